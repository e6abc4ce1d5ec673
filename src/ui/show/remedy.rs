//! Remedies that lie outside the request that was refused.

use crate::command::{Command, MembersCommand, Remedy, SharingCommand};
use crate::model::{DirectoryRole, PrivateIpv6, Settings, Watch};
use crate::ui::route::{Place, Route};
use crate::ui::state::use_desk;

use super::link::object_place;

/// What a remedy does besides changing the request.
pub(super) enum Elsewhere {
    /// It leads there.
    Place(Place),
    /// It does this.
    Command(Command),
}

/// What the remedy does elsewhere; none where it changes the request itself.
pub(super) fn elsewhere(remedy: &Remedy) -> Option<Elsewhere> {
    let desk = use_desk();
    let settings = |change: fn(Settings) -> Settings| {
        let now = desk.peek(|workspace| workspace.settings().into_owned());
        Command::UpdateSettings(change(now))
    };
    let command = match remedy {
        Remedy::Open(object) => {
            let place = desk.peek(|workspace| object_place(object, workspace, None))?;
            return Some(Elsewhere::Place(place));
        }
        Remedy::RaiseQuota(_) => return Some(Elsewhere::Place(Route::Settings.into())),
        Remedy::AddRegion(ipam, region) => {
            Command::AddEffectiveRegions(*ipam, vec![region.clone()])
        }
        Remedy::AllowPrivateIpv6 => {
            settings(|now| Settings { private_ipv6: PrivateIpv6::Allowed, ..now })
        }
        Remedy::BecomeAdministrator => settings(|now| Settings {
            directory_role: DirectoryRole::DelegatedAdministrator,
            ..now
        }),
        Remedy::RemoveMember(key) => Command::Members(MembersCommand::Remove(vec![key.clone()])),
        Remedy::Unshare(share) => Command::Sharing(SharingCommand::Unshare(*share)),
        Remedy::Leave(object) => Command::Sharing(SharingCommand::Leave(*object)),
        Remedy::StopIgnoring(key, cidr) => Command::SetWatch(vec![(*key, *cidr)], Watch::Watched),
        Remedy::Dissociate(ipam, discovery) => Command::Dissociate(*ipam, *discovery),
        Remedy::UseCidr(_)
        | Remedy::UsePrefixLen(_)
        | Remedy::UseRegion(_)
        | Remedy::DeleteToo
        | Remedy::ReplaceReservations
        | Remedy::ConfirmRemoval => return None,
    };
    Some(Elsewhere::Command(command))
}
