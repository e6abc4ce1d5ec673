//! Observations are kept as they were stated, each at its own time.

use freehold::address::Count;
use freehold::command::{
    Command, Import, LargeRemoval, ListExtent, ObservedList, ObservedResource,
};
use freehold::history::{Cause, EntryState};
use freehold::model::{Provider, ResourceKey, SourceKind, Time};

use crate::rules::{self, cidr, importing, list, vpc, vswitch};

use super::Story;

const BLOCK: &str = "10.0.0.0/24";

/// A vSwitch of which so many addresses are used.
fn used(id: &str, block: &str, used: u64) -> ObservedResource {
    let mut row = vswitch(id, "vpc-a", &[block]);
    row.cidrs[0].stated.available = Some(Count::from(252 - used));
    row.cidrs[0].stated.total = Some(Count::from(252u64));
    row
}

/// What one source saw at a time: the VPC and its vSwitch.
fn seen(at: i64, addresses: u64) -> ObservedList {
    let rows = vec![vpc("vpc-a", &["10.0.0.0/16"]), used("vsw-a", BLOCK, addresses)];
    list(Provider::Alibaba, at, rows)
}

/// What another source saw at a time.
fn elsewhere(at: i64, ids: &[&str]) -> ObservedList {
    let rows = ids.iter().map(|id| vpc(id, &["172.16.0.0/16"])).collect();
    let mut other = list(Provider::Alibaba, at, rows);
    rules::facts(&mut other).kind = SourceKind::Vpcs;
    other
}

fn key(story: &Story, id: &str) -> ResourceKey {
    let mut all = story.workspace.resources().iter();
    all.find(|row| &**row.external_id() == id).expect("the resource").key
}

/// When which number of addresses was used, where it is known.
fn told(story: &Story, id: &str, block: &str) -> Vec<(i64, u128)> {
    let samples = story.past.trends().usage(key(story, id), cidr(block));
    let known = samples.iter().filter_map(|it| Some((it.at.0, it.usage?.0.as_u128()?)));
    known.collect()
}

fn vsw(story: &Story) -> Vec<(i64, u128)> {
    told(story, "vsw-a", BLOCK)
}

fn times(story: &Story) -> Vec<i64> {
    story.past.trends().times().map(|at| at.0).collect()
}

/// When how many rows the scope had, where it is known.
fn rows(story: &Story) -> Vec<(i64, u32)> {
    let samples = story.past.trends().scope(story.private());
    samples.iter().map(|it| (it.at.0, it.summary.rows())).collect()
}

#[test]
fn d28_a_sample_carries_the_time_of_its_observation() {
    let mut story = Story::new();
    story.done(importing(vec![seen(700, 5)]));
    assert_eq!((times(&story), vsw(&story)), (vec![700], vec![(700, 5)]));
}

#[test]
fn d28_several_observations_of_one_file_are_as_many_samples_each_of_its_own_state() {
    let mut story = Story::new();
    let mut grown = seen(900, 9);
    grown.resources.push(used("vsw-b", "10.0.1.0/24", 1));
    story.done(importing(vec![grown, seen(700, 5), seen(800, 7)]));
    assert_eq!(vsw(&story), [(700, 5), (800, 7), (900, 9)]);
    assert_eq!(told(&story, "vsw-b", "10.0.1.0/24"), [(900, 1)]);
    assert_eq!(rows(&story), [(700, 2), (800, 2), (900, 3)]);
    assert_eq!(told(&story, "vpc-a", "10.0.0.0/16").len(), 0, "no list covers the region");
    story.reload();
    assert_eq!(rows(&story), [(700, 2), (800, 2), (900, 3)]);
}

#[test]
fn d28_the_state_of_each_observation_counts_the_space_of_its_vswitches() {
    let mut story = Story::new();
    let covering = |mut one: ObservedList| {
        one.covers = vec![freehold::model::Coverage { account: None, region: rules::east() }];
        one
    };
    let mut grown = covering(seen(900, 9));
    grown.resources.push(used("vsw-b", "10.0.1.0/24", 1));
    story.done(importing(vec![covering(seen(700, 5)), grown]));
    assert_eq!(told(&story, "vpc-a", "10.0.0.0/16"), [(700, 256), (900, 512)]);
}

#[test]
fn d19_an_older_observation_adds_history_in_its_place_and_changes_no_row() {
    let mut story = Story::new();
    story.done(importing(vec![seen(500, 1)]));
    story.done(importing(vec![seen(900, 9)]));
    let before = story.workspace.clone();
    story.idle(importing(vec![seen(700, 5), seen(600, 4), seen(100, 3)]), Cause::User);
    assert!(story.workspace == before);
    assert_eq!(vsw(&story), [(100, 3), (500, 1), (600, 4), (700, 5), (900, 9)]);
    assert_eq!(rows(&story), [(500, 2), (900, 2)], "what all sources held then is not known");
    story.reload();
    story.done(importing(vec![seen(1_000, 9)]));
    let all = [(100, 3), (500, 1), (600, 4), (700, 5), (900, 9), (1_000, 9)];
    assert_eq!(vsw(&story), all);
}

#[test]
fn d19_an_older_whole_list_tells_what_was_not_there_yet() {
    let mut story = Story::new();
    let whole = |mut one: ObservedList| {
        one.extent = ListExtent::Whole;
        one
    };
    let mut grown = whole(seen(900, 9));
    grown.resources.push(used("vsw-b", "10.0.1.0/24", 1));
    story.done(importing(vec![grown]));
    story.idle(importing(vec![whole(seen(700, 5))]), Cause::Refresh);
    assert_eq!(vsw(&story), [(700, 5), (900, 9)]);
    assert_eq!(told(&story, "vsw-b", "10.0.1.0/24"), [(900, 1)]);
}

#[test]
fn d19_the_same_observations_one_after_another_in_any_order_give_the_same_values() {
    let lists = || [seen(500, 1), seen(700, 5), seen(900, 9)];
    let mut expected = Story::new();
    expected.done(importing(lists().to_vec()));
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut story = Story::new();
        for place in order {
            let deed =
                super::deed(importing(vec![lists()[place].clone()]), Cause::User, story.stamp());
            let mut env = freehold::command::Env::new(Time(1), 1);
            story.past.perform(&mut story.workspace, deed, &mut env).unwrap();
        }
        assert_eq!(vsw(&story), vsw(&expected), "{order:?}");
    }
}

#[test]
fn d28_a_source_that_comes_late_does_not_hide_what_holds_now() {
    let mut story = Story::new();
    story.done(importing(vec![seen(900, 9)]));
    let late = story.done(importing(vec![elsewhere(800, &["vpc-x"])]));
    assert_eq!(rows(&story), [(900, 2), (900, 3)]);
    assert_eq!(vsw(&story).last(), Some(&(900, 9)));
    story.alone(late).unwrap();
    assert_eq!(rows(&story), [(900, 2)], "samples of an undone import are hidden");
    assert_eq!(story.state(late), EntryState::Undone);
}

#[test]
fn d28_an_import_of_several_observations_is_hidden_as_a_whole_when_it_is_undone() {
    let mut story = Story::new();
    story.done(importing(vec![seen(500, 1)]));
    story.done(importing(vec![seen(700, 5), seen(900, 9)]));
    story.undo().unwrap();
    assert_eq!(vsw(&story), [(500, 1)]);
    story.redo().unwrap();
    assert_eq!(vsw(&story), [(500, 1), (700, 5), (900, 9)]);
}

#[test]
fn d28_a_refresh_without_new_data_records_nothing() {
    let mut story = Story::new();
    let both = || importing(vec![seen(700, 5), seen(900, 9), elsewhere(800, &["vpc-x"])]);
    story.refreshed(both());
    let before = (story.workspace.clone(), story.past.clone());
    story.idle(both(), Cause::Refresh);
    story.idle(importing(vec![seen(900, 9)]), Cause::Refresh);
    story.idle(importing(vec![seen(700, 5)]), Cause::Refresh);
    story.idle(importing(Vec::new()), Cause::Refresh);
    assert!((story.workspace, story.past) == before, "something was recorded");
}

#[test]
fn d28_what_is_only_confirmed_costs_one_time_for_all_resources() {
    let mut story = Story::new();
    let size = |story: &Story| {
        freehold::export::encode(&freehold::model::Workspace::default(), story.past.trends())
            .unwrap()
            .len()
    };
    let many = |at| {
        let rows = (0..200u32)
            .map(|number| used(&format!("vsw-{number}"), &format!("10.0.{number}.0/24"), 7));
        importing(vec![list(Provider::Alibaba, at, rows.collect())])
    };
    story.done(many(1_000));
    let first = size(&story);
    for at in 1..=10 {
        story.done(many(1_000 + at));
    }
    assert!(size(&story) - first <= 10 * 16, "{first} {}", size(&story));
}

#[test]
fn d28_a_refused_import_is_no_observation() {
    let mut story = Story::new();
    let whole = |ids: &[&str]| {
        let mut one = elsewhere(if ids.len() > 2 { 500 } else { 700 }, ids);
        one.extent = ListExtent::Whole;
        let lists = vec![one];
        Command::Import(Import { lists, removal: LargeRemoval::Ask, ..Import::default() })
    };
    story.done(whole(&["vpc-1", "vpc-2", "vpc-3"]));
    let before = (story.workspace.clone(), story.past.clone());
    let deed = super::deed(whole(&["vpc-1"]), Cause::Refresh, story.stamp());
    let mut env = freehold::command::Env::new(Time(9_000), 1);
    story.past.perform(&mut story.workspace, deed, &mut env).unwrap_err();
    assert!((story.workspace, story.past) == before);
}
