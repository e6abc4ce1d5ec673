//! What a discovered resource is.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The two kinds of resources that a feed brings, by the vendor's names; other clouds' virtual
/// networks and subnets are shown under them too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ResourceKind {
    /// A virtual private cloud: what pools allocate to.
    #[serde(rename = "VPC")]
    Vpc,
    /// A subnet of a VPC: watched, never allocated.
    VSwitch,
}

impl ResourceKind {
    /// Both, in the order in which they are shown.
    pub const ALL: [ResourceKind; 2] = [ResourceKind::Vpc, ResourceKind::VSwitch];

    /// The vendor's spelling, `VPC` or `VSwitch`.
    pub const fn name(self) -> &'static str {
        match self {
            ResourceKind::Vpc => "VPC",
            ResourceKind::VSwitch => "VSwitch",
        }
    }
}

impl fmt::Display for ResourceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
