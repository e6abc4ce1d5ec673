//! One line of the activity log.
//!
//! | operation | cost |
//! |---|---|
//! | what became of a line, its units | O(1) |

use serde::{Deserialize, Serialize, Serializer};

use crate::model::Time;

use super::HISTORY_UNITS;
use super::patch::{Packed, TableCounts};
use super::steps::Action;

/// A line of the log, by its number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryId(pub u32);

/// A browser tab, by a number that it keeps while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Tab(pub u16);

/// When something is done, and in which tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub at: Time,
    /// Where.
    pub tab: Tab,
}

/// How a line came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// A person gave the command, or went back to a checkpoint.
    User,
    /// A background refresh: Ctrl-Z passes it over (domain.md, D26).
    Refresh,
    /// The last step was taken back: that of this line.
    Undo(EntryId),
    /// The step of this line was done again.
    Redo(EntryId),
    /// The step of this line alone was taken back, which is a step of its own.
    UndoAlone(EntryId),
}

impl Cause {
    /// True for lines of their own rows; false for those that only say what became of another.
    pub fn is_step(self) -> bool {
        match self {
            Cause::User | Cause::Refresh | Cause::UndoAlone(_) => true,
            Cause::Undo(_) | Cause::Redo(_) => false,
        }
    }
}

/// What the log says for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number.
    pub id: EntryId,
    /// When.
    pub at: Time,
    /// By which tab.
    pub tab: Tab,
    /// How it came to be.
    pub cause: Cause,
    /// What was done, or taken back, or done again.
    pub action: Action,
    /// How many rows of each table.
    pub tables: TableCounts,
}

/// What became of a line's step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryState {
    /// It is in effect, and can be taken back.
    Done,
    /// It was taken back.
    Undone,
    /// It is in effect, and its inverse data had to go: it can no longer be undone.
    Final,
    /// The line only says what became of another one.
    Note,
}

/// Whether a step is in effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Effect {
    On,
    Off,
}

impl Effect {
    pub fn opposite(self) -> Effect {
        match self {
            Effect::On => Effect::Off,
            Effect::Off => Effect::On,
        }
    }
}

/// A line with what takes its step back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub(super) line: Line,
    pub(super) effect: Effect,
    /// What takes the step back; for a step that waits to be redone, what does it again.
    #[serde(serialize_with = "kept")]
    pub(super) data: Option<Packed>,
}

impl Entry {
    /// What the log says for ever.
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// What became of it.
    pub fn state(&self) -> EntryState {
        match (self.line.cause.is_step(), self.effect, &self.data) {
            (false, ..) => EntryState::Note,
            (true, Effect::Off, _) => EntryState::Undone,
            (true, Effect::On, Some(_)) => EntryState::Done,
            (true, Effect::On, None) => EntryState::Final,
        }
    }

    pub(super) fn units(&self) -> usize {
        self.data.as_ref().map_or(0, Packed::units)
    }
}

/// The newest step can be undone whatever its size, but a reload keeps no more than the budget.
fn kept<S: Serializer>(data: &Option<Packed>, serializer: S) -> Result<S::Ok, S::Error> {
    data.as_ref().filter(|data| data.units() <= HISTORY_UNITS).serialize(serializer)
}
