//! Planned vSwitches: inside the CIDRs of a planned VPC, or of one that is allocated from a pool. A
//! block costs O(n log n) of the n vSwitches of its VPC.

use crate::address::{Cidr, Family, FreeSpace, Placement, Span, next_block};
use crate::insight::Watchers;
use crate::model::{
    Identity, IpamId, Origin, PlannedVSwitchId, Resource, ResourceKey, ResourceKind, Seen,
    VSwitchNote, Workspace,
};

use super::vpc::provider_mask;
use super::{PlannedVSwitch, STATUS, at_block, find, fresh_id, planned_cidrs};
use crate::command::provider::provider_rules;
use crate::command::transaction::{Checks, Transaction};
use crate::command::{CidrRequest, ObjectRef, Reason, Refusal, Remedy, Rule, check};

/// Makes a planned vSwitch.
pub(in crate::command) fn create(
    tx: &mut Transaction<'_>,
    vpc: ResourceKey,
    request: CidrRequest,
    facts: PlannedVSwitch,
) -> Result<ObjectRef, Refusal> {
    let vpc = check::resource(tx.workspace, vpc)?;
    if vpc.kind != ResourceKind::Vpc {
        return Err(Rule::NotAVpc(vpc.key).into());
    }
    let mut checks = Checks::new();
    checks.add_all(facts.problems());
    let placed = place(tx.workspace, &vpc, request);
    let cidr = checks.take(placed.map_err(|reasons| at_block(reasons).collect()));
    let Some(cidr) = cidr else { return Err(checks.refusal()) };
    let Some(ipam) = monitored_by(tx.workspace, &vpc, cidr) else {
        checks.add(Rule::VpcUnseen(vpc.key).into());
        return Err(checks.refusal());
    };
    checks.done()?;
    let key = tx.workspace.resources().next_key();
    let id = fresh_id(tx, PlannedVSwitchId::new);
    let now = tx.env.now;
    let resource = Resource {
        key,
        identity: Identity::Planned(id),
        provider: vpc.provider,
        kind: ResourceKind::VSwitch,
        name: facts.name,
        account: vpc.account,
        region: vpc.region,
        zone: facts.zone,
        vpc: Some(vpc.key),
        status: Some(STATUS.into()),
        tags: facts.tags,
        origin: Origin::Planned(ipam),
        cidrs: planned_cidrs(cidr, now),
        vswitches: VSwitchNote::Unsaid,
        seen: Seen { latest: now, older: Vec::new() },
    };
    tx.put(key, resource);
    Ok(ObjectRef::Resource(key))
}

/// Changes what a person says of a planned vSwitch.
pub(in crate::command) fn update(
    tx: &mut Transaction<'_>,
    key: ResourceKey,
    facts: PlannedVSwitch,
) -> Result<ObjectRef, Refusal> {
    let (vswitch, _) = find(tx.workspace, key)?;
    if vswitch.kind != ResourceKind::VSwitch {
        return Err(Rule::NotAVSwitch(key).into());
    }
    let mut checks = Checks::new();
    checks.add_all(facts.problems());
    checks.done()?;
    tx.update::<Resource>(key, |vswitch| {
        vswitch.name = facts.name;
        vswitch.zone = facts.zone;
        vswitch.tags = facts.tags;
    });
    Ok(ObjectRef::Resource(key))
}

/// The blocks of the VPC in which vSwitches can be planned: those allocated from a pool.
fn blocks(workspace: &Workspace, vpc: &Resource) -> Vec<Cidr> {
    vpc.live_cidrs()
        .map(|row| row.cidr)
        .filter(|cidr| workspace.allocation_of(vpc.key, *cidr).is_some())
        .collect()
}

/// The IPAM that monitors a vSwitch planned in this block: that of the pool which the block around
/// comes from. The IPAM of an accepted pool is another account's and monitors nothing here; then it
/// is one that sees the VPC itself, if there is one (domain.md, D23).
pub(in crate::command) fn monitored_by(
    workspace: &Workspace,
    vpc: &Resource,
    cidr: Cidr,
) -> Option<IpamId> {
    let mut allocated = vpc.live_cidrs().filter_map(|row| {
        let allocation = workspace.allocation_of(vpc.key, row.cidr)?;
        row.cidr.contains(cidr).then_some((row, allocation.pool))
    });
    let (around, pool) = allocated.next()?;
    let owner = workspace.scope_of_pool(pool)?.ipam;
    if workspace.ipams().contains(&owner) || vpc.planned_for() == Some(owner) {
        return Some(owner);
    }
    Watchers::new(workspace).sightings(vpc, around).iter().map(|seen| seen.ipam).min()
}

/// Finds the block, or every reason against it.
fn place(workspace: &Workspace, vpc: &Resource, request: CidrRequest) -> Result<Cidr, Vec<Reason>> {
    let (prefix_len, placement) = match request {
        CidrRequest::Exactly(cidr) => {
            let mut reasons: Vec<Reason> =
                typed_problem(workspace, vpc, cidr).into_iter().collect();
            reasons.extend(mask_problem(vpc, cidr.family(), cidr.prefix_len()));
            return if reasons.is_empty() { Ok(cidr) } else { Err(reasons) };
        }
        CidrRequest::AnyOf { prefix_len, placement } => (prefix_len, placement),
        CidrRequest::Default => return Err(vec![Rule::NothingAsked.into()]),
    };
    // A length says which IP version is meant: no IPv6 vSwitch is so large.
    let family = if prefix_len > Family::V4.bits() { Family::V6 } else { Family::V4 };
    if let Some(reason) = mask_problem(vpc, family, prefix_len) {
        return Err(vec![reason]);
    }
    let free = free_space(workspace, vpc, family);
    next_block(&free, prefix_len, placement).ok_or_else(|| {
        let largest = free.holes().map(Cidr::prefix_len).min();
        let reason = Reason::new(Rule::NoRoomInVpc(prefix_len, vpc.key));
        vec![reason.or_maybe(largest.map(Remedy::UsePrefixLen))]
    })
}

fn free_space(workspace: &Workspace, vpc: &Resource, family: Family) -> FreeSpace {
    let of_family = |cidr: &Cidr| cidr.family() == family;
    let blocks: Vec<Cidr> = blocks(workspace, vpc).into_iter().filter(of_family).collect();
    let used: Vec<Span> = workspace
        .vswitches_of(vpc.key)
        .flat_map(Resource::live_cidrs)
        .map(|row| row.cidr)
        .filter(of_family)
        .map(Cidr::span)
        .collect();
    FreeSpace::new(&blocks, used)
}

/// What is wrong with a typed block, but for its length.
fn typed_problem(workspace: &Workspace, vpc: &Resource, cidr: Cidr) -> Option<Reason> {
    let another = || {
        let free = free_space(workspace, vpc, cidr.family());
        next_block(&free, cidr.prefix_len(), Placement::FirstFit).map(Remedy::UseCidr)
    };
    if !blocks(workspace, vpc).iter().any(|block| block.contains(cidr)) {
        return Some(Reason::new(Rule::NotInVpc(cidr, vpc.key)).or_maybe(another()));
    }
    let mut sisters = workspace
        .vswitches_of(vpc.key)
        .flat_map(|sister| sister.live_cidrs().map(|row| (sister.key, row.cidr)));
    let (resource, with) = sisters.find(|(_, with)| with.intersects(cidr))?;
    let rule = Rule::OverlapsResource { cidr, resource, with };
    Some(Reason::new(rule).or_maybe(another()))
}

fn mask_problem(vpc: &Resource, family: Family, prefix_len: u8) -> Option<Reason> {
    let kind = ResourceKind::VSwitch;
    let lengths = provider_rules(vpc.provider).lengths(kind, family);
    provider_mask(vpc.provider, kind, prefix_len, &lengths)
}
