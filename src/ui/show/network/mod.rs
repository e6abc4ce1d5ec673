//! What the pages of a VPC and of a vSwitch share: finding the resource and its rows, the head of
//! the page, and the facts of one CIDR.

mod facts;
mod head;

use leptos::prelude::*;

use crate::insight::{Insight, RowId};
use crate::model::{self, Identity, Resource, ResourceKind, ScopeId, Workspace};
use crate::ui::route::ResourceKey;
use crate::ui::state::use_desk;

pub use facts::CidrFacts;
pub use head::NetworkHead;

/// A resource as a scope sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its row in the workspace.
    pub key: model::ResourceKey,
    /// The scope whose rows are shown; not the one asked for where that lists none.
    pub scope: Option<ScopeId>,
    /// Its rows there, by address.
    pub rows: Vec<RowId>,
}

/// Finds the resource that an address names: ids are unique within their cloud, or else within
/// their source, where the one that the scope lists is meant.
fn find<'a>(
    key: &ResourceKey,
    kind: ResourceKind,
    workspace: &'a Workspace,
    insight: &Insight,
) -> Option<&'a Resource> {
    let identity = Identity::Global(key.provider, key.external_id.as_str().into());
    if let Some(resource) = workspace.resource_by_identity(&identity) {
        return Some(resource).filter(|resource| resource.kind == kind);
    }
    let named: Vec<&Resource> = workspace
        .resources()
        .iter()
        .filter(|resource| resource.provider == key.provider && resource.kind == kind)
        .filter(|resource| **resource.external_id() == key.external_id)
        .collect();
    let listed = |resource: &&&Resource| {
        insight.rows_of_resource(resource.key).any(|(_, row)| row.scope == key.scope)
    };
    named.iter().find(listed).or(named.first()).copied()
}

/// Looks it up.
pub fn seen(
    key: &ResourceKey,
    kind: ResourceKind,
    workspace: &Workspace,
    insight: &Insight,
) -> Option<Seen> {
    let resource = find(key, kind, workspace, insight)?;
    let scopes: Vec<ScopeId> =
        insight.rows_of_resource(resource.key).map(|(_, row)| row.scope).collect();
    let scope = scopes.iter().find(|scope| **scope == key.scope).or(scopes.first()).copied();
    let mut rows: Vec<_> = insight
        .rows_of_resource(resource.key)
        .filter(|(_, row)| Some(row.scope) == scope)
        .map(|(id, row)| (row.cidr, id))
        .collect();
    rows.sort_unstable();
    Some(Seen { key: resource.key, scope, rows: rows.into_iter().map(|(_, id)| id).collect() })
}

/// The resource that the page is about; none where there is no such one.
pub fn use_seen(key: ResourceKey, kind: ResourceKind) -> Memo<Option<Seen>> {
    let desk = use_desk();
    Memo::new(move |_| desk.look(|workspace, insight| seen(&key, kind, workspace, insight)))
}
