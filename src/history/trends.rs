//! Observations over time (domain.md, D28).
//!
//! There is one list of times, and per object the points at which its value changed. Confirming
//! that nothing changed costs nothing per object.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::address::{Cidr, Count};
use crate::insight::{Insight, ScopeSummary, Subject};
use crate::model::{ResourceKey, ScopeId, Time, Workspace};

/// The numbers of a scope at one observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// When.
    pub at: Time,
    /// What.
    pub summary: ScopeSummary,
}

/// The usage of one resource CIDR at one observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsageSample {
    /// When.
    pub at: Time,
    /// Used and total; none where nobody knew.
    pub usage: Option<(Count, Count)>,
}

/// What a series did within one stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleBucket {
    /// When the stretch begins.
    pub from: Time,
    /// The lowest value in it.
    pub min: u64,
    /// The highest.
    pub max: u64,
    /// The last.
    pub last: u64,
}

/// All observations. Saved beside the workspace and outside undo (domain.md, D26).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trends {
    times: Vec<Time>,
    scopes: Vec<ScopeSeries>,
    resources: Vec<UsageSeries>,
}

/// The change points of one scope: from this observation on, this summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ScopeSeries {
    scope: ScopeId,
    points: Vec<(u32, Option<ScopeSummary>)>,
}

/// The change points of one resource CIDR.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct UsageSeries {
    resource: ResourceKey,
    cidr: Cidr,
    points: Vec<(u32, Option<(Count, Count)>)>,
}

impl Trends {
    /// Notes what holds at this time. An observation older than the last one is left out: the
    /// series only grow forward. O(rows).
    pub fn observe(&mut self, at: Time, workspace: &Workspace, insight: &Insight) {
        let index = match self.times.last() {
            Some(last) if *last > at => return,
            Some(last) if *last == at => self.times.len().saturating_sub(1),
            _ => {
                self.times.push(at);
                self.times.len().saturating_sub(1)
            }
        };
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        self.observe_scopes(index, workspace, insight);
        self.observe_usage(index, insight);
    }

    fn observe_scopes(&mut self, index: u32, workspace: &Workspace, insight: &Insight) {
        let mut now: BTreeMap<ScopeId, ScopeSummary> =
            workspace.scopes().keys().map(|scope| (*scope, insight.summary(*scope))).collect();
        for series in &mut self.scopes {
            note(&mut series.points, index, now.remove(&series.scope));
        }
        for (scope, summary) in now {
            self.scopes.push(ScopeSeries { scope, points: vec![(index, Some(summary))] });
        }
    }

    fn observe_usage(&mut self, index: u32, insight: &Insight) {
        let mut now: BTreeMap<(ResourceKey, Cidr), (Count, Count)> = BTreeMap::new();
        for (_, row) in insight.rows() {
            if let (Subject::Resource(key), Some(usage)) = (row.subject, row.usage.numbers()) {
                now.insert((key, row.cidr), usage);
            }
        }
        for series in &mut self.resources {
            let usage = now.remove(&(series.resource, series.cidr));
            note(&mut series.points, index, usage);
        }
        for ((resource, cidr), usage) in now {
            let points = vec![(index, Some(usage))];
            self.resources.push(UsageSeries { resource, cidr, points });
        }
    }

    /// The times of all observations.
    pub fn times(&self) -> &[Time] {
        &self.times
    }

    /// The numbers of a scope at every observation since it was first seen.
    pub fn scope(&self, scope: ScopeId) -> Vec<Sample> {
        let series = self.scopes.iter().find(|series| series.scope == scope);
        let points = series.map_or(&[][..], |series| series.points.as_slice());
        self.spread(points)
            .filter_map(|(at, summary)| Some(Sample { at, summary: summary? }))
            .collect()
    }

    /// The usage of a resource CIDR at every observation since it was first seen.
    pub fn usage(&self, resource: ResourceKey, cidr: Cidr) -> Vec<UsageSample> {
        let wanted = |series: &&UsageSeries| series.resource == resource && series.cidr == cidr;
        let series = self.resources.iter().find(wanted);
        let points = series.map_or(&[][..], |series| series.points.as_slice());
        self.spread(points).map(|(at, usage)| UsageSample { at, usage }).collect()
    }

    /// The value at every time from the first change point on.
    fn spread<'a, T: Copy>(
        &'a self,
        points: &'a [(u32, Option<T>)],
    ) -> impl Iterator<Item = (Time, Option<T>)> + 'a {
        let mut next = 0usize;
        let mut value = None;
        let start = points.first().map_or(usize::MAX, |(index, _)| place(*index));
        self.times.iter().copied().enumerate().skip(start).map(move |(index, at)| {
            while let Some((_, changed)) =
                points.get(next).filter(|(from, _)| place(*from) <= index)
            {
                value = *changed;
                next = next.saturating_add(1);
            }
            (at, value)
        })
    }

    /// Lowest, highest and last value per stretch of `width` milliseconds (domain.md, D28).
    pub fn buckets(samples: &[(Time, u64)], width: i64) -> Vec<SampleBucket> {
        let width = width.max(1);
        let mut buckets: Vec<SampleBucket> = Vec::new();
        for (at, value) in samples {
            let from = Time(at.0.div_euclid(width).saturating_mul(width));
            match buckets.last_mut().filter(|bucket| bucket.from == from) {
                Some(bucket) => {
                    bucket.min = bucket.min.min(*value);
                    bucket.max = bucket.max.max(*value);
                    bucket.last = *value;
                }
                None => buckets.push(SampleBucket { from, min: *value, max: *value, last: *value }),
            }
        }
        buckets
    }
}

/// Adds a change point where the value differs from the last one.
fn note<T: PartialEq>(points: &mut Vec<(u32, Option<T>)>, index: u32, value: Option<T>) {
    match points.last_mut() {
        Some((_, last)) if *last == value => {}
        Some((at, last)) if *at == index => *last = value,
        _ => points.push((index, value)),
    }
}

fn place(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}
