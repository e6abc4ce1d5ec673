//! Where the resources of a discovery come from.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, ObjectRef, home_scopes};
use crate::model::{DiscoveryId, RowOp, ScopeId, Source, SourceId, WholeList};
use crate::text::{
    Concept, Words, ipam_name, number, provider_name, scope_name, source_kind_word, source_name,
};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, Card, Column, ConfirmDialog, DataTable, Empty, TableState,
};
use crate::ui::show::{
    AccountName, Ago, Ask, Explain, RegionNames, list_revision, owner_only, region_text, use_run,
};
use crate::ui::state::{Desk, use_desk};

/// The table, in a card.
#[component]
pub(super) fn Sources(id: DiscoveryId) -> impl IntoView {
    let desk = use_desk();
    let removing = Ask::<SourceId>::new();
    let rows = Memo::new(move |_| {
        desk.read(|ws| ws.sources_of(id).map(|source| source.id).collect::<Arc<[SourceId]>>())
    });
    let empty = || {
        view! {
            <Empty
                title=word(|w| w.discoveries.sources_empty)
                text=word(|w| w.discoveries.updated_never)
            />
        }
    };
    view! {
        <Card
            title=word(|w| w.discoveries.sources)
            actions=|| view! { <Explain concept=Concept::Source/> }
        >
            <DataTable
                name="sources"
                label=word(|w| w.discoveries.sources)
                columns=columns(id, removing)
                rows
                revision=list_revision()
                state=TableState::local()
                empty
            />
        </Card>
        {removing.dialog(|source, open| view! { <RemoveSource open source/> })}
    }
}

/// Reads something of one source.
fn of<T: Default>(desk: Desk, id: SourceId, read: impl FnOnce(&Source) -> T) -> T {
    desk.read(|ws| ws.sources().get(&id).map(read)).unwrap_or_default()
}

fn columns(discovery: DiscoveryId, removing: Ask<SourceId>) -> Vec<Column<SourceId>> {
    let (desk, words) = (use_desk(), use_words());
    let observed = move |id: SourceId| of(desk, id, |row| Some(row.observed_at));
    let why = owner_only(ObjectRef::Discovery(discovery));
    let mut columns = Vec::from(facts());
    columns.extend([
        Column::view("observed", word(|w| w.discoveries.observed), move |id| {
            observed(id).map(|at| view! { <Ago at/> })
        })
        .csv(move |id| observed(id).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(observed),
        Column::view("whole", word(|w| w.discoveries.whole), move |id| {
            let (said, title) = whole_words(of(desk, id, |row| row.whole), words.get());
            view! { <span title=title>{said}</span> }
        })
        .csv(move |id| whole_words(of(desk, id, |row| row.whole), words.get()).0.to_owned())
        .hidden(),
        Column::view("home", word(|w| w.discoveries.home_scope), move |id| {
            view! { <HomeScope id discovery/> }
        })
        .csv(move |id| {
            let scope = of(desk, id, |row| row.home_scope);
            let name = |scope| desk.read(|ws| scope_name(scope, ws, words.language()));
            scope.map_or_else(|| words.get().discoveries.home_default.to_owned(), name)
        }),
        Column::operations(word(|w| w.table.operation), move |id| {
            view! {
                <Button
                    label=word(|w| w.discoveries.remove_source)
                    kind=ButtonKind::Quiet
                    disabled=Signal::derive(move || why.some().is_some())
                    title=why
                    on_press=move |()| removing.about(id)
                />
            }
        }),
    ]);
    columns
}

/// Whether its files are whole lists, and what that means.
fn whole_words(whole: WholeList, words: &'static Words) -> (&'static str, &'static str) {
    let said = &words.discoveries;
    match whole {
        WholeList::Confirmed => (said.whole_yes, said.whole_yes_title),
        WholeList::Unconfirmed => (said.whole_no, said.whole_no_title),
    }
}

/// What a source is, as it was declared.
fn facts() -> [Column<SourceId>; 5] {
    let (desk, words) = (use_desk(), use_words());
    let account = move |id: SourceId| of(desk, id, |row| row.account.clone());
    let regions = move |id: SourceId| of(desk, id, |row| row.regions.clone());
    let regions_text = move |id| match region_text(&regions(id), words.language()) {
        all if all.is_empty() => words.get().discoveries.all_regions.to_owned(),
        some => some,
    };
    [
        Column::text("file", word(|w| w.discoveries.file), move |id| {
            desk.read(|ws| source_name(id, ws))
        })
        .class("file")
        .fixed(),
        Column::text("provider", word(|w| w.discoveries.provider), move |id| {
            let provider = of(desk, id, |row| Some(row.provider));
            provider.map_or("", |one| provider_name(one, words.language())).to_owned()
        })
        .hidden(),
        Column::text("lists", word(|w| w.discoveries.lists), move |id| {
            let kind = of(desk, id, |row| Some(row.kind));
            kind.map_or("", |kind| source_kind_word(kind, words.language())).to_owned()
        }),
        Column::view("account", word(|w| w.discoveries.asking_account), move |id| {
            match account(id) {
                Some(account) => view! { <AccountName account/> }.into_any(),
                None => view! { <span class="muted">{words.get().part.dash}</span> }.into_any(),
            }
        })
        .csv(move |id| account(id).map(|account| account.to_string()).unwrap_or_default())
        .sort_by_key(account),
        Column::view("regions", word(|w| w.discoveries.source_regions), move |id| {
            let named = regions(id);
            if named.is_empty() {
                return view! { <span>{regions_text(id)}</span> }.into_any();
            }
            view! { <RegionNames regions=named/> }.into_any()
        })
        .csv(regions_text)
        .sort_by_text(regions_text),
    ]
}

#[component]
fn HomeScope(id: SourceId, discovery: DiscoveryId) -> impl IntoView {
    let (desk, words, run) = (use_desk(), use_words(), use_run());
    let scopes = desk.read(|ws| home_scopes(ws, discovery));
    let none = scopes.is_empty();
    let chosen = of(desk, id, |row| row.home_scope);
    let option = move |scope: ScopeId| {
        let name = desk.read(|ws| {
            let own = scope_name(scope, ws, words.language());
            let home = ws.ipam_of_scope(scope).map(|ipam| ipam_name(ipam.id, ws));
            (words.get().naming.with_cidr)(&own, &home.unwrap_or_default())
        });
        view! {
            <option value=scope.to_string() selected=chosen == Some(scope)>
                {name}
            </option>
        }
    };
    let label = move || {
        let file = desk.read(|ws| source_name(id, ws));
        (words.get().discoveries.home_scope_of)(&file)
    };
    let title = move || {
        let said = &words.get().discoveries;
        if none { said.home_none } else { said.home_help }
    };
    view! {
        <select
            class="in-row"
            aria-label=label
            title=title
            disabled=none
            on:change:target=move |event| {
                let scope = event.target().value().parse::<ScopeId>().ok();
                run.now(Command::SetHomeScope(id, scope));
            }
        >
            <option value="" selected=chosen.is_none()>
                {words.get().discoveries.home_default}
            </option>
            {scopes.into_iter().map(option).collect_view()}
        </select>
    }
}

/// What removing a source does, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Loss {
    cidrs: usize,
    addresses: usize,
}

fn loss(desk: Desk, id: SourceId) -> Loss {
    let mut loss = Loss::default();
    let Ok(applied) = desk.dry_run(Command::RemoveSource(id)) else { return loss };
    for op in &applied.change.ops {
        match op {
            RowOp::Resources(delta) => {
                let live = |row: &Option<Box<crate::model::Resource>>| {
                    row.as_ref().map_or(0, |row| row.live_cidrs().count())
                };
                loss.cidrs += live(&delta.before).saturating_sub(live(&delta.after));
            }
            RowOp::Addresses(_) => loss.addresses += 1,
            _ => {}
        }
    }
    loss
}

/// The question before a source is removed: what would be gone.
#[component]
fn RemoveSource(open: RwSignal<bool>, source: SourceId) -> impl IntoView {
    let (desk, words, run) = (use_desk(), use_words(), use_run());
    let name = move || desk.read(|ws| source_name(source, ws));
    let title = move || (words.get().discoveries.remove_title)(&name());
    let loss = Memo::new(move |_| if open.get() { loss(desk, source) } else { Loss::default() });
    let said = move || {
        let all = &words.get().discoveries;
        match loss.get().cidrs {
            0 => all.remove_none.to_owned(),
            cidrs => (all.remove_gone)(&number::whole(cidrs)),
        }
    };
    let addresses = move || {
        let count = loss.get().addresses;
        let sentence = (words.get().discoveries.remove_addresses)(&number::whole(count));
        (count > 0).then(|| view! { <p>{sentence}</p> })
    };
    view! {
        <ConfirmDialog
            open
            title
            confirm=word(|w| w.action.remove)
            on_confirm=move |()| {
                run.now(Command::RemoveSource(source));
            }
        >
            <p>{said}</p>
            {addresses}
        </ConfirmDialog>
    }
}
