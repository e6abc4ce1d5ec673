//! Addresses in use (D11), by marking them one by one where there are few.

use freehold::address::{Cidr, Count, Family};
use freehold::insight::Usage;
use freehold::model::{
    AllocationTarget, Origin, PoolId, Provider, Resource, ResourceCidr, ResourceKind, VSwitchNote,
    Workspace,
};

use super::{inside, number, shared};

/// Blocks up to this size are counted twice: by marking, and by joining intervals.
const MARKABLE: u128 = 1 << 13;

pub fn of_resource(workspace: &Workspace, resource: &Resource, row: &ResourceCidr) -> Usage {
    match resource.kind {
        ResourceKind::Vpc if knows_vswitches(workspace, resource) => {
            let blocks: Vec<Cidr> = workspace
                .resources()
                .iter()
                .filter(|vswitch| vswitch.vpc == Some(resource.key))
                .flat_map(|vswitch| &vswitch.cidrs)
                .filter(|inner| inner.gone_since.is_none())
                .map(|inner| inner.cidr)
                .collect();
            counted(distinct(row.cidr, &blocks), size(row.cidr))
        }
        ResourceKind::Vpc => {
            let total = row.stated.total.map_or(size(row.cidr), number);
            match used(row, total) {
                Some(used) if total > 0 => {
                    Usage::Reported { used: Count::new(used), total: Count::new(total) }
                }
                _ => Usage::Unknown,
            }
        }
        ResourceKind::VSwitch if row.cidr.family() == Family::V6 => Usage::Unknown,
        ResourceKind::VSwitch => {
            let kept = reserved(resource.provider, row.cidr.prefix_len());
            let usable = size(row.cidr).saturating_sub(kept);
            let total = row.stated.total.map_or(usable, number);
            match used(row, total) {
                Some(used) if total > 0 => counted(used, total),
                _ => Usage::Unknown,
            }
        }
    }
}

fn counted(used: u128, total: u128) -> Usage {
    Usage::Counted { used: Count::new(used), total: Count::new(total) }
}

fn size(cidr: Cidr) -> u128 {
    cidr.last() - cidr.first() + 1
}

fn used(row: &ResourceCidr, total: u128) -> Option<u128> {
    let by_available = row.stated.available.map(|free| total.saturating_sub(number(free)));
    let stated = row.stated.used.map(number);
    // A feed may claim more than there is.
    stated.map(|used| if used > total { total } else { used }).or(by_available)
}

fn reserved(provider: Provider, prefix_len: u8) -> u128 {
    match provider {
        Provider::Alibaba | Provider::Google => 4,
        Provider::Aws | Provider::Azure => 5,
        _ if prefix_len > 30 => 0,
        _ => 2,
    }
}

fn knows_vswitches(workspace: &Workspace, vpc: &Resource) -> bool {
    let listed = workspace.sources().iter().flat_map(|source| &source.covers).any(|coverage| {
        let everyone = coverage.account.is_none() || vpc.account.is_none();
        Some(&coverage.region) == vpc.region.as_ref()
            && (everyone || coverage.account == vpc.account)
    });
    listed || vpc.vswitches == VSwitchNote::None || matches!(vpc.origin, Origin::Planned(_))
}

/// How many addresses of the outer block the others hold, each once.
fn distinct(outer: Cidr, blocks: &[Cidr]) -> u128 {
    let mut ranges: Vec<(u128, u128)> =
        blocks.iter().filter_map(|block| shared(*block, outer)).collect();
    ranges.sort_unstable();
    let (mut joined, mut reached) = (0, None);
    for (first, last) in &ranges {
        let from = reached.map_or(*first, |reached: u128| (*first).max(reached + 1));
        if from <= *last {
            joined += last - from + 1;
            reached = Some(*last);
        }
    }
    if size(outer) <= MARKABLE {
        let mut marks = vec![false; usize::try_from(size(outer)).unwrap()];
        for (first, last) in ranges {
            for address in first..=last {
                marks[usize::try_from(address - outer.first()).unwrap()] = true;
            }
        }
        let marked = marks.into_iter().filter(|mark| *mark).count() as u128;
        assert_eq!(marked, joined, "the checker disagrees with itself on {outer}");
    }
    joined
}

/// What a sub-pool has given out of one of its CIDRs.
pub fn of_sub_pool(workspace: &Workspace, pool: PoolId, cidr: Cidr) -> Usage {
    let given: u128 = workspace
        .allocations()
        .iter()
        .filter(|allocation| allocation.pool == pool && inside(allocation.cidr, cidr))
        .map(|allocation| size(allocation.cidr))
        .sum();
    counted(given, size(cidr))
}

/// Provisioned, and allocated to VPCs, sub-pools and reservations.
pub fn of_pool(workspace: &Workspace, pool: PoolId) -> [u128; 4] {
    let mut numbers = [0; 4];
    for row in workspace.pools().iter().filter(|row| row.id == pool) {
        numbers[0] += row.cidrs.iter().map(|provisioned| size(provisioned.cidr)).sum::<u128>();
    }
    for allocation in workspace.allocations().iter().filter(|row| row.pool == pool) {
        let part = match allocation.target {
            AllocationTarget::Vpc(_) => 1,
            AllocationTarget::SubPool(_) => 2,
            AllocationTarget::Custom => 3,
        };
        numbers[part] += size(allocation.cidr);
    }
    numbers
}
