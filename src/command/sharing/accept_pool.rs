//! Taking in a shared pool: its scope as a stub, its CIDRs, and what is allocated. O(allocations
//! here and in the file × log rows).

use std::collections::BTreeMap;

use crate::model::{
    AccountId, Allocation, AllocationId, AllocationTarget, Claim, ClaimState, Identity, Pool,
    PoolId, Scope, ShareType, SharedObject, Workspace,
};

use super::super::transaction::Transaction;
use super::super::{ObjectRef, Reason, Rule};
use super::handover::{OfferedAllocation, OfferedKind, OfferedPool, Yours};
use super::{SharingRule, accept, claim};

/// Ids of the file that stand for something else here.
pub(super) fn clashes(
    workspace: &Workspace,
    offered: &OfferedPool,
    owner: &AccountId,
) -> Vec<Reason> {
    let (pool, scope) = (offered.pool.id, offered.scope.id);
    let mut objects = Vec::new();
    if !accept::is_free_or_of(workspace, SharedObject::Pool(pool), owner) {
        objects.push(ObjectRef::Pool(pool));
    }
    // What never changes of a pool cannot change in a newer file.
    let known = workspace.pools().get(&pool);
    let moved = |row: &Pool| {
        let now = &offered.pool;
        (row.scope, row.family, row.isp) != (now.scope, now.family, now.isp)
            || row.region != now.region
    };
    if known.is_some_and(moved) {
        objects.push(ObjectRef::Pool(pool));
    }
    let stub = |row: &Scope| workspace.is_stub_scope(scope) && row.owner == *owner;
    if workspace.scopes().get(&scope).is_some_and(|row| !stub(row)) {
        objects.push(ObjectRef::Scope(scope));
    }
    if workspace.ipams().contains(&offered.scope.ipam) {
        objects.push(ObjectRef::Ipam(offered.scope.ipam));
    }
    for row in &offered.allocations {
        if workspace.allocations().get(&row.id).is_some_and(|known| known.pool != pool) {
            objects.push(ObjectRef::Allocation(row.id));
        }
    }
    let reason = |object| Reason::new(Rule::Sharing(SharingRule::Clash(object)));
    objects.dedup();
    objects.into_iter().map(reason).collect()
}

/// Writes the pool as its owner has it now. What was asked for and does not fit any more is
/// refused by the facts.
pub(super) fn accept(tx: &mut Transaction<'_>, offered: &OfferedPool) {
    let OfferedPool { pool, scope, allocations, refused, .. } = offered;
    tx.put(scope.id, scope.clone());
    let label =
        tx.workspace.pools().get(&pool.id).map_or(pool.label.clone(), |own| own.label.clone());
    let row = Pool { label, source_pool: None, share: ShareType::Shared, ..pool.clone() };
    tx.put(pool.id, row);
    let answers: BTreeMap<AllocationId, ClaimState> =
        refused.iter().map(|row| (row.id, ClaimState::Refused { offer: row.offer })).collect();
    drop_old_answers(tx, pool.id, &answers);
    make_way(tx, offered, &answers);
    for row in allocations {
        write(tx, pool.id, row);
    }
}

/// Answers that the owner does not repeat were seen.
fn drop_old_answers(
    tx: &mut Transaction<'_>,
    pool: PoolId,
    answers: &BTreeMap<AllocationId, ClaimState>,
) {
    let old: Vec<AllocationId> = tx
        .workspace
        .claims()
        .iter()
        .filter(|row| row.pool == pool && matches!(row.state, ClaimState::Refused { .. }))
        .filter(|row| !answers.contains_key(&row.id))
        .map(|row| row.id)
        .collect();
    old.into_iter().for_each(|id| tx.remove::<Claim>(id));
}

/// Removes allocations that the owner does not have, but for requests that can still be granted.
fn make_way(
    tx: &mut Transaction<'_>,
    offered: &OfferedPool,
    answers: &BTreeMap<AllocationId, ClaimState>,
) {
    let pool = &offered.pool;
    let held: Vec<Allocation> = tx.workspace.allocations_in(pool.id).cloned().collect();
    for row in held {
        if offered.allocations.iter().any(|known| known.id == row.id && known.cidr == row.cidr) {
            continue;
        }
        let known = tx.workspace.claims().get(&row.id).cloned();
        let requested = known.filter(|claim| claim.state == ClaimState::Requested);
        let Some(asked) = requested else {
            claim::lose(tx, &row);
            tx.remove::<Claim>(row.id);
            continue;
        };
        let hit = offered.allocations.iter().any(|known| known.cidr.intersects(row.cidr));
        let lost = hit || pool.provisioned_around(row.cidr).is_none();
        let state = match answers.get(&row.id) {
            Some(answer) => *answer,
            None if lost => ClaimState::Refused { offer: None },
            None => continue,
        };
        claim::lose(tx, &row);
        tx.put(row.id, Claim { state, ..asked });
    }
}

/// Writes one allocation of the owner's books, and how it stands.
fn write(tx: &mut Transaction<'_>, pool: PoolId, row: &OfferedAllocation) {
    let known = tx.workspace.allocations().get(&row.id).map(|known| known.target);
    let target = known.unwrap_or_else(|| target_of(tx.workspace, row));
    // A VPC's own name is shown by the VPC; where there is none here, the reservation carries it.
    let name = match (&row.kind, target) {
        (OfferedKind::Vpc { id, name, .. }, AllocationTarget::Custom) if row.name.is_empty() => {
            if name.is_empty() {
                id.clone()
            } else {
                name.clone()
            }
        }
        _ => row.name.clone(),
    };
    let allocation = Allocation {
        id: row.id,
        pool,
        cidr: row.cidr,
        target,
        name,
        description: row.description.clone(),
        created_at: row.created_at,
        unmonitored_since: None,
    };
    tx.put(row.id, allocation);
    let before = tx.workspace.claims().get(&row.id).map(|claim| claim.state);
    let state = match (row.yours, before) {
        (Yours::No, _) => ClaimState::Others,
        (Yours::Yes, Some(ClaimState::Releasing)) => ClaimState::Releasing,
        (Yours::Yes, _) => ClaimState::Confirmed,
    };
    let own = tx.workspace.settings().own_account.clone();
    let principal = Some(own).filter(|_| row.yours == Yours::Yes);
    tx.put(row.id, Claim { id: row.id, pool, cidr: row.cidr, principal, state });
}

/// A VPC is linked where it is known here with this CIDR and nothing else holds it.
fn target_of(workspace: &Workspace, row: &OfferedAllocation) -> AllocationTarget {
    match &row.kind {
        OfferedKind::SubPool(pool) => AllocationTarget::SubPool(*pool),
        OfferedKind::Custom => AllocationTarget::Custom,
        OfferedKind::Vpc { provider, id, .. } => {
            let identity = Identity::Global(*provider, id.clone());
            let vpc = workspace.resource_by_identity(&identity).filter(|vpc| {
                vpc.cidr(row.cidr).is_some_and(|block| block.is_live())
                    && workspace.allocation_of(vpc.key, row.cidr).is_none()
            });
            vpc.map_or(AllocationTarget::Custom, |vpc| AllocationTarget::Vpc(vpc.key))
        }
    }
}
