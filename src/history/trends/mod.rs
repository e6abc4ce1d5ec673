//! Observations over time (domain.md, D28).
//!
//! There is one list of times, and per object the points at which its value changed. Confirming
//! that nothing changed costs one time for all objects together.
//!
//! | question | cost |
//! |---|---|
//! | one more observation | O(n log n) over all rows, and O(1) room where nothing changed |
//! | one that comes later than it was made | O(observations + points) |
//! | a range of a series | O(log observations + observations in the range · log points) |
//! | its buckets | the same |
//!
//! What is kept: every observation for a year. Of older ones, the last of each day, and those at
//! which a resource's value was first seen or last confirmed: so runs of single resources stay
//! exact. Change points of resources are limited in number; beyond it the oldest runs go.

mod bucket;
mod insert;
mod retention;
mod series;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::address::{Cidr, Count};
use crate::insight::{Insight, ScopeSummary, Subject};
use crate::model::{ResourceKey, ScopeId, Time, Workspace};

use super::entry::EntryId;
use series::Series;

pub use bucket::{Bucket, Span};
pub(super) use insert::{Since, Told};
pub use retention::{MAX_USAGE_POINTS, YEAR};

/// The numbers of a scope at one observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// When.
    pub at: Time,
    /// What.
    pub summary: ScopeSummary,
}

/// Used and total addresses.
pub type UsedOfTotal = (Count, Count);

/// The usage of one resource CIDR at one observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsageSample {
    /// When.
    pub at: Time,
    /// Used and total; none where nobody knew.
    pub usage: Option<UsedOfTotal>,
}

/// A stretch of observations at which a resource CIDR had one usage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsageRun {
    /// Used and total; none where nobody knew.
    pub usage: Option<UsedOfTotal>,
    /// When it was first seen.
    pub first_seen: Time,
    /// When it was last confirmed.
    pub last_confirmed: Time,
}

/// All observations. Saved beside the workspace and outside undo (domain.md, D26).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trends {
    times: Vec<Time>,
    /// By whose import an observation came, where a line of the log tells of it.
    #[serde(default)]
    entries: BTreeMap<u32, EntryId>,
    /// Observations of imports that were taken back.
    #[serde(default)]
    hidden: BTreeSet<u32>,
    scopes: Vec<Series<ScopeId, ScopeSummary>>,
    resources: Vec<Series<(ResourceKey, Cidr), UsedOfTotal>>,
}

impl Trends {
    /// Notes what holds at this time. An observation older than the last one is left out: the
    /// series only grow forward.
    pub fn observe(&mut self, at: Time, workspace: &Workspace, insight: &Insight) {
        self.observe_of(None, at, workspace, insight);
    }

    pub(super) fn observe_of(
        &mut self,
        entry: Option<EntryId>,
        at: Time,
        workspace: &Workspace,
        insight: &Insight,
    ) {
        let last = self.times.last().copied();
        if last.is_some_and(|last| last > at) {
            return;
        }
        self.thin(last, at);
        // Two files of one moment are one observation, unless they can be taken back apart.
        let newest = index(self.times.len().saturating_sub(1));
        if last != Some(at) || self.entries.get(&newest).copied() != entry {
            self.times.push(at);
        }
        let index = index(self.times.len().saturating_sub(1));
        if let Some(entry) = entry {
            self.entries.insert(index, entry);
        }
        self.observe_scopes(index, workspace, insight);
        self.observe_usage(index, insight);
        self.limit_points();
    }

    fn observe_scopes(&mut self, index: u32, workspace: &Workspace, insight: &Insight) {
        let now = workspace.scopes().keys().map(|scope| (*scope, insight.summary(*scope)));
        note_all(&mut self.scopes, index, now.collect());
    }

    fn observe_usage(&mut self, index: u32, insight: &Insight) {
        note_all(&mut self.resources, index, usage_of(insight));
    }

    /// Hides the observations of imports that are not in effect, and shows all others again.
    pub(super) fn show_only(&mut self, in_effect: impl Fn(EntryId) -> bool) {
        for (index, entry) in &self.entries {
            if in_effect(*entry) {
                self.hidden.remove(index);
            } else {
                self.hidden.insert(*index);
            }
        }
    }

    /// What is hidden stays hidden: the log that it came from is not there any more.
    pub(super) fn settle(&mut self) {
        self.entries.clear();
    }

    /// The highest key of a resource that was ever seen, and is still told of.
    pub(super) fn last_resource(&self) -> Option<ResourceKey> {
        self.resources.last().map(|series| series.key.0)
    }

    /// The times of all observations but hidden ones.
    pub fn times(&self) -> impl DoubleEndedIterator<Item = Time> {
        self.shown(0, Span::ALL).map(|(_, at)| at)
    }

    /// The numbers of a scope at every observation since it was first seen.
    pub fn scope(&self, scope: ScopeId) -> Vec<Sample> {
        self.scope_within(scope, Span::ALL)
    }

    /// The numbers of a scope at every observation within a span.
    pub fn scope_within(&self, scope: ScopeId, span: Span) -> Vec<Sample> {
        let samples = spread(self, find(&self.scopes, &scope), span);
        samples.filter_map(|(at, summary)| Some(Sample { at, summary: summary? })).collect()
    }

    /// Lowest, highest and last of a number of a scope per equal stretch of a span.
    pub fn scope_buckets<T: Copy + Ord>(
        &self,
        scope: ScopeId,
        span: Span,
        count: usize,
        number: impl Fn(&ScopeSummary) -> T,
    ) -> Vec<Bucket<T>> {
        let samples = spread(self, find(&self.scopes, &scope), span);
        let numbers = samples.filter_map(|(at, summary)| Some((at, number(&summary?))));
        bucket::buckets(numbers, span, count)
    }

    /// The usage of a resource CIDR at every observation since it was first seen.
    pub fn usage(&self, resource: ResourceKey, cidr: Cidr) -> Vec<UsageSample> {
        let samples = spread(self, find(&self.resources, &(resource, cidr)), Span::ALL);
        samples.map(|(at, usage)| UsageSample { at, usage }).collect()
    }

    /// Lowest, highest and last of a number of a resource CIDR per equal stretch of a span.
    pub fn usage_buckets<T: Copy + Ord>(
        &self,
        (resource, cidr): (ResourceKey, Cidr),
        span: Span,
        count: usize,
        number: impl Fn(UsedOfTotal) -> T,
    ) -> Vec<Bucket<T>> {
        let samples = spread(self, find(&self.resources, &(resource, cidr)), span);
        let numbers = samples.filter_map(|(at, usage)| Some((at, number(usage?))));
        bucket::buckets(numbers, span, count)
    }

    /// What the usage of a resource CIDR was from when to when.
    pub fn usage_runs(&self, resource: ResourceKey, cidr: Cidr) -> Vec<UsageRun> {
        let mut runs: Vec<UsageRun> = Vec::new();
        for UsageSample { at, usage } in self.usage(resource, cidr) {
            match runs.last_mut().filter(|run| run.usage == usage) {
                Some(run) => run.last_confirmed = at,
                None => runs.push(UsageRun { usage, first_seen: at, last_confirmed: at }),
            }
        }
        runs
    }

    /// Observations within a span from a number on, without hidden ones.
    fn shown(&self, start: u32, span: Span) -> impl DoubleEndedIterator<Item = (u32, Time)> {
        let from = self.times.partition_point(|at| *at < span.from).max(place(start));
        let until = match span.until {
            Time(i64::MAX) => self.times.len(),
            until => self.times.partition_point(|at| *at < until),
        };
        let times = self.times.get(from..until).unwrap_or_default();
        let numbered = times.iter().enumerate();
        numbered
            .map(move |(number, at)| (index(from.saturating_add(number)), *at))
            .filter(|(index, _)| !self.hidden.contains(index))
    }
}

/// The usage of every resource CIDR of which it is known.
fn usage_of(insight: &Insight) -> BTreeMap<(ResourceKey, Cidr), UsedOfTotal> {
    let mut now = BTreeMap::new();
    for (_, row) in insight.rows() {
        if let (Subject::Resource(key), Some(usage)) = (row.subject, row.usage.numbers()) {
            now.insert((key, row.cidr), usage);
        }
    }
    now
}

/// A series at every shown observation within a span, from its beginning on.
fn spread<'a, K, T: Copy + PartialEq>(
    trends: &'a Trends,
    series: Option<&'a Series<K, T>>,
    span: Span,
) -> impl Iterator<Item = (Time, Option<T>)> + 'a {
    let started = series.and_then(|series| Some((series, series.start()?)));
    started.into_iter().flat_map(move |(series, start)| {
        trends.shown(start, span).map(|(index, at)| (at, series.at(index)))
    })
}

/// The series of a key; they are sorted by it.
fn find<'a, K: Ord, T>(series: &'a [Series<K, T>], key: &K) -> Option<&'a Series<K, T>> {
    series.binary_search_by(|one| one.key.cmp(key)).ok().and_then(|place| series.get(place))
}

/// Notes what is now of every key, known or new.
fn note_all<K: Ord, T: Copy + PartialEq>(
    series: &mut Vec<Series<K, T>>,
    index: u32,
    mut now: BTreeMap<K, T>,
) {
    for one in series.iter_mut() {
        let value = now.remove(&one.key);
        one.note(index, value);
    }
    if !now.is_empty() {
        series.extend(now.into_iter().map(|(key, value)| Series::starting(key, index, value)));
        series.sort_by(|one, other| one.key.cmp(&other.key));
    }
}

fn place(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
