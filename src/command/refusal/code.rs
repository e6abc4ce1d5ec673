//! The vendor's error codes, and ours in the same style where none is public (domain.md, 2.12).
//! O(1).

use crate::model::{Quota, ResourceKind, TextField, TextProblem};

use super::{Dependence, ObjectRef, Rule};

impl Rule {
    /// The vendor's error code, or ours in the same style where none is public (domain.md, 2.12).
    pub fn code(&self) -> &'static str {
        match self {
            Rule::NotFound(object) => not_found(object),
            Rule::Text(TextField::TagKey, TextProblem::Duplicate) => "DuplicatedParam.TagKey",
            Rule::Text(TextField::Name, _) => "IllegalParam.Name",
            Rule::Text(TextField::Description, _) => "IllegalParam.Description",
            Rule::Text(TextField::TagKey | TextField::TagValue, _) => "IllegalParam.Tag",
            Rule::Text(TextField::ResourceGroup, _) => "IllegalParam.ResourceGroupId",
            Rule::Text(TextField::Zone, _) => "IllegalParam.ZoneId",
            Rule::Text(TextField::Region, _) => "IllegalParam.RegionId",
            Rule::NoIpamIn(_) => "ResourceNotFound.Ipam",
            Rule::NotAssociated(..) => "ResourceNotFound.ResourceDiscoveryAssociation",
            Rule::Quota(quota, _) => quota_code(*quota),
            Rule::ManagedRegionMissing(_) | Rule::ManagedRegionStays(_) => {
                "OperationDenied.ManagedRegion"
            }
            Rule::RegionNotEffective(..) => "IllegalParam.Region",
            Rule::RegionAlreadyEffective(_) => "DuplicatedParam.Region",
            Rule::DefaultScope(_) => "OperationDenied.DeleteDefaultScope",
            Rule::DefaultDiscovery(_) => "OperationDenied.DefaultResourceDiscovery",
            // The vendor has a code of its own for the reservations of a pool that is to go.
            Rule::Depends {
                object: ObjectRef::Pool(_),
                kind: Dependence::CustomAllocations,
                ..
            } => "DependencyViolation.CustomPoolAllocation",
            Rule::Depends { kind, .. } => kind.code(),
            Rule::Interrupted => "OperationConflict",
            Rule::DiscoveryElsewhere(..) => "OperationDenied.ManagedRegionMismatch",
            Rule::AlreadyAssociated(..) => "OperationDenied.AlreadyAssociated",
            Rule::PublicHome(_) | Rule::HomeOfOther(..) => "IllegalParam.IpamScope",
            Rule::SourcePoolMismatch(_) => "IllegalParam.SourceIpamPool",
            Rule::RegionInherited(_) | Rule::RegionRequired => "IllegalParam.PoolRegion",
            Rule::FamilyNotInScope(..) => "IllegalParam.IpVersion",
            Rule::FamilyMismatch(_) => "Mismatch.IpVersionAndIpamPoolIpVersion",
            Rule::RulesNotSound => "IllegalParam.CidrMask",
            Rule::AutoImportImpossible(_) => "IllegalParam.AutoImport",
            Rule::ForbiddenSpace { .. } => "OperationDenied.CidrInExcludeCidrs",
            Rule::MaskWithoutSource => "IllegalParam.Cidr",
            Rule::PoolEmpty(_) => "OperationDenied.ParentPoolNoCidr",
            Rule::OverlapsPoolCidr { .. } | Rule::OverlapsRow { .. } => {
                "OperationDenied.CidrConflict"
            }
            Rule::NotInside(..) | Rule::NotFree { .. } => "OperationDenied.CidrUnavailableInPool",
            Rule::NoRoom(..) => "ResourceNotEnough.IpamPoolCidr",
            Rule::NothingAsked => "MissingParam.CidrOrCidrMask",
            Rule::NothingChosen => "MissingParam.ResourceId",
            Rule::NoRanges => "MissingParam.Cidr",
            Rule::MaskNotAllowed { .. } => "OperationDenied.MaskOfCidrIsNotAllowed",
            Rule::PoolWithoutRegion(_) => "OperationDenied.IpamPoolNotInRegion",
            Rule::VpcElsewhere(..) => "OperationDenied.RequestRegionInvalid",
            Rule::AlreadyAllocated(_) => "OperationDenied.CidrAlreadyAllocated",
            Rule::CidrIgnored(..) => "OperationDenied.ResourceIgnored",
            Rule::NotAVpc(_) => "IllegalParam.ResourceType",
            Rule::NotAVSwitch(_) => "IllegalParam.ResourceType",
            Rule::NotPlanned(_) => "OperationDenied.ResourceNotPlanned",
            Rule::PlannedVpc(_) => "OperationDenied.ResourcePlanned",
            Rule::PlannedElsewhere(..) => "IllegalParam.IpamPool",
            Rule::Ipv4First(_) => "MissingParam.Ipv4Cidr",
            Rule::TooManyCidrs { .. } => "QuotaExceeded.VpcCidr",
            Rule::ProviderMask { kind: ResourceKind::Vpc, .. } => "IllegalParam.Ipv4CidrMask",
            Rule::ProviderMask { kind: ResourceKind::VSwitch, .. } => "IllegalParam.CidrMask",
            Rule::OverlapsResource { .. } => "OperationDenied.CidrConflict",
            Rule::NotInVpc(..) => "IllegalParam.Cidr",
            Rule::NoRoomInVpc(..) => "OperationDenied.AvailableCidrInsufficient",
            Rule::VpcUnseen(_) => "OperationDenied.ResourceNotMonitored",
            Rule::CannotMatch(..) => "OperationDenied.PlannedMismatch",
            Rule::NotGone(..) => "OperationDenied.ResourceExists",
            Rule::IncorrectStatus(object, _) => incorrect_status(object),
            Rule::IspWithoutPublicIpv6(_) => "IllegalParam.Ipv6Isp",
            Rule::SubPoolAllocation(_) => "OperationDenied.ResourceTypeIsNotCustom",
            Rule::LargeRemoval { .. } => "OperationDenied.LargeRemoval",
            Rule::PrivateIpv6InUse(_) => "OperationDenied.SettingInUse",
            Rule::Members(rule) => rule.code(),
            Rule::Sharing(rule) => rule.code(),
        }
    }
}

fn not_found(object: &ObjectRef) -> &'static str {
    match object {
        ObjectRef::Ipam(_) => "ResourceNotFound.Ipam",
        ObjectRef::Scope(_) => "ResourceNotFound.IpamScope",
        ObjectRef::Pool(_) => "ResourceNotFound.IpamPool",
        ObjectRef::PoolCidr(..) => "ResourceNotFound.IpamPoolCidr",
        ObjectRef::Allocation(_) => "ResourceNotFound.IpamPoolAllocation",
        ObjectRef::Discovery(_) => "ResourceNotFound.IpamResourceDiscovery",
        ObjectRef::Association(_) => "ResourceNotFound.ResourceDiscoveryAssociation",
        ObjectRef::Source(_) => "ResourceNotFound.Source",
        ObjectRef::Resource(_) | ObjectRef::ResourceCidr(..) => "ResourceNotFound.Resource",
        ObjectRef::Member(_) => "ResourceNotFound.IpamMember",
        ObjectRef::Share(_) => "ResourceNotFound.ResourceShare",
        ObjectRef::ReferenceSet(_) => "ResourceNotFound.ReferenceSet",
    }
}

fn incorrect_status(object: &ObjectRef) -> &'static str {
    match object {
        ObjectRef::Ipam(_) => "IncorrectStatus.Ipam",
        ObjectRef::Scope(_) => "IncorrectStatus.IpamScope",
        ObjectRef::Pool(_) | ObjectRef::PoolCidr(..) => "IncorrectStatus.IpamPool",
        ObjectRef::Allocation(_) => "IncorrectStatus.IpamPoolAllocation",
        ObjectRef::Discovery(_) | ObjectRef::Association(_) | ObjectRef::Source(_) => {
            "IncorrectStatus.IpamResourceDiscovery"
        }
        ObjectRef::Resource(_) | ObjectRef::ResourceCidr(..) => "IncorrectStatus.Resource",
        ObjectRef::Member(_) => "IncorrectStatus.IpamMember",
        ObjectRef::Share(_) => "IncorrectStatus.ResourceShare",
        ObjectRef::ReferenceSet(_) => "IncorrectStatus.ReferenceSet",
    }
}

fn quota_code(quota: Quota) -> &'static str {
    match quota {
        Quota::IpamQuotaPerRegion => "QuotaExceeded.Ipam",
        Quota::IpamScopeQuotaPerIpam => "QuotaExceeded.IpamScope",
        Quota::IpamPoolQuotaDepth => "QuotaExceeded.PoolDepth",
        Quota::IpamCidrQuotaPerIpamPool | Quota::IpamCidrQuotaPerPublicIpv6TopPool => {
            "QuotaExceeded.IpamPoolCidr"
        }
        Quota::IpamSubPoolQuotaPerIpamPool => "QuotaExceeded.SubPool",
        Quota::IpamPoolQuotaPerScope | Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp => {
            "QuotaExceeded.IpamPool"
        }
        Quota::CustomIpamResourceDiscoveryQuotaPerRegion => "QuotaExceeded.IpamResourceDiscovery",
        Quota::ResourceShareQuotaPerIpamPool
        | Quota::ResourceShareQuotaPerIpamResourceDiscovery
        | Quota::SharedIpamPoolQuotaPerUser
        | Quota::SharedIpamResourceDiscoveryQuotaPerUser => "QuotaExceeded.ResourceShare",
        Quota::IpamResourceDirectoryMemberDetailQuota => "QuotaExceeded.IpamMember",
    }
}

impl Dependence {
    fn code(self) -> &'static str {
        match self {
            Dependence::Pools => "DependencyViolation.IpamPool",
            Dependence::Scopes => "DependencyViolation.IpamScope",
            Dependence::PoolCidrs => "DependencyViolation.PoolCidr",
            Dependence::SubCidrs => "DependencyViolation.SubCidr",
            Dependence::CustomAllocations => "DependencyViolation.CustomCidrs",
            Dependence::VpcAllocations => "OperationDenied.IpamPoolAllocationExist",
            Dependence::Shares | Dependence::Associations => "DependencyViolation.ShareResource",
            Dependence::Members => "DependencyViolation.IpamMembers",
        }
    }
}
