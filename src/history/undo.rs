//! Taking steps back: the last one, or one alone (domain.md, D26).
//!
//! A step can be taken back where no later step that is in effect touched one of its rows, and
//! what is left keeps every rule. For the last step of all, both hold by themselves.
//!
//! | operation | cost |
//! |---|---|
//! | the last step | O(its rows · log rows) |
//! | one with later steps | O(rows of all later steps), a copy of the workspace, and O(n log n) for its rules |

use std::collections::HashSet;

use crate::model::integrity::{self, Finding};
use crate::model::{RowKey, RowOp, SettingsKey, SharedObject, Workspace};

use super::entry::{Cause, Effect, EntryId, EntryState, Stamp};
use super::log::{Log, Said};
use super::patch::{Packed, Patch};

/// Why a step stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotUndo {
    /// There is no step to take back, or none of this number.
    NotThere,
    /// It was taken back already.
    AlreadyUndone(EntryId),
    /// Its inverse data had to go.
    TooOld(EntryId),
    /// Later steps changed the same rows.
    Touched {
        /// The step.
        entry: EntryId,
        /// The later ones, oldest first.
        by: Vec<EntryId>,
    },
    /// Later steps build on it: without it, rules would be broken.
    Needed {
        /// The step.
        entry: EntryId,
        /// The later ones, oldest first.
        by: Vec<EntryId>,
        /// The rules that would be broken.
        findings: Vec<Finding>,
    },
}

impl CannotUndo {
    /// The later steps that stand in the way.
    pub fn in_the_way(&self) -> &[EntryId] {
        match self {
            CannotUndo::Touched { by, .. } | CannotUndo::Needed { by, .. } => by,
            CannotUndo::NotThere | CannotUndo::AlreadyUndone(_) | CannotUndo::TooOld(_) => &[],
        }
    }
}

/// A step that was taken back or done again.
pub(super) struct Turned {
    /// Its new line.
    pub line: EntryId,
    /// The rows as they were before.
    pub rows: Patch,
}

impl Log {
    /// Takes the user's last step back.
    pub(super) fn undo(
        &mut self,
        workspace: &mut Workspace,
        stamp: Stamp,
    ) -> Result<Turned, CannotUndo> {
        let id = self.done.last().copied().ok_or(CannotUndo::NotThere)?;
        let rows = self.turn(workspace, id)?;
        self.done.pop();
        self.undone.push(id);
        self.set_effect(id, Effect::Off);
        Ok(self.turned(id, Cause::Undo(id), rows, stamp))
    }

    /// Does the step again that was last taken back.
    pub(super) fn redo(
        &mut self,
        workspace: &mut Workspace,
        stamp: Stamp,
    ) -> Result<Turned, CannotUndo> {
        let id = self.undone.last().copied().ok_or(CannotUndo::NotThere)?;
        let rows = self.turn(workspace, id)?;
        self.undone.pop();
        self.done.push(id);
        self.set_effect(id, Effect::On);
        Ok(self.turned(id, Cause::Redo(id), rows, stamp))
    }

    /// Takes one step back alone: a step of its own, unless it is the last one anyway.
    pub(super) fn undo_alone(
        &mut self,
        workspace: &mut Workspace,
        id: EntryId,
        stamp: Stamp,
    ) -> Result<Turned, CannotUndo> {
        match self.get(id).map(|entry| entry.state()) {
            None | Some(EntryState::Note) => return Err(CannotUndo::NotThere),
            Some(EntryState::Undone) => return Err(CannotUndo::AlreadyUndone(id)),
            Some(EntryState::Final) => return Err(CannotUndo::TooOld(id)),
            Some(EntryState::Done) => {}
        }
        if self.done.last() == Some(&id) {
            return self.undo(workspace, stamp);
        }
        let rows = self.try_turn(workspace, id)?;
        self.set_effect(id, Effect::Off);
        let action = self.get(id).map(|entry| entry.line.action.clone());
        let action = action.ok_or(CannotUndo::NotThere)?;
        let said = Said::new(Cause::UndoAlone(id), action, &rows);
        let line = self.write(said, stamp, Packed::of(&rows));
        Ok(Turned { line, rows })
    }

    /// Applies what a step holds, and keeps the opposite in its place.
    fn turn(&mut self, workspace: &mut Workspace, id: EntryId) -> Result<Patch, CannotUndo> {
        let rows = self.try_turn(workspace, id)?;
        if let Some(entry) = self.get_mut(id) {
            entry.data = Packed::of(&rows);
        }
        Ok(rows)
    }

    /// Applies what a step holds, or says why not and changes nothing; the opposite.
    fn try_turn(&self, workspace: &mut Workspace, id: EntryId) -> Result<Patch, CannotUndo> {
        let entry = self.get(id).ok_or(CannotUndo::NotThere)?;
        let patch = entry.data.as_ref().and_then(Packed::open).ok_or(CannotUndo::TooOld(id))?;
        if self.later(id).next().is_none() {
            return Ok(patch.apply(workspace));
        }
        let by = self.later_touching(id, &patch.rows().collect());
        if !by.is_empty() {
            return Err(CannotUndo::Touched { entry: id, by });
        }
        // On a copy: rows that contradict each other would leave traces in the lookups.
        let mut trial = workspace.clone();
        let opposite = patch.apply(&mut trial);
        let findings = integrity::broken_by(workspace, &trial);
        if findings.is_empty() {
            *workspace = trial;
            return Ok(opposite);
        }
        let mut broken: HashSet<RowKey> = findings.iter().flat_map(Finding::rows).collect();
        for finding in &findings {
            if let Finding::ShareTypeWrong(object) = finding {
                broken.extend(self.shares_of(id, *object, workspace));
            }
        }
        let mut by = self.later_touching(id, &broken);
        if by.is_empty() {
            // A quota was lowered since.
            by = self.later_touching(id, &HashSet::from([RowKey::Settings(SettingsKey)]));
        }
        Err(CannotUndo::Needed { entry: id, by, findings })
    }

    /// The share units of an object that are there, or that later steps removed: together they say
    /// whether it is shared.
    fn shares_of(
        &self,
        id: EntryId,
        object: SharedObject,
        workspace: &Workspace,
    ) -> HashSet<RowKey> {
        let removed = |op: &RowOp| match op {
            RowOp::Shares(share) => share.after.as_ref().is_some_and(|row| row.object == object),
            _ => false,
        };
        let patches = self.later(id).filter_map(|entry| entry.data.as_ref()?.open());
        let mut rows: HashSet<RowKey> =
            workspace.shares_of(object).map(|share| RowKey::Shares(share.id)).collect();
        for patch in patches {
            rows.extend(patch.ops().iter().filter(|op| removed(op)).map(RowOp::key));
        }
        rows
    }

    fn turned(&mut self, id: EntryId, cause: Cause, rows: Patch, stamp: Stamp) -> Turned {
        let action = self.get(id).map(|entry| entry.line.action.clone());
        let line = match action {
            Some(action) => self.write(Said::new(cause, action, &rows), stamp, None),
            None => id,
        };
        Turned { line, rows }
    }
}
