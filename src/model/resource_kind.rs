//! VPC or vSwitch.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a discovered resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ResourceKind {
    /// A virtual private cloud.
    #[serde(rename = "VPC")]
    Vpc,
    /// A subnet of one.
    VSwitch,
}

impl fmt::Display for ResourceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ResourceKind::Vpc => "VPC",
            ResourceKind::VSwitch => "VSwitch",
        })
    }
}
