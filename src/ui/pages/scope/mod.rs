//! The page of a scope.

mod attention;
mod charts;
mod facts;
pub(super) mod numbers;
mod overview;
mod pools;
pub(super) mod space;

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::{ScopeId, ScopeKind};
use crate::text::{number, object_name, scope_kind_word};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Button, ButtonKind, CopyText, Crumb, LinkButton, PageHeader, Tab, Tabs};
use crate::ui::route::{Query, Route, ScopeTab};
use crate::ui::router::use_router;
use crate::ui::show::resources::{Across, ResourceList};
use crate::ui::show::{Gone, object_title, owner_only};
use crate::ui::state::use_desk;

pub use numbers::overlapping;

/// The page.
#[component]
pub fn ScopePage(id: ScopeId) -> impl IntoView {
    let desk = use_desk();
    let there = Memo::new(move |_| desk.read(|workspace| workspace.scopes().contains(&id)));
    move || {
        if there.get() {
            return view! { <There id/> }.into_any();
        }
        let list_name = word(|w| w.nav.scopes);
        view! { <Gone object=ObjectRef::Scope(id) list=Route::Scopes list_name/> }.into_any()
    }
}

#[component]
fn There(id: ScopeId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let router = use_router();
    let route = router.route();
    let owner = owner_only(ObjectRef::Scope(id));
    let title = object_title(ObjectRef::Scope(id));
    let kind = Memo::new(move |_| {
        desk.read(|workspace| {
            let kind = workspace.scopes().get(&id).map_or(ScopeKind::Private, |scope| scope.kind);
            (kind, workspace.is_default_scope(id))
        })
    });
    let ipam = Memo::new(move |_| desk.read(|ws| ws.scopes().get(&id).map(|scope| scope.ipam)));
    let ipam_name = Text::from(move || {
        let ipam = ipam.get().map(ObjectRef::Ipam);
        desk.read(|ws| ipam.map(|ipam| object_name(&ipam, ws, words.language())))
            .unwrap_or_default()
    });
    let beside = move || {
        let kind_word = move || scope_kind_word(kind.get().0, words.language());
        let default = move || {
            let term = &words.get().term;
            if kind.get().1 { term.default } else { term.custom }
        };
        view! {
            <CopyText text=id.to_string()/>
            <span class="muted">{kind_word} " · " {default}</span>
            <span class="muted">
                {move || ipam.get().map(|ipam| view! {
                    <a href=Route::Ipam(ipam, Default::default()).href()>
                        {move || ipam_name.get()}
                    </a>
                })}
            </span>
        }
    };
    let counted =
        move |count: fn(&crate::model::Workspace, &crate::insight::Insight, ScopeId) -> usize| {
            Signal::derive(move || {
                Some(number::whole(desk.look(|workspace, insight| count(workspace, insight, id))))
            })
        };
    let tabs = vec![
        Tab::new(word(|w| w.nav.tab_overview), Route::Scope(id, ScopeTab::Overview)),
        Tab::new(word(|w| w.nav.tab_resources), Route::Scope(id, ScopeTab::Resources))
            .count(counted(|_, insight, id| insight.rows_of_scope(id).len())),
        Tab::new(word(|w| w.nav.tab_pools), Route::Scope(id, ScopeTab::Pools))
            .count(counted(|workspace, _, id| workspace.pools_in(id).count())),
        Tab::new(word(|w| w.nav.tab_charts), Route::Scope(id, ScopeTab::Charts)),
    ];
    let tab = Memo::new(move |_| match route.get() {
        Route::Scope(_, tab) => tab,
        _ => ScopeTab::default(),
    });
    view! {
        <PageHeader
            title
            crumbs=vec![Crumb::link(word(|w| w.nav.scopes), Route::Scopes), Crumb::here(title)]
            beside
            actions=move || {
                view! {
                    <LinkButton
                        label=word(|w| w.action.import)
                        to=Signal::stored(Route::ImportExport.into())
                    />
                    <Button
                        label=word(|w| w.nav.create_pool)
                        kind=ButtonKind::Primary
                        disabled=Signal::derive(move || owner.some().is_some())
                        title=owner
                        on_press=move |()| {
                            router.navigate(Route::PoolNew.with(Query::new().with("scope", id)));
                        }
                    />
                }
            }
        />
        <Tabs tabs/>
        {move || match tab.get() {
            ScopeTab::Overview => view! { <overview::ScopeOverview id/> }.into_any(),
            ScopeTab::Resources => {
                view! { <ResourceList across=Across::Scope(id)/> }.into_any()
            }
            ScopeTab::Pools => view! { <pools::ScopePools id/> }.into_any(),
            ScopeTab::Charts => view! { <charts::ScopeCharts id/> }.into_any(),
        }}
    }
}
