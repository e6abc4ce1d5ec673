//! Allocating: taking CIDRs out of a pool, and releasing them (domain.md, 2.6, D14, D15). A block
//! by mask costs O(n log n) of the n resource CIDRs and allocations, a typed one O(resource CIDRs)
//! for what it may hit; a release O(log allocations) a row.

use std::sync::Arc;

use crate::address::{Cidr, FreeSpace, Placement, Span, next_block};
use crate::insight::resource_cidrs_of;
use crate::model::{
    Allocation, AllocationId, AllocationTarget, MaskBreach, Pool, PoolId, Provider, Workspace,
};

use super::provider::provider_rules;
use super::transaction::{Checks, Transaction};
use super::{
    Avoid, CidrRequest, Note, ObjectRef, Purpose, Reason, Refusal, Remedy, Reservation, Rule, Spot,
    check, teardown,
};

/// What is free in a pool for a purpose (domain.md, D14).
pub fn free_space(
    workspace: &Workspace,
    pool: PoolId,
    purpose: Purpose,
    avoid: Avoid,
) -> FreeSpace {
    free_space_beside(workspace, pool, purpose, avoid, &[])
}

/// What is free in a pool beside these blocks.
pub(super) fn free_space_beside(
    workspace: &Workspace,
    pool: PoolId,
    purpose: Purpose,
    avoid: Avoid,
    beside: &[Cidr],
) -> FreeSpace {
    let Some(row) = workspace.pools().get(&pool) else { return FreeSpace::new(&[], Vec::new()) };
    let mut used: Vec<Span> = beside.iter().copied().map(Cidr::span).collect();
    used.extend(workspace.allocations_in(pool).map(|allocation| allocation.cidr.span()));
    if purpose == Purpose::Vpc {
        let provider = row.region.as_ref().map_or(Provider::Alibaba, |region| region.provider);
        used.extend(provider_rules(provider).forbidden().map(Cidr::span));
    }
    if avoid == Avoid::Resources {
        used.extend(resource_cidrs_of(workspace, row.scope).into_iter().map(Cidr::span));
    }
    FreeSpace::new(&row.blocks(), used)
}

/// The block that an allocation of this prefix length would get. Changes nothing.
///
/// # Errors
/// The pool is gone, or has no room; the remedy is the largest size that still fits.
pub fn next_available(
    workspace: &Workspace,
    pool: PoolId,
    prefix_len: u8,
    purpose: Purpose,
    avoid: Avoid,
    placement: Placement,
) -> Result<Cidr, Reason> {
    if workspace.pools().get(&pool).is_none() {
        return Err(Rule::NotFound(ObjectRef::Pool(pool)).into());
    }
    let free = free_space(workspace, pool, purpose, avoid);
    next_block(&free, prefix_len, placement).ok_or_else(|| {
        let largest = free.holes().map(Cidr::prefix_len).min();
        Reason::new(Rule::NoRoom(prefix_len, pool)).or_maybe(largest.map(Remedy::UsePrefixLen))
    })
}

/// Reserves all the blocks asked for, or none: those typed first, then those by mask, in order.
pub(super) fn reserve(
    tx: &mut Transaction<'_>,
    id: PoolId,
    rows: &[Reservation],
) -> Result<ObjectRef, Refusal> {
    let pool = check::pool(tx.workspace, id)?;
    let mut checks = Checks::new();
    if rows.is_empty() {
        checks.add(Rule::NothingAsked.into());
    }
    if pool.cidrs.is_empty() {
        checks.add(Reason::new(Rule::PoolEmpty(id)).or(Remedy::Open(ObjectRef::Pool(id))));
    }
    let (typed, sized): (Vec<_>, Vec<_>) = rows
        .iter()
        .enumerate()
        .partition(|(_, row)| matches!(row.request, CidrRequest::Exactly(_)));
    let mut made = None;
    for (number, row) in typed.into_iter().chain(sized) {
        let spot = Spot::Row(number);
        let texts = check::name_and_description(&row.name, &row.description);
        checks.add_all(texts.into_iter().map(|reason| reason.at(spot)));
        // What an empty pool lacks has been said; its rows are still judged for themselves.
        let placed = match allowed(&pool, row.request) {
            Ok(_) if pool.cidrs.is_empty() => continue,
            Ok(asked) => place(tx.workspace, &pool, asked),
            Err(reason) => Err(reason),
        };
        match placed {
            Ok(cidr) => {
                note_resources(tx, &pool, cidr);
                let allocation = Allocation {
                    name: row.name.clone(),
                    description: row.description.clone(),
                    ..new_allocation(tx, id, cidr, AllocationTarget::Custom)
                };
                made = made.or(Some(allocation.id));
                tx.put(allocation.id, allocation);
            }
            Err(reason) => checks.add(reason.at(spot)),
        }
    }
    checks.done()?;
    Ok(made.map_or(ObjectRef::Pool(id), ObjectRef::Allocation))
}

pub(super) fn new_allocation(
    tx: &mut Transaction<'_>,
    pool: PoolId,
    cidr: Cidr,
    target: AllocationTarget,
) -> Allocation {
    Allocation {
        id: tx.fresh::<Allocation>(AllocationId::new),
        pool,
        cidr,
        target,
        name: "".into(),
        description: "".into(),
        created_at: tx.env.now,
        unmonitored_since: None,
    }
}

/// A block that the pool's rules allow, if it is free.
enum Asked {
    Exactly(Cidr),
    AnyOf(u8, Placement),
}

/// What one row asks for, or the rule of the pool that it breaks, whatever is free.
fn allowed(pool: &Pool, request: CidrRequest) -> Result<Asked, Reason> {
    let (prefix_len, placement) = match request {
        CidrRequest::Exactly(cidr) => {
            // First, since the masks of the other IP version say nothing.
            if cidr.family() != pool.family {
                return Err(Rule::FamilyMismatch(pool.family).into());
            }
            allowed_mask(pool, cidr.prefix_len())?;
            return Ok(Asked::Exactly(cidr));
        }
        CidrRequest::AnyOf { prefix_len, placement } => (prefix_len, placement),
        CidrRequest::Default => {
            (pool.rules.default.ok_or(Rule::NothingAsked)?, Placement::FirstFit)
        }
    };
    allowed_mask(pool, prefix_len)?;
    Ok(Asked::AnyOf(prefix_len, placement))
}

/// Finds the block for one reservation, or the reason why there is none.
fn place(workspace: &Workspace, pool: &Pool, asked: Asked) -> Result<Cidr, Reason> {
    let (purpose, avoid) = (Purpose::Custom, Avoid::Resources);
    match asked {
        Asked::Exactly(cidr) => free_block(workspace, pool, cidr, purpose).map(|()| cidr),
        Asked::AnyOf(prefix_len, placement) => {
            next_available(workspace, pool.id, prefix_len, purpose, avoid, placement)
        }
    }
}

/// Refuses a prefix length outside the pool's rules, with the nearest one allowed. One beyond an
/// address is refused where a block is looked for.
pub(super) fn allowed_mask(pool: &Pool, prefix_len: u8) -> Result<(), Reason> {
    let bits = pool.family.bits();
    let (min, max) = (pool.rules.min.unwrap_or(0), pool.rules.max.unwrap_or(bits));
    let nearest = match pool.rules.breach(prefix_len) {
        Some(MaskBreach::ShorterThanMin(min)) => min,
        Some(MaskBreach::LongerThanMax(max)) => max,
        None => return Ok(()),
    };
    let reason = Reason::new(Rule::MaskNotAllowed { prefix_len, min, max });
    Err(reason.or(Remedy::UsePrefixLen(nearest)))
}

/// Refuses a block that is not inside one provisioned CIDR, or not free.
pub(super) fn free_block(
    workspace: &Workspace,
    pool: &Pool,
    cidr: Cidr,
    purpose: Purpose,
) -> Result<(), Reason> {
    let another = || {
        let length = cidr.prefix_len();
        let free = free_space(workspace, pool.id, purpose, Avoid::Resources);
        next_block(&free, length, Placement::FirstFit).map(Remedy::UseCidr)
    };
    if pool.provisioned_around(cidr).is_none() {
        return Err(Reason::new(Rule::NotInside(cidr, pool.id)).or_maybe(another()));
    }
    let hits = workspace.allocations_hitting(pool.id, cidr);
    if hits.is_empty() {
        return Ok(());
    }
    let taken_by = hits.iter().map(|hit| hit.id).collect();
    Err(Reason::new(Rule::NotFree { cidr, taken_by }).or_maybe(another()))
}

/// A typed block that hits a resource is allowed, and says so.
pub(super) fn note_resources(tx: &mut Transaction<'_>, pool: &Pool, cidr: Cidr) {
    let hit = crate::insight::resources_hit(tx.workspace, pool.scope, cidr);
    tx.notes.extend(hit.into_iter().map(|resource| Note::HitsResource(cidr, resource)));
}

pub(super) fn update(
    tx: &mut Transaction<'_>,
    id: AllocationId,
    name: Arc<str>,
    description: Arc<str>,
) -> Result<ObjectRef, Refusal> {
    check::allocation(tx.workspace, id)?;
    let mut checks = Checks::new();
    checks.add_all(check::name_and_description(&name, &description));
    checks.done()?;
    tx.update::<Allocation>(id, |allocation| {
        allocation.name = name;
        allocation.description = description;
    });
    Ok(ObjectRef::Allocation(id))
}

/// Releases VPC allocations, which only cuts the link, and reservations.
pub(super) fn release(tx: &mut Transaction<'_>, ids: &[AllocationId]) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    let mut found = Vec::new();
    for id in check::distinct(ids) {
        match check::allocation(tx.workspace, id) {
            Ok(allocation) => match allocation.target {
                AllocationTarget::SubPool(pool) => {
                    let open = Remedy::Open(ObjectRef::PoolCidr(pool, allocation.cidr));
                    checks.add(Reason::new(Rule::SubPoolAllocation(id)).or(open));
                }
                AllocationTarget::Vpc(_) | AllocationTarget::Custom => found.push(allocation),
            },
            Err(refusal) => checks.add_all(refusal.reasons),
        }
    }
    checks.done()?;
    for allocation in &found {
        teardown::release(tx, allocation);
    }
    Ok(())
}
