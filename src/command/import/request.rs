//! What an import is made of: lists as sources saw them, and what to do with them. Plain data.

use std::sync::Arc;

use crate::address::{Cidr, Family};
use crate::model::{
    AccountId, Coverage, DiscoveryId, IpamId, Label, Provider, Region, ResourceKind, ScopeId,
    SourceId, SourceKind, Stated, Tags, Time, VSwitchNote,
};

use super::Match;
use crate::command::{CreateIpam, VpcRow};

/// What has to be there before a list can be taken in (domain.md, D29).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUp {
    /// Make an IPAM.
    CreateIpam(CreateIpam),
    /// Add effective regions to an IPAM.
    AddRegions(IpamId, Vec<Region>),
}

/// The discovery that a new source feeds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DiscoveryChoice {
    /// This one.
    Known(DiscoveryId),
    /// The default one of the IPAM managed in this region.
    DefaultIn(Region),
}

/// A source seen for the first time; one with the same facts is taken instead, if there is one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NewSource {
    /// The discovery that it feeds.
    pub discovery: DiscoveryChoice,
    /// Whose cloud.
    pub provider: Provider,
    /// What it lists.
    pub kind: SourceKind,
    /// The account that asked.
    pub account: Option<AccountId>,
    /// The regions asked for; empty means all.
    pub regions: Vec<Region>,
    /// Its name, where ids are unique within it only.
    pub file: Arc<str>,
    /// The scope of its unmanaged rows, where the user chose one.
    pub home_scope: Option<ScopeId>,
}

/// Which source a list belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceChoice {
    /// One that is there.
    Known(SourceId),
    /// One by its facts.
    New(NewSource),
}

/// Whether what is missing in a list is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListExtent {
    /// The whole list of its source (domain.md, D17).
    Whole,
    /// A part: nothing is removed.
    Partial,
}

/// What to do where much would be gone (domain.md, D18).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LargeRemoval {
    /// Refuse, and say how much.
    #[default]
    Ask,
    /// The user has confirmed it.
    Confirmed,
}

/// One CIDR as observed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObservedCidr {
    /// The block.
    pub cidr: Cidr,
    /// What is said about its use.
    pub stated: Stated,
}

/// One VPC or vSwitch as observed. What is `None` was not said.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObservedResource {
    /// VPC or vSwitch.
    pub kind: ResourceKind,
    /// The id in its cloud or source.
    pub id: Arc<str>,
    /// Its name.
    pub name: Option<Arc<str>>,
    /// Its owner.
    pub account: Option<AccountId>,
    /// Its region.
    pub region: Option<Region>,
    /// Its zone.
    pub zone: Option<Arc<str>>,
    /// A vSwitch's VPC.
    pub vpc_id: Option<Arc<str>>,
    /// Its status.
    pub status: Option<Arc<str>>,
    /// Its tags.
    pub tags: Option<Tags>,
    /// Its blocks.
    pub cidrs: Vec<ObservedCidr>,
    /// Whether it has vSwitches.
    pub vswitches: VSwitchNote,
    /// When its cloud discovered it.
    pub discovered_at: Option<Time>,
}

/// One address in use as observed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObservedAddress {
    /// IPv4 or IPv6.
    pub family: Family,
    /// The address as a number.
    pub address: u128,
    /// What uses it.
    pub resource_id: Arc<str>,
    /// The service of that.
    pub service: Arc<str>,
    /// Its vSwitch.
    pub vswitch_id: Arc<str>,
    /// Its VPC.
    pub vpc_id: Arc<str>,
    /// Its region.
    pub region: Option<Region>,
}

/// One list as one source saw it at one time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObservedList {
    /// Whose list it is.
    pub source: SourceChoice,
    /// The file it came in.
    pub file: Arc<str>,
    /// When it was observed.
    pub observed_at: Time,
    /// Whole or partial.
    pub extent: ListExtent,
    /// Whose vSwitches it lists fully.
    pub covers: Vec<Coverage>,
    /// VPCs and vSwitches.
    pub resources: Vec<ObservedResource>,
    /// Single addresses.
    pub addresses: Vec<ObservedAddress>,
}

/// Files dropped together: one command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// What has to be made first.
    pub set_up: Vec<SetUp>,
    /// The lists, in any order.
    pub lists: Vec<ObservedList>,
    /// What to do where much would be gone.
    pub removal: LargeRemoval,
    /// Which of the VPCs that it brings take the place of planned ones (domain.md, D15).
    pub matches: Vec<Match>,
    /// CIDRs that come back, to be allocated again (domain.md, D18).
    pub allocate_again: Vec<VpcRow>,
}

impl SetUp {
    /// Makes an IPAM of these regions, without a name.
    pub fn ipam(region: Region, effective_regions: Vec<Region>) -> SetUp {
        SetUp::CreateIpam(CreateIpam { region, effective_regions, label: Label::default() })
    }
}
