//! ListIpamResourceCidrs: the monitored view of a scope or pool (domain.md, 1.11).

use std::sync::Arc;

use crate::address::Cidr;
use crate::insight::{Insight, Row, RowId, Subject};
use crate::model::{PoolId, Resource, ResourceKey, ResourceKind, ScopeId, ShareType, Workspace};

use super::page::wanted;
use super::{Listed, Page};

/// Whose resource CIDRs: one of the two has to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CidrsOf {
    /// Those that live in a scope.
    Scope(ScopeId),
    /// Those that are allocated from a pool, or follow one that is.
    Pool(PoolId),
}

/// What resource CIDRs are filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceCidrFilter {
    /// Whose.
    pub of: CidrsOf,
    /// The id of the resource in its cloud.
    pub resource_id: Option<Arc<str>>,
    /// VPCs or vSwitches.
    pub kind: Option<ResourceKind>,
    /// The id of the VPC, which takes its vSwitches along.
    pub vpc_id: Option<Arc<str>>,
}

impl ResourceCidrFilter {
    /// All resource CIDRs of a scope or pool.
    pub fn of(of: CidrsOf) -> ResourceCidrFilter {
        ResourceCidrFilter { of, resource_id: None, kind: None, vpc_id: None }
    }

    fn takes(&self, workspace: &Workspace, resource: &Resource) -> bool {
        let vpc = match resource.kind {
            ResourceKind::Vpc => Some(resource),
            ResourceKind::VSwitch => resource.vpc.and_then(|key| workspace.resources().get(&key)),
        };
        let of_vpc = |id: &Arc<str>| vpc.is_some_and(|vpc| vpc.external_id() == id);
        wanted(self.resource_id.as_ref(), resource.external_id())
            && wanted(self.kind.as_ref(), &resource.kind)
            && self.vpc_id.as_ref().is_none_or(of_vpc)
    }
}

/// The rows of VPCs and vSwitches, by resource and address. None where there is no such scope or
/// pool, or the pool is one that somebody else shares. O(rows of the scope).
pub fn list_resource_cidrs(
    workspace: &Workspace,
    insight: &Insight,
    filter: &ResourceCidrFilter,
    page: &Page<(ResourceKey, Cidr)>,
) -> Option<Listed<(ResourceKey, Cidr), RowId>> {
    let (scope, pool) = match filter.of {
        CidrsOf::Scope(scope) => (scope, None),
        CidrsOf::Pool(id) => {
            let pool = workspace.pools().get(&id)?;
            (pool.scope, Some(id).filter(|_| pool.share != ShareType::Shared))
        }
    };
    workspace.scopes().get(&scope)?;
    if matches!(filter.of, CidrsOf::Pool(_)) {
        pool?;
    }
    let listed = |id: &RowId| {
        let row: &Row = insight.row(*id)?;
        let Subject::Resource(key) = row.subject else { return None };
        let resource = workspace.resources().get(&key)?;
        let here = pool.is_none() || row.pool == pool;
        (here && filter.takes(workspace, resource)).then_some(((key, row.cidr), *id))
    };
    Some(page.cut(insight.rows_of_scope(scope).iter().filter_map(listed)))
}
