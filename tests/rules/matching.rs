//! Plans that came true: a feed brings what was planned (D15).

use freehold::command::{
    CidrRequest, Command, Env, Import, Likeness, Match, Note, ObjectRef, ObservedList,
    ObservedResource, PlannedVpc, Rule,
};
use freehold::feed::{Preview, preview};
use freehold::insight::Management;
use freehold::model::{AccountId, Origin, Provider, ResourceKey, Time, Watch};

use super::planned::{made, plan, plan_vswitch};
use super::{Desk, cidr, list, vpc, vswitch, west};

fn named(name: &str, account: &str, resource: ObservedResource) -> ObservedResource {
    let account = Some(AccountId::new(account));
    ObservedResource { name: Some(name.into()), account, ..resource }
}

fn bringing(resources: Vec<ObservedResource>, matches: &[(ResourceKey, &str)]) -> Import {
    let lists: Vec<ObservedList> = vec![list(Provider::Alibaba, 1_000, resources)];
    let found =
        |(planned, id): &(ResourceKey, &str)| Match { planned: *planned, found: (*id).into() };
    Import { lists, matches: matches.iter().map(found).collect(), ..Import::default() }
}

fn previewed(desk: &mut Desk, import: Import) -> Preview {
    let before = desk.workspace.clone();
    let preview = preview(&mut desk.workspace, import, &Env::new(Time(2_000), 3)).unwrap();
    assert!(desk.workspace == before, "a preview changes nothing");
    preview
}

/// A plan `shop` of account 0042 for 10.0.0.0/24.
fn planned(desk: &mut Desk) -> ResourceKey {
    let pool = desk.pool("10.0.0.0/16");
    let account = Some(AccountId::new("0042"));
    let facts = PlannedVpc { name: "shop".into(), account, ..PlannedVpc::default() };
    let request = CidrRequest::Exactly(cidr("10.0.0.0/24"));
    made(desk, Command::CreatePlannedVpc(pool, request, facts))
}

#[test]
fn d15_account_and_name_rank_first_and_several_are_left_to_the_user() {
    let mut desk = Desk::new();
    let key = planned(&mut desk);
    let block = ["10.0.0.0/24"];
    let brought = vec![
        named("other", "7", vpc("vpc-1", &block)),
        named("shop", "7", vpc("vpc-2", &block)),
        named("other", "0042", vpc("vpc-3", &block)),
        named("shop", "0042", vpc("vpc-4", &block)),
    ];
    let proposals = previewed(&mut desk, bringing(brought, &[])).matches;
    assert_eq!(proposals.len(), 1);
    assert_eq!((proposals[0].planned, &proposals[0].preselected), (key, &None));
    let ranked: Vec<_> =
        proposals[0].candidates.iter().map(|one| (one.id.as_ref(), one.likeness)).collect();
    let expected = [
        ("vpc-4", Likeness::AccountAndName),
        ("vpc-3", Likeness::Account),
        ("vpc-2", Likeness::Name),
        ("vpc-1", Likeness::BlockOnly),
    ];
    assert_eq!(ranked, expected);
}

#[test]
fn d15_the_only_candidate_is_preselected_also_while_it_is_taken_up() {
    let mut desk = Desk::new();
    let key = planned(&mut desk);
    for matches in [&[][..], &[(key, "vpc-1")]] {
        let import = bringing(vec![vpc("vpc-1", &["10.0.0.0/24"])], matches);
        let preview = previewed(&mut desk, import);
        assert_eq!(preview.matches[0].preselected.as_deref(), Some("vpc-1"));
        assert_eq!(preview.matches[0].candidates[0].cidrs, [cidr("10.0.0.0/24")]);
    }
}

#[test]
fn d15_one_vpc_for_two_plans_is_preselected_for_neither() {
    let mut desk = Desk::new();
    planned(&mut desk);
    let lab = match desk.done(Command::CreateScope(desk.ipam_id(), Default::default())).object {
        Some(ObjectRef::Scope(id)) => id,
        other => panic!("{other:?}"),
    };
    let twin = desk.create_pool(super::top_pool(lab, "10.0.0.0/16"));
    plan(&mut desk, twin, "10.0.0.0/24");
    let import = bringing(vec![vpc("vpc-1", &["10.0.0.0/24"])], &[]);
    let preselected: Vec<_> =
        previewed(&mut desk, import).matches.into_iter().map(|one| one.preselected).collect();
    assert_eq!(preselected, [None, None]);
}

#[test]
fn d15_other_regions_blocks_managed_and_ignored_vpcs_are_no_match() {
    let mut desk = Desk::new();
    let managed = desk.vpc("vpc-managed", &["10.0.0.0/24"]);
    let pool = desk.pool("10.0.0.0/16");
    let allocation = desk.link(pool, managed, "10.0.0.0/24");
    let lab = match desk.done(Command::CreateScope(desk.ipam_id(), Default::default())).object {
        Some(ObjectRef::Scope(id)) => id,
        other => panic!("{other:?}"),
    };
    let twin = desk.create_pool(super::top_pool(lab, "10.0.0.0/16"));
    let key = plan(&mut desk, twin, "10.0.0.0/24");
    let far = ObservedResource { region: Some(west()), ..vpc("vpc-far", &["10.0.0.0/24"]) };
    let brought = || {
        vec![
            vpc("vpc-managed", &["10.0.0.0/24"]),
            far.clone(),
            vpc("vpc-other", &["10.0.0.0/25"]),
            vswitch("vsw-1", "vpc-9", &["10.0.0.0/24"]),
        ]
    };
    assert!(previewed(&mut desk, bringing(brought(), &[])).matches.is_empty());
    for id in ["vpc-managed", "vpc-far", "vpc-other", "vsw-1", "vpc-nowhere"] {
        let rule = desk.rule(Command::Import(bringing(brought(), &[(key, id)])));
        assert_eq!(rule, Rule::CannotMatch(key, id.into()));
    }
    desk.done(Command::Release(vec![allocation]));
    assert_eq!(previewed(&mut desk, bringing(brought(), &[])).matches.len(), 1);
    desk.done(Command::SetWatch(vec![(managed, cidr("10.0.0.0/24"))], Watch::Ignored));
    assert!(previewed(&mut desk, bringing(brought(), &[])).matches.is_empty());
    // What the files do not bring is not proposed either.
    desk.done(Command::SetWatch(vec![(managed, cidr("10.0.0.0/24"))], Watch::Watched));
    let unrelated = bringing(vec![vpc("vpc-new", &["10.9.0.0/24"])], &[]);
    assert!(previewed(&mut desk, unrelated).matches.is_empty());
}

#[test]
fn d15_what_is_matched_moves_over_with_its_allocation_and_the_rest_stays_planned() {
    let mut desk = Desk::new();
    let key = planned(&mut desk);
    let pool = *desk.workspace.pools().keys().next().unwrap();
    let more = CidrRequest::Exactly(cidr("10.0.1.0/24"));
    desk.done(Command::AddPlannedCidr(key, pool, more));
    let inside = plan_vswitch(&mut desk, key, "10.0.0.0/26");
    let beside = plan_vswitch(&mut desk, key, "10.0.1.0/26");
    let before = desk.workspace.allocation_of(key, cidr("10.0.0.0/24")).unwrap().clone();
    let import = bringing(vec![vpc("vpc-1", &["10.0.0.0/24", "10.7.0.0/24"])], &[(key, "vpc-1")]);
    let done = desk.done(Command::Import(import));
    let real = desk.key("vpc-1");
    let after = desk.workspace.allocation_of(real, cidr("10.0.0.0/24")).unwrap();
    assert_eq!((after.id, after.created_at), (before.id, before.created_at));
    assert_eq!(desk.row(real, "10.0.0.0/24").management, Management::Managed);
    assert_eq!(desk.row(real, "10.7.0.0/24").management, Management::Unmanaged);
    let name = "shop".into();
    let moved = Note::TookOver { planned: key, name, found: real, cidr: cidr("10.0.0.0/24") };
    assert_eq!(done.notes, [moved]);
    let left = desk.workspace.resources().get(&key).unwrap();
    assert_eq!(left.cidrs.iter().map(|row| row.cidr).collect::<Vec<_>>(), [cidr("10.0.1.0/24")]);
    let vpc_of = |key| desk.workspace.resources().get(&key).unwrap().vpc;
    // What no feed told of yet stays planned, in the VPC that is there now.
    assert_eq!((vpc_of(inside), vpc_of(beside)), (Some(real), Some(key)));
    assert!(desk.workspace.resources().get(&inside).unwrap().planned_for().is_some());
    // The last CIDR that is released takes the rest of the plan along.
    let rest = desk.workspace.allocation_of(key, cidr("10.0.1.0/24")).unwrap().id;
    desk.done(Command::Release(vec![rest]));
    assert!(desk.workspace.resources().get(&key).is_none());
}

#[test]
fn d15_planned_vswitches_give_way_to_discovered_ones_at_once_or_later() {
    let mut desk = Desk::new();
    let key = planned(&mut desk);
    let (first, second) =
        (plan_vswitch(&mut desk, key, "10.0.0.0/26"), plan_vswitch(&mut desk, key, "10.0.0.64/26"));
    desk.done(Command::SetWatch(vec![(second, cidr("10.0.0.64/26"))], Watch::Ignored));
    let brought = vec![vpc("vpc-1", &["10.0.0.0/24"]), vswitch("vsw-1", "vpc-1", &["10.0.0.0/26"])];
    desk.done(Command::Import(bringing(brought, &[(key, "vpc-1")])));
    assert!(desk.workspace.resources().get(&key).is_none());
    assert!(desk.workspace.resources().get(&first).is_none());
    assert!(desk.workspace.resources().get(&second).is_some());
    // Another vSwitch is no reason to give way, the same block is; and its mark stays.
    desk.vswitch("vsw-2", "vpc-1", &["10.0.0.128/26"]);
    assert!(desk.workspace.resources().get(&second).is_some());
    let real = desk.vswitch("vsw-3", "vpc-1", &["10.0.0.64/26"]);
    assert!(desk.workspace.resources().get(&second).is_none());
    assert_eq!(desk.row(real, "10.0.0.64/26").management, Management::Ignored);
    assert!(desk.workspace.resources().iter().all(|row| row.origin == Origin::Discovered));
}

#[test]
fn d15_bad_matches_are_all_told_and_nothing_is_imported() {
    let mut desk = Desk::new();
    let key = planned(&mut desk);
    let pool = *desk.workspace.pools().keys().next().unwrap();
    let other = plan(&mut desk, pool, "10.0.1.0/24");
    let inner = plan_vswitch(&mut desk, key, "10.0.0.0/26");
    let nobody = ResourceKey(99);
    let matches = [(key, "vpc-1"), (other, "vpc-1"), (inner, "vpc-1"), (nobody, "vpc-1")];
    let import = bringing(vec![vpc("vpc-1", &["10.0.0.0/24"])], &matches);
    let rules: Vec<Rule> =
        desk.refused(Command::Import(import)).into_iter().map(|reason| reason.rule).collect();
    let gone = Rule::NotFound(ObjectRef::Resource(nobody));
    assert_eq!(rules, [Rule::CannotMatch(other, "vpc-1".into()), Rule::NotPlanned(inner), gone]);
}

#[test]
fn d15_one_vpc_takes_the_place_of_one_plan_only() {
    let mut desk = Desk::new();
    let key = planned(&mut desk);
    let lab = match desk.done(Command::CreateScope(desk.ipam_id(), Default::default())).object {
        Some(ObjectRef::Scope(id)) => id,
        other => panic!("{other:?}"),
    };
    let twin = desk.create_pool(super::top_pool(lab, "10.0.0.0/16"));
    let second = plan(&mut desk, twin, "10.0.0.0/24");
    let brought = vec![vpc("vpc-1", &["10.0.0.0/24"])];
    let both = bringing(brought.clone(), &[(key, "vpc-1"), (second, "vpc-1")]);
    assert_eq!(desk.rule(Command::Import(both)), Rule::CannotMatch(second, "vpc-1".into()));
    desk.done(Command::Import(bringing(brought, &[(second, "vpc-1")])));
    assert_eq!(desk.row(desk.key("vpc-1"), "10.0.0.0/24").pool, Some(twin));
}
