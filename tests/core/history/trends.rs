//! Observations over time.

use freehold::address::Count;
use freehold::history::{Bucket, MAX_USAGE_POINTS, Span, Trends, YEAR};
use freehold::insight::{Insight, ScopeSummary};
use freehold::model::{ResourceKey, ScopeId, Time, Workspace};
use proptest::prelude::*;

use crate::rules::{self, cidr};

use super::{Story, import};

const HOUR: i64 = 3_600_000;

fn counts(story: &Story) -> Vec<u32> {
    story.past.trends().scope(story.private()).iter().map(|it| it.summary.rows()).collect()
}

#[test]
fn d28_every_import_is_one_observation_and_other_commands_are_none() {
    let mut story = Story::new();
    assert_eq!(counts(&story), [0u32; 0]);
    story.done(import(5_000, &[("vpc-a", "10.0.0.0/16")]));
    story.pool("10.8.0.0/16");
    story.refreshed(import(6_000, &[("vpc-b", "10.1.0.0/16"), ("vpc-c", "10.2.0.0/16")]));
    assert_eq!(counts(&story), [1, 3]);
    story.reload();
    assert_eq!(counts(&story), [1, 3]);
}

#[test]
fn d28_samples_of_an_undone_import_are_hidden_and_shown_again_by_redo() {
    let mut story = Story::new();
    story.done(import(5_000, &[("vpc-a", "10.0.0.0/16")]));
    let two = story.done(import(6_000, &[("vpc-b", "10.1.0.0/16")]));
    story.done(import(7_000, &[("vpc-c", "10.2.0.0/16")]));
    story.undo().unwrap();
    assert_eq!(counts(&story), [1, 2]);
    story.redo().unwrap();
    assert_eq!(counts(&story), [1, 2, 3]);
    // The third import changed the source's row too, and stands in the way until it is undone.
    story.undo().unwrap();
    story.alone(two).unwrap();
    assert_eq!(counts(&story), [1]);
    story.reload();
    assert_eq!(counts(&story), [1]);
    story.refreshed(import(8_000, &[("vpc-d", "10.3.0.0/16")]));
    assert_eq!(counts(&story), [1, 2], "the next one tells what holds then");
    assert_eq!(story.past.trends().times().count(), 2);
}

/// A workspace with one vSwitch of which so many addresses are used.
fn used(used: u64) -> Workspace {
    let mut desk = rules::Desk::new();
    let mut row = rules::vswitch("vsw-a", "vpc-a", &["10.0.0.0/24"]);
    row.cidrs[0].stated.available = Some(Count::from(252 - used));
    row.cidrs[0].stated.total = Some(Count::from(252u64));
    desk.import(vec![rules::vpc("vpc-a", &["10.0.0.0/16"]), row]);
    desk.workspace
}

fn observe(trends: &mut Trends, at: i64, workspace: &Workspace) {
    trends.observe(Time(at), workspace, &Insight::of(workspace));
}

fn vswitch(workspace: &Workspace) -> ResourceKey {
    workspace.resources().iter().find(|row| &**row.external_id() == "vsw-a").unwrap().key
}

fn scope(workspace: &Workspace) -> ScopeId {
    workspace.ipams().iter().next().unwrap().private_scope
}

#[test]
fn d28_a_resource_keeps_its_value_when_it_was_first_seen_and_when_last_confirmed() {
    let mut trends = Trends::default();
    for (at, addresses) in [(1, 5), (2, 5), (3, 5), (5, 9), (8, 9), (13, 5)] {
        observe(&mut trends, at, &used(addresses));
    }
    let runs = trends.usage_runs(vswitch(&used(5)), cidr("10.0.0.0/24"));
    let told: Vec<_> = runs
        .iter()
        .map(|run| (run.usage.unwrap().0, run.first_seen.0, run.last_confirmed.0))
        .collect();
    let count = |number: u64| Count::from(number);
    assert_eq!(told, [(count(5), 1, 3), (count(9), 5, 8), (count(5), 13, 13)]);
}

#[test]
fn d28_all_is_kept_for_a_year_then_one_a_day_and_runs_of_resources_stay_exact() {
    let mut trends = Trends::default();
    let start = 1_000 * 24 * HOUR;
    let states = [used(5), used(9)];
    // Hourly, with one change at 100 and one back at 103.
    let state = |hour: i64| &states[usize::from((100..103).contains(&hour))];
    for hour in 0..240 {
        observe(&mut trends, start + hour * HOUR, state(hour));
    }
    assert_eq!(trends.times().count(), 240);
    let before = trends.usage_runs(vswitch(&states[0]), cidr("10.0.0.0/24"));
    observe(&mut trends, start + YEAR, state(0));
    assert_eq!(trends.times().count(), 241, "a year is kept whole");
    observe(&mut trends, start + YEAR + 120 * HOUR, state(0));
    // Of the first 120 hours: the last of five days, and 0, 99, 100, 102, 103.
    assert_eq!(trends.times().count(), 242 - 120 + 5 + 5);
    let mut after = trends.usage_runs(vswitch(&states[0]), cidr("10.0.0.0/24"));
    assert_eq!(after.len(), 3);
    after[2].last_confirmed = before[2].last_confirmed;
    assert_eq!(after, before);
    let samples = trends.scope(scope(&states[0]));
    let of = |sample: &freehold::history::Sample| sample.summary.vswitch_usage[0].used;
    for sample in &samples {
        let hour = (sample.at.0 - start) / HOUR;
        assert_eq!(of(sample), if (100..103).contains(&hour) { 9u64 } else { 5 }.into(), "{hour}");
    }
}

#[test]
fn d28_change_points_of_resources_are_limited_and_the_newest_stay() {
    let mut trends = Trends::default();
    let states = [used(5), used(9)];
    let insights = states.each_ref().map(Insight::of);
    let last = i64::try_from(MAX_USAGE_POINTS).unwrap() + 10;
    for at in 0..=last {
        let now = usize::from(at % 2 == 1);
        trends.observe(Time(at), &states[now], &insights[now]);
    }
    let runs = trends.usage_runs(vswitch(&states[0]), cidr("10.0.0.0/24"));
    assert!((MAX_USAGE_POINTS / 2..MAX_USAGE_POINTS).contains(&runs.len()), "{}", runs.len());
    assert_eq!(runs.last().unwrap().last_confirmed, Time(last));
    let whole = trends.scope(scope(&states[0]));
    assert_eq!(whole.len(), usize::try_from(last).unwrap() + 1, "scope totals keep everything");
}

/// The buckets by looking at every sample for every stretch.
fn naive(samples: &[(i64, u32)], span: (i64, i64), count: usize) -> Vec<(u32, u32, u32, usize)> {
    let (from, until) = (i128::from(span.0), i128::from(span.1));
    let edge = |number: usize| (until - from) * number as i128;
    let stretches = (0..count).map(|number| {
        let inside = |at: i64| {
            let scaled = (i128::from(at) - from) * count as i128;
            edge(number) <= scaled && scaled < edge(number + 1)
        };
        samples.iter().filter(|(at, _)| inside(*at)).map(|(_, value)| *value).collect::<Vec<_>>()
    });
    stretches
        .filter(|values| !values.is_empty())
        .map(|values| {
            let (min, max) = (values.iter().min().unwrap(), values.iter().max().unwrap());
            (*min, *max, *values.last().unwrap(), values.len())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn d28_buckets_of_any_range_agree_with_a_naive_checker(
        steps in prop::collection::vec((0i64..50, 0u32..4), 1..40),
        from in -20i64..800,
        length in 1i64..1_200,
        count in 1usize..60,
    ) {
        let states: Vec<Workspace> = (0..4u32).map(of_rows).collect();
        let insights: Vec<Insight> = states.iter().map(Insight::of).collect();
        let (mut trends, mut samples, mut at) = (Trends::default(), Vec::new(), 0);
        for (later, rows) in steps {
            at += later;
            let now = rows as usize;
            trends.observe(Time(at), &states[now], &insights[now]);
            samples.retain(|(known, _)| *known != at);
            samples.push((at, rows));
        }
        let span = Span { from: Time(from), until: Time(from + length) };
        let found = trends.scope_buckets(scope(&states[0]), span, count, ScopeSummary::rows);
        let told = |it: &Bucket<u32>| (it.min, it.max, it.last, it.samples);
        let found_values: Vec<_> = found.iter().map(told).collect();
        prop_assert_eq!(found_values, naive(&samples, (from, from + length), count));
        for bucket in &found {
            let inside = samples.iter().filter(|(at, _)| bucket.span.contains(Time(*at)));
            prop_assert_eq!(inside.count(), bucket.samples, "a bucket says where it is");
        }
    }
}

/// One workspace, with so many VPCs imported: the scope is the same one.
fn of_rows(rows: u32) -> Workspace {
    let mut desk = rules::Desk::new();
    let vpcs = (0..rows).map(|number| rules::vpc(&format!("vpc-{number}"), &["10.0.0.0/16"]));
    let vpcs: Vec<_> = vpcs.collect();
    if !vpcs.is_empty() {
        desk.import(vpcs);
    }
    desk.workspace
}
