//! Observations that come later than they were made: they take their place in time, and what was
//! seen afterwards stays as it was seen (domain.md, D19).
//!
//! | operation | cost |
//! |---|---|
//! | one observation put between others | O(observations + points) |
//! | whether it is known already | O(points of the resources that it tells of) |

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Cidr;
use crate::insight::Insight;
use crate::model::{ResourceKey, Time};

use super::series::Series;
use super::{EntryId, Trends, UsedOfTotal, find, index, usage_of};

/// An observation of some resources.
pub(in crate::history) struct Told<'a> {
    /// When it was made.
    pub at: Time,
    /// By whose import it came.
    pub entry: Option<EntryId>,
    /// The resources that it tells of.
    pub resources: &'a BTreeSet<ResourceKey>,
    /// Whether newer observations of them are known.
    pub since: Since,
}

/// What is known of the time after an observation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::history) enum Since {
    /// Newer observations of the same resources.
    Newer,
    /// Those of others only.
    Others,
}

impl Trends {
    /// The time of the newest observation, hidden ones too.
    pub(in crate::history) fn newest(&self) -> Option<Time> {
        self.times.last().copied()
    }

    /// Notes what was observed of some resources at a time before the newest. What all others were
    /// then is what was last seen of them; the totals of scopes are not known. Nothing is noted
    /// where it is known already. O(observations + points).
    pub(in crate::history) fn insert(&mut self, told: &Told<'_>, insight: &Insight) {
        let mut now = usage_of(insight);
        now.retain(|(key, _), _| told.resources.contains(key));
        let place = self.times.partition_point(|at| *at <= told.at);
        let first = self.times.partition_point(|at| *at < told.at);
        if (first..place).any(|known| self.tells(index(known), told.resources, &now)) {
            return;
        }
        self.make_room(place, told.at);
        let here = index(place);
        if let Some(entry) = told.entry {
            self.entries.insert(here, entry);
        }
        let last = place.saturating_add(1) >= self.times.len();
        for series in &mut self.resources {
            if told.resources.contains(&series.key.0) {
                let value = now.remove(&series.key);
                series.put_between(here, value, last);
            }
        }
        for (key, value) in now {
            let mut series = Series::starting(key, here, value);
            if told.since == Since::Newer && !last {
                series.note(here.saturating_add(1), None);
            }
            self.resources.push(series);
        }
        self.resources.sort_by_key(|one| one.key);
        // Of the same moment the totals are known already.
        if first == place {
            self.scopes.iter_mut().for_each(|series| series.put_between(here, None, last));
        }
        self.limit_points();
    }

    /// True where a shown observation has these values already.
    fn tells(
        &self,
        index: u32,
        resources: &BTreeSet<ResourceKey>,
        now: &BTreeMap<(ResourceKey, Cidr), UsedOfTotal>,
    ) -> bool {
        let told = self.resources.iter().filter(|series| resources.contains(&series.key.0));
        !self.hidden.contains(&index)
            && now.keys().all(|key| find(&self.resources, key).is_some())
            && told.into_iter().all(|series| series.at(index) == now.get(&series.key).copied())
    }

    /// Gives a time a number of its own; those after it move up.
    fn make_room(&mut self, place: usize, at: Time) {
        let here = index(place);
        let new = |number: u32| number.saturating_add(u32::from(number >= here));
        self.times.insert(place, at);
        let entries = std::mem::take(&mut self.entries).into_iter();
        self.entries = entries.map(|(number, entry)| (new(number), entry)).collect();
        self.hidden = std::mem::take(&mut self.hidden).into_iter().map(new).collect();
        self.scopes.iter_mut().for_each(|series| series.renumber(new));
        self.resources.iter_mut().for_each(|series| series.renumber(new));
    }
}
