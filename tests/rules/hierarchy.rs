//! The tree of pools (2.4).

use freehold::command::{Command, CreatePool, Dependants, Rule};
use freehold::model::{
    AllocationTarget, AutoImport, Isp, Label, MaskRules, TextField, TextProblem,
};

use super::{Desk, cidr, east, exactly, linking, reservation, sized, top_pool, west};

#[test]
fn s2_04_1_a_sub_pool_keeps_the_line_of_its_source() {
    let mut desk = Desk::new();
    let public = desk.ipam().public_scope;
    let request = top_pool(public, "2408:4005::/56");
    let isp = Some(Isp::ChinaTelecom);
    let source = desk.create_pool(CreatePool { isp, ..request.clone() });
    let sub = CreatePool { source_pool: Some(source), provision: vec![sized(60)], ..request };
    let other = CreatePool { isp: Some(Isp::Bgp), ..sub.clone() };
    assert_eq!(desk.rule(Command::CreatePool(other)), Rule::SourcePoolMismatch(source));
    let silent = desk.create_pool(sub);
    assert_eq!(desk.workspace.pools().get(&silent).unwrap().isp, isp);
}

#[test]
fn s2_04_2_a_sub_pool_of_a_source_without_region_chooses_one_or_none() {
    let mut desk = Desk::new();
    let bare = CreatePool { provision: Vec::new(), ..top_pool(desk.private(), "10.0.0.0/16") };
    let source = desk.create_pool(CreatePool { region: None, ..bare.clone() });
    for region in [None, Some(east()), Some(west())] {
        let request = CreatePool { source_pool: Some(source), region, ..bare.clone() };
        let wanted = request.region.clone();
        let made = desk.create_pool(request);
        assert_eq!(desk.workspace.pools().get(&made).unwrap().region, wanted);
    }
}

#[test]
fn s2_04_3_a_pool_must_keep_all_quotas_at_once_and_hears_of_each() {
    use freehold::model::Quota;
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let quotas = [
        Quota::IpamPoolQuotaDepth,
        Quota::IpamSubPoolQuotaPerIpamPool,
        Quota::IpamPoolQuotaPerScope,
    ];
    let sub_pool =
        CreatePool { source_pool: Some(pool), ..top_pool(desk.private(), "10.0.0.0/24") };
    for quota in quotas {
        desk.limit(quota, u32::from(quota != Quota::IpamSubPoolQuotaPerIpamPool));
    }
    let refused = desk.refused(Command::CreatePool(sub_pool.clone()));
    let full: Vec<Quota> = refused
        .iter()
        .map(|reason| match reason.rule {
            Rule::Quota(quota, _) => quota,
            ref other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(full, quotas);
    for quota in quotas {
        desk.limit(quota, 2);
    }
    desk.create_pool(sub_pool);
}

#[test]
fn s2_04_4_top_level_pools_live_side_by_side() {
    let mut desk = Desk::new();
    let pools = ["10.0.0.0/16", "10.1.0.0/16", "172.16.0.0/12"].map(|text| desk.pool(text));
    for pool in pools {
        assert_eq!(desk.workspace.depth(desk.workspace.pools().get(&pool).unwrap()), 1);
    }
    let crossing = exactly("10.0.0.0/15");
    let request =
        CreatePool { provision: vec![crossing], ..top_pool(desk.private(), "10.0.0.0/15") };
    assert!(matches!(desk.rule(Command::CreatePool(request)), Rule::OverlapsPoolCidr { .. }));
}

#[test]
fn s2_04_6_sub_pools_vpcs_and_reservations_share_one_free_space() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/22");
    desk.sub_pool(pool, "10.0.0.0/24");
    let key = desk.vpc("vpc-1", &["10.0.1.0/24"]);
    desk.link(pool, key, "10.0.1.0/24");
    desk.reserve(pool, "10.0.2.0/24");
    let targets: Vec<_> = desk.workspace.allocations_in(pool).map(|row| row.target).collect();
    assert!(matches!(
        targets[..],
        [AllocationTarget::SubPool(_), AllocationTarget::Vpc(_), AllocationTarget::Custom]
    ));
    // Whatever took a block, it is taken for all three.
    let other = desk.vpc("vpc-2", &["10.0.0.0/24", "10.0.2.0/24"]);
    for text in ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"] {
        let reserve = Command::Reserve(pool, vec![reservation(exactly(text))]);
        assert!(matches!(desk.rule(reserve), Rule::NotFree { .. }), "{text}");
        let request = CreatePool { source_pool: Some(pool), ..top_pool(desk.private(), text) };
        assert!(matches!(desk.rule(Command::CreatePool(request)), Rule::NotFree { .. }), "{text}");
    }
    for text in ["10.0.0.0/24", "10.0.2.0/24"] {
        assert!(matches!(desk.rule(linking(pool, other, text)), Rule::NotFree { .. }), "{text}");
    }
    desk.reserve(pool, "10.0.3.0/24");
}

#[test]
fn s2_04_7_an_update_leaves_everything_else_as_it_is() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let before = desk.workspace.pools().get(&pool).unwrap().clone();
    let rules = MaskRules { min: Some(20), default: Some(24), max: None };
    let update = |name: &str| Command::UpdatePool {
        pool,
        label: Label::named(name),
        rules,
        auto_import: AutoImport::On,
    };
    desk.done(update("east"));
    let after = desk.workspace.pools().get(&pool).unwrap().clone();
    assert_eq!(after.label.name.as_ref(), "east");
    // What is not given is the longest mask, as with the vendor.
    assert_eq!(after.rules, MaskRules { max: Some(32), ..rules });
    assert_eq!(after.auto_import, AutoImport::On);
    let restored = freehold::model::Pool {
        label: before.label.clone(),
        rules: before.rules,
        auto_import: before.auto_import,
        ..after
    };
    assert_eq!(restored, before);
    assert_eq!(desk.rule(update("https://x")), Rule::Text(TextField::Name, TextProblem::Url));
}

#[test]
fn s2_04_8_a_pool_with_reservations_only_has_a_code_of_its_own() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let custom = desk.reserve(pool, "10.0.0.0/24");
    let reasons = desk.refused(Command::DeletePool(pool, Dependants::Refuse));
    let codes: Vec<&str> = reasons.iter().map(|reason| reason.rule.code()).collect();
    let (of_pool, of_cidr) =
        ("DependencyViolation.CustomPoolAllocation", "DependencyViolation.CustomCidrs");
    assert_eq!(codes, [of_pool, "DependencyViolation.PoolCidr"]);
    let deprovision = || Command::Deprovision(pool, cidr("10.0.0.0/16"), Dependants::Refuse);
    assert_eq!(desk.rule(deprovision()).code(), of_cidr);
    desk.done(Command::Release(vec![custom]));
    desk.done(deprovision());
    desk.done(Command::DeletePool(pool, Dependants::Refuse));
}
