//! Pools and their hierarchy (domain.md, 2.4). Making one costs O(pools of its scope) and what its
//! CIDRs cost, deleting one O(what stands in it × log rows).

use crate::address::Family;
use crate::model::{
    AllocationTarget, AutoImport, Isp, Label, Lifecycle, MaskRules, Pool, PoolId, Quota, Region,
    Scope, ScopeKind, ShareType, Workspace,
};

use super::transaction::{Checks, Transaction};
use super::{
    AutoImportObstacle, CreatePool, Dependants, Dependence, ObjectRef, Reason, Refusal, Remedy,
    Rule, Spot, check, provision, sharing, teardown,
};

pub(super) fn create(tx: &mut Transaction<'_>, request: CreatePool) -> Result<ObjectRef, Refusal> {
    let mut checks = Checks::new();
    checks.add_all(check::label(&request.label));
    checks.add_all(request.region.as_ref().and_then(check::region));
    let scope = check::scope(tx.workspace, request.scope);
    let scope = checks.take(scope.map_err(|refusal| refusal.reasons));
    let source = request.source_pool.map(|id| check::pool(tx.workspace, id)).transpose();
    let source = checks.take(source.map_err(|refusal| refusal.reasons));
    // Nothing else can be said about a pool that would stand nowhere.
    let (Some(scope), Some(source)) = (scope, source) else { return Err(checks.refusal()) };
    let suits = suits(tx.workspace, &scope, source.as_ref(), &request);
    checks.add_all(family_problems(tx.workspace, &scope, &request));
    checks.add_all(isp_problem(&scope, &request));
    checks.add_all(region_problems(tx.workspace, &scope, source.as_ref(), &request));
    checks.add_all(hierarchy_problems(tx.workspace, &scope, source.as_ref(), &request));
    let region = request.region.clone().or_else(|| source.as_ref()?.region.clone());
    let facts = AutoImportFacts { family: request.family, region: region.as_ref(), scope: &scope };
    checks.add_all(rule_problems(request.rules, request.family));
    checks.add_all(auto_import_problems(tx.workspace, request.auto_import, &facts));

    // The pool is made even where something is wrong with it, so that its CIDRs are judged in the
    // same breath; the refusal takes it back.
    let id = tx.fresh::<Pool>(PoolId::new);
    let (family, public_v6) = (request.family, scope.kind == ScopeKind::Public);
    let pool = Pool {
        id,
        scope: scope.id,
        label: request.label,
        source_pool: request.source_pool,
        family,
        isp: public_v6.then(|| inherited_isp(source.as_ref(), request.isp)),
        region,
        rules: with_default_max(request.rules, family),
        auto_import: request.auto_import,
        cidrs: Vec::new(),
        share: ShareType::Plain,
        status: Lifecycle::Created,
        created_at: tx.env.now,
        owner: tx.workspace.settings().own_account.clone(),
    };
    tx.put(id, pool);
    match suits {
        _ if request.provision.is_empty() => {}
        Suits::Place => provision::provision_into(tx, id, &request.provision, &mut checks)?,
        Suits::Nowhere => checks.add_all(provision::form_problems(family, &request.provision)),
    }
    checks.done()?;
    Ok(ObjectRef::Pool(id))
}

/// Whether a pool of this kind can stand where it is asked for. If not, its CIDRs have no space to
/// be compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Suits {
    Place,
    Nowhere,
}

fn suits(
    workspace: &Workspace,
    scope: &Scope,
    source: Option<&Pool>,
    request: &CreatePool,
) -> Suits {
    let taken = workspace.families_of(scope).contains(&request.family);
    let alike =
        source.is_none_or(|source| source.scope == scope.id && source.family == request.family);
    if taken && alike { Suits::Place } else { Suits::Nowhere }
}

fn inherited_isp(source: Option<&Pool>, asked: Option<Isp>) -> Isp {
    source.and_then(|source| source.isp).or(asked).unwrap_or_default()
}

/// The server returns the longest prefix where no maximum was given (domain.md, 1.4).
fn with_default_max(rules: MaskRules, family: Family) -> MaskRules {
    MaskRules { max: rules.max.or(Some(family.bits())), ..rules }
}

/// The region that a sub-pool must have, where its source pool has one.
pub fn inherited_region(workspace: &Workspace, source: Option<PoolId>) -> Option<Region> {
    workspace.pools().get(&source?)?.region.clone()
}

fn family_problems(workspace: &Workspace, scope: &Scope, request: &CreatePool) -> Option<Reason> {
    (!workspace.families_of(scope).contains(&request.family)).then(|| {
        let reason = Reason::new(Rule::FamilyNotInScope(request.family, scope.id)).at(Spot::Family);
        match (scope.kind, request.family) {
            (ScopeKind::Private, Family::V6) => reason.or(Remedy::AllowPrivateIpv6),
            _ => reason,
        }
    })
}

/// Only public IPv6 pools have a line (domain.md, 1.4).
fn isp_problem(scope: &Scope, request: &CreatePool) -> Option<Reason> {
    let line = request.isp.filter(|_| scope.kind != ScopeKind::Public)?;
    Some(Reason::new(Rule::IspWithoutPublicIpv6(line)).at(Spot::Family))
}

fn region_problems(
    workspace: &Workspace,
    scope: &Scope,
    source: Option<&Pool>,
    request: &CreatePool,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let inherited = source.and_then(|source| source.region.as_ref());
    if let (Some(inherited), Some(asked)) = (inherited, &request.region)
        && inherited != asked
    {
        let reason = Reason::new(Rule::RegionInherited(inherited.clone())).at(Spot::Region);
        reasons.push(reason.or(Remedy::UseRegion(inherited.clone())));
    }
    let region = request.region.as_ref().or(inherited);
    if region.is_none() && request.family == Family::V6 {
        reasons.push(Reason::new(Rule::RegionRequired).at(Spot::Region));
    }
    if let (Some(region), Some(ipam)) = (region, workspace.ipams().get(&scope.ipam))
        && !ipam.effective_regions.contains(region)
    {
        let rule = Rule::RegionNotEffective(region.clone(), ipam.id);
        let remedy = Remedy::AddRegion(ipam.id, region.clone());
        reasons.push(Reason::new(rule).at(Spot::Region).or(remedy));
    }
    reasons
}

fn hierarchy_problems(
    workspace: &Workspace,
    scope: &Scope,
    source: Option<&Pool>,
    request: &CreatePool,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if let Some(source) = source {
        let isp_differs =
            source.isp.is_some() && request.isp.is_some() && source.isp != request.isp;
        if source.scope != scope.id || source.family != request.family || isp_differs {
            let open = Remedy::Open(ObjectRef::Pool(source.id));
            reasons.push(Reason::new(Rule::SourcePoolMismatch(source.id)).or(open));
        }
        let depth = usize::try_from(workspace.depth(source)).unwrap_or(usize::MAX);
        reasons.extend(check::quota(workspace, Quota::IpamPoolQuotaDepth, depth, 1));
        let siblings = workspace.sub_pools(source.id).count();
        reasons.extend(check::quota(workspace, Quota::IpamSubPoolQuotaPerIpamPool, siblings, 1));
    }
    match scope.kind {
        ScopeKind::Private => {
            let pools = workspace.pools_in(scope.id).count();
            reasons.extend(check::quota(workspace, Quota::IpamPoolQuotaPerScope, pools, 1));
        }
        ScopeKind::Public if source.is_none() => {
            let isp = request.isp.unwrap_or_default();
            let same = workspace.pools_in(scope.id).filter(|pool| {
                pool.source_pool.is_none()
                    && pool.region == request.region
                    && pool.isp.unwrap_or_default() == isp
            });
            let quota = Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp;
            reasons.extend(check::quota(workspace, quota, same.count(), 1));
        }
        ScopeKind::Public => {}
    }
    reasons
}

fn rule_problems(rules: MaskRules, family: Family) -> Option<Reason> {
    (!rules.is_sound(family)).then(|| Reason::new(Rule::RulesNotSound).at(Spot::Rules))
}

struct AutoImportFacts<'a> {
    family: Family,
    region: Option<&'a Region>,
    scope: &'a Scope,
}

fn auto_import_problems(
    workspace: &Workspace,
    wanted: AutoImport,
    facts: &AutoImportFacts<'_>,
) -> Vec<Reason> {
    if wanted == AutoImport::Off {
        return Vec::new();
    }
    let obstacle =
        |obstacle| Reason::new(Rule::AutoImportImpossible(obstacle)).at(Spot::AutoImport);
    let mut reasons = Vec::new();
    // A missing region of an IPv6 pool is a reason of its own already.
    if facts.region.is_none() && facts.family == Family::V4 {
        reasons.push(obstacle(AutoImportObstacle::NoRegion));
    }
    if !workspace.is_default_scope(facts.scope.id) {
        reasons.push(obstacle(AutoImportObstacle::CustomScope));
    }
    reasons
}

pub(super) fn update(
    tx: &mut Transaction<'_>,
    id: PoolId,
    label: Label,
    rules: MaskRules,
    auto_import: AutoImport,
) -> Result<ObjectRef, Refusal> {
    let pool = check::pool(tx.workspace, id)?;
    let scope = check::scope(tx.workspace, pool.scope)?;
    let mut checks = Checks::new();
    checks.add_all(check::label(&label));
    checks.add_all(rule_problems(rules, pool.family));
    let facts =
        AutoImportFacts { family: pool.family, region: pool.region.as_ref(), scope: &scope };
    checks.add_all(auto_import_problems(tx.workspace, auto_import, &facts));
    checks.done()?;
    tx.update::<Pool>(id, |pool| {
        pool.label = label;
        pool.rules = with_default_max(rules, pool.family);
        pool.auto_import = auto_import;
    });
    Ok(ObjectRef::Pool(id))
}

pub(super) fn delete(
    tx: &mut Transaction<'_>,
    id: PoolId,
    dependants: Dependants,
) -> Result<(), Refusal> {
    let pool = check::pool(tx.workspace, id)?;
    let mut checks = Checks::new();
    let object = ObjectRef::Pool(id);
    // A source pool asks to delete its sub-pools first, unless they go with it.
    let with_all_below = sharing::refuse_shared(tx.workspace, &[id]);
    let own =
        |reason: &Reason| matches!(&reason.rule, Rule::Depends { object: of, .. } if *of == object);
    let too = dependants == Dependants::DeleteToo;
    checks.add_all(with_all_below.into_iter().filter(|reason| too || own(reason)));
    if dependants == Dependants::Refuse {
        let sub_pools: Vec<ObjectRef> =
            tx.workspace.sub_pools(id).map(|pool| ObjectRef::Pool(pool.id)).collect();
        let cidrs: Vec<ObjectRef> =
            pool.cidrs.iter().map(|row| ObjectRef::PoolCidr(id, row.cidr)).collect();
        let allocated = |wanted: fn(AllocationTarget) -> bool| -> Vec<ObjectRef> {
            let found = tx.workspace.allocations_in(id).filter(|row| wanted(row.target));
            found.map(|row| ObjectRef::Allocation(row.id)).collect()
        };
        let custom = allocated(|target| target == AllocationTarget::Custom);
        let vpcs = allocated(|target| matches!(target, AllocationTarget::Vpc(_)));
        for (dependants, kind) in [
            (sub_pools, Dependence::Pools),
            (custom, Dependence::CustomAllocations),
            (vpcs, Dependence::VpcAllocations),
            (cidrs, Dependence::PoolCidrs),
        ] {
            if !dependants.is_empty() {
                let rule = Rule::Depends { object: object.clone(), dependants, kind };
                checks.add(Reason::new(rule).or(Remedy::DeleteToo));
            }
        }
    }
    checks.done()?;
    teardown::pool(tx, id);
    Ok(())
}
