//! Random members, shares and quotas: what steps taken back alone could break.

use freehold::command::{Command, MembersCommand, NewMember, SharingCommand};
use freehold::model::{AccountId, DirectoryRole, Quota, SharedObject, Workspace};

use crate::random::Dice;

fn account(dice: &mut Dice) -> AccountId {
    AccountId::new(&format!("300000000000000{}", dice.below(4)))
}

/// The next step; none where there is nothing to do it with.
pub fn command(dice: &mut Dice, workspace: &Workspace) -> Option<Command> {
    let ipams: Vec<_> = workspace.ipams().keys().copied().collect();
    let pools = workspace.pools().keys().copied().map(SharedObject::Pool);
    let discoveries = workspace.discoveries().keys().copied().map(SharedObject::Discovery);
    let objects: Vec<SharedObject> = pools.chain(discoveries).collect();
    Some(match dice.below(10) {
        0 | 1 => {
            let mut settings = workspace.settings().into_owned();
            settings.directory_role = match settings.directory_role {
                DirectoryRole::Ordinary => DirectoryRole::DelegatedAdministrator,
                DirectoryRole::DelegatedAdministrator => DirectoryRole::Ordinary,
            };
            Command::UpdateSettings(settings)
        }
        2 => {
            let mut settings = workspace.settings().into_owned();
            let limit = u32::try_from(1 + dice.below(3)).unwrap();
            settings.quotas.insert(dice.one(&Quota::ALL), limit);
            Command::UpdateSettings(settings)
        }
        3 | 4 => {
            let member = NewMember::Account(account(dice), "".into());
            Command::Members(MembersCommand::Add(*dice.pick(&ipams)?, vec![member]))
        }
        5 => {
            let members: Vec<_> = workspace.members().keys().cloned().collect();
            Command::Members(MembersCommand::Remove(vec![dice.pick(&members)?.clone()]))
        }
        6..9 => {
            let (object, principals) = (*dice.pick(&objects)?, vec![account(dice)]);
            Command::Sharing(SharingCommand::Share { object, principals, name: "".into() })
        }
        _ => {
            let shares: Vec<_> = workspace.shares().keys().copied().collect();
            Command::Sharing(SharingCommand::Unshare(*dice.pick(&shares)?))
        }
    })
}
