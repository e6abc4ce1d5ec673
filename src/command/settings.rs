//! Settings of the workspace.

use crate::address::Family;
use crate::model::{PrivateIpv6, ScopeKind, Settings, SettingsKey};

use super::transaction::Transaction;
use super::{ObjectRef, Reason, Refusal, Remedy, Rule};

pub(super) fn update(tx: &mut Transaction<'_>, settings: Settings) -> Result<(), Refusal> {
    let switched_off = settings.private_ipv6 == PrivateIpv6::Refused
        && tx.workspace.settings().private_ipv6 == PrivateIpv6::Allowed;
    let in_use = tx.workspace.pools().iter().find(|pool| {
        pool.family == Family::V6
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
    tx.put(SettingsKey, settings);
    Ok(())
}
