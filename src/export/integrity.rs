//! Whether the rows of a workspace that was read agree with each other.
//!
//! Commands keep all of this by themselves; only what comes from outside can break it.
//! O(n log n) over all rows.

mod sharing;

use std::collections::HashSet;
use std::fmt;

use crate::address::Cidr;
use crate::model::{
    Allocation, AllocationId, AllocationTarget, DiscoveryKind, IpamId, Pool, PoolId, Resource,
    ResourceKey, ScopeId, SharedObject, TableName, Workspace,
};

/// A row, by its table and key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The table.
    pub table: TableName,
    /// The key, as the table shows it.
    pub key: String,
}

impl RowRef {
    fn new(table: TableName, key: impl fmt::Display) -> RowRef {
        RowRef { table, key: key.to_string() }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A row names another one that is not there.
    Missing {
        /// The row.
        row: RowRef,
        /// What it names.
        named: RowRef,
    },
    /// A row names another one that belongs elsewhere: to another IPAM, scope or pool.
    Elsewhere {
        /// The row.
        row: RowRef,
        /// What it names.
        named: RowRef,
    },
    /// A pool is a source pool of itself, directly or over others.
    Cycle(PoolId),
    /// A block is of the other IP version than its pool.
    WrongFamily(PoolId, Cidr),
    /// The lengths of a pool's rules are out of order or out of range.
    UnsoundRules(PoolId),
    /// Provisioned CIDRs of one pool, or of two top-level pools of a scope, overlap.
    ProvisionedOverlap {
        /// A pool and its CIDR.
        one: (PoolId, Cidr),
        /// The other.
        other: (PoolId, Cidr),
    },
    /// Two allocations of one pool overlap.
    AllocationsOverlap(AllocationId, AllocationId),
    /// An allocation lies outside the provisioned CIDRs of its pool.
    NotProvisioned(AllocationId),
    /// A sub-pool's CIDR has no allocation in its source pool, or the allocation no such CIDR.
    SubPoolMismatch(PoolId, Cidr),
    /// A VPC has no such CIDR, or it is allocated twice, or not a VPC's.
    BadVpcAllocation(AllocationId),
    /// Two resources are the same one.
    SameIdentity(ResourceKey, ResourceKey),
    /// A resource lists a CIDR twice.
    SameCidr(ResourceKey, Cidr),
    /// An object does not say rightly whether it is shared.
    ShareTypeWrong(SharedObject),
}

/// Everything that is wrong with a workspace; nothing, as a rule.
pub fn check(workspace: &Workspace) -> Vec<Finding> {
    let mut checker = Checker { workspace, findings: Vec::new() };
    checker.ipams();
    checker.discoveries();
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
    fn missing(&mut self, row: &RowRef, table: TableName, key: impl fmt::Display) {
        let named = RowRef::new(table, key);
        self.findings.push(Finding::Missing { row: row.clone(), named });
    }

    fn elsewhere(&mut self, row: &RowRef, table: TableName, key: impl fmt::Display) {
        let named = RowRef::new(table, key);
        self.findings.push(Finding::Elsewhere { row: row.clone(), named });
    }

    fn ipam(&mut self, row: &RowRef, id: IpamId) {
        if !self.workspace.ipams().contains(&id) {
            self.missing(row, TableName::Ipams, id);
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
            let row = RowRef::new(TableName::Ipams, ipam.id);
            for scope in [ipam.public_scope, ipam.private_scope] {
                match workspace.scopes().get(&scope) {
                    None => self.missing(&row, TableName::Scopes, scope),
                    Some(found) if found.ipam != ipam.id => {
                        self.elsewhere(&row, TableName::Scopes, scope);
                    }
                    Some(_) => {}
                }
            }
            if !workspace.discoveries().contains(&ipam.default_discovery) {
                self.missing(&row, TableName::Discoveries, ipam.default_discovery);
            }
            match workspace.associations().get(&ipam.default_association) {
                None => self.missing(&row, TableName::Associations, ipam.default_association),
                Some(found)
                    if (found.ipam, found.discovery) != (ipam.id, ipam.default_discovery) =>
                {
                    self.elsewhere(&row, TableName::Associations, found.id);
                }
                Some(_) => {}
            }
        }
        for scope in workspace.scopes().iter() {
            if !self.is_stub(scope.id) {
                self.ipam(&RowRef::new(TableName::Scopes, scope.id), scope.ipam);
            }
        }
    }

    fn discoveries(&mut self) {
        let workspace = self.workspace;
        for discovery in workspace.discoveries().iter() {
            if let DiscoveryKind::System(ipam) = discovery.kind {
                self.ipam(&RowRef::new(TableName::Discoveries, discovery.id), ipam);
            }
        }
        for association in workspace.associations().iter() {
            let row = RowRef::new(TableName::Associations, association.id);
            self.ipam(&row, association.ipam);
            if !workspace.discoveries().contains(&association.discovery) {
                self.missing(&row, TableName::Discoveries, association.discovery);
            }
        }
        for source in workspace.sources().iter() {
            let row = RowRef::new(TableName::Sources, source.id);
            if !workspace.discoveries().contains(&source.discovery) {
                self.missing(&row, TableName::Discoveries, source.discovery);
            }
            if let Some(scope) = source.home_scope
                && !workspace.scopes().contains(&scope)
            {
                self.missing(&row, TableName::Scopes, scope);
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
            let row = RowRef::new(TableName::Pools, pool.id);
            if !workspace.scopes().contains(&pool.scope) {
                self.missing(&row, TableName::Scopes, pool.scope);
            }
            if !pool.rules.is_sound(pool.family) {
                self.findings.push(Finding::UnsoundRules(pool.id));
            }
            self.provisioned(pool, &held);
            let Some(source) = pool.source_pool else { continue };
            match workspace.pools().get(&source) {
                None => self.missing(&row, TableName::Pools, source),
                Some(found) if (found.scope, found.family) != (pool.scope, pool.family) => {
                    self.elsewhere(&row, TableName::Pools, source);
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
                self.findings.push(Finding::SubPoolMismatch(pool.id, row.cidr));
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
        let mut vpcs = HashSet::new();
        for allocation in blocks {
            match outer {
                Some(one) if one.pool == allocation.pool && one.cidr.contains(allocation.cidr) => {
                    self.findings.push(Finding::AllocationsOverlap(one.id, allocation.id));
                }
                _ => outer = Some(allocation),
            }
            let row = RowRef::new(TableName::Allocations, allocation.id);
            match workspace.pools().get(&allocation.pool) {
                None => self.missing(&row, TableName::Pools, allocation.pool),
                Some(pool) if pool.provisioned_around(allocation.cidr).is_none() => {
                    self.findings.push(Finding::NotProvisioned(allocation.id));
                }
                Some(_) => {}
            }
            self.target(&row, allocation, &mut vpcs);
        }
    }

    /// What is wrong with what an allocation is for.
    fn target(
        &mut self,
        row: &RowRef,
        allocation: &Allocation,
        vpcs: &mut HashSet<(ResourceKey, Cidr)>,
    ) {
        match allocation.target {
            AllocationTarget::Custom => {}
            // The hierarchy around an accepted pool is its owner's.
            AllocationTarget::SubPool(_)
                if self.workspace.accepted_pool(allocation.pool).is_some() => {}
            AllocationTarget::SubPool(id) => match self.workspace.pools().get(&id) {
                None => self.missing(row, TableName::Pools, id),
                Some(pool) => {
                    let holds = pool.cidrs.iter().any(|row| row.cidr == allocation.cidr);
                    if !holds || pool.source_pool != Some(allocation.pool) {
                        self.findings.push(Finding::SubPoolMismatch(id, allocation.cidr));
                    }
                }
            },
            AllocationTarget::Vpc(key) => match self.workspace.resources().get(&key) {
                None => self.missing(row, TableName::Resources, key.0),
                Some(resource) => {
                    let listed = resource.cidr(allocation.cidr).is_some();
                    if !listed || !vpcs.insert((key, allocation.cidr)) {
                        self.findings.push(Finding::BadVpcAllocation(allocation.id));
                    }
                }
            },
        }
    }

    fn resources(&mut self) {
        let workspace = self.workspace;
        for resource in workspace.resources().iter() {
            let row = RowRef::new(TableName::Resources, resource.key.0);
            // The index keeps the last of two; so the others find it instead of themselves.
            let same = workspace.resource_by_identity(&resource.identity);
            if let Some(other) = same.filter(|other| other.key != resource.key) {
                self.findings.push(Finding::SameIdentity(resource.key, other.key));
            }
            if let Some(vpc) = resource.vpc
                && workspace.resources().get(&vpc).is_none()
            {
                self.missing(&row, TableName::Resources, vpc.0);
            }
            self.resource_cidrs(&row, resource);
        }
    }

    fn resource_cidrs(&mut self, row: &RowRef, resource: &Resource) {
        let mut seen = HashSet::new();
        for block in &resource.cidrs {
            if !seen.insert(block.cidr) {
                self.findings.push(Finding::SameCidr(resource.key, block.cidr));
            }
            for holder in &block.holders {
                if !self.workspace.sources().contains(holder) {
                    self.missing(row, TableName::Sources, *holder);
                }
            }
        }
    }

    fn loose_ends(&mut self) {
        let workspace = self.workspace;
        for address in workspace.addresses().iter() {
            if !workspace.sources().contains(&address.source) {
                let key = crate::address::format_address(address.key.family, address.key.address);
                let row = RowRef::new(TableName::Addresses, key);
                self.missing(&row, TableName::Sources, address.source);
            }
        }
    }
}
