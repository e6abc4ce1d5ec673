//! What commands are made of. Plain data.

use std::sync::Arc;

use crate::address::{Cidr, Family, Placement};
use crate::model::{AutoImport, Isp, Label, MaskRules, PoolId, Region, ResourceKey, ScopeId};

/// What to do with objects that depend on one that is deleted (domain.md, D2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dependants {
    /// Refuse, and list them.
    #[default]
    Refuse,
    /// Delete these too, in the same command.
    DeleteToo,
}

/// A block to take: this very one, or any of a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CidrRequest {
    /// This block.
    Exactly(Cidr),
    /// A free block of this prefix length.
    AnyOf {
        /// The prefix length.
        prefix_len: u8,
        /// Which of the free ones.
        placement: Placement,
    },
    /// A free block of the pool's default prefix length.
    Default,
}

/// What a block is looked for (domain.md, D14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A sub-pool: bound by no mask rules.
    SubPool,
    /// A reservation.
    Custom,
    /// A VPC, whose provider forbids some ranges.
    Vpc,
}

/// Whether blocks that hold unallocated resources are offered (domain.md, D14).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Avoid {
    /// Skip blocks that intersect a resource CIDR of the scope.
    #[default]
    Resources,
    /// As the vendor: look at allocations only.
    AllocationsOnly,
}

/// What makes an IPAM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateIpam {
    /// The managed region.
    pub region: Region,
    /// The effective regions, with the managed one.
    pub effective_regions: Vec<Region>,
    /// Name, description, group, tags.
    pub label: Label,
}

/// What makes a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreatePool {
    /// The scope.
    pub scope: ScopeId,
    /// The source pool; none for a top-level pool.
    pub source_pool: Option<PoolId>,
    /// IPv4 or IPv6.
    pub family: Family,
    /// The line, for public IPv6 pools.
    pub isp: Option<Isp>,
    /// The effective region; a sub-pool's is its source pool's, where that has one.
    pub region: Option<Region>,
    /// The allocation rules.
    pub rules: MaskRules,
    /// Whether discovered VPC CIDRs join by themselves.
    pub auto_import: AutoImport,
    /// Name, description, group, tags.
    pub label: Label,
    /// CIDRs to provision at once.
    pub provision: Vec<CidrRequest>,
}

/// One row of a dialog that reserves CIDRs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reservation {
    /// Which block.
    pub request: CidrRequest,
    /// Its name; empty for none.
    pub name: Arc<str>,
    /// Its description; empty for none.
    pub description: Arc<str>,
}

/// One VPC CIDR to allocate, and where from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VpcRow {
    /// The pool.
    pub pool: PoolId,
    /// The VPC.
    pub resource: ResourceKey,
    /// Which of its CIDRs.
    pub cidr: Cidr,
}

/// What to do with custom allocations in the way of a VPC (domain.md, D15).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InTheWay {
    /// Refuse, and name them.
    #[default]
    Refuse,
    /// Release those that lie inside the VPC's block.
    ReplaceReservations,
}
