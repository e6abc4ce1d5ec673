//! What can be done about a refusal, as the label of a button.

use super::Language;
use super::name::{account_name, ipam_name, member_name, object_title};
use super::quota::quota_name;
use super::region::region_label;
use crate::command::{ObjectRef, Remedy};
use crate::model::Workspace;

/// What a button for a remedy says.
pub fn remedy_label(remedy: &Remedy, workspace: &Workspace, language: Language) -> String {
    let (offer, people) = (&language.words().offer, &language.words().people);
    match remedy {
        Remedy::UseCidr(cidr) => (offer.use_cidr)(&cidr.to_string()),
        Remedy::UsePrefixLen(length) => (offer.use_length)(&length.to_string()),
        Remedy::Open(object) => (offer.open)(&object_title(object, workspace, language)),
        Remedy::RaiseQuota(quota) => (offer.raise_quota)(quota_name(*quota, language)),
        Remedy::UseRegion(region) => (offer.use_region)(&region_label(region, language)),
        Remedy::StopIgnoring(_, cidr) => (offer.stop_ignoring)(&cidr.to_string()),
        Remedy::DeleteToo => offer.delete_too.into(),
        Remedy::AddRegion(ipam, region) => {
            (offer.add_region)(&region_label(region, language), &ipam_name(*ipam, workspace))
        }
        Remedy::ReplaceReservations => offer.replace.into(),
        Remedy::ConfirmRemoval => offer.confirm_removal.into(),
        Remedy::AllowPrivateIpv6 => offer.allow_private_ipv6.into(),
        Remedy::BecomeAdministrator => people.become_administrator.into(),
        Remedy::RemoveMember(key) => (people.remove_member)(&member_name(key, workspace, language)),
        Remedy::Unshare(share) => {
            let principal = workspace.shares().get(share).map(|share| &share.principal);
            let name = principal.map(|account| account_name(account, workspace, language));
            (people.unshare)(&name.unwrap_or_else(|| share.to_string()))
        }
        Remedy::Leave(object) => {
            let object = ObjectRef::of_shared(*object);
            (people.leave)(&object_title(&object, workspace, language))
        }
        Remedy::Dissociate(ipam, discovery) => (people.dissociate)(
            &object_title(&ObjectRef::Discovery(*discovery), workspace, language),
            &ipam_name(*ipam, workspace),
        ),
    }
}
