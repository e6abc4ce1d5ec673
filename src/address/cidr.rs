//! A CIDR block whose host bits are zero, and the strict reading of one.
//!
//! | operation | cost |
//! |---|---|
//! | contain, intersect, compare, halve | O(1) |
//! | read and write a text | O(its length) |

use std::cmp::Ordering;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use serde::{Deserialize, Serialize};

use super::{Count, Span};

/// The IP version of an address, a block, a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Family {
    /// 32-bit addresses.
    #[serde(rename = "IPv4")]
    V4,
    /// 128-bit addresses.
    #[serde(rename = "IPv6")]
    V6,
}

impl Family {
    /// Both, in the order in which they are shown.
    pub const BOTH: [Family; 2] = [Family::V4, Family::V6];

    /// Bits of an address: 32 or 128; also the longest prefix length.
    pub const fn bits(self) -> u8 {
        match self {
            Family::V4 => 32,
            Family::V6 => 128,
        }
    }

    /// The vendor's spelling, `IPv4` or `IPv6`.
    pub const fn name(self) -> &'static str {
        match self {
            Family::V4 => "IPv4",
            Family::V6 => "IPv6",
        }
    }

    /// The highest address as a number.
    pub const fn highest(self) -> u128 {
        match self {
            Family::V4 => 0xffff_ffff,
            Family::V6 => u128::MAX,
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why a text is no CIDR.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CidrError {
    /// Nothing was given.
    #[error("empty")]
    Empty,
    /// There is no `/` and prefix length.
    #[error("no prefix length")]
    NoPrefixLength,
    /// The part before the `/` is no IPv4 or IPv6 address.
    #[error("no IP address")]
    BadAddress,
    /// The part after the `/` is no whole number, or beyond 32 (IPv4) or 128 (IPv6).
    #[error("no valid prefix length")]
    BadPrefixLength,
    /// Digits were hidden (`****`, `XXXX`), as published samples do.
    #[error("masked value")]
    Masked,
    /// The address has bits set beyond the prefix; `network` is the block it lies in.
    #[error("host bits set")]
    HostBits {
        /// The block with the host bits cleared.
        network: Cidr,
    },
}

/// A block of addresses: a network address whose host bits are zero, and a prefix length.
///
/// Blocks order by family, then lowest address, then larger block first, so that a block comes
/// right before everything inside it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cidr(IpNet);

impl Cidr {
    /// The block of `prefix_len` bits that holds `address`; `None` where the length or the address
    /// does not fit the family.
    pub fn containing(family: Family, address: u128, prefix_len: u8) -> Option<Cidr> {
        let net = match family {
            Family::V4 => {
                let bits = u32::try_from(address).ok()?;
                IpNet::V4(Ipv4Net::new(Ipv4Addr::from(bits), prefix_len).ok()?)
            }
            Family::V6 => IpNet::V6(Ipv6Net::new(Ipv6Addr::from(address), prefix_len).ok()?),
        };
        Some(Cidr(net.trunc()))
    }

    /// Reads `address/length` strictly: no spaces, host bits zero.
    pub fn parse(text: &str) -> Result<Cidr, CidrError> {
        if text.is_empty() {
            return Err(CidrError::Empty);
        }
        if text.contains(['*', 'X', 'x']) {
            return Err(CidrError::Masked);
        }
        let Some((address, length)) = text.split_once('/') else {
            return Err(match IpAddr::from_str(text) {
                Ok(_) => CidrError::NoPrefixLength,
                Err(_) => CidrError::BadAddress,
            });
        };
        let address = IpAddr::from_str(address).map_err(|_| CidrError::BadAddress)?;
        if length.is_empty() || !length.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CidrError::BadPrefixLength);
        }
        let length = length.parse::<u8>().map_err(|_| CidrError::BadPrefixLength)?;
        let given = IpNet::new(address, length).map_err(|_| CidrError::BadPrefixLength)?;
        let network = Cidr(given.trunc());
        if network.0 == given { Ok(network) } else { Err(CidrError::HostBits { network }) }
    }

    /// IPv4 or IPv6.
    pub fn family(self) -> Family {
        match self.0 {
            IpNet::V4(_) => Family::V4,
            IpNet::V6(_) => Family::V6,
        }
    }

    /// The number after the slash.
    pub fn prefix_len(self) -> u8 {
        self.0.prefix_len()
    }

    /// The lowest address as a number.
    pub fn first(self) -> u128 {
        match self.0 {
            IpNet::V4(net) => u128::from(u32::from(net.network())),
            IpNet::V6(net) => u128::from(net.network()),
        }
    }

    /// The highest address as a number.
    pub fn last(self) -> u128 {
        match self.0 {
            IpNet::V4(net) => u128::from(u32::from(net.broadcast())),
            IpNet::V6(net) => u128::from(net.broadcast()),
        }
    }

    /// All its addresses, both ends included.
    pub fn span(self) -> Span {
        Span::new(self.family(), self.first(), self.last())
    }

    /// How many addresses it holds: 1 to 2^128.
    pub fn size(self) -> Count {
        Count::power_of_two(self.family().bits().saturating_sub(self.prefix_len()))
    }

    /// True where `other` lies inside this block or equals it. Never across families.
    pub fn contains(self, other: Cidr) -> bool {
        self.0.contains(&other.0)
    }

    /// True where the two share an address; blocks nest or are apart, there is nothing between.
    pub fn intersects(self, other: Cidr) -> bool {
        self.contains(other) || other.contains(self)
    }

    /// What the two share: the smaller of them, if they share anything.
    pub fn intersection(self, other: Cidr) -> Option<Cidr> {
        if self.contains(other) {
            Some(other)
        } else if other.contains(self) {
            Some(self)
        } else {
            None
        }
    }

    /// True where the address, read in this block's family, lies inside.
    pub fn holds(self, address: u128) -> bool {
        self.first() <= address && address <= self.last()
    }

    /// The block twice the size around this one; `None` for the whole space.
    pub fn parent(self) -> Option<Cidr> {
        self.0.supernet().map(Cidr)
    }

    /// Its lower and upper half; `None` for a single address.
    pub fn halves(self) -> Option<(Cidr, Cidr)> {
        let longer = self.prefix_len().checked_add(1)?;
        let lower = Cidr::containing(self.family(), self.first(), longer)?;
        let upper = Cidr::containing(self.family(), self.last(), longer)?;
        Some((lower, upper))
    }
}

impl PartialOrd for Cidr {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cidr {
    fn cmp(&self, other: &Self) -> Ordering {
        self.family()
            .cmp(&other.family())
            .then_with(|| self.first().cmp(&other.first()))
            .then_with(|| self.prefix_len().cmp(&other.prefix_len()))
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cidr({})", self.0)
    }
}

impl FromStr for Cidr {
    type Err = CidrError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Cidr::parse(text)
    }
}

impl Serialize for Cidr {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Cidr {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let net = IpNet::deserialize(deserializer)?;
        if net.trunc() == net {
            Ok(Cidr(net))
        } else {
            Err(serde::de::Error::custom(format_args!("{net} has host bits set")))
        }
    }
}

/// Shows a number as an address of the family; numbers beyond IPv4's are cut to its 32 bits.
pub fn format_address(family: Family, address: u128) -> String {
    match family {
        Family::V4 => {
            Ipv4Addr::from(u32::try_from(address & Family::V4.highest()).unwrap_or(u32::MAX))
                .to_string()
        }
        Family::V6 => Ipv6Addr::from(address).to_string(),
    }
}

/// Reads one address, without a prefix length.
pub fn parse_address(text: &str) -> Option<(Family, u128)> {
    match IpAddr::from_str(text).ok()? {
        IpAddr::V4(address) => Some((Family::V4, u128::from(u32::from(address)))),
        IpAddr::V6(address) => Some((Family::V6, u128::from(address))),
    }
}
