//! Auto-import, read the slow way (D13): every row and every pool looked at, nothing of the command
//! room used.

use std::cmp::Reverse;

use freehold::address::Cidr;
use freehold::command::{Applied, Note};
use freehold::model::{
    Allocation, AllocationId, AllocationTarget, AutoImport, CidrOrigin, Hold, Ipam, IpamId, Origin,
    Pool, PoolId, Resource, ResourceCidr, Watch, Workspace,
};

use super::judge::Taken;
use crate::naive::{inside, place, shared};

/// What a command says that it imported by itself.
pub fn told(workspace: &Workspace, applied: &Applied) -> Vec<Taken> {
    let imported = ids(applied).into_iter().map(|id| {
        let row = workspace.allocations().iter().find(|row| row.id == id).expect("an allocation");
        (row.pool, row.cidr, row.target)
    });
    imported.collect()
}

/// The allocations of a workspace without what the command imported by itself.
pub fn before_imports(workspace: &Workspace, applied: &Applied) -> Vec<Allocation> {
    let imported = ids(applied);
    let rows = workspace.allocations().iter().filter(|row| !imported.contains(&row.id));
    rows.cloned().collect()
}

fn ids(applied: &Applied) -> Vec<AllocationId> {
    let imported = |note: &Note| match note {
        Note::AutoImported(id) => Some(*id),
        _ => None,
    };
    applied.notes.iter().filter_map(imported).collect()
}

/// What is to be imported, in its order, with these pools and allocations.
pub fn foretold(
    workspace: &Workspace,
    pools: &[Pool],
    mut allocations: Vec<Allocation>,
) -> Vec<Taken> {
    if pools.iter().all(|pool| pool.auto_import == AutoImport::Off) {
        return Vec::new();
    }
    let mut taken = Vec::new();
    for (resource, cidr) in candidates(workspace, &allocations) {
        let target = AllocationTarget::Vpc(resource.key);
        let row = resource.cidrs.iter().find(|row| row.cidr == cidr).expect("its row");
        let mut ipams: Vec<&Ipam> = workspace.ipams().iter().collect();
        ipams.sort_by_key(|ipam| ipam.id);
        let at_home = |ipam: &&&Ipam| lives_in_default_scope(workspace, ipam, resource, row);
        let pool = ipams
            .iter()
            .filter(at_home)
            .find_map(|ipam| deepest(pools, &allocations, ipam, resource, cidr));
        if let Some(pool) = pool {
            taken.push((pool, cidr, target));
            allocations.push(super::judge::allocation(pool, cidr, target));
        }
    }
    taken
}

/// Unallocated, watched and not held CIDRs of VPCs that a feed brought: the largest first, then by
/// the bytes of the id, provider, account.
fn candidates<'a>(
    workspace: &'a Workspace,
    allocations: &[Allocation],
) -> Vec<(&'a Resource, Cidr)> {
    let mut found: Vec<(&Resource, Cidr)> = Vec::new();
    for resource in workspace.resources().iter() {
        for row in &resource.cidrs {
            let allocated = allocations.iter().any(|allocation| {
                allocation.target == AllocationTarget::Vpc(resource.key)
                    && allocation.cidr == row.cidr
            });
            if resource.origin == Origin::Discovered
                && row.gone_since.is_none()
                && row.watch == Watch::Watched
                && row.hold != Hold::Held
                && place::stands_alone(workspace, resource, row.cidr)
                && !allocated
            {
                found.push((resource, row.cidr));
            }
        }
    }
    found.sort_by_key(|(resource, cidr)| {
        let size = cidr.last() - cidr.first();
        let id = resource.external_id().as_bytes().to_vec();
        (Reverse(size), id, resource.provider, resource.account.clone(), *cidr)
    });
    found
}

fn lives_in_default_scope(
    workspace: &Workspace,
    ipam: &Ipam,
    resource: &Resource,
    row: &ResourceCidr,
) -> bool {
    let id: IpamId = ipam.id;
    place::sees(workspace, id, resource, row) && {
        let own = Some((resource, row));
        let scope = place::unmanaged_scope(workspace, id, resource, row, own);
        [ipam.private_scope, ipam.public_scope].contains(&scope)
    }
}

/// The deepest pool of the IPAM's default scopes that may take the block, of equals the lowest id.
fn deepest(
    pools: &[Pool],
    allocations: &[Allocation],
    ipam: &Ipam,
    resource: &Resource,
    cidr: Cidr,
) -> Option<PoolId> {
    let takes = |pool: &&Pool| {
        let real = |row: &freehold::model::ProvisionedCidr| row.origin == CidrOrigin::Real;
        pool.auto_import == AutoImport::On
            && [ipam.private_scope, ipam.public_scope].contains(&pool.scope)
            && pool.region.is_some()
            && pool.region == resource.region
            && pool.cidrs.iter().any(|row| real(row) && inside(cidr, row.cidr))
            && !allocations
                .iter()
                .any(|row| row.pool == pool.id && shared(row.cidr, cidr).is_some())
    };
    let mut eligible: Vec<&Pool> = pools.iter().filter(takes).collect();
    eligible.sort_by_key(|pool| (Reverse(depth(pools, pool)), pool.id));
    eligible.first().map(|pool| pool.id)
}

fn depth(pools: &[Pool], pool: &Pool) -> usize {
    let mut depth = 1;
    let mut above = pool.source_pool;
    while let Some(source) = above.and_then(|id| pools.iter().find(|pool| pool.id == id)) {
        depth += 1;
        above = source.source_pool;
    }
    depth
}
