//! The nouns of domain.md, section 1, and the [`Workspace`] that owns them.

mod id;
mod region;
mod resource_kind;

pub use id::{
    AllocationId, AssociationId, DiscoveryId, IdError, IpamId, PoolId, ReferenceSetId, ScopeId,
    ShareId, SourceId,
};
pub use region::{AccountId, Provider, Region, UnknownProvider};
pub use resource_kind::ResourceKind;
