//! One line of the palette.

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::ObjectRef;
use crate::insight::Insight;
use crate::model::{ResourceKind, ScopeId, Workspace};
use crate::search::{Found, Hit, Relation};
use crate::text::{Language, number, object_name, object_title, scope_name};
use crate::ui::parts::Icon;
use crate::ui::route::{OverlapChoice, Place, PoolTab, Query, Route, RowFilter, ScopeTab};
use crate::ui::show::object_place;
use crate::ui::show::row::{Rivals, row_address};

/// Under which heading a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What the workspace answers.
    Answers,
    /// Pages.
    Go,
    /// Things to do.
    Act,
}

/// What choosing a line does.
#[derive(Clone)]
pub enum Choice {
    /// Shows a place.
    Open(Place),
    /// Does something.
    Run(Callback<()>),
}

/// A line.
#[derive(Clone)]
pub struct Entry {
    pub group: Group,
    pub icon: Icon,
    pub title: String,
    /// In the typeface of addresses, after the title.
    pub block: Option<Cidr>,
    pub note: String,
    pub choice: Choice,
}

/// The line of a hit; none where its object is gone.
pub fn of_hit(
    hit: &Hit,
    workspace: &Workspace,
    insight: &Insight,
    language: Language,
) -> Option<Entry> {
    let place = place_of(hit, workspace)?;
    Some(Entry {
        group: Group::Answers,
        icon: icon_of(&hit.found, workspace),
        title: title_of(hit, workspace, language)?,
        // A reservation is called by its block.
        block: hit.cidr.filter(|_| !matches!(hit.found, Found::Object(ObjectRef::Allocation(_)))),
        note: note_of(hit, workspace, insight, language),
        choice: Choice::Open(place),
    })
}

fn place_of(hit: &Hit, workspace: &Workspace) -> Option<Place> {
    match (&hit.found, hit.relation, hit.cidr) {
        (Found::Object(ObjectRef::Pool(id)), Relation::Free, Some(cidr)) => {
            let mut query = Query::new();
            query.set("reserve", cidr.to_string());
            Some(Route::Pool(*id, PoolTab::Allocations).with(query))
        }
        (Found::Object(object), Relation::Overlaps(_), Some(cidr)) => {
            let id = own_id_of(object, workspace);
            let query =
                RowFilter { overlap: Some(OverlapChoice::Overlapping), ..Default::default() };
            let query = query.query().with("view", row_address(cidr, &id));
            Some(Route::Scope(hit.scope?, ScopeTab::Resources).with(query))
        }
        (Found::Object(object), ..) => object_place(object, workspace, hit.scope),
        (Found::FreeInScope(scope), ..) => Some(Route::Scope(*scope, ScopeTab::Pools).into()),
        (Found::Address(key), ..) => {
            let vswitch = workspace.resources().iter().find(|row| {
                row.provider == key.provider && **row.external_id() == *key.vswitch_id
            })?;
            object_place(&ObjectRef::Resource(vswitch.key), workspace, None)
        }
        (Found::Reference(..), ..) => Some(Route::Space.into()),
    }
}

fn icon_of(found: &Found, workspace: &Workspace) -> Icon {
    let Found::Object(object) = found else { return Icon::Space };
    match object {
        ObjectRef::Ipam(_) | ObjectRef::Association(_) => Icon::Ipam,
        ObjectRef::Member(_) | ObjectRef::Share(_) => Icon::Members,
        ObjectRef::Scope(_) => Icon::Scope,
        ObjectRef::ReferenceSet(_) => Icon::Space,
        ObjectRef::Pool(_) | ObjectRef::PoolCidr(..) | ObjectRef::Allocation(_) => Icon::Pool,
        ObjectRef::Discovery(_) | ObjectRef::Source(_) => Icon::Discovery,
        ObjectRef::Resource(key) | ObjectRef::ResourceCidr(key, _) => {
            match workspace.resources().get(key).map(|row| row.kind) {
                Some(ResourceKind::VSwitch) => Icon::Cards,
                _ => Icon::Resources,
            }
        }
    }
}

fn title_of(hit: &Hit, workspace: &Workspace, language: Language) -> Option<String> {
    let words = &language.words().palette;
    let scope = |id: ScopeId| scope_name(id, workspace, language);
    Some(match &hit.found {
        Found::Object(object) if hit.relation == Relation::Free => {
            (words.free_in)(&object_title(object, workspace, language))
        }
        // The block stands beside the title.
        Found::Object(ObjectRef::ResourceCidr(key, _)) => {
            object_title(&ObjectRef::Resource(*key), workspace, language)
        }
        Found::Object(ObjectRef::PoolCidr(pool, _)) => {
            object_title(&ObjectRef::Pool(*pool), workspace, language)
        }
        Found::Object(object) => object_title(object, workspace, language),
        Found::FreeInScope(id) => (words.free_outside)(&scope(*id)),
        Found::Address(key) => {
            let address = workspace.addresses().get(key)?;
            (words.address_of)(&address.service, &key.vswitch_id)
        }
        Found::Reference(set, place) => {
            let set = workspace.reference_sets().get(set)?;
            format!("{} · {}", set.name, set.ranges.get(*place)?.label)
        }
    })
}

fn note_of(hit: &Hit, workspace: &Workspace, insight: &Insight, language: Language) -> String {
    let words = &language.words().palette;
    let relation = match hit.relation {
        Relation::Equal if hit.cidr.is_some() => words.equal.to_owned(),
        Relation::Holds => words.holds.to_owned(),
        Relation::Inside => words.inside.to_owned(),
        Relation::Overlaps(row) => Rivals::of(row, workspace, insight, language).said(language),
        Relation::Equal
        | Relation::Free
        | Relation::Begins
        | Relation::Named
        | Relation::Mentions => String::new(),
    };
    let of = match (&hit.found, hit.scope) {
        (Found::FreeInScope(_), _) | (_, None) => own_id(&hit.found, workspace),
        (_, Some(scope)) => scope_name(scope, workspace, language),
    };
    [relation, of].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// One line for each scope in which something overlaps: the whole list.
pub fn all_overlapping(workspace: &Workspace, insight: &Insight, language: Language) -> Vec<Entry> {
    let words = &language.words().palette;
    let line = |scope: ScopeId| {
        let count = insight.summary(scope).overlapping;
        let filter = RowFilter { overlap: Some(OverlapChoice::Overlapping), ..Default::default() };
        let place = Route::Scope(scope, ScopeTab::Resources).with(filter.query());
        let name = scope_name(scope, workspace, language);
        (count > 0).then(|| Entry {
            group: Group::Answers,
            icon: Icon::Warning,
            title: (words.all_overlapping)(&whole(count), &name),
            block: None,
            note: String::new(),
            choice: Choice::Open(place),
        })
    };
    workspace.scopes().keys().filter_map(|scope| line(*scope)).collect()
}

fn whole(count: u32) -> String {
    number::whole(usize::try_from(count).unwrap_or(usize::MAX))
}

/// The id, where the title is a name.
fn own_id(found: &Found, workspace: &Workspace) -> String {
    let Found::Object(object) = found else { return String::new() };
    let id = own_id_of(object, workspace);
    if object_name(object, workspace, Language::English) == id { String::new() } else { id }
}

/// The id that its cloud, or this workspace, gave it.
fn own_id_of(object: &ObjectRef, workspace: &Workspace) -> String {
    match object {
        ObjectRef::Ipam(id) => id.to_string(),
        ObjectRef::Scope(id) => id.to_string(),
        ObjectRef::Pool(id) => id.to_string(),
        ObjectRef::Discovery(id) => id.to_string(),
        ObjectRef::Allocation(id) => id.to_string(),
        ObjectRef::Resource(key) | ObjectRef::ResourceCidr(key, _) => workspace
            .resources()
            .get(key)
            .map(|row| row.external_id().to_string())
            .unwrap_or_default(),
        _ => String::new(),
    }
}
