//! Settings of the workspace.

use crate::address::Family;
use crate::model::{DirectoryRole, PrivateIpv6, ScopeKind, Settings, SettingsKey, ShareType};

use super::transaction::Transaction;
use super::{MemberRule, ObjectRef, Reason, Refusal, Remedy, Rule};

pub(super) fn update(tx: &mut Transaction<'_>, settings: Settings) -> Result<(), Refusal> {
    let switched_off = settings.private_ipv6 == PrivateIpv6::Refused
        && tx.workspace.settings().private_ipv6 == PrivateIpv6::Allowed;
    let in_use = tx.workspace.pools().iter().find(|pool| {
        pool.family == Family::V6
            && pool.share != ShareType::Shared
            && tx
                .workspace
                .scopes()
                .get(&pool.scope)
                .is_some_and(|scope| scope.kind == ScopeKind::Private)
    });
    if let Some(pool) = in_use.filter(|_| switched_off) {
        let reason = Reason::new(Rule::PrivateIpv6InUse(pool.id));
        return Err(reason.or(Remedy::Open(ObjectRef::Pool(pool.id))).into());
    }
    let member = tx.workspace.members().iter().next();
    let steps_down = settings.directory_role != DirectoryRole::DelegatedAdministrator;
    if let Some(member) = member.filter(|_| steps_down) {
        let reason = Reason::new(Rule::Members(MemberRule::AdministratorInUse(member.ipam)));
        return Err(reason.or(Remedy::Open(ObjectRef::Ipam(member.ipam))).into());
    }
    tx.put(SettingsKey, settings);
    Ok(())
}
