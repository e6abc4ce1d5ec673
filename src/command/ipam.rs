//! IPAMs and their effective regions (domain.md, 2.2). Making one costs O(IPAMs + discoveries),
//! removing a region O(pools), deleting O(resource CIDRs + what stands on it).

use crate::model::{
    Association, AssociationId, Discovery, DiscoveryId, DiscoveryKind, Ipam, IpamId, Label,
    Lifecycle, Member, MemberKey, Quota, Region, Scope, ScopeId, ScopeKind, ShareType,
    SharedObject,
};

use super::transaction::{Checks, Transaction};
use super::{
    CreateIpam, Dependants, Dependence, ObjectRef, Reason, Refusal, Remedy, Rule, Spot, check,
    discovery, planned, scope, sharing, sorted, teardown,
};

pub(super) fn create(tx: &mut Transaction<'_>, request: CreateIpam) -> Result<ObjectRef, Refusal> {
    let CreateIpam { region, effective_regions, label } = request;
    let mut checks = Checks::new();
    checks.add_all(check::label(&label));
    checks.add_all(check::region(&region));
    checks.add_all(check::regions(&effective_regions));
    if !effective_regions.contains(&region) {
        checks.add(Reason::new(Rule::ManagedRegionMissing(region.clone())).at(Spot::Regions));
    }
    let there = tx.workspace.ipams().iter().filter(|ipam| ipam.region == region);
    let existing: Vec<IpamId> = there.map(|ipam| ipam.id).collect();
    let quota = check::quota(tx.workspace, Quota::IpamQuotaPerRegion, existing.len(), 1);
    checks.add_all(quota.map(|reason| {
        let open = existing.first().map(|id| Remedy::Open(ObjectRef::Ipam(*id)));
        reason.at(Spot::Region).or_maybe(open)
    }));
    checks.done()?;

    let id = tx.fresh::<Ipam>(IpamId::new);
    let public_scope = default_scope(tx, id, ScopeKind::Public);
    let private_scope = default_scope(tx, id, ScopeKind::Private);
    let default_discovery = default_discovery(tx, id, &region);
    let default_association = tx.fresh::<Association>(AssociationId::new);
    let now = tx.env.now;
    tx.put(
        default_association,
        Association {
            id: default_association,
            ipam: id,
            discovery: default_discovery,
            created_at: now,
        },
    );
    let owner = tx.workspace.settings().own_account.clone();
    let ipam = Ipam {
        id,
        label,
        region,
        effective_regions: sorted(effective_regions),
        status: Lifecycle::Created,
        created_at: now,
        owner,
        public_scope,
        private_scope,
        default_discovery,
        default_association,
    };
    tx.put(id, ipam);
    Ok(ObjectRef::Ipam(id))
}

fn default_scope(tx: &mut Transaction<'_>, ipam: IpamId, kind: ScopeKind) -> ScopeId {
    let id = tx.fresh::<Scope>(ScopeId::new);
    let scope = Scope {
        id,
        ipam,
        label: Label::default(),
        kind,
        status: Lifecycle::Created,
        created_at: tx.env.now,
        owner: tx.workspace.settings().own_account.clone(),
    };
    tx.put(id, scope);
    id
}

/// A custom discovery of that region becomes the default one; otherwise one is made.
fn default_discovery(tx: &mut Transaction<'_>, ipam: IpamId, region: &Region) -> DiscoveryId {
    let custom = tx.workspace.discoveries().iter().find(|discovery| {
        discovery.region == *region
            && matches!(discovery.kind, DiscoveryKind::Custom(_))
            && discovery.share != ShareType::Shared
    });
    if let Some(id) = custom.map(|discovery| discovery.id) {
        tx.update::<Discovery>(id, |discovery| discovery.kind = DiscoveryKind::System(ipam));
        return id;
    }
    let kind = DiscoveryKind::System(ipam);
    discovery::insert(tx, region.clone(), kind, Label::default())
}

pub(super) fn update(
    tx: &mut Transaction<'_>,
    id: IpamId,
    label: Label,
) -> Result<ObjectRef, Refusal> {
    check::ipam(tx.workspace, id)?;
    let mut checks = Checks::new();
    checks.add_all(check::label(&label));
    checks.done()?;
    tx.update::<Ipam>(id, |ipam| ipam.label = label);
    Ok(ObjectRef::Ipam(id))
}

pub(super) fn add_regions(
    tx: &mut Transaction<'_>,
    id: IpamId,
    regions: Vec<Region>,
) -> Result<ObjectRef, Refusal> {
    let ipam = check::ipam(tx.workspace, id)?;
    let mut checks = Checks::new();
    checks.add_all(check::regions(&regions));
    for region in &regions {
        if ipam.effective_regions.contains(region) {
            let rule = Rule::RegionAlreadyEffective(region.clone());
            checks.add(Reason::new(rule).at(Spot::Regions));
        }
    }
    checks.done()?;
    tx.update::<Ipam>(id, |ipam| {
        let all = ipam.effective_regions.drain(..).chain(regions);
        ipam.effective_regions = sorted(all.collect::<Vec<_>>());
    });
    Ok(ObjectRef::Ipam(id))
}

pub(super) fn remove_region(
    tx: &mut Transaction<'_>,
    id: IpamId,
    region: &Region,
    dependants: Dependants,
) -> Result<ObjectRef, Refusal> {
    let ipam = check::ipam(tx.workspace, id)?;
    if ipam.region == *region {
        return Err(Rule::ManagedRegionStays(region.clone()).into());
    }
    if !ipam.effective_regions.contains(region) {
        return Err(Rule::RegionNotEffective(region.clone(), id).into());
    }
    let pools: Vec<_> = tx
        .workspace
        .pools()
        .iter()
        .filter(|pool| pool.region.as_ref() == Some(region))
        .filter(|pool| tx.workspace.ipam_of_scope(pool.scope).is_some_and(|ipam| ipam.id == id))
        .map(|pool| pool.id)
        .collect();
    match dependants {
        Dependants::Refuse => {
            teardown::refuse_pools(ObjectRef::Ipam(id), &pools, Dependence::Pools)?
        }
        Dependants::DeleteToo => teardown::unshared_pools(tx, &pools)?,
    }
    tx.update::<Ipam>(id, |ipam| ipam.effective_regions.retain(|known| known != region));
    Ok(ObjectRef::Ipam(id))
}

pub(super) fn delete(
    tx: &mut Transaction<'_>,
    id: IpamId,
    dependants: Dependants,
) -> Result<(), Refusal> {
    let ipam = check::ipam(tx.workspace, id)?;
    let scopes: Vec<ScopeId> = tx
        .workspace
        .scopes()
        .iter()
        .filter(|scope| scope.ipam == id)
        .map(|scope| scope.id)
        .collect();
    let custom: Vec<ScopeId> = scopes
        .iter()
        .copied()
        .filter(|scope| *scope != ipam.public_scope && *scope != ipam.private_scope)
        .collect();
    let pools: Vec<_> =
        scopes.iter().flat_map(|scope| tx.workspace.pools_in(*scope).map(|pool| pool.id)).collect();
    if dependants == Dependants::Refuse {
        let mut checks = Checks::new();
        if let Err(refusal) = teardown::refuse_pools(ObjectRef::Ipam(id), &pools, Dependence::Pools)
        {
            checks.add_all(refusal.reasons);
        }
        if !custom.is_empty() {
            let rule = Rule::Depends {
                object: ObjectRef::Ipam(id),
                dependants: custom.iter().copied().map(ObjectRef::Scope).collect(),
                kind: Dependence::Scopes,
            };
            checks.add(Reason::new(rule).or(Remedy::DeleteToo));
        }
        checks.add_all(obstacles(tx, &ipam));
        checks.add_all(members_of(tx, id).1);
        checks.done()?;
    }
    let mut checks = Checks::new();
    checks.add_all(obstacles(tx, &ipam));
    checks.add_all(sharing::refuse_shared(tx.workspace, &pools));
    checks.done()?;
    teardown::pools(tx, &pools);
    for member in members_of(tx, id).0 {
        tx.remove::<Member>(member);
    }
    // Another IPAM may be associated with the default discovery, which goes with this one.
    let associations: Vec<_> = tx
        .workspace
        .associations()
        .iter()
        .filter(|row| row.ipam == id || row.discovery == ipam.default_discovery)
        .map(|row| row.id)
        .collect();
    associations.into_iter().for_each(|row| tx.remove::<Association>(row));
    planned::drop_all_of(tx, id);
    discovery::remove_with_sources(tx, ipam.default_discovery);
    scopes.into_iter().for_each(|id| scope::remove(tx, id));
    tx.remove::<Ipam>(id);
    Ok(())
}

/// The members that an IPAM manages, and the reason against deleting it while it has some.
fn members_of(tx: &Transaction<'_>, ipam: IpamId) -> (Vec<MemberKey>, Option<Reason>) {
    let managed = tx.workspace.members().iter().filter(|member| member.ipam == ipam);
    let keys: Vec<MemberKey> = managed.map(|member| member.key.clone()).collect();
    if keys.is_empty() {
        return (keys, None);
    }
    let dependants = keys.iter().cloned().map(ObjectRef::Member).collect();
    let rule =
        Rule::Depends { object: ObjectRef::Ipam(ipam), dependants, kind: Dependence::Members };
    (keys, Some(Reason::new(rule).or(Remedy::DeleteToo)))
}

/// What no teardown may sweep away: other accounts take part in it (domain.md, D2).
fn obstacles(tx: &Transaction<'_>, ipam: &Ipam) -> Vec<Reason> {
    let object = ObjectRef::Ipam(ipam.id);
    let default = ipam.default_discovery;
    let shared = SharedObject::Discovery(default);
    let mut reasons: Vec<Reason> =
        sharing::unshare_remedies(tx.workspace, object.clone(), shared).into_iter().collect();
    let foreign: Vec<DiscoveryId> = tx
        .workspace
        .associations_of(ipam.id)
        .map(|row| row.discovery)
        .filter(|id| *id != default)
        .collect();
    if !foreign.is_empty() {
        let dependants = foreign.iter().copied().map(ObjectRef::Discovery).collect();
        let rule = Rule::Depends { object, dependants, kind: Dependence::Associations };
        let dissociate = |reason: Reason, id| reason.or(Remedy::Dissociate(ipam.id, id));
        reasons.push(foreign.into_iter().fold(Reason::new(rule), dissociate));
    }
    reasons
}
