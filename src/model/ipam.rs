//! IPAMs, scopes, discoveries and their associations.

use serde::{Deserialize, Serialize};

use super::{
    AccountId, AssociationId, DiscoveryId, IpamId, Label, Lifecycle, Region, ScopeId, Time,
};

/// An IP address manager (domain.md, 1.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ipam {
    /// Its id.
    pub id: IpamId,
    /// Name, description, group, tags.
    pub label: Label,
    /// The managed region: where it lives. Never changes.
    pub region: Region,
    /// Where it works: sorted, and always with the managed region.
    pub effective_regions: Vec<Region>,
    /// Where it stands in its life.
    pub status: Lifecycle,
    /// When it was made.
    pub created_at: Time,
    /// The account that owns it.
    pub owner: AccountId,
    /// Its default public scope.
    pub public_scope: ScopeId,
    /// Its default private scope.
    pub private_scope: ScopeId,
    /// Its default discovery.
    pub default_discovery: DiscoveryId,
    /// The association with that discovery.
    pub default_association: AssociationId,
}

/// What a scope is for; it fixes the IP version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScopeKind {
    /// IPv6 blocks that the cloud assigns.
    Public,
    /// IPv4, and IPv6 where the settings allow it.
    Private,
}

/// An independent address space of an IPAM (domain.md, 1.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Its id.
    pub id: ScopeId,
    /// The IPAM it belongs to.
    pub ipam: IpamId,
    /// Name, description, group, tags.
    pub label: Label,
    /// Public or private.
    pub kind: ScopeKind,
    /// Where it stands in its life.
    pub status: Lifecycle,
    /// When it was made.
    pub created_at: Time,
    /// The account that owns it.
    pub owner: AccountId,
}

/// How a discovery came to be; it decides whose regions it follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DiscoveryKind {
    /// The default one of an IPAM: its effective regions are the IPAM's.
    System(IpamId),
    /// One that a person made: its effective regions are its own, sorted, with the managed one.
    Custom(Vec<Region>),
}

/// With whom a discovery or pool is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ShareType {
    /// With nobody.
    #[default]
    Plain,
    /// By somebody to this account.
    Shared,
    /// By this account to somebody.
    Sharing,
}

/// A resource discovery (domain.md, 1.7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discovery {
    /// Its id.
    pub id: DiscoveryId,
    /// Name, description, group, tags.
    pub label: Label,
    /// The managed region.
    pub region: Region,
    /// Default or custom, with its effective regions.
    pub kind: DiscoveryKind,
    /// With whom it is shared.
    pub share: ShareType,
    /// Where it stands in its life.
    pub status: Lifecycle,
    /// When it was made.
    pub created_at: Time,
    /// The account that owns it.
    pub owner: AccountId,
}

/// That an IPAM uses a discovery (domain.md, 1.8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Association {
    /// Its id.
    pub id: AssociationId,
    /// The IPAM.
    pub ipam: IpamId,
    /// The discovery.
    pub discovery: DiscoveryId,
    /// When the two were joined.
    pub created_at: Time,
}
