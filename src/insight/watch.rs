//! Which IPAM monitors what (domain.md, D6 and D7).

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::address::Cidr;
use crate::model::{
    AccountId, IpamId, Origin, Region, Resource, ResourceCidr, ScopeId, SourceId, Workspace,
};

/// The regions in which an IPAM sees what a source lists.
struct Watcher<'a> {
    ipam: IpamId,
    regions: HashSet<&'a Region>,
    home: Option<ScopeId>,
}

/// Who sees which source, worked out once per workspace.
pub(crate) struct Watchers<'a> {
    workspace: &'a Workspace,
    of_source: BTreeMap<SourceId, Vec<Watcher<'a>>>,
    covered: HashMap<&'a Region, HashSet<Option<&'a AccountId>>>,
}

/// An IPAM that sees a resource CIDR, and where its unmanaged rows live there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sighting {
    pub ipam: IpamId,
    pub home: Option<ScopeId>,
}

impl<'a> Watchers<'a> {
    /// O(sources × associations × regions), all small.
    pub fn new(workspace: &'a Workspace) -> Watchers<'a> {
        let mut of_source: BTreeMap<SourceId, Vec<Watcher<'a>>> = BTreeMap::new();
        let mut covered: HashMap<&Region, HashSet<Option<&AccountId>>> = HashMap::new();
        for source in workspace.sources().iter() {
            of_source
                .insert(source.id, watchers_of(workspace, source.discovery, source.home_scope));
            for coverage in &source.covers {
                covered.entry(&coverage.region).or_default().insert(coverage.account.as_ref());
            }
        }
        Watchers { workspace, of_source, covered }
    }

    /// The IPAMs that monitor a CIDR of a resource, each once.
    pub fn sightings(&self, resource: &Resource, row: &ResourceCidr) -> Vec<Sighting> {
        if let Origin::Planned(ipam) = resource.origin {
            return vec![Sighting { ipam, home: None }];
        }
        let Some(region) = &resource.region else { return Vec::new() };
        let mut sightings: Vec<Sighting> = Vec::with_capacity(1);
        let watchers = row.holders.iter().filter_map(|source| self.of_source.get(source)).flatten();
        for watcher in watchers.filter(|watcher| watcher.regions.contains(region)) {
            match sightings.iter_mut().find(|known| known.ipam == watcher.ipam) {
                Some(known) => known.home = known.home.or(watcher.home),
                None => sightings.push(Sighting { ipam: watcher.ipam, home: watcher.home }),
            }
        }
        sightings
    }

    /// The scope of the unmanaged row in an IPAM that sees it.
    pub fn home(&self, sighting: Sighting, cidr: Cidr) -> Option<ScopeId> {
        let ipam = self.workspace.ipams().get(&sighting.ipam)?;
        Some(sighting.home.unwrap_or_else(|| self.workspace.default_scope_for(ipam, cidr)))
    }

    /// True where all vSwitches of a VPC in this account and region are known (domain.md, D11).
    pub fn knows_vswitches(&self, region: Option<&Region>, account: Option<&AccountId>) -> bool {
        let Some(accounts) = region.and_then(|region| self.covered.get(region)) else {
            return false;
        };
        account.is_none() || accounts.contains(&None) || accounts.contains(&account)
    }
}

fn watchers_of(
    workspace: &Workspace,
    discovery: crate::model::DiscoveryId,
    home: Option<ScopeId>,
) -> Vec<Watcher<'_>> {
    let Some(discovery) = workspace.discoveries().get(&discovery) else { return Vec::new() };
    let seen: HashSet<&Region> = workspace.discovery_regions(discovery).iter().collect();
    let home_ipam = home.and_then(|scope| workspace.ipam_of_scope(scope)).map(|ipam| ipam.id);
    workspace
        .associations()
        .iter()
        .filter(|association| association.discovery == discovery.id)
        .filter_map(|association| workspace.ipams().get(&association.ipam))
        .map(|ipam| Watcher {
            ipam: ipam.id,
            regions: ipam.effective_regions.iter().filter(|region| seen.contains(region)).collect(),
            home: home.filter(|_| home_ipam == Some(ipam.id)),
        })
        .collect()
}
