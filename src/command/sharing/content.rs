//! What goes into share files and return files. O(allocations of the pools, and for each shared
//! source resource CIDRs + addresses).

use crate::address::Cidr;
use crate::model::{
    AccountId, Allocation, AllocationTarget, Claim, ClaimState, Discovery, DiscoveryId,
    DiscoveryKind, Label, Origin, Pool, PoolId, Resource, ShareType, SharedObject, Source,
    SourceId, Time, Workspace,
};

use super::handover::{
    OfferedAddress, OfferedAllocation, OfferedCidr, OfferedDiscovery, OfferedKind, OfferedPool,
    OfferedResource, OfferedSource, RefusedRequest, Request, ReturnFile, ShareFile, Yours,
};

impl ShareFile {
    /// What a principal is to know of these objects: those shared with it as they are now, and
    /// the others as shared no longer.
    pub fn of(
        workspace: &Workspace,
        principal: &AccountId,
        objects: &[SharedObject],
        issued_at: Time,
    ) -> ShareFile {
        let owner = workspace.settings().own_account.clone();
        let owner_name = workspace.account_name(&owner).unwrap_or_default();
        let principal = principal.clone();
        let (pools, discoveries, withdrawn) = Default::default();
        let mut file =
            ShareFile { owner, owner_name, principal, issued_at, pools, discoveries, withdrawn };
        let mut objects = objects.to_vec();
        objects.sort_unstable();
        objects.dedup();
        for object in objects {
            let shared = workspace.share_with(object, &file.principal).is_some();
            match object {
                _ if !shared => file.withdrawn.push(object),
                SharedObject::Pool(id) => {
                    file.pools.extend(offered_pool(workspace, id, &file.principal));
                }
                SharedObject::Discovery(id) => {
                    file.discoveries.extend(offered_discovery(workspace, id));
                }
            }
        }
        file
    }

    /// Everything that is shared with a principal now.
    pub fn of_all(workspace: &Workspace, principal: &AccountId, issued_at: Time) -> ShareFile {
        let with = workspace.shares().iter().filter(|share| share.principal == *principal);
        let objects: Vec<SharedObject> = with.map(|share| share.object).collect();
        ShareFile::of(workspace, principal, &objects, issued_at)
    }
}

fn offered_pool(workspace: &Workspace, id: PoolId, principal: &AccountId) -> Option<OfferedPool> {
    let pool = workspace.pools().get(&id)?;
    let scope = workspace.scopes().get(&pool.scope)?.clone();
    let region = workspace.ipams().get(&scope.ipam)?.region.clone();
    let claim = |id| workspace.claims().get(id);
    let allocations = workspace.allocations_in(id).map(|row| OfferedAllocation {
        id: row.id,
        cidr: row.cidr,
        kind: kind_of(workspace, row),
        name: row.name.clone(),
        description: row.description.clone(),
        created_at: row.created_at,
        yours: match claim(&row.id).and_then(|claim| claim.principal.as_ref()) {
            Some(holder) if holder == principal => Yours::Yes,
            Some(_) | None => Yours::No,
        },
    });
    let refused = workspace.claims().iter().filter_map(|claim| {
        let mine = claim.pool == id && claim.principal.as_ref() == Some(principal);
        match claim.state {
            ClaimState::Refused { offer } if mine => {
                Some(RefusedRequest { id: claim.id, cidr: claim.cidr, offer })
            }
            _ => None,
        }
    });
    // The principal has no part in the hierarchy above, nor in the owner's own tags and groups.
    let pool = Pool {
        source_pool: None,
        share: ShareType::Shared,
        label: told(&pool.label),
        ..pool.clone()
    };
    Some(OfferedPool {
        pool,
        allocations: allocations.collect(),
        refused: refused.collect(),
        scope: crate::model::Scope { label: told(&scope.label), ..scope },
        region,
    })
}

/// The part of a label that others are told.
fn told(label: &Label) -> Label {
    Label { name: label.name.clone(), description: label.description.clone(), ..Label::default() }
}

fn kind_of(workspace: &Workspace, allocation: &Allocation) -> OfferedKind {
    match allocation.target {
        AllocationTarget::SubPool(pool) => OfferedKind::SubPool(pool),
        AllocationTarget::Custom => OfferedKind::Custom,
        AllocationTarget::Vpc(key) => match workspace.resources().get(&key) {
            Some(vpc) => OfferedKind::Vpc {
                provider: vpc.provider,
                id: vpc.external_id().clone(),
                name: vpc.name.clone(),
            },
            None => OfferedKind::Custom,
        },
    }
}

fn offered_discovery(workspace: &Workspace, id: DiscoveryId) -> Option<OfferedDiscovery> {
    let row = workspace.discoveries().get(&id)?;
    let discovery = Discovery {
        kind: DiscoveryKind::Custom(workspace.discovery_regions(row).to_vec()),
        share: ShareType::Shared,
        label: told(&row.label),
        ..row.clone()
    };
    let sources = workspace.sources_of(id).map(|source| OfferedSource {
        source: Source { home_scope: None, ..source.clone() },
        resources: workspace
            .resources()
            .iter()
            .filter_map(|resource| offered_resource(workspace, resource, source.id))
            .collect(),
        addresses: addresses_of(workspace, source.id),
    });
    Some(OfferedDiscovery { discovery, sources: sources.collect() })
}

fn offered_resource(
    workspace: &Workspace,
    resource: &Resource,
    source: SourceId,
) -> Option<OfferedResource> {
    let held = resource.live_cidrs().filter(|row| row.holders.contains(&source));
    let cidrs: Vec<OfferedCidr> = held
        .map(|row| OfferedCidr {
            cidr: row.cidr,
            stated: row.stated,
            discovered_at: row.discovered_at,
        })
        .collect();
    if cidrs.is_empty() || resource.origin != Origin::Discovered {
        return None;
    }
    let vpc = resource.vpc.and_then(|key| workspace.resources().get(&key));
    Some(OfferedResource {
        kind: resource.kind,
        id: resource.external_id().clone(),
        name: resource.name.clone(),
        account: resource.account.clone(),
        region: resource.region.clone(),
        zone: resource.zone.clone(),
        vpc_id: vpc.map(|vpc| vpc.external_id().clone()),
        status: resource.status.clone(),
        tags: resource.tags.clone(),
        vswitches: resource.vswitches,
        observed_at: resource.seen.latest,
        cidrs,
    })
}

fn addresses_of(workspace: &Workspace, source: SourceId) -> Vec<OfferedAddress> {
    let held = workspace.addresses().iter().filter(|row| row.source == source);
    held.filter_map(|row| {
        let family = row.key.family;
        Some(OfferedAddress {
            address: Cidr::containing(family, row.key.address, family.bits())?,
            resource_id: row.resource_id.clone(),
            service: row.service.clone(),
            vswitch_id: row.key.vswitch_id.clone(),
            vpc_id: row.vpc_id.clone(),
            region: row.region.clone(),
            observed_at: row.observed_at,
        })
    })
    .collect()
}

impl ReturnFile {
    /// What this account asks of an owner whose pools it uses.
    pub fn of(workspace: &Workspace, owner: &AccountId, issued_at: Time) -> ReturnFile {
        let theirs = |claim: &&Claim| {
            workspace.accepted_pool(claim.pool).is_some_and(|share| share.owner == *owner)
        };
        let claims: Vec<&Claim> = workspace.claims().iter().filter(theirs).collect();
        let in_state = |state: ClaimState| claims.iter().filter(move |row| row.state == state);
        let request = |claim: &Claim| {
            let row = workspace.allocations().get(&claim.id)?;
            Some(Request {
                id: row.id,
                pool: row.pool,
                cidr: row.cidr,
                kind: kind_of(workspace, row),
                name: row.name.clone(),
                description: row.description.clone(),
                created_at: row.created_at,
            })
        };
        ReturnFile {
            owner: owner.clone(),
            principal: workspace.settings().own_account.clone(),
            issued_at,
            requests: in_state(ClaimState::Requested).filter_map(|claim| request(claim)).collect(),
            releases: in_state(ClaimState::Releasing).map(|claim| claim.id).collect(),
        }
    }
}
