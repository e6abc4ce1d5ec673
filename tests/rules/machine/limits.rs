//! Quotas (2.10, D4): after a command nothing counts more than its quota, unless it did before, when
//! the quota was lowered.

use std::collections::{BTreeMap, BTreeSet};

use freehold::model::{Pool, Quota, ScopeKind, ShareType, SharedObject, Workspace};
use proptest::prelude::*;

/// How many there are of what each quota limits, by what it is counted for.
type Counts = BTreeMap<(Quota, String), usize>;

pub fn keep_quotas(before: &Workspace, after: &Workspace) -> Result<(), TestCaseError> {
    let had = counts(before);
    for ((quota, of), count) in counts(after) {
        let limit = usize::try_from(after.settings().limit(quota)).unwrap();
        let known = had.get(&(quota, of.clone())).copied().unwrap_or_default();
        prop_assert!(count <= limit.max(known), "{quota:?} of {of}: {count}, before {known}");
    }
    Ok(())
}

fn counts(workspace: &Workspace) -> Counts {
    let mut counts = Counts::new();
    let mut one = |quota: Quota, of: String| *counts.entry((quota, of)).or_default() += 1;
    for ipam in workspace.ipams().iter() {
        one(Quota::IpamQuotaPerRegion, ipam.region.to_string());
    }
    for scope in workspace.scopes().iter() {
        one(Quota::IpamScopeQuotaPerIpam, scope.ipam.to_string());
    }
    let own = |share: ShareType| share != ShareType::Shared;
    for discovery in workspace.discoveries().iter().filter(|row| own(row.share)) {
        one(Quota::CustomIpamResourceDiscoveryQuotaPerRegion, discovery.region.to_string());
    }
    for pool in workspace.pools().iter().filter(|pool| own(pool.share)) {
        of_pool(workspace, pool, &mut one);
    }
    for share in workspace.shares().iter() {
        let (of_object, of_principal, id) = match share.object {
            SharedObject::Pool(id) => (
                Quota::ResourceShareQuotaPerIpamPool,
                Quota::SharedIpamPoolQuotaPerUser,
                id.to_string(),
            ),
            SharedObject::Discovery(id) => (
                Quota::ResourceShareQuotaPerIpamResourceDiscovery,
                Quota::SharedIpamResourceDiscoveryQuotaPerUser,
                id.to_string(),
            ),
        };
        one(of_object, id);
        one(of_principal, share.principal.to_string());
    }
    // What others share with this account counts for it alike.
    let user = workspace.settings().own_account.to_string();
    for accepted in workspace.accepted().iter() {
        let quota = match accepted.object {
            SharedObject::Pool(_) => Quota::SharedIpamPoolQuotaPerUser,
            SharedObject::Discovery(_) => Quota::SharedIpamResourceDiscoveryQuotaPerUser,
        };
        one(quota, user.clone());
    }
    let accounts: BTreeSet<_> =
        workspace.members().iter().flat_map(|member| member.covers()).collect();
    for _ in accounts {
        one(Quota::IpamResourceDirectoryMemberDetailQuota, String::new());
    }
    counts
}

fn of_pool(workspace: &Workspace, pool: &Pool, one: &mut impl FnMut(Quota, String)) {
    let id = pool.id.to_string();
    let mut above = Some(pool);
    while let Some(row) = above {
        one(Quota::IpamPoolQuotaDepth, id.clone());
        above = workspace.pools().iter().find(|source| Some(source.id) == row.source_pool);
    }
    if let Some(source) = pool.source_pool {
        one(Quota::IpamSubPoolQuotaPerIpamPool, source.to_string());
    }
    let scope = workspace.scopes().iter().find(|row| row.id == pool.scope).expect("the scope");
    let public_top = scope.kind == ScopeKind::Public && pool.source_pool.is_none();
    let of_cidrs = match public_top {
        true => Quota::IpamCidrQuotaPerPublicIpv6TopPool,
        false => Quota::IpamCidrQuotaPerIpamPool,
    };
    pool.cidrs.iter().for_each(|_| one(of_cidrs, id.clone()));
    if scope.kind == ScopeKind::Private {
        one(Quota::IpamPoolQuotaPerScope, scope.id.to_string());
    }
    if public_top {
        let of = format!("{} {:?} {:?}", scope.id, pool.region, pool.isp);
        one(Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp, of);
    }
}
