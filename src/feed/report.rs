//! What reading a file gives: observations of resources, and every problem found on the way.

use std::sync::Arc;

use super::{Format, Problem};
use crate::address::{Cidr, Count, Family};
use crate::model::{AccountId, Provider, Region, ResourceKind};

/// All that one file told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The file's name, as given.
    pub file: Arc<str>,
    /// What the file was recognised as. The first one where an array mixes several.
    pub format: Option<Format>,
    /// The lists found, in the file's order.
    pub observations: Vec<Observation>,
    /// What was wrong or noteworthy, in the file's order, at most [`super::MAX_PROBLEMS`].
    pub problems: Vec<Problem>,
    /// Problems beyond the limit, counted only.
    pub problems_left_out: usize,
    /// Records seen, good and bad.
    pub records: usize,
}

impl Report {
    /// True where some record has no region that the file itself could give: ask the user once
    /// for the whole file and read again with [`super::ReadOptions::region`].
    pub fn needs_region(&self) -> bool {
        self.observations.iter().any(|observation| observation.needs_region)
    }

    /// All resource records of all observations.
    pub fn resources(&self) -> impl Iterator<Item = &ResourceRecord> {
        self.observations.iter().flat_map(|observation| &observation.resources)
    }
}

/// One list as one asking account saw it at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Whose cloud.
    pub provider: Provider,
    /// What was listed.
    pub kind: ListKind,
    /// The asking account, where the file says it. Owners of resources are in the records.
    pub account: Option<AccountId>,
    /// The name that our own format gives the source.
    pub source: Option<Arc<str>>,
    /// The regions that the list speaks about: as stated, or, where the provider answers for one
    /// region at a time, those of its rows. Empty means not known.
    pub regions: Vec<Region>,
    /// When the list was made, in milliseconds since 1970, only where the file says it.
    pub observed_at: Option<i64>,
    /// Whether resources missing here may be taken for gone (domain.md, D17).
    pub completeness: Completeness,
    /// The VPCs and vSwitches.
    pub resources: Vec<ResourceRecord>,
    /// The single addresses.
    pub addresses: Vec<AddressRecord>,
    /// Some record has no region and the file cannot tell it.
    pub needs_region: bool,
}

/// What a list lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKind {
    /// VPCs only.
    Vpcs,
    /// vSwitches only.
    VSwitches,
    /// VPCs and vSwitches.
    Both,
    /// Addresses in use within vSwitches.
    Addresses,
}

/// Whether a list is the whole list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Completeness {
    /// The file itself says that it is complete (our own format).
    Declared,
    /// Nothing says that more exists: complete once the user confirms.
    Whole,
    /// One page of several.
    Page {
        /// Rows in this file.
        held: u64,
        /// Rows in all, where the answer says it.
        total: Option<u64>,
    },
    /// Never complete: single objects, or rows that could not be read.
    Partial,
}

/// One VPC or vSwitch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceRecord {
    /// VPC or vSwitch.
    pub kind: ResourceKind,
    /// The provider's id.
    pub id: Arc<str>,
    /// The name, if it has one. Plain text from outside: never markup.
    pub name: Option<Arc<str>>,
    /// The owner.
    pub account: Option<AccountId>,
    /// Where it is.
    pub region: Option<Region>,
    /// The zone within the region.
    pub zone: Option<Arc<str>>,
    /// A vSwitch's VPC.
    pub vpc_id: Option<Arc<str>>,
    /// The provider's state word, such as `Available`.
    pub status: Option<Arc<str>>,
    /// Tags in the file's order.
    pub tags: Vec<(Arc<str>, Arc<str>)>,
    /// Its blocks: primary first, then secondary, then IPv6; none twice.
    pub cidrs: Vec<CidrRecord>,
    /// IPv4 addresses still available, as stated, even where that cannot be.
    pub available: Option<u64>,
    /// What the list says about a VPC's vSwitches.
    pub vswitches: Option<VSwitchCount>,
    /// When the provider discovered it, in milliseconds since 1970.
    pub discovered_at: Option<i64>,
    /// Where in the file it begins.
    pub at: Place,
}

impl ResourceRecord {
    /// A resource of which nothing but its id is known.
    pub fn new(kind: ResourceKind, id: Arc<str>, at: Place) -> ResourceRecord {
        ResourceRecord {
            kind,
            id,
            name: None,
            account: None,
            region: None,
            zone: None,
            vpc_id: None,
            status: None,
            tags: Vec::new(),
            cidrs: Vec::new(),
            available: None,
            vswitches: None,
            discovered_at: None,
            at,
        }
    }
}

/// How many vSwitches a VPC is said to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VSwitchCount {
    /// None at all: its usage is zero, not unknown.
    None,
    /// Exactly this many.
    Exactly(u32),
    /// The list was cut by the provider: this many or more.
    AtLeast(u32),
}

/// One block of a resource, with what the feed says about its use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CidrRecord {
    /// The block.
    pub cidr: Cidr,
    /// Usable addresses, as stated.
    pub total: Option<Count>,
    /// Used addresses, as stated.
    pub used: Option<Count>,
    /// Free addresses, as stated.
    pub free: Option<Count>,
    /// The used share, as stated.
    pub reported_usage: Option<Share>,
}

impl CidrRecord {
    /// A block about whose use nothing is said.
    pub fn plain(cidr: Cidr) -> CidrRecord {
        CidrRecord { cidr, total: None, used: None, free: None, reported_usage: None }
    }
}

/// An exact decimal fraction: `numerator` / 10^`scale`. 0.0476 is 476 with scale 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Share {
    /// The digits without the point.
    pub numerator: u64,
    /// How many digits follow the point.
    pub scale: u8,
}

/// One address in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressRecord {
    /// IPv4 or IPv6.
    pub family: Family,
    /// The address as a number.
    pub address: u128,
    /// What uses it, such as a network interface.
    pub resource_id: Option<Arc<str>>,
    /// The cloud service that it belongs to, such as `ECS`.
    pub service: Option<Arc<str>>,
    /// Where it is.
    pub region: Option<Region>,
    /// Its vSwitch.
    pub vswitch_id: Option<Arc<str>>,
    /// Its VPC.
    pub vpc_id: Option<Arc<str>>,
    /// Where in the file it begins.
    pub at: Place,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The record's number, from 1; 0 for what stands before the first.
    pub record: usize,
    /// The byte at which the record, or the value in question, begins.
    pub offset: usize,
}

/// A place as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}
