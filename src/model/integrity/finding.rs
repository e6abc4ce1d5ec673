//! What can be wrong with a workspace.

use crate::address::Cidr;
use crate::model::{
    AllocationId, AssociationId, IpamId, PoolId, ResourceKey, RowKey, SettingsKey, SharedObject,
};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A row names another one that is not there.
    Missing {
        /// The row.
        row: RowKey,
        /// What it names.
        named: RowKey,
    },
    /// A row names another one that belongs elsewhere: to another IPAM, scope, pool or region.
    Elsewhere {
        /// The row.
        row: RowKey,
        /// What it names.
        named: RowKey,
    },
    /// The managed region of an IPAM is not among its effective regions.
    ManagedRegionMissing(IpamId),
    /// A discovery is associated twice with one IPAM.
    AssociatedTwice(AssociationId, AssociationId),
    /// A pool is a source pool of itself, directly or over others.
    Cycle(PoolId),
    /// A block is of the other IP version than its pool.
    WrongFamily(PoolId, Cidr),
    /// A pool is of an IP version that its scope does not take.
    FamilyNotInScope(PoolId),
    /// An IPv6 pool has no region.
    RegionRequired(PoolId),
    /// The region of a pool is not an effective one of its IPAM.
    RegionNotEffective(PoolId, IpamId),
    /// A sub-pool has not the region of its source pool.
    RegionNotInherited(PoolId, PoolId),
    /// Auto-import is on without a region, or in a custom scope.
    AutoImportImpossible(PoolId),
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
    NotProvisioned(AllocationId, PoolId),
    /// A sub-pool's CIDR has no allocation in its source pool, or the allocation no such CIDR.
    SubPoolMismatch {
        /// The pool whose allocation it is.
        source: PoolId,
        /// The sub-pool.
        pool: PoolId,
        /// Its block.
        cidr: Cidr,
    },
    /// A VPC's CIDR is allocated twice.
    AllocatedTwice(AllocationId, AllocationId),
    /// A VPC has no such CIDR, or it is ignored or gone.
    BadVpcAllocation(AllocationId, ResourceKey),
    /// Two resources are the same one.
    SameIdentity(ResourceKey, ResourceKey),
    /// A resource lists a CIDR twice.
    SameCidr(ResourceKey, Cidr),
    /// A discovered CIDR is said to be there, but no source holds it and no pool manages it.
    HeldByNone(ResourceKey, Cidr),
    /// An object does not say rightly whether it is shared.
    ShareTypeWrong(SharedObject),
}

impl Finding {
    /// The rows that contradict each other: whoever changed one of them brought it about.
    pub fn rows(&self) -> Vec<RowKey> {
        use RowKey::{Allocations, Associations, Ipams, Pools, Resources, Settings};
        match self {
            Finding::Missing { row, named } | Finding::Elsewhere { row, named } => {
                vec![row.clone(), named.clone()]
            }
            Finding::ManagedRegionMissing(ipam) => vec![Ipams(*ipam)],
            Finding::AssociatedTwice(one, other) => vec![Associations(*one), Associations(*other)],
            Finding::Cycle(pool)
            | Finding::WrongFamily(pool, _)
            | Finding::RegionRequired(pool)
            | Finding::AutoImportImpossible(pool)
            | Finding::UnsoundRules(pool) => vec![Pools(*pool)],
            // Settings decide which IP versions a scope takes.
            Finding::FamilyNotInScope(pool) => vec![Pools(*pool), Settings(SettingsKey)],
            Finding::RegionNotEffective(pool, ipam) => vec![Pools(*pool), Ipams(*ipam)],
            Finding::RegionNotInherited(pool, source)
            | Finding::SubPoolMismatch { source, pool, .. } => vec![Pools(*pool), Pools(*source)],
            Finding::ProvisionedOverlap { one, other } => vec![Pools(one.0), Pools(other.0)],
            Finding::AllocationsOverlap(one, other) | Finding::AllocatedTwice(one, other) => {
                vec![Allocations(*one), Allocations(*other)]
            }
            Finding::NotProvisioned(allocation, pool) => {
                vec![Allocations(*allocation), Pools(*pool)]
            }
            Finding::BadVpcAllocation(allocation, resource) => {
                vec![Allocations(*allocation), Resources(*resource)]
            }
            Finding::SameIdentity(one, other) => vec![Resources(*one), Resources(*other)],
            Finding::SameCidr(resource, _) | Finding::HeldByNone(resource, _) => {
                vec![Resources(*resource)]
            }
            Finding::ShareTypeWrong(object) => vec![object_row(*object), RowKey::Accepted(*object)],
        }
    }
}

/// The row of a shared object.
pub(super) fn object_row(object: SharedObject) -> RowKey {
    match object {
        SharedObject::Pool(id) => RowKey::Pools(id),
        SharedObject::Discovery(id) => RowKey::Discoveries(id),
    }
}
