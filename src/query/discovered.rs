//! ListIpamDiscoveredResource (domain.md, 1.9).

use std::collections::BTreeSet;

use crate::address::Cidr;
use crate::model::{
    DiscoveryId, Region, Resource, ResourceCidr, ResourceKey, ResourceKind, SourceId, Workspace,
};

use super::page::wanted;
use super::{Listed, Page};

/// What discovered resources are filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscoveredFilter {
    /// The discovery that found them.
    pub discovery: DiscoveryId,
    /// Their region, exactly one.
    pub region: Region,
    /// VPCs or vSwitches.
    pub kind: Option<ResourceKind>,
}

/// A resource and one of its CIDRs.
pub type DiscoveredCidr<'a> = (&'a Resource, &'a ResourceCidr);

/// What the discovery found in the region: one row per resource and CIDR. None where there is no
/// such discovery; nothing where the region is not an effective one. O(resources).
pub fn list_discovered_resources<'a>(
    workspace: &'a Workspace,
    filter: &DiscoveredFilter,
    page: &Page<(ResourceKey, Cidr)>,
) -> Option<Listed<(ResourceKey, Cidr), DiscoveredCidr<'a>>> {
    let discovery = workspace.discoveries().get(&filter.discovery)?;
    let effective = workspace.discovery_regions(discovery).contains(&filter.region);
    let sources: BTreeSet<SourceId> =
        workspace.sources_of(discovery.id).map(|source| source.id).collect();
    let takes = |row: &&Resource| {
        effective
            && row.region.as_ref() == Some(&filter.region)
            && wanted(filter.kind.as_ref(), &row.kind)
    };
    let held = |row: &&ResourceCidr| row.holders.iter().any(|holder| sources.contains(holder));
    let rows = workspace.resources().iter().filter(takes).flat_map(|resource| {
        let rows = resource.live_cidrs().filter(held);
        rows.map(move |row| ((resource.key, row.cidr), (resource, row)))
    });
    Some(page.cut(rows))
}
