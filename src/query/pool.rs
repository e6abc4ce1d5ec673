//! ListIpamPools, ListIpamPoolCidrs, ListIpamPoolAllocations (domain.md, 1.4–1.6).

use std::sync::Arc;

use crate::address::{Cidr, Family};
use crate::model::{
    Allocation, AllocationId, Isp, Pool, PoolId, ProvisionedCidr, Region, ScopeId, Workspace,
};

use super::page::{named, wanted};
use super::{Ids, LabelFilter, Listed, Page, SharedTo};

/// Which source pool is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// None: top-level pools.
    TopLevel,
    /// This one: its direct sub-pools.
    Pool(PoolId),
}

/// What pools are filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoolFilter {
    /// Ids.
    pub ids: Option<Ids<PoolId, 100>>,
    /// Their scope.
    pub scope: Option<ScopeId>,
    /// Their source pool.
    pub source_pool: Option<Source>,
    /// Their effective region.
    pub region: Option<Region>,
    /// IPv4 or IPv6.
    pub family: Option<Family>,
    /// Their line.
    pub isp: Option<Isp>,
    /// Whether they are shared to this account.
    pub shared_to: Option<SharedTo>,
    /// Name, group, tags.
    pub label: LabelFilter,
}

impl PoolFilter {
    fn takes(&self, pool: &Pool) -> bool {
        let source = pool.source_pool.map_or(Source::TopLevel, Source::Pool);
        let optional = |asked: Option<&Region>| asked.is_none() || asked == pool.region.as_ref();
        named(self.ids.as_ref(), &pool.id)
            && wanted(self.scope.as_ref(), &pool.scope)
            && wanted(self.source_pool.as_ref(), &source)
            && wanted(self.family.as_ref(), &pool.family)
            && (self.isp.is_none() || self.isp == pool.isp)
            && wanted(self.shared_to.as_ref(), &SharedTo::of(pool.share))
            && optional(self.region.as_ref())
            && self.label.takes(&pool.label)
    }
}

/// The pools, by id. O(pools).
pub fn list_pools<'a>(
    workspace: &'a Workspace,
    filter: &PoolFilter,
    page: &Page<PoolId>,
) -> Listed<PoolId, &'a Pool> {
    let rows = workspace.pools().iter().filter(|pool| filter.takes(pool));
    page.cut(rows.map(|pool| (pool.id, pool)))
}

/// The provisioned CIDRs of a pool, or this one only, by address. None where there is no such
/// pool. O(its CIDRs).
pub fn list_pool_cidrs(
    workspace: &Workspace,
    pool: PoolId,
    cidr: Option<Cidr>,
    page: &Page<Cidr>,
) -> Option<Listed<Cidr, ProvisionedCidr>> {
    let pool = workspace.pools().get(&pool)?;
    let rows = pool.cidrs.iter().filter(|row| wanted(cidr.as_ref(), &row.cidr));
    Some(page.cut(rows.map(|row| (row.cidr, *row))))
}

/// What the allocations of a pool are filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllocationFilter {
    /// Their block.
    pub cidr: Option<Cidr>,
    /// Ids.
    pub ids: Option<Ids<AllocationId, 20>>,
    /// The whole name.
    pub name: Option<Arc<str>>,
}

/// The allocations of a pool, by address, which no two of them share. None where there is no such
/// pool. O(its allocations).
pub fn list_allocations<'a>(
    workspace: &'a Workspace,
    pool: PoolId,
    filter: &AllocationFilter,
    page: &Page<Cidr>,
) -> Option<Listed<Cidr, &'a Allocation>> {
    workspace.pools().get(&pool)?;
    let takes = |row: &&Allocation| {
        wanted(filter.cidr.as_ref(), &row.cidr)
            && named(filter.ids.as_ref(), &row.id)
            && wanted(filter.name.as_ref(), &row.name)
    };
    let rows = workspace.allocations_in(pool).filter(takes);
    Some(page.cut(rows.map(|row| (row.cidr, row))))
}
