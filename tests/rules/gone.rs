//! What is gone, comes back, and is forgotten (D18).

use freehold::command::{
    Command, Env, Import, LargeRemoval, ListExtent, ObjectRef, ObservedList, ObservedResource,
    Purge, Reason, Remedy, Rule, VpcRow,
};
use freehold::feed::preview;
use freehold::insight::Management;
use freehold::model::{Hold, Origin, Provider, ResourceKey, Time, Watch};

use super::{Desk, cidr, list, vpc, vswitch};

/// The whole list of the source at this time; what it lacks is really gone.
fn whole(at: i64, resources: Vec<ObservedResource>) -> Import {
    let lists: Vec<ObservedList> =
        vec![ObservedList { extent: ListExtent::Whole, ..list(Provider::Alibaba, at, resources) }];
    Import { lists, removal: LargeRemoval::Confirmed, ..Import::default() }
}

fn taken_in(desk: &mut Desk, at: i64, resources: Vec<ObservedResource>) {
    desk.done(Command::Import(whole(at, resources)));
}

fn gone_of(desk: &Desk) -> Vec<(ResourceKey, String)> {
    let rows = desk.workspace.resources().iter().flat_map(|resource| {
        let gone = resource.cidrs.iter().filter(|row| !row.is_live());
        gone.map(|row| (resource.key, row.cidr.to_string()))
    });
    rows.collect()
}

#[test]
fn d18_gone_is_one_cidr_and_not_the_resource() {
    let mut desk = Desk::new();
    taken_in(&mut desk, 1, vec![vpc("vpc-1", &["10.0.0.0/24", "10.0.1.0/24"])]);
    let key = desk.key("vpc-1");
    taken_in(&mut desk, 2, vec![vpc("vpc-1", &["10.0.1.0/24"])]);
    assert_eq!(gone_of(&desk), [(key, "10.0.0.0/24".to_owned())]);
    assert_eq!(desk.row(key, "10.0.1.0/24").management, Management::Unmanaged);
    let purge = Command::PurgeGone(Purge::These(vec![(key, cidr("10.0.0.0/24"))]));
    desk.done(purge);
    let left = desk.workspace.resources().get(&key).unwrap();
    assert_eq!(left.cidrs.len(), 1);
}

#[test]
fn d18_one_or_all_of_what_is_gone_is_purged_and_nothing_that_lives() {
    let mut desk = Desk::new();
    let all =
        || vec![vpc("vpc-1", &["10.0.0.0/24"]), vpc("vpc-2", &["10.0.1.0/24"]), vpc("vpc-3", &[])];
    taken_in(&mut desk, 1, all());
    let (one, two, bare) = (desk.key("vpc-1"), desk.key("vpc-2"), desk.key("vpc-3"));
    let these = |rows: &[(ResourceKey, &str)]| {
        let rows = rows.iter().map(|(key, text)| (*key, cidr(text))).collect();
        Command::PurgeGone(Purge::These(rows))
    };
    let reasons = desk.refused(these(&[(one, "10.0.0.0/24"), (two, "10.9.0.0/24")]));
    let rules: Vec<Rule> = reasons.into_iter().map(|reason| reason.rule).collect();
    let unknown = Rule::NotFound(ObjectRef::ResourceCidr(two, cidr("10.9.0.0/24")));
    assert_eq!(rules, [Rule::NotGone(one, cidr("10.0.0.0/24")), unknown]);
    assert_eq!(desk.rule(these(&[])), Rule::NothingChosen);
    taken_in(&mut desk, 2, vec![vpc("vpc-3", &[])]);
    desk.done(these(&[(one, "10.0.0.0/24")]));
    assert_eq!(gone_of(&desk), [(two, "10.0.1.0/24".to_owned())]);
    desk.done(Command::PurgeGone(Purge::All));
    // A network without any CIDR was never gone.
    let left: Vec<_> = desk.workspace.resources().iter().map(|row| row.key).collect();
    assert_eq!(left, [bare]);
    assert!(desk.done(Command::PurgeGone(Purge::All)).change.is_empty());
}

#[test]
fn d18_a_gone_vpc_with_live_vswitches_stays_as_a_placeholder() {
    let mut desk = Desk::new();
    let inner = || vswitch("vsw-1", "vpc-1", &["10.0.0.0/26"]);
    taken_in(&mut desk, 1, vec![vpc("vpc-1", &["10.0.0.0/24"]), inner()]);
    let (outer, inside) = (desk.key("vpc-1"), desk.key("vsw-1"));
    taken_in(&mut desk, 2, vec![inner()]);
    assert_eq!(desk.row(inside, "10.0.0.0/26").management, Management::Unmanaged);
    assert_eq!(gone_of(&desk), [(outer, "10.0.0.0/24".to_owned())]);
    desk.done(Command::PurgeGone(Purge::All));
    let vpc_row = desk.workspace.resources().get(&outer).unwrap();
    assert_eq!((vpc_row.origin, vpc_row.cidrs.len()), (Origin::Placeholder, 0));
    // With its last vSwitch the placeholder is forgotten too.
    taken_in(&mut desk, 3, vec![vpc("vpc-2", &["10.5.0.0/24"])]);
    desk.done(Command::PurgeGone(Purge::All));
    let left: Vec<_> = desk.workspace.resources().iter().map(|row| row.key).collect();
    assert_eq!(left, [desk.key("vpc-2")]);
}

#[test]
fn d18_what_returns_has_name_marks_and_hold_and_may_be_allocated_again() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let named = |id: &str, block: &str| ObservedResource {
        name: Some(format!("name of {id}").into()),
        ..vpc(id, &[block])
    };
    let all = || {
        vec![
            named("vpc-managed", "10.0.0.0/24"),
            named("vpc-ignored", "10.0.1.0/24"),
            named("vpc-held", "10.0.2.0/24"),
            named("vpc-lost", "10.0.3.0/24"),
        ]
    };
    taken_in(&mut desk, 1, all());
    let key = |desk: &Desk, id| desk.key(id);
    let managed = key(&desk, "vpc-managed");
    desk.link(pool, managed, "10.0.0.0/24");
    let lost = key(&desk, "vpc-lost");
    desk.link(pool, lost, "10.0.3.0/24");
    let ignored = key(&desk, "vpc-ignored");
    desk.done(Command::SetWatch(vec![(ignored, cidr("10.0.1.0/24"))], Watch::Ignored));
    let held = key(&desk, "vpc-held");
    let id = desk.link(pool, held, "10.0.2.0/24");
    desk.done(Command::Release(vec![id]));
    taken_in(&mut desk, 2, Vec::new());
    assert!(desk.workspace.allocations().is_empty());
    // Meanwhile the space of one of them was given away.
    desk.reserve(pool, "10.0.3.0/25");
    let offered = |desk: &mut Desk, import| {
        preview(&mut desk.workspace, import, &Env::new(Time(3), 3)).unwrap().returned
    };
    let again = VpcRow { pool, resource: managed, cidr: cidr("10.0.0.0/24") };
    // A reservation is no ground to withhold the offer of the other.
    let found = offered(&mut desk, whole(3, all()));
    assert!(found.contains(&again), "{found:?}");
    assert!(found.iter().all(|row| row.resource == managed || row.resource == lost));
    let import = Import { allocate_again: vec![again], ..whole(3, all()) };
    assert!(offered(&mut desk, import.clone()).contains(&again), "still offered when taken up");
    desk.done(Command::Import(import));
    assert_eq!(desk.row(managed, "10.0.0.0/24").pool, Some(pool));
    assert_eq!(desk.row(ignored, "10.0.1.0/24").management, Management::Ignored);
    let row = |desk: &Desk, key| desk.workspace.resources().get(&key).unwrap().clone();
    assert_eq!(row(&desk, held).cidrs[0].hold, Hold::Held);
    assert_eq!(row(&desk, managed).cidrs[0].hold, Hold::Free);
    assert_eq!(row(&desk, lost).cidrs[0].hold, Hold::Lost(pool));
    assert_eq!(row(&desk, held).name.as_ref(), "name of vpc-held");
    assert_eq!(desk.row(lost, "10.0.3.0/24").management, Management::Unmanaged);
    // What is there already is not offered as come back.
    assert!(offered(&mut desk, whole(4, all())).is_empty());
}

#[test]
fn d18_nothing_is_offered_where_pool_or_space_is_gone() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    taken_in(&mut desk, 1, vec![vpc("vpc-1", &["10.0.0.0/24"])]);
    let key = desk.key("vpc-1");
    desk.link(pool, key, "10.0.0.0/24");
    taken_in(&mut desk, 2, Vec::new());
    let sub_pool = desk.sub_pool(pool, "10.0.0.0/20");
    let back = || whole(3, vec![vpc("vpc-1", &["10.0.0.0/24"])]);
    let offered = |desk: &mut Desk| {
        preview(&mut desk.workspace, back(), &Env::new(Time(3), 3)).unwrap().returned
    };
    assert!(offered(&mut desk).is_empty(), "a sub-pool took the space");
    let again = vec![VpcRow { pool, resource: key, cidr: cidr("10.0.0.0/24") }];
    let rule = desk.rule(Command::Import(Import { allocate_again: again, ..back() }));
    assert!(matches!(rule, Rule::NotFree { .. }), "{rule:?}");
    let too = freehold::command::Dependants::DeleteToo;
    desk.done(Command::DeletePool(sub_pool, too));
    assert_eq!(offered(&mut desk).len(), 1);
    desk.done(Command::DeletePool(pool, too));
    assert!(offered(&mut desk).is_empty(), "the pool is gone");
}

#[test]
fn d18_more_than_a_fifth_is_held_for_confirmation_also_in_a_preview() {
    let mut desk = Desk::new();
    let block = |place: usize| format!("10.0.{place}.0/24");
    let some = |count: usize| {
        (0..count).map(|place| vpc(&format!("vpc-{place}"), &[&block(place)])).collect::<Vec<_>>()
    };
    taken_in(&mut desk, 1, some(10));
    let import = |left| Import { removal: LargeRemoval::Ask, ..whole(2, some(left)) };
    let rule = Rule::LargeRemoval { file: "list.json".into(), removed: 3, of: 10 };
    let expected = Reason::new(rule).or(Remedy::ConfirmRemoval);
    let refusal = preview(&mut desk.workspace, import(7), &Env::new(Time(2), 3)).unwrap_err();
    assert_eq!(refusal.reasons, std::slice::from_ref(&expected));
    assert_eq!(desk.refusal(Command::Import(import(7))), expected);
    desk.done(Command::Import(import(8)));
    assert_eq!(gone_of(&desk).len(), 2);
}

/// A VPC in a pool whose source was removed: managed, and seen by nobody.
fn managed_without_source() -> (Desk, freehold::model::PoolId, ResourceKey) {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    desk.link(pool, key, "10.0.0.0/24");
    let source = *desk.workspace.sources().keys().next().unwrap();
    desk.done(Command::RemoveSource(source));
    assert_eq!(desk.row(key, "10.0.0.0/24").management, Management::Managed);
    assert!(gone_of(&desk).is_empty());
    (desk, pool, key)
}

#[test]
fn d18_what_no_source_holds_is_gone_once_it_is_not_managed_either() {
    let (desk, pool, key) = managed_without_source();
    let allocation = *desk.workspace.allocations().keys().next().unwrap();
    let too = freehold::command::Dependants::DeleteToo;
    for release in [
        Command::Release(vec![allocation]),
        Command::SetWatch(vec![(key, cidr("10.0.0.0/24"))], Watch::Ignored),
        Command::DeletePool(pool, too),
        Command::Deprovision(pool, cidr("10.0.0.0/16"), too),
    ] {
        let mut desk = Desk::of(desk.workspace.clone(), Env::new(Time(9), 9));
        desk.done(release.clone());
        let expected = (key, "10.0.0.0/24".to_string());
        assert_eq!(gone_of(&desk), [expected], "{release:?}");
        desk.done(Command::PurgeGone(Purge::All));
        assert!(desk.workspace.resources().get(&key).is_none());
    }
}

#[test]
fn d16_what_lost_source_and_pool_is_offered_no_more_and_comes_back_as_it_was() {
    let (mut desk, pool, key) = managed_without_source();
    desk.done(Command::SetWatch(vec![(key, cidr("10.0.0.0/24"))], Watch::Ignored));
    desk.done(Command::SetWatch(vec![(key, cidr("10.0.0.0/24"))], Watch::Watched));
    assert!(freehold::command::linkable(&desk.workspace, pool).is_empty());
    super::planned::plan(&mut desk, pool, "10.0.0.0/24");
    assert!(freehold::command::match_candidates(&desk.workspace).is_empty());
    desk.import(vec![vpc("vpc-1", &["10.0.0.0/24"])]);
    assert_eq!(desk.key("vpc-1"), key);
    assert_eq!(desk.row(key, "10.0.0.0/24").management, Management::Unmanaged);
    let hold = desk.workspace.resources().get(&key).unwrap().cidrs[0].hold;
    assert_eq!(hold, Hold::Held);
}

#[test]
fn d18_a_vpc_that_another_source_still_holds_is_not_gone_when_released() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let key = desk.vpc("vpc-1", &["10.0.0.0/24"]);
    let mut second = list(Provider::Alibaba, 1, vec![vpc("vpc-1", &["10.0.0.0/24"])]);
    super::facts(&mut second).account = Some(freehold::model::AccountId::new("42"));
    desk.done(super::importing(vec![second]));
    let id = desk.link(pool, key, "10.0.0.0/24");
    let first = *desk.workspace.sources().keys().next().unwrap();
    desk.done(Command::RemoveSource(first));
    desk.done(Command::Release(vec![id]));
    assert!(gone_of(&desk).is_empty());
    assert_eq!(desk.row(key, "10.0.0.0/24").management, Management::Unmanaged);
}

/// VPCs with these numbers, each with one CIDR.
fn numbered(numbers: std::ops::Range<usize>) -> Vec<ObservedResource> {
    numbers.map(|place| vpc(&format!("vpc-{place}"), &[&format!("10.0.{place}.0/24")])).collect()
}

/// Whole lists of the one source, dropped together, with this many VPCs each.
fn shrinking(lists: &[(i64, usize)]) -> Command {
    let lists = lists.iter().map(|(at, count)| whole(*at, numbered(0..*count)).lists.remove(0));
    super::importing(lists.collect())
}

#[test]
fn d18_lists_dropped_together_are_held_for_what_they_remove_together() {
    let mut desk = Desk::new();
    taken_in(&mut desk, 1, numbered(0..10));
    // Neither step by itself removes more than a fifth.
    let rule = Rule::LargeRemoval { file: "list.json".into(), removed: 3, of: 10 };
    let expected = Reason::new(rule).or(Remedy::ConfirmRemoval);
    assert_eq!(desk.refusal(shrinking(&[(2, 10), (3, 8), (4, 7)])), expected);
    desk.done(shrinking(&[(2, 10), (3, 7), (4, 8)]));
    assert_eq!(gone_of(&desk).len(), 2, "what the last list names again stays");
}

#[test]
fn d18_the_own_past_of_a_source_that_is_new_here_is_not_held() {
    let mut desk = Desk::new();
    desk.done(shrinking(&[(1, 10), (2, 5)]));
    assert_eq!(gone_of(&desk).len(), 5);
}

#[test]
fn d18_a_removal_is_measured_in_resources_and_not_in_their_cidrs() {
    let many = |ids: &[&str]| {
        let blocks: Vec<String> = (0..20).map(|place| format!("10.1.{place}.0/24")).collect();
        let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let mut all = numbered(0..9);
        all.extend(ids.iter().map(|id| vpc(id, &blocks)));
        Import { removal: LargeRemoval::Ask, ..whole(2, all) }
    };
    let mut desk = Desk::new();
    desk.done(Command::Import(many(&["vpc-large"])));
    // One of ten resources, though most of the CIDRs.
    desk.done(Command::Import(many(&[])));
    assert_eq!(gone_of(&desk).len(), 20);
    let mut desk = Desk::new();
    desk.done(Command::Import(many(&["vpc-large"])));
    // Seven of ten resources, though few of the CIDRs.
    let mut left = many(&["vpc-large"]);
    left.lists[0].resources.drain(..7);
    let rule = Rule::LargeRemoval { file: "list.json".into(), removed: 7, of: 10 };
    assert_eq!(desk.rule(Command::Import(left)), rule);
}
