//! Discovered and planned resources, and the sources that hold them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::address::{Cidr, Count, Family};

use super::{
    AccountId, DiscoveryId, IpamId, PoolId, Provider, Region, ScopeId, SourceId, Tags, Time,
};

pub use super::resource_kind::ResourceKind;

/// A resource's row in the workspace. Its identity in the cloud is [`Identity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ResourceKey(pub u32);

/// What makes a resource the same one in the next file (domain.md, D16).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Identity {
    /// Ids that are unique over the whole cloud.
    Global(Provider, Arc<str>),
    /// Ids that are unique within their source only.
    Local(SourceId, Arc<str>),
    /// An id of our own, for what is planned here: no feed can name it (domain.md, D15).
    Planned(Arc<str>),
}

/// How a resource came into the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// A feed told of it.
    Discovered,
    /// A vSwitch named it as its VPC; nothing else is known yet.
    Placeholder,
    /// It is planned here, for the IPAM of its pool (domain.md, D15).
    Planned(IpamId),
}

/// Numbers that a feed states about one CIDR.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stated {
    /// Addresses in total.
    pub total: Option<Count>,
    /// Addresses in use.
    pub used: Option<Count>,
    /// Addresses available.
    pub available: Option<Count>,
    /// The share in use, in hundredths of a per cent.
    pub share: Option<u16>,
}

/// Whether a CIDR takes part in monitoring (domain.md, D10).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Watch {
    /// It does.
    #[default]
    Watched,
    /// A person marked it as ignored.
    Ignored,
}

/// Whether auto-import may take a CIDR (domain.md, D13).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hold {
    /// It may.
    #[default]
    Free,
    /// It was released by hand: not for auto-import until cleared or allocated.
    Held,
    /// It may; it was allocated from this pool until its resource was gone (domain.md, D18).
    Lost(PoolId),
}

/// The sources that list a CIDR: mostly one, which lies in the row itself, so that a walk over all
/// rows is a walk through memory.
pub type Holders = SmallVec<[SourceId; 2]>;

/// The CIDRs of a resource: mostly one, which lies in the row itself for the same reason.
pub type ResourceCidrs = SmallVec<[ResourceCidr; 1]>;

/// One CIDR of a resource: what statuses belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceCidr {
    /// The block.
    pub cidr: Cidr,
    /// The sources that list it, sorted.
    pub holders: Holders,
    /// What the newest of them states about it.
    pub stated: Stated,
    /// When that was stated.
    pub stated_at: Time,
    /// Ignored or not.
    pub watch: Watch,
    /// Not for auto-import, or free for it.
    pub hold: Hold,
    /// When it was first seen, or last changed.
    pub discovered_at: Time,
    /// Since when no source holds it any more (domain.md, D18).
    pub gone_since: Option<Time>,
}

impl ResourceCidr {
    /// True while a source holds it, or a plan.
    pub fn is_live(&self) -> bool {
        self.gone_since.is_none()
    }
}

/// What a feed says of a VPC's vSwitches, beyond listing them.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum VSwitchNote {
    /// Nothing.
    #[default]
    Unsaid,
    /// It has none.
    None,
    /// It has some.
    Some,
}

/// A VPC or vSwitch (domain.md, 1.9). Facts come from the newest observation that states them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// Its row.
    pub key: ResourceKey,
    /// What makes it the same one in the next file.
    pub identity: Identity,
    /// Whose cloud it is in.
    pub provider: Provider,
    /// VPC or vSwitch.
    pub kind: ResourceKind,
    /// Its name; empty where it has none.
    pub name: Arc<str>,
    /// The account that owns it.
    pub account: Option<AccountId>,
    /// Its region.
    pub region: Option<Region>,
    /// Its zone.
    pub zone: Option<Arc<str>>,
    /// For a vSwitch: its VPC's row, which may be a placeholder.
    pub vpc: Option<ResourceKey>,
    /// Its status in the cloud, such as `Available`.
    pub status: Option<Arc<str>>,
    /// Its tags in the cloud.
    pub tags: Tags,
    /// How it came here.
    pub origin: Origin,
    /// Its CIDRs, sorted; a placeholder has none.
    pub cidrs: ResourceCidrs,
    /// What a feed says of its vSwitches.
    pub vswitches: VSwitchNote,
    /// When each fact was observed.
    pub seen: Seen,
}

/// When facts of a resource were observed: at `latest`, but for the older ones named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The newest observation.
    pub latest: Time,
    /// Facts that only an older observation stated, with its time.
    pub older: Vec<(Fact, Time)>,
}

impl Seen {
    /// When this fact was last stated.
    pub fn of(&self, fact: Fact) -> Time {
        self.older.iter().find(|(of, _)| *of == fact).map_or(self.latest, |(_, at)| *at)
    }
}

/// A fact of a resource that sources may state at different times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fact {
    /// Its name.
    Name,
    /// Its account.
    Account,
    /// Its region.
    Region,
    /// Its zone.
    Zone,
    /// Its VPC.
    Vpc,
    /// Its status.
    Status,
    /// Its tags.
    Tags,
    /// Whether it has vSwitches.
    VSwitches,
}

impl Fact {
    /// All facts.
    pub const ALL: [Fact; 8] = [
        Fact::Name,
        Fact::Account,
        Fact::Region,
        Fact::Zone,
        Fact::Vpc,
        Fact::Status,
        Fact::Tags,
        Fact::VSwitches,
    ];
}

impl Resource {
    /// The id that the cloud, or the source, gave it.
    pub fn external_id(&self) -> &Arc<str> {
        match &self.identity {
            Identity::Global(_, id) | Identity::Local(_, id) | Identity::Planned(id) => id,
        }
    }

    /// The CIDR row of this block.
    pub fn cidr(&self, block: Cidr) -> Option<&ResourceCidr> {
        self.cidrs.iter().find(|row| row.cidr == block)
    }

    /// The CIDR rows that are not gone.
    pub fn live_cidrs(&self) -> impl Iterator<Item = &ResourceCidr> {
        self.cidrs.iter().filter(|row| row.is_live())
    }

    /// The IPAM that it is planned for, where it is planned.
    pub fn planned_for(&self) -> Option<IpamId> {
        match self.origin {
            Origin::Planned(ipam) => Some(ipam),
            Origin::Discovered | Origin::Placeholder => None,
        }
    }

    /// True where it has a live CIDR of the family.
    pub fn has_family(&self, family: Family) -> bool {
        self.live_cidrs().any(|row| row.cidr.family() == family)
    }
}

/// What a source lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    /// VPCs.
    Vpcs,
    /// vSwitches.
    VSwitches,
    /// Both.
    Resources,
    /// Prefixes of a prefix tool, which nest by design (domain.md, D9).
    Prefixes,
    /// Single addresses.
    Addresses,
}

/// That the vSwitches of an account in a region are fully known (domain.md, D11).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Coverage {
    /// The account; none where the list did not say.
    pub account: Option<AccountId>,
    /// The region.
    pub region: Region,
}

/// A feed source: one list of one account that later files update (domain.md, D16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// The discovery that it feeds.
    pub discovery: DiscoveryId,
    /// Whose cloud it lists.
    pub provider: Provider,
    /// What it lists.
    pub kind: SourceKind,
    /// The account that asked.
    pub account: Option<AccountId>,
    /// The regions asked for; empty means all.
    pub regions: Vec<Region>,
    /// The file it last came in.
    pub file: Arc<str>,
    /// The scope of its unmanaged rows, where the user chose one (domain.md, D7).
    pub home_scope: Option<ScopeId>,
    /// The time of its newest observation.
    pub observed_at: Time,
    /// Whether the user confirmed that its files are whole lists (domain.md, D17).
    pub whole: WholeList,
    /// Whose vSwitches it lists fully.
    pub covers: Vec<Coverage>,
}

/// Whether a source's files were confirmed to be whole lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WholeList {
    /// Not confirmed: what is missing in a file stays.
    #[default]
    Unconfirmed,
    /// Confirmed: what is missing in a whole file is gone.
    Confirmed,
}

/// One address in use (domain.md, 1.10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscoveredAddress {
    /// Where it is and which one.
    pub key: AddressKey,
    /// The resource that uses it.
    pub resource_id: Arc<str>,
    /// The cloud service of that resource, such as `ECS`.
    pub service: Arc<str>,
    /// Its VPC.
    pub vpc_id: Arc<str>,
    /// Its region.
    pub region: Option<Region>,
    /// The source that listed it.
    pub source: SourceId,
    /// When it was observed.
    pub observed_at: Time,
}

/// An address within its vSwitch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AddressKey {
    /// Whose cloud.
    pub provider: Provider,
    /// The vSwitch.
    pub vswitch_id: Arc<str>,
    /// IPv4 or IPv6.
    pub family: Family,
    /// The address as a number.
    pub address: u128,
}
