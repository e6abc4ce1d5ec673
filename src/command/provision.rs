//! Provisioning: putting CIDRs into a pool, and taking them back (domain.md, 2.5, D20, D21). A
//! typed block costs O(CIDRs of the scope's top-level pools) or O(log allocations of the source),
//! one by mask or a remedy as free space does, taking one back O(what lies inside).

use crate::address::{Cidr, Family, FreeSpace, Placement, Span, next_block};
use crate::model::{
    Allocation, AllocationId, AllocationTarget, CidrOrigin, Pool, PoolId, ProvisionedCidr, Quota,
    ScopeKind, Workspace,
};

use super::allocation::{free_space, next_available};
use super::transaction::{Checks, Transaction};
use super::{
    Avoid, CidrRequest, Dependants, Dependence, Note, ObjectRef, Purpose, Reason, Refusal, Remedy,
    Rule, Spot, check, teardown,
};

/// Space that no pool can hold: networks that mean something else (domain.md, D21).
const RESERVED: [&str; 7] = [
    "0.0.0.0/8",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "224.0.0.0/3",
    "::/127",
    "fe80::/10",
    "ff00::/8",
];
/// Shared address space: usable, but clouds keep it for themselves.
const SHARED: &str = "100.64.0.0/10";
/// Where simulated blocks lie (domain.md, D20).
const SIMULATED: &str = "2408:4000::/22";
/// Private space, in which a free block is offered.
const PRIVATE: [&str; 3] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/// Checks that a block can be provisioned at all (domain.md, D21).
///
/// # Errors
/// The reserved block that it touches.
pub fn provisionable(cidr: Cidr) -> Result<(), Rule> {
    let reserved = RESERVED.iter().filter_map(|text| Cidr::parse(text).ok());
    match reserved.into_iter().find(|reserved| reserved.intersects(cidr)) {
        Some(reserved) => Err(Rule::ForbiddenSpace { cidr, reserved }),
        None => Ok(()),
    }
}

/// Provisions all the blocks asked for, or none: those typed first, then those by mask, in order.
pub(super) fn provision(
    tx: &mut Transaction<'_>,
    id: PoolId,
    requests: &[CidrRequest],
) -> Result<ObjectRef, Refusal> {
    let mut checks = Checks::new();
    if requests.is_empty() {
        checks.add(Rule::NothingAsked.into());
    }
    provision_into(tx, id, requests, &mut checks)?;
    checks.done()?;
    Ok(ObjectRef::Pool(id))
}

/// What is wrong with typed blocks as such, whatever pool they are meant for.
pub(super) fn form_problems(family: Family, requests: &[CidrRequest]) -> Vec<Reason> {
    let problem = |(row, request): (usize, &CidrRequest)| {
        let CidrRequest::Exactly(cidr) = request else { return None };
        Some(well_formed(family, *cidr).err()?.at(Spot::Row(row)))
    };
    requests.iter().enumerate().filter_map(problem).collect()
}

/// Provisions the blocks that can be, and notes what speaks against the others.
pub(super) fn provision_into(
    tx: &mut Transaction<'_>,
    id: PoolId,
    requests: &[CidrRequest],
    checks: &mut Checks,
) -> Result<(), Refusal> {
    let pool = check::pool(tx.workspace, id)?;
    let simulates = takes_simulated(tx.workspace, &pool);
    let limit = match pool.source_pool {
        None if simulates => Quota::IpamCidrQuotaPerPublicIpv6TopPool,
        _ => Quota::IpamCidrQuotaPerIpamPool,
    };
    checks.add_all(check::quota(tx.workspace, limit, pool.cidrs.len(), requests.len()));
    let (typed, sized): (Vec<_>, Vec<_>) = requests
        .iter()
        .enumerate()
        .partition(|(_, request)| matches!(request, CidrRequest::Exactly(_)));
    for (row, request) in typed.into_iter().chain(sized) {
        match place(tx, id, *request) {
            Ok(placed) => take(tx, id, placed),
            Err(reason) => checks.add(reason.at(Spot::Row(row))),
        }
    }
    Ok(())
}

/// Refuses a block of the other IP version, or one that no pool can hold.
fn well_formed(family: Family, cidr: Cidr) -> Result<(), Reason> {
    if cidr.family() != family {
        return Err(Rule::FamilyMismatch(family).into());
    }
    Ok(provisionable(cidr)?)
}

/// True for pools whose block the cloud assigns, and which we simulate.
fn takes_simulated(workspace: &Workspace, pool: &Pool) -> bool {
    pool.source_pool.is_none()
        && workspace.scopes().get(&pool.scope).is_some_and(|scope| scope.kind == ScopeKind::Public)
}

/// Finds the block for one row, or the reason why there is none.
fn place(
    tx: &Transaction<'_>,
    id: PoolId,
    request: CidrRequest,
) -> Result<ProvisionedCidr, Reason> {
    let workspace = &*tx.workspace;
    let not_found = || Reason::new(Rule::NotFound(ObjectRef::Pool(id)));
    let pool = workspace.pools().get(&id).ok_or_else(not_found)?;
    let (prefix_len, placement) = match request {
        CidrRequest::Exactly(cidr) => return typed(workspace, pool, cidr),
        CidrRequest::AnyOf { prefix_len, placement } => (prefix_len, placement),
        CidrRequest::Default => {
            let default = pool.rules.default.ok_or(Rule::NothingAsked)?;
            (default, Placement::FirstFit)
        }
    };
    if prefix_len > pool.family.bits() {
        let max = pool.family.bits();
        let reason = Reason::new(Rule::MaskNotAllowed { prefix_len, min: 0, max });
        return Err(reason.or(Remedy::UsePrefixLen(max)));
    }
    match pool.source_pool {
        Some(source) => {
            if workspace.pools().get(&source).is_some_and(|source| source.cidrs.is_empty()) {
                return Err(empty_source(source));
            }
            let cidr = next_available(
                workspace,
                source,
                prefix_len,
                Purpose::SubPool,
                Avoid::Resources,
                placement,
            )?;
            let origin = workspace
                .pools()
                .get(&source)
                .and_then(|source| source.provisioned_around(cidr))
                .map_or(CidrOrigin::Real, |around| around.origin);
            Ok(ProvisionedCidr { cidr, origin })
        }
        None if takes_simulated(workspace, pool) => {
            let cidr = simulated(workspace, prefix_len)
                .ok_or(Reason::new(Rule::NoRoom(prefix_len, pool.id)))?;
            Ok(ProvisionedCidr { cidr, origin: CidrOrigin::Simulated })
        }
        None => Err(Rule::MaskWithoutSource.into()),
    }
}

fn empty_source(source: PoolId) -> Reason {
    Reason::new(Rule::PoolEmpty(source)).or(Remedy::Open(ObjectRef::Pool(source)))
}

/// Checks a typed block against the family, the source pool or the other top-level pools.
fn typed(workspace: &Workspace, pool: &Pool, cidr: Cidr) -> Result<ProvisionedCidr, Reason> {
    well_formed(pool.family, cidr)
        .map_err(|reason| with_free_block(reason, workspace, pool, cidr))?;
    if let Some(own) = pool.cidrs.iter().find(|own| own.cidr.intersects(cidr)) {
        let rule = Rule::OverlapsPoolCidr { cidr, pool: pool.id, with: own.cidr };
        return Err(Reason::new(rule).or_maybe(another(workspace, pool, cidr)));
    }
    let Some(source) = pool.source_pool.and_then(|id| workspace.pools().get(&id)) else {
        let other =
            workspace.pools_in(pool.scope).filter(|other| other.source_pool.is_none()).find_map(
                |other| Some((other.id, other.cidrs.iter().find(|row| row.cidr.intersects(cidr))?)),
            );
        return match other {
            Some((other, row)) => {
                let rule = Rule::OverlapsPoolCidr { cidr, pool: other, with: row.cidr };
                let remedy = another(workspace, pool, cidr);
                Err(Reason::new(rule).or_maybe(remedy).or(Remedy::Open(ObjectRef::Pool(other))))
            }
            None => Ok(ProvisionedCidr { cidr, origin: CidrOrigin::Real }),
        };
    };
    if source.cidrs.is_empty() {
        return Err(empty_source(source.id));
    }
    let Some(around) = source.provisioned_around(cidr) else {
        let reason = Reason::new(Rule::NotInside(cidr, source.id));
        return Err(reason.or_maybe(another(workspace, pool, cidr)));
    };
    let hits = workspace.allocations_hitting(source.id, cidr);
    if hits.is_empty() {
        return Ok(ProvisionedCidr { cidr, origin: around.origin });
    }
    let taken_by = hits.iter().map(|hit| hit.id).collect();
    Err(Reason::new(Rule::NotFree { cidr, taken_by }).or_maybe(another(workspace, pool, cidr)))
}

/// Space that no pool can hold has a free block of the same size beside it.
fn with_free_block(reason: Reason, workspace: &Workspace, pool: &Pool, cidr: Cidr) -> Reason {
    match reason.rule {
        Rule::ForbiddenSpace { .. } => reason.or_maybe(another(workspace, pool, cidr)),
        _ => reason,
    }
}

/// The first free block of the same size: in the source pool, or else in the private range that
/// the block was meant for, or the first private range that has room.
fn another(workspace: &Workspace, pool: &Pool, cidr: Cidr) -> Option<Remedy> {
    let length = cidr.prefix_len();
    let free = match pool.source_pool {
        Some(source) => free_space(workspace, source, Purpose::SubPool, Avoid::Resources),
        None => {
            let ranges = || PRIVATE.iter().filter_map(|text| Cidr::parse(text).ok());
            let meant: Vec<Cidr> = ranges().filter(|range| range.contains(cidr)).collect();
            let ranges = if provisionable(cidr).is_err() { ranges().collect() } else { meant };
            let of_family = |range: &&Cidr| range.family() == cidr.family();
            let ranges: Vec<Cidr> = ranges.iter().filter(of_family).copied().collect();
            let used = workspace
                .pools_in(pool.scope)
                .filter(|other| other.source_pool.is_none())
                .flat_map(|other| other.cidrs.iter().map(|row| row.cidr.span()))
                .collect();
            FreeSpace::new(&ranges, used)
        }
    };
    next_block(&free, length, Placement::FirstFit).map(Remedy::UseCidr)
}

/// A block that stands for one which the cloud would assign: always the same for the same
/// workspace, and hitting nothing provisioned or discovered.
fn simulated(workspace: &Workspace, prefix_len: u8) -> Option<Cidr> {
    let range = Cidr::parse(SIMULATED).ok()?;
    let provisioned =
        workspace.pools().iter().flat_map(|pool| pool.cidrs.iter().map(|row| row.cidr.span()));
    let discovered = workspace
        .resources()
        .iter()
        .flat_map(|resource| resource.cidrs.iter().map(|row| row.cidr.span()));
    let used: Vec<Span> =
        provisioned.chain(discovered).filter(|span| span.family() == Family::V6).collect();
    next_block(&FreeSpace::new(&[range], used), prefix_len, Placement::FirstFit)
}

/// Writes one provisioned block, and its place in the source pool.
fn take(tx: &mut Transaction<'_>, id: PoolId, provisioned: ProvisionedCidr) {
    let cidr = provisioned.cidr;
    if Cidr::parse(SHARED).is_ok_and(|shared| shared.intersects(cidr)) {
        tx.notes.push(Note::SharedSpace(cidr));
    }
    tx.update::<Pool>(id, |pool| {
        pool.cidrs.push(provisioned);
        pool.cidrs.sort_unstable_by_key(|row| row.cidr);
    });
    let Some(source) = tx.workspace.pools().get(&id).and_then(|pool| pool.source_pool) else {
        return;
    };
    let allocation = tx.fresh::<Allocation>(AllocationId::new);
    let created_at = tx.env.now;
    tx.put(
        allocation,
        Allocation {
            id: allocation,
            pool: source,
            cidr,
            target: AllocationTarget::SubPool(id),
            name: "".into(),
            description: "".into(),
            created_at,
            unmonitored_since: None,
        },
    );
}

/// Takes a provisioned CIDR back: refused while anything is allocated from it.
pub(super) fn deprovision(
    tx: &mut Transaction<'_>,
    id: PoolId,
    cidr: Cidr,
    dependants: Dependants,
) -> Result<ObjectRef, Refusal> {
    let pool = check::pool(tx.workspace, id)?;
    if !pool.cidrs.iter().any(|row| row.cidr == cidr) {
        return Err(Rule::NotFound(ObjectRef::PoolCidr(id, cidr)).into());
    }
    let inside: Vec<Allocation> =
        tx.workspace.allocations_hitting(id, cidr).into_iter().cloned().collect();
    match dependants {
        Dependants::Refuse => refuse_allocations(ObjectRef::PoolCidr(id, cidr), &inside)?,
        Dependants::DeleteToo => {
            for allocation in &inside {
                match allocation.target {
                    AllocationTarget::SubPool(sub_pool) => {
                        deprovision(tx, sub_pool, allocation.cidr, Dependants::DeleteToo)?;
                    }
                    AllocationTarget::Vpc(_) | AllocationTarget::Custom => {
                        teardown::release(tx, allocation);
                    }
                }
            }
        }
    }
    let held = tx.workspace.allocation_of_sub_pool(&pool, cidr).map(|held| held.id);
    if let Some(held) = held {
        tx.remove::<Allocation>(held);
    }
    tx.update::<Pool>(id, |pool| pool.cidrs.retain(|row| row.cidr != cidr));
    Ok(ObjectRef::Pool(id))
}

fn refuse_allocations(object: ObjectRef, inside: &[Allocation]) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    let of = |wanted: fn(&AllocationTarget) -> bool| -> Vec<ObjectRef> {
        let found = inside.iter().filter(|allocation| wanted(&allocation.target));
        found.map(|allocation| ObjectRef::Allocation(allocation.id)).collect()
    };
    for (dependants, kind) in [
        (of(|target| matches!(target, AllocationTarget::SubPool(_))), Dependence::SubCidrs),
        (of(|target| matches!(target, AllocationTarget::Custom)), Dependence::CustomAllocations),
        (of(|target| matches!(target, AllocationTarget::Vpc(_))), Dependence::VpcAllocations),
    ] {
        if !dependants.is_empty() {
            let rule = Rule::Depends { object: object.clone(), dependants, kind };
            checks.add(Reason::new(rule).or(Remedy::DeleteToo));
        }
    }
    checks.done()
}
