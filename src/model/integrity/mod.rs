//! Whether a workspace keeps every rule that its rows can be asked about.
//!
//! Commands keep all of this by themselves. What comes from outside can break it, and so can
//! taking back one change out of many. O(n log n) over all rows.

mod finding;
mod rules;
mod sharing;

use std::collections::{HashMap, HashSet};

use crate::address::Cidr;

use super::{
    Allocation, AllocationId, AllocationTarget, DiscoveryKind, IpamId, Pool, PoolId, Resource,
    ResourceCidr, ResourceKey, RowKey, ScopeId, Watch, Workspace,
};

pub use finding::Finding;

/// Everything that is wrong with a workspace; nothing, as a rule.
pub fn check(workspace: &Workspace) -> Vec<Finding> {
    let mut checker = Checker { workspace, findings: Vec::new() };
    checker.ipams();
    checker.discoveries();
    checker.associated();
    checker.pools();
    checker.top_pools();
    checker.allocations();
    checker.resources();
    checker.loose_ends();
    checker.sharing();
    checker.findings
}

struct Checker<'a> {
    workspace: &'a Workspace,
    findings: Vec<Finding>,
}

impl Checker<'_> {
    fn missing(&mut self, row: &RowKey, named: RowKey) {
        self.findings.push(Finding::Missing { row: row.clone(), named });
    }

    fn elsewhere(&mut self, row: &RowKey, named: RowKey) {
        self.findings.push(Finding::Elsewhere { row: row.clone(), named });
    }

    fn ipam(&mut self, row: &RowKey, id: IpamId) {
        if !self.workspace.ipams().contains(&id) {
            self.missing(row, RowKey::Ipams(id));
        }
    }

    /// True for the scope of accepted pools, whose IPAM is another account's.
    fn is_stub(&self, scope: ScopeId) -> bool {
        let mut pools = self.workspace.pools_in(scope).peekable();
        self.workspace.is_stub_scope(scope)
            && pools.peek().is_some()
            && pools.all(|pool| self.workspace.accepted_pool(pool.id).is_some())
    }

    fn ipams(&mut self) {
        let workspace = self.workspace;
        for ipam in workspace.ipams().iter() {
            let row = RowKey::Ipams(ipam.id);
            self.defaults(ipam);
            for scope in [ipam.public_scope, ipam.private_scope] {
                match workspace.scopes().get(&scope) {
                    None => self.missing(&row, RowKey::Scopes(scope)),
                    Some(found) if found.ipam != ipam.id => {
                        self.elsewhere(&row, RowKey::Scopes(scope));
                    }
                    Some(_) => {}
                }
            }
            if !workspace.discoveries().contains(&ipam.default_discovery) {
                self.missing(&row, RowKey::Discoveries(ipam.default_discovery));
            }
            match workspace.associations().get(&ipam.default_association) {
                None => self.missing(&row, RowKey::Associations(ipam.default_association)),
                Some(found)
                    if (found.ipam, found.discovery) != (ipam.id, ipam.default_discovery) =>
                {
                    self.elsewhere(&row, RowKey::Associations(found.id));
                }
                Some(_) => {}
            }
        }
        for scope in workspace.scopes().iter() {
            if !self.is_stub(scope.id) {
                self.ipam(&RowKey::Scopes(scope.id), scope.ipam);
            }
        }
    }

    fn discoveries(&mut self) {
        let workspace = self.workspace;
        for discovery in workspace.discoveries().iter() {
            if let DiscoveryKind::System(ipam) = discovery.kind {
                self.ipam(&RowKey::Discoveries(discovery.id), ipam);
            }
        }
        for association in workspace.associations().iter() {
            let row = RowKey::Associations(association.id);
            self.ipam(&row, association.ipam);
            if !workspace.discoveries().contains(&association.discovery) {
                self.missing(&row, RowKey::Discoveries(association.discovery));
            }
        }
        for source in workspace.sources().iter() {
            let row = RowKey::Sources(source.id);
            if !workspace.discoveries().contains(&source.discovery) {
                self.missing(&row, RowKey::Discoveries(source.discovery));
            }
            if let Some(scope) = source.home_scope
                && !workspace.scopes().contains(&scope)
            {
                self.missing(&row, RowKey::Scopes(scope));
            }
        }
    }

    fn pools(&mut self) {
        let workspace = self.workspace;
        let to_sub_pool = |row: &Allocation| match row.target {
            AllocationTarget::SubPool(pool) => Some((row.pool, pool, row.cidr)),
            AllocationTarget::Vpc(_) | AllocationTarget::Custom => None,
        };
        let held = workspace.allocations().iter().filter_map(to_sub_pool).collect();
        for pool in workspace.pools().iter() {
            let row = RowKey::Pools(pool.id);
            if !workspace.scopes().contains(&pool.scope) {
                self.missing(&row, RowKey::Scopes(pool.scope));
            }
            self.pool_rules(pool);
            self.provisioned(pool, &held);
            let Some(source) = pool.source_pool else { continue };
            match workspace.pools().get(&source) {
                None => self.missing(&row, RowKey::Pools(source)),
                Some(found)
                    if (found.scope, found.family, found.isp)
                        != (pool.scope, pool.family, pool.isp) =>
                {
                    self.elsewhere(&row, RowKey::Pools(source));
                }
                Some(_) => {}
            }
        }
        self.cycles();
    }

    /// What is wrong with the provisioned CIDRs of a pool.
    fn provisioned(&mut self, pool: &Pool, held: &HashSet<(PoolId, PoolId, Cidr)>) {
        for row in &pool.cidrs {
            if row.cidr.family() != pool.family {
                self.findings.push(Finding::WrongFamily(pool.id, row.cidr));
            }
            if let Some(source) = pool.source_pool
                && !held.contains(&(source, pool.id, row.cidr))
            {
                let (pool, cidr) = (pool.id, row.cidr);
                self.findings.push(Finding::SubPoolMismatch { source, pool, cidr });
            }
        }
        // Top-level pools are compared with each other, and so with themselves.
        // In a stub scope a pool and its sub-pool may both be shared.
        if pool.source_pool.is_some() || self.is_stub(pool.scope) {
            self.overlapping(pool.cidrs.iter().map(|row| (pool.id, row.cidr)).collect());
        }
    }

    fn top_pools(&mut self) {
        let workspace = self.workspace;
        for scope in workspace
            .scopes()
            .keys()
            .filter(|scope| !self.is_stub(**scope))
            .copied()
            .collect::<Vec<_>>()
        {
            let top = workspace.pools_in(scope).filter(|pool| pool.source_pool.is_none());
            let blocks: Vec<_> =
                top.flat_map(|pool| pool.cidrs.iter().map(|row| (pool.id, row.cidr))).collect();
            self.overlapping(blocks);
        }
    }

    /// Reports blocks that share addresses with one before them.
    fn overlapping(&mut self, mut blocks: Vec<(PoolId, Cidr)>) {
        blocks.sort_unstable_by_key(|(pool, cidr)| (*cidr, *pool));
        let mut outer: Option<(PoolId, Cidr)> = None;
        for block in blocks {
            match outer {
                Some(one) if one.1.contains(block.1) => {
                    self.findings.push(Finding::ProvisionedOverlap { one, other: block });
                }
                _ => outer = Some(block),
            }
        }
    }

    /// Follows the source pools upwards, each pool once: one finding for every cycle.
    fn cycles(&mut self) {
        let mut done = HashSet::new();
        for pool in self.workspace.pools().keys() {
            let mut path = HashSet::new();
            let mut next = Some(*pool);
            while let Some(id) = next.filter(|id| !done.contains(id)) {
                if !path.insert(id) {
                    self.findings.push(Finding::Cycle(id));
                    break;
                }
                next = self.workspace.pools().get(&id).and_then(|pool| pool.source_pool);
            }
            done.extend(path);
        }
    }

    fn allocations(&mut self) {
        let workspace = self.workspace;
        let mut blocks: Vec<&Allocation> = workspace.allocations().iter().collect();
        blocks.sort_unstable_by_key(|row| (row.pool, row.cidr, row.id));
        let mut outer: Option<&Allocation> = None;
        let mut vpcs = HashMap::new();
        for allocation in blocks {
            match outer {
                Some(one) if one.pool == allocation.pool && one.cidr.contains(allocation.cidr) => {
                    self.findings.push(Finding::AllocationsOverlap(one.id, allocation.id));
                }
                _ => outer = Some(allocation),
            }
            let row = RowKey::Allocations(allocation.id);
            match workspace.pools().get(&allocation.pool) {
                None => self.missing(&row, RowKey::Pools(allocation.pool)),
                Some(pool) if pool.provisioned_around(allocation.cidr).is_none() => {
                    self.findings.push(Finding::NotProvisioned(allocation.id, pool.id));
                }
                Some(_) => {}
            }
            self.target(&row, allocation, &mut vpcs);
        }
    }

    /// What is wrong with what an allocation is for.
    fn target(
        &mut self,
        row: &RowKey,
        allocation: &Allocation,
        vpcs: &mut HashMap<(ResourceKey, Cidr), AllocationId>,
    ) {
        match allocation.target {
            AllocationTarget::Custom => {}
            // The hierarchy around an accepted pool is its owner's.
            AllocationTarget::SubPool(_)
                if self.workspace.accepted_pool(allocation.pool).is_some() => {}
            AllocationTarget::SubPool(id) => match self.workspace.pools().get(&id) {
                None => self.missing(row, RowKey::Pools(id)),
                Some(pool) => {
                    let holds = pool.cidrs.iter().any(|row| row.cidr == allocation.cidr);
                    if !holds || pool.source_pool != Some(allocation.pool) {
                        let (source, cidr) = (allocation.pool, allocation.cidr);
                        self.findings.push(Finding::SubPoolMismatch { source, pool: id, cidr });
                    }
                }
            },
            AllocationTarget::Vpc(key) => match self.workspace.resources().get(&key) {
                None => self.missing(row, RowKey::Resources(key)),
                Some(resource) => {
                    let watched = |row: &ResourceCidr| row.is_live() && row.watch == Watch::Watched;
                    let allocatable = resource.cidr(allocation.cidr).is_some_and(watched);
                    if let Some(first) = vpcs.insert((key, allocation.cidr), allocation.id) {
                        self.findings.push(Finding::AllocatedTwice(first, allocation.id));
                    }
                    if !allocatable {
                        self.findings.push(Finding::BadVpcAllocation(allocation.id, key));
                    }
                }
            },
        }
    }

    fn resources(&mut self) {
        let workspace = self.workspace;
        for resource in workspace.resources().iter() {
            let row = RowKey::Resources(resource.key);
            // The index keeps the last of two; so the others find it instead of themselves.
            let same = workspace.resource_by_identity(&resource.identity);
            if let Some(other) = same.filter(|other| other.key != resource.key) {
                self.findings.push(Finding::SameIdentity(resource.key, other.key));
            }
            if let Some(vpc) = resource.vpc
                && workspace.resources().get(&vpc).is_none()
            {
                self.missing(&row, RowKey::Resources(vpc));
            }
            self.resource_cidrs(&row, resource);
        }
    }

    fn resource_cidrs(&mut self, row: &RowKey, resource: &Resource) {
        let mut seen = HashSet::new();
        for block in &resource.cidrs {
            if !seen.insert(block.cidr) {
                self.findings.push(Finding::SameCidr(resource.key, block.cidr));
            }
            let held = !block.holders.is_empty() || resource.planned_for().is_some();
            if block.is_live()
                && !held
                && self.workspace.allocation_of(resource.key, block.cidr).is_none()
            {
                self.findings.push(Finding::HeldByNone(resource.key, block.cidr));
            }
            for holder in &block.holders {
                if !self.workspace.sources().contains(holder) {
                    self.missing(row, RowKey::Sources(*holder));
                }
            }
        }
    }

    fn loose_ends(&mut self) {
        let workspace = self.workspace;
        for address in workspace.addresses().iter() {
            if !workspace.sources().contains(&address.source) {
                let row = RowKey::Addresses(address.key.clone());
                self.missing(&row, RowKey::Sources(address.source));
            }
        }
    }
}
