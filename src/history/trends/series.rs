//! Change points: from this observation on, this value.
//!
//! | operation | cost |
//! |---|---|
//! | one more value | O(1) |
//! | the value at an observation | O(log points) |
//! | a value between others, new numbers | O(points) |

use serde::{Deserialize, Serialize};

/// What one thing was over time; none while it was not there, or nobody knew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Series<K, T> {
    pub key: K,
    pub points: Vec<(u32, Option<T>)>,
}

impl<K, T: Copy + PartialEq> Series<K, T> {
    /// A series that begins here.
    pub fn starting(key: K, index: u32, value: T) -> Series<K, T> {
        Series { key, points: vec![(index, Some(value))] }
    }

    /// Adds a change point where the value differs from the last one.
    pub fn note(&mut self, index: u32, value: Option<T>) {
        match self.points.last_mut() {
            Some((_, last)) if *last == value => {}
            Some((at, last)) if *at == index => *last = value,
            _ => self.points.push((index, value)),
        }
    }

    /// Says what it was at one observation before others, which stay as they are; `last` says that
    /// there are none.
    pub fn put_between(&mut self, index: u32, value: Option<T>, last: bool) {
        let known = self.at(index);
        if known == value {
            return;
        }
        let place = self.points.partition_point(|(from, _)| *from < index);
        let next = index.saturating_add(1);
        let again = self.points.get(place).is_none_or(|(from, _)| *from != next);
        if again && !last {
            self.points.insert(place, (next, known));
        }
        self.points.insert(place, (index, value));
        self.points.dedup_by(|later, before| later.1 == before.1);
    }

    /// Where it begins.
    pub fn start(&self) -> Option<u32> {
        self.points.first().map(|(index, _)| *index)
    }

    /// The value at an observation. O(log points).
    pub fn at(&self, index: u32) -> Option<T> {
        let after = self.points.partition_point(|(from, _)| *from <= index);
        self.points.get(after.checked_sub(1)?)?.1
    }

    /// Gives every point its observation's new number; of several at one, the last stays.
    pub fn renumber(&mut self, number: impl Fn(u32) -> u32) {
        let mut renumbered: Vec<(u32, Option<T>)> = Vec::with_capacity(self.points.len());
        for (index, value) in self.points.drain(..) {
            let index = number(index);
            match renumbered.last_mut().filter(|(last, _)| *last == index) {
                Some((_, last)) => *last = value,
                None => renumbered.push((index, value)),
            }
        }
        renumbered.dedup_by(|next, before| next.1 == before.1);
        self.points = renumbered;
    }

    /// Forgets what was before an observation.
    pub fn forget_before(&mut self, index: u32) {
        let value = self.at(index);
        let after = self.points.partition_point(|(from, _)| *from <= index);
        if after > 1 {
            self.points.drain(..after.saturating_sub(1));
            if let Some(first) = self.points.first_mut() {
                *first = (index, value);
            }
        }
        if matches!(self.points.as_slice(), [(_, None)]) {
            self.points.clear();
        }
    }
}
