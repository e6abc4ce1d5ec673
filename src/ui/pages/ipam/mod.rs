//! One IPAM.

mod basic;
mod discoveries;
mod regions;

use leptos::prelude::*;

use crate::command::{Command, Dependants, ObjectRef};
use crate::model::IpamId;
use crate::text::number;
use crate::ui::language::word;
use crate::ui::parts::{
    Button, ButtonKind, CopyText, Crumb, Ground, Icon, Menu, MenuItem, PageHeader, Tab, Tabs,
};
use crate::ui::route::{IpamTab, Route};
use crate::ui::router::use_router;
use crate::ui::show::{
    DeleteDialog, EditLabelDialog, Gone, LifecycleBadge, RegionName, object_title,
};
use crate::ui::state::use_desk;

use super::shared::{CreateScopeDialog, ScopesTable};

pub use regions::AddIpamRegions;

/// The page, or a notice where there is no such IPAM.
#[component]
pub fn IpamPage(id: IpamId) -> impl IntoView {
    let desk = use_desk();
    let there = Memo::new(move |_| desk.read(|ws| ws.ipams().contains(&id)));
    move || {
        if there.get() {
            view! { <Detail id/> }.into_any()
        } else {
            let name = word(|w| w.nav.ipam);
            view! { <Gone object=ObjectRef::Ipam(id) list=Route::Ipams list_name=name/> }.into_any()
        }
    }
}

#[component]
fn Detail(id: IpamId) -> impl IntoView {
    let router = use_router();
    let route = router.route();
    let tab = Memo::new(move |_| match route.get() {
        Route::Ipam(_, tab) => tab,
        _ => IpamTab::default(),
    });
    let adding = RwSignal::new(false);
    view! {
        <Head id/>
        <Tabs tabs=tabs(id)/>
        {move || match tab.get() {
            IpamTab::Basic => view! { <basic::Basic id/> }.into_any(),
            IpamTab::Regions => view! { <regions::Regions id/> }.into_any(),
            IpamTab::Discoveries => view! { <discoveries::Discoveries id/> }.into_any(),
            IpamTab::Scopes => {
                view! {
                    <div class="tab-actions">
                        <Button
                            label=word(|w| w.scopes.create)
                            kind=ButtonKind::Primary
                            icon=Icon::Plus
                            on_press=move |()| adding.set(true)
                        />
                    </div>
                    <ScopesTable ipam=id/>
                    <CreateScopeDialog open=adding ipam=id/>
                }
                    .into_any()
            }
        }}
    }
}

fn tabs(id: IpamId) -> Vec<Tab> {
    let desk = use_desk();
    let count = move |of: fn(&crate::model::Workspace, IpamId) -> usize| {
        Signal::derive(move || Some(number::whole(desk.read(|ws| of(ws, id)))))
    };
    vec![
        Tab::new(word(|w| w.nav.tab_basic), Route::Ipam(id, IpamTab::Basic)),
        Tab::new(word(|w| w.nav.tab_regions), Route::Ipam(id, IpamTab::Regions)).count(count(
            |ws, id| ws.ipams().get(&id).map_or(0, |ipam| ipam.effective_regions.len()),
        )),
        Tab::new(word(|w| w.nav.tab_discoveries), Route::Ipam(id, IpamTab::Discoveries))
            .count(count(|ws, id| ws.associations_of(id).count())),
        Tab::new(word(|w| w.nav.tab_scopes), Route::Ipam(id, IpamTab::Scopes))
            .count(count(|ws, id| ws.scopes().iter().filter(|row| row.ipam == id).count())),
    ]
}

#[component]
fn Head(id: IpamId) -> impl IntoView {
    let (desk, router) = (use_desk(), use_router());
    let name = object_title(ObjectRef::Ipam(id));
    let (editing, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let (regions, scope) = (RwSignal::new(false), RwSignal::new(false));
    let beside = move || {
        let facts = desk.read(|ws| ws.ipams().get(&id).map(|row| (row.status, row.region.clone())));
        facts.map(|(status, region)| {
            view! {
                <CopyText text=id.to_string()/>
                <LifecycleBadge status ground=Ground::Soft/>
                <RegionName region/>
            }
        })
    };
    let actions = move || {
        view! {
            <Button
                label=word(|w| w.action.edit)
                icon=Icon::Edit
                on_press=move |()| editing.set(true)
            />
            <Button
                label=word(|w| w.action.delete)
                icon=Icon::Trash
                on_press=move |()| deleting.set(true)
            />
            <Menu items=vec![
                MenuItem::action(word(|w| w.ipams.add_region), move |()| regions.set(true)),
                MenuItem::action(word(|w| w.ipams.add_scope), move |()| scope.set(true)),
            ]/>
        }
    };
    let crumbs = vec![Crumb::link(word(|w| w.nav.ipam), Route::Ipams), Crumb::here(name)];
    view! {
        <PageHeader title=name crumbs beside actions/>
        <EditLabelDialog open=editing object=ObjectRef::Ipam(id)/>
        <DeleteDialog
            open=deleting
            title=word(move |w| (w.confirm.title_ipam)(&name.get()))
            command=move |answer: Dependants| Command::DeleteIpam(id, answer)
            on_done=move |_| router.navigate(Route::Ipams)
        />
        <AddIpamRegions open=regions id/>
        <CreateScopeDialog open=scope ipam=id/>
    }
}
