//! Custom private scopes (domain.md, 2.3). Making or deleting one costs O(scopes + sources) and
//! what stands in it.

use crate::model::{IpamId, Label, Lifecycle, Quota, Scope, ScopeId, ScopeKind};

use super::transaction::{Checks, Transaction};
use super::{Dependants, Dependence, ObjectRef, Reason, Refusal, Remedy, Rule, check, teardown};

pub(super) fn create(
    tx: &mut Transaction<'_>,
    ipam: IpamId,
    label: Label,
) -> Result<ObjectRef, Refusal> {
    check::ipam(tx.workspace, ipam)?;
    let existing = tx.workspace.scopes().iter().filter(|scope| scope.ipam == ipam).count();
    let mut checks = Checks::new();
    checks.add_all(check::label(&label));
    checks.add_all(check::quota(tx.workspace, Quota::IpamScopeQuotaPerIpam, existing, 1));
    checks.done()?;
    let id = tx.fresh::<Scope>(ScopeId::new);
    let scope = Scope {
        id,
        ipam,
        label,
        kind: ScopeKind::Private,
        status: Lifecycle::Created,
        created_at: tx.env.now,
        owner: tx.workspace.settings().own_account.clone(),
    };
    tx.put(id, scope);
    Ok(ObjectRef::Scope(id))
}

pub(super) fn update(
    tx: &mut Transaction<'_>,
    id: ScopeId,
    label: Label,
) -> Result<ObjectRef, Refusal> {
    check::scope(tx.workspace, id)?;
    let mut checks = Checks::new();
    checks.add_all(check::label(&label));
    checks.done()?;
    tx.update::<Scope>(id, |scope| scope.label = label);
    Ok(ObjectRef::Scope(id))
}

pub(super) fn delete(
    tx: &mut Transaction<'_>,
    id: ScopeId,
    dependants: Dependants,
) -> Result<(), Refusal> {
    let scope = check::scope(tx.workspace, id)?;
    if tx.workspace.is_default_scope(id) {
        let open = Remedy::Open(ObjectRef::Ipam(scope.ipam));
        return Err(Reason::new(Rule::DefaultScope(id)).or(open).into());
    }
    let pools: Vec<_> = tx.workspace.pools_in(id).map(|pool| pool.id).collect();
    match dependants {
        Dependants::Refuse => {
            teardown::refuse_pools(ObjectRef::Scope(id), &pools, Dependence::Pools)?
        }
        Dependants::DeleteToo => teardown::unshared_pools(tx, &pools)?,
    }
    remove(tx, id);
    Ok(())
}

/// Removes a scope; sources that had it for a home have the default one again.
pub(super) fn remove(tx: &mut Transaction<'_>, id: ScopeId) {
    let homed: Vec<_> = tx
        .workspace
        .sources()
        .iter()
        .filter(|source| source.home_scope == Some(id))
        .map(|source| source.id)
        .collect();
    for source in homed {
        tx.update::<crate::model::Source>(source, |source| source.home_scope = None);
    }
    tx.remove::<Scope>(id);
}
