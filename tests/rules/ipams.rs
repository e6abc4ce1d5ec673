//! IPAMs, regions, scopes, discoveries and settings (D2, D4, D6, 2.2, 2.3, 2.7).

use freehold::command::{
    Command, Dependants, Dependence, ObjectRef, Reason, Remedy, Rule, SetUp, Spot,
};
use freehold::model::{
    DiscoveryId, DiscoveryKind, IpamId, Label, PrivateIpv6, Quota, Region, ScopeId, ScopeKind,
    TextField, TextProblem,
};

use super::{Desk, east, exactly, ipam_of, reservation, top_pool, west};

#[test]
fn s2_02_2_an_ipam_comes_with_two_scopes_a_discovery_and_its_association() {
    let desk = Desk::new();
    let ipam = desk.ipam();
    let kind = |scope: ScopeId| desk.workspace.scopes().get(&scope).unwrap().kind;
    assert_eq!(kind(ipam.public_scope), ScopeKind::Public);
    assert_eq!(kind(ipam.private_scope), ScopeKind::Private);
    let discovery = desk.workspace.discoveries().get(&ipam.default_discovery).unwrap();
    assert_eq!(discovery.kind, DiscoveryKind::System(ipam.id));
    assert_eq!(desk.workspace.discovery_regions(discovery), [east(), west()]);
    assert_eq!(desk.workspace.associations_of(ipam.id).count(), 1);
}

#[test]
fn s2_02_1_a_region_has_one_ipam_and_must_be_effective_itself() {
    let mut desk = Desk::new();
    let known = desk.ipam_id();
    let reason = desk.refusal(Command::CreateIpam(ipam_of(east(), &[east()])));
    assert_eq!(reason.rule, Rule::Quota(Quota::IpamQuotaPerRegion, 1));
    let open = Remedy::Open(ObjectRef::Ipam(known));
    assert_eq!(reason.remedies, [Remedy::RaiseQuota(Quota::IpamQuotaPerRegion), open]);
    let rule = desk.rule(Command::CreateIpam(ipam_of(west(), &[east()])));
    assert_eq!(rule, Rule::ManagedRegionMissing(west()));
    desk.done(Command::CreateIpam(ipam_of(west(), &[west()])));
}

#[test]
fn s2_02_2_a_custom_discovery_of_the_region_becomes_the_default_one() {
    let mut desk = Desk::empty();
    desk.done(Command::CreateDiscovery(ipam_of(east(), &[east()])));
    let custom = *desk.workspace.discoveries().keys().next().unwrap();
    desk.done(Command::CreateIpam(ipam_of(east(), &[east(), west()])));
    assert_eq!(desk.ipam().default_discovery, custom);
    assert_eq!(desk.workspace.discoveries().len(), 1);
}

#[test]
fn s1_00_labels_are_checked_and_all_problems_told_at_once() {
    let mut desk = Desk::new();
    let ipam = desk.ipam();
    let bad = Label { name: "http://x".into(), description: "1st".into(), ..Label::default() };
    let reasons = desk.refused(Command::UpdateIpam(ipam.id, bad.clone()));
    let expected = [
        Reason::new(Rule::Text(TextField::Name, TextProblem::Url)).at(Spot::Name),
        Reason::new(Rule::Text(TextField::Description, TextProblem::BadStart))
            .at(Spot::Description),
    ];
    assert_eq!(reasons, expected);
    assert_eq!(desk.refused(Command::CreateScope(ipam.id, bad.clone())).len(), 2);
    assert_eq!(desk.refused(Command::UpdateScope(ipam.private_scope, bad.clone())).len(), 2);
    assert_eq!(desk.refused(Command::UpdateDiscovery(ipam.default_discovery, bad)).len(), 2);
    let good = Label::named("core");
    desk.done(Command::UpdateIpam(ipam.id, good.clone()));
    desk.done(Command::UpdateScope(ipam.private_scope, good.clone()));
    desk.done(Command::UpdateDiscovery(ipam.default_discovery, good.clone()));
    assert_eq!(desk.ipam().label, good);
}

#[test]
fn s2_02_3_effective_regions_come_and_go_but_for_the_managed_one() {
    let mut desk = Desk::new();
    let (ipam, north) = (desk.ipam_id(), Region::alibaba("cn-north"));
    let again = Command::AddEffectiveRegions(ipam, vec![north.clone(), west()]);
    assert_eq!(desk.rule(again), Rule::RegionAlreadyEffective(west()));
    desk.done(Command::AddEffectiveRegions(ipam, vec![north.clone()]));
    let remove = |region: Region| Command::RemoveEffectiveRegion(ipam, region, Dependants::Refuse);
    assert_eq!(desk.rule(remove(east())), Rule::ManagedRegionStays(east()));
    desk.done(remove(north.clone()));
    assert_eq!(desk.rule(remove(north.clone())), Rule::RegionNotEffective(north, ipam));
}

#[test]
fn s2_02_5_a_region_with_pools_goes_with_them_or_not_at_all() {
    let mut desk = Desk::new();
    let (ipam, private) = (desk.ipam_id(), desk.private());
    let request = top_pool(private, "10.0.0.0/16");
    let pool = desk.create_pool(freehold::command::CreatePool { region: Some(west()), ..request });
    desk.reserve(pool, "10.0.0.0/24");
    let reason = desk.refusal(Command::RemoveEffectiveRegion(ipam, west(), Dependants::Refuse));
    let rule = Rule::Depends {
        object: ObjectRef::Ipam(ipam),
        dependants: vec![ObjectRef::Pool(pool)],
        kind: Dependence::Pools,
    };
    assert_eq!(reason.rule.code(), "DependencyViolation.IpamPool");
    assert_eq!(reason, Reason::new(rule).or(Remedy::DeleteToo));
    desk.done(Command::RemoveEffectiveRegion(ipam, west(), Dependants::DeleteToo));
    assert!(desk.workspace.pools().is_empty() && desk.workspace.allocations().is_empty());
}

#[test]
fn d02_deleting_an_ipam_lists_what_stands_on_it_and_takes_it_all_in_one_step() {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    desk.done(Command::CreateScope(ipam, Label::named("lab")));
    let pool = desk.pool("10.0.0.0/16");
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/20");
    desk.reserve(sub_pool, "10.0.0.0/24");
    desk.vpc("vpc-1", &["10.0.1.0/24"]);
    let reasons = desk.refused(Command::DeleteIpam(ipam, Dependants::Refuse));
    let kinds: Vec<_> = reasons
        .iter()
        .map(|reason| match &reason.rule {
            Rule::Depends { kind, dependants, .. } => (*kind, dependants.len()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, [(Dependence::Pools, 2), (Dependence::Scopes, 1)]);
    assert!(reasons.iter().all(|reason| reason.remedies == [Remedy::DeleteToo]));
    // `done` proves that one undo step brings it all back.
    desk.done(Command::DeleteIpam(ipam, Dependants::DeleteToo));
    assert!(desk.workspace.is_empty());
    assert!(desk.workspace.scopes().is_empty() && desk.workspace.associations().is_empty());
}

#[test]
fn d02_no_teardown_sweeps_away_an_associated_discovery() {
    let mut desk = Desk::new();
    let ipam = desk.ipam_id();
    let mut settings = desk.workspace.settings().into_owned();
    settings.quotas.insert(Quota::CustomIpamResourceDiscoveryQuotaPerRegion, 2);
    desk.done(Command::UpdateSettings(settings));
    desk.done(Command::CreateDiscovery(ipam_of(east(), &[east()])));
    let custom = custom_discovery(&desk);
    desk.done(Command::Associate(ipam, custom));
    let rule = desk.rule(Command::DeleteIpam(ipam, Dependants::DeleteToo));
    let object = ObjectRef::Ipam(ipam);
    let dependants = vec![ObjectRef::Discovery(custom)];
    assert_eq!(rule, Rule::Depends { object, dependants, kind: Dependence::Associations });
}

fn custom_discovery(desk: &Desk) -> DiscoveryId {
    let mut all = desk.workspace.discoveries().iter();
    all.find(|row| matches!(row.kind, DiscoveryKind::Custom(_))).unwrap().id
}

#[test]
fn s2_03_2_a_default_scope_stays_and_a_custom_one_goes_with_its_pools() {
    let mut desk = Desk::new();
    let ipam = desk.ipam();
    for scope in [ipam.private_scope, ipam.public_scope] {
        let rule = desk.rule(Command::DeleteScope(scope, Dependants::DeleteToo));
        assert_eq!(rule, Rule::DefaultScope(scope));
    }
    let made = desk.done(Command::CreateScope(ipam.id, Label::default())).object;
    let Some(ObjectRef::Scope(lab)) = made else { panic!("{made:?}") };
    let pool = desk.create_pool(top_pool(lab, "10.0.0.0/16"));
    let rule = Rule::Depends {
        object: ObjectRef::Scope(lab),
        dependants: vec![ObjectRef::Pool(pool)],
        kind: Dependence::Pools,
    };
    assert_eq!(desk.rule(Command::DeleteScope(lab, Dependants::Refuse)), rule);
    desk.done(Command::DeleteScope(lab, Dependants::DeleteToo));
    assert!(desk.workspace.pools().is_empty());
    let gone = Rule::NotFound(ObjectRef::Scope(lab));
    assert_eq!(desk.rule(Command::DeleteScope(lab, Dependants::Refuse)), gone);
}

#[test]
fn s2_07_4_discoveries_are_associated_within_their_region_and_once() {
    let mut desk = Desk::new();
    let (ipam, default) = (desk.ipam_id(), desk.ipam().default_discovery);
    let quota = Quota::CustomIpamResourceDiscoveryQuotaPerRegion;
    let second = || Command::CreateDiscovery(ipam_of(east(), &[east()]));
    assert_eq!(desk.rule(second()), Rule::Quota(quota, 1));
    desk.done(Command::CreateDiscovery(ipam_of(west(), &[west(), east()])));
    let abroad = custom_discovery(&desk);
    assert_eq!(desk.rule(Command::Associate(ipam, abroad)), Rule::DiscoveryElsewhere(abroad, ipam));
    assert_eq!(
        desk.rule(Command::Associate(ipam, default)),
        Rule::AlreadyAssociated(default, ipam)
    );
    assert_eq!(desk.rule(Command::Dissociate(ipam, default)), Rule::DefaultDiscovery(default));
    let nothing = Reason::new(Rule::NotAssociated(abroad, ipam));
    let open = Remedy::Open(ObjectRef::Discovery(abroad));
    assert_eq!(desk.refusal(Command::Dissociate(ipam, abroad)), nothing.or(open));
    desk.done(Command::CreateIpam(ipam_of(
        Region::alibaba("cn-north"),
        &[Region::alibaba("cn-north")],
    )));
    let gone = IpamId::new(1);
    assert_eq!(desk.rule(Command::Associate(gone, abroad)), Rule::NotFound(ObjectRef::Ipam(gone)));
}

#[test]
fn s2_07_3_the_default_discovery_follows_its_ipam_and_a_custom_one_its_own_regions() {
    let mut desk = Desk::new();
    let default = desk.ipam().default_discovery;
    let regions = Command::SetDiscoveryRegions(default, vec![east()]);
    assert_eq!(desk.rule(regions), Rule::DefaultDiscovery(default));
    assert_eq!(desk.rule(Command::DeleteDiscovery(default)), Rule::DefaultDiscovery(default));
    desk.done(Command::CreateDiscovery(ipam_of(west(), &[west()])));
    let custom = custom_discovery(&desk);
    let without = Command::SetDiscoveryRegions(custom, vec![east()]);
    assert_eq!(desk.rule(without), Rule::ManagedRegionStays(west()));
    desk.done(Command::SetDiscoveryRegions(custom, vec![west(), east()]));
    desk.done(Command::DeleteDiscovery(custom));
    assert_eq!(desk.workspace.discoveries().len(), 1);
}

#[test]
fn d20_ipv6_in_private_scopes_cannot_be_switched_off_while_it_is_used() {
    let mut desk = Desk::new();
    let private = desk.private();
    let request = top_pool(private, "fd00::/48");
    let reason = desk.refusal(Command::CreatePool(request.clone()));
    let rule = Rule::FamilyNotInScope(freehold::address::Family::V6, private);
    assert_eq!(reason, Reason::new(rule).at(Spot::Family).or(Remedy::AllowPrivateIpv6));
    let mut settings = desk.workspace.settings().into_owned();
    settings.private_ipv6 = PrivateIpv6::Allowed;
    desk.done(Command::UpdateSettings(settings.clone()));
    let pool = desk.create_pool(request);
    settings.private_ipv6 = PrivateIpv6::Refused;
    let reason = desk.refusal(Command::UpdateSettings(settings));
    let open = Remedy::Open(ObjectRef::Pool(pool));
    assert_eq!(reason, Reason::new(Rule::PrivateIpv6InUse(pool)).or(open));
}

#[test]
fn d29_an_import_sets_up_the_ipam_and_the_regions_that_it_needs() {
    let mut desk = Desk::empty();
    let lists = || {
        vec![super::list(
            freehold::model::Provider::Alibaba,
            5,
            vec![super::vpc("vpc-1", &["10.0.0.0/16"])],
        )]
    };
    let rule = desk.rule(super::importing(lists()));
    assert_eq!(rule, Rule::NoIpamIn(east()));
    let import = |set_up| {
        let removal = freehold::command::LargeRemoval::Ask;
        Command::Import(freehold::command::Import {
            set_up,
            lists: lists(),
            removal,
            ..Default::default()
        })
    };
    desk.done(import(vec![SetUp::ipam(east(), vec![east()])]));
    assert_eq!(desk.row(desk.key("vpc-1"), "10.0.0.0/16").scope, desk.private());
    let ipam = desk.ipam_id();
    desk.done(import(vec![SetUp::AddRegions(ipam, vec![east(), west()])]));
    assert_eq!(desk.ipam().effective_regions, [east(), west()]);
}

#[test]
fn d25_a_dry_run_tells_the_change_and_makes_none() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let before = desk.workspace.clone();
    let reserve = Command::Reserve(pool, vec![reservation(exactly("10.0.0.0/24"))]);
    let env = freehold::command::Env::new(freehold::model::Time(1), 1);
    let told = desk.workspace.dry_run(reserve.clone(), &env).unwrap();
    assert!(desk.workspace == before);
    let done = desk.workspace.apply(reserve, &mut env.clone()).unwrap();
    assert_eq!(told, done);
}
