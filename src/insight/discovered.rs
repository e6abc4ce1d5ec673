//! What one discovery found, as a tree of VPCs and their vSwitches, whether or not an IPAM
//! monitors it.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Cidr;
use crate::model::{
    DiscoveryId, Identity, Region, Resource, ResourceKey, ResourceKind, SourceId, Workspace,
};

use super::status::Usage;
use super::usage::usage_of;
use super::{Insight, Watchers};

/// Where a line stands in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The first line of a VPC: its vSwitches stand below it.
    Vpc,
    /// A further CIDR of that VPC.
    FurtherCidr(ResourceKey),
    /// A vSwitch of that VPC.
    VSwitch(ResourceKey),
    /// A vSwitch whose VPC no file told of.
    Orphan,
}

/// One CIDR of a resource that a discovery found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Found {
    /// The resource.
    pub resource: ResourceKey,
    /// The block; none for a VPC of which only vSwitches tell.
    pub cidr: Option<Cidr>,
    /// Where it stands.
    pub level: Level,
}

/// Everything that a discovery found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discovered {
    /// The tree, line by line: each VPC by region and address, then its vSwitches by address;
    /// vSwitches without a VPC at the end.
    pub tree: Vec<Found>,
    /// What no source lists any more (domain.md, D18): it belongs to no discovery any longer, and
    /// is shown where its region is.
    pub gone: Vec<Found>,
    /// How many lines stand below each VPC.
    pub below: BTreeMap<ResourceKey, usize>,
}

impl Discovered {
    /// Finds it all. O(n log n).
    pub fn of(workspace: &Workspace, id: DiscoveryId) -> Discovered {
        let Some(discovery) = workspace.discoveries().get(&id) else {
            return Discovered::default();
        };
        let sources: BTreeSet<SourceId> =
            workspace.sources_of(id).map(|source| source.id).collect();
        let regions: BTreeSet<&Region> = workspace.discovery_regions(discovery).iter().collect();
        let mut vpcs: BTreeSet<ResourceKey> = BTreeSet::new();
        let mut vswitches: BTreeMap<ResourceKey, Vec<(Cidr, ResourceKey)>> = BTreeMap::new();
        let mut orphans = Vec::new();
        let mut gone = Vec::new();
        for resource in workspace.resources().iter() {
            gone.extend(gone_lines(resource, &sources, &regions));
            for cidr in held(resource, &sources) {
                match (resource.kind, resource.vpc) {
                    (ResourceKind::Vpc, _) => {
                        vpcs.insert(resource.key);
                    }
                    (ResourceKind::VSwitch, Some(vpc)) => {
                        vpcs.insert(vpc);
                        vswitches.entry(vpc).or_default().push((cidr, resource.key));
                    }
                    (ResourceKind::VSwitch, None) => orphans.push((cidr, resource.key)),
                }
            }
        }
        let mut roots: Vec<&Resource> =
            vpcs.iter().filter_map(|key| workspace.resources().get(key)).collect();
        roots.sort_by_key(|vpc| {
            (vpc.region.clone(), vpc.live_cidrs().map(|row| row.cidr).next(), vpc.key)
        });
        let mut discovered = Discovered { gone, ..Discovered::default() };
        for vpc in roots {
            discovered.add_vpc(vpc, &sources, vswitches.remove(&vpc.key).unwrap_or_default());
        }
        orphans.sort();
        discovered.tree.extend(orphans.into_iter().map(|(cidr, resource)| Found {
            resource,
            cidr: Some(cidr),
            level: Level::Orphan,
        }));
        discovered
    }

    fn add_vpc(
        &mut self,
        vpc: &Resource,
        sources: &BTreeSet<SourceId>,
        mut vswitches: Vec<(Cidr, ResourceKey)>,
    ) {
        let mut cidrs = held(vpc, sources);
        let first = Found { resource: vpc.key, cidr: cidrs.next(), level: Level::Vpc };
        let further = cidrs.map(|cidr| Found {
            resource: vpc.key,
            cidr: Some(cidr),
            level: Level::FurtherCidr(vpc.key),
        });
        let before = self.tree.len();
        self.tree.push(first);
        self.tree.extend(further);
        vswitches.sort();
        self.tree.extend(vswitches.into_iter().map(|(cidr, resource)| Found {
            resource,
            cidr: Some(cidr),
            level: Level::VSwitch(vpc.key),
        }));
        let below = self.tree.len().saturating_sub(before).saturating_sub(1);
        if below > 0 {
            self.below.insert(vpc.key, below);
        }
    }
}

/// The live blocks that one of the sources lists.
fn held<'a>(
    resource: &'a Resource,
    sources: &'a BTreeSet<SourceId>,
) -> impl Iterator<Item = Cidr> + 'a {
    resource
        .live_cidrs()
        .filter(|row| row.holders.iter().any(|holder| sources.contains(holder)))
        .map(|row| row.cidr)
}

fn gone_lines<'a>(
    resource: &'a Resource,
    sources: &BTreeSet<SourceId>,
    regions: &BTreeSet<&Region>,
) -> impl Iterator<Item = Found> + 'a {
    let here = match &resource.identity {
        Identity::Local(source, _) => sources.contains(source),
        Identity::Global(..) => {
            resource.region.as_ref().is_some_and(|region| regions.contains(region))
        }
        // A plan is never gone.
        Identity::Planned(_) => false,
    };
    let level = match (resource.kind, resource.vpc) {
        (ResourceKind::Vpc, _) => Level::Vpc,
        (ResourceKind::VSwitch, Some(vpc)) => Level::VSwitch(vpc),
        (ResourceKind::VSwitch, None) => Level::Orphan,
    };
    resource.cidrs.iter().filter(move |row| here && !row.is_live()).map(move |row| Found {
        resource: resource.key,
        cidr: Some(row.cidr),
        level,
    })
}

/// How much of a found block is in use, also where no IPAM monitors it.
pub fn found_usage(
    workspace: &Workspace,
    insight: &Insight,
    key: ResourceKey,
    cidr: Cidr,
) -> Usage {
    if let Some((_, row)) = insight.rows_of_resource(key).find(|(_, row)| row.cidr == cidr) {
        return row.usage;
    }
    let Some(resource) = workspace.resources().get(&key) else { return Usage::Unknown };
    let Some(row) = resource.cidr(cidr) else { return Usage::Unknown };
    usage_of(workspace, &Watchers::new(workspace), resource, row)
}
