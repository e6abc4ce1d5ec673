//! Everything that is kept beside the workspace: the log, the checkpoints, the observations.
//!
//! All stand outside undo and outside "equal by value" (domain.md, D26). Saving writes them with
//! the workspace, in one generation.
//!
//! | operation | cost |
//! |---|---|
//! | write down what a command did | O(rows changed + lines) |
//! | undo, redo | O(rows changed + lines), and O(n log n) over all rows where a refresh came after |
//! | undo one step alone | O(rows of all later steps + n log n) |
//! | go back to a checkpoint | O(rows held since) |
//! | observe | see the observations |

use serde::{Deserialize, Serialize};

use crate::insight::Insight;
use crate::model::{Change, Time, Workspace};

use super::checkpoints::{Checkpoint, CheckpointId, CheckpointProblem, Checkpoints};
use super::entry::{Cause, EntryId, Stamp};
use super::log::{Log, Said};
use super::patch::{Packed, Patch};
use super::steps::{Action, Verb};
use super::trends::Trends;
use super::undo::{CannotUndo, Turned};

/// Units of the browser's storage that inverse data and checkpoints may take together, measured
/// after packing: an eighth of what browsers hold, so that two generations leave room. The oldest
/// inverse data goes first, checkpoints last; the newest step can be undone whatever its size.
pub const HISTORY_UNITS: usize = 600_000;

/// The log, the checkpoints, the observations.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    log: Log,
    checkpoints: Checkpoints,
    trends: Trends,
}

impl Past {
    /// The past of a workspace that comes from a file: its observations alone.
    pub fn of_file(mut trends: Trends) -> Past {
        trends.settle();
        Past { trends, ..Past::default() }
    }

    /// What was done.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The named states.
    pub fn checkpoints(&self) -> &Checkpoints {
        &self.checkpoints
    }

    /// The observations.
    pub fn trends(&self) -> &Trends {
        &self.trends
    }

    /// Keeps the keys of resources that are gone, and that something here still tells of, from
    /// being given to others. What is saved and opened nowadays says so by itself; older data does
    /// not. O(lines + series).
    pub fn reserve_keys(&self, workspace: &mut Workspace) {
        let of_log = self.log.entries().filter_map(|entry| entry.line().action.resource());
        let highest = of_log.chain(self.trends.last_resource()).max();
        workspace.reserve_resource_keys(highest.map_or(0, |key| key.0.saturating_add(1)));
    }

    /// Units of storage that inverse data and checkpoints take.
    pub fn units(&self) -> usize {
        self.log.units().saturating_add(self.checkpoints.units())
    }

    pub(super) fn trends_mut(&mut self) -> &mut Trends {
        &mut self.trends
    }

    /// Writes down what a command did; none where it changed nothing. O(rows changed).
    pub fn note(
        &mut self,
        action: Action,
        cause: Cause,
        change: &Change,
        stamp: Stamp,
    ) -> Option<EntryId> {
        if change.is_empty() {
            return None;
        }
        let back = Patch::back(change);
        let id = self.log.write(Said::new(cause, action, &back), stamp, Packed::of(&back));
        self.settle(&back);
        Some(id)
    }

    /// Observes what holds at a time, which is not before the newest one observed; `entry` is the
    /// line of the import that tells of it. O(n log n) over all rows.
    pub fn observe(
        &mut self,
        entry: Option<EntryId>,
        at: Time,
        workspace: &Workspace,
        insight: &Insight,
    ) {
        self.trends.observe_of(entry, at, workspace, insight);
    }

    /// Takes the user's last step back; its new line. O(rows changed), and O(n log n) where a
    /// refresh came after it.
    ///
    /// # Errors
    /// Why it stays, with the refreshes that stand in the way.
    pub fn undo(&mut self, workspace: &mut Workspace, stamp: Stamp) -> Result<EntryId, CannotUndo> {
        let turned = self.log.undo(workspace, stamp)?;
        Ok(self.follow(turned))
    }

    /// Does the step again that was last taken back; its new line.
    ///
    /// # Errors
    /// Why not, with the refreshes that stand in the way.
    pub fn redo(&mut self, workspace: &mut Workspace, stamp: Stamp) -> Result<EntryId, CannotUndo> {
        let turned = self.log.redo(workspace, stamp)?;
        Ok(self.follow(turned))
    }

    /// Takes one step back alone; its new line. O(rows of all later steps + n log n).
    ///
    /// # Errors
    /// Why it stays, with the later steps that stand in the way.
    pub fn undo_alone(
        &mut self,
        id: EntryId,
        workspace: &mut Workspace,
        stamp: Stamp,
    ) -> Result<EntryId, CannotUndo> {
        let turned = self.log.undo_alone(workspace, id, stamp)?;
        Ok(self.follow(turned))
    }

    /// Gives the present state a name.
    ///
    /// # Errors
    /// What is wrong with the name.
    pub fn mark(&mut self, name: &str, stamp: Stamp) -> Result<CheckpointId, CheckpointProblem> {
        self.checkpoints.make(name, stamp.at)
    }

    /// Forgets a named state; the workspace stays as it is.
    ///
    /// # Errors
    /// There is none of this number.
    pub fn unmark(&mut self, id: CheckpointId) -> Result<Checkpoint, CheckpointProblem> {
        let removed = self.checkpoints.delete(id)?;
        self.fit();
        Ok(removed)
    }

    /// How many rows going back to a checkpoint would change.
    ///
    /// # Errors
    /// It is not there, or can no longer be gone back to.
    pub fn distance(
        &self,
        id: CheckpointId,
        workspace: &Workspace,
    ) -> Result<usize, CheckpointProblem> {
        Ok(self.checkpoints.way_back(id)?.onto(workspace).ops.len())
    }

    /// Goes back to a checkpoint: one step, which can be undone. None where nothing differs.
    ///
    /// # Errors
    /// It is not there, or can no longer be gone back to.
    pub fn go_back(
        &mut self,
        id: CheckpointId,
        workspace: &mut Workspace,
        stamp: Stamp,
    ) -> Result<Option<EntryId>, CheckpointProblem> {
        let change = self.checkpoints.way_back(id)?.onto(workspace);
        let name = self.checkpoints.get(id).map(|checkpoint| checkpoint.name.clone());
        let rows = change.ops.len();
        workspace.replay(change.clone());
        let subject = name.unwrap_or_default();
        let action = Action { verb: Verb::Return, object: None, subject, rows };
        Ok(self.note(action, Cause::User, &change, stamp))
    }

    fn follow(&mut self, turned: Turned) -> EntryId {
        let log = &self.log;
        self.trends.show_only(|entry| log.is_in_effect(entry));
        self.settle(&turned.rows);
        turned.line
    }

    /// After rows changed: checkpoints hold what was there, and all fits the budget again.
    fn settle(&mut self, before: &Patch) {
        self.checkpoints.remember(before);
        self.fit();
    }

    fn fit(&mut self) {
        while self.units() > HISTORY_UNITS {
            if !self.log.drop_oldest() && !self.checkpoints.drop_oldest() {
                break;
            }
        }
    }
}
