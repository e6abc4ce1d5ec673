//! Lists: what the vendor's List calls answer, with their filters and pages (domain.md, 1).
//!
//! Pure functions over a workspace, which change nothing. A list is in the order of its keys, and
//! a page goes on after the last key of the one before, so that rows which come or go meanwhile
//! are neither shown twice nor lost. A list counts all that it would show, so a page costs
//! O(rows of the table), or less where an index leads to fewer; each function says it.
//!
//! | list | cost |
//! |---|---|
//! | a list of IPAMs, scopes, pools, discoveries, associations, members | O(rows of the table) |
//! | CIDRs or allocations of a pool | O(those of the pool) |
//! | the monitored view | O(rows of the scope) |
//! | what is discovered, what is gone | O(resources) |

mod address;
mod association;
mod discovered;
mod discovery;
mod gone;
mod ipam;
mod label;
mod member;
mod page;
mod pool;
mod resource_cidr;
mod scope;
mod share;
mod tags;

pub use address::{AddressFilter, AddressFilterError, list_discovered_addresses};
pub use association::{AssociationFilter, list_associations};
pub use discovered::{DiscoveredCidr, DiscoveredFilter, list_discovered_resources};
pub use discovery::{DiscoveryFilter, DiscoveryOf, list_discoveries};
pub use gone::{GoneCidr, GoneFilter, list_gone};
pub use ipam::{IpamFilter, list_ipams};
pub use label::{LabelFilter, SharedTo, TagFilter};
pub use member::{MemberFilter, list_members};
pub use page::{
    Ids, Listed, MaxAddresses, MaxResults, MaxTags, NextToken, OutOfRange, Page, PageSize,
    TooManyIds,
};
pub use pool::{
    AllocationFilter, PoolFilter, Source, list_allocations, list_pool_cidrs, list_pools,
};
pub use resource_cidr::{CidrsOf, ResourceCidrFilter, list_resource_cidrs};
pub use scope::{ScopeFilter, list_scopes};
pub use share::{ShareStanding, share_standing};
pub use tags::{TagOf, TaggedFilter, TaggedKind, list_tags};
