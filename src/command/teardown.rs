//! "Delete these too": allocations, CIDRs, sub-pools, pools, all in one command (domain.md, D2). It
//! costs O(what goes × log rows).

use crate::model::{Allocation, Pool, PoolId};

use super::transaction::{Checks, Transaction};
use super::watch::after_release;
use super::{Dependence, ObjectRef, Reason, Refusal, Remedy, Rule, sharing};

/// Refuses where there are pools, and lists them.
pub(super) fn refuse_pools(
    object: ObjectRef,
    pools: &[PoolId],
    kind: Dependence,
) -> Result<(), Refusal> {
    if pools.is_empty() {
        return Ok(());
    }
    let dependants = pools.iter().copied().map(ObjectRef::Pool).collect();
    Err(Reason::new(Rule::Depends { object, dependants, kind }).or(Remedy::DeleteToo).into())
}

/// Removes pools with everything that stands on them, unless one of them is shared.
pub(super) fn unshared_pools(tx: &mut Transaction<'_>, ids: &[PoolId]) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    checks.add_all(sharing::refuse_shared(tx.workspace, ids));
    checks.done()?;
    pools(tx, ids);
    Ok(())
}

/// Removes pools with everything that stands on them.
pub(super) fn pools(tx: &mut Transaction<'_>, pools: &[PoolId]) {
    for id in pools {
        pool(tx, *id);
    }
}

/// Removes one pool: first its sub-pools, then its allocations, then its place in its source pool.
pub(super) fn pool(tx: &mut Transaction<'_>, id: PoolId) {
    let sub_pools: Vec<PoolId> = tx.workspace.sub_pools(id).map(|pool| pool.id).collect();
    for sub_pool in sub_pools {
        pool(tx, sub_pool);
    }
    let allocations: Vec<Allocation> = tx.workspace.allocations_in(id).cloned().collect();
    for allocation in &allocations {
        release(tx, allocation);
    }
    let Some(row) = tx.workspace.pools().get(&id).cloned() else { return };
    for provisioned in &row.cidrs {
        let held = tx.workspace.allocation_of_sub_pool(&row, provisioned.cidr).map(|held| held.id);
        if let Some(held) = held {
            tx.remove::<Allocation>(held);
        }
    }
    tx.remove::<Pool>(id);
}

/// Removes an allocation; a VPC's CIDR keeps out of auto-import from then on (domain.md, D13), and
/// a planned one goes (D15).
pub(super) fn release(tx: &mut Transaction<'_>, allocation: &Allocation) {
    tx.remove::<Allocation>(allocation.id);
    after_release(tx, allocation);
}
