//! Typed ids in the vendor's shape.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Digits of an id's suffix: lower-case letters and digits, as the vendor's.
const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// 36^13 is beyond 2^64, so thirteen digits hold every number; the fourteenth is a check digit.
const DIGITS: usize = 13;

/// A text that is no id of the wanted kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id of this kind")]
pub struct IdError;

/// Fourteen characters for a number: thirteen base-36 digits and a check digit, so that a mistyped
/// id is told apart from one that is gone.
fn suffix(value: u64) -> String {
    let mut rest = value;
    let mut digits = [b'0'; DIGITS];
    let mut sum = 0u64;
    for place in digits.iter_mut().rev() {
        let digit = rest % 36;
        rest /= 36;
        sum = (sum * 7 + digit) % 36;
        *place = digit_char(digit);
    }
    let mut text: String = digits.iter().map(|byte| char::from(*byte)).collect();
    text.push(char::from(digit_char(sum)));
    text
}

fn digit_char(digit: u64) -> u8 {
    usize::try_from(digit).ok().and_then(|index| ALPHABET.get(index)).copied().unwrap_or(b'0')
}

/// Reads what [`suffix`] wrote.
fn value_of(text: &str) -> Option<u64> {
    let bytes = text.as_bytes();
    let digits = bytes.get(..DIGITS).filter(|_| bytes.len() == DIGITS + 1)?;
    let mut value = 0u64;
    for byte in digits {
        let digit = char::from(*byte).to_digit(36).filter(|_| !byte.is_ascii_uppercase())?;
        value = value.checked_mul(36)?.checked_add(u64::from(digit))?;
    }
    (suffix(value) == text).then_some(value)
}

/// Makes a newtype for ids: small and `Copy` inside, shown as `prefix` and a 14-character suffix.
macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// What every id of this kind starts with.
            pub const PREFIX: &'static str = $prefix;

            /// The id for a number that the id source handed out.
            pub const fn new(value: u64) -> Self {
                Self(value)
            }

            /// The number behind the id.
            pub const fn value(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(Self::PREFIX)?;
                f.write_str(&suffix(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                text.strip_prefix(Self::PREFIX).and_then(value_of).map(Self).ok_or(IdError)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    self.0.serialize(serializer)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                    text.parse().map_err(serde::de::Error::custom)
                } else {
                    u64::deserialize(deserializer).map(Self)
                }
            }
        }
    };
}

id_type!(
    /// An IPAM.
    IpamId, "ipam-"
);
id_type!(
    /// A scope: an independent address space of an IPAM.
    ScopeId, "ipam-scope-"
);
id_type!(
    /// A pool of provisioned CIDRs.
    PoolId, "ipam-pool-"
);
id_type!(
    /// An allocation: a CIDR taken out of a pool.
    AllocationId, "ipam-pool-alloc-"
);
id_type!(
    /// A resource discovery.
    DiscoveryId, "ipam-res-disco-"
);
id_type!(
    /// The association of a discovery with an IPAM.
    AssociationId, "ipam-res-disco-assoc-"
);
id_type!(
    /// A feed source: one list of one account that later files update.
    SourceId, "source-"
);
id_type!(
    /// A reference set of published ranges.
    ReferenceSetId, "reference-"
);
id_type!(
    /// A planned VPC's id of our own.
    PlannedVpcId, "planned-vpc-"
);
id_type!(
    /// A planned vSwitch's id of our own.
    PlannedVSwitchId, "planned-vsw-"
);
id_type!(
    /// A resource share unit.
    ShareId, "rs-"
);
