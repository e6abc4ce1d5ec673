//! What a command was, for the log: its object by the name of then, and how many rows.

use crate::command::{Applied, Command, MembersCommand, ObjectRef, Purge, SharingCommand};
use crate::history::{Action, Verb};
use crate::model::{Change, Origin, RowOp, Workspace};
use crate::text::object_name;

/// A command's object before it, which it may delete.
pub(super) struct Named {
    verb: Verb,
    before: Option<(ObjectRef, String)>,
}

impl Named {
    /// Looks before the command is done.
    pub fn before(command: &Command, workspace: &Workspace) -> Named {
        Named { verb: Verb::of(command), before: object_before(command, workspace) }
    }

    /// True for imports, which are observed.
    pub fn is_import(&self) -> bool {
        self.verb == Verb::Import
    }

    /// What was done, once it is.
    pub fn after(self, applied: &Applied, workspace: &Workspace) -> Action {
        let known = self.before.as_ref().map(|(object, _)| object.clone());
        let object = applied.object.clone().or(known);
        let subject = match (&applied.object, self.before) {
            (None, Some((_, name))) => name,
            (Some(object), _) => object_name(object, workspace, Default::default()),
            (None, None) => String::new(),
        };
        let rows = match self.verb {
            Verb::Import => imported_resources(&applied.change),
            _ => applied.change.ops.len(),
        };
        Action { verb: self.verb, object, subject: subject.into(), rows }
    }
}

/// What an object was called before a command that may delete it.
fn object_before(command: &Command, workspace: &Workspace) -> Option<(ObjectRef, String)> {
    let object = match command {
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
        Command::SetWatch(rows, _) | Command::ClearHold(rows) => {
            let (key, cidr) = rows.first()?;
            ObjectRef::ResourceCidr(*key, *cidr)
        }
        _ => return None,
    };
    let name = object_name(&object, workspace, Default::default());
    Some((object, name))
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
