//! Who owns the demo estate, where it lies, and what its clouds call things.

use std::sync::Arc;

use crate::command::Env;
use crate::model::{AccountId, Region, Time};

/// The accounts of the estate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    /// The workspace's own account.
    Platform,
    /// The account of a business that was taken over.
    Merged,
}

impl Owner {
    pub const ALL: [Owner; 2] = [Owner::Platform, Owner::Merged];

    pub fn account(self) -> AccountId {
        AccountId::new(match self {
            Owner::Platform => "1482036159470283",
            Owner::Merged => "1950274613380476",
        })
    }

    pub fn display_name(self) -> Arc<str> {
        match self {
            Owner::Platform => "Platform".into(),
            Owner::Merged => "Tea business (merged)".into(),
        }
    }
}

/// A business of the company that no list of the estate covers.
pub(super) fn subsidiary() -> AccountId {
    AccountId::new("1733860429517604")
}

/// The bank that settles payments, and keeps its lines in the company's edge.
pub(super) fn bank() -> AccountId {
    AccountId::new("1608241957730415")
}

/// The regions of the estate; the first is the managed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Hangzhou,
    Shanghai,
    Frankfurt,
}

impl Place {
    pub const ALL: [Place; 3] = [Place::Hangzhou, Place::Shanghai, Place::Frankfurt];

    pub const fn code(self) -> &'static str {
        match self {
            Place::Hangzhou => "cn-hangzhou",
            Place::Shanghai => "cn-shanghai",
            Place::Frankfurt => "eu-central-1",
        }
    }

    pub fn region(self) -> Region {
        Region::alibaba(self.code())
    }

    /// What the cloud starts the ids of a region with.
    const fn id_prefix(self) -> &'static str {
        match self {
            Place::Hangzhou => "bp1",
            Place::Shanghai => "uf6",
            Place::Frankfurt => "gw8",
        }
    }

    /// The zone that the vSwitch of this number lies in.
    pub fn zone(self, number: usize) -> Arc<str> {
        let zones = match self {
            Place::Hangzhou => ["cn-hangzhou-h", "cn-hangzhou-i", "cn-hangzhou-k"],
            Place::Shanghai => ["cn-shanghai-b", "cn-shanghai-e", "cn-shanghai-g"],
            Place::Frankfurt => ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
        };
        zones.into_iter().cycle().nth(number % zones.len()).unwrap_or_default().into()
    }
}

/// What the vSwitches of a VPC are for, in the order in which they are made.
const ROLES: [&str; 8] = ["web", "app", "db", "cache", "lb", "queue", "batch", "pods"];

/// The name of the vSwitch of this number in a VPC.
pub(super) fn vswitch_name(vpc: &str, number: usize, zone: &str) -> Arc<str> {
    let role = ROLES.into_iter().cycle().nth(number % ROLES.len()).unwrap_or_default();
    let letter = zone.chars().next_back().unwrap_or('a');
    match number / ROLES.len() {
        0 => format!("{vpc}-{role}-{letter}").into(),
        more => format!("{vpc}-{role}{}-{letter}", more + 1).into(),
    }
}

/// An id as the cloud makes them: a kind, the region's prefix, and letters and digits, twenty
/// characters after the kind. The same number gives the same id.
pub(super) fn cloud_id(kind: &str, place: Place, number: u64) -> Arc<str> {
    const ALPHABET: &str = "0123456789abcdefghijklmnopqrstuvwxyz";
    const TAIL: usize = 17;
    let mut noise = Env::new(Time(0), 0x5eed_0000 ^ number);
    let mut id = format!("{kind}-{}", place.id_prefix());
    for _ in 0..TAIL {
        let digit = usize::try_from(noise.next_number() % 36).unwrap_or(0);
        id.extend(ALPHABET.chars().nth(digit));
    }
    id.into()
}
