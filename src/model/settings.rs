//! Settings of the workspace: quotas, the own account, switches.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::AccountId;

/// A quota of domain.md, 2.10. The names are the vendor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quota {
    /// IPAMs per managed region.
    IpamQuotaPerRegion,
    /// Scopes per IPAM, the two default ones included.
    IpamScopeQuotaPerIpam,
    /// Depth of a pool hierarchy; a top-level pool has depth 1.
    IpamPoolQuotaDepth,
    /// Provisioned CIDRs per pool.
    IpamCidrQuotaPerIpamPool,
    /// Direct sub-pools per pool.
    IpamSubPoolQuotaPerIpamPool,
    /// Pools per private scope.
    IpamPoolQuotaPerScope,
    /// Custom discoveries per region; the default one counts.
    CustomIpamResourceDiscoveryQuotaPerRegion,
    /// Principals one pool may be shared with.
    ResourceShareQuotaPerIpamPool,
    /// Principals one discovery may be shared with.
    ResourceShareQuotaPerIpamResourceDiscovery,
    /// Pools shared to one account.
    SharedIpamPoolQuotaPerUser,
    /// Discoveries shared to one account.
    SharedIpamResourceDiscoveryQuotaPerUser,
    /// Public IPv6 top-level pools per region and line.
    IpamPublicIpv6TopPoolQuotaPerRegionIsp,
    /// CIDRs per public IPv6 top-level pool.
    IpamCidrQuotaPerPublicIpv6TopPool,
    /// Member accounts, those in folders included.
    IpamResourceDirectoryMemberDetailQuota,
}

impl Quota {
    /// All quotas, in the order of the vendor's table.
    pub const ALL: [Quota; 14] = [
        Quota::IpamQuotaPerRegion,
        Quota::IpamScopeQuotaPerIpam,
        Quota::IpamPoolQuotaDepth,
        Quota::IpamCidrQuotaPerIpamPool,
        Quota::IpamSubPoolQuotaPerIpamPool,
        Quota::IpamPoolQuotaPerScope,
        Quota::CustomIpamResourceDiscoveryQuotaPerRegion,
        Quota::ResourceShareQuotaPerIpamPool,
        Quota::ResourceShareQuotaPerIpamResourceDiscovery,
        Quota::SharedIpamPoolQuotaPerUser,
        Quota::SharedIpamResourceDiscoveryQuotaPerUser,
        Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp,
        Quota::IpamCidrQuotaPerPublicIpv6TopPool,
        Quota::IpamResourceDirectoryMemberDetailQuota,
    ];

    /// The vendor's name, such as `ipam_pool_quota_per_scope`.
    pub const fn name(self) -> &'static str {
        match self {
            Quota::IpamQuotaPerRegion => "ipam_quota_per_region",
            Quota::IpamScopeQuotaPerIpam => "ipam_scope_quota_per_ipam",
            Quota::IpamPoolQuotaDepth => "ipam_pool_quota_depth",
            Quota::IpamCidrQuotaPerIpamPool => "ipam_cidr_quota_per_ipam_pool",
            Quota::IpamSubPoolQuotaPerIpamPool => "ipam_sub_pool_quota_per_ipam_pool",
            Quota::IpamPoolQuotaPerScope => "ipam_pool_quota_per_scope",
            Quota::CustomIpamResourceDiscoveryQuotaPerRegion => {
                "custom_ipam_resource_discovery_quota_per_region"
            }
            Quota::ResourceShareQuotaPerIpamPool => "resource_share_quota_per_ipam_pool",
            Quota::ResourceShareQuotaPerIpamResourceDiscovery => {
                "resource_share_quota_per_ipam_resource_discovery"
            }
            Quota::SharedIpamPoolQuotaPerUser => "shared_ipam_pool_quota_per_user",
            Quota::SharedIpamResourceDiscoveryQuotaPerUser => {
                "shared_ipam_resource_discovery_quota_per_user"
            }
            Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp => {
                "ipam_public_ipv6_top_pool_quota_per_region_isp"
            }
            Quota::IpamCidrQuotaPerPublicIpv6TopPool => "ipam_cidr_quota_per_public_ipv6_top_pool",
            Quota::IpamResourceDirectoryMemberDetailQuota => {
                "ipam_resource_directory_member_detail_quota"
            }
        }
    }

    /// The vendor's documented default.
    pub const fn default_limit(self) -> u32 {
        match self {
            Quota::IpamQuotaPerRegion
            | Quota::CustomIpamResourceDiscoveryQuotaPerRegion
            | Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp
            | Quota::IpamCidrQuotaPerPublicIpv6TopPool => 1,
            Quota::IpamScopeQuotaPerIpam => 5,
            Quota::IpamPoolQuotaDepth => 10,
            Quota::IpamCidrQuotaPerIpamPool | Quota::IpamSubPoolQuotaPerIpamPool => 50,
            Quota::IpamPoolQuotaPerScope => 500,
            Quota::ResourceShareQuotaPerIpamPool
            | Quota::ResourceShareQuotaPerIpamResourceDiscovery
            | Quota::SharedIpamPoolQuotaPerUser
            | Quota::SharedIpamResourceDiscoveryQuotaPerUser => 100,
            Quota::IpamResourceDirectoryMemberDetailQuota => 1000,
        }
    }
}

/// Whether private scopes take IPv6 CIDRs (domain.md, D20).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PrivateIpv6 {
    /// They do not, as with the vendor.
    #[default]
    Refused,
    /// They do, for other clouds and unique local addresses.
    Allowed,
}

/// What the own account is in its resource directory (domain.md, 2.9, D22).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DirectoryRole {
    /// One account like others: it manages no members.
    #[default]
    Ordinary,
    /// The delegated administrator of IPAM: it can manage members.
    DelegatedAdministrator,
}

/// The workspace's settings: one row, which undo restores like any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The own account: 16 digits, made at the first start (domain.md, D22).
    pub own_account: AccountId,
    /// Display names of known accounts.
    pub account_names: BTreeMap<AccountId, Arc<str>>,
    /// Limits that differ from the vendor's defaults.
    pub quotas: BTreeMap<Quota, u32>,
    /// Whether private scopes take IPv6.
    pub private_ipv6: PrivateIpv6,
    /// What the own account is in its resource directory.
    #[serde(default)]
    pub directory_role: DirectoryRole,
}

impl Settings {
    /// The vendor's defaults for this account.
    pub fn for_account(own_account: AccountId) -> Settings {
        Settings {
            own_account,
            account_names: BTreeMap::new(),
            quotas: BTreeMap::new(),
            private_ipv6: PrivateIpv6::Refused,
            directory_role: DirectoryRole::Ordinary,
        }
    }

    /// The limit that holds for a quota.
    pub fn limit(&self, quota: Quota) -> u32 {
        self.quotas.get(&quota).copied().unwrap_or(quota.default_limit())
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings::for_account(AccountId::new("1000000000000001"))
    }
}
