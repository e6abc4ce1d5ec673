//! Planned VPCs and their CIDRs. A block costs what it costs a reservation, a change O(its
//! vSwitches).

use std::ops::RangeInclusive;

use crate::address::{Cidr, Family, Placement, next_block};
use crate::model::{
    AllocationTarget, Identity, IpamId, Origin, PlannedVpcId, Pool, PoolId, Provider, Region,
    Resource, ResourceKey, ResourceKind, Seen, VSwitchNote, Workspace,
};

use super::{PlannedVpc, STATUS, at_block, find, fresh_id, planned_cidrs, planned_row};
use crate::command::allocation::{
    allowed_mask, free_block, free_space, free_space_beside, new_allocation, note_resources,
};
use crate::command::provider::{FirstBlock, most_blocks, provider_rules};
use crate::command::transaction::{Checks, Transaction};
use crate::command::{
    Avoid, CidrRequest, ObjectRef, Purpose, Reason, Refusal, Remedy, Rule, Spot, check, link,
};

/// Makes a planned VPC with its first CIDR, taken out of the pool.
pub(in crate::command) fn create(
    tx: &mut Transaction<'_>,
    pool: PoolId,
    request: CidrRequest,
    facts: PlannedVpc,
) -> Result<ObjectRef, Refusal> {
    let pool = check::pool(tx.workspace, pool)?;
    let mut checks = Checks::new();
    checks.add_all(facts.problems());
    let home = home_of(tx.workspace, &pool, &mut checks);
    let provider = pool.region.as_ref().map_or(Provider::Other, |region| region.provider);
    let first = provider_rules(provider).first_block;
    if first == FirstBlock::Ipv4 && pool.family == Family::V6 {
        checks.add(Reason::new(Rule::Ipv4First(pool.id)).at(Spot::Family));
    }
    let placed = place(tx.workspace, &pool, provider, None, request);
    let cidr = checks.take(placed.map_err(|reasons| at_block(reasons).collect()));
    let (Some((ipam, region)), Some(cidr)) = (home, cidr) else {
        return Err(checks.refusal());
    };
    checks.done()?;
    let key = tx.workspace.next_resource_key();
    let id = fresh_id(tx, PlannedVpcId::new);
    let now = tx.env.now;
    let resource = Resource {
        key,
        identity: Identity::Planned(id),
        provider,
        kind: ResourceKind::Vpc,
        name: facts.name,
        account: facts.account,
        region: Some(region),
        zone: None,
        vpc: None,
        status: Some(STATUS.into()),
        tags: facts.tags,
        origin: Origin::Planned(ipam),
        cidrs: planned_cidrs(cidr, now),
        vswitches: VSwitchNote::Unsaid,
        seen: Seen { latest: now, older: Vec::new() },
    };
    note_resources(tx, &pool, cidr);
    tx.put(key, resource);
    allocate(tx, pool.id, key, cidr);
    Ok(ObjectRef::Resource(key))
}

/// Gives a planned VPC another CIDR, from this or another pool of its region and IPAM.
pub(in crate::command) fn add_cidr(
    tx: &mut Transaction<'_>,
    key: ResourceKey,
    pool: PoolId,
    request: CidrRequest,
) -> Result<ObjectRef, Refusal> {
    let pool = check::pool(tx.workspace, pool)?;
    let (vpc, planned_for) = find(tx.workspace, key)?;
    if vpc.kind != ResourceKind::Vpc {
        return Err(Rule::NotAVpc(key).into());
    }
    let mut checks = Checks::new();
    if let Some((ipam, region)) = home_of(tx.workspace, &pool, &mut checks) {
        if vpc.region.as_ref() != Some(&region) {
            checks.add(link::vpc_elsewhere(key, pool.id));
        }
        if ipam != planned_for {
            let open = Remedy::Open(ObjectRef::Resource(key));
            checks.add(Reason::new(Rule::PlannedElsewhere(key, pool.id)).or(open));
        }
    }
    let family = pool.family;
    let held = vpc.cidrs.iter().filter(|row| row.cidr.family() == family).count();
    let limit = most_blocks(family);
    if held >= limit {
        checks.add(Rule::TooManyCidrs { vpc: key, family, limit }.into());
    }
    let placed = place(tx.workspace, &pool, vpc.provider, Some(&vpc), request);
    let cidr = checks.take(placed.map_err(|reasons| at_block(reasons).collect()));
    let Some(cidr) = cidr else { return Err(checks.refusal()) };
    checks.done()?;
    note_resources(tx, &pool, cidr);
    let now = tx.env.now;
    tx.update::<Resource>(key, |vpc| {
        vpc.cidrs.push(planned_row(cidr, now));
        vpc.cidrs.sort_unstable_by_key(|row| row.cidr);
    });
    allocate(tx, pool.id, key, cidr);
    Ok(ObjectRef::Resource(key))
}

fn allocate(tx: &mut Transaction<'_>, pool: PoolId, key: ResourceKey, cidr: Cidr) {
    let allocation = new_allocation(tx, pool, cidr, AllocationTarget::Vpc(key));
    tx.put(allocation.id, allocation);
}

/// Changes what a person says of a planned VPC; its vSwitches belong to the same account.
pub(in crate::command) fn update(
    tx: &mut Transaction<'_>,
    key: ResourceKey,
    facts: PlannedVpc,
) -> Result<ObjectRef, Refusal> {
    let (vpc, _) = find(tx.workspace, key)?;
    if vpc.kind != ResourceKind::Vpc {
        return Err(Rule::NotAVpc(key).into());
    }
    let mut checks = Checks::new();
    checks.add_all(facts.problems());
    checks.done()?;
    let inner: Vec<ResourceKey> = tx.workspace.vswitches_of(key).map(|row| row.key).collect();
    for vswitch in inner {
        tx.update::<Resource>(vswitch, |row| row.account = facts.account.clone());
    }
    tx.update::<Resource>(key, |vpc| {
        vpc.name = facts.name;
        vpc.account = facts.account;
        vpc.tags = facts.tags;
    });
    Ok(ObjectRef::Resource(key))
}

/// The IPAM that monitors what is planned from this pool, and the region; or why it cannot be.
fn home_of(workspace: &Workspace, pool: &Pool, checks: &mut Checks) -> Option<(IpamId, Region)> {
    let ipam = workspace.scopes().get(&pool.scope)?.ipam;
    if pool.cidrs.is_empty() {
        let open = Remedy::Open(ObjectRef::Pool(pool.id));
        checks.add(Reason::new(Rule::PoolEmpty(pool.id)).or(open));
    }
    if pool.region.is_none() {
        checks.add(link::without_region(pool.id));
    }
    Some((ipam, pool.region.clone()?))
}

/// Finds the block, or every reason against it.
fn place(
    workspace: &Workspace,
    pool: &Pool,
    provider: Provider,
    vpc: Option<&Resource>,
    request: CidrRequest,
) -> Result<Cidr, Vec<Reason>> {
    let nothing = || vec![Reason::new(Rule::NothingAsked)];
    let (prefix_len, placement) = match request {
        CidrRequest::Exactly(cidr) => {
            let mut reasons = typed_problems(workspace, pool, provider, vpc, cidr);
            if cidr.family() == pool.family {
                reasons.extend(mask_problems(pool, provider, cidr.prefix_len()));
            }
            return if reasons.is_empty() { Ok(cidr) } else { Err(reasons) };
        }
        CidrRequest::AnyOf { prefix_len, placement } => (prefix_len, placement),
        CidrRequest::Default => (pool.rules.default.ok_or_else(nothing)?, Placement::FirstFit),
    };
    let reasons = mask_problems(pool, provider, prefix_len);
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let own: Vec<Cidr> = vpc.into_iter().flat_map(|vpc| &vpc.cidrs).map(|row| row.cidr).collect();
    let free = free_space_beside(workspace, pool.id, Purpose::Vpc, Avoid::Resources, &own);
    next_block(&free, prefix_len, placement).ok_or_else(|| {
        let largest = free.holes().map(Cidr::prefix_len).min();
        let reason = Reason::new(Rule::NoRoom(prefix_len, pool.id));
        vec![reason.or_maybe(largest.map(Remedy::UsePrefixLen))]
    })
}

/// What is wrong with a typed block, but for its length.
fn typed_problems(
    workspace: &Workspace,
    pool: &Pool,
    provider: Provider,
    vpc: Option<&Resource>,
    cidr: Cidr,
) -> Vec<Reason> {
    let mut reasons: Vec<Reason> =
        free_block(workspace, pool, cidr, Purpose::Vpc).err().into_iter().collect();
    let mut forbidden = provider_rules(provider).forbidden();
    if let Some(reserved) = forbidden.find(|reserved| reserved.intersects(cidr)) {
        let free = free_space(workspace, pool.id, Purpose::Vpc, Avoid::Resources);
        let free = next_block(&free, cidr.prefix_len(), Placement::FirstFit);
        let reason = Reason::new(Rule::ForbiddenSpace { cidr, reserved });
        reasons.push(reason.or_maybe(free.map(Remedy::UseCidr)));
    }
    let mut own = vpc.into_iter().flat_map(|vpc| vpc.cidrs.iter().map(|row| (vpc.key, row.cidr)));
    if let Some((resource, with)) = own.find(|(_, own)| own.intersects(cidr)) {
        // In the same pool its own allocation is in the way, which has been said already.
        if reasons.is_empty() {
            reasons.push(Rule::OverlapsResource { cidr, resource, with }.into());
        }
    }
    reasons
}

/// What is wrong with the length: the pool's rules and the provider's, with the nearest length
/// that both allow.
fn mask_problems(pool: &Pool, provider: Provider, prefix_len: u8) -> Vec<Reason> {
    let lengths = provider_rules(provider).lengths(ResourceKind::Vpc, pool.family);
    let mut reasons: Vec<Reason> = allowed_mask(pool, prefix_len).err().into_iter().collect();
    reasons.extend(provider_mask(provider, ResourceKind::Vpc, prefix_len, &lengths));
    let min = pool.rules.min.unwrap_or(0).max(*lengths.start());
    let max = pool.rules.max.unwrap_or(pool.family.bits()).min(*lengths.end());
    let both = (min <= max).then(|| Remedy::UsePrefixLen(prefix_len.clamp(min, max)));
    for reason in &mut reasons {
        reason.remedies = both.iter().cloned().collect();
    }
    reasons
}

/// Refuses a length that the provider does not take.
pub(super) fn provider_mask(
    provider: Provider,
    kind: ResourceKind,
    prefix_len: u8,
    lengths: &RangeInclusive<u8>,
) -> Option<Reason> {
    if lengths.contains(&prefix_len) {
        return None;
    }
    let (min, max) = (*lengths.start(), *lengths.end());
    let rule = Rule::ProviderMask { provider, kind, prefix_len, min, max };
    Some(Reason::new(rule).or(Remedy::UsePrefixLen(prefix_len.clamp(min, max))))
}
