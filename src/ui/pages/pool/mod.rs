//! One pool, in eight tabs.

mod allocate_vpc;
mod allocations;
pub(super) mod block_row;
pub(super) mod block_rows;
mod cidrs;
mod claims;
mod details;
mod hierarchy;
pub(super) mod picture;
pub(super) mod pool_space;
mod provision;
pub(super) mod reserve;
mod resources;
mod rules;
pub(super) mod settle;
mod space;
pub(super) mod take_from;
mod twin;

use leptos::prelude::*;

use crate::command::{Command, ObjectRef};
use crate::insight::pool_usage;
use crate::model::{PoolId, SharedObject};
use crate::text::number;
use crate::ui::language::{use_words, word};
use crate::ui::pages::planned::POOL;
use crate::ui::pages::shared::{ShareBanner, ShareTab};
use crate::ui::parts::{
    Button, ButtonKind, CopyText, Crumb, Menu, MenuItem, PageHeader, Shorten, Tab, Tabs, Usage,
    UsageBar,
};
use crate::ui::route::{PoolTab, Query, Route};
use crate::ui::router::use_router;
use crate::ui::show::{
    DeleteDialog, EditLabelDialog, Gone, LifecycleBadge, object_title, owner_only,
};
use crate::ui::state::use_desk;

/// The page.
#[component]
pub fn PoolPage(id: PoolId) -> impl IntoView {
    let desk = use_desk();
    let is_here = Memo::new(move |_| desk.read(|workspace| workspace.pools().contains(&id)));
    move || {
        if is_here.get() {
            view! { <Here id/> }.into_any()
        } else {
            let object = ObjectRef::Pool(id);
            view! { <Gone object list=Route::Pools list_name=word(|w| w.nav.pools)/> }.into_any()
        }
    }
}

/// The pools above, outermost first, as steps of the way here.
fn crumbs(id: PoolId) -> Vec<Crumb> {
    let desk = use_desk();
    let above = desk.peek(|workspace| {
        let mut above = Vec::new();
        let mut next = workspace.pools().get(&id).and_then(|pool| pool.source_pool);
        while let Some(pool) = next {
            above.push(pool);
            next = workspace.pools().get(&pool).and_then(|pool| pool.source_pool);
        }
        above.reverse();
        above
    });
    let first = Crumb::link(word(|w| w.nav.pools), Route::Pools);
    let sources = above.into_iter().map(|pool| {
        Crumb::link(object_title(ObjectRef::Pool(pool)), Route::Pool(pool, PoolTab::default()))
    });
    let here = Crumb::here(object_title(ObjectRef::Pool(id)));
    std::iter::once(first).chain(sources).chain([here]).collect()
}

#[component]
fn Here(id: PoolId) -> impl IntoView {
    let (words, router) = (use_words(), use_router());
    let (editing, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let title = object_title(ObjectRef::Pool(id));
    let delete_title = move || (words.get().confirm.title_pool)(&title.get());
    let why = owner_only(ObjectRef::Pool(id));
    let sub_pool = move || Route::PoolNew.with(Query::new().with("source", id));
    view! {
        <PageHeader
            title
            crumbs=crumbs(id)
            beside=move || view! { <Beside id/> }
            actions=move || {
                view! {
                    <Button label=word(|w| w.action.edit) on_press=move |()| editing.set(true)/>
                    <Button
                        label=word(|w| w.pools.create_sub_pool)
                        kind=ButtonKind::Primary
                        disabled=Signal::derive(move || why.some().is_some())
                        title=why
                        on_press=move |()| router.navigate(sub_pool())
                    />
                    <Menu items=vec![
                        MenuItem::action(
                            word(|w| w.action.provision),
                            move |()| router.navigate(
                                Route::Pool(id, PoolTab::Cidrs)
                                    .with(Query::new().with("provision", "new")),
                            ),
                        )
                            .refused(why),
                        MenuItem::link(
                            word(|w| w.pools.reserve),
                            Route::Pool(id, PoolTab::Allocations).with(Query::new().with("reserve", "new")),
                        ),
                        MenuItem::link(
                            word(|w| w.planned.create),
                            Route::VpcNew.with(Query::new().with(POOL, id)),
                        ),
                        MenuItem::action(word(|w| w.action.delete), move |()| deleting.set(true))
                            .danger()
                            .refused(why),
                    ]/>
                }
            }
        />
        <ShareBanner object=SharedObject::Pool(id)/>
        <Tabs tabs=tabs(id)/>
        <TabBody id/>
        <EditLabelDialog open=editing object=ObjectRef::Pool(id)/>
        <DeleteDialog
            open=deleting
            title=delete_title
            command=move |dependants| Command::DeletePool(id, dependants)
            on_done=move |_| router.navigate(Route::Pools)
        />
    }
}

/// Id, status and usage beside the name.
#[component]
fn Beside(id: PoolId) -> impl IntoView {
    let desk = use_desk();
    let status = Memo::new(move |_| {
        desk.read(|workspace| workspace.pools().get(&id).map(|pool| pool.status))
    });
    view! {
        <CopyText text=id.to_string() shorten=Shorten::Middle/>
        {move || status.get().map(|status| view! { <LifecycleBadge status/> })}
        <UsageBar usage=bar(id)/>
    }
}

/// The usage of a pool for its bar; none while nothing is provisioned.
fn bar(id: PoolId) -> Signal<Option<Usage>> {
    let desk = use_desk();
    Signal::derive(move || {
        let usage = desk.read(|workspace| pool_usage(workspace, id));
        (!usage.provisioned.is_zero())
            .then(|| Usage { used: usage.allocated(), total: usage.provisioned })
    })
}

fn tabs(id: PoolId) -> Vec<Tab> {
    let desk = use_desk();
    let count = move |count: fn(&crate::model::Workspace, PoolId) -> usize| {
        Signal::derive(move || Some(number::whole(desk.read(|workspace| count(workspace, id)))))
    };
    let tab = |tab: PoolTab| Route::Pool(id, tab);
    vec![
        Tab::new(word(|w| w.nav.tab_details), tab(PoolTab::Details)),
        Tab::new(word(|w| w.nav.tab_cidrs), tab(PoolTab::Cidrs)).count(count(|workspace, id| {
            workspace.pools().get(&id).map_or(0, |pool| pool.cidrs.len())
        })),
        Tab::new(word(|w| w.nav.tab_allocations), tab(PoolTab::Allocations))
            .count(count(|workspace, id| workspace.allocations_in(id).count())),
        Tab::new(word(|w| w.nav.tab_space), tab(PoolTab::Space)),
        Tab::new(word(|w| w.nav.tab_rules), tab(PoolTab::Rules)),
        Tab::new(word(|w| w.nav.tab_pool_resources), tab(PoolTab::Resources)),
        Tab::new(word(|w| w.nav.tab_hierarchy), tab(PoolTab::Hierarchy))
            .count(count(|workspace, id| workspace.sub_pools(id).count())),
        Tab::new(word(|w| w.nav.tab_sharing), tab(PoolTab::Sharing)),
    ]
}

#[component]
fn TabBody(id: PoolId) -> impl IntoView {
    let route = use_router().route();
    let tab = Memo::new(move |_| match route.get() {
        Route::Pool(_, tab) => tab,
        _ => PoolTab::default(),
    });
    move || match tab.get() {
        PoolTab::Details => view! { <details::Details id/> }.into_any(),
        PoolTab::Cidrs => view! { <cidrs::Cidrs id/> }.into_any(),
        PoolTab::Allocations => view! { <allocations::Allocations id/> }.into_any(),
        PoolTab::Space => view! { <space::Space id/> }.into_any(),
        PoolTab::Rules => view! { <rules::Rules id/> }.into_any(),
        PoolTab::Resources => view! { <resources::Resources id/> }.into_any(),
        PoolTab::Hierarchy => view! { <hierarchy::Hierarchy id/> }.into_any(),
        PoolTab::Sharing => view! { <ShareTab object=SharedObject::Pool(id)/> }.into_any(),
    }
}
