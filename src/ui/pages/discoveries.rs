//! The list of resource discoveries.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, ObjectRef, Rule};
use crate::model::{Discovery, DiscoveryId, DiscoveryKind, SourceId, Time, Workspace};
use crate::text::{Concept, discovery_name, lifecycle_word, number, share_type_word};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, Card, Column, DataTable, Empty, Icon, Lines, Menu, MenuItem, PageHeader,
    TableState,
};
use crate::ui::route::{DiscoveryTab, Query, Route};
use crate::ui::router::use_router;
use crate::ui::show::{
    AccountName, Ago, Ask, Bulk, BulkButtons, BulkDialogs, DeleteDialog, EditLabelDialog, Explain,
    IdName, LifecycleBadge, ManageLink, RegionName, RegionNames, ShareBadge, When,
    discovery_kind_word, group_text, list_revision, object_title, owner_only, region_text,
    rule_text, tag_text, use_asked, use_region_filter,
};
use crate::ui::state::{Desk, use_desk};

use super::discovery::IMPORT;
use super::shared::{CreateInRegion, Makes};

/// The page.
#[component]
pub fn Discoveries() -> impl IntoView {
    let (desk, filter) = (use_desk(), use_region_filter());
    let creating = use_asked("create");
    let (edit, delete) = (Ask::<DiscoveryId>::new(), Ask::<DiscoveryId>::new());
    let create = move || {
        view! {
            <Button
                label=word(|w| w.discoveries.create)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| creating.set(true)
            />
        }
    };
    let total = Signal::derive(move || desk.read(|ws| ws.discoveries().len()));
    let rows = Memo::new(move |_| {
        desk.read(|ws| {
            let listed = ws.discoveries().iter().filter(|row| filter.takes(&row.region));
            listed.map(|row| row.id).collect::<Arc<[DiscoveryId]>>()
        })
    });
    let selection = RwSignal::new(HashSet::new());
    let bulk = Bulk::new(selection, ObjectRef::Discovery);
    let empty = move || {
        view! {
            <Empty
                title=word(|w| w.discoveries.empty)
                text=word(|w| w.discoveries.empty_text)
                actions=create
            />
        }
    };
    view! {
        <PageHeader title=word(|w| w.nav.discoveries) beside=|| view! { <Explain concept=Concept::Discovery/> } actions=create/>
        <Card>
        <DataTable
            name="discoveries"
            label=word(|w| w.discoveries.list)
            columns=columns(edit, delete)
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
        <CreateInRegion open=creating makes=Makes::Discovery/>
        {edit.dialog(|id, open| view! { <EditLabelDialog open object=ObjectRef::Discovery(id)/> })}
        {delete.dialog(|id, open| view! { <DeleteDiscovery open id/> })}
    }
}

/// The question before a custom discovery is deleted.
#[component]
pub fn DeleteDiscovery(
    open: RwSignal<bool>,
    id: DiscoveryId,
    #[prop(optional, into)] on_done: Option<Callback<()>>,
) -> impl IntoView {
    let name = object_title(ObjectRef::Discovery(id));
    let done = move |_| {
        if let Some(on_done) = on_done {
            on_done.run(());
        }
    };
    view! {
        <DeleteDialog
            open
            title=word(move |w| (w.confirm.title_discovery)(&name.get()))
            command=move |_| Command::DeleteDiscovery(id)
            on_done=done
        />
    }
}

fn columns(edit: Ask<DiscoveryId>, delete: Ask<DiscoveryId>) -> Vec<Column<DiscoveryId>> {
    let (desk, words) = (use_desk(), use_words());
    let name = move |id| desk.read(|ws| discovery_name(id, ws, words.language()));
    let mut columns = vec![
        Column::view("discovery", word(|w| w.term.id_name), move |id: DiscoveryId| {
            let to = Route::Discovery(id, DiscoveryTab::default()).with(Query::new());
            view! { <IdName name=name(id) id=id.to_string() to/> }
        })
        .csv(move |id| format!("{} {id}", name(id)))
        .sort_by_text(name)
        .fixed(),
        Column::text("type", word(|w| w.term.kind), move |id| {
            of(desk, id, |row| discovery_kind_word(&row.kind, words.language()).to_owned())
        }),
    ];
    columns.extend(places());
    columns.extend(contents());
    columns.extend(states());
    columns.extend(labels());
    columns.push(Column::operations(word(|w| w.table.operation), move |id| {
        view! { <Operations id edit delete/> }
    }));
    columns
}

/// Reads something of one discovery.
fn of<T: Default>(desk: Desk, id: DiscoveryId, read: impl FnOnce(&Discovery) -> T) -> T {
    desk.read(|ws| ws.discoveries().get(&id).map(read)).unwrap_or_default()
}

fn places() -> [Column<DiscoveryId>; 2] {
    let (desk, words) = (use_desk(), use_words());
    let region = move |id: DiscoveryId| of(desk, id, |row| vec![row.region.clone()]);
    let regions = move |id: DiscoveryId| {
        desk.read(|ws| ws.discoveries().get(&id).map(|row| ws.discovery_regions(row).to_vec()))
            .unwrap_or_default()
    };
    [
        Column::view("region", word(|w| w.term.managed_region), move |id| {
            region(id).into_iter().map(|region| view! { <RegionName region/> }).collect_view()
        })
        .csv(move |id| region_text(&region(id), words.language()))
        .sort_by_text(move |id| region_text(&region(id), words.language())),
        Column::view("regions", word(|w| w.term.effective_region), move |id| {
            let href = Route::Discovery(id, DiscoveryTab::Regions).href();
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

/// How many resources each discovery holds, in one pass over all.
fn held(workspace: &Workspace) -> BTreeMap<DiscoveryId, usize> {
    let home: BTreeMap<SourceId, DiscoveryId> =
        workspace.sources().iter().map(|source| (source.id, source.discovery)).collect();
    let mut counts = BTreeMap::new();
    for resource in workspace.resources().iter() {
        let mut seen: Vec<DiscoveryId> = resource
            .live_cidrs()
            .flat_map(|row| &row.holders)
            .filter_map(|source| home.get(source).copied())
            .collect();
        seen.sort();
        seen.dedup();
        for discovery in seen {
            *counts.entry(discovery).or_insert(0) += 1;
        }
    }
    counts
}

/// When a discovery last heard of anything.
pub fn last_updated(workspace: &Workspace, id: DiscoveryId) -> Option<Time> {
    workspace.sources_of(id).map(|source| source.observed_at).max()
}

fn contents() -> [Column<DiscoveryId>; 3] {
    let (desk, words) = (use_desk(), use_words());
    let counts = Memo::new(move |_| desk.read(held));
    let resources = move |id: DiscoveryId| counts.with(|all| all.get(&id).copied()).unwrap_or(0);
    let sources = move |id: DiscoveryId| desk.read(|ws| ws.sources_of(id).count());
    let updated = move |id: DiscoveryId| desk.read(|ws| last_updated(ws, id));
    [
        Column::view("resources", word(|w| w.discoveries.resource_count), move |id| {
            let href = Route::Discovery(id, DiscoveryTab::Resources).href();
            view! { <a href=href>{move || number::whole(resources(id))}</a> }
        })
        .csv(move |id| resources(id).to_string())
        .sort_by_key(resources)
        .end(),
        Column::text("sources", word(|w| w.discoveries.source_count), move |id| {
            number::whole(sources(id))
        })
        .sort_by_key(sources)
        .end()
        .hidden(),
        Column::view("updated", word(|w| w.discoveries.last_updated), move |id| {
            match updated(id) {
                Some(at) => view! { <Ago at/> }.into_any(),
                None => {
                    view! { <span class="muted">{words.get().discoveries.never}</span> }.into_any()
                }
            }
        })
        .csv(move |id| updated(id).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(updated),
    ]
}

fn states() -> [Column<DiscoveryId>; 3] {
    let (desk, words) = (use_desk(), use_words());
    let created = move |id: DiscoveryId| of(desk, id, |row| Some(row.created_at));
    [
        Column::view("share", word(|w| w.term.share_status), move |id| {
            of(desk, id, |row| Some(row.share)).map(|share| view! { <ShareBadge share/> })
        })
        .written(move |id| {
            of(desk, id, |row| share_type_word(row.share, words.language()).to_owned())
        }),
        Column::view("status", word(|w| w.term.status), move |id| {
            let status = of(desk, id, |row| Some(row.status));
            status.map(|status| view! { <LifecycleBadge status/> })
        })
        .written(move |id| {
            of(desk, id, |row| lifecycle_word(row.status, words.language()).to_owned())
        })
        .from_width(1_200),
        Column::view("created", word(|w| w.term.created), move |id| {
            created(id).map(|at| view! { <When at/> })
        })
        .csv(move |id| created(id).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(created)
        .hidden(),
    ]
}

fn labels() -> [Column<DiscoveryId>; 4] {
    let (desk, words) = (use_desk(), use_words());
    [
        Column::view("owner", word(|w| w.term.owner), move |id| {
            let owner = of(desk, id, |row| Some(row.owner.clone()));
            owner.map(|account| view! { <AccountName account/> })
        })
        .csv(move |id| of(desk, id, |row| row.owner.to_string()))
        .hidden(),
        Column::text("group", word(|w| w.term.resource_group), move |id| {
            of(desk, id, |row| group_text(&row.label, words.language()))
        })
        .hidden(),
        Column::text("tags", word(|w| w.term.tags), move |id| {
            of(desk, id, |row| tag_text(&row.label))
        })
        .hidden(),
        Column::text("description", word(|w| w.term.description), move |id| {
            of(desk, id, |row| row.label.description.to_string())
        })
        .hidden(),
    ]
}

/// Why a discovery cannot be deleted by itself, or not by this account; empty where it can.
pub fn deletion_refused(id: DiscoveryId) -> Text {
    let default = use_desk().peek(|ws| {
        let kind = ws.discoveries().get(&id).map(|row| &row.kind);
        matches!(kind, Some(DiscoveryKind::System(_)))
    });
    match default {
        true => rule_text(Rule::DefaultDiscovery(id)),
        false => owner_only(ObjectRef::Discovery(id)),
    }
}

#[component]
fn Operations(id: DiscoveryId, edit: Ask<DiscoveryId>, delete: Ask<DiscoveryId>) -> impl IntoView {
    let why = deletion_refused(id);
    let import = Route::Discovery(id, DiscoveryTab::Resources).with(Query::new().with(IMPORT, "1"));
    let (router, owner) = (use_router(), owner_only(ObjectRef::Discovery(id)));
    view! {
        <ManageLink to=Route::Discovery(id, DiscoveryTab::default())/>
        <Button
            label=word(|w| w.action.delete)
            kind=ButtonKind::Quiet
            disabled=Signal::derive(move || why.some().is_some())
            title=why
            on_press=move |()| delete.about(id)
        />
        <Menu items=vec![
            MenuItem::action(word(|w| w.action.import), move |()| router.navigate(import.clone()))
                .refused(owner),
            MenuItem::action(word(|w| w.action.edit), move |()| edit.about(id)),
        ]/>
    }
}
