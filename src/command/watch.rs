//! Marks on resource CIDRs: ignored, held back from auto-import, no longer monitored (domain.md,
//! D6, D10, D13). A row costs O(log rows + CIDRs of its resource), noting what is not monitored
//! O(allocations + associations).

use crate::address::Cidr;
use crate::insight::Watchers;
use crate::model::{
    Allocation, AllocationId, AllocationTarget, Hold, Resource, ResourceCidr, ResourceKey, Time,
    Watch, Workspace,
};

use super::transaction::{Checks, Transaction};
use super::{ObjectRef, Reason, Refusal, Remedy, Rule, check, planned};

/// Changes one CIDR row of a resource.
pub(super) fn edit_row(
    tx: &mut Transaction<'_>,
    key: ResourceKey,
    cidr: Cidr,
    edit: impl FnOnce(&mut ResourceCidr),
) {
    tx.update::<Resource>(key, |resource| {
        if let Some(row) = resource.cidrs.iter_mut().find(|row| row.cidr == cidr) {
            edit(row);
        }
    });
}

pub(super) fn set_hold(tx: &mut Transaction<'_>, key: ResourceKey, cidr: Cidr, hold: Hold) {
    let row = tx.workspace.resources().get(&key).and_then(|resource| resource.cidr(cidr));
    // A copy of every row that auto-import takes would be wasted.
    if row.is_none_or(|row| row.hold == hold) {
        return;
    }
    edit_row(tx, key, cidr, |row| row.hold = hold);
}

/// After a release by hand, auto-import keeps off a VPC that is really there; of a planned one
/// nothing remains (domain.md, D13, D15).
pub(super) fn after_release(tx: &mut Transaction<'_>, allocation: &Allocation) {
    let AllocationTarget::Vpc(key) = allocation.target else { return };
    match tx.workspace.resources().get(&key).and_then(Resource::planned_for) {
        Some(_) => planned::drop_cidr(tx, key, allocation.cidr),
        None => set_hold(tx, key, allocation.cidr, Hold::Held),
    }
}

fn missing(workspace: &Workspace, rows: &[(ResourceKey, Cidr)]) -> Vec<Reason> {
    let there = |key, cidr| workspace.resources().get(key)?.cidr(cidr);
    let missing = rows.iter().filter(|(key, cidr)| there(key, *cidr).is_none());
    missing.map(|(key, cidr)| Rule::NotFound(ObjectRef::ResourceCidr(*key, *cidr)).into()).collect()
}

/// Ignoring releases, and a planned VPC is nothing but what is allocated to it.
fn planned_vpcs(workspace: &Workspace, rows: &[(ResourceKey, Cidr)]) -> Vec<Reason> {
    let resources = workspace.resources();
    let planned = |key: ResourceKey| {
        resources.get(&key).is_some_and(|resource| resource.planned_for().is_some())
    };
    let reason = |(key, cidr): &(ResourceKey, Cidr)| {
        let allocation = workspace.allocation_of(*key, *cidr).filter(|_| planned(*key))?;
        let open = Remedy::Open(ObjectRef::Allocation(allocation.id));
        Some(Reason::new(Rule::PlannedVpc(*key)).or(open))
    };
    rows.iter().filter_map(reason).collect()
}

/// Sets or clears the ignored mark. Ignoring releases; clearing restores no allocation, and holds.
pub(super) fn set_watch(
    tx: &mut Transaction<'_>,
    rows: &[(ResourceKey, Cidr)],
    watch: Watch,
) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    checks.add_all(missing(tx.workspace, rows));
    if watch == Watch::Ignored {
        checks.add_all(planned_vpcs(tx.workspace, rows));
    }
    checks.done()?;
    for (key, cidr) in check::distinct(rows) {
        let allocation = tx.workspace.allocation_of(key, cidr).map(|allocation| allocation.id);
        if let Some(id) = allocation.filter(|_| watch == Watch::Ignored) {
            tx.remove::<Allocation>(id);
        }
        edit_row(tx, key, cidr, |row| {
            if watch == Watch::Watched && row.watch == Watch::Ignored {
                row.hold = Hold::Held;
            }
            row.watch = watch;
        });
    }
    Ok(())
}

pub(super) fn clear_hold(
    tx: &mut Transaction<'_>,
    rows: &[(ResourceKey, Cidr)],
) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    checks.add_all(missing(tx.workspace, rows));
    checks.done()?;
    for (key, cidr) in check::distinct(rows) {
        set_hold(tx, key, cidr, Hold::Free);
    }
    Ok(())
}

/// A managed CIDR stays when its last source goes (domain.md, D6). Once it is not allocated either,
/// nothing holds it any more: it is gone, whatever way it was released (D18).
pub(super) fn bury_unheld(tx: &mut Transaction<'_>) {
    let now = tx.env.now;
    for (key, cidr) in tx.lost_allocations() {
        let unheld = tx.workspace.resources().get(&key).is_some_and(|resource| {
            let row = resource.cidr(cidr).filter(|row| row.is_live() && row.holders.is_empty());
            row.is_some() && resource.planned_for().is_none()
        });
        if unheld && tx.workspace.allocation_of(key, cidr).is_none() {
            edit_row(tx, key, cidr, |row| row.gone_since = Some(now));
        }
    }
}

/// Notes since when managed VPCs are no longer monitored by their IPAM, or that they are again.
pub(super) fn note_unmonitored(tx: &mut Transaction<'_>) {
    let watchers = Watchers::new(tx.workspace);
    let mut edits: Vec<(AllocationId, Option<Time>)> = Vec::new();
    for allocation in tx.workspace.allocations().iter() {
        let AllocationTarget::Vpc(key) = allocation.target else { continue };
        // The IPAM of an accepted pool watches elsewhere.
        if tx.workspace.accepted_pool(allocation.pool).is_some() {
            continue;
        }
        let owner = tx.workspace.scope_of_pool(allocation.pool).map(|scope| scope.ipam);
        let seen = tx.workspace.resources().get(&key).and_then(|resource| {
            let row = resource.cidr(allocation.cidr)?;
            Some(watchers.sightings(resource, row).iter().any(|seen| Some(seen.ipam) == owner))
        });
        let since = match (seen.unwrap_or(false), allocation.unmonitored_since) {
            (true, _) => None,
            (false, Some(since)) => Some(since),
            (false, None) => Some(tx.env.now),
        };
        if since != allocation.unmonitored_since {
            edits.push((allocation.id, since));
        }
    }
    for (id, since) in edits {
        tx.update::<Allocation>(id, |allocation| allocation.unmonitored_since = since);
    }
}
