//! The tabs of each page, in the order in which they are shown.

use std::fmt;
use std::str::FromStr;

/// A text that names no tab of this page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown tab")]
pub struct UnknownTab;

macro_rules! tabs {
    ($(#[$doc:meta])* $Tab:ident { $first:ident = $first_code:literal, $($name:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $Tab {
            #[doc = concat!("`", $first_code, "`, the first.")]
            #[default]
            $first,
            $(#[doc = concat!("`", $code, "`.")] $name,)*
        }

        impl $Tab {
            /// All of them, in order.
            pub const ALL: &'static [$Tab] = &[$Tab::$first, $($Tab::$name),*];

            /// The name in the address.
            pub const fn code(self) -> &'static str {
                match self {
                    $Tab::$first => $first_code,
                    $($Tab::$name => $code,)*
                }
            }
        }

        impl fmt::Display for $Tab {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }

        impl FromStr for $Tab {
            type Err = UnknownTab;

            fn from_str(text: &str) -> Result<$Tab, UnknownTab> {
                $Tab::ALL.iter().copied().find(|tab| tab.code() == text).ok_or(UnknownTab)
            }
        }
    };
}

tabs! {
    /// Tabs of an IPAM.
    IpamTab { Basic = "basic", Regions = "regions", Discoveries = "discoveries", Scopes = "scopes" }
}
tabs! {
    /// Tabs of a scope.
    ScopeTab { Overview = "overview", Resources = "resources", Pools = "pools", Charts = "charts" }
}
tabs! {
    /// Tabs of a pool.
    PoolTab {
        Details = "details", Cidrs = "cidrs", Allocations = "allocations", Space = "space",
        Rules = "rules", Resources = "resources", Hierarchy = "hierarchy", Sharing = "sharing",
    }
}
tabs! {
    /// Tabs of a resource discovery.
    DiscoveryTab {
        Resources = "resources", Addresses = "addresses", Regions = "regions",
        Sharing = "sharing", Accounts = "accounts",
    }
}
tabs! {
    /// Tabs of a VPC.
    VpcTab {
        Details = "details", Space = "space", Cidrs = "cidrs", Compliance = "compliance",
        Charts = "charts",
    }
}
tabs! {
    /// Tabs of a vSwitch.
    VSwitchTab { Cidr = "cidr", Charts = "charts" }
}
