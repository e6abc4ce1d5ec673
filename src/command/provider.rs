//! What each provider allows of a VPC and its vSwitches (domain.md, D15, 2.6): one table. Each
//! answer costs O(1).

use std::ops::RangeInclusive;

use crate::address::{Cidr, Family};
use crate::model::{Provider, ResourceKind};

/// Prefix lengths, the shortest and the longest.
type Lengths = RangeInclusive<u8>;

/// What a provider allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderRules {
    /// IPv4 blocks of a VPC.
    pub vpc_v4: Lengths,
    /// IPv6 blocks of a VPC.
    pub vpc_v6: Lengths,
    /// IPv4 blocks of a vSwitch.
    pub vswitch_v4: Lengths,
    /// IPv6 blocks of a vSwitch.
    pub vswitch_v6: Lengths,
    /// Blocks that no VPC may touch.
    forbidden: &'static [&'static str],
    /// Whether a VPC starts with an IPv4 block.
    pub first_block: FirstBlock,
}

/// Which IP version the first block of a VPC may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FirstBlock {
    /// IPv4; IPv6 comes in addition.
    Ipv4,
    /// Either.
    Any,
}

/// Most IPv4 blocks of a VPC: the primary one and five more.
const MOST_V4: usize = 6;
/// Most IPv6 blocks of a VPC.
const MOST_V6: usize = 5;

/// The rules of a provider.
pub fn provider_rules(provider: Provider) -> ProviderRules {
    match provider {
        Provider::Alibaba => ProviderRules {
            vpc_v4: 8..=28,
            vpc_v6: 56..=56,
            vswitch_v4: 16..=29,
            vswitch_v6: 64..=64,
            forbidden: &["100.64.0.0/10", "224.0.0.0/4", "127.0.0.0/8", "169.254.0.0/16"],
            first_block: FirstBlock::Ipv4,
        },
        Provider::Aws => ProviderRules {
            vpc_v4: 16..=28,
            vpc_v6: 44..=60,
            vswitch_v4: 16..=28,
            vswitch_v6: 44..=64,
            forbidden: &[],
            first_block: FirstBlock::Ipv4,
        },
        Provider::Azure => ProviderRules {
            vpc_v4: 0..=32,
            vpc_v6: 0..=128,
            vswitch_v4: 0..=29,
            vswitch_v6: 64..=64,
            forbidden: &[],
            first_block: FirstBlock::Ipv4,
        },
        Provider::Google => ProviderRules {
            vpc_v4: 0..=29,
            vpc_v6: 0..=64,
            vswitch_v4: 0..=29,
            vswitch_v6: 64..=64,
            forbidden: &[],
            first_block: FirstBlock::Any,
        },
        Provider::Tencent | Provider::Other => ProviderRules {
            vpc_v4: 0..=32,
            vpc_v6: 0..=128,
            vswitch_v4: 0..=32,
            vswitch_v6: 0..=128,
            forbidden: &[],
            first_block: FirstBlock::Any,
        },
    }
}

impl ProviderRules {
    /// The prefix lengths allowed for a kind of resource.
    pub fn lengths(&self, kind: ResourceKind, family: Family) -> Lengths {
        match (kind, family) {
            (ResourceKind::Vpc, Family::V4) => self.vpc_v4.clone(),
            (ResourceKind::Vpc, Family::V6) => self.vpc_v6.clone(),
            (ResourceKind::VSwitch, Family::V4) => self.vswitch_v4.clone(),
            (ResourceKind::VSwitch, Family::V6) => self.vswitch_v6.clone(),
        }
    }

    /// The blocks that no VPC may touch.
    pub fn forbidden(&self) -> impl Iterator<Item = Cidr> + use<> {
        self.forbidden.iter().filter_map(|text| Cidr::parse(text).ok())
    }
}

/// Most blocks of one IP version that a VPC may have.
pub fn most_blocks(family: Family) -> usize {
    match family {
        Family::V4 => MOST_V4,
        Family::V6 => MOST_V6,
    }
}
