//! What a step was: verb, object, how many rows.
//!
//! | operation | cost |
//! |---|---|
//! | the verb of a command | O(1) |

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::command::{Command, MembersCommand, ObjectRef, ReferenceSetsCommand, SharingCommand};
use crate::model::ResourceKey;

/// What sort of command a step was, for its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// The workspace went back to a checkpoint.
    Return,
}

impl Verb {
    /// The verb of a command.
    pub fn of(command: &Command) -> Verb {
        match command {
            Command::CreateIpam(_)
            | Command::CreateScope(..)
            | Command::CreatePool(_)
            | Command::CreatePlannedVpc(..)
            | Command::CreatePlannedVSwitch(..)
            | Command::CreateDiscovery(_) => Verb::Create,
            Command::UpdateIpam(..)
            | Command::UpdateScope(..)
            | Command::UpdatePool { .. }
            | Command::UpdateAllocation { .. }
            | Command::UpdateDiscovery(..)
            | Command::UpdatePlannedVpc(..)
            | Command::UpdatePlannedVSwitch(..)
            | Command::TagResources(..)
            | Command::UntagResources(..)
            | Command::ChangeResourceGroup(..)
            | Command::SetHomeScope(..) => Verb::Update,
            Command::DeleteIpam(..)
            | Command::DeleteScope(..)
            | Command::DeletePool(..)
            | Command::DeletePlanned(_)
            | Command::PurgeGone(_)
            | Command::DeleteDiscovery(_) => Verb::Delete,
            Command::AddEffectiveRegions(..)
            | Command::RemoveEffectiveRegion(..)
            | Command::SetDiscoveryRegions(..) => Verb::Regions,
            Command::Provision(..) => Verb::Provision,
            Command::Deprovision(..) => Verb::Deprovision,
            Command::Reserve(..) => Verb::Reserve,
            Command::AllocateVpcs(..) | Command::AddPlannedCidr(..) => Verb::Allocate,
            Command::Release(_) => Verb::Release,
            Command::Associate(..) | Command::Dissociate(..) => Verb::Associate,
            Command::SetWatch(..) | Command::ClearHold(_) => Verb::Watch,
            Command::Import(_) => Verb::Import,
            Command::RemoveSource(_) => Verb::RemoveSource,
            Command::UpdateSettings(_) | Command::Members(MembersCommand::NameAccount(..)) => {
                Verb::Settings
            }
            Command::Members(_) => Verb::Members,
            Command::ReferenceSets(command) => match command {
                ReferenceSetsCommand::Create(_) => Verb::Create,
                ReferenceSetsCommand::Replace(..) | ReferenceSetsCommand::Rename(..) => {
                    Verb::Update
                }
                ReferenceSetsCommand::Delete(_) => Verb::Delete,
            },
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl Action {
    /// The resource that it was about, where it was one.
    pub(super) fn resource(&self) -> Option<ResourceKey> {
        match self.object {
            Some(ObjectRef::Resource(key) | ObjectRef::ResourceCidr(key, _)) => Some(key),
            _ => None,
        }
    }
}
