//! How plans go: by themselves, with their allocations, with their IPAM. O(its CIDRs and vSwitches
//! × log rows) for each, O(resources) with an IPAM.

use crate::address::Cidr;
use crate::model::{Allocation, IpamId, Resource, ResourceKey, ResourceKind};

use super::find;
use crate::command::transaction::{Checks, Transaction};
use crate::command::{Refusal, check};

/// Deletes planned VPCs, with their allocations and planned vSwitches, and planned vSwitches.
pub(in crate::command) fn delete(
    tx: &mut Transaction<'_>,
    keys: &[ResourceKey],
) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    for key in check::distinct(keys) {
        if let Err(refusal) = find(tx.workspace, key) {
            checks.add_all(refusal.reasons);
        }
    }
    checks.done()?;
    for key in check::distinct(keys) {
        remove(tx, key);
    }
    Ok(())
}

/// Removes a planned resource with everything that is its own.
fn remove(tx: &mut Transaction<'_>, key: ResourceKey) {
    // One named before may have taken it along.
    let Some(resource) = tx.workspace.resources().get(&key).cloned() else { return };
    for row in &resource.cidrs {
        let allocation = tx.workspace.allocation_of(key, row.cidr).map(|allocation| allocation.id);
        if let Some(id) = allocation {
            tx.remove::<Allocation>(id);
        }
    }
    if resource.kind == ResourceKind::Vpc {
        let inner: Vec<ResourceKey> = tx.workspace.vswitches_of(key).map(|row| row.key).collect();
        inner.into_iter().for_each(|vswitch| tx.remove::<Resource>(vswitch));
    }
    tx.remove::<Resource>(key);
}

/// Takes a CIDR from a planned VPC whose allocation is gone, with the planned vSwitches inside;
/// with its last one the VPC goes.
pub(in crate::command) fn drop_cidr(tx: &mut Transaction<'_>, key: ResourceKey, cidr: Cidr) {
    let Some(vpc) = tx.workspace.resources().get(&key).cloned() else { return };
    let left: Vec<Cidr> =
        vpc.cidrs.iter().map(|row| row.cidr).filter(|known| *known != cidr).collect();
    if left.is_empty() {
        return remove(tx, key);
    }
    let stays = |row: &Resource| {
        row.cidrs.iter().any(|inner| left.iter().any(|outer| outer.contains(inner.cidr)))
    };
    let inner: Vec<ResourceKey> =
        tx.workspace.vswitches_of(key).filter(|row| !stays(row)).map(|row| row.key).collect();
    inner.into_iter().for_each(|vswitch| tx.remove::<Resource>(vswitch));
    tx.update::<Resource>(key, |vpc| vpc.cidrs.retain(|row| row.cidr != cidr));
}

/// Removes the vSwitches planned inside a block of a VPC that really exists, since the block went
/// back to the account whose pool it is.
pub(in crate::command) fn drop_inside(tx: &mut Transaction<'_>, vpc: ResourceKey, cidr: Cidr) {
    let inside = |row: &&Resource| {
        row.planned_for().is_some() && row.cidrs.iter().any(|inner| cidr.contains(inner.cidr))
    };
    let planned: Vec<ResourceKey> =
        tx.workspace.vswitches_of(vpc).filter(inside).map(|row| row.key).collect();
    planned.into_iter().for_each(|vswitch| tx.remove::<Resource>(vswitch));
}

/// Removes what is still planned for an IPAM that goes: vSwitches in VPCs that really exist.
pub(in crate::command) fn drop_all_of(tx: &mut Transaction<'_>, ipam: IpamId) {
    let planned: Vec<ResourceKey> = tx
        .workspace
        .resources()
        .iter()
        .filter(|resource| resource.planned_for() == Some(ipam))
        .map(|resource| resource.key)
        .collect();
    for key in planned {
        remove(tx, key);
    }
}
