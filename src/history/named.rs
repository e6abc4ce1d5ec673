//! What a command was, for the log: its object by the name of then, and how many rows.
//!
//! | operation | cost |
//! |---|---|
//! | what a command was | O(rows changed), and the name of one object |

use crate::command::{
    Applied, Command, MembersCommand, ObjectRef, Purge, ReferenceSetsCommand, SharingCommand,
};
use crate::model::{Change, Origin, RowOp, Workspace};

use super::steps::{Action, Verb};

/// Says what an object is called.
pub type Namer = fn(&ObjectRef, &Workspace) -> String;

/// A command's object before it, which it may delete.
pub(super) struct Named {
    verb: Verb,
    namer: Namer,
    before: Option<(ObjectRef, String)>,
}

impl Named {
    /// Looks before the command is done.
    pub fn before(command: &Command, workspace: &Workspace, namer: Namer) -> Named {
        let object = object_before(command);
        let before = object.map(|object| {
            let name = namer(&object, workspace);
            (object, name)
        });
        Named { verb: Verb::of(command), namer, before }
    }

    /// What was done, once it is.
    pub fn after(self, applied: &Applied, workspace: &Workspace) -> Action {
        let known = self.before.as_ref().map(|(object, _)| object.clone());
        let object = applied.object.clone().or(known);
        let subject = match (&applied.object, self.before) {
            (None, Some((_, name))) => name,
            (Some(object), _) => (self.namer)(object, workspace),
            (None, None) => String::new(),
        };
        let rows = match self.verb {
            Verb::Import => imported_resources(&applied.change),
            _ => applied.change.ops.len(),
        };
        Action { verb: self.verb, object, subject: subject.into(), rows }
    }
}

/// The object of a command that may delete it.
fn object_before(command: &Command) -> Option<ObjectRef> {
    Some(match command {
        Command::DeleteIpam(id, _) => ObjectRef::Ipam(*id),
        Command::DeleteScope(id, _) => ObjectRef::Scope(*id),
        Command::DeletePool(id, _) => ObjectRef::Pool(*id),
        Command::DeleteDiscovery(id) => ObjectRef::Discovery(*id),
        Command::RemoveSource(id) => ObjectRef::Source(*id),
        Command::Release(ids) => ObjectRef::Allocation(*ids.first()?),
        Command::DeletePlanned(keys) => ObjectRef::Resource(*keys.first()?),
        Command::PurgeGone(Purge::These(rows)) => match rows.as_slice() {
            [(key, cidr)] => ObjectRef::ResourceCidr(*key, *cidr),
            _ => return None,
        },
        Command::Members(MembersCommand::Remove(keys)) => ObjectRef::Member(keys.first()?.clone()),
        Command::Sharing(SharingCommand::Leave(object)) => ObjectRef::of_shared(*object),
        Command::ReferenceSets(ReferenceSetsCommand::Delete(id)) => ObjectRef::ReferenceSet(*id),
        Command::SetWatch(rows, _) | Command::ClearHold(rows) => {
            let (key, cidr) = rows.first()?;
            ObjectRef::ResourceCidr(*key, *cidr)
        }
        _ => return None,
    })
}

/// How many resources a change touches, placeholders aside.
fn imported_resources(change: &Change) -> usize {
    let told = |op: &&RowOp| match op {
        RowOp::Resources(delta) => {
            delta.after.as_ref().is_some_and(|row| row.origin != Origin::Placeholder)
        }
        _ => false,
    };
    change.ops.iter().filter(told).count()
}
