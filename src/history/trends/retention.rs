//! How long observations are kept (domain.md, D28).
//!
//! | operation | cost |
//! |---|---|
//! | thinning, once a day | O(observations + points), and back to the shown one before each point |
//! | limiting the points | O(observations + points) when it is due |

use crate::model::Time;

use super::{Trends, index, place};

/// Milliseconds for which every observation is kept.
pub const YEAR: i64 = 365 * DAY;
/// The most change points of single resources, or two for each where that is more.
pub const MAX_USAGE_POINTS: usize = 100_000;

const DAY: i64 = 86_400_000;

impl Trends {
    /// Thins what is older than a year, once a day. O(observations + points).
    pub(super) fn thin(&mut self, last: Option<Time>, now: Time) {
        let cutoff = Time(now.0.saturating_sub(YEAR));
        let first = self.times.first().is_some_and(|first| *first < cutoff);
        if !first || last.is_some_and(|last| day(last) == day(now)) {
            return;
        }
        let old = self.times.partition_point(|at| *at < cutoff);
        let keep = self.worth_keeping(old);
        if keep.iter().all(|kept| *kept) {
            return;
        }
        // What goes is counted up to each observation; the next one that stays takes its place.
        let mut gone = 0u32;
        let mut numbers = Vec::with_capacity(self.times.len());
        for number in 0..self.times.len() {
            numbers.push(index(number).saturating_sub(gone));
            gone = gone.saturating_add(u32::from(keep.get(number) == Some(&false)));
        }
        self.keep_only(&keep, &numbers);
    }

    /// Which of the old observations stay: the last shown one of each day, and the ends of runs.
    fn worth_keeping(&self, old: usize) -> Vec<bool> {
        let mut keep = vec![false; old];
        let mut mark = |number: usize| {
            if let Some(kept) = keep.get_mut(number) {
                *kept = true;
            }
        };
        let shown = |number: &usize| !self.hidden.contains(&index(*number));
        for number in (0..old).filter(shown) {
            let next = (number.saturating_add(1)..old).find(shown);
            let day_of = |number: usize| self.times.get(number).copied().map(day);
            if next.is_none_or(|next| day_of(next) != day_of(number)) {
                mark(number);
            }
        }
        for (from, _) in self.resources.iter().flat_map(|series| &series.points) {
            mark(place(*from));
            if let Some(before) = (0..place(*from)).rev().find(shown) {
                mark(before);
            }
        }
        keep
    }

    fn keep_only(&mut self, keep: &[bool], numbers: &[u32]) {
        let stays = |number: u32| keep.get(place(number)) != Some(&false);
        let new = |number: u32| numbers.get(place(number)).copied().unwrap_or(number);
        let mut number = 0u32;
        self.times.retain(|_| {
            let stay = stays(number);
            number = number.saturating_add(1);
            stay
        });
        let entries = std::mem::take(&mut self.entries).into_iter();
        self.entries =
            entries.filter(|(at, _)| stays(*at)).map(|(at, entry)| (new(at), entry)).collect();
        let hidden = std::mem::take(&mut self.hidden).into_iter();
        self.hidden = hidden.filter(|at| stays(*at)).map(new).collect();
        self.scopes.iter_mut().for_each(|series| series.renumber(new));
        self.resources.iter_mut().for_each(|series| series.renumber(new));
    }

    /// Forgets the oldest runs of single resources where there are too many. O(points).
    pub(super) fn limit_points(&mut self) {
        let count = |trends: &Trends| {
            trends.resources.iter().fold(0usize, |sum, one| sum.saturating_add(one.points.len()))
        };
        let limit = MAX_USAGE_POINTS.max(self.resources.len().saturating_mul(2));
        let points = count(self);
        if points <= limit {
            return;
        }
        // A quarter goes at once, so that this is rare.
        let mut to_go = points.saturating_sub(limit / 4 * 3);
        let mut at = vec![0usize; self.times.len()];
        for (from, _) in self.resources.iter().flat_map(|series| &series.points) {
            if let Some(here) = at.get_mut(place(*from)) {
                *here = here.saturating_add(1);
            }
        }
        let cut = at.iter().position(|here| {
            to_go = to_go.saturating_sub(*here);
            to_go == 0
        });
        let newest = self.times.len().saturating_sub(1);
        let cut = cut.map_or(newest, |cut| cut.saturating_add(1).min(newest));
        self.resources.iter_mut().for_each(|series| series.forget_before(index(cut)));
        self.resources.retain(|series| !series.points.is_empty());
    }
}

/// The day of a time, in UTC.
fn day(at: Time) -> i64 {
    at.0.div_euclid(DAY)
}
