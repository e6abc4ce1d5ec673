//! The list of IPAMs.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, Dependants, ObjectRef};
use crate::model::{Ipam, IpamId};
use crate::text::{Concept, ipam_name, lifecycle_word, number, scope_name};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, Card, Column, DataTable, Empty, Icon, Lines, Menu, MenuItem, PageHeader,
    TableState,
};
use crate::ui::route::{IpamTab, Query, Route};
use crate::ui::show::{
    Ask, Bulk, BulkButtons, BulkDialogs, DeleteDialog, EditLabelDialog, Explain, IdName,
    LifecycleBadge, ManageLink, ObjectLink, RegionName, RegionNames, When, group_text,
    list_revision, object_title, region_text, tag_text, use_asked, use_region_filter,
};
use crate::ui::state::{Desk, use_desk};

use super::ipam::AddIpamRegions;
use super::shared::{CreateInRegion, CreateScopeDialog, Makes};

/// The dialogs that a row opens.
#[derive(Clone, Copy)]
struct Asks {
    edit: Ask<IpamId>,
    delete: Ask<IpamId>,
    regions: Ask<IpamId>,
    scope: Ask<IpamId>,
}

/// The page.
#[component]
pub fn Ipams() -> impl IntoView {
    let creating = use_asked("create");
    let create = move || {
        view! {
            <Button
                label=word(|w| w.ipams.create)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| creating.set(true)
            />
        }
    };
    let asks =
        Asks { edit: Ask::new(), delete: Ask::new(), regions: Ask::new(), scope: Ask::new() };
    let (desk, filter) = (use_desk(), use_region_filter());
    let total = Signal::derive(move || desk.read(|ws| ws.ipams().len()));
    let rows = Memo::new(move |_| {
        desk.read(|ws| {
            let listed = ws.ipams().iter().filter(|ipam| filter.takes(&ipam.region));
            listed.map(|ipam| ipam.id).collect::<Arc<[IpamId]>>()
        })
    });
    let selection = RwSignal::new(HashSet::new());
    let bulk = Bulk::new(selection, ObjectRef::Ipam);
    let empty = move || {
        view! {
            <Empty title=word(|w| w.ipams.empty) text=word(|w| w.ipams.empty_text) actions=create/>
        }
    };
    view! {
        <PageHeader title=word(|w| w.nav.ipam) beside=|| view! { <Explain concept=Concept::Ipam/> } actions=create/>
        <Card>
        <DataTable
            name="ipams"
            label=word(|w| w.ipams.list)
            columns=columns(asks)
            rows
            total
            lines=Lines::Two
            revision=list_revision()
            state=TableState::in_address()
            selection
            bulk=move || view! { <BulkButtons bulk/> }
            clear=move |()| filter.clear()
            empty
        />
        </Card>
        <BulkDialogs bulk/>
        <CreateInRegion open=creating makes=Makes::Ipam/>
        <Dialogs asks/>
    }
}

#[component]
fn Dialogs(asks: Asks) -> impl IntoView {
    let delete = |id, open| {
        let name = object_title(ObjectRef::Ipam(id));
        view! {
            <DeleteDialog
                open
                title=word(move |w| (w.confirm.title_ipam)(&name.get()))
                command=move |answer: Dependants| Command::DeleteIpam(id, answer)
            />
        }
    };
    view! {
        {asks.edit.dialog(|id, open| view! { <EditLabelDialog open object=ObjectRef::Ipam(id)/> })}
        {asks.delete.dialog(delete)}
        {asks.regions.dialog(|id, open| view! { <AddIpamRegions open id/> })}
        {asks.scope.dialog(|id, open| view! { <CreateScopeDialog open ipam=id/> })}
    }
}

fn columns(asks: Asks) -> Vec<Column<IpamId>> {
    let desk = use_desk();
    let name = move |id: IpamId| desk.read(|ws| ipam_name(id, ws));
    let mut columns = vec![
        Column::view("ipam", word(|w| w.term.id_name), move |id| {
            let to = Route::Ipam(id, IpamTab::default()).with(Query::new());
            let own = of_ipam(desk, id, |ipam| ipam.label.name.to_string());
            view! { <IdName name=own id=id.to_string() to/> }
        })
        .csv(move |id| format!("{} {id}", name(id)))
        .sort_by_text(name)
        .fixed(),
    ];
    columns.extend(places());
    columns.extend(counts());
    columns.extend(rest());
    columns.push(Column::operations(word(|w| w.table.operation), move |id| {
        view! { <Operations id asks/> }
    }));
    columns
}

/// Reads something of one IPAM.
fn of_ipam<T: Default>(desk: Desk, id: IpamId, read: impl FnOnce(&Ipam) -> T) -> T {
    desk.read(|ws| ws.ipams().get(&id).map(read)).unwrap_or_default()
}

/// Status and regions.
fn places() -> [Column<IpamId>; 3] {
    let (desk, words) = (use_desk(), use_words());
    let region = move |id: IpamId| of_ipam(desk, id, |ipam| vec![ipam.region.clone()]);
    let regions = move |id: IpamId| of_ipam(desk, id, |ipam| ipam.effective_regions.clone());
    [
        Column::view("status", word(|w| w.term.status), move |id| {
            let status = of_ipam(desk, id, |ipam| Some(ipam.status));
            status.map(|status| view! { <LifecycleBadge status/> })
        })
        .written(move |id| {
            of_ipam(desk, id, |ipam| lifecycle_word(ipam.status, words.language()).to_owned())
        }),
        Column::view("region", word(|w| w.term.managed_region), move |id| {
            region(id).into_iter().map(|region| view! { <RegionName region/> }).collect_view()
        })
        .csv(move |id| region_text(&region(id), words.language()))
        .sort_by_text(move |id| region_text(&region(id), words.language())),
        Column::view("regions", word(|w| w.term.effective_region), move |id| {
            let href = Route::Ipam(id, IpamTab::Regions).href();
            view! {
                <a href=href>
                    <RegionNames regions=regions(id)/>
                </a>
            }
        })
        .csv(move |id| region_text(&regions(id), words.language()))
        .sort_by_key(move |id| regions(id).len()),
    ]
}

/// Scopes and discoveries.
fn counts() -> [Column<IpamId>; 3] {
    let (desk, words) = (use_desk(), use_words());
    let scopes =
        move |id: IpamId| desk.read(|ws| ws.scopes().iter().filter(|s| s.ipam == id).count());
    let discoveries = move |id: IpamId| desk.read(|ws| ws.associations_of(id).count());
    let defaults =
        move |id: IpamId| of_ipam(desk, id, |ipam| vec![ipam.public_scope, ipam.private_scope]);
    [
        Column::view("scopes", word(|w| w.ipams.scope_count), move |id| {
            let href = Route::Ipam(id, IpamTab::Scopes).href();
            view! { <a href=href>{number::whole(scopes(id))}</a> }
        })
        .csv(move |id| scopes(id).to_string())
        .sort_by_key(scopes)
        .end(),
        Column::view("discoveries", word(|w| w.ipams.discovery_count), move |id| {
            let href = Route::Ipam(id, IpamTab::Discoveries).href();
            view! { <a href=href>{number::whole(discoveries(id))}</a> }
        })
        .csv(move |id| discoveries(id).to_string())
        .sort_by_key(discoveries)
        .end(),
        Column::view("defaults", word(|w| w.ipams.default_scopes), move |id| {
            let link = |scope| view! { <ObjectLink object=ObjectRef::Scope(scope)/> };
            view! { <span class="stacked">{defaults(id).into_iter().map(link).collect_view()}</span> }
        })
        .csv(move |id| {
            let name = |scope| desk.read(|ws| scope_name(scope, ws, words.language()));
            defaults(id).into_iter().map(name).collect::<Vec<_>>().join(", ")
        }).hidden(),
    ]
}

fn rest() -> [Column<IpamId>; 4] {
    let (desk, words) = (use_desk(), use_words());
    let created = move |id: IpamId| of_ipam(desk, id, |ipam| Some(ipam.created_at));
    [
        Column::text("group", word(|w| w.term.resource_group), move |id| {
            of_ipam(desk, id, |ipam| group_text(&ipam.label, words.language()))
        })
        .hidden(),
        Column::text("tags", word(|w| w.term.tags), move |id| {
            of_ipam(desk, id, |ipam| tag_text(&ipam.label))
        })
        .hidden(),
        Column::view("created", word(|w| w.term.created), move |id| {
            created(id).map(|at| view! { <When at/> })
        })
        .csv(move |id| created(id).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(created),
        Column::text("description", word(|w| w.term.description), move |id| {
            of_ipam(desk, id, |ipam| ipam.label.description.to_string())
        })
        .hidden(),
    ]
}

#[component]
fn Operations(id: IpamId, asks: Asks) -> impl IntoView {
    view! {
        <ManageLink to=Route::Ipam(id, IpamTab::default())/>
        <Button
            label=word(|w| w.action.delete)
            kind=ButtonKind::Quiet
            on_press=move |()| asks.delete.about(id)
        />
        <Menu items=vec![
            MenuItem::action(word(|w| w.ipams.add_region), move |()| asks.regions.about(id)),
            MenuItem::action(word(|w| w.ipams.add_scope), move |()| asks.scope.about(id)),
            MenuItem::action(word(|w| w.action.edit), move |()| asks.edit.about(id)),
        ]/>
    }
}
