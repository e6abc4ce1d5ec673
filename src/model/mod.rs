//! The nouns of domain.md, section 1, and the [`Workspace`] that owns them.
//!
//! | operation | cost |
//! |---|---|
//! | a row by its key | O(log n), a resource O(1) |
//! | a resource by its identity, the allocation of a VPC CIDR | O(1) |
//! | allocations of a pool that hit a block | O(log a + hits) |
//! | one row operation | O(log n) |

mod catalogue;
mod change;
mod id;
mod index;
pub mod integrity;
mod ipam;
mod label;
mod pool;
mod region;
mod resource;
mod resource_kind;
mod resources;
mod settings;
mod sharing;
mod table;
mod time;
mod workspace;

pub use catalogue::{RegionName, known_regions, region_name};
pub use change::Change;
pub use id::{
    AllocationId, AssociationId, DiscoveryId, IdError, IpamId, PlannedVSwitchId, PlannedVpcId,
    PoolId, ReferenceSetId, ScopeId, ShareId, SourceId,
};
pub use ipam::{Association, Discovery, DiscoveryKind, Ipam, Scope, ScopeKind, ShareType};
pub use label::{
    Label, Lifecycle, MAX_CODE, MAX_TAGS, Tags, TextField, TextProblem, check_code,
    check_description, check_group, check_name, check_tag_key, check_tag_value, is_reserved_tag,
};
pub use pool::{
    Allocation, AllocationTarget, AutoImport, CidrOrigin, Isp, MaskBreach, MaskRules, Pool,
    ProvisionedCidr,
};
pub use region::{AccountId, Provider, Region, UnknownProvider};
pub use resource::{
    AddressKey, Coverage, DiscoveredAddress, Fact, Hold, Holders, Identity, Origin, Resource,
    ResourceCidr, ResourceCidrs, ResourceKey, ResourceKind, Seen, Source, SourceKind, Stated,
    VSwitchNote, Watch, WholeList,
};
pub use resources::{BadKey, Resources};
pub use settings::{DirectoryRole, PrivateIpv6, Quota, Settings};
pub use sharing::{
    AcceptedShare, Claim, ClaimState, Member, MemberKey, ReferenceRange, ReferenceSet, Relation,
    Share, SharedObject,
};
pub use table::{Delta, Keyed, Table};
pub use time::Time;
pub(crate) use workspace::TableRow;
pub use workspace::{RowKey, RowOp, SettingsKey, TableName, Workspace, is_unique_local};
