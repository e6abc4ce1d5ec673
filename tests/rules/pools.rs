//! Pools and their hierarchy (D3, D4, D12, 2.4).

use freehold::address::Family;
use freehold::command::{
    AutoImportObstacle, CidrRequest, Command, CreatePool, Dependants, Dependence, ObjectRef,
    Reason, Remedy, Rule, Spot,
};
use freehold::insight::Compliance;
use freehold::model::{AutoImport, Label, MaskBreach, MaskRules, PoolId, Quota};

use super::{Desk, cidr, east, linking, top_pool, west};

fn bare(desk: &Desk, source_pool: Option<PoolId>) -> CreatePool {
    let request = top_pool(desk.private(), "10.0.0.0/8");
    CreatePool { source_pool, provision: Vec::new(), ..request }
}

#[test]
fn d03_the_tenth_level_is_the_last() {
    let mut desk = Desk::new();
    let mut pool = None;
    for depth in 1..=10 {
        let request = bare(&desk, pool);
        let made = desk.create_pool(request);
        assert_eq!(desk.workspace.depth(desk.workspace.pools().get(&made).unwrap()), depth);
        pool = Some(made);
    }
    let request = bare(&desk, pool);
    let quota = Quota::IpamPoolQuotaDepth;
    let over = Reason::new(Rule::Quota(quota, 10)).or(Remedy::RaiseQuota(quota));
    assert_eq!(desk.refusal(Command::CreatePool(request)), over);
}

#[test]
fn s2_04_1_a_sub_pool_has_the_scope_family_and_region_of_its_source() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let elsewhere = CreatePool { region: Some(west()), ..bare(&desk, Some(pool)) };
    let inherited = Reason::new(Rule::RegionInherited(east())).at(Spot::Region);
    let inherited = inherited.or(Remedy::UseRegion(east()));
    assert_eq!(desk.refusal(Command::CreatePool(elsewhere)), inherited);
    let lab = match desk.done(Command::CreateScope(desk.ipam_id(), Label::default())).object {
        Some(ObjectRef::Scope(lab)) => lab,
        other => panic!("{other:?}"),
    };
    let other_scope = CreatePool { scope: lab, ..bare(&desk, Some(pool)) };
    assert_eq!(desk.rule(Command::CreatePool(other_scope)), Rule::SourcePoolMismatch(pool));
    let silent = CreatePool { region: None, ..bare(&desk, Some(pool)) };
    let sub_pool = desk.create_pool(silent);
    assert_eq!(desk.workspace.pools().get(&sub_pool).unwrap().region, Some(east()));
}

#[test]
fn s2_04_2_a_pools_region_must_be_effective_and_ipv6_needs_one() {
    let mut desk = Desk::new();
    let ipam = desk.ipam();
    let north = freehold::model::Region::alibaba("cn-north");
    let request = CreatePool { region: Some(north.clone()), ..bare(&desk, None) };
    let rule = Rule::RegionNotEffective(north.clone(), ipam.id);
    let remedy = Remedy::AddRegion(ipam.id, north);
    let expected = Reason::new(rule).at(Spot::Region).or(remedy);
    assert_eq!(desk.refusal(Command::CreatePool(request)), expected);
    let public = CreatePool {
        scope: ipam.public_scope,
        family: Family::V6,
        region: None,
        ..bare(&desk, None)
    };
    let required = Reason::new(Rule::RegionRequired).at(Spot::Region);
    assert_eq!(desk.refusal(Command::CreatePool(public)), required);
}

#[test]
fn d12_rules_must_be_in_order() {
    let mut desk = Desk::new();
    let with = |min, default, max| MaskRules { min, default, max };
    for rules in [
        with(Some(24), None, Some(16)),
        with(Some(16), Some(15), None),
        with(None, Some(25), Some(24)),
        with(None, None, Some(33)),
    ] {
        let request = CreatePool { rules, ..bare(&desk, None) };
        let reason = desk.refusal(Command::CreatePool(request));
        assert_eq!(reason, Reason::new(Rule::RulesNotSound).at(Spot::Rules), "{rules:?}");
        assert_eq!(reason.rule.code(), "IllegalParam.CidrMask");
    }
    let request = CreatePool { rules: with(Some(16), Some(16), Some(16)), ..bare(&desk, None) };
    desk.create_pool(request);
}

#[test]
fn d13_auto_import_needs_a_region_and_a_default_scope() {
    let mut desk = Desk::new();
    let regionless = CreatePool { region: None, auto_import: AutoImport::On, ..bare(&desk, None) };
    let reason = desk.refusal(Command::CreatePool(regionless));
    let rule = Rule::AutoImportImpossible(AutoImportObstacle::NoRegion);
    assert_eq!(reason, Reason::new(rule).at(Spot::AutoImport));
    let lab = match desk.done(Command::CreateScope(desk.ipam_id(), Label::default())).object {
        Some(ObjectRef::Scope(lab)) => lab,
        other => panic!("{other:?}"),
    };
    let custom = CreatePool { scope: lab, auto_import: AutoImport::On, ..bare(&desk, None) };
    let rule = Rule::AutoImportImpossible(AutoImportObstacle::CustomScope);
    assert_eq!(desk.rule(Command::CreatePool(custom)), rule);
}

#[test]
fn d12_new_rules_judge_at_once_and_take_nothing_away() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let vpc = desk.vpc("vpc-1", &["10.0.0.0/20"]);
    desk.link(pool, vpc, "10.0.0.0/20");
    let update = |min, max| Command::UpdatePool {
        pool,
        label: Label::default(),
        rules: MaskRules { min, default: None, max },
        auto_import: AutoImport::Off,
    };
    let judged = |desk: &Desk| desk.row(vpc, "10.0.0.0/20").compliance;
    assert_eq!(judged(&desk), Compliance::Compliant);
    desk.done(update(Some(20), Some(20)));
    assert_eq!(judged(&desk), Compliance::Compliant);
    desk.done(update(Some(21), None));
    assert_eq!(judged(&desk), Compliance::Noncompliant(MaskBreach::ShorterThanMin(21)));
    desk.done(update(None, Some(19)));
    assert_eq!(judged(&desk), Compliance::Noncompliant(MaskBreach::LongerThanMax(19)));
    assert_eq!(desk.workspace.allocations().len(), 1);
    assert_eq!(desk.rule(update(Some(9), Some(8))), Rule::RulesNotSound);
}

#[test]
fn s2_04_8_a_pool_is_deleted_empty_or_with_all_that_it_holds() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/20");
    let custom = desk.reserve(pool, "10.0.16.0/24");
    let key = desk.vpc("vpc-1", &["10.0.32.0/24"]);
    let linked = desk.link(pool, key, "10.0.32.0/24");
    let depends = |dependants, kind| {
        Reason::new(Rule::Depends { object: ObjectRef::Pool(pool), dependants, kind })
            .or(Remedy::DeleteToo)
    };
    let expected = [
        depends(vec![ObjectRef::Pool(sub_pool)], Dependence::Pools),
        depends(vec![ObjectRef::Allocation(custom)], Dependence::CustomAllocations),
        depends(vec![ObjectRef::Allocation(linked)], Dependence::VpcAllocations),
        depends(vec![ObjectRef::PoolCidr(pool, cidr("10.0.0.0/16"))], Dependence::PoolCidrs),
    ];
    assert_eq!(desk.refused(Command::DeletePool(pool, Dependants::Refuse)), expected);
    desk.done(Command::DeletePool(pool, Dependants::DeleteToo));
    assert!(desk.workspace.pools().is_empty() && desk.workspace.allocations().is_empty());
    // What was released keeps off auto-import.
    let held = desk.workspace.resources().get(&key).unwrap().cidrs[0].hold;
    assert_eq!(held, freehold::model::Hold::Held);
    let empty = desk.create_pool(bare(&desk, None));
    desk.done(Command::DeletePool(empty, Dependants::Refuse));
    let gone = Rule::NotFound(ObjectRef::Pool(empty));
    assert_eq!(desk.rule(Command::DeletePool(empty, Dependants::Refuse)), gone);
    assert_eq!(
        desk.rule(linking(empty, key, "10.0.32.0/24")),
        Rule::NotFound(ObjectRef::Pool(empty))
    );
}

#[test]
fn s2_04_8_deleting_a_sub_pool_gives_its_place_back() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/20");
    desk.done(Command::DeletePool(sub_pool, Dependants::DeleteToo));
    assert!(desk.workspace.allocations().is_empty());
    desk.reserve(pool, "10.0.0.0/20");
}

#[test]
fn s2_05_2_a_failing_first_cidr_makes_no_pool() {
    let mut desk = Desk::new();
    let request = CreatePool { provision: vec![CidrRequest::Default], ..bare(&desk, None) };
    let expected = Reason::new(Rule::NothingAsked).at(Spot::Row(0));
    assert_eq!(desk.refusal(Command::CreatePool(request)), expected);
}

#[test]
fn s2_04_1_only_a_public_ipv6_pool_has_a_line() {
    let mut desk = Desk::new();
    let isp = Some(freehold::model::Isp::Bgp);
    let request = CreatePool { isp, ..top_pool(desk.private(), "10.0.0.0/16") };
    let rule = desk.rule(Command::CreatePool(request));
    assert_eq!(rule, Rule::IspWithoutPublicIpv6(freehold::model::Isp::Bgp));
    assert_eq!(rule.code(), "IllegalParam.Ipv6Isp");
}

#[test]
fn s2_12_each_dependence_has_its_own_code() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    desk.reserve(pool, "10.0.0.0/24");
    let codes = |reasons: Vec<Reason>| -> Vec<&str> {
        reasons.iter().map(|reason| reason.rule.code()).collect()
    };
    let delete = Command::DeletePool(pool, Dependants::Refuse);
    let expected = ["DependencyViolation.CustomPoolAllocation", "DependencyViolation.PoolCidr"];
    assert_eq!(codes(desk.refused(delete)), expected);
    let deprovision = Command::Deprovision(pool, cidr("10.0.0.0/16"), Dependants::Refuse);
    assert_eq!(codes(desk.refused(deprovision)), ["DependencyViolation.CustomCidrs"]);
    desk.done(Command::CreateScope(desk.ipam_id(), Label::default()));
    let delete = Command::DeleteIpam(desk.ipam_id(), Dependants::Refuse);
    let expected = ["DependencyViolation.IpamPool", "DependencyViolation.IpamScope"];
    assert_eq!(codes(desk.refused(delete)), expected);
    assert_eq!(desk.rule(Command::Provision(pool, Vec::new())), Rule::NothingAsked);
}
