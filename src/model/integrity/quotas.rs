//! How much of every quota is used (domain.md, 2.10).
//!
//! A quota lowered below what exists refuses only new ones (domain.md, D4): so a state breaks no
//! quota by itself, but a change does that adds to what is beyond.
//!
//! | question | cost |
//! |---|---|
//! | everything that quotas count | O(rows · log rows) of the tables that they count, and O(pools · depth) |

use std::collections::BTreeMap;

use super::Finding;
use crate::model::{
    AccountId, DiscoveryKind, IpamId, Isp, Pool, PoolId, Quota, Region, RowKey, ScopeId, ScopeKind,
    ShareType, SharedObject, Workspace,
};

/// Within what a quota counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Within {
    Region(Region),
    Ipam(IpamId),
    Scope(ScopeId),
    Pool(PoolId),
    Line(ScopeId, Option<Region>, Isp),
    Object(SharedObject),
    Principal(AccountId),
    Workspace,
}

/// What a quota counts there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Held {
    count: usize,
    /// Those that the quota would refuse if they were new: not what comes with something else.
    refusable: usize,
    rows: Vec<RowKey>,
}

type Counts = BTreeMap<(Quota, Within), Held>;

/// The quotas that a change exceeds, or exceeds further.
pub(super) fn newly_exceeded(before: &Workspace, after: &Workspace) -> Vec<Finding> {
    let (known, settings) = (count(before), after.settings());
    let of_before = |key: &(Quota, Within)| known.get(key).map_or(0, |held| held.refusable);
    count(after)
        .into_iter()
        .filter_map(|(key, held)| {
            let limit = settings.limit(key.0);
            let beyond = u32::try_from(held.count).map_or(true, |count| count > limit);
            (beyond && held.refusable > of_before(&key)).then_some((key.0, limit, held))
        })
        .map(|(quota, limit, Held { count, rows, .. })| Finding::QuotaExceeded {
            quota,
            limit,
            count,
            rows,
        })
        .collect()
}

fn count(workspace: &Workspace) -> Counts {
    let mut counter = Counter { workspace, counts: Counts::new() };
    counter.ipams();
    counter.pools();
    counter.discoveries();
    counter.shares();
    counter.members();
    counter.counts
}

struct Counter<'a> {
    workspace: &'a Workspace,
    counts: Counts,
}

impl Counter<'_> {
    fn add(&mut self, quota: Quota, within: Within, row: RowKey) {
        let held = self.counts.entry((quota, within)).or_default();
        held.count = held.count.saturating_add(1);
        held.refusable = held.refusable.saturating_add(1);
        held.rows.push(row);
    }

    /// Counts a row that comes with its IPAM: no quota refuses it.
    fn add_default(&mut self, quota: Quota, within: Within, row: RowKey) {
        let held = self.counts.entry((quota, within)).or_default();
        held.count = held.count.saturating_add(1);
        held.rows.push(row);
    }

    fn put(&mut self, quota: Quota, within: Within, count: usize, rows: Vec<RowKey>) {
        self.counts.insert((quota, within), Held { count, refusable: count, rows });
    }

    fn ipams(&mut self) {
        for ipam in self.workspace.ipams().iter() {
            let within = Within::Region(ipam.region.clone());
            self.add(Quota::IpamQuotaPerRegion, within, RowKey::Ipams(ipam.id));
        }
        for scope in self.workspace.scopes().iter() {
            let (within, row) = (Within::Ipam(scope.ipam), RowKey::Scopes(scope.id));
            if self.workspace.is_default_scope(scope.id) {
                self.add_default(Quota::IpamScopeQuotaPerIpam, within, row);
            } else if !self.workspace.is_stub_scope(scope.id) {
                self.add(Quota::IpamScopeQuotaPerIpam, within, row);
            }
        }
    }

    /// The hierarchy around accepted pools is their owner's.
    fn pools(&mut self) {
        let own = self.workspace.pools().iter().filter(|pool| pool.share != ShareType::Shared);
        for pool in own {
            let Some(scope) = self.workspace.scopes().get(&pool.scope) else { continue };
            let public_top = scope.kind == ScopeKind::Public && pool.source_pool.is_none();
            let row = RowKey::Pools(pool.id);
            let of_cidrs = if public_top {
                Quota::IpamCidrQuotaPerPublicIpv6TopPool
            } else {
                Quota::IpamCidrQuotaPerIpamPool
            };
            self.put(of_cidrs, Within::Pool(pool.id), pool.cidrs.len(), vec![row.clone()]);
            if scope.kind == ScopeKind::Private {
                self.add(Quota::IpamPoolQuotaPerScope, Within::Scope(scope.id), row.clone());
            }
            if public_top {
                let isp = pool.isp.unwrap_or_default();
                let line = Within::Line(scope.id, pool.region.clone(), isp);
                self.add(Quota::IpamPublicIpv6TopPoolQuotaPerRegionIsp, line, row.clone());
            }
            if let Some(source) = pool.source_pool {
                self.add(Quota::IpamSubPoolQuotaPerIpamPool, Within::Pool(source), row);
                let chain = self.chain(pool);
                self.put(Quota::IpamPoolQuotaDepth, Within::Pool(pool.id), chain.len(), chain);
            }
        }
    }

    /// The pool and those above it; it ends where a circle begins again.
    fn chain(&self, pool: &Pool) -> Vec<RowKey> {
        let (mut chain, mut above) = (vec![RowKey::Pools(pool.id)], pool.source_pool);
        while let Some(next) = above.and_then(|id| self.workspace.pools().get(&id)) {
            let row = RowKey::Pools(next.id);
            if chain.contains(&row) {
                break;
            }
            chain.push(row);
            above = next.source_pool;
        }
        chain
    }

    fn discoveries(&mut self) {
        let quota = Quota::CustomIpamResourceDiscoveryQuotaPerRegion;
        let all = self.workspace.discoveries().iter();
        for discovery in all.filter(|row| row.share != ShareType::Shared) {
            let row = RowKey::Discoveries(discovery.id);
            let within = Within::Region(discovery.region.clone());
            match discovery.kind {
                DiscoveryKind::System(_) => self.add_default(quota, within, row),
                DiscoveryKind::Custom(_) => self.add(quota, within, row),
            }
        }
    }

    fn shares(&mut self) {
        let of = |object: SharedObject| match object {
            SharedObject::Pool(_) => {
                (Quota::ResourceShareQuotaPerIpamPool, Quota::SharedIpamPoolQuotaPerUser)
            }
            SharedObject::Discovery(_) => (
                Quota::ResourceShareQuotaPerIpamResourceDiscovery,
                Quota::SharedIpamResourceDiscoveryQuotaPerUser,
            ),
        };
        for share in self.workspace.shares().iter() {
            let ((of_object, of_principal), row) = (of(share.object), RowKey::Shares(share.id));
            self.add(of_object, Within::Object(share.object), row.clone());
            self.add(of_principal, Within::Principal(share.principal.clone()), row);
        }
        for share in self.workspace.accepted().iter() {
            let (_, of_principal) = of(share.object);
            self.add(of_principal, Within::Workspace, RowKey::Accepted(share.object));
        }
    }

    /// Accounts are counted, each once, those of folders included.
    fn members(&mut self) {
        let quota = Quota::IpamResourceDirectoryMemberDetailQuota;
        let rows = self.workspace.members().keys().cloned().map(RowKey::Members).collect();
        self.put(quota, Within::Workspace, self.workspace.member_accounts().len(), rows);
    }
}
