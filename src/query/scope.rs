//! ListIpamScopes (domain.md, 1.3).

use crate::model::{IpamId, Region, Scope, ScopeId, ScopeKind, Workspace};

use super::page::{named, wanted};
use super::{Ids, LabelFilter, Listed, Page};

/// What scopes are filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeFilter {
    /// The managed region of their IPAM.
    pub region: Option<Region>,
    /// Their IPAM.
    pub ipam: Option<IpamId>,
    /// Ids.
    pub ids: Option<Ids<ScopeId, 100>>,
    /// Public or private.
    pub kind: Option<ScopeKind>,
    /// Name, group, tags.
    pub label: LabelFilter,
}

/// The scopes, by id. O(scopes × log IPAMs).
pub fn list_scopes<'a>(
    workspace: &'a Workspace,
    filter: &ScopeFilter,
    page: &Page<ScopeId>,
) -> Listed<ScopeId, &'a Scope> {
    let in_region = |row: &Scope| {
        filter.region.as_ref().is_none_or(|region| {
            workspace.ipams().get(&row.ipam).is_some_and(|ipam| ipam.region == *region)
        })
    };
    let takes = |row: &&Scope| {
        wanted(filter.ipam.as_ref(), &row.ipam)
            && wanted(filter.kind.as_ref(), &row.kind)
            && named(filter.ids.as_ref(), &row.id)
            && filter.label.takes(&row.label)
            && in_region(row)
    };
    page.cut(workspace.scopes().iter().filter(takes).map(|row| (row.id, row)))
}
