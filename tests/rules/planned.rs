//! Planned VPCs and vSwitches (D15).

use freehold::address::{Family, Placement};
use freehold::command::{
    CidrRequest, Command, CreatePool, Note, ObjectRef, PlannedVSwitch, PlannedVpc, Reason, Remedy,
    Rule, Spot, VpcRow, provider_rules,
};
use freehold::insight::{Insight, Management, Monitoring, Overlap};
use freehold::model::{
    AccountId, AllocationTarget, AutoImport, Label, MaskRules, PoolId, PrivateIpv6, Provider,
    Region, ResourceKey, ResourceKind, TextField, TextProblem, Watch,
};

use super::{Desk, cidr, east, exactly, ipam_of, linking, top_pool, vpc, west};

fn named(name: &str) -> PlannedVpc {
    PlannedVpc { name: name.into(), ..PlannedVpc::default() }
}

fn sized(prefix_len: u8) -> CidrRequest {
    CidrRequest::AnyOf { prefix_len, placement: Placement::FirstFit }
}

fn planning(pool: PoolId, request: CidrRequest) -> Command {
    Command::CreatePlannedVpc(pool, request, named("shop"))
}

fn within(vpc: ResourceKey, request: CidrRequest) -> Command {
    Command::CreatePlannedVSwitch(vpc, request, PlannedVSwitch::default())
}

/// The resource that a command makes.
pub fn made(desk: &mut Desk, command: Command) -> ResourceKey {
    match desk.done(command).object {
        Some(ObjectRef::Resource(key)) => key,
        other => panic!("{other:?} is no resource"),
    }
}

/// A planned VPC named `shop`.
pub fn plan(desk: &mut Desk, pool: PoolId, text: &str) -> ResourceKey {
    made(desk, planning(pool, exactly(text)))
}

pub fn plan_vswitch(desk: &mut Desk, vpc: ResourceKey, text: &str) -> ResourceKey {
    made(desk, within(vpc, exactly(text)))
}

fn blocks(desk: &Desk, key: ResourceKey) -> Vec<String> {
    let resource = desk.workspace.resources().get(&key).expect("the resource");
    resource.cidrs.iter().map(|row| row.cidr.to_string()).collect()
}

/// A desk that works in these regions too, with a pool of one of them.
fn abroad(provider: Provider, block: &str) -> (Desk, PoolId) {
    let mut desk = Desk::new();
    let region = Region::new(provider, "europe");
    desk.done(Command::AddEffectiveRegions(desk.ipam_id(), vec![region.clone()]));
    let request = top_pool(desk.private(), block);
    let pool = desk.create_pool(CreatePool { region: Some(region), ..request });
    (desk, pool)
}

#[test]
fn d15_a_planned_vpc_takes_space_and_is_monitored_like_any_other() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = plan(&mut desk, pool, "10.0.0.0/20");
    let row = desk.row(key, "10.0.0.0/20");
    assert_eq!((row.management, row.pool), (Management::Managed, Some(pool)));
    assert_eq!((row.monitoring, row.ipam), (Monitoring::Monitored, desk.ipam_id()));
    let resource = desk.workspace.resources().get(&key).unwrap().clone();
    assert_eq!((resource.region, resource.provider), (Some(east()), Provider::Alibaba));
    assert_eq!(resource.status.as_deref(), Some("Planned"));
    let id = resource.identity;
    assert!(
        matches!(&id, freehold::model::Identity::Planned(id) if id.starts_with("planned-vpc-"))
    );
    // What is planned is taken.
    let rule = desk.rule(planning(pool, exactly("10.0.0.0/24")));
    let taken_by = desk.workspace.allocations().keys().copied().collect();
    assert_eq!(rule, Rule::NotFree { cidr: cidr("10.0.0.0/24"), taken_by });
}

#[test]
fn d15_a_planned_vpc_by_mask_keeps_off_what_is_taken_or_discovered() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    desk.reserve(pool, "10.0.0.0/24");
    desk.vpc("vpc-1", &["10.0.1.0/24"]);
    let key = made(&mut desk, planning(pool, sized(24)));
    assert_eq!(blocks(&desk, key), ["10.0.2.0/24"]);
    let reason = desk.refusal(planning(pool, sized(16)));
    let expected = Reason::new(Rule::NoRoom(16, pool)).at(Spot::Row(0));
    assert_eq!(reason, expected.or(Remedy::UsePrefixLen(17)));
    assert_eq!(desk.rule(planning(pool, CidrRequest::Default)), Rule::NothingAsked);
}

#[test]
fn d15_a_typed_block_on_a_discovered_vpc_is_planned_and_says_so() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let found = desk.vpc("vpc-1", &["10.0.1.0/24"]);
    let done = desk.done(planning(pool, exactly("10.0.1.0/24")));
    assert_eq!(done.notes, [Note::HitsResource(cidr("10.0.1.0/24"), found)]);
    assert_eq!(desk.row(found, "10.0.1.0/24").overlap, Overlap::Overlapping(1));
}

#[test]
fn d15_both_the_pools_masks_and_the_providers_are_kept() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/8");
    let label = Label::default();
    let rules = MaskRules { min: Some(12), default: Some(24), max: Some(30) };
    desk.done(Command::UpdatePool { pool, label, rules, auto_import: AutoImport::Off });
    let refused = |desk: &mut Desk, length| desk.refused(planning(pool, sized(length)));
    let by_pool = |prefix_len, nearest| {
        let rule = Rule::MaskNotAllowed { prefix_len, min: 12, max: 30 };
        Reason::new(rule).at(Spot::Row(0)).or(Remedy::UsePrefixLen(nearest))
    };
    let by_cloud = |prefix_len, nearest| {
        let (provider, kind) = (Provider::Alibaba, ResourceKind::Vpc);
        let rule = Rule::ProviderMask { provider, kind, prefix_len, min: 8, max: 28 };
        Reason::new(rule).at(Spot::Row(0)).or(Remedy::UsePrefixLen(nearest))
    };
    assert_eq!(refused(&mut desk, 11), [by_pool(11, 12)]);
    assert_eq!(refused(&mut desk, 29), [by_cloud(29, 28)]);
    // The nearest is one that both allow.
    assert_eq!(refused(&mut desk, 31), [by_pool(31, 28), by_cloud(31, 28)]);
    for length in [12, 28] {
        made(&mut desk, planning(pool, sized(length)));
    }
    let key = made(&mut desk, planning(pool, CidrRequest::Default));
    assert_eq!(blocks(&desk, key)[0].split('/').nth(1), Some("24"));
}

#[test]
fn d15_each_provider_has_its_own_lengths() {
    let edges = [
        (Provider::Aws, ResourceKind::Vpc, 16, 28),
        (Provider::Aws, ResourceKind::VSwitch, 16, 28),
        (Provider::Azure, ResourceKind::Vpc, 0, 32),
        (Provider::Azure, ResourceKind::VSwitch, 0, 29),
        (Provider::Google, ResourceKind::VSwitch, 0, 29),
        (Provider::Alibaba, ResourceKind::Vpc, 8, 28),
        (Provider::Alibaba, ResourceKind::VSwitch, 16, 29),
        (Provider::Other, ResourceKind::Vpc, 0, 32),
        (Provider::Tencent, ResourceKind::VSwitch, 0, 32),
    ];
    for (provider, kind, min, max) in edges {
        let lengths = provider_rules(provider).lengths(kind, Family::V4);
        assert_eq!((*lengths.start(), *lengths.end()), (min, max), "{provider} {kind}");
    }
    let (mut desk, pool) = abroad(Provider::Aws, "10.0.0.0/8");
    let code = desk.rule(planning(pool, sized(15))).code();
    assert_eq!(code, "IllegalParam.Ipv4CidrMask");
    made(&mut desk, planning(pool, sized(16)));
}

#[test]
fn d15_alibaba_keeps_shared_space_to_itself_and_others_do_not() {
    let mut desk = Desk::new();
    let pool = desk.pool("100.0.0.0/8");
    let (asked, reserved) = (cidr("100.96.0.0/16"), cidr("100.64.0.0/10"));
    let rule = Rule::ForbiddenSpace { cidr: asked, reserved };
    assert_eq!(desk.rule(planning(pool, CidrRequest::Exactly(asked))), rule);
    let (mut desk, pool) = abroad(Provider::Azure, "100.0.0.0/8");
    plan(&mut desk, pool, "100.96.0.0/16");
}

#[test]
fn d15_a_plan_needs_a_pool_with_a_region_and_a_cidr() {
    let mut desk = Desk::new();
    let request = CreatePool { region: None, ..top_pool(desk.private(), "10.0.0.0/16") };
    let nowhere = desk.create_pool(request.clone());
    let rule = Rule::PoolWithoutRegion(nowhere);
    assert_eq!(desk.rule(planning(nowhere, exactly("10.0.0.0/24"))), rule);
    let request = CreatePool { region: Some(east()), provision: Vec::new(), ..request };
    let empty = desk.create_pool(request);
    let rules: Vec<Rule> =
        desk.refused(planning(empty, sized(24))).into_iter().map(|reason| reason.rule).collect();
    assert!(rules.contains(&Rule::PoolEmpty(empty)), "{rules:?}");
    let url = Command::CreatePlannedVpc(nowhere, exactly("10.0.0.0/24"), named("http://x"));
    let rules: Vec<Rule> = desk.refused(url).into_iter().map(|reason| reason.rule).collect();
    let texts = Rule::Text(TextField::Name, TextProblem::Url);
    assert_eq!(rules, [texts, Rule::PoolWithoutRegion(nowhere)]);
    let gone = PoolId::new(5);
    let rule = Rule::NotFound(ObjectRef::Pool(gone));
    assert_eq!(desk.rule(planning(gone, sized(24))), rule);
}

#[test]
fn d15_a_planned_vpc_takes_five_more_ipv4_cidrs_and_five_of_ipv6() {
    let mut desk = Desk::new();
    let settings = freehold::model::Settings {
        private_ipv6: PrivateIpv6::Allowed,
        ..desk.workspace.settings().into_owned()
    };
    desk.done(Command::UpdateSettings(settings));
    let (pool, v6) = (desk.pool("10.0.0.0/16"), desk.pool("fd00::/48"));
    // No VPC starts with IPv6.
    assert_eq!(desk.rule(planning(v6, sized(56))), Rule::Ipv4First(v6));
    let key = plan(&mut desk, pool, "10.0.0.0/24");
    for (from, length) in [(pool, 24), (v6, 56)] {
        for _ in 0..5 {
            desk.done(Command::AddPlannedCidr(key, from, sized(length)));
        }
    }
    assert_eq!(blocks(&desk, key).len(), 11);
    for (from, length, family, limit) in [(pool, 24, Family::V4, 6), (v6, 56, Family::V6, 5)] {
        let rule = Rule::TooManyCidrs { vpc: key, family, limit };
        assert_eq!(desk.rule(Command::AddPlannedCidr(key, from, sized(length))), rule);
    }
}

#[test]
fn d15_another_cidr_comes_from_the_same_region_and_ipam_and_meets_no_other_of_the_vpc() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = plan(&mut desk, pool, "10.0.0.0/24");
    let lab = match desk.done(Command::CreateScope(desk.ipam_id(), Label::default())).object {
        Some(ObjectRef::Scope(id)) => id,
        other => panic!("{other:?}"),
    };
    let twin = desk.create_pool(top_pool(lab, "10.0.0.0/16"));
    let add = |from, request| Command::AddPlannedCidr(key, from, request);
    let overlap = Rule::OverlapsResource {
        cidr: cidr("10.0.0.0/25"),
        resource: key,
        with: cidr("10.0.0.0/24"),
    };
    assert_eq!(desk.rule(add(twin, exactly("10.0.0.0/25"))), overlap);
    // By mask it keeps off by itself.
    desk.done(add(twin, sized(24)));
    assert_eq!(blocks(&desk, key), ["10.0.0.0/24", "10.0.1.0/24"]);
    let far = CreatePool { region: Some(west()), ..top_pool(desk.private(), "10.1.0.0/16") };
    let far = desk.create_pool(far);
    assert_eq!(desk.rule(add(far, sized(24))), Rule::VpcElsewhere(key, far));
    desk.done(Command::CreateIpam(ipam_of(west(), &[east(), west()])));
    let other = desk.workspace.ipams().iter().find(|ipam| ipam.region == west()).unwrap().clone();
    let foreign = desk.create_pool(top_pool(other.private_scope, "10.2.0.0/16"));
    assert_eq!(desk.rule(add(foreign, sized(24))), Rule::PlannedElsewhere(key, foreign));
    let real = desk.vpc("vpc-1", &["10.9.0.0/24"]);
    assert_eq!(desk.rule(Command::AddPlannedCidr(real, pool, sized(24))), Rule::NotPlanned(real));
}

#[test]
fn d15_planned_vswitches_lie_apart_inside_a_cidr_of_their_vpc() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = plan(&mut desk, pool, "10.0.0.0/24");
    let first = plan_vswitch(&mut desk, key, "10.0.0.0/26");
    let row = desk.row(first, "10.0.0.0/26");
    assert_eq!((row.management, row.overlap), (Management::Managed, Overlap::Nonoverlapping));
    let second = made(&mut desk, within(key, sized(26)));
    assert_eq!(blocks(&desk, second), ["10.0.0.64/26"]);
    let reason = desk.refusal(within(key, exactly("10.0.0.32/27")));
    let rule = Rule::OverlapsResource {
        cidr: cidr("10.0.0.32/27"),
        resource: first,
        with: cidr("10.0.0.0/26"),
    };
    let another = Remedy::UseCidr(cidr("10.0.0.128/27"));
    assert_eq!(reason, Reason::new(rule).at(Spot::Row(0)).or(another));
    let outside = Rule::NotInVpc(cidr("10.0.1.0/26"), key);
    assert_eq!(desk.rule(within(key, exactly("10.0.1.0/26"))), outside);
    assert_eq!(desk.rule(within(key, sized(24))), Rule::NoRoomInVpc(24, key));
    assert_eq!(desk.rule(within(key, CidrRequest::Default)), Rule::NothingAsked);
    for length in [15, 30] {
        let rule = desk.rule(within(key, sized(length)));
        assert!(matches!(rule, Rule::ProviderMask { min: 16, max: 29, .. }), "{rule:?}");
    }
    made(&mut desk, within(key, sized(29)));
    assert_eq!(desk.rule(within(first, sized(28))), Rule::NotAVpc(first));
    // Half of the VPC and a /29 are planned.
    let used = desk.row(key, "10.0.0.0/24").usage.numbers().unwrap().0;
    assert_eq!(used, (128u64 + 8).into());
}

#[test]
fn d15_vswitches_can_be_planned_in_a_discovered_vpc_that_is_managed() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let real = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let rule = Rule::NotInVpc(cidr("10.0.0.0/26"), real);
    assert_eq!(desk.rule(within(real, exactly("10.0.0.0/26"))), rule);
    let allocation = desk.link(pool, real, "10.0.0.0/24");
    desk.vswitch("vsw-1", "vpc-1", &["10.0.0.0/26"]);
    let key = made(&mut desk, within(real, sized(26)));
    assert_eq!(desk.row(key, "10.0.0.64/26").management, Management::Managed);
    // The real VPC stays when it is released, and so does the plan in it.
    desk.done(Command::Release(vec![allocation]));
    assert_eq!(desk.row(key, "10.0.0.64/26").management, Management::Unmanaged);
}

#[test]
fn d15_plans_are_renamed_and_keep_their_texts_in_order() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = plan(&mut desk, pool, "10.0.0.0/24");
    let inner = plan_vswitch(&mut desk, key, "10.0.0.0/26");
    let account = Some(AccountId::new("0042"));
    let facts = PlannedVpc { account: account.clone(), ..named("store") };
    desk.done(Command::UpdatePlannedVpc(key, facts));
    let facts = PlannedVSwitch { zone: Some("cn-east-a".into()), ..PlannedVSwitch::default() };
    desk.done(Command::UpdatePlannedVSwitch(inner, facts));
    let row = |key| desk.workspace.resources().get(&key).unwrap();
    assert_eq!((row(key).name.as_ref(), &row(key).account), ("store", &account));
    assert_eq!((row(inner).zone.as_deref(), &row(inner).account), (Some("cn-east-a"), &account));
    let long = PlannedVpc { name: "n".repeat(129).into(), ..PlannedVpc::default() };
    let rule = Rule::Text(TextField::Name, TextProblem::TooLong { limit: 128 });
    assert_eq!(desk.rule(Command::UpdatePlannedVpc(key, long)), rule);
    let mistaken = Command::UpdatePlannedVSwitch(key, PlannedVSwitch::default());
    assert_eq!(desk.rule(mistaken), Rule::NotAVSwitch(key));
    let mistaken = Command::UpdatePlannedVpc(inner, PlannedVpc::default());
    assert_eq!(desk.rule(mistaken), Rule::NotAVpc(inner));
}

#[test]
fn d15_releasing_the_last_allocation_deletes_the_plan_with_its_vswitches() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = plan(&mut desk, pool, "10.0.0.0/24");
    desk.done(Command::AddPlannedCidr(key, pool, exactly("10.0.1.0/24")));
    plan_vswitch(&mut desk, key, "10.0.0.0/26");
    let kept = plan_vswitch(&mut desk, key, "10.0.1.0/26");
    let of = |desk: &Desk, text| desk.workspace.allocation_of(key, cidr(text)).unwrap().id;
    // Of two CIDRs one goes, with what is planned inside.
    let first = of(&desk, "10.0.0.0/24");
    desk.done(Command::Release(vec![first]));
    assert_eq!(blocks(&desk, key), ["10.0.1.0/24"]);
    assert_eq!(desk.workspace.vswitches_of(key).map(|row| row.key).collect::<Vec<_>>(), [kept]);
    // With the last one all goes; a dry run lists it.
    let last = Command::Release(vec![of(&desk, "10.0.1.0/24")]);
    let env = freehold::command::Env::new(freehold::model::Time(9), 9);
    let tried = desk.workspace.dry_run(last.clone(), &env).unwrap();
    assert_eq!(tried.change.ops.len(), 3, "the allocation, the VPC and its vSwitch");
    desk.done(last);
    assert!(desk.workspace.resources().is_empty() && desk.workspace.allocations().is_empty());
}

#[test]
fn d15_plans_go_with_the_pool_that_they_are_planned_from() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = plan(&mut desk, pool, "10.0.0.0/24");
    plan_vswitch(&mut desk, key, "10.0.0.0/26");
    desk.done(Command::DeletePool(pool, freehold::command::Dependants::DeleteToo));
    assert!(desk.workspace.resources().is_empty());
}

#[test]
fn d15_what_is_planned_for_an_ipam_goes_with_it() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let real = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    desk.link(pool, real, "10.0.0.0/24");
    plan_vswitch(&mut desk, real, "10.0.0.0/26");
    let ipam = desk.ipam_id();
    desk.done(Command::DeleteIpam(ipam, freehold::command::Dependants::DeleteToo));
    assert!(desk.workspace.resources().iter().all(|row| row.planned_for().is_none()));
}

#[test]
fn d15_plans_are_deleted_together_and_nothing_else_is() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let real = desk.vpc("vpc-1", &["10.0.9.0/24"]);
    let (one, two) = (plan(&mut desk, pool, "10.0.0.0/24"), plan(&mut desk, pool, "10.0.1.0/24"));
    let inner = plan_vswitch(&mut desk, one, "10.0.0.0/26");
    let lone = plan_vswitch(&mut desk, two, "10.0.1.0/26");
    let reasons = desk.refused(Command::DeletePlanned(vec![one, real, ResourceKey(99)]));
    let rules: Vec<Rule> = reasons.into_iter().map(|reason| reason.rule).collect();
    let gone = Rule::NotFound(ObjectRef::Resource(ResourceKey(99)));
    assert_eq!(rules, [Rule::NotPlanned(real), gone]);
    desk.done(Command::DeletePlanned(vec![one, inner, lone]));
    let left: Vec<_> = desk.workspace.resources().iter().map(|row| row.key).collect();
    assert_eq!(left, [real, two]);
    assert_eq!(desk.workspace.allocations().len(), 1);
}

#[test]
fn d15_a_planned_vpc_is_neither_linked_again_nor_ignored() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = plan(&mut desk, pool, "10.0.0.0/24");
    let allocation = desk.workspace.allocation_of(key, cidr("10.0.0.0/24")).unwrap().id;
    let linked = desk.rule(linking(pool, key, "10.0.0.0/24"));
    assert_eq!(linked, Rule::AlreadyAllocated(allocation));
    let ignore = Command::SetWatch(vec![(key, cidr("10.0.0.0/24"))], Watch::Ignored);
    let open = Remedy::Open(ObjectRef::Allocation(allocation));
    assert_eq!(desk.refusal(ignore), Reason::new(Rule::PlannedVpc(key)).or(open));
    let inner = plan_vswitch(&mut desk, key, "10.0.0.0/26");
    desk.done(Command::SetWatch(vec![(inner, cidr("10.0.0.0/26"))], Watch::Ignored));
    assert_eq!(desk.row(inner, "10.0.0.0/26").management, Management::Ignored);
}

#[test]
fn d13_auto_import_never_takes_a_plan() {
    let mut desk = Desk::new();
    let request = top_pool(desk.private(), "10.0.0.0/16");
    let pool = desk.create_pool(CreatePool { auto_import: AutoImport::On, ..request });
    let key = plan(&mut desk, pool, "10.0.0.0/24");
    let done = desk.done(within(key, sized(26)));
    assert!(done.notes.is_empty());
    assert_eq!(desk.workspace.allocations().len(), 1);
}

#[test]
fn d15_several_vpcs_are_linked_in_one_step_or_none_is() {
    let mut desk = Desk::new();
    let (pool, other) = (desk.pool("10.0.0.0/16"), desk.pool("10.1.0.0/16"));
    let (one, two) = (desk.vpc("vpc-1", &["10.0.0.0/24"]), desk.vpc("vpc-2", &["10.1.0.0/24"]));
    let twin = desk.vpc("vpc-3", &["10.0.0.0/25"]);
    let row = |pool, resource, text| VpcRow { pool, resource, cidr: cidr(text) };
    let link = |rows| Command::AllocateVpcs(rows, freehold::command::InTheWay::Refuse);
    let (first, second) = (row(pool, one, "10.0.0.0/24"), row(other, two, "10.1.0.0/24"));
    let bad = vec![first, row(pool, two, "10.1.0.0/24"), row(pool, twin, "10.0.0.0/25"), first];
    let expected = [
        Reason::new(Rule::NotInside(cidr("10.1.0.0/24"), pool))
            .at(Spot::Row(1))
            .or(Remedy::Open(ObjectRef::Pool(pool))),
        Reason::new(Rule::OverlapsRow { cidr: cidr("10.0.0.0/25"), with: cidr("10.0.0.0/24") })
            .at(Spot::Row(2)),
        Reason::new(Rule::OverlapsRow { cidr: cidr("10.0.0.0/24"), with: cidr("10.0.0.0/24") })
            .at(Spot::Row(3)),
    ];
    assert_eq!(desk.refused(link(bad)), expected);
    assert_eq!(desk.rule(link(Vec::new())), Rule::NothingAsked);
    desk.done(link(vec![first, second]));
    let targets: Vec<_> = desk.workspace.allocations().iter().map(|row| row.target).collect();
    assert!(targets.contains(&AllocationTarget::Vpc(one)));
    assert!(targets.contains(&AllocationTarget::Vpc(two)));
}

#[test]
fn d16_no_feed_can_name_a_plan() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = plan(&mut desk, pool, "10.0.0.0/24");
    let id = desk.workspace.resources().get(&key).unwrap().external_id().clone();
    desk.import(vec![vpc(&id, &["10.0.5.0/24"])]);
    assert_eq!(blocks(&desk, key), ["10.0.0.0/24"]);
    assert_eq!(desk.workspace.resources().len(), 2);
    assert_eq!(Insight::of(&desk.workspace).rows_of_resource(key).count(), 1);
}
