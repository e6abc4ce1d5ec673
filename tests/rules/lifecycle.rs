//! What is made, changed and deleted, and what goes with it (2.1 to 2.7).

use freehold::address::Family;
use freehold::command::{
    CidrRequest, Command, CreatePool, Dependants, InTheWay, ObjectRef, ObservedResource, Reason,
    Remedy, Rule, Spot,
};
use freehold::insight::{Insight, Management, Monitoring};
use freehold::model::{
    AllocationTarget, AutoImport, DiscoveryKind, Isp, Label, Lifecycle, MaskRules, PoolId,
    ScopeKind, TextField, TextProblem,
};

use super::{Desk, cidr, east, exactly, ipam_of, linking, reservation, sized, top_pool, vpc, west};

fn custom_discovery(desk: &mut Desk) -> freehold::model::DiscoveryId {
    match desk.done(Command::CreateDiscovery(ipam_of(west(), &[west(), east()]))).object {
        Some(ObjectRef::Discovery(id)) => id,
        other => panic!("{other:?} is no discovery"),
    }
}

#[test]
fn s2_01_1_what_is_made_is_created_and_what_is_deleted_is_not_found() {
    let mut desk = Desk::new();
    let (ipam, lab, pool) = (desk.ipam(), desk.scope(), desk.pool("10.0.0.0/16"));
    let custom = custom_discovery(&mut desk);
    assert_eq!(ipam.status, Lifecycle::Created);
    let workspace = &desk.workspace;
    assert!(workspace.scopes().iter().all(|scope| scope.status == Lifecycle::Created));
    assert!(workspace.discoveries().iter().all(|row| row.status == Lifecycle::Created));
    assert_eq!(workspace.pools().get(&pool).unwrap().status, Lifecycle::Created);
    let refuse = Dependants::Refuse;
    let both = [
        (Command::DeleteScope(lab, refuse), "ResourceNotFound.IpamScope"),
        (Command::DeletePool(pool, Dependants::DeleteToo), "ResourceNotFound.IpamPool"),
        (Command::DeleteDiscovery(custom), "ResourceNotFound.IpamResourceDiscovery"),
        (Command::DeleteIpam(ipam.id, refuse), "ResourceNotFound.Ipam"),
    ];
    for (delete, code) in both {
        desk.done(delete.clone());
        assert_eq!(desk.rule(delete).code(), code);
    }
}

#[test]
fn s2_02_4_the_default_discovery_has_the_regions_of_its_ipam() {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    let regions = |desk: &Desk| {
        let discovery = desk.workspace.discoveries().get(&desk.ipam().default_discovery).unwrap();
        desk.workspace.discovery_regions(discovery).to_vec()
    };
    let north = freehold::model::Region::alibaba("cn-north");
    desk.done(Command::AddEffectiveRegions(ipam, vec![north.clone()]));
    assert_eq!(regions(&desk), [east(), north.clone(), west()]);
    desk.done(Command::RemoveEffectiveRegion(ipam, west(), Dependants::Refuse));
    assert_eq!(regions(&desk), [east(), north.clone()]);
    let own = Command::SetDiscoveryRegions(desk.ipam().default_discovery, vec![east(), west()]);
    assert!(matches!(desk.rule(own), Rule::DefaultDiscovery(_)));
}

#[test]
fn s2_02_5_a_sub_pool_of_the_region_counts_too() {
    let mut desk = Desk::new();
    let request = CreatePool { region: None, ..top_pool(desk.private(), "10.0.0.0/16") };
    let source = desk.create_pool(request);
    let request = top_pool(desk.private(), "10.0.0.0/24");
    let request = CreatePool { source_pool: Some(source), region: Some(west()), ..request };
    let sub_pool = desk.create_pool(request);
    let remove = |dependants| Command::RemoveEffectiveRegion(desk.ipam_id(), west(), dependants);
    let (refuse, too) = (remove(Dependants::Refuse), remove(Dependants::DeleteToo));
    let Rule::Depends { dependants, .. } = desk.rule(refuse) else { panic!("no dependants") };
    assert_eq!(dependants, [ObjectRef::Pool(sub_pool)]);
    desk.done(too);
    // Only the pool of the region went, and its place in the source is free again.
    assert!(desk.workspace.pools().keys().eq([&source]));
    assert!(desk.workspace.allocations().is_empty());
}

#[test]
fn s2_02_6_an_ipam_takes_its_default_scopes_discovery_and_association_along() {
    let mut desk = Desk::new();
    desk.vpc("vpc-1", &["10.0.0.0/24"]);
    custom_discovery(&mut desk);
    desk.done(Command::DeleteIpam(desk.ipam_id(), Dependants::Refuse));
    let workspace = &desk.workspace;
    assert!(workspace.ipams().is_empty() && workspace.scopes().is_empty());
    assert!(workspace.associations().is_empty() && workspace.sources().is_empty());
    // What only its discovery had found cannot be shown any more.
    assert!(workspace.resources().is_empty());
    // A custom discovery of another region is nobody's default, and stays.
    assert!(matches!(
        workspace.discoveries().iter().next().unwrap().kind,
        DiscoveryKind::Custom(_)
    ));
    assert_eq!(workspace.discoveries().len(), 1);
}

#[test]
fn s2_03_1_default_scopes_stay_and_those_made_are_private() {
    let mut desk = Desk::new();
    let lab = desk.scope();
    let row = desk.workspace.scopes().get(&lab).unwrap();
    assert_eq!(row.kind, ScopeKind::Private);
    assert!(!desk.workspace.is_default_scope(lab));
    for scope in [desk.ipam().private_scope, desk.ipam().public_scope] {
        assert!(desk.workspace.is_default_scope(scope));
        for dependants in [Dependants::Refuse, Dependants::DeleteToo] {
            let rule = desk.rule(Command::DeleteScope(scope, dependants));
            assert_eq!(rule, Rule::DefaultScope(scope));
            assert_eq!(rule.code(), "OperationDenied.DeleteDefaultScope");
        }
    }
    desk.done(Command::DeleteScope(lab, Dependants::Refuse));
}

#[test]
fn s2_03_3_private_scopes_take_ipv4_and_public_ones_ipv6() {
    let mut desk = Desk::new();
    let (private, public) = (desk.private(), desk.ipam().public_scope);
    let lab = desk.scope();
    for (scope, text, family) in [
        (private, "fd00::/48", Family::V6),
        (lab, "fd00::/48", Family::V6),
        (public, "10.0.0.0/16", Family::V4),
    ] {
        let rule = desk.rule(Command::CreatePool(top_pool(scope, text)));
        assert_eq!(rule, Rule::FamilyNotInScope(family, scope));
    }
    for (scope, text) in
        [(private, "10.0.0.0/16"), (lab, "10.0.0.0/16"), (public, "2408:4005::/56")]
    {
        desk.create_pool(top_pool(scope, text));
    }
}

#[test]
fn s2_03_4_pools_may_overlap_across_scopes_and_never_among_unrelated_pools_of_one() {
    let mut desk = Desk::new();
    let (private, lab) = (desk.private(), desk.scope());
    let pool = desk.pool("10.0.0.0/16");
    desk.create_pool(top_pool(lab, "10.0.0.0/16"));
    let refused = desk.rule(Command::CreatePool(top_pool(private, "10.0.0.0/8")));
    let with = cidr("10.0.0.0/16");
    assert_eq!(refused, Rule::OverlapsPoolCidr { cidr: cidr("10.0.0.0/8"), pool, with });
}

#[test]
fn s2_03_5_a_default_scope_can_be_renamed() {
    let mut desk = Desk::new();
    let private = desk.private();
    desk.done(Command::UpdateScope(private, Label::named("core")));
    assert_eq!(desk.workspace.scopes().get(&private).unwrap().label.name.as_ref(), "core");
    let url = Command::UpdateScope(private, Label::named("http://core"));
    assert_eq!(desk.rule(url), Rule::Text(TextField::Name, TextProblem::Url));
}

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

#[test]
fn s2_05_1_only_a_pool_that_is_there_takes_a_cidr() {
    let mut desk = Desk::new();
    let nobody = PoolId::new(5);
    let provision = |pool| Command::Provision(pool, vec![exactly("10.0.0.0/16")]);
    assert_eq!(desk.rule(provision(nobody)), Rule::NotFound(ObjectRef::Pool(nobody)));
    let bare = CreatePool { provision: Vec::new(), ..top_pool(desk.private(), "10.0.0.0/16") };
    let pool = desk.create_pool(bare);
    desk.done(provision(pool));
    assert_eq!(desk.rule(Command::Provision(pool, Vec::new())), Rule::NothingAsked);
}

#[test]
fn s2_05_3_the_number_of_cidrs_is_looked_at_with_all_rows_of_the_dialog() {
    use freehold::model::Quota;
    let mut desk = Desk::new();
    desk.limit(Quota::IpamCidrQuotaPerIpamPool, 2);
    let pool = desk.pool("10.0.0.0/16");
    let both = vec![exactly("10.1.0.0/16"), exactly("10.2.0.0/16")];
    let rule = desk.rule(Command::Provision(pool, both.clone()));
    assert_eq!(rule, Rule::Quota(Quota::IpamCidrQuotaPerIpamPool, 2));
    desk.done(Command::Provision(pool, both[..1].to_vec()));
}

#[test]
fn s2_05_6_each_cidr_of_a_sub_pool_is_an_allocation_in_its_source() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/24");
    desk.done(Command::Provision(sub_pool, vec![sized(24), exactly("10.0.9.0/24")]));
    let held: Vec<_> = desk.workspace.allocations_in(pool).collect();
    assert!(held.iter().all(|row| row.target == AllocationTarget::SubPool(sub_pool)));
    let held: Vec<String> = held.iter().map(|row| row.cidr.to_string()).collect();
    assert_eq!(held, desk.blocks(sub_pool));
    assert_eq!(held, ["10.0.0.0/24", "10.0.1.0/24", "10.0.9.0/24"]);
    desk.done(Command::Deprovision(sub_pool, cidr("10.0.1.0/24"), Dependants::Refuse));
    assert_eq!(desk.workspace.allocations_in(pool).count(), 2);
    desk.reserve(pool, "10.0.1.0/24");
    // A top-level CIDR is cut from nothing, and allocates nothing.
    let before = desk.workspace.allocations().len();
    desk.pool("172.16.0.0/16");
    assert_eq!(desk.workspace.allocations().len(), before);
}

#[test]
fn s2_06_4_a_vpc_gets_its_block_from_a_pool_of_its_region() {
    let mut desk = Desk::new();
    let far = ObservedResource { region: Some(west()), ..vpc("vpc-far", &["10.0.0.0/24"]) };
    desk.import(vec![far]);
    let key = desk.key("vpc-far");
    let regionless = CreatePool { region: None, ..top_pool(desk.private(), "10.0.0.0/17") };
    let regionless = desk.create_pool(regionless);
    let rule = desk.rule(linking(regionless, key, "10.0.0.0/24"));
    assert_eq!(rule.code(), "OperationDenied.IpamPoolNotInRegion");
    let here =
        CreatePool { source_pool: Some(regionless), ..top_pool(desk.private(), "10.0.0.0/20") };
    let here = desk.create_pool(here);
    let rule = desk.rule(linking(here, key, "10.0.0.0/24"));
    assert_eq!(rule.code(), "OperationDenied.RequestRegionInvalid");
    desk.done(Command::DeletePool(here, Dependants::DeleteToo));
    let there = top_pool(desk.private(), "10.0.0.0/20");
    let there = CreatePool { source_pool: Some(regionless), region: Some(west()), ..there };
    let there = desk.create_pool(there);
    desk.link(there, key, "10.0.0.0/24");
}

#[test]
fn s2_06_5_a_pool_without_region_reserves_and_takes_several_cidrs_in_one_dialog() {
    let mut desk = Desk::new();
    let request = CreatePool { region: None, ..top_pool(desk.private(), "10.0.0.0/24") };
    let pool = desk.create_pool(request);
    let rows =
        ["10.0.0.0/28", "10.0.0.64/28", "10.0.0.128/25"].map(|text| reservation(exactly(text)));
    desk.done(Command::Reserve(pool, rows.to_vec()));
    assert_eq!(desk.workspace.allocations_in(pool).count(), 3);
    let both = vec![reservation(exactly("10.0.0.16/28")), reservation(exactly("10.0.0.64/28"))];
    let reason = desk.refusal(Command::Reserve(pool, both));
    assert_eq!(
        (reason.spot, reason.rule.code()),
        (Spot::Row(1), "OperationDenied.CidrUnavailableInPool")
    );
    assert_eq!(desk.workspace.allocations_in(pool).count(), 3);
}

#[test]
fn s2_06_6_a_sub_pool_may_be_larger_or_smaller_than_the_masks_allow() {
    let mut desk = Desk::new();
    let rules = MaskRules { min: Some(24), default: None, max: Some(26) };
    let request = top_pool(desk.private(), "10.0.0.0/16");
    let pool = desk.create_pool(CreatePool { rules, ..request });
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/20");
    desk.done(Command::Provision(sub_pool, vec![sized(28), sized(20)]));
    for length in [20, 28] {
        let reserve = Command::Reserve(pool, vec![reservation(sized(length))]);
        let rule = Rule::MaskNotAllowed { prefix_len: length, min: 24, max: 26 };
        assert_eq!(desk.rule(reserve), rule);
    }
    desk.done(Command::Reserve(pool, vec![reservation(sized(24))]));
}

#[test]
fn s2_07_1_a_discovery_tracks_vpcs_and_vswitches_allocated_or_not() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24", "10.9.0.0/24"]);
    let inner = desk.vswitch("vsw-1", "vpc-1", &["10.0.0.0/28"]);
    desk.link(pool, key, "10.0.0.0/24");
    for (key, text, management) in [
        (key, "10.0.0.0/24", Management::Managed),
        (key, "10.9.0.0/24", Management::Unmanaged),
        (inner, "10.0.0.0/28", Management::Managed),
    ] {
        let row = desk.row(key, text);
        assert_eq!((row.management, row.monitoring), (management, Monitoring::Monitored));
    }
    // Nothing of a region in which it does not work.
    let north = Some(freehold::model::Region::alibaba("cn-north"));
    desk.import(vec![ObservedResource { region: north, ..vpc("vpc-2", &["10.2.0.0/24"]) }]);
    let elsewhere = desk.key("vpc-2");
    assert_eq!(Insight::of(&desk.workspace).rows_of_resource(elsewhere).count(), 0);
}

#[test]
fn s2_07_2_a_region_has_one_discovery_and_the_default_one_counts() {
    let mut desk = Desk::new();
    let default = desk.ipam().default_discovery;
    let reason = desk.refusal(Command::CreateDiscovery(ipam_of(east(), &[east()])));
    assert_eq!(reason.rule.code(), "QuotaExceeded.IpamResourceDiscovery");
    assert_eq!(reason.remedies.last(), Some(&Remedy::Open(ObjectRef::Discovery(default))));
    let custom = custom_discovery(&mut desk);
    let reason = desk.refusal(Command::CreateDiscovery(ipam_of(west(), &[west()])));
    assert_eq!(reason.remedies.last(), Some(&Remedy::Open(ObjectRef::Discovery(custom))));
    // An IPAM of that region takes it over, so that the number stays one.
    desk.done(Command::CreateIpam(ipam_of(west(), &[west()])));
    assert_eq!(desk.workspace.discoveries().len(), 2);
}

#[test]
fn s2_07_2_a_discovery_must_work_in_its_own_region() {
    let mut desk = Desk::new();
    let reason = desk.refusal(Command::CreateDiscovery(ipam_of(west(), &[east()])));
    let rule = Rule::ManagedRegionMissing(west());
    assert_eq!(reason, Reason::new(rule).at(Spot::Regions));
}

#[test]
fn s2_07_4_an_ipam_manages_what_is_effective_in_it_and_in_the_discovery() {
    let mut desk = Desk::new();
    desk.limit(freehold::model::Quota::CustomIpamResourceDiscoveryQuotaPerRegion, 2);
    let made = desk.done(Command::CreateDiscovery(ipam_of(east(), &[east()]))).object;
    let Some(ObjectRef::Discovery(narrow)) = made else { panic!("{made:?}") };
    desk.done(Command::Associate(desk.ipam_id(), narrow));
    let mut near = super::list(freehold::model::Provider::Alibaba, 1, Vec::new());
    super::facts(&mut near).discovery = freehold::command::DiscoveryChoice::Known(narrow);
    let far = ObservedResource { region: Some(west()), ..vpc("vpc-far", &["10.1.0.0/24"]) };
    near.resources = vec![vpc("vpc-near", &["10.0.0.0/24"]), far];
    desk.done(super::importing(vec![near]));
    let rows =
        |desk: &Desk, id: &str| Insight::of(&desk.workspace).rows_of_resource(desk.key(id)).count();
    assert_eq!((rows(&desk, "vpc-near"), rows(&desk, "vpc-far")), (1, 0));
    desk.done(Command::SetDiscoveryRegions(narrow, vec![east(), west()]));
    assert_eq!(rows(&desk, "vpc-far"), 1);
    desk.done(Command::Dissociate(desk.ipam_id(), narrow));
    assert_eq!((rows(&desk, "vpc-near"), rows(&desk, "vpc-far")), (0, 0));
    // Associated no more, it can be dissociated no more.
    let again = Command::Dissociate(desk.ipam_id(), narrow);
    assert_eq!(desk.rule(again).code(), "ResourceNotFound.ResourceDiscoveryAssociation");
}

#[test]
fn s2_07_5_imported_is_what_is_inside_in_the_region_and_not_allocated() {
    let mut desk = Desk::new();
    let request = top_pool(desk.private(), "10.0.0.0/16");
    let provision = vec![exactly("10.0.0.0/16"), exactly("10.1.0.0/16")];
    let request = CreatePool { auto_import: AutoImport::On, provision, ..request };
    let pool = desk.create_pool(request);
    desk.reserve(pool, "10.0.3.0/26");
    desk.import(vec![
        vpc("vpc-in", &["10.0.0.0/24"]),
        vpc("vpc-out", &["10.2.0.0/24"]),
        // Two provisioned CIDRs side by side are no larger one.
        vpc("vpc-across", &["10.0.0.0/15"]),
        ObservedResource { region: Some(west()), ..vpc("vpc-far", &["10.0.1.0/24"]) },
        vpc("vpc-twin", &["10.0.0.0/24"]),
        vpc("vpc-inner", &["10.0.0.0/26"]),
        vpc("vpc-taken", &["10.0.3.0/24"]),
        vpc("vpc-other", &["10.1.0.0/24"]),
    ]);
    let imported = |desk: &Desk, id: &str| {
        let key = desk.key(id);
        let cidrs = &desk.workspace.resources().get(&key).unwrap().cidrs;
        desk.workspace.allocation_of(key, cidrs[0].cidr).is_some()
    };
    for (id, expected) in [
        ("vpc-in", true),
        ("vpc-out", false),
        ("vpc-across", false),
        ("vpc-far", false),
        ("vpc-twin", false),
        ("vpc-inner", false),
        ("vpc-taken", false),
        ("vpc-other", true),
    ] {
        assert_eq!(imported(&desk, id), expected, "{id}");
    }
}

#[test]
fn s2_07_6_an_imported_vpc_may_break_the_masks_of_its_pool() {
    use freehold::insight::Compliance;
    let mut desk = Desk::new();
    let rules = MaskRules { min: Some(20), default: None, max: Some(24) };
    let request = top_pool(desk.private(), "10.0.0.0/8");
    let pool = desk.create_pool(CreatePool { rules, auto_import: AutoImport::On, ..request });
    let large = desk.vpc("vpc-large", &["10.1.0.0/16"]);
    let small = desk.vpc("vpc-small", &["10.2.0.0/28"]);
    let fitting = desk.vpc("vpc-fitting", &["10.3.0.0/22"]);
    for (key, text, compliant) in [
        (large, "10.1.0.0/16", false),
        (small, "10.2.0.0/28", false),
        (fitting, "10.3.0.0/22", true),
    ] {
        let row = desk.row(key, text);
        assert_eq!(row.pool, Some(pool), "{text}");
        assert_eq!(row.compliance == Compliance::Compliant, compliant, "{text}");
    }
}

#[test]
fn s2_12_a_refusal_carries_the_vendors_code() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/24");
    let key = desk.vpc("vpc-1", &["10.0.0.0/25"]);
    let reserve = |request: CidrRequest| Command::Reserve(pool, vec![reservation(request)]);
    desk.reserve(pool, "10.0.0.0/25");
    let in_the_way = InTheWay::Refuse;
    let link = Command::AllocateVpc { pool, resource: key, cidr: cidr("10.0.0.0/25"), in_the_way };
    for (command, code) in [
        (reserve(sized(24)), "ResourceNotEnough.IpamPoolCidr"),
        (reserve(CidrRequest::Default), "MissingParam.CidrOrCidrMask"),
        (reserve(exactly("10.0.0.0/26")), "OperationDenied.CidrUnavailableInPool"),
        (reserve(sized(33)), "OperationDenied.MaskOfCidrIsNotAllowed"),
        (reserve(exactly("fd00::/64")), "Mismatch.IpVersionAndIpamPoolIpVersion"),
        (link, "OperationDenied.CidrUnavailableInPool"),
    ] {
        assert_eq!(desk.rule(command.clone()).code(), code, "{command:?}");
    }
}
