//! Pools, provisioned CIDRs and allocations.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::address::{Cidr, Family};

use super::{
    AccountId, AllocationId, Label, Lifecycle, PoolId, Region, ResourceKey, ScopeId, ShareType,
    Time,
};

/// The line over which a public IPv6 block is announced.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Isp {
    /// Several carriers: the default, and the only one that the console offers.
    #[default]
    #[serde(rename = "BGP")]
    Bgp,
    /// China Mobile.
    ChinaMobile,
    /// China Unicom.
    ChinaUnicom,
    /// China Telecom.
    ChinaTelecom,
}

/// The allocation rules of a pool: prefix lengths, with minimum ≤ default ≤ maximum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MaskRules {
    /// The shortest prefix allowed, so the largest block.
    pub min: Option<u8>,
    /// What is used where none is asked for.
    pub default: Option<u8>,
    /// The longest prefix allowed, so the smallest block.
    pub max: Option<u8>,
}

/// Which rule a prefix length breaks (domain.md, D12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MaskBreach {
    /// Shorter than the minimum: the block is too large.
    ShorterThanMin(u8),
    /// Longer than the maximum: the block is too small.
    LongerThanMax(u8),
}

impl MaskRules {
    /// The rule that `prefix_len` breaks, if any. It cannot break both.
    pub fn breach(self, prefix_len: u8) -> Option<MaskBreach> {
        match (self.min, self.max) {
            (Some(min), _) if prefix_len < min => Some(MaskBreach::ShorterThanMin(min)),
            (_, Some(max)) if prefix_len > max => Some(MaskBreach::LongerThanMax(max)),
            _ => None,
        }
    }

    /// True where the rules agree with each other and with the family's bits.
    pub fn is_sound(self, family: Family) -> bool {
        let lengths = [self.min, self.default, self.max];
        let given: Vec<u8> = lengths.into_iter().flatten().collect();
        given.is_sorted() && given.iter().all(|length| *length <= family.bits())
    }
}

/// Whether discovered VPC CIDRs join a pool by themselves (domain.md, D13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AutoImport {
    /// They do not.
    #[default]
    Off,
    /// They do.
    On,
}

/// How a provisioned CIDR was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CidrOrigin {
    /// Typed or cut from the source pool: real address space.
    #[default]
    Real,
    /// Stands for a block that a cloud would assign (domain.md, D20).
    Simulated,
}

/// A CIDR provisioned to a pool (domain.md, 1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvisionedCidr {
    /// The block.
    pub cidr: Cidr,
    /// Real or simulated.
    pub origin: CidrOrigin,
}

/// A pool (domain.md, 1.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pool {
    /// Its id.
    pub id: PoolId,
    /// The scope it belongs to. Never changes.
    pub scope: ScopeId,
    /// Name, description, group, tags.
    pub label: Label,
    /// The pool it takes its CIDRs from; none for a top-level pool. Never changes.
    pub source_pool: Option<PoolId>,
    /// IPv4 or IPv6. Never changes.
    pub family: Family,
    /// The line, for public IPv6 pools. Never changes.
    pub isp: Option<Isp>,
    /// The effective region; without one it cannot allocate to VPCs. Never changes.
    pub region: Option<Region>,
    /// The allocation rules.
    pub rules: MaskRules,
    /// Whether discovered VPC CIDRs join by themselves.
    pub auto_import: AutoImport,
    /// The provisioned CIDRs, sorted.
    pub cidrs: Vec<ProvisionedCidr>,
    /// With whom it is shared.
    pub share: ShareType,
    /// Where it stands in its life.
    pub status: Lifecycle,
    /// When it was made.
    pub created_at: Time,
    /// The account that owns it.
    pub owner: AccountId,
}

impl Pool {
    /// The provisioned blocks alone.
    pub fn blocks(&self) -> Vec<Cidr> {
        self.cidrs.iter().map(|provisioned| provisioned.cidr).collect()
    }

    /// The provisioned CIDR that holds the block.
    pub fn provisioned_around(&self, block: Cidr) -> Option<ProvisionedCidr> {
        self.cidrs.iter().copied().find(|provisioned| provisioned.cidr.contains(block))
    }
}

/// What an allocation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AllocationTarget {
    /// A VPC's CIDR, of the same block.
    Vpc(ResourceKey),
    /// A CIDR provisioned to a sub-pool.
    SubPool(PoolId),
    /// A reservation.
    Custom,
}

/// A CIDR taken out of a pool (domain.md, 1.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// Its id.
    pub id: AllocationId,
    /// The pool it was taken from.
    pub pool: PoolId,
    /// The block. Never changes.
    pub cidr: Cidr,
    /// What it is for.
    pub target: AllocationTarget,
    /// Its name; empty means unnamed.
    pub name: Arc<str>,
    /// Its description; empty means none.
    pub description: Arc<str>,
    /// When it was made.
    pub created_at: Time,
    /// Since when the IPAM no longer monitors the VPC (domain.md, D6).
    pub unmonitored_since: Option<Time>,
}
