//! Resource discoveries, their associations and their sources (domain.md, 2.7, D16). Removing a
//! source or a discovery costs O(resource CIDRs + addresses) for each source, anything else O(rows
//! of the small tables).

use std::collections::BTreeSet;

use crate::address::Cidr;
use crate::model::{
    Association, AssociationId, Discovery, DiscoveryId, DiscoveryKind, Identity, IpamId, Label,
    Lifecycle, Origin, Quota, Region, Resource, ResourceKey, ResourceKind, ScopeId, ScopeKind,
    ShareType, SharedObject, Source, SourceId, Time, Workspace,
};

use super::transaction::{Checks, Transaction};
use super::{CreateIpam, ObjectRef, Reason, Refusal, Remedy, Rule, Spot, check, sharing, sorted};

/// Writes a new discovery.
pub(super) fn insert(
    tx: &mut Transaction<'_>,
    region: Region,
    kind: DiscoveryKind,
    label: Label,
) -> DiscoveryId {
    let id = tx.fresh::<Discovery>(DiscoveryId::new);
    let discovery = Discovery {
        id,
        label,
        region,
        kind,
        share: ShareType::Plain,
        status: Lifecycle::Created,
        created_at: tx.env.now,
        owner: tx.workspace.settings().own_account.clone(),
    };
    tx.put(id, discovery);
    id
}

pub(super) fn create(tx: &mut Transaction<'_>, request: CreateIpam) -> Result<ObjectRef, Refusal> {
    let CreateIpam { region, effective_regions, label } = request;
    let mut checks = Checks::new();
    checks.add_all(check::label(&label));
    checks.add_all(check::region(&region));
    checks.add_all(check::regions(&effective_regions));
    if !effective_regions.contains(&region) {
        checks.add(Reason::new(Rule::ManagedRegionMissing(region.clone())).at(Spot::Regions));
    }
    let own = |row: &&Discovery| row.region == region && row.share != ShareType::Shared;
    let existing: Vec<DiscoveryId> =
        tx.workspace.discoveries().iter().filter(own).map(|row| row.id).collect();
    let quota = Quota::CustomIpamResourceDiscoveryQuotaPerRegion;
    let reason = check::quota(tx.workspace, quota, existing.len(), 1);
    checks.add_all(reason.map(|reason| {
        let open = existing.first().map(|id| Remedy::Open(ObjectRef::Discovery(*id)));
        reason.at(Spot::Region).or_maybe(open)
    }));
    checks.done()?;
    let kind = DiscoveryKind::Custom(sorted(effective_regions));
    Ok(ObjectRef::Discovery(insert(tx, region, kind, label)))
}

pub(super) fn update(
    tx: &mut Transaction<'_>,
    id: DiscoveryId,
    label: Label,
) -> Result<ObjectRef, Refusal> {
    check::discovery(tx.workspace, id)?;
    let mut checks = Checks::new();
    checks.add_all(check::label(&label));
    checks.done()?;
    tx.update::<Discovery>(id, |discovery| discovery.label = label);
    Ok(ObjectRef::Discovery(id))
}

pub(super) fn set_regions(
    tx: &mut Transaction<'_>,
    id: DiscoveryId,
    regions: Vec<Region>,
) -> Result<ObjectRef, Refusal> {
    let discovery = check::discovery(tx.workspace, id)?;
    if let DiscoveryKind::System(ipam) = discovery.kind {
        return Err(follows_ipam(id, ipam).into());
    }
    let mut checks = Checks::new();
    checks.add_all(check::regions(new_ones(tx.workspace, &discovery, &regions)));
    if !regions.contains(&discovery.region) {
        let rule = Rule::ManagedRegionStays(discovery.region);
        checks.add(Reason::new(rule).at(Spot::Regions));
    }
    checks.done()?;
    tx.update::<Discovery>(id, |row| row.kind = DiscoveryKind::Custom(sorted(regions)));
    Ok(ObjectRef::Discovery(id))
}

/// A default discovery changes and goes with its IPAM.
fn follows_ipam(id: DiscoveryId, ipam: IpamId) -> Reason {
    Reason::new(Rule::DefaultDiscovery(id)).or(Remedy::Open(ObjectRef::Ipam(ipam)))
}

/// The regions that the discovery does not have yet. What an old file brought may stay.
fn new_ones<'a>(
    workspace: &Workspace,
    discovery: &Discovery,
    regions: &'a [Region],
) -> Vec<&'a Region> {
    let known = workspace.discovery_regions(discovery);
    regions.iter().filter(|region| !known.contains(region)).collect()
}

pub(super) fn delete(tx: &mut Transaction<'_>, id: DiscoveryId) -> Result<(), Refusal> {
    let discovery = check::discovery(tx.workspace, id)?;
    if let DiscoveryKind::System(ipam) = discovery.kind {
        return Err(follows_ipam(id, ipam).into());
    }
    let object = SharedObject::Discovery(id);
    if let Some(reason) = sharing::unshare_remedies(tx.workspace, ObjectRef::Discovery(id), object)
    {
        return Err(reason.into());
    }
    let associations: Vec<AssociationId> = tx
        .workspace
        .associations()
        .iter()
        .filter(|row| row.discovery == id)
        .map(|row| row.id)
        .collect();
    associations.into_iter().for_each(|row| tx.remove::<Association>(row));
    remove_with_sources(tx, id);
    Ok(())
}

pub(super) fn associate(
    tx: &mut Transaction<'_>,
    ipam: IpamId,
    id: DiscoveryId,
) -> Result<ObjectRef, Refusal> {
    let home = check::ipam(tx.workspace, ipam)?;
    let discovery = check::discovery(tx.workspace, id)?;
    let mut checks = Checks::new();
    if discovery.region != home.region {
        let open = Remedy::Open(ObjectRef::Discovery(id));
        checks.add(Reason::new(Rule::DiscoveryElsewhere(id, ipam)).or(open));
    }
    if tx.workspace.associations_of(ipam).any(|row| row.discovery == id) {
        let open = Remedy::Open(ObjectRef::Discovery(id));
        checks.add(Reason::new(Rule::AlreadyAssociated(id, ipam)).or(open));
    }
    checks.done()?;
    let association = tx.fresh::<Association>(AssociationId::new);
    let created_at = tx.env.now;
    tx.put(association, Association { id: association, ipam, discovery: id, created_at });
    Ok(ObjectRef::Association(association))
}

pub(super) fn dissociate(
    tx: &mut Transaction<'_>,
    ipam: IpamId,
    id: DiscoveryId,
) -> Result<ObjectRef, Refusal> {
    let home = check::ipam(tx.workspace, ipam)?;
    check::discovery(tx.workspace, id)?;
    if home.default_discovery == id {
        return Err(follows_ipam(id, ipam).into());
    }
    let association = tx.workspace.associations_of(ipam).find(|row| row.discovery == id);
    let Some(association) = association.map(|row| row.id) else {
        let open = Remedy::Open(ObjectRef::Discovery(id));
        return Err(Reason::new(Rule::NotAssociated(id, ipam)).or(open).into());
    };
    tx.remove::<Association>(association);
    Ok(ObjectRef::Ipam(ipam))
}

pub(super) fn set_home_scope(
    tx: &mut Transaction<'_>,
    id: SourceId,
    scope: Option<ScopeId>,
) -> Result<ObjectRef, Refusal> {
    let source = check::source(tx.workspace, id)?;
    if let Some(scope) = scope {
        refuse_idle_home(tx.workspace, source.discovery, scope)?;
    }
    tx.update::<Source>(id, |source| source.home_scope = scope);
    Ok(ObjectRef::Source(id))
}

/// Refuses a home scope in which no row of the discovery's sources would ever live: a home is a
/// private scope, since IPv6 lives in the public one anyhow, of an IPAM that uses the discovery.
pub(super) fn refuse_idle_home(
    workspace: &Workspace,
    discovery: DiscoveryId,
    scope: ScopeId,
) -> Result<(), Refusal> {
    let scope = check::scope(workspace, scope)?;
    let mut checks = Checks::new();
    if scope.kind == ScopeKind::Public {
        checks.add(Rule::PublicHome(scope.id).into());
    }
    if !workspace.associations_of(scope.ipam).any(|row| row.discovery == discovery) {
        let open = Remedy::Open(ObjectRef::Discovery(discovery));
        checks.add(Reason::new(Rule::HomeOfOther(scope.id, discovery)).or(open));
    }
    checks.done()
}

/// The scopes that the sources of a discovery can have for a home.
pub fn home_scopes(workspace: &Workspace, discovery: DiscoveryId) -> Vec<ScopeId> {
    let scopes = workspace.scopes().keys().copied();
    scopes.filter(|scope| refuse_idle_home(workspace, discovery, *scope).is_ok()).collect()
}

/// What becomes of resources that no source holds any more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unheld {
    /// They stay readable under "Gone".
    MarkGone,
    /// They go with the discovery that listed them: nothing could show them.
    Remove,
}

pub(super) fn remove_source(tx: &mut Transaction<'_>, id: SourceId) -> Result<(), Refusal> {
    check::source(tx.workspace, id)?;
    drop_source(tx, id, Unheld::MarkGone);
    Ok(())
}

/// Removes a source that its owner shares no longer.
pub(super) fn forget_source(tx: &mut Transaction<'_>, id: SourceId) {
    drop_source(tx, id, Unheld::MarkGone);
}

/// Removes a discovery with its sources.
pub(super) fn remove_with_sources(tx: &mut Transaction<'_>, id: DiscoveryId) {
    let sources: Vec<SourceId> = tx.workspace.sources_of(id).map(|source| source.id).collect();
    for source in sources {
        drop_source(tx, source, Unheld::Remove);
    }
    tx.remove::<Discovery>(id);
}

/// A managed CIDR stays, no longer monitored (domain.md, D6); the others go as asked.
fn drop_source(tx: &mut Transaction<'_>, id: SourceId, unheld: Unheld) {
    let held: Vec<ResourceKey> = tx
        .workspace
        .resources()
        .iter()
        .filter(|resource| resource.cidrs.iter().any(|row| row.holders.contains(&id)))
        .map(|resource| resource.key)
        .collect();
    let now = tx.env.now;
    for key in &held {
        let managed: Vec<Cidr> = tx
            .workspace
            .resources()
            .get(key)
            .into_iter()
            .flat_map(|resource| &resource.cidrs)
            .map(|row| row.cidr)
            .filter(|cidr| tx.workspace.allocation_of(*key, *cidr).is_some())
            .collect();
        tx.update::<Resource>(*key, |resource| let_go(resource, id, &managed, unheld, now));
    }
    let addresses: Vec<_> = tx
        .workspace
        .addresses()
        .iter()
        .filter(|address| address.source == id)
        .map(|address| address.key.clone())
        .collect();
    for address in addresses {
        tx.remove::<crate::model::DiscoveredAddress>(address);
    }
    tx.remove::<Source>(id);
    if unheld == Unheld::Remove {
        remove_empty(tx, id, &held);
    }
}

fn let_go(resource: &mut Resource, id: SourceId, managed: &[Cidr], unheld: Unheld, now: Time) {
    resource.cidrs.retain(|row| {
        let held = row.holders.contains(&id);
        row.holders.retain(|holder| *holder != id);
        if !held || !row.holders.is_empty() || managed.contains(&row.cidr) {
            return true;
        }
        row.gone_since = row.gone_since.or(Some(now));
        unheld == Unheld::MarkGone
    });
}

/// Removes what a source leaves without any CIDR: resources that it held, those that nobody else
/// can know by their ids, and VPCs that were there for such vSwitches only. What other sources
/// tell of stays, also where it has no CIDR, as a network at Google.
fn remove_empty(tx: &mut Transaction<'_>, id: SourceId, held: &[ResourceKey]) {
    let its_own = |resource: &&Resource| match &resource.identity {
        Identity::Local(source, _) => *source == id,
        Identity::Global(..) | Identity::Planned(_) => false,
    };
    let named = tx.workspace.resources().iter().filter(its_own).map(|resource| resource.key);
    let touched: BTreeSet<ResourceKey> = held.iter().copied().chain(named).collect();
    let empty = |tx: &Transaction<'_>, key: ResourceKey| {
        tx.workspace.resources().get(&key).filter(|resource| resource.cidrs.is_empty()).cloned()
    };
    let mut vpcs: BTreeSet<ResourceKey> = BTreeSet::new();
    for key in touched {
        let Some(resource) = empty(tx, key) else { continue };
        match resource.kind {
            ResourceKind::Vpc => {
                vpcs.insert(key);
            }
            ResourceKind::VSwitch => {
                vpcs.extend(resource.vpc.filter(|vpc| known_through_vswitches(tx, *vpc)));
                tx.remove::<Resource>(key);
            }
        }
    }
    for key in vpcs {
        if empty(tx, key).is_none() {
            continue;
        }
        if tx.workspace.vswitches_of(key).next().is_none() {
            tx.remove::<Resource>(key);
        } else {
            tx.update::<Resource>(key, |vpc| vpc.origin = Origin::Placeholder);
        }
    }
}

/// True for a VPC that no source can list: a placeholder, or one of a cloud without any source.
fn known_through_vswitches(tx: &Transaction<'_>, key: ResourceKey) -> bool {
    tx.workspace.resources().get(&key).is_some_and(|vpc| {
        let mut sources = tx.workspace.sources().iter();
        vpc.origin == Origin::Placeholder || !sources.any(|row| row.provider == vpc.provider)
    })
}
