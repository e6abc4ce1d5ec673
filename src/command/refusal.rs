//! Why the rules say no: typed, with the vendor's code, the objects, and the remedy as data. Plain
//! data.

mod code;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::address::{Cidr, Family};
use crate::model::{
    AllocationId, AssociationId, DiscoveryId, IpamId, Isp, Lifecycle, MemberKey, PoolId, Provider,
    Quota, ReferenceSetId, Region, ResourceKey, ResourceKind, ScopeId, ShareId, SharedObject,
    SourceId, TextField, TextProblem,
};

use super::{MemberRule, SharingRule};

/// An object that a sentence names and a link opens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ObjectRef {
    /// An IPAM.
    Ipam(IpamId),
    /// A scope.
    Scope(ScopeId),
    /// A pool.
    Pool(PoolId),
    /// A provisioned CIDR.
    PoolCidr(PoolId, Cidr),
    /// An allocation.
    Allocation(AllocationId),
    /// A discovery.
    Discovery(DiscoveryId),
    /// The association of a discovery.
    Association(AssociationId),
    /// A feed source.
    Source(SourceId),
    /// A VPC or vSwitch.
    Resource(ResourceKey),
    /// One CIDR of it.
    ResourceCidr(ResourceKey, Cidr),
    /// A managed member.
    Member(MemberKey),
    /// A share unit.
    Share(ShareId),
    /// A set of published ranges.
    ReferenceSet(ReferenceSetId),
}

impl ObjectRef {
    /// The object that a share is of.
    pub fn of_shared(object: SharedObject) -> ObjectRef {
        match object {
            SharedObject::Pool(id) => ObjectRef::Pool(id),
            SharedObject::Discovery(id) => ObjectRef::Discovery(id),
        }
    }
}

/// Which part of the request a reason speaks of, so that a form can show it there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Spot {
    /// The request as a whole.
    #[default]
    Whole,
    /// The name.
    Name,
    /// The description.
    Description,
    /// The resource group.
    Group,
    /// The account.
    Account,
    /// The zone.
    Zone,
    /// The tags.
    Tags,
    /// The region.
    Region,
    /// The effective regions.
    Regions,
    /// The IP version or line.
    Family,
    /// The allocation rules.
    Rules,
    /// The auto-import switch.
    AutoImport,
    /// One row of a list of CIDRs, from 0.
    Row(usize),
}

/// What a person can do about a refusal, as data, so that the page offers it as a click.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Use this block: it is free and allowed.
    UseCidr(Cidr),
    /// Use this prefix length: it is allowed, or still fits.
    UsePrefixLen(u8),
    /// Open this object.
    Open(ObjectRef),
    /// Raise this quota in the settings.
    RaiseQuota(Quota),
    /// Delete the dependants too.
    DeleteToo,
    /// Add this region to the IPAM's effective regions.
    AddRegion(IpamId, Region),
    /// Take the place of the reservations that are in the way.
    ReplaceReservations,
    /// Confirm that so much is really gone.
    ConfirmRemoval,
    /// Change the setting for IPv6 in private scopes.
    AllowPrivateIpv6,
    /// Set that this account is the delegated administrator.
    BecomeAdministrator,
    /// End the management of this member.
    RemoveMember(MemberKey),
    /// End this share.
    Unshare(ShareId),
    /// Give up this object of another account.
    Leave(SharedObject),
    /// End the association of the IPAM with this discovery.
    Dissociate(IpamId, DiscoveryId),
    /// Use this region: it is the one that is asked for here.
    UseRegion(Region),
    /// Clear the ignored mark of this CIDR.
    StopIgnoring(ResourceKey, Cidr),
}

/// A rule that a command breaks, with the objects that it breaks it with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The object is not there, or not any more.
    NotFound(ObjectRef),
    /// A text breaks the rules for its field.
    Text(TextField, TextProblem),
    /// A quota is used up.
    Quota(Quota, u32),
    /// A list of regions is empty or lacks the managed region.
    ManagedRegionMissing(Region),
    /// The managed region cannot be removed.
    ManagedRegionStays(Region),
    /// The region is not among the effective regions.
    RegionNotEffective(Region, IpamId),
    /// The region is already an effective one.
    RegionAlreadyEffective(Region),
    /// A default scope cannot be deleted.
    DefaultScope(ScopeId),
    /// A default discovery cannot be edited, dissociated or deleted by itself.
    DefaultDiscovery(DiscoveryId),
    /// Other objects depend on this one.
    Depends {
        /// What was to go.
        object: ObjectRef,
        /// What stands on it.
        dependants: Vec<ObjectRef>,
        /// What sort of dependence it is.
        kind: Dependence,
    },
    /// The discovery's managed region is not the IPAM's.
    DiscoveryElsewhere(DiscoveryId, IpamId),
    /// No IPAM is managed in this region, so it has no default discovery either.
    NoIpamIn(Region),
    /// The two are not associated.
    NotAssociated(DiscoveryId, IpamId),
    /// The two are already associated.
    AlreadyAssociated(DiscoveryId, IpamId),
    /// A public scope is no home for a source: IPv6 lives there anyhow, and IPv4 cannot.
    PublicHome(ScopeId),
    /// The scope's IPAM does not use the discovery, so no row of its sources lives there.
    HomeOfOther(ScopeId, DiscoveryId),
    /// The source pool lies in another scope, or has another IP version or line.
    SourcePoolMismatch(PoolId),
    /// A sub-pool has the region of its source pool.
    RegionInherited(Region),
    /// IPv6 pools need a region.
    RegionRequired,
    /// The scope does not take this IP version.
    FamilyNotInScope(Family, ScopeId),
    /// The block's IP version is not the pool's.
    FamilyMismatch(Family),
    /// Minimum ≤ default ≤ maximum does not hold, or a length is beyond the family's bits.
    RulesNotSound,
    /// Auto-import needs an effective region and a default scope.
    AutoImportImpossible(AutoImportObstacle),
    /// The block touches space that cannot be provisioned or allocated (domain.md, D21, 2.6).
    ForbiddenSpace {
        /// The block asked for.
        cidr: Cidr,
        /// The reserved block.
        reserved: Cidr,
    },
    /// A pool of this kind takes no mask without a CIDR.
    MaskWithoutSource,
    /// The pool has no CIDR to take from.
    PoolEmpty(PoolId),
    /// The block overlaps a provisioned CIDR of this pool.
    OverlapsPoolCidr {
        /// The block asked for.
        cidr: Cidr,
        /// The pool in the way.
        pool: PoolId,
        /// Its block.
        with: Cidr,
    },
    /// The block overlaps another one of the same request.
    OverlapsRow {
        /// The block asked for.
        cidr: Cidr,
        /// The other block.
        with: Cidr,
    },
    /// The block is not inside one provisioned CIDR of the pool.
    NotInside(Cidr, PoolId),
    /// The block, or part of it, is taken.
    NotFree {
        /// The block asked for.
        cidr: Cidr,
        /// What is in the way.
        taken_by: Vec<AllocationId>,
    },
    /// No free block of this prefix length is left in the pool.
    NoRoom(u8, PoolId),
    /// Neither a CIDR nor a prefix length was given, and the pool has no default.
    NothingAsked,
    /// There is nothing to do it with.
    NothingChosen,
    /// A reference set has no range.
    NoRanges,
    /// The prefix length is outside the pool's rules or the family's bits.
    MaskNotAllowed {
        /// The prefix length.
        prefix_len: u8,
        /// The shortest allowed.
        min: u8,
        /// The longest allowed.
        max: u8,
    },
    /// A pool without a region cannot allocate to a VPC.
    PoolWithoutRegion(PoolId),
    /// The VPC lies in another region than the pool.
    VpcElsewhere(ResourceKey, PoolId),
    /// The VPC CIDR is allocated already.
    AlreadyAllocated(AllocationId),
    /// The CIDR is ignored.
    CidrIgnored(ResourceKey, Cidr),
    /// Only a VPC's CIDR can be allocated.
    NotAVpc(ResourceKey),
    /// The resource is no vSwitch.
    NotAVSwitch(ResourceKey),
    /// The resource is not planned here, so only its cloud can change it.
    NotPlanned(ResourceKey),
    /// A planned VPC is nothing but its allocations, so it cannot be ignored.
    PlannedVpc(ResourceKey),
    /// The VPC is planned for another IPAM than that of the pool.
    PlannedElsewhere(ResourceKey, PoolId),
    /// The provider's VPCs start with an IPv4 block, and the pool has none.
    Ipv4First(PoolId),
    /// The VPC has as many blocks of this IP version as a VPC can have.
    TooManyCidrs {
        /// The VPC.
        vpc: ResourceKey,
        /// The IP version.
        family: Family,
        /// How many it can have.
        limit: usize,
    },
    /// The provider takes no block of this length.
    ProviderMask {
        /// Whose cloud.
        provider: Provider,
        /// VPC or vSwitch.
        kind: ResourceKind,
        /// The prefix length.
        prefix_len: u8,
        /// The shortest allowed.
        min: u8,
        /// The longest allowed.
        max: u8,
    },
    /// The block overlaps another one of the same VPC.
    OverlapsResource {
        /// The block asked for.
        cidr: Cidr,
        /// The VPC, or the vSwitch of it, in the way.
        resource: ResourceKey,
        /// Its block.
        with: Cidr,
    },
    /// The block is not inside one CIDR of the VPC that is allocated from a pool.
    NotInVpc(Cidr, ResourceKey),
    /// No free block of this prefix length is left in the VPC.
    NoRoomInVpc(u8, ResourceKey),
    /// The VPC's block is of another account's pool, and no IPAM here monitors it.
    VpcUnseen(ResourceKey),
    /// The VPC of this id cannot take the place of the planned one.
    CannotMatch(ResourceKey, Arc<str>),
    /// The CIDR is not gone, so there is nothing to purge.
    NotGone(ResourceKey, Cidr),
    /// The object is being made, changed or deleted.
    IncorrectStatus(ObjectRef, Lifecycle),
    /// Only a public IPv6 pool has a line.
    IspWithoutPublicIpv6(Isp),
    /// The allocation of a sub-pool is released by deprovisioning the sub-pool's CIDR.
    SubPoolAllocation(AllocationId),
    /// An import would remove a large part of a source's resources.
    LargeRemoval {
        /// The source's file.
        file: Arc<str>,
        /// How many would go.
        removed: usize,
        /// Of how many.
        of: usize,
    },
    /// The setting cannot be switched off while it is in use.
    PrivateIpv6InUse(PoolId),
    /// A rule about accounts and members.
    Members(MemberRule),
    /// A rule of sharing.
    Sharing(SharingRule),
    /// The command broke off; what it had done was taken back.
    Interrupted,
}

/// What sort of objects depend on the one that was to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dependence {
    /// Pools of an IPAM, scope, region or pool.
    Pools,
    /// Custom scopes of an IPAM.
    Scopes,
    /// Provisioned CIDRs of a pool.
    PoolCidrs,
    /// Sub-pool CIDRs within a provisioned CIDR.
    SubCidrs,
    /// Custom allocations within a provisioned CIDR or pool.
    CustomAllocations,
    /// VPC allocations within a provisioned CIDR or pool.
    VpcAllocations,
    /// Share units.
    Shares,
    /// Associations of an IPAM with discoveries besides its default one.
    Associations,
    /// Managed members.
    Members,
}

/// Why a pool cannot import by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AutoImportObstacle {
    /// It has no effective region.
    NoRegion,
    /// It lies in a custom scope.
    CustomScope,
}

/// One reason against a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule that it breaks.
    pub rule: Rule,
    /// Where in the request.
    pub spot: Spot,
    /// What can be done, best first.
    pub remedies: Vec<Remedy>,
}

impl Reason {
    /// A reason against the request as a whole.
    pub fn new(rule: Rule) -> Reason {
        Reason { rule, spot: Spot::Whole, remedies: Vec::new() }
    }

    /// The same reason at a part of the request.
    #[must_use]
    pub fn at(mut self, spot: Spot) -> Reason {
        self.spot = spot;
        self
    }

    /// The same reason with one more remedy.
    #[must_use]
    pub fn or(mut self, remedy: Remedy) -> Reason {
        self.remedies.push(remedy);
        self
    }

    /// The same reason with a remedy where there is one.
    #[must_use]
    pub fn or_maybe(self, remedy: Option<Remedy>) -> Reason {
        match remedy {
            Some(remedy) => self.or(remedy),
            None => self,
        }
    }
}

impl From<Rule> for Reason {
    fn from(rule: Rule) -> Reason {
        Reason::new(rule)
    }
}

/// The rules say no; nothing has changed. All reasons are given together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// At least one.
    pub reasons: Vec<Reason>,
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Refusal {
        Refusal { reasons: vec![reason] }
    }
}

impl From<Rule> for Refusal {
    fn from(rule: Rule) -> Refusal {
        Reason::new(rule).into()
    }
}
