//! One resource discovery.

mod accounts;
mod addresses;
mod purge;
mod regions;
mod resources;
mod sharing;
mod sources;
mod tree;

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::DiscoveryId;
use crate::text::{relative, share_type_word};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    Badge, Button, ButtonKind, CopyText, Crumb, Ground, Icon, Mark, PageHeader, Tab, Tabs,
};
use crate::ui::route::{DiscoveryTab, Route};
use crate::ui::router::{Router, use_router};
use crate::ui::show::{EditLabelDialog, Gone, discovery_kind_word, object_title};
use crate::ui::state::{now, use_desk};

use super::discoveries::{DeleteDiscovery, deletion_refused, last_updated};

/// The key of the query that opens the import.
pub const IMPORT: &str = "import";

/// The page, or a notice where there is no such discovery.
#[component]
pub fn DiscoveryPage(id: DiscoveryId) -> impl IntoView {
    let desk = use_desk();
    let there = Memo::new(move |_| desk.read(|ws| ws.discoveries().contains(&id)));
    move || {
        if there.get() {
            return view! { <Detail id/> }.into_any();
        }
        let list_name = word(|w| w.nav.discoveries);
        view! { <Gone object=ObjectRef::Discovery(id) list=Route::Discoveries list_name/> }
            .into_any()
    }
}

#[component]
fn Detail(id: DiscoveryId) -> impl IntoView {
    let route = use_router().route();
    let tab = Memo::new(move |_| match route.get() {
        Route::Discovery(_, tab) => tab,
        _ => DiscoveryTab::default(),
    });
    let tabs = vec![
        Tab::new(word(|w| w.nav.tab_discovered), Route::Discovery(id, DiscoveryTab::Resources)),
        Tab::new(word(|w| w.nav.tab_addresses), Route::Discovery(id, DiscoveryTab::Addresses)),
        Tab::new(word(|w| w.nav.tab_regions), Route::Discovery(id, DiscoveryTab::Regions)),
        Tab::new(word(|w| w.nav.tab_sharing), Route::Discovery(id, DiscoveryTab::Sharing)),
        Tab::new(word(|w| w.nav.tab_accounts), Route::Discovery(id, DiscoveryTab::Accounts)),
    ];
    view! {
        <Head id/>
        <Tabs tabs/>
        {move || match tab.get() {
            DiscoveryTab::Resources => view! { <resources::Resources id/> }.into_any(),
            DiscoveryTab::Addresses => view! { <addresses::Addresses id/> }.into_any(),
            DiscoveryTab::Regions => view! { <regions::Regions id/> }.into_any(),
            DiscoveryTab::Sharing => view! { <sharing::Sharing id/> }.into_any(),
            DiscoveryTab::Accounts => view! { <accounts::Accounts id/> }.into_any(),
        }}
    }
}

/// Opens the import on the first tab, or closes it.
fn toggle_import(router: Router, id: DiscoveryId) {
    let mut place = router.now();
    let first = Route::Discovery(id, DiscoveryTab::Resources);
    if place.route != first {
        place.route = first;
        place.query = Default::default();
    }
    if place.query.get(IMPORT).is_some() {
        place.query.remove(IMPORT);
    } else {
        place.query.set(IMPORT, "1");
    }
    if router.now().route == place.route {
        router.replace(place);
    } else {
        router.navigate(place);
    }
}

#[component]
fn Head(id: DiscoveryId) -> impl IntoView {
    let (desk, words, router) = (use_desk(), use_words(), use_router());
    let name = object_title(ObjectRef::Discovery(id));
    let (editing, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let beside = move || {
        let facts = desk.read(|ws| {
            ws.discoveries().get(&id).map(|row| {
                let language = words.language();
                let kind = discovery_kind_word(&row.kind, language);
                (kind, share_type_word(row.share, language))
            })
        });
        facts.map(|(kind, share)| {
            view! {
                <CopyText text=id.to_string()/>
                <Badge mark=Mark::Good label=kind ground=Ground::Soft/>
                <Badge mark=Mark::Idle label=share ground=Ground::Soft/>
            }
        })
    };
    let why = deletion_refused(id);
    let actions = move || {
        view! {
            <Button
                label=word(|w| w.action.import)
                kind=ButtonKind::Primary
                icon=Icon::Import
                on_press=move |()| toggle_import(router, id)
            />
            <Button
                label=word(|w| w.action.edit)
                icon=Icon::Edit
                on_press=move |()| editing.set(true)
            />
            <Button
                label=word(|w| w.action.delete)
                icon=Icon::Trash
                disabled=Signal::derive(move || why.some().is_some())
                title=why
                on_press=move |()| deleting.set(true)
            />
        }
    };
    let lead = move || match desk.read(|ws| last_updated(ws, id)) {
        Some(at) => {
            let when = relative(now(), at, words.language());
            let said = &words.get().discoveries;
            format!("{} {}", (said.updated_ago)(&when), said.next_by_hand)
        }
        None => words.get().discoveries.updated_never.to_owned(),
    };
    let crumbs =
        vec![Crumb::link(word(|w| w.nav.discoveries), Route::Discoveries), Crumb::here(name)];
    view! {
        <PageHeader title=name crumbs beside actions lead/>
        <EditLabelDialog open=editing object=ObjectRef::Discovery(id)/>
        <DeleteDiscovery open=deleting id on_done=move |()| router.navigate(Route::Discoveries)/>
    }
}
