//! Claims follow the allocations: what is taken from an accepted pool is asked for, and what is
//! given up there is handed back (domain.md, D23). Tidying costs O(claims + allocations of accepted
//! pools) after a command, a release O(log rows) a row.

use crate::model::{
    Allocation, AllocationId, AllocationTarget, Claim, ClaimState, Resource, Workspace,
};

use super::super::transaction::{Checks, Transaction};
use super::super::{Reason, Refusal, Rule, allocation, check, planned};
use super::SharingRule;

/// Brings the claims in line after a command, whatever it was.
pub(in super::super) fn tidy(tx: &mut Transaction<'_>) {
    let edits: Vec<(AllocationId, Option<Claim>)> =
        tx.workspace.claims().iter().filter_map(|claim| settled(tx.workspace, claim)).collect();
    for (id, claim) in edits {
        match claim {
            Some(claim) => tx.put(id, claim),
            None => tx.remove::<Claim>(id),
        }
    }
    let own = tx.workspace.settings().own_account.clone();
    for allocation in unclaimed(tx.workspace) {
        let Allocation { id, pool, cidr, .. } = allocation;
        let principal = Some(own.clone());
        let state = ClaimState::Requested;
        tx.put(id, Claim { id, pool, cidr, principal, state });
    }
}

/// What becomes of a claim, where it cannot stay as it is.
fn settled(workspace: &Workspace, claim: &Claim) -> Option<(AllocationId, Option<Claim>)> {
    let gone = Some((claim.id, None));
    if !workspace.pools().contains(&claim.pool) {
        return gone;
    }
    if workspace.allocations().contains(&claim.id) {
        return None;
    }
    let accepted = workspace.accepted_pool(claim.pool).is_some();
    match claim.state {
        ClaimState::Refused { .. } => None,
        // The owner still has it: its books must hear of it.
        ClaimState::Confirmed if accepted => {
            Some((claim.id, Some(Claim { state: ClaimState::Releasing, ..claim.clone() })))
        }
        ClaimState::Releasing if accepted => None,
        ClaimState::Others
        | ClaimState::Requested
        | ClaimState::Confirmed
        | ClaimState::Releasing => gone,
    }
}

/// What was taken from accepted pools by the command that just ran.
fn unclaimed(workspace: &Workspace) -> Vec<Allocation> {
    let pools = workspace.pools().iter().filter(|pool| workspace.accepted_pool(pool.id).is_some());
    pools
        .flat_map(|pool| workspace.allocations_in(pool.id))
        .filter(|row| !workspace.claims().contains(&row.id))
        .cloned()
        .collect()
}

/// Releases allocations; those of accepted pools as far as they are this account's. What the
/// owner has confirmed is given up, and stays until the owner has taken it back.
pub(in super::super) fn release(
    tx: &mut Transaction<'_>,
    ids: &[AllocationId],
) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    let mut now = Vec::new();
    let mut later = Vec::new();
    for id in check::distinct(ids) {
        match release_of(tx.workspace, id) {
            ReleaseOf::AtOnce => now.push(id),
            ReleaseOf::ByOwner(claim) => later.push(claim),
            ReleaseOf::Refused(reason) => checks.add(reason),
        }
    }
    // Both sorts of reasons are told together.
    match (checks.done(), allocation::release(tx, &now)) {
        (Ok(()), Ok(())) => {}
        (Err(mut refusal), Err(more)) => {
            refusal.reasons.extend(more.reasons);
            return Err(refusal);
        }
        (Err(refusal), Ok(())) | (Ok(()), Err(refusal)) => return Err(refusal),
    }
    for claim in later {
        tx.put(claim.id, Claim { state: ClaimState::Releasing, ..claim });
    }
    Ok(())
}

/// Removes an allocation that is the owner's no more, without the hold of a release by hand. Of a
/// planned VPC nothing remains (domain.md, D15), nor of what was planned inside a real one.
pub(super) fn lose(tx: &mut Transaction<'_>, row: &Allocation) {
    tx.remove::<Allocation>(row.id);
    let AllocationTarget::Vpc(key) = row.target else { return };
    match tx.workspace.resources().get(&key).and_then(Resource::planned_for) {
        Some(_) => planned::drop_cidr(tx, key, row.cidr),
        None => planned::drop_inside(tx, key, row.cidr),
    }
}

/// How an allocation is released.
enum ReleaseOf {
    /// Here and now: it is of an own pool, or the owner does not know of it yet.
    AtOnce,
    /// By the owner, who is asked to.
    ByOwner(Claim),
    /// Not by this account.
    Refused(Reason),
}

fn release_of(workspace: &Workspace, id: AllocationId) -> ReleaseOf {
    let Some(row) = workspace.allocations().get(&id) else { return ReleaseOf::AtOnce };
    let Some(share) = workspace.accepted_pool(row.pool) else { return ReleaseOf::AtOnce };
    let claim = workspace.claims().get(&id);
    let custom = row.target == AllocationTarget::Custom;
    match claim.map(|claim| (claim, claim.state)) {
        Some((_, ClaimState::Requested)) => ReleaseOf::AtOnce,
        Some((claim, ClaimState::Confirmed | ClaimState::Releasing)) if custom => {
            ReleaseOf::ByOwner(claim.clone())
        }
        Some(_) | None => {
            ReleaseOf::Refused(Reason::new(Rule::Sharing(SharingRule::NotYourAllocation {
                allocation: id,
                owner: share.owner.clone(),
            })))
        }
    }
}
