//! Which IPAM monitors what (domain.md, D6 and D7).

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::address::{Cidr, Family};
use crate::model::{
    AccountId, IpamId, Origin, Region, Resource, ResourceCidr, ScopeId, Source, SourceId, Workspace,
};

/// The regions in which an IPAM sees what a source lists.
struct Watcher {
    ipam: IpamId,
    /// Sorted numbers of regions.
    regions: Vec<u32>,
    home: Option<Home>,
}

/// The scope that a source was given for its unmanaged rows, with the IP versions that it takes.
#[derive(Clone, Copy)]
struct Home {
    scope: ScopeId,
    families: &'static [Family],
}

/// Small numbers for regions, so that nothing is hashed per row.
#[derive(Default)]
struct RegionNumbers<'a> {
    numbers: HashMap<&'a Region, u32>,
    /// What was asked last: neighbours mostly lie in the same region.
    last: Cell<Option<(&'a Region, u32)>>,
}

impl<'a> RegionNumbers<'a> {
    fn add(&mut self, region: &'a Region) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(region).or_insert(next)
    }

    fn of(&self, region: &Region) -> Option<u32> {
        match self.last.get() {
            Some((last, number)) if last == region => Some(number),
            _ => {
                let (known, number) = self.numbers.get_key_value(region)?;
                self.last.set(Some((known, *number)));
                Some(*number)
            }
        }
    }
}

/// Who sees which source, worked out once per workspace.
pub(crate) struct Watchers<'a> {
    workspace: &'a Workspace,
    regions: RegionNumbers<'a>,
    of_source: BTreeMap<SourceId, Vec<Watcher>>,
    covered: BTreeMap<u32, HashSet<Option<&'a AccountId>>>,
}

/// An IPAM that sees a resource CIDR, and where its unmanaged rows live there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sighting {
    pub ipam: IpamId,
    pub home: Option<ScopeId>,
}

/// The IPAMs that see a resource CIDR, each once. Mostly one, which takes no allocation.
#[derive(Debug, Default)]
pub(crate) struct Sightings {
    first: Option<Sighting>,
    others: Vec<Sighting>,
}

impl Sightings {
    pub fn iter(&self) -> impl Iterator<Item = Sighting> {
        self.first.into_iter().chain(self.others.iter().copied())
    }

    pub fn of(&self, ipam: IpamId) -> Option<Sighting> {
        self.iter().find(|sighting| sighting.ipam == ipam)
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    /// Several sources may show one CIDR to an IPAM; the first home that can take it holds.
    fn add(&mut self, sighting: Sighting) {
        let mut all = self.first.iter_mut().chain(&mut self.others);
        if let Some(known) = all.find(|known| known.ipam == sighting.ipam) {
            known.home = known.home.or(sighting.home);
        } else if self.first.is_none() {
            self.first = Some(sighting);
        } else {
            self.others.push(sighting);
        }
    }
}

impl<'a> Watchers<'a> {
    /// O(sources × associations × regions), all small.
    pub fn new(workspace: &'a Workspace) -> Watchers<'a> {
        let mut regions = RegionNumbers::default();
        let mut of_source: BTreeMap<SourceId, Vec<Watcher>> = BTreeMap::new();
        let mut covered: BTreeMap<u32, HashSet<Option<&AccountId>>> = BTreeMap::new();
        for source in workspace.sources().iter() {
            of_source.insert(source.id, watchers_of(workspace, source, &mut regions));
            for coverage in &source.covers {
                covered
                    .entry(regions.add(&coverage.region))
                    .or_default()
                    .insert(coverage.account.as_ref());
            }
        }
        Watchers { workspace, regions, of_source, covered }
    }

    /// The IPAMs that monitor a CIDR of a resource, each once.
    pub fn sightings(&self, resource: &Resource, row: &ResourceCidr) -> Sightings {
        let mut sightings = Sightings::default();
        if let Origin::Planned(ipam) = resource.origin {
            sightings.add(Sighting { ipam, home: None });
            return sightings;
        }
        let region = resource.region.as_ref().and_then(|region| self.regions.of(region));
        let Some(region) = region else { return sightings };
        let watchers = row.holders.iter().filter_map(|source| self.of_source.get(source)).flatten();
        for watcher in watchers.filter(|watcher| watcher.regions.binary_search(&region).is_ok()) {
            // A scope takes in no other IP version only because it is a home (domain.md, 2.3).
            let home = watcher.home.filter(|home| home.families.contains(&row.cidr.family()));
            sightings.add(Sighting { ipam: watcher.ipam, home: home.map(|home| home.scope) });
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
        let region = region.and_then(|region| self.regions.of(region));
        let Some(accounts) = region.and_then(|region| self.covered.get(&region)) else {
            return false;
        };
        account.is_none() || accounts.contains(&None) || accounts.contains(&account)
    }
}

fn watchers_of<'a>(
    workspace: &'a Workspace,
    source: &Source,
    regions: &mut RegionNumbers<'a>,
) -> Vec<Watcher> {
    let Some(discovery) = workspace.discoveries().get(&source.discovery) else { return Vec::new() };
    let seen: HashSet<&Region> = workspace.discovery_regions(discovery).iter().collect();
    let home = source.home_scope.and_then(|scope| workspace.scopes().get(&scope));
    let associations = workspace.associations().iter();
    associations
        .filter(|association| association.discovery == discovery.id)
        .filter_map(|association| workspace.ipams().get(&association.ipam))
        .map(|ipam| {
            let both = ipam.effective_regions.iter().filter(|region| seen.contains(region));
            let mut numbers: Vec<u32> = both.map(|region| regions.add(region)).collect();
            numbers.sort_unstable();
            let home = home
                .filter(|scope| scope.ipam == ipam.id)
                .map(|scope| Home { scope: scope.id, families: workspace.families_of(scope) });
            Watcher { ipam: ipam.id, regions: numbers, home }
        })
        .collect()
}
