//! ListTagResources (domain.md, 1.14). A page costs O(objects of the kind + their tags).

use std::sync::Arc;

use crate::command::Tagged;
use crate::model::{Label, Workspace};

use super::page::{named, wanted};
use super::{Ids, Listed, MaxTags, Page, TagFilter};

/// What sort of objects the tags are of: the vendor's `IPAM`, `IPAMSCOPE` and `IPAMPOOL`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TaggedKind {
    /// IPAMs.
    Ipam,
    /// Scopes.
    Scope,
    /// Pools.
    Pool,
}

/// What tags are filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaggedFilter {
    /// Of which sort of objects.
    pub kind: TaggedKind,
    /// Of these objects.
    pub ids: Option<Ids<Tagged, 50>>,
    /// Of objects that have all of these tags; these tags alone are listed.
    pub tags: Vec<TagFilter>,
}

impl TaggedFilter {
    /// All tags of one sort of objects.
    pub fn of(kind: TaggedKind) -> TaggedFilter {
        TaggedFilter { kind, ids: None, tags: Vec::new() }
    }
}

/// One tag of one object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagOf<'a> {
    /// Whose tag.
    pub object: Tagged,
    /// Its key.
    pub key: &'a Arc<str>,
    /// Its value.
    pub value: &'a Arc<str>,
}

/// The tags of objects, by object and key. O(objects of the kind + their tags).
pub fn list_tags<'a>(
    workspace: &'a Workspace,
    filter: &TaggedFilter,
    page: &Page<(Tagged, Arc<str>), MaxTags>,
) -> Listed<(Tagged, Arc<str>), TagOf<'a>, MaxTags> {
    let objects = labels(workspace, filter.kind).into_iter().filter(|(object, label)| {
        named(filter.ids.as_ref(), object)
            && filter.tags.iter().all(|tag| label.tags.0.iter().any(|pair| is(tag, pair)))
    });
    let listed = |pair: &(&Arc<str>, &Arc<str>)| {
        filter.tags.is_empty() || filter.tags.iter().any(|tag| is(tag, *pair))
    };
    let rows = objects.flat_map(|(object, label)| {
        let tags = label.tags.0.iter().filter(listed);
        tags.map(move |(key, value)| ((object, key.clone()), TagOf { object, key, value }))
    });
    page.cut(rows)
}

fn is(tag: &TagFilter, (key, value): (&Arc<str>, &Arc<str>)) -> bool {
    tag.key == *key && wanted(tag.value.as_ref(), value)
}

fn labels(workspace: &Workspace, kind: TaggedKind) -> Vec<(Tagged, &Label)> {
    match kind {
        TaggedKind::Ipam => {
            workspace.ipams().iter().map(|row| (Tagged::Ipam(row.id), &row.label)).collect()
        }
        TaggedKind::Scope => {
            workspace.scopes().iter().map(|row| (Tagged::Scope(row.id), &row.label)).collect()
        }
        TaggedKind::Pool => {
            workspace.pools().iter().map(|row| (Tagged::Pool(row.id), &row.label)).collect()
        }
    }
}
