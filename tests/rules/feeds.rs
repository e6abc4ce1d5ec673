//! What feeds bring: identity, newest fields, gone, large removals, order (D16 to D19, D6).

use freehold::command::{
    Command, Import, LargeRemoval, ListExtent, Note, ObjectRef, ObservedList, ObservedResource,
    Reason, Remedy, Rule, SourceChoice,
};
use freehold::insight::{Management, Monitoring};
use freehold::model::{
    AccountId, Hold, Origin, Provider, SourceId, SourceKind, Time, Watch, Workspace,
};

use super::{Desk, cidr, east, facts, importing, list, vpc, vswitch, west};

fn whole(at: i64, ids: &[&str]) -> ObservedList {
    let resources = ids.iter().enumerate().map(|(place, id)| {
        let block = format!("10.0.{place}.0/24");
        vpc(id, &[&block])
    });
    ObservedList { extent: ListExtent::Whole, ..list(Provider::Alibaba, at, resources.collect()) }
}

fn confirmed(lists: Vec<ObservedList>) -> Command {
    let removal = LargeRemoval::Confirmed;
    Command::Import(Import { set_up: Vec::new(), lists, removal, ..Import::default() })
}

/// The same list from another account, so from another source.
fn asked_by(account: &str, mut list: ObservedList) -> ObservedList {
    facts(&mut list).account = Some(AccountId::new(account));
    list
}

fn named(name: &str, resource: ObservedResource) -> ObservedResource {
    ObservedResource { name: Some(name.into()), ..resource }
}

#[test]
fn d16_cloud_ids_are_one_resource_in_all_sources_and_local_ids_one_in_each() {
    let mut desk = Desk::new();
    for provider in [Provider::Alibaba, Provider::Tencent] {
        for account in ["1", "2"] {
            let id = format!("{provider}-vpc");
            let observed = list(provider, 1, vec![vpc(&id, &["10.0.0.0/24"])]);
            desk.done(importing(vec![asked_by(account, observed)]));
        }
    }
    assert_eq!(desk.workspace.sources().len(), 4);
    let count = |id: &str| {
        let resources = desk.workspace.resources().iter();
        resources.filter(|row| row.external_id().as_ref() == id).count()
    };
    assert_eq!((count("alibaba-vpc"), count("tencent-vpc")), (1, 2));
    let shared = desk.workspace.resources().get(&desk.key("alibaba-vpc")).unwrap();
    assert_eq!(shared.cidrs[0].holders.len(), 2);
}

#[test]
fn d16_the_newest_statement_wins_field_by_field() {
    let mut desk = Desk::new();
    let newer = named("new", vpc("vpc-1", &["10.0.0.0/24"]));
    desk.done(importing(vec![asked_by("1", list(Provider::Alibaba, 5, vec![newer]))]));
    let mut older = named("old", vpc("vpc-1", &["10.0.0.0/24"]));
    older.account = Some(AccountId::new("0042"));
    older.cidrs[0].stated.used = Some(3u64.into());
    desk.done(importing(vec![asked_by("2", list(Provider::Alibaba, 3, vec![older]))]));
    let row = desk.workspace.resources().get(&desk.key("vpc-1")).unwrap();
    assert_eq!(row.name.as_ref(), "new");
    // What the newer one did not say is filled in.
    assert_eq!(row.account, Some(AccountId::new("0042")));
    assert_eq!(row.cidrs[0].stated.used, Some(3u64.into()));
}

#[test]
fn d19_an_observation_older_than_its_sources_latest_changes_no_row() {
    let mut desk = Desk::new();
    desk.done(importing(vec![list(Provider::Alibaba, 5, vec![vpc("vpc-1", &["10.0.0.0/24"])])]));
    let older = list(Provider::Alibaba, 4, vec![vpc("vpc-2", &["10.0.1.0/24"])]);
    let done = desk.done(importing(vec![older]));
    assert!(done.change.is_empty());
}

#[test]
fn d18_a_fifth_may_go_and_more_is_asked_about() {
    let all = ["vpc-1", "vpc-2", "vpc-3", "vpc-4", "vpc-5"];
    let mut desk = Desk::new();
    desk.done(importing(vec![whole(1, &all)]));
    let reason = desk.refusal(importing(vec![whole(2, &all[..3])]));
    let rule = Rule::LargeRemoval { file: "list.json".into(), removed: 2, of: 5 };
    assert_eq!(reason, Reason::new(rule).or(Remedy::ConfirmRemoval));
    desk.done(importing(vec![whole(2, &all[..4])]));
    let gone = desk.workspace.resources().get(&desk.key("vpc-5")).unwrap();
    assert_eq!(gone.cidrs[0].gone_since, Some(Time(2)));
    desk.done(confirmed(vec![whole(3, &all[..1])]));
    let live = desk.workspace.resources().iter().filter(|row| row.live_cidrs().next().is_some());
    assert_eq!(live.count(), 1);
}

#[test]
fn d17_a_partial_list_removes_nothing() {
    let mut desk = Desk::new();
    desk.done(importing(vec![whole(1, &["vpc-1", "vpc-2"])]));
    desk.done(importing(vec![list(Provider::Alibaba, 2, Vec::new())]));
    assert!(desk.workspace.resources().iter().all(|row| row.live_cidrs().next().is_some()));
}

#[test]
fn d18_what_returns_has_its_marks_again_but_not_its_allocation() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    desk.done(importing(vec![whole(1, &["vpc-0", "vpc-1"])]));
    let (kept, marked) = (desk.key("vpc-0"), desk.key("vpc-1"));
    desk.link(pool, kept, "10.0.0.0/24");
    desk.done(Command::SetWatch(vec![(marked, cidr("10.0.1.0/24"))], Watch::Ignored));
    let done = desk.done(confirmed(vec![whole(2, &[])]));
    assert_eq!(done.notes, [Note::ReleasedGone(kept, cidr("10.0.0.0/24"))]);
    assert!(desk.workspace.allocations().is_empty());
    desk.done(importing(vec![whole(3, &["vpc-0", "vpc-1"])]));
    assert_eq!(desk.row(kept, "10.0.0.0/24").management, Management::Unmanaged);
    assert_eq!(desk.row(marked, "10.0.1.0/24").management, Management::Ignored);
    assert_eq!(desk.workspace.resources().get(&kept).unwrap().cidrs[0].hold, Hold::Lost(pool));
}

#[test]
fn d18_what_another_source_holds_is_not_gone() {
    let mut desk = Desk::new();
    desk.done(importing(vec![whole(1, &["vpc-1"])]));
    desk.done(importing(vec![asked_by("2", whole(1, &["vpc-1"]))]));
    desk.done(confirmed(vec![whole(2, &[])]));
    let held = &desk.workspace.resources().get(&desk.key("vpc-1")).unwrap().cidrs[0];
    assert!(held.is_live() && held.holders.len() == 1);
}

#[test]
fn d06_a_removed_source_leaves_managed_rows_unmonitored_and_the_rest_gone() {
    let mut desk = Desk::new();
    let pool = desk.pool("10.0.0.0/16");
    let (kept, lost) = (desk.vpc("vpc-1", &["10.0.0.0/24"]), desk.vpc("vpc-2", &["10.0.1.0/24"]));
    let id = desk.link(pool, kept, "10.0.0.0/24");
    let source = *desk.workspace.sources().keys().next().unwrap();
    desk.done(Command::RemoveSource(source));
    let row = desk.row(kept, "10.0.0.0/24");
    assert_eq!((row.management, row.monitoring), (Management::Managed, Monitoring::NotMonitored));
    assert!(desk.workspace.allocations().get(&id).unwrap().unmonitored_since.is_some());
    assert!(!desk.workspace.resources().get(&lost).unwrap().cidrs[0].is_live());
    let gone = Rule::NotFound(ObjectRef::Source(source));
    assert_eq!(desk.rule(Command::RemoveSource(source)), gone);
    assert_eq!(desk.rule(Command::SetHomeScope(source, None)), gone);
    // Seen again, it is monitored again.
    desk.vpc("vpc-1", &["10.0.0.0/24"]);
    assert_eq!(desk.row(kept, "10.0.0.0/24").monitoring, Monitoring::Monitored);
    assert_eq!(desk.workspace.allocations().get(&id).unwrap().unmonitored_since, None);
}

#[test]
fn d16_a_vswitch_waits_for_its_vpc_as_a_placeholder() {
    let mut desk = Desk::new();
    desk.import(vec![vswitch("vsw-1", "vpc-1", &["10.0.0.0/28"])]);
    let key = desk.key("vpc-1");
    assert_eq!(desk.workspace.resources().get(&key).unwrap().origin, Origin::Placeholder);
    desk.import(vec![named("core", vpc("vpc-1", &["10.0.0.0/24"]))]);
    let vpc = desk.workspace.resources().get(&key).unwrap();
    assert_eq!((vpc.origin, vpc.name.as_ref()), (Origin::Discovered, "core"));
    assert_eq!(desk.workspace.vswitches_of(key).count(), 1);
}

#[test]
fn d16_an_unknown_source_is_refused() {
    let mut desk = Desk::new();
    let nobody = SourceId::new(5);
    let mut lost = list(Provider::Alibaba, 1, Vec::new());
    lost.source = SourceChoice::Known(nobody);
    assert_eq!(desk.rule(importing(vec![lost])), Rule::NotFound(ObjectRef::Source(nobody)));
}

/// Lists that contradict each other in names, regions and CIDRs, some of them at one time.
fn quarrelling() -> Vec<ObservedList> {
    let observed = |name: &str, at: i64, id: &str, block: &str| {
        let mut resource = named(name, vpc(id, &[block]));
        resource.region = Some(if name.len().is_multiple_of(2) { east() } else { west() });
        list(Provider::Alibaba, at, vec![resource, vswitch("vsw-1", id, &["10.0.0.0/26"])])
    };
    let mut local = list(Provider::Other, 3, vec![vpc("10.0.0.0/8", &["10.0.0.0/8"])]);
    facts(&mut local).kind = SourceKind::Prefixes;
    let mut page = observed("page", 3, "vpc-4", "10.4.0.0/16");
    page.resources.remove(1);
    vec![
        asked_by("1", observed("one", 3, "vpc-1", "10.0.0.0/16")),
        asked_by("2", observed("two!", 3, "vpc-1", "10.1.0.0/16")),
        asked_by("1", observed("three", 4, "vpc-1", "10.2.0.0/16")),
        asked_by("2", observed("four", 2, "vpc-2", "10.3.0.0/16")),
        asked_by("1", page),
        local,
    ]
}

#[test]
fn d19_files_dropped_together_give_the_same_workspace_in_any_order() {
    let import = |lists: Vec<ObservedList>| {
        let mut desk = Desk::new();
        let request = super::top_pool(desk.private(), "10.0.0.0/8");
        let auto_import = freehold::model::AutoImport::On;
        desk.create_pool(freehold::command::CreatePool { auto_import, ..request });
        desk.done(importing(lists));
        desk.workspace
    };
    let expected: Workspace = import(quarrelling());
    assert!(!expected.allocations().is_empty());
    let mut dice = crate::random::Dice::new(19);
    for _ in 0..200 {
        let mut lists = quarrelling();
        for place in (1..lists.len()).rev() {
            lists.swap(place, dice.below(place + 1));
        }
        let order: Vec<_> = lists.iter().map(|list| list.observed_at).collect();
        assert!(import(lists) == expected, "{order:?}");
    }
}
