//! Taking in what feeds observed (domain.md, D16–D19, D29).
//!
//! Lists are taken in the order of their observation, so that any order of the same files gives
//! the same workspace. O(observed + resources held by sources whose whole list this is).

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::address::{Cidr, Family};
use crate::model::{
    AccountId, AddressKey, Allocation, Coverage, DiscoveredAddress, DiscoveryId, Fact, Hold,
    Holders, Identity, IpamId, Label, Origin, Provider, Region, Resource, ResourceCidr,
    ResourceCidrs, ResourceKey, ResourceKind, ScopeId, Seen, Source, SourceId, SourceKind, Stated,
    Tags, Time, VSwitchNote, Watch, WholeList, Workspace,
};

use super::transaction::{Checks, Transaction};
use super::{CreateIpam, Note, ObjectRef, Reason, Refusal, Remedy, Rule, check, ipam};

/// What has to be there before a list can be taken in (domain.md, D29).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUp {
    /// Make an IPAM.
    CreateIpam(CreateIpam),
    /// Add effective regions to an IPAM.
    AddRegions(IpamId, Vec<Region>),
}

/// The discovery that a new source feeds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DiscoveryChoice {
    /// This one.
    Known(DiscoveryId),
    /// The default one of the IPAM managed in this region.
    DefaultIn(Region),
}

/// A source seen for the first time; one with the same facts is taken instead, if there is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NewSource {
    /// The discovery that it feeds.
    pub discovery: DiscoveryChoice,
    /// Whose cloud.
    pub provider: Provider,
    /// What it lists.
    pub kind: SourceKind,
    /// The account that asked.
    pub account: Option<AccountId>,
    /// The regions asked for; empty means all.
    pub regions: Vec<Region>,
    /// Its name, where ids are unique within it only.
    pub file: Arc<str>,
    /// The scope of its unmanaged rows, where the user chose one.
    pub home_scope: Option<ScopeId>,
}

/// Which source a list belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceChoice {
    /// One that is there.
    Known(SourceId),
    /// One by its facts.
    New(NewSource),
}

/// Whether what is missing in a list is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListExtent {
    /// The whole list of its source (domain.md, D17).
    Whole,
    /// A part: nothing is removed.
    Partial,
}

/// What to do where much would be gone (domain.md, D18).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LargeRemoval {
    /// Refuse, and say how much.
    #[default]
    Ask,
    /// The user has confirmed it.
    Confirmed,
}

/// One CIDR as observed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObservedCidr {
    /// The block.
    pub cidr: Cidr,
    /// What is said about its use.
    pub stated: Stated,
}

/// One VPC or vSwitch as observed. What is `None` was not said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObservedResource {
    /// VPC or vSwitch.
    pub kind: ResourceKind,
    /// The id in its cloud or source.
    pub id: Arc<str>,
    /// Its name.
    pub name: Option<Arc<str>>,
    /// Its owner.
    pub account: Option<AccountId>,
    /// Its region.
    pub region: Option<Region>,
    /// Its zone.
    pub zone: Option<Arc<str>>,
    /// A vSwitch's VPC.
    pub vpc_id: Option<Arc<str>>,
    /// Its status.
    pub status: Option<Arc<str>>,
    /// Its tags.
    pub tags: Option<Tags>,
    /// Its blocks.
    pub cidrs: Vec<ObservedCidr>,
    /// Whether it has vSwitches.
    pub vswitches: VSwitchNote,
    /// When its cloud discovered it.
    pub discovered_at: Option<Time>,
}

/// One address in use as observed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObservedAddress {
    /// IPv4 or IPv6.
    pub family: Family,
    /// The address as a number.
    pub address: u128,
    /// What uses it.
    pub resource_id: Arc<str>,
    /// The service of that.
    pub service: Arc<str>,
    /// Its vSwitch.
    pub vswitch_id: Arc<str>,
    /// Its VPC.
    pub vpc_id: Arc<str>,
    /// Its region.
    pub region: Option<Region>,
}

/// One list as one source saw it at one time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObservedList {
    /// Whose list it is.
    pub source: SourceChoice,
    /// The file it came in.
    pub file: Arc<str>,
    /// When it was observed.
    pub observed_at: Time,
    /// Whole or partial.
    pub extent: ListExtent,
    /// Whose vSwitches it lists fully.
    pub covers: Vec<Coverage>,
    /// VPCs and vSwitches.
    pub resources: Vec<ObservedResource>,
    /// Single addresses.
    pub addresses: Vec<ObservedAddress>,
}

/// Files dropped together: one command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// What has to be made first.
    pub set_up: Vec<SetUp>,
    /// The lists, in any order.
    pub lists: Vec<ObservedList>,
    /// What to do where much would be gone.
    pub removal: LargeRemoval,
}

pub(super) fn import(
    tx: &mut Transaction<'_>,
    import: Import,
) -> Result<Option<ObjectRef>, Refusal> {
    for step in import.set_up {
        match step {
            SetUp::CreateIpam(request) => ipam::create(tx, request)?,
            SetUp::AddRegions(id, regions) => {
                let known = check::ipam(tx.workspace, id)?.effective_regions;
                let new = regions.into_iter().filter(|region| !known.contains(region)).collect();
                ipam::add_regions(tx, id, new)?
            }
        };
    }
    // Sorted before any row is made, so that ids and keys do not depend on the order of the files.
    let mut lists = Vec::with_capacity(import.lists.len());
    for list in import.lists {
        lists.push((list.observed_at, facts_of(tx.workspace, &list.source)?, list));
    }
    lists.sort();
    let mut found = Vec::with_capacity(lists.len());
    for (_, facts, list) in lists {
        found.push((find_source(tx, facts, &list.source)?, list));
    }
    let mut checks = Checks::new();
    let mut discovery = None;
    for (source, list) in found {
        discovery = discovery.or(Some(source.discovery));
        checks.add_all(take_list(tx, source.id, list, import.removal));
    }
    checks.done()?;
    Ok(discovery.map(ObjectRef::Discovery))
}

/// The discovery that a source feeds, and its facts, known or new.
fn facts_of(
    workspace: &Workspace,
    choice: &SourceChoice,
) -> Result<(DiscoveryId, NewSource), Refusal> {
    let facts = match choice {
        SourceChoice::New(facts) => facts.clone(),
        SourceChoice::Known(id) => {
            let Source { discovery, provider, kind, account, regions, file, home_scope, .. } =
                check::source(workspace, *id)?;
            let discovery = DiscoveryChoice::Known(discovery);
            NewSource { discovery, provider, kind, account, regions, file, home_scope }
        }
    };
    let discovery = match &facts.discovery {
        DiscoveryChoice::Known(id) => check::discovery(workspace, *id)?.id,
        DiscoveryChoice::DefaultIn(region) => {
            let ipam = workspace.ipams().iter().find(|ipam| ipam.region == *region);
            match ipam {
                Some(ipam) => ipam.default_discovery,
                None => return Err(Rule::NotFound(ObjectRef::Ipam(IpamId::new(0))).into()),
            }
        }
    };
    Ok((discovery, NewSource { discovery: DiscoveryChoice::Known(discovery), ..facts }))
}

/// The source of a list, made where there is none of its facts.
fn find_source(
    tx: &mut Transaction<'_>,
    (discovery, facts): (DiscoveryId, NewSource),
    choice: &SourceChoice,
) -> Result<Source, Refusal> {
    if let SourceChoice::Known(id) = choice {
        return check::source(tx.workspace, *id);
    }
    let same = tx.workspace.sources().iter().find(|source| {
        source.discovery == discovery
            && source.provider == facts.provider
            && source.kind == facts.kind
            && source.account == facts.account
            && source.regions == facts.regions
            && (ids_are_global(facts.provider) || source.file == facts.file)
    });
    if let Some(source) = same {
        return Ok(source.clone());
    }
    let id = tx.fresh::<Source>(SourceId::new);
    let source = Source {
        id,
        discovery,
        provider: facts.provider,
        kind: facts.kind,
        account: facts.account,
        regions: facts.regions,
        file: facts.file,
        home_scope: facts.home_scope,
        observed_at: Time(i64::MIN),
        whole: WholeList::Unconfirmed,
        covers: Vec::new(),
    };
    tx.put(id, source.clone());
    Ok(source)
}

/// Whether ids are unique over the whole cloud (domain.md, D16).
fn ids_are_global(provider: Provider) -> bool {
    match provider {
        Provider::Alibaba | Provider::Aws | Provider::Azure | Provider::Google => true,
        Provider::Tencent | Provider::Other => false,
    }
}

fn identity(provider: Provider, source: SourceId, id: &Arc<str>) -> Identity {
    if ids_are_global(provider) {
        Identity::Global(provider, id.clone())
    } else {
        Identity::Local(source, id.clone())
    }
}

/// Takes one list in; the reason where it would remove too much.
fn take_list(
    tx: &mut Transaction<'_>,
    id: SourceId,
    list: ObservedList,
    removal: LargeRemoval,
) -> Option<Reason> {
    let source = tx.workspace.sources().get(&id).cloned()?;
    // An older observation is history and changes no present row (domain.md, D19).
    if list.observed_at < source.observed_at {
        return None;
    }
    let at = list.observed_at;
    let held = held_by(tx.workspace, id);
    let mut listed: HashSet<(ResourceKey, Cidr)> = HashSet::new();
    for observed in &list.resources {
        let key = observe(tx, &source, at, observed);
        listed.extend(observed.cidrs.iter().map(|row| (key, row.cidr)));
    }
    for address in &list.addresses {
        observe_address(tx, &source, at, address);
    }
    let whole = list.extent == ListExtent::Whole;
    tx.update::<Source>(id, |source| {
        source.observed_at = at;
        source.file = list.file.clone();
        if whole {
            source.whole = WholeList::Confirmed;
        }
        for coverage in list.covers {
            if !source.covers.contains(&coverage) {
                source.covers.push(coverage);
            }
        }
        source.covers.sort();
    });
    if !whole {
        return None;
    }
    let missing: Vec<_> = held.iter().copied().filter(|row| !listed.contains(row)).collect();
    // More than a fifth of what the source had before.
    if removal == LargeRemoval::Ask && missing.len().saturating_mul(5) > held.len() {
        let rule = Rule::LargeRemoval { file: list.file, removed: missing.len(), of: held.len() };
        return Some(Reason::new(rule).or(Remedy::ConfirmRemoval));
    }
    remove_missing(tx, id, at, &missing);
    None
}

/// What a source holds.
fn held_by(workspace: &Workspace, source: SourceId) -> Vec<(ResourceKey, Cidr)> {
    workspace
        .resources()
        .iter()
        .flat_map(|resource| resource.cidrs.iter().map(move |row| (resource.key, row)))
        .filter(|(_, row)| row.holders.contains(&source))
        .map(|(key, row)| (key, row.cidr))
        .collect()
}

/// Writes what was observed of one resource, field by field: the newest that states it wins.
fn observe(
    tx: &mut Transaction<'_>,
    source: &Source,
    at: Time,
    observed: &ObservedResource,
) -> ResourceKey {
    let identity = identity(source.provider, source.id, &observed.id);
    let vpc = observed
        .vpc_id
        .as_ref()
        .filter(|_| observed.kind == ResourceKind::VSwitch)
        .map(|id| vpc_row(tx, source, id, observed));
    let known = tx.workspace.resource_by_identity(&identity).cloned();
    let mut resource = known.unwrap_or_else(|| blank(tx, source.provider, identity, observed.kind));
    let key = resource.key;
    if resource.origin == Origin::Placeholder {
        resource.origin = Origin::Discovered;
        resource.kind = observed.kind;
    }
    merge_facts(&mut resource, at, observed, vpc);
    for cidr in &observed.cidrs {
        merge_cidr(&mut resource, source.id, at, cidr, observed.discovered_at);
    }
    tx.put(key, resource);
    key
}

/// The VPC that a vSwitch names: its row, or a placeholder until a feed tells more.
fn vpc_row(
    tx: &mut Transaction<'_>,
    source: &Source,
    id: &Arc<str>,
    vswitch: &ObservedResource,
) -> ResourceKey {
    let identity = identity(source.provider, source.id, id);
    if let Some(vpc) = tx.workspace.resource_by_identity(&identity) {
        return vpc.key;
    }
    let mut vpc = blank(tx, source.provider, identity, ResourceKind::Vpc);
    vpc.origin = Origin::Placeholder;
    // A VPC lies in one region, and mostly belongs to the owner of its vSwitches; a feed that
    // knows better states it at its own time, which is not older than this.
    vpc.region = vswitch.region.clone();
    let key = vpc.key;
    tx.put(key, vpc);
    key
}

fn blank(
    tx: &Transaction<'_>,
    provider: Provider,
    identity: Identity,
    kind: ResourceKind,
) -> Resource {
    Resource {
        key: tx.workspace.resources().next_key(),
        identity,
        provider,
        kind,
        name: "".into(),
        account: None,
        region: None,
        zone: None,
        vpc: None,
        status: None,
        tags: Tags::default(),
        origin: Origin::Discovered,
        cidrs: ResourceCidrs::new(),
        vswitches: VSwitchNote::Unsaid,
        // Nothing is stated yet, so any observation is newer.
        seen: Seen { latest: Time(i64::MIN), older: Vec::new() },
    }
}

/// Takes the facts that the observation states and that no newer one has stated.
fn merge_facts(
    resource: &mut Resource,
    at: Time,
    observed: &ObservedResource,
    vpc: Option<ResourceKey>,
) {
    let mut stamps: BTreeMap<Fact, Time> =
        Fact::ALL.into_iter().map(|fact| (fact, resource.seen.of(fact))).collect();
    let mut fresh = |fact: Fact, stated: bool| {
        let newer = stated && stamps.get(&fact).is_none_or(|before| *before <= at);
        if newer {
            stamps.insert(fact, at);
        }
        newer
    };
    if fresh(Fact::Name, observed.name.is_some()) {
        resource.name = observed.name.clone().unwrap_or_default();
    }
    if fresh(Fact::Account, observed.account.is_some()) {
        resource.account = observed.account.clone();
    }
    if fresh(Fact::Region, observed.region.is_some()) {
        resource.region = observed.region.clone();
    }
    if fresh(Fact::Zone, observed.zone.is_some()) {
        resource.zone = observed.zone.clone();
    }
    if fresh(Fact::Vpc, vpc.is_some()) {
        resource.vpc = vpc;
    }
    if fresh(Fact::Status, observed.status.is_some()) {
        resource.status = observed.status.clone();
    }
    if fresh(Fact::Tags, observed.tags.is_some()) {
        resource.tags = observed.tags.clone().unwrap_or_default();
    }
    if fresh(Fact::VSwitches, observed.vswitches != VSwitchNote::Unsaid) {
        resource.vswitches = observed.vswitches;
    }
    let latest = stamps.values().copied().max().unwrap_or(at);
    let older = stamps.into_iter().filter(|(_, stamp)| *stamp != latest).collect();
    resource.seen = Seen { latest, older };
}

fn merge_cidr(
    resource: &mut Resource,
    source: SourceId,
    at: Time,
    observed: &ObservedCidr,
    discovered_at: Option<Time>,
) {
    let row = match resource.cidrs.iter_mut().find(|row| row.cidr == observed.cidr) {
        Some(row) => row,
        None => {
            resource.cidrs.push(ResourceCidr {
                cidr: observed.cidr,
                holders: Holders::new(),
                stated: Stated::default(),
                // Nothing is stated yet, so any observation is newer.
                stated_at: Time::default(),
                watch: Watch::Watched,
                hold: Hold::Free,
                discovered_at: discovered_at.unwrap_or(at),
                gone_since: None,
            });
            resource.cidrs.sort_unstable_by_key(|row| row.cidr);
            match resource.cidrs.iter_mut().find(|row| row.cidr == observed.cidr) {
                Some(row) => row,
                None => return,
            }
        }
    };
    if let Err(place) = row.holders.binary_search(&source) {
        row.holders.insert(place, source);
    }
    row.gone_since = None;
    if observed.stated != Stated::default() && row.stated_at <= at {
        row.stated = observed.stated;
        row.stated_at = at;
    }
}

fn observe_address(
    tx: &mut Transaction<'_>,
    source: &Source,
    at: Time,
    observed: &ObservedAddress,
) {
    let key = AddressKey {
        provider: source.provider,
        vswitch_id: observed.vswitch_id.clone(),
        family: observed.family,
        address: observed.address,
    };
    let address = DiscoveredAddress {
        key: key.clone(),
        resource_id: observed.resource_id.clone(),
        service: observed.service.clone(),
        vpc_id: observed.vpc_id.clone(),
        region: observed.region.clone(),
        source: source.id,
        observed_at: at,
    };
    tx.put(key, address);
}

/// What a whole list no longer names, its source no longer holds; what nobody holds is gone, and
/// its allocation is released (domain.md, D18).
fn remove_missing(
    tx: &mut Transaction<'_>,
    source: SourceId,
    at: Time,
    missing: &[(ResourceKey, Cidr)],
) {
    for (key, cidr) in missing.iter().copied() {
        super::watch::edit_row(tx, key, cidr, |row| {
            row.holders.retain(|holder| *holder != source);
            if row.holders.is_empty() {
                row.gone_since = Some(at);
            }
        });
        let gone = tx
            .workspace
            .resources()
            .get(&key)
            .and_then(|resource| resource.cidr(cidr))
            .is_some_and(|row| !row.is_live());
        let allocation = tx.workspace.allocation_of(key, cidr).map(|allocation| allocation.id);
        if let Some(id) = allocation.filter(|_| gone) {
            tx.remove::<Allocation>(id);
            tx.notes.push(Note::ReleasedGone(key, cidr));
        }
    }
}

impl SetUp {
    /// Makes an IPAM of these regions, without a name.
    pub fn ipam(region: Region, effective_regions: Vec<Region>) -> SetUp {
        SetUp::CreateIpam(CreateIpam { region, effective_regions, label: Label::default() })
    }
}
