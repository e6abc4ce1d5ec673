//! Auto-import: discovered VPC CIDRs join pools by themselves (domain.md, D13). With c unallocated
//! CIDRs and p pools of the default scopes a run costs O(resource CIDRs + c log c + c × p × log
//! allocations); O(pools) where no pool imports.

use std::cmp::Reverse;

use crate::address::Cidr;
use crate::insight::{Watchers, acts_as_vpc};
use crate::model::{
    Allocation, AllocationId, AllocationTarget, AutoImport, CidrOrigin, Hold, Ipam, Origin, Pool,
    PoolId, ResourceKey, Watch, Workspace,
};

use super::transaction::Transaction;
use super::{Note, watch};

/// A VPC CIDR that could join a pool.
struct Candidate {
    resource: ResourceKey,
    cidr: Cidr,
    /// The IPAMs in whose default scope it lies, lowest id first.
    ipams: Vec<crate::model::IpamId>,
}

/// Runs once, at the end of a command: larger blocks first, then the lowest resource id.
pub(super) fn run(tx: &mut Transaction<'_>) {
    let importing = tx.workspace.pools().iter().any(|pool| pool.auto_import == AutoImport::On);
    if !importing {
        return;
    }
    for candidate in candidates(tx.workspace) {
        let pool = candidate
            .ipams
            .iter()
            .filter_map(|id| tx.workspace.ipams().get(id))
            .find_map(|ipam| eligible_pool(tx.workspace, ipam, &candidate));
        let Some(pool) = pool else { continue };
        let id = tx.fresh::<Allocation>(AllocationId::new);
        let created_at = tx.env.now;
        tx.put(
            id,
            Allocation {
                id,
                pool,
                cidr: candidate.cidr,
                target: AllocationTarget::Vpc(candidate.resource),
                name: "".into(),
                description: "".into(),
                created_at,
                unmonitored_since: None,
            },
        );
        watch::set_hold(tx, candidate.resource, candidate.cidr, Hold::Free);
        tx.notes.push(Note::AutoImported(id));
    }
}

fn candidates(workspace: &Workspace) -> Vec<Candidate> {
    let watchers = Watchers::new(workspace);
    let mut found = Vec::new();
    for resource in workspace.resources().iter() {
        if resource.origin != Origin::Discovered {
            continue;
        }
        for row in resource.live_cidrs() {
            let free = row.watch == Watch::Watched
                && row.hold != Hold::Held
                && acts_as_vpc(workspace, resource, row.cidr)
                && workspace.allocation_of(resource.key, row.cidr).is_none();
            if !free {
                continue;
            }
            let mut ipams: Vec<_> = watchers
                .sightings(resource, row)
                .iter()
                .filter(|seen| {
                    watchers
                        .home(*seen, row.cidr)
                        .is_some_and(|scope| workspace.is_default_scope(scope))
                })
                .map(|seen| seen.ipam)
                .collect();
            ipams.sort_unstable();
            if !ipams.is_empty() {
                found.push((resource, Candidate { resource: resource.key, cidr: row.cidr, ipams }));
            }
        }
    }
    found.sort_by_cached_key(|(resource, candidate)| {
        (
            Reverse(candidate.cidr.size()),
            resource.external_id().clone(),
            resource.provider,
            resource.account.clone(),
            candidate.cidr,
        )
    });
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The deepest pool of the IPAM that would take the block.
fn eligible_pool(workspace: &Workspace, ipam: &Ipam, candidate: &Candidate) -> Option<PoolId> {
    let region = workspace.resources().get(&candidate.resource)?.region.as_ref()?;
    let takes = |pool: &&Pool| {
        let around = pool.provisioned_around(candidate.cidr);
        pool.auto_import == AutoImport::On
            && pool.region.as_ref() == Some(region)
            && around.is_some_and(|around| around.origin == CidrOrigin::Real)
            && workspace.allocations_hitting(pool.id, candidate.cidr).is_empty()
    };
    [ipam.private_scope, ipam.public_scope]
        .into_iter()
        .flat_map(|scope| workspace.pools_in(scope))
        .filter(takes)
        .max_by_key(|pool| (workspace.depth(pool), Reverse(pool.id)))
        .map(|pool| pool.id)
}
