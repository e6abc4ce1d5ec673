//! How much is in use (domain.md, D11). All counts are exact.

use crate::address::{Cidr, Count, Family, Span, covered};
use crate::model::{
    AllocationTarget, PoolId, Provider, Resource, ResourceCidr, ResourceKind, VSwitchNote,
    Workspace,
};

use super::status::Usage;
use super::watch::Watchers;

/// Addresses of an IPv4 subnet that its cloud keeps for itself; none for /31 and /32 elsewhere.
pub fn reserved_addresses(provider: Provider, prefix_len: u8) -> u64 {
    match provider {
        Provider::Alibaba | Provider::Google => 4,
        Provider::Aws | Provider::Azure => 5,
        Provider::Tencent | Provider::Other if prefix_len >= 31 => 0,
        Provider::Tencent | Provider::Other => 2,
    }
}

/// How many addresses of an IPv4 subnet can be used: 252 of a /24 at Alibaba.
pub fn usable_addresses(provider: Provider, cidr: Cidr) -> Count {
    cidr.size().minus(Count::from(reserved_addresses(provider, cidr.prefix_len())))
}

/// The usage of one CIDR of a resource.
pub(crate) fn usage_of(
    workspace: &Workspace,
    watchers: &Watchers<'_>,
    resource: &Resource,
    row: &ResourceCidr,
) -> Usage {
    match resource.kind {
        ResourceKind::Vpc => vpc_usage(workspace, watchers, resource, row),
        ResourceKind::VSwitch => vswitch_usage(resource, row),
    }
}

fn vpc_usage(
    workspace: &Workspace,
    watchers: &Watchers<'_>,
    vpc: &Resource,
    row: &ResourceCidr,
) -> Usage {
    let known = vpc.vswitches == VSwitchNote::None
        || matches!(vpc.origin, crate::model::Origin::Planned(_))
        || watchers.knows_vswitches(vpc.region.as_ref(), vpc.account.as_ref());
    if !known {
        return reported(row);
    }
    let spans: Vec<Span> = workspace
        .vswitches_of(vpc.key)
        .flat_map(Resource::live_cidrs)
        .map(|inner| inner.cidr)
        .filter(|inner| row.cidr.intersects(*inner))
        .map(Cidr::span)
        .collect();
    Usage::Counted { used: covered(row.cidr, spans), total: row.cidr.size() }
}

fn vswitch_usage(vswitch: &Resource, row: &ResourceCidr) -> Usage {
    if row.cidr.family() == Family::V6 {
        return Usage::Unknown;
    }
    let total = row.stated.total.unwrap_or_else(|| usable_addresses(vswitch.provider, row.cidr));
    let used = match (row.stated.used, row.stated.available) {
        // No more can be in use than there is, whatever the feed says.
        (Some(used), _) => used.min(total),
        // More available than there can be: bad or stale data, and nothing is in use.
        (None, Some(available)) => total.minus(available),
        (None, None) => return reported(row),
    };
    if total.is_zero() { Usage::Unknown } else { Usage::Counted { used, total } }
}

/// What the feed itself says, where it says enough; never more than all.
fn reported(row: &ResourceCidr) -> Usage {
    let stated = row.stated;
    let total = stated.total.unwrap_or_else(|| row.cidr.size());
    if total.is_zero() {
        return Usage::Unknown;
    }
    match (stated.used, stated.available) {
        (Some(used), _) => Usage::Reported { used: used.min(total), total },
        (None, Some(available)) => Usage::Reported { used: total.minus(available), total },
        (None, None) => Usage::Unknown,
    }
}

/// How a pool's provisioned addresses are used (domain.md, D11 and section 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolUsage {
    /// Addresses provisioned.
    pub provisioned: Count,
    /// Of these, allocated to VPCs.
    pub vpcs: Count,
    /// Of these, provisioned to sub-pools.
    pub sub_pools: Count,
    /// Of these, reserved by custom allocations.
    pub custom: Count,
}

impl PoolUsage {
    /// All that is allocated.
    pub fn allocated(&self) -> Count {
        self.vpcs.plus(self.sub_pools).plus(self.custom)
    }

    /// What is left.
    pub fn available(&self) -> Count {
        self.provisioned.minus(self.allocated())
    }
}

/// The usage of a pool. O(its CIDRs and allocations).
pub fn pool_usage(workspace: &Workspace, pool: PoolId) -> PoolUsage {
    pool_usage_within(workspace, pool, |_| true)
}

/// The usage of one provisioned CIDR of a pool.
pub fn provisioned_usage(workspace: &Workspace, pool: PoolId, cidr: Cidr) -> PoolUsage {
    pool_usage_within(workspace, pool, |block| cidr.contains(block))
}

fn pool_usage_within(
    workspace: &Workspace,
    pool: PoolId,
    within: impl Fn(Cidr) -> bool,
) -> PoolUsage {
    let mut usage = PoolUsage::default();
    let provisioned = workspace.pools().get(&pool).into_iter().flat_map(|pool| &pool.cidrs);
    for provisioned in provisioned.filter(|provisioned| within(provisioned.cidr)) {
        usage.provisioned = usage.provisioned.plus(provisioned.cidr.size());
    }
    for allocation in workspace.allocations_in(pool).filter(|allocation| within(allocation.cidr)) {
        let part = match allocation.target {
            AllocationTarget::Vpc(_) => &mut usage.vpcs,
            AllocationTarget::SubPool(_) => &mut usage.sub_pools,
            AllocationTarget::Custom => &mut usage.custom,
        };
        *part = part.plus(allocation.cidr.size());
    }
    usage
}
