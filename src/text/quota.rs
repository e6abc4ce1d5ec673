//! What quotas limit.

use super::Language;
use crate::model::Quota;

/// What a quota limits: `pools per private scope`.
pub fn quota_name(quota: Quota, language: Language) -> &'static str {
    let limit = &language.words().limit;
    match quota {
        Quota::IpamQuotaPerRegion => limit.ipams,
        Quota::IpamScopeQuotaPerIpam => limit.scopes,
        Quota::IpamPoolQuotaDepth => limit.depth,
        Quota::IpamCidrQuotaPerIpamPool => limit.cidrs,
        Quota::IpamSubPoolQuotaPerIpamPool => limit.sub_pools,
        Quota::IpamPoolQuotaPerScope => limit.pools,
        Quota::CustomIpamResourceDiscoveryQuotaPerRegion => limit.discoveries,
        Quota::ResourceShareQuotaPerIpamPool => limit.pool_shares,
        Quota::ResourceShareQuotaPerIpamResourceDiscovery => limit.discovery_shares,
        Quota::SharedIpamPoolQuotaPerUser => limit.shared_pools,
        Quota::SharedIpamResourceDiscoveryQuotaPerUser => limit.shared_discoveries,
        Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp => limit.public_pools,
        Quota::IpamCidrQuotaPerPublicIpv6TopPool => limit.public_cidrs,
        Quota::IpamResourceDirectoryMemberDetailQuota => limit.members,
    }
}
