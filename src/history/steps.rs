//! Undo and redo over changes (domain.md, D26).

use std::collections::VecDeque;
use std::sync::Arc;

use crate::command::{Applied, Command, MembersCommand, ObjectRef, SharingCommand};
use crate::model::{Change, Time, Workspace};

/// Row operations that undo keeps over all steps; one import of 100,000 resources fits.
pub const MAX_UNDO_OPS: usize = 250_000;

/// What sort of command a step was, for its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Something was made.
    Create,
    /// Something was changed.
    Update,
    /// Something was deleted.
    Delete,
    /// Effective regions were added or removed.
    Regions,
    /// A CIDR was provisioned.
    Provision,
    /// A CIDR was taken back.
    Deprovision,
    /// CIDRs were reserved.
    Reserve,
    /// A VPC's CIDR was allocated.
    Allocate,
    /// Allocations were released.
    Release,
    /// A discovery was associated or dissociated.
    Associate,
    /// CIDRs were ignored, or watched again.
    Watch,
    /// Feeds were taken in.
    Import,
    /// A source was removed.
    RemoveSource,
    /// Settings were changed.
    Settings,
    /// Members were added, changed or removed.
    Members,
    /// A pool or discovery was shared.
    Share,
    /// A share was ended.
    Unshare,
    /// What another account shares was taken in.
    Accept,
    /// What another account shares was given up.
    Leave,
    /// A principal's requests were answered.
    Settle,
}

impl Verb {
    /// The verb of a command.
    pub fn of(command: &Command) -> Verb {
        match command {
            Command::CreateIpam(_)
            | Command::CreateScope(..)
            | Command::CreatePool(_)
            | Command::CreateDiscovery(_) => Verb::Create,
            Command::UpdateIpam(..)
            | Command::UpdateScope(..)
            | Command::UpdatePool { .. }
            | Command::UpdateAllocation { .. }
            | Command::UpdateDiscovery(..)
            | Command::SetHomeScope(..) => Verb::Update,
            Command::DeleteIpam(..)
            | Command::DeleteScope(..)
            | Command::DeletePool(..)
            | Command::DeleteDiscovery(_) => Verb::Delete,
            Command::AddEffectiveRegions(..)
            | Command::RemoveEffectiveRegion(..)
            | Command::SetDiscoveryRegions(..) => Verb::Regions,
            Command::Provision(..) => Verb::Provision,
            Command::Deprovision(..) => Verb::Deprovision,
            Command::Reserve(..) => Verb::Reserve,
            Command::AllocateVpc { .. } => Verb::Allocate,
            Command::Release(_) => Verb::Release,
            Command::Associate(..) | Command::Dissociate(..) => Verb::Associate,
            Command::SetWatch(..) | Command::ClearHold(_) => Verb::Watch,
            Command::Import(_) => Verb::Import,
            Command::RemoveSource(_) => Verb::RemoveSource,
            Command::UpdateSettings(_) | Command::Members(MembersCommand::NameAccount(..)) => {
                Verb::Settings
            }
            Command::Members(_) => Verb::Members,
            Command::Sharing(command) => match command {
                SharingCommand::Share { .. } => Verb::Share,
                SharingCommand::Unshare(_) => Verb::Unshare,
                SharingCommand::Accept(_) => Verb::Accept,
                SharingCommand::Leave(_) => Verb::Leave,
                SharingCommand::Settle(_) => Verb::Settle,
            },
        }
    }
}

/// What a step was, in words' raw material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What was done.
    pub verb: Verb,
    /// To which object, where it is one.
    pub object: Option<ObjectRef>,
    /// What that object was called then.
    pub subject: Arc<str>,
    /// How many rows changed; of an import, how many resources.
    pub rows: usize,
}

/// One command that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it was.
    pub action: Action,
    /// When.
    pub at: Time,
    change: Change,
}

/// The steps that can be undone, and those that can be redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    ops: usize,
}

impl History {
    /// Notes a command that was done; what had been undone cannot be redone any more.
    pub fn push(&mut self, action: Action, at: Time, applied: Applied) {
        if applied.change.is_empty() {
            return;
        }
        self.ops = self.ops.saturating_add(applied.change.ops.len());
        self.done.push_back(Step { action, at, change: applied.change });
        self.undone.clear();
        // The newest step always stays, however large.
        while self.ops > MAX_UNDO_OPS && self.done.len() > 1 {
            if let Some(oldest) = self.done.pop_front() {
                self.ops = self.ops.saturating_sub(oldest.change.ops.len());
            }
        }
    }

    /// Takes the last step back; returns it.
    pub fn undo(&mut self, workspace: &mut Workspace) -> Option<Step> {
        let step = self.done.pop_back()?;
        self.ops = self.ops.saturating_sub(step.change.ops.len());
        workspace.replay(step.change.clone().inverse());
        self.undone.push(step.clone());
        Some(step)
    }

    /// Does the last step taken back again; returns it.
    pub fn redo(&mut self, workspace: &mut Workspace) -> Option<Step> {
        let step = self.undone.pop()?;
        workspace.replay(step.change.clone());
        self.ops = self.ops.saturating_add(step.change.ops.len());
        self.done.push_back(step.clone());
        Some(step)
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.back()
    }

    /// The step that redo would do again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// The steps that can be undone, newest first.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.done.iter().rev()
    }
}

impl Step {
    /// What the step changed.
    pub fn change(&self) -> &Change {
        &self.change
    }
}
