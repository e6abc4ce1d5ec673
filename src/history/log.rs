//! The activity log: every line for ever, with inverse data as far as the budget goes.
//!
//! | operation | cost |
//! |---|---|
//! | write a line, a line by its number | O(1) |
//! | whether later steps touched some rows | O(rows of all later steps) |
//! | units of inverse data, letting the oldest go | O(lines) |

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::model::RowKey;

use super::entry::{Cause, Effect, Entry, EntryId, Line, Stamp};
use super::patch::{Packed, Patch, TableCounts};
use super::steps::Action;

/// What was done, oldest first. A line's number is its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    entries: Vec<Entry>,
    /// The user's steps that Ctrl-Z takes back, the next one last.
    pub(super) done: Vec<EntryId>,
    /// Those that were taken back so, the one to be redone first last.
    pub(super) undone: Vec<EntryId>,
}

impl Log {
    /// All lines, newest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().rev()
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True where nothing was done yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The line of this number.
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(place(id))
    }

    pub(super) fn get_mut(&mut self, id: EntryId) -> Option<&mut Entry> {
        self.entries.get_mut(place(id))
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Entry> {
        self.done.last().and_then(|id| self.get(*id)).filter(|entry| entry.data.is_some())
    }

    /// The step that redo would do again.
    pub fn next_redo(&self) -> Option<&Entry> {
        self.undone.last().and_then(|id| self.get(*id)).filter(|entry| entry.data.is_some())
    }

    /// True where the step of this line is in effect.
    pub fn is_in_effect(&self, id: EntryId) -> bool {
        self.get(id).is_some_and(|entry| entry.effect == Effect::On)
    }

    /// Writes a line. A user's step ends what could be redone; a refresh does not.
    pub(super) fn write(&mut self, said: Said, stamp: Stamp, data: Option<Packed>) -> EntryId {
        let id = EntryId(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
        let Said { cause, action, tables } = said;
        let line = Line { id, at: stamp.at, tab: stamp.tab, cause, action, tables };
        self.entries.push(Entry { line, effect: Effect::On, data });
        match cause {
            Cause::User | Cause::UndoAlone(_) => {
                self.done.push(id);
                for lost in std::mem::take(&mut self.undone) {
                    self.forget(lost);
                }
            }
            Cause::Refresh | Cause::Undo(_) | Cause::Redo(_) => {}
        }
        id
    }

    /// Notes that a step is in effect or not. Where it took back another one alone, that one is
    /// the opposite.
    pub(super) fn set_effect(&mut self, id: EntryId, effect: Effect) {
        let (mut next, mut effect) = (Some(id), effect);
        while let Some(entry) = next.and_then(|id| self.get_mut(id)) {
            entry.effect = effect;
            effect = effect.opposite();
            next = match entry.line.cause {
                // An earlier line always: the way ends.
                Cause::UndoAlone(other) if other < entry.line.id => Some(other),
                _ => None,
            };
        }
    }

    /// The steps after this one that are in effect. A later step that a still later one took back
    /// alone counts for nothing, and so does that one.
    pub(super) fn later(&self, id: EntryId) -> impl Iterator<Item = &Entry> {
        let after = self.entries.get(place(id).saturating_add(1)..).unwrap_or_default();
        after.iter().filter(move |entry| {
            entry.effect == Effect::On
                && match entry.line.cause {
                    Cause::User | Cause::Refresh => true,
                    Cause::UndoAlone(other) => other <= id,
                    Cause::Undo(_) | Cause::Redo(_) => false,
                }
        })
    }

    /// Those of the later steps that touched one of these rows. O(rows of all later steps).
    pub(super) fn later_touching(&self, id: EntryId, rows: &HashSet<RowKey>) -> Vec<EntryId> {
        let touches = |entry: &&Entry| match entry.data.as_ref().and_then(Packed::open) {
            Some(patch) => patch.rows().any(|row| rows.contains(&row)),
            // Nobody knows what it touched.
            None => true,
        };
        self.later(id).filter(touches).map(|entry| entry.line.id).collect()
    }

    /// Units of storage that all inverse data takes.
    pub fn units(&self) -> usize {
        self.entries.iter().fold(0, |sum, entry| sum.saturating_add(entry.units()))
    }

    /// Lets the oldest inverse data go; false where only that of the newest step is left.
    pub(super) fn drop_oldest(&mut self) -> bool {
        let newest = self.done.last().or(self.undone.last()).copied();
        let waiting: HashSet<EntryId> = self.undone.iter().copied().collect();
        let oldest = self
            .entries
            .iter()
            .filter(|entry| entry.data.is_some())
            .map(|entry| entry.line.id)
            .find(|id| Some(*id) != newest && !waiting.contains(id));
        // What is redone last is given up first: the steps before it can still be redone.
        let oldest = oldest.or(self.undone.first().copied().filter(|id| Some(*id) != newest));
        if let Some(id) = oldest {
            self.forget(id);
            self.done.retain(|done| *done != id);
            self.undone.retain(|undone| *undone != id);
        }
        oldest.is_some()
    }

    fn forget(&mut self, id: EntryId) {
        if let Some(entry) = self.get_mut(id) {
            entry.data = None;
        }
    }
}

/// What a new line says.
pub(super) struct Said {
    pub cause: Cause,
    pub action: Action,
    pub tables: TableCounts,
}

impl Said {
    pub fn new(cause: Cause, action: Action, patch: &Patch) -> Said {
        Said { cause, action, tables: patch.tables() }
    }
}

fn place(id: EntryId) -> usize {
    usize::try_from(id.0).unwrap_or(usize::MAX)
}
