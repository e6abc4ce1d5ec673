//! The statuses of a resource CIDR (domain.md, 1.11 and 2.8).

use serde::{Deserialize, Serialize};

use crate::address::Count;
use crate::model::{MaskBreach, ResourceKind};

/// Whether a resource CIDR is allocated from a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Management {
    /// Allocated from a pool.
    Managed,
    /// Not allocated from a pool.
    Unmanaged,
    /// Excluded by a person.
    Ignored,
}

/// Whether a managed CIDR keeps the rules of its pool (domain.md, D12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Compliance {
    /// It does.
    Compliant,
    /// It does not; a prefix length can break one rule only.
    Noncompliant(MaskBreach),
    /// There is no pool whose rules could hold.
    Unmanaged,
    /// Excluded by a person.
    Ignored,
}

/// Whether a CIDR shares addresses with another one of its scope (domain.md, D9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Overlap {
    /// It shares none.
    Nonoverlapping,
    /// It conflicts with this many other rows.
    Overlapping(u32),
    /// Excluded by a person.
    Ignored,
}

/// What a row of a scope is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RowKind {
    /// A CIDR that a sub-pool took from its source pool.
    Pool,
    /// A VPC's CIDR.
    Vpc,
    /// A vSwitch's CIDR.
    VSwitch,
    /// A reservation.
    Custom,
}

impl RowKind {
    /// All kinds, in the order in which they are counted.
    pub const ALL: [RowKind; 4] = [RowKind::Pool, RowKind::Vpc, RowKind::VSwitch, RowKind::Custom];
}

impl From<ResourceKind> for RowKind {
    fn from(kind: ResourceKind) -> RowKind {
        match kind {
            ResourceKind::Vpc => RowKind::Vpc,
            ResourceKind::VSwitch => RowKind::VSwitch,
        }
    }
}

/// Whether the IPAM of a row still sees its resource (domain.md, D6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Monitoring {
    /// A discovery of the IPAM holds it, in an effective region; or it is planned here.
    Monitored,
    /// Not any more; the row stays because it is managed.
    NotMonitored,
}

/// How much of a block is in use (domain.md, D11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Usage {
    /// Nobody knows.
    #[default]
    Unknown,
    /// Counted here.
    Counted {
        /// Addresses in use.
        used: Count,
        /// Addresses in total.
        total: Count,
    },
    /// As the feed reports, until vSwitches are known.
    Reported {
        /// Addresses in use.
        used: Count,
        /// Addresses in total.
        total: Count,
    },
}

impl Usage {
    /// Used and total, where they are known, in either way.
    pub fn numbers(self) -> Option<(Count, Count)> {
        match self {
            Usage::Unknown => None,
            Usage::Counted { used, total } | Usage::Reported { used, total } => Some((used, total)),
        }
    }
}
