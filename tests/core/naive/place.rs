//! Who sees a resource CIDR, whom it follows, and where it lives (D6, D7, D8).

use freehold::address::{Cidr, Family};
use freehold::model::{
    Allocation, AllocationTarget, Association, DiscoveryKind, Ipam, IpamId, Origin, Pool,
    PrivateIpv6, Provider, Region, Resource, ResourceCidr, ResourceKind, ScopeId, ScopeKind,
    Source, Workspace,
};

use super::inside;

/// A CIDR with the resource that has it.
pub type Owned<'a> = (&'a Resource, &'a ResourceCidr);

fn ipam(workspace: &Workspace, id: IpamId) -> &Ipam {
    workspace.ipams().iter().find(|ipam| ipam.id == id).expect("an IPAM of the workspace")
}

pub fn ipam_of(workspace: &Workspace, scope: ScopeId) -> Option<IpamId> {
    workspace.scopes().iter().find(|row| row.id == scope).map(|row| row.ipam)
}

/// The sources through which the IPAM sees the CIDR, in the order of its holders.
fn ways<'a>(
    workspace: &'a Workspace,
    id: IpamId,
    resource: &Resource,
    row: &ResourceCidr,
) -> Vec<&'a Source> {
    let Some(region) = &resource.region else { return Vec::new() };
    let mut found = Vec::new();
    for holder in &row.holders {
        for source in workspace.sources().iter().filter(|source| source.id == *holder) {
            for association in workspace.associations().iter() {
                if association.ipam == id
                    && association.discovery == source.discovery
                    && covers(workspace, association, region)
                {
                    found.push(source);
                }
            }
        }
    }
    found
}

/// D6: the region is effective both in the discovery and in the IPAM.
fn covers(workspace: &Workspace, association: &Association, region: &Region) -> bool {
    let discovery =
        workspace.discoveries().iter().find(|discovery| discovery.id == association.discovery);
    let in_discovery = match discovery.map(|discovery| &discovery.kind) {
        Some(DiscoveryKind::Custom(regions)) => regions.contains(region),
        Some(DiscoveryKind::System(of)) => ipam(workspace, *of).effective_regions.contains(region),
        None => false,
    };
    in_discovery && ipam(workspace, association.ipam).effective_regions.contains(region)
}

pub fn sees(workspace: &Workspace, id: IpamId, resource: &Resource, row: &ResourceCidr) -> bool {
    match resource.origin {
        Origin::Planned(planner) => planner == id,
        Origin::Discovered | Origin::Placeholder => !ways(workspace, id, resource, row).is_empty(),
    }
}

/// D8: at Google a network has no CIDR, so its subnets stand for themselves.
pub fn stands_alone(workspace: &Workspace, resource: &Resource, cidr: Cidr) -> bool {
    if resource.kind == ResourceKind::Vpc {
        return true;
    }
    let network = workspace.resources().iter().find(|row| Some(row.key) == resource.vpc);
    let network_has = network.is_some_and(|network| {
        network
            .cidrs
            .iter()
            .any(|row| row.gone_since.is_none() && row.cidr.family() == cidr.family())
    });
    resource.provider == Provider::Google && !network_has
}

/// D8: the smallest live CIDR of its own VPC around the block; a VPC's CIDR leads itself.
pub fn leader<'a>(
    workspace: &'a Workspace,
    resource: &'a Resource,
    row: &'a ResourceCidr,
) -> Option<Owned<'a>> {
    if stands_alone(workspace, resource, row.cidr) {
        return Some((resource, row));
    }
    let mut best: Option<Owned<'a>> = None;
    for vpc in workspace.resources().iter().filter(|vpc| Some(vpc.key) == resource.vpc) {
        for outer in vpc.cidrs.iter().filter(|outer| outer.gone_since.is_none()) {
            let smaller =
                best.is_none_or(|(_, known)| known.cidr.prefix_len() < outer.cidr.prefix_len());
            if inside(row.cidr, outer.cidr) && smaller {
                best = Some((vpc, outer));
            }
        }
    }
    best
}

pub fn allocation_of<'a>(
    workspace: &'a Workspace,
    resource: &Resource,
    cidr: Cidr,
) -> Option<(&'a Allocation, &'a Pool)> {
    let allocation = workspace.allocations().iter().find(|allocation| {
        allocation.target == AllocationTarget::Vpc(resource.key) && allocation.cidr == cidr
    })?;
    let pool = workspace.pools().iter().find(|pool| pool.id == allocation.pool)?;
    Some((allocation, pool))
}

/// D7: the home of the CIDR that it follows, if the IPAM sees that; or else its own.
pub fn unmanaged_scope(
    workspace: &Workspace,
    id: IpamId,
    resource: &Resource,
    row: &ResourceCidr,
    leader: Option<Owned<'_>>,
) -> ScopeId {
    let (of, at) = leader.filter(|(of, at)| sees(workspace, id, of, at)).unwrap_or((resource, row));
    let home = match of.origin {
        Origin::Planned(_) => None,
        Origin::Discovered | Origin::Placeholder => {
            ways(workspace, id, of, at).into_iter().filter_map(|source| source.home_scope).find(
                |home| ipam_of(workspace, *home) == Some(id) && takes(workspace, *home, row.cidr),
            )
        }
    };
    home.unwrap_or_else(|| default_scope(workspace, ipam(workspace, id), row.cidr))
}

/// 2.3: public is IPv6 only, and private is IPv4 only unless the setting is on.
fn takes(workspace: &Workspace, scope: ScopeId, cidr: Cidr) -> bool {
    let public =
        workspace.scopes().iter().any(|row| row.id == scope && row.kind == ScopeKind::Public);
    match cidr.family() {
        Family::V4 => !public,
        Family::V6 => public || workspace.settings().private_ipv6 == PrivateIpv6::Allowed,
    }
}

fn default_scope(workspace: &Workspace, ipam: &Ipam, cidr: Cidr) -> ScopeId {
    let unique_local = cidr.family() == Family::V6
        && cidr.first() >> 121 == 0xfc >> 1
        && cidr.last() >> 121 == 0xfc >> 1;
    let private = cidr.family() == Family::V4
        || (unique_local && workspace.settings().private_ipv6 == PrivateIpv6::Allowed);
    if private { ipam.private_scope } else { ipam.public_scope }
}
