//! From reports to one import: which source each list belongs to, and what has to be made first
//! (domain.md, D16, D17, D29).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::Family;
use crate::command::{
    DiscoveryChoice, Import, LargeRemoval, ListExtent, Match, NewSource, ObservedAddress,
    ObservedCidr, ObservedList, ObservedResource, SetUp, SourceChoice, VpcRow,
};
use crate::model::{
    AccountId, Coverage, Discovery, DiscoveryId, DiscoveryKind, Ipam, Provider, Region, Source,
    SourceKind, Stated, Tags, Time, VSwitchNote, WholeList, Workspace,
};

use super::{
    AddressRecord, CidrRecord, Completeness, ListKind, Observation, Report, ResourceRecord,
    VSwitchCount,
};

/// What the user chose for a drop of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// The discovery to feed; none lets the plan choose.
    pub discovery: Option<DiscoveryId>,
    /// Whether lists without a next mark are the whole list (domain.md, D17).
    pub whole: WholeList,
    /// Whether a large removal is confirmed (domain.md, D18).
    pub removal: LargeRemoval,
    /// Whether regions that no IPAM has effective are added (domain.md, D29).
    pub regions: NewRegions,
    /// The managed region of an IPAM to make, in place of the one with most resources.
    pub managed_region: Option<Region>,
    /// Which VPCs take the place of planned ones (domain.md, D15).
    pub matches: Vec<Match>,
    /// Which CIDRs that come back are allocated again (domain.md, D18).
    pub allocate_again: Vec<VpcRow>,
    /// The time of files that do not state theirs.
    pub now: Time,
}

/// What happens to regions that are not effective yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewRegions {
    /// They are added, or an IPAM is made.
    #[default]
    Add,
    /// They are not: their resources are kept by the discovery and shown once the region is added.
    Leave,
}

/// Makes one import of all the reports.
pub fn plan(workspace: &Workspace, reports: &[Report], choices: &Choices) -> Import {
    let lists: Vec<(&Report, &Observation)> = reports
        .iter()
        .flat_map(|report| report.observations.iter().map(move |list| (report, list)))
        .filter(|(_, list)| {
            !list.resources.is_empty() || !list.addresses.is_empty() || declares(list)
        })
        .collect();
    let seen = count_regions(&lists);
    let target = Target::choose(workspace, &seen, choices);
    let mut grouped: BTreeMap<GroupKey, Group<'_>> = BTreeMap::new();
    for (report, list) in lists {
        let source = source_for(workspace, report, list, &target);
        let at = list.observed_at.map_or(choices.now, Time);
        let key = (at, source_name(&source));
        let group =
            grouped.entry(key).or_insert_with(|| Group::new(source, report.file.clone(), at));
        group.lists.push(list);
    }
    let lists = grouped.into_values().map(|group| group.merged(workspace, choices)).collect();
    Import {
        set_up: target.set_up,
        lists,
        removal: choices.removal,
        matches: choices.matches.clone(),
        allocate_again: choices.allocate_again.clone(),
    }
}

/// A list that states to be complete says something even when it is empty.
fn declares(list: &Observation) -> bool {
    list.completeness == Completeness::Declared
}

/// How many resources lie in each region.
fn count_regions(lists: &[(&Report, &Observation)]) -> BTreeMap<Region, usize> {
    let mut seen = BTreeMap::new();
    let regions = lists
        .iter()
        .flat_map(|(_, list)| &list.resources)
        .filter_map(|resource| resource.region.clone());
    for region in regions {
        let count: &mut usize = seen.entry(region).or_default();
        *count = count.saturating_add(1);
    }
    seen
}

/// The discovery that new sources feed, and what has to be made for it.
struct Target {
    discovery: DiscoveryChoice,
    set_up: Vec<SetUp>,
}

impl Target {
    fn choose(workspace: &Workspace, seen: &BTreeMap<Region, usize>, choices: &Choices) -> Target {
        let chosen = choices.discovery.and_then(|id| workspace.discoveries().get(&id));
        let ipam = match chosen {
            Some(discovery) => match discovery.kind {
                DiscoveryKind::System(ipam) => workspace.ipams().get(&ipam),
                DiscoveryKind::Custom(_) => return Target::existing(discovery),
            },
            None => best_ipam(workspace, seen),
        };
        match ipam {
            Some(ipam) => Target::ipam(ipam, seen, choices.regions),
            None => match custom_discovery(workspace) {
                Some(discovery) => Target::existing(discovery),
                None => Target::new_ipam(seen, choices),
            },
        }
    }

    fn existing(discovery: &Discovery) -> Target {
        Target { discovery: DiscoveryChoice::Known(discovery.id), set_up: Vec::new() }
    }

    fn ipam(ipam: &Ipam, seen: &BTreeMap<Region, usize>, regions: NewRegions) -> Target {
        let new: Vec<Region> = seen
            .keys()
            .filter(|region| !ipam.effective_regions.contains(region))
            .cloned()
            .collect();
        let wanted = regions == NewRegions::Add && !new.is_empty();
        let set_up = if wanted { vec![SetUp::AddRegions(ipam.id, new)] } else { Vec::new() };
        Target { discovery: DiscoveryChoice::Known(ipam.default_discovery), set_up }
    }

    /// The managed region is the one with most resources, and the lowest of equals.
    fn new_ipam(seen: &BTreeMap<Region, usize>, choices: &Choices) -> Target {
        let most =
            seen.iter().rev().max_by_key(|(_, count)| **count).map(|(region, _)| region.clone());
        let region = choices.managed_region.clone().or(most).unwrap_or_else(Region::on_premises);
        let mut regions: BTreeSet<Region> = match choices.regions {
            NewRegions::Add => seen.keys().cloned().collect(),
            NewRegions::Leave => BTreeSet::new(),
        };
        regions.insert(region.clone());
        let set_up = SetUp::ipam(region.clone(), regions.into_iter().collect());
        Target { discovery: DiscoveryChoice::DefaultIn(region), set_up: vec![set_up] }
    }
}

/// The IPAM whose effective regions hold most of the resources; the lowest id of equals.
fn best_ipam<'a>(workspace: &'a Workspace, seen: &BTreeMap<Region, usize>) -> Option<&'a Ipam> {
    let held = |ipam: &&Ipam| -> usize {
        ipam.effective_regions.iter().filter_map(|region| seen.get(region)).sum()
    };
    workspace.ipams().iter().rev().max_by_key(held)
}

fn custom_discovery(workspace: &Workspace) -> Option<&Discovery> {
    let mut all = workspace.discoveries().iter();
    all.next().filter(|_| all.next().is_none())
}

/// The source that a list belongs to: one that is there with the same facts, or a new one.
fn source_for(
    workspace: &Workspace,
    report: &Report,
    list: &Observation,
    target: &Target,
) -> SourceChoice {
    let facts = NewSource {
        discovery: target.discovery.clone(),
        provider: list.provider,
        kind: source_kind(list.kind),
        account: asking_account(list),
        regions: list.regions.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect(),
        file: list.source.clone().unwrap_or_else(|| report.file.clone()),
        home_scope: None,
    };
    match known_source(workspace, &facts) {
        Some(source) => SourceChoice::Known(source.id),
        None => SourceChoice::New(facts),
    }
}

/// The only owner of a list's resources stands for the asking account where the list names none.
fn asking_account(list: &Observation) -> Option<AccountId> {
    if list.account.is_some() {
        return list.account.clone();
    }
    let owners: BTreeSet<Option<&AccountId>> =
        list.resources.iter().map(|resource| resource.account.as_ref()).collect();
    let mut owners = owners.into_iter();
    let only = owners.next().flatten().cloned();
    only.filter(|_| owners.next().is_none())
}

/// A source with the same facts; or else the only one whose facts do not contradict, since an
/// account or a region may become known only later.
fn known_source<'a>(workspace: &'a Workspace, facts: &NewSource) -> Option<&'a Source> {
    let in_discovery = |source: &&Source| match &facts.discovery {
        DiscoveryChoice::Known(id) => source.discovery == *id,
        DiscoveryChoice::DefaultIn(_) => false,
    };
    let same_list = |source: &&Source| {
        in_discovery(source)
            && source.provider == facts.provider
            && source.kind == facts.kind
            && (names_no_file(facts) || source.file == facts.file)
    };
    let candidates = || workspace.sources().iter().filter(same_list);
    let exact = candidates()
        .find(|source| source.account == facts.account && source.regions == facts.regions);
    exact.or_else(|| {
        let mut agreeing = candidates().filter(|source| {
            let account = source.account.is_none()
                || facts.account.is_none()
                || source.account == facts.account;
            let regions = source.regions.is_empty()
                || facts.regions.is_empty()
                || source.regions == facts.regions;
            account && regions
        });
        agreeing.next().filter(|_| agreeing.next().is_none())
    })
}

/// Whether a source is known without the name of its file: a cloud's lists are.
fn names_no_file(facts: &NewSource) -> bool {
    facts.provider != Provider::Other
}

fn source_kind(kind: ListKind) -> SourceKind {
    match kind {
        ListKind::Vpcs => SourceKind::Vpcs,
        ListKind::VSwitches => SourceKind::VSwitches,
        ListKind::Both => SourceKind::Resources,
        ListKind::Addresses => SourceKind::Addresses,
    }
}

type GroupKey = (Time, String);

fn source_name(source: &SourceChoice) -> String {
    match source {
        SourceChoice::Known(id) => id.to_string(),
        // The pages of one list come in several files, whose names say nothing of the source.
        SourceChoice::New(facts) if names_no_file(facts) => {
            format!("{:?}", NewSource { file: "".into(), ..facts.clone() })
        }
        SourceChoice::New(facts) => format!("{facts:?}"),
    }
}

/// Lists of one source at one time: the pages of one list.
struct Group<'a> {
    source: SourceChoice,
    file: Arc<str>,
    at: Time,
    lists: Vec<&'a Observation>,
}

impl<'a> Group<'a> {
    fn new(source: SourceChoice, file: Arc<str>, at: Time) -> Group<'a> {
        Group { source, file, at, lists: Vec::new() }
    }

    fn merged(self, workspace: &Workspace, choices: &Choices) -> ObservedList {
        let reach = self.reach();
        let confirmed = match &self.source {
            SourceChoice::Known(id) => workspace.sources().get(id).map(|source| source.whole),
            SourceChoice::New(_) => None,
        };
        let trusted =
            confirmed == Some(WholeList::Confirmed) || choices.whole == WholeList::Confirmed;
        let whole = match reach {
            Reach::Declared => true,
            Reach::Full => trusted,
            Reach::Cut => false,
        };
        let covers = if reach == Reach::Cut { BTreeSet::new() } else { self.covers() };
        let resources = self.lists.iter().flat_map(|list| &list.resources);
        let addresses = self.lists.iter().flat_map(|list| &list.addresses);
        ObservedList {
            file: self.file,
            observed_at: self.at,
            extent: if whole { ListExtent::Whole } else { ListExtent::Partial },
            covers: covers.into_iter().collect(),
            resources: resources.map(observed_resource).collect(),
            addresses: addresses.filter_map(observed_address).collect(),
            source: self.source,
        }
    }

    /// Whether the lists together are all there is: pages dropped together reach their total.
    fn reach(&self) -> Reach {
        let mut held = 0u64;
        let mut total = None;
        for list in &self.lists {
            match list.completeness {
                Completeness::Declared => return Reach::Declared,
                Completeness::Whole => return Reach::Full,
                Completeness::Partial => return Reach::Cut,
                Completeness::Page { held: rows, total: of } => {
                    held = held.saturating_add(rows);
                    total = total.max(of);
                }
            }
        }
        match total {
            Some(total) if held >= total => Reach::Full,
            _ => Reach::Cut,
        }
    }

    /// Whose vSwitches these lists name all of (domain.md, D11).
    fn covers(&self) -> BTreeSet<Coverage> {
        let mut covers = BTreeSet::new();
        for list in &self.lists {
            if !matches!(list.kind, ListKind::VSwitches | ListKind::Both) {
                continue;
            }
            for resource in &list.resources {
                if let Some(region) = resource.region.clone() {
                    covers.insert(Coverage { account: resource.account.clone(), region });
                }
            }
            let stated = list.regions.iter().cloned();
            covers.extend(stated.map(|region| Coverage { account: list.account.clone(), region }));
        }
        covers
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Declared,
    Full,
    Cut,
}

fn observed_resource(record: &ResourceRecord) -> ObservedResource {
    ObservedResource {
        kind: record.kind,
        id: record.id.clone(),
        name: record.name.clone(),
        account: record.account.clone(),
        region: record.region.clone(),
        zone: record.zone.clone(),
        vpc_id: record.vpc_id.clone(),
        status: record.status.clone(),
        tags: (!record.tags.is_empty()).then(|| record.tags.iter().cloned().collect::<Tags>()),
        cidrs: record.cidrs.iter().map(|row| observed_cidr(record, row)).collect(),
        vswitches: match record.vswitches {
            None => VSwitchNote::Unsaid,
            Some(VSwitchCount::None | VSwitchCount::Exactly(0)) => VSwitchNote::None,
            Some(VSwitchCount::Exactly(_) | VSwitchCount::AtLeast(_)) => VSwitchNote::Some,
        },
        discovered_at: record.discovered_at.map(Time),
    }
}

fn observed_cidr(record: &ResourceRecord, row: &CidrRecord) -> ObservedCidr {
    let available = record.available.filter(|_| row.cidr.family() == Family::V4);
    let stated = Stated {
        total: row.total,
        used: row.used,
        available: row.free.or(available.map(Into::into)),
        share: row.reported_usage.and_then(basis_points),
    };
    ObservedCidr { cidr: row.cidr, stated }
}

/// A decimal fraction in hundredths of a per cent, rounded down, at most the whole.
fn basis_points(share: super::Share) -> Option<u16> {
    let scale = 10u64.checked_pow(u32::from(share.scale))?;
    let points = share.numerator.checked_mul(10_000)?.checked_div(scale)?.min(10_000);
    u16::try_from(points).ok()
}

fn observed_address(record: &AddressRecord) -> Option<ObservedAddress> {
    Some(ObservedAddress {
        family: record.family,
        address: record.address,
        resource_id: record.resource_id.clone().unwrap_or_default(),
        service: record.service.clone().unwrap_or_default(),
        vswitch_id: record.vswitch_id.clone()?,
        vpc_id: record.vpc_id.clone().unwrap_or_default(),
        region: record.region.clone(),
    })
}
