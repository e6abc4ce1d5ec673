//! Links to objects, by name and id.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::insight::{Row, Subject};
use crate::model::{ResourceKind, ScopeId, SharedObject, Workspace};
use crate::text::object_name;
use crate::ui::language::{Text, use_words};
use crate::ui::parts::{CopyText, Shorten, copy_cell};
use crate::ui::route::{
    DiscoveryTab, IpamTab, Place, PoolTab, ResourceKey, Route, ScopeTab, VSwitchTab, VpcTab,
};
use crate::ui::state::use_desk;

/// A name as a link and, below it, the id with a copy button: the first cell of every list.
#[component]
pub fn IdName(
    #[prop(into)] name: Text,
    #[prop(into)] id: String,
    #[prop(optional, into)] to: Option<Place>,
) -> impl IntoView {
    let href = to.map(|to| to.href());
    let shown = move || name.some();
    let named = href.clone();
    view! {
        <span class="id-name">
            {move || {
                shown().map(|name| name_cell(name.into_owned(), named.clone()))
            }}
            <CopyText text=id shorten=Shorten::Middle href=href.unwrap_or_default()/>
        </span>
    }
}

/// The same for a name that stays as it is: for the cells of tables.
pub fn id_name_cell(name: String, id: String, to: Option<Place>) -> AnyView {
    let href = to.map(|to| to.href());
    let named = (!name.is_empty()).then(|| name_cell(name, href.clone()));
    view! { <span class="id-name">{named} {copy_cell(id, Shorten::Middle, href)}</span> }.into_any()
}

/// A name, as a link if it has a page; all of it on hover, since a cell may cut it.
pub fn name_cell(name: String, href: Option<String>) -> AnyView {
    let title = (name.chars().count() > LONG_NAME).then(|| name.clone());
    match href {
        Some(href) => view! { <a class="name" href=href title=title>{name}</a> }.into_any(),
        None => view! { <span class="name" title=title>{name}</span> }.into_any(),
    }
}

/// From so many letters on, a name may not fit its cell.
const LONG_NAME: usize = 24;

/// The page of an object; of a resource, as the given or else its own scope sees it.
pub fn object_place(
    object: &ObjectRef,
    workspace: &Workspace,
    scope: Option<ScopeId>,
) -> Option<Place> {
    let route = match object {
        ObjectRef::Ipam(id) => Route::Ipam(*id, IpamTab::default()),
        ObjectRef::Scope(id) => Route::Scope(*id, ScopeTab::default()),
        ObjectRef::Pool(id) => Route::Pool(*id, PoolTab::default()),
        ObjectRef::PoolCidr(id, _) => Route::Pool(*id, PoolTab::Cidrs),
        ObjectRef::Allocation(id) => {
            Route::Pool(workspace.allocations().get(id)?.pool, PoolTab::Allocations)
        }
        ObjectRef::Discovery(id) => Route::Discovery(*id, DiscoveryTab::default()),
        ObjectRef::Association(id) => {
            Route::Ipam(workspace.associations().get(id)?.ipam, IpamTab::Discoveries)
        }
        ObjectRef::Member(_) => Route::Members,
        ObjectRef::ReferenceSet(_) => Route::Space,
        ObjectRef::Share(id) => match workspace.shares().get(id)?.object {
            SharedObject::Pool(id) => Route::Pool(id, PoolTab::Sharing),
            SharedObject::Discovery(id) => Route::Discovery(id, DiscoveryTab::Sharing),
        },
        ObjectRef::Source(id) => {
            Route::Discovery(workspace.sources().get(id)?.discovery, DiscoveryTab::default())
        }
        ObjectRef::Resource(key) | ObjectRef::ResourceCidr(key, _) => {
            let resource = workspace.resources().get(key)?;
            let scope = scope.or_else(|| workspace.scopes().keys().next().copied())?;
            let key = ResourceKey {
                scope,
                provider: resource.provider,
                external_id: resource.external_id().to_string(),
            };
            match resource.kind {
                ResourceKind::Vpc => Route::Vpc(key, VpcTab::default()),
                ResourceKind::VSwitch => Route::VSwitch(key, VSwitchTab::default()),
            }
        }
    };
    Some(route.into())
}

/// What a row of a scope opens.
pub fn row_place(row: &Row, workspace: &Workspace) -> Option<Place> {
    let object = match row.subject {
        Subject::Resource(key) => ObjectRef::Resource(key),
        Subject::SubPool(pool) => ObjectRef::Pool(pool),
        Subject::Custom(allocation) => ObjectRef::Allocation(allocation),
    };
    object_place(&object, workspace, Some(row.scope))
}

/// The name of an object, or its id; follows the language and the workspace.
pub fn object_title(object: ObjectRef) -> Text {
    let (desk, words) = (use_desk(), use_words());
    Text::from(move || desk.read(|workspace| object_name(&object, workspace, words.language())))
}

/// An object's name as a link to its page.
#[component]
pub fn ObjectLink(object: ObjectRef, #[prop(optional)] scope: Option<ScopeId>) -> impl IntoView {
    let desk = use_desk();
    let title = object_title(object.clone());
    move || {
        let place = desk.read(|workspace| object_place(&object, workspace, scope));
        match place {
            Some(place) => view! { <a href=place.href()>{move || title.get()}</a> }.into_any(),
            None => view! { <span>{move || title.get()}</span> }.into_any(),
        }
    }
}
