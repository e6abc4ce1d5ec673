//! Linking: discovered VPC CIDRs join a pool by hand (domain.md, D15). A row costs O(log
//! allocations + the resource's CIDRs), once as much for each row before it; [`linkable`]
//! O(resource CIDRs × log allocations).

use crate::address::Cidr;
use crate::insight::acts_as_vpc;
use crate::model::{
    Allocation, AllocationId, AllocationTarget, Hold, Pool, PoolId, Resource, ResourceKey, Watch,
    Workspace,
};

use super::allocation::new_allocation;
use super::transaction::{Checks, Transaction};
use super::{
    InTheWay, Note, ObjectRef, Reason, Refusal, Remedy, Rule, Spot, VpcRow, check, teardown,
};

/// Links all the rows, or none; every bad row is reported.
pub(super) fn allocate_vpcs(
    tx: &mut Transaction<'_>,
    rows: &[VpcRow],
    in_the_way: InTheWay,
) -> Result<Option<ObjectRef>, Refusal> {
    let mut checks = Checks::new();
    if rows.is_empty() {
        checks.add(Rule::NothingAsked.into());
    }
    let mut made: Vec<(VpcRow, AllocationId)> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        // What this very command took is no object yet that a sentence could name.
        let before = made.iter().find(|(other, _)| {
            let same = (other.resource, other.cidr) == (row.resource, row.cidr);
            same || (other.pool == row.pool && other.cidr.intersects(row.cidr))
        });
        let outcome = match before {
            Some((other, _)) => Err(Rule::OverlapsRow { cidr: row.cidr, with: other.cidr }.into()),
            None => allocate_vpc(tx, *row, in_the_way),
        };
        match outcome {
            Ok(id) => made.push((*row, id)),
            Err(refusal) => {
                checks.add_all(refusal.reasons.into_iter().map(|why| why.at(Spot::Row(number))));
            }
        }
    }
    checks.done()?;
    Ok(made.first().filter(|_| made.len() == 1).map(|(_, id)| ObjectRef::Allocation(*id)))
}

/// Links one discovered VPC's CIDR to a pool.
fn allocate_vpc(
    tx: &mut Transaction<'_>,
    row: VpcRow,
    in_the_way: InTheWay,
) -> Result<AllocationId, Refusal> {
    let VpcRow { pool, resource: key, cidr } = row;
    let pool = check::pool(tx.workspace, pool)?;
    let resource = check::resource(tx.workspace, key)?;
    // What is allocated already is in its own way: one reason says it all.
    if let Some(reason) = already_allocated(tx.workspace, key, cidr) {
        return Err(reason.into());
    }
    let mut checks = Checks::new();
    checks.add_all(vpc_problems(tx.workspace, &resource, cidr));
    checks.add_all(region_problem(&pool, &resource));
    let (replaced, problem) = clear_way(tx.workspace, &pool, cidr, in_the_way);
    checks.add_all(problem);
    checks.done()?;
    for reservation in &replaced {
        teardown::release(tx, reservation);
    }
    let allocation = new_allocation(tx, pool.id, cidr, AllocationTarget::Vpc(key));
    let made = allocation.id;
    tx.put(made, allocation);
    super::watch::set_hold(tx, key, cidr, Hold::Free);
    if pool.rules.breach(cidr.prefix_len()).is_some() {
        tx.notes.push(Note::BreaksRules(made));
    }
    Ok(made)
}

fn already_allocated(workspace: &Workspace, key: ResourceKey, cidr: Cidr) -> Option<Reason> {
    let allocation = workspace.allocation_of(key, cidr)?.id;
    let open = Remedy::Open(ObjectRef::Allocation(allocation));
    Some(Reason::new(Rule::AlreadyAllocated(allocation)).or(open))
}

fn vpc_problems(workspace: &Workspace, resource: &Resource, cidr: Cidr) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if !acts_as_vpc(workspace, resource, cidr) {
        let open = resource.vpc.map(|vpc| Remedy::Open(ObjectRef::Resource(vpc)));
        reasons.push(Reason::new(Rule::NotAVpc(resource.key)).or_maybe(open));
    }
    match resource.cidr(cidr).filter(|row| row.is_live()) {
        None => {
            let object = ObjectRef::ResourceCidr(resource.key, cidr);
            reasons.push(Rule::NotFound(object).into());
        }
        Some(row) if row.watch == Watch::Ignored => {
            let clear = Remedy::StopIgnoring(resource.key, cidr);
            reasons.push(Reason::new(Rule::CidrIgnored(resource.key, cidr)).or(clear));
        }
        Some(_) => {}
    }
    reasons
}

fn region_problem(pool: &Pool, resource: &Resource) -> Option<Reason> {
    match &pool.region {
        None => Some(without_region(pool.id)),
        Some(region) if resource.region.as_ref() != Some(region) => {
            Some(vpc_elsewhere(resource.key, pool.id))
        }
        Some(_) => None,
    }
}

pub(super) fn without_region(pool: PoolId) -> Reason {
    Reason::new(Rule::PoolWithoutRegion(pool)).or(Remedy::Open(ObjectRef::Pool(pool)))
}

/// The VPC shows where it lies, and so which pools suit it.
pub(super) fn vpc_elsewhere(vpc: ResourceKey, pool: PoolId) -> Reason {
    Reason::new(Rule::VpcElsewhere(vpc, pool)).or(Remedy::Open(ObjectRef::Resource(vpc)))
}

/// The reservations that the block takes the place of, or the reason why it cannot be taken.
///
/// A reservation is replaced only where it lies inside the block: of a larger one, what is left
/// over would be free without anybody having said so, and could go to somebody else. Whoever wants
/// that releases it first, by a command of its own (domain.md, D15).
fn clear_way(
    workspace: &Workspace,
    pool: &Pool,
    cidr: Cidr,
    in_the_way: InTheWay,
) -> (Vec<Allocation>, Option<Reason>) {
    if cidr.family() != pool.family {
        return (Vec::new(), Some(Rule::FamilyMismatch(pool.family).into()));
    }
    if pool.provisioned_around(cidr).is_none() {
        // The VPC's block is what it is, so the pool has to hold it.
        let open = Remedy::Open(ObjectRef::Pool(pool.id));
        return (Vec::new(), Some(Reason::new(Rule::NotInside(cidr, pool.id)).or(open)));
    }
    let hits: Vec<Allocation> =
        workspace.allocations_hitting(pool.id, cidr).into_iter().cloned().collect();
    let reserved = hits.iter().all(|hit| hit.target == AllocationTarget::Custom);
    let larger = hits.iter().find(|hit| !cidr.contains(hit.cidr));
    let replaceable = reserved && larger.is_none();
    if hits.is_empty() || (replaceable && in_the_way == InTheWay::ReplaceReservations) {
        return (hits, None);
    }
    let remedy = match larger.filter(|_| reserved) {
        _ if replaceable => Some(Remedy::ReplaceReservations),
        Some(hit) => Some(Remedy::Open(ObjectRef::Allocation(hit.id))),
        None => in_the_way_of(&hits),
    };
    let taken_by = hits.iter().map(|hit| hit.id).collect();
    (Vec::new(), Some(Reason::new(Rule::NotFree { cidr, taken_by }).or_maybe(remedy)))
}

/// Opens the first of what has to go before the block can be taken.
fn in_the_way_of(hits: &[Allocation]) -> Option<Remedy> {
    let stands = |hit: &Allocation| match hit.target {
        AllocationTarget::SubPool(pool) => ObjectRef::Pool(pool),
        AllocationTarget::Vpc(_) | AllocationTarget::Custom => ObjectRef::Allocation(hit.id),
    };
    Some(Remedy::Open(stands(hits.first()?)))
}

/// True where the row could be allocated now, and nothing but reservations is in the way.
pub fn could_allocate(workspace: &Workspace, row: VpcRow) -> bool {
    let pool = workspace.pools().get(&row.pool);
    pool.is_some_and(|pool| could_take(pool, workspace, row.resource, row.cidr))
}

/// True where the pool could allocate this CIDR of the VPC now: nothing but reservations is in
/// the way.
fn could_take(pool: &Pool, workspace: &Workspace, key: ResourceKey, cidr: Cidr) -> bool {
    let Some(resource) = workspace.resources().get(&key) else { return false };
    already_allocated(workspace, key, cidr).is_none()
        && region_problem(pool, resource).is_none()
        && vpc_problems(workspace, resource, cidr).is_empty()
        && clear_way(workspace, pool, cidr, InTheWay::ReplaceReservations).1.is_none()
}

/// The discovered VPC CIDRs that a pool could allocate now, by resource: those that nothing but
/// reservations is in the way of.
pub fn linkable(workspace: &Workspace, pool: PoolId) -> Vec<(ResourceKey, Cidr)> {
    let Some(pool) = workspace.pools().get(&pool) else { return Vec::new() };
    workspace
        .resources()
        .iter()
        .filter(|resource| region_problem(pool, resource).is_none())
        .flat_map(|resource| resource.live_cidrs().map(move |row| (resource.key, row.cidr)))
        .filter(|(key, cidr)| could_take(pool, workspace, *key, *cidr))
        .collect()
}
