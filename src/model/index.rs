//! What is looked up often, derived from the tables and kept beside them.
//!
//! | operation | cost |
//! |---|---|
//! | enter or leave a row | O(log rows) |
//! | pools of a scope, sub-pools, vSwitches of a VPC | O(log rows + what is found) |
//! | allocations of a pool that a block meets | O(log allocations + what is found) |
//! | the allocation of a VPC's CIDR, a resource by its identity | O(1) |

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::address::Cidr;

use super::{
    AcceptedShare, Allocation, AllocationId, AllocationTarget, Association, Claim,
    DiscoveredAddress, Discovery, Identity, Ipam, Member, Pool, PoolId, ReferenceSet, Resource,
    ResourceKey, Scope, ScopeId, Settings, Share, Source,
};

/// Lookups by something other than the key.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    scope_pools: BTreeMap<ScopeId, BTreeSet<PoolId>>,
    sub_pools: BTreeMap<PoolId, BTreeSet<PoolId>>,
    /// Allocations of one pool never overlap, so their blocks order them.
    pool_allocations: BTreeMap<PoolId, BTreeMap<Cidr, AllocationId>>,
    vpc_allocations: HashMap<(ResourceKey, Cidr), AllocationId>,
    identities: HashMap<Identity, ResourceKey>,
    vswitches: BTreeMap<ResourceKey, BTreeSet<ResourceKey>>,
}

/// A row that the index knows something of.
pub(super) trait Indexed {
    fn enter(&self, _index: &mut Index) {}
    fn leave(&self, _index: &mut Index) {}
}

impl Index {
    pub(super) fn enter(&mut self, row: &impl Indexed) {
        row.enter(self);
    }

    pub(super) fn leave(&mut self, row: &impl Indexed) {
        row.leave(self);
    }

    pub(super) fn pools_of_scope(&self, scope: ScopeId) -> impl Iterator<Item = &PoolId> {
        self.scope_pools.get(&scope).into_iter().flatten()
    }

    pub(super) fn sub_pools(&self, pool: PoolId) -> impl Iterator<Item = &PoolId> {
        self.sub_pools.get(&pool).into_iter().flatten()
    }

    pub(super) fn allocations_of_pool(&self, pool: PoolId) -> impl Iterator<Item = &AllocationId> {
        self.pool_allocations.get(&pool).into_iter().flat_map(BTreeMap::values)
    }

    /// Allocations of one pool are disjoint: only the last that starts at or before the block, and
    /// those that start inside it, can share an address with it.
    pub(super) fn allocations_hitting(&self, pool: PoolId, block: Cidr) -> Vec<AllocationId> {
        let Some(blocks) = self.pool_allocations.get(&pool) else { return Vec::new() };
        let Some(end) = Cidr::containing(block.family(), block.last(), block.family().bits())
        else {
            return Vec::new();
        };
        let before = blocks
            .range(..block)
            .next_back()
            .filter(|(cidr, _)| cidr.contains(block))
            .map(|(_, id)| *id);
        before.into_iter().chain(blocks.range(block..=end).map(|(_, id)| *id)).collect()
    }

    pub(super) fn allocation_of(&self, resource: ResourceKey, cidr: Cidr) -> Option<AllocationId> {
        self.vpc_allocations.get(&(resource, cidr)).copied()
    }

    pub(super) fn resource(&self, identity: &Identity) -> Option<ResourceKey> {
        self.identities.get(identity).copied()
    }

    pub(super) fn vswitches(&self, vpc: ResourceKey) -> impl Iterator<Item = &ResourceKey> {
        self.vswitches.get(&vpc).into_iter().flatten()
    }
}

fn add<K: Ord, V: Ord>(map: &mut BTreeMap<K, BTreeSet<V>>, key: K, value: V) {
    map.entry(key).or_default().insert(value);
}

fn drop_from<K: Ord, V: Ord>(map: &mut BTreeMap<K, BTreeSet<V>>, key: &K, value: &V) {
    if let Some(values) = map.get_mut(key) {
        values.remove(value);
        if values.is_empty() {
            map.remove(key);
        }
    }
}

impl Indexed for Pool {
    fn enter(&self, index: &mut Index) {
        add(&mut index.scope_pools, self.scope, self.id);
        if let Some(source) = self.source_pool {
            add(&mut index.sub_pools, source, self.id);
        }
    }

    fn leave(&self, index: &mut Index) {
        drop_from(&mut index.scope_pools, &self.scope, &self.id);
        if let Some(source) = self.source_pool {
            drop_from(&mut index.sub_pools, &source, &self.id);
        }
    }
}

impl Indexed for Allocation {
    fn enter(&self, index: &mut Index) {
        index.pool_allocations.entry(self.pool).or_default().insert(self.cidr, self.id);
        if let AllocationTarget::Vpc(resource) = self.target {
            index.vpc_allocations.insert((resource, self.cidr), self.id);
        }
    }

    fn leave(&self, index: &mut Index) {
        // A later operation may have given the place to another row already.
        if let Some(blocks) = index.pool_allocations.get_mut(&self.pool) {
            if blocks.get(&self.cidr) == Some(&self.id) {
                blocks.remove(&self.cidr);
            }
            if blocks.is_empty() {
                index.pool_allocations.remove(&self.pool);
            }
        }
        if let AllocationTarget::Vpc(resource) = self.target
            && index.vpc_allocations.get(&(resource, self.cidr)) == Some(&self.id)
        {
            index.vpc_allocations.remove(&(resource, self.cidr));
        }
    }
}

impl Indexed for Resource {
    fn enter(&self, index: &mut Index) {
        index.identities.insert(self.identity.clone(), self.key);
        if let Some(vpc) = self.vpc {
            add(&mut index.vswitches, vpc, self.key);
        }
    }

    fn leave(&self, index: &mut Index) {
        if index.identities.get(&self.identity) == Some(&self.key) {
            index.identities.remove(&self.identity);
        }
        if let Some(vpc) = self.vpc {
            drop_from(&mut index.vswitches, &vpc, &self.key);
        }
    }
}

impl Indexed for Settings {}
impl Indexed for Ipam {}
impl Indexed for Scope {}
impl Indexed for Discovery {}
impl Indexed for Association {}
impl Indexed for Source {}
impl Indexed for DiscoveredAddress {}
impl Indexed for Member {}
impl Indexed for Share {}
impl Indexed for AcceptedShare {}
impl Indexed for Claim {}
impl Indexed for ReferenceSet {}
