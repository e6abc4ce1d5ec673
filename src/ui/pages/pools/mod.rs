//! The list of pools, flat or as a hierarchy.

mod table;
mod tree;

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::{Pool, PoolId, ScopeId, ShareType, Workspace};
use crate::text::{Concept, ipam_name, scope_name};
use crate::ui::app::ChosenRegion;
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{ButtonKind, Empty, Icon, LinkButton, PageHeader, TableState};
use crate::ui::route::{Place, Query, Route};
use crate::ui::router::use_router;
use crate::ui::show::{Explain, region_value};
use crate::ui::state::use_desk;

pub use table::{PoolOrder, PoolTable};

/// The page.
#[component]
pub fn Pools() -> impl IntoView {
    let desk = use_desk();
    let has_ipam = Memo::new(move |_| desk.read(|workspace| !workspace.ipams().is_empty()));
    view! {
        <PageHeader
            title=word(|w| w.nav.pools)
            lead=word(|w| w.pools.lead)
            beside=|| view! { <Explain concept=Concept::Pool/> }
            actions=move || {
                has_ipam
                    .get()
                    .then(|| {
                        view! {
                            <LinkButton
                                label=word(|w| w.nav.create_pool)
                                to=Place::from(Route::PoolNew)
                                kind=ButtonKind::Primary
                                icon=Icon::Plus
                            />
                        }
                    })
            }
        />
        <Show when=move || has_ipam.get() fallback=NoIpam>
            <Views/>
            <List/>
        </Show>
    }
}

/// What stands where pools would, while there is no IPAM.
#[component]
pub fn NoIpam() -> impl IntoView {
    view! {
        <Empty
            title=word(|w| w.pools.no_ipam)
            text=word(|w| w.pools.no_ipam_text)
            actions=|| {
                view! {
                    <LinkButton
                        label=word(|w| w.pools.to_ipams)
                        to=Place::from(Route::Ipams)
                        kind=ButtonKind::Primary
                    />
                }
            }
        />
    }
}

/// One of several ways to look at the list, as a link.
fn choice(label: Text, key: &'static str, value: &'static str, is_first: bool) -> impl IntoView {
    let query = use_router().query();
    let chosen =
        Memo::new(move |_| query.with(|query| query.get(key).map_or(is_first, |now| now == value)));
    let href = move || {
        let query = query.get();
        let query = if is_first { query.without(key) } else { query.with(key, value) };
        Route::Pools.with(query).href()
    };
    view! {
        <li>
            <a href=href aria-current=move || chosen.get().then_some("true")>
                {move || label.get()}
            </a>
        </li>
    }
}

#[component]
fn Views() -> impl IntoView {
    let words = use_words();
    view! {
        <div class="list-views">
            <nav class="segments" aria-label=move || words.get().nav.pools>
                <ul>
                    {choice(word(|w| w.pools.mine), "whose", "mine", true)}
                    {choice(word(|w| w.pools.shared_with_me), "whose", "shared", false)}
                </ul>
            </nav>
            <nav class="segments" aria-label=move || words.get().pools.view>
                <ul>
                    {choice(word(|w| w.pools.view_list), "view", "list", true)}
                    {choice(word(|w| w.pools.view_tree), "view", "tree", false)}
                </ul>
            </nav>
        </div>
    }
}

/// Whose pools are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Mine,
    SharedWithMe,
}

/// The pools of the chosen region, mine or shared with me, of one scope or all.
fn listed(
    workspace: &Workspace,
    whose: Whose,
    region: &str,
    scope: Option<ScopeId>,
) -> Arc<[PoolId]> {
    let shared = whose == Whose::SharedWithMe;
    // The IPAM of an accepted pool is another account's.
    let in_region = |pool: &Pool| {
        let accepted = || workspace.accepted_pool(pool.id).map(|share| share.region.clone());
        let home = workspace.ipam_of_scope(pool.scope).map(|ipam| ipam.region.clone());
        region.is_empty()
            || home.or_else(accepted).is_some_and(|home| region_value(&home) == region)
    };
    workspace
        .pools()
        .iter()
        .filter(|pool| (pool.share == ShareType::Shared) == shared)
        .filter(|pool| in_region(pool) && scope.is_none_or(|scope| pool.scope == scope))
        .map(|pool| pool.id)
        .collect()
}

#[component]
fn List() -> impl IntoView {
    let desk = use_desk();
    let router = use_router();
    let query = router.query();
    let region = expect_context::<ChosenRegion>().0;
    let whose =
        Memo::new(move |_| match query.with(|query| query.get("whose") == Some("shared")) {
            true => Whose::SharedWithMe,
            false => Whose::Mine,
        });
    let scope = Memo::new(move |_| query.with(|query| query.read_as::<ScopeId>("scope")));
    let order =
        Signal::derive(move || match query.with(|query| query.get("view") == Some("tree")) {
            true => PoolOrder::Tree,
            false => PoolOrder::Flat,
        });
    let all = Memo::new(move |_| desk.read(|workspace| listed(workspace, whose.get(), "", None)));
    let rows = Memo::new(move |_| {
        desk.read(|workspace| {
            region.with(|region| listed(workspace, whose.get(), region, scope.get()))
        })
    });
    let choose = move |value: String| {
        router.set_query(|query| match value.is_empty() {
            true => query.remove("scope"),
            false => query.set("scope", value),
        });
    };
    view! {
        <PoolTable
            name="pools"
            rows
            order
            state=TableState::in_address()
            total=Signal::derive(move || all.with(|all| all.len()))
            clear=Callback::new(move |()| {
                region.set(String::new());
                choose(String::new());
            })
            facets=move || view! { <ScopeFacet scope choose=Callback::new(choose)/> }
            empty=move || match whose.get() {
                Whose::Mine => view! { <NoPools/> }.into_any(),
                Whose::SharedWithMe => {
                    view! {
                        <Empty
                            title=word(|w| w.pools.none_shared)
                            text=word(|w| w.pools.none_shared_text)
                            actions=|| {
                                view! {
                                    <LinkButton
                                        label=word(|w| w.sharing.import_file)
                                        to=Place::from(Route::ImportExport)
                                        kind=ButtonKind::Primary
                                        icon=Icon::Import
                                    />
                                }
                            }
                        />
                    }
                        .into_any()
                }
            }
        />
    }
}

#[component]
fn NoPools() -> impl IntoView {
    view! {
        <Empty
            title=word(|w| w.pools.none)
            text=word(|w| w.pools.none_text)
            actions=|| {
                view! {
                    <LinkButton
                        label=word(|w| w.nav.create_pool)
                        to=Route::PoolNew.with(Query::new())
                        kind=ButtonKind::Primary
                    />
                }
            }
        />
    }
}

#[component]
fn ScopeFacet(scope: Memo<Option<ScopeId>>, choose: Callback<String>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let options = move || {
        let language = words.language();
        desk.read(|workspace| {
            workspace
                .scopes()
                .iter()
                .map(|row| {
                    let id = row.id;
                    let name = scope_label(id, workspace, language);
                    view! {
                        <option value=id.to_string() selected=move || scope.get() == Some(id)>
                            {name}
                        </option>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <select
            aria-label=move || words.get().term.scope
            on:change:target=move |event| choose.run(event.target().value())
        >
            <option value="" selected=move || scope.get().is_none()>
                {move || (words.get().table.any)(words.get().term.scope)}
            </option>
            {options}
        </select>
    }
}

/// A scope's name, with its IPAM's.
pub fn scope_label(id: ScopeId, workspace: &Workspace, language: crate::text::Language) -> String {
    let scope = scope_name(id, workspace, language);
    match workspace.scopes().get(&id) {
        Some(row) => (language.words().pools.scope_label)(&scope, &ipam_name(row.ipam, workspace)),
        None => scope,
    }
}
