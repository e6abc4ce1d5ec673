//! Undo, the activity log and checkpoints, for pages.

use leptos::prelude::*;

use crate::history::{
    CannotUndo, Checkpoint, CheckpointId, CheckpointProblem, Entry, EntryId, Line, Log, Past,
    Stamp, Tab,
};
use crate::model::{Time, Workspace};

use super::{Desk, clock};

impl Desk {
    /// Reads the log and the checkpoints; what reads them runs again when anything changes.
    pub fn past<T>(self, read: impl FnOnce(&Past) -> T) -> T {
        self.revision.track();
        self.peek_past(read)
    }

    /// Reads the log and the checkpoints as they are now, for event handlers.
    pub fn peek_past<T>(self, read: impl FnOnce(&Past) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.past))
    }

    /// Takes the user's last step back; what it was.
    ///
    /// # Errors
    /// Why it stays.
    pub fn undo(self) -> Result<Line, CannotUndo> {
        self.turn(|past, workspace, stamp| past.undo(workspace, stamp))
    }

    /// Does the step last taken back again; what it was.
    ///
    /// # Errors
    /// Why it stays undone.
    pub fn redo(self) -> Result<Line, CannotUndo> {
        self.turn(|past, workspace, stamp| past.redo(workspace, stamp))
    }

    /// Takes one step back alone; its line.
    ///
    /// # Errors
    /// Why it stays, with the later steps that stand in the way.
    pub fn undo_alone(self, entry: EntryId) -> Result<Line, CannotUndo> {
        self.turn(|past, workspace, stamp| past.undo_alone(entry, workspace, stamp))
    }

    fn turn(
        self,
        turn: impl FnOnce(&mut Past, &mut Workspace, Stamp) -> Result<EntryId, CannotUndo>,
    ) -> Result<Line, CannotUndo> {
        let stamp = self.stamp(clock::now());
        let line = self.inner.try_update_value(|inner| {
            let id = turn(&mut inner.past, &mut inner.workspace, stamp)?;
            inner.past.log().get(id).map(|entry| entry.line().clone()).ok_or(CannotUndo::NotThere)
        });
        let line = line.unwrap_or(Err(CannotUndo::NotThere))?;
        self.changed();
        Ok(line)
    }

    /// What undo would take back, and what redo would do again.
    pub fn next_steps(self) -> (Option<Line>, Option<Line>) {
        let line = |entry: Option<&Entry>| entry.map(|entry| entry.line().clone());
        let both = |log: &Log| (line(log.next_undo()), line(log.next_redo()));
        self.past(|past| both(past.log()))
    }

    /// Gives the present state a name.
    ///
    /// # Errors
    /// What is wrong with the name.
    pub fn mark(self, name: &str) -> Result<CheckpointId, CheckpointProblem> {
        let stamp = self.stamp(clock::now());
        let made = self.inner.try_update_value(|inner| inner.past.mark(name, stamp));
        self.checked(made)
    }

    /// Forgets a named state.
    ///
    /// # Errors
    /// It is not there.
    pub fn unmark(self, id: CheckpointId) -> Result<Checkpoint, CheckpointProblem> {
        let removed = self.inner.try_update_value(|inner| inner.past.unmark(id));
        self.checked(removed)
    }

    /// How many rows going back to a checkpoint would change.
    ///
    /// # Errors
    /// It cannot be gone back to.
    pub fn distance(self, id: CheckpointId) -> Result<usize, CheckpointProblem> {
        self.revision.track();
        self.inner.with_value(|inner| inner.past.distance(id, &inner.workspace))
    }

    /// Goes back to a checkpoint: one step, which can be undone. None where nothing differs.
    ///
    /// # Errors
    /// It cannot be gone back to.
    pub fn go_back(self, id: CheckpointId) -> Result<Option<EntryId>, CheckpointProblem> {
        let stamp = self.stamp(clock::now());
        let back = self
            .inner
            .try_update_value(|inner| inner.past.go_back(id, &mut inner.workspace, stamp));
        self.checked(back)
    }

    fn checked<T>(
        self,
        outcome: Option<Result<T, CheckpointProblem>>,
    ) -> Result<T, CheckpointProblem> {
        let value = outcome.unwrap_or(Err(CheckpointProblem::NotThere))?;
        self.changed();
        Ok(value)
    }

    /// This tab.
    pub fn tab(self) -> Tab {
        self.inner.with_value(|inner| inner.tab)
    }

    pub(super) fn stamp(self, at: Time) -> Stamp {
        Stamp { at, tab: self.tab() }
    }
}
