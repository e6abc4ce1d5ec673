//! The resource discoveries that an IPAM uses.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, Rule};
use crate::model::{AssociationId, Discovery, DiscoveryId, IpamId};
use crate::text::{Concept, discovery_name, lifecycle_word, region_label};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{
    Badge, Button, ButtonKind, Card, Choice, Column, DataTable, Icon, Lines, Mark, TableState,
};
use crate::ui::route::{DiscoveryTab, Query, Route};
use crate::ui::show::{
    AccountName, Explain, IdName, LifecycleBadge, ManageLink, RegionNames, When,
    discovery_kind_word, list_revision, region_text, rule_text, use_asked, use_run,
};
use crate::ui::state::{Desk, use_desk};

/// The tab.
#[component]
pub(super) fn Discoveries(id: IpamId) -> impl IntoView {
    let desk = use_desk();
    let associating = use_asked("associate");
    let rows = Memo::new(move |_| {
        desk.read(|ws| ws.associations_of(id).map(|row| row.id).collect::<Arc<[AssociationId]>>())
    });
    view! {
        <div class="tab-actions">
            <Explain concept=Concept::Association/>
            <Button
                label=word(|w| w.ipams.associate)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| associating.set(true)
            />
        </div>
        <Card>
        <DataTable
            name="associations"
            label=word(|w| w.ipams.associations_list)
            columns=columns()
            rows
            lines=Lines::Two
            revision=list_revision()
            state=TableState::in_address()
        />
        </Card>
        <AssociateDialog open=associating id/>
    }
}

/// Reads something of the discovery of an association.
fn of<T: Default>(desk: Desk, id: AssociationId, read: impl FnOnce(&Discovery) -> T) -> T {
    desk.read(|ws| {
        let association = ws.associations().get(&id)?;
        ws.discoveries().get(&association.discovery).map(read)
    })
    .unwrap_or_default()
}

fn columns() -> Vec<Column<AssociationId>> {
    let (desk, words) = (use_desk(), use_words());
    let key = move |id: AssociationId| of(desk, id, |row| Some(row.id));
    let name = move |id: AssociationId| {
        let called = |key| desk.read(|ws| discovery_name(key, ws, words.language()));
        key(id).map(called).unwrap_or_default()
    };
    let since = move |id: AssociationId| {
        desk.read(|ws| ws.associations().get(&id).map(|row| row.created_at))
    };
    let regions = move |id: AssociationId| {
        desk.read(|ws| {
            let association = ws.associations().get(&id)?;
            let discovery = ws.discoveries().get(&association.discovery)?;
            Some(ws.discovery_regions(discovery).to_vec())
        })
        .unwrap_or_default()
    };
    vec![
        Column::view("discovery", word(|w| w.term.id_name), move |id| {
            key(id).map(|key| {
                let to = Route::Discovery(key, DiscoveryTab::default()).with(Query::new());
                view! { <IdName name=name(id) id=key.to_string() to/> }
            })
        })
        .csv(move |id| {
            format!("{} {}", name(id), key(id).map(|key| key.to_string()).unwrap_or_default())
        })
        .sort_by_text(name)
        .fixed(),
        Column::text("type", word(|w| w.term.kind), move |id| {
            of(desk, id, |row| discovery_kind_word(&row.kind, words.language()).to_owned())
        }),
        Column::view("owner", word(|w| w.term.owner), move |id| {
            let owner = of(desk, id, |row| Some(row.owner.clone()));
            owner.map(|account| view! { <AccountName account/> })
        })
        .csv(move |id| of(desk, id, |row| row.owner.to_string())),
        Column::view("regions", word(|w| w.term.effective_region), move |id| {
            view! { <RegionNames regions=regions(id)/> }
        })
        .written(move |id| region_text(&regions(id), words.language())),
        Column::view("status", word(|w| w.term.status), move |id| {
            let status = of(desk, id, |row| Some(row.status));
            status.map(|status| view! { <LifecycleBadge status/> })
        })
        .written(move |id| {
            of(desk, id, |row| lifecycle_word(row.status, words.language()).to_owned())
        })
        .from_width(1_200),
        Column::view("association", word(|w| w.ipams.association_status), |_| {
            view! { <Badge mark=Mark::Good label=word(|w| w.ipams.associated)/> }
        })
        .csv(move |_| words.get().ipams.associated.to_owned()),
        Column::view("since", word(|w| w.ipams.associated_at), move |id| {
            since(id).map(|at| view! { <When at/> })
        })
        .csv(move |id| since(id).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(since),
        Column::operations(word(|w| w.table.operation), |id| view! { <Operations id/> }),
    ]
}

#[component]
fn Operations(id: AssociationId) -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let row = desk.peek(|ws| {
        let association = ws.associations().get(&id)?;
        let ipam = ws.ipams().get(&association.ipam)?;
        let default = ipam.default_discovery == association.discovery;
        Some((association.ipam, association.discovery, default))
    });
    row.map(|(ipam, discovery, default)| {
        let why =
            if default { rule_text(Rule::DefaultDiscovery(discovery)) } else { Text::default() };
        view! {
            <ManageLink to=Route::Discovery(discovery, DiscoveryTab::default())/>
            <Button
                label=word(|w| w.action.disassociate)
                kind=ButtonKind::Quiet
                disabled=default
                title=why
                on_press=move |()| {
                    run.now(Command::Dissociate(ipam, discovery));
                }
            />
        }
    })
}

/// Choosing a discovery to use.
#[component]
fn AssociateDialog(open: RwSignal<bool>, id: IpamId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let chosen = RwSignal::new(String::new());
    // The core says which ones can be associated; nothing is asked while the dialog is closed.
    let choices = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let all: Vec<DiscoveryId> = desk.read(|ws| ws.discoveries().keys().copied().collect());
        let fits = |key: &DiscoveryId| desk.dry_run(Command::Associate(id, *key)).is_ok();
        let choice = |key: DiscoveryId| {
            let name = desk.peek(|ws| discovery_name(key, ws, words.language()));
            Choice::new(key.to_string(), (words.get().naming.with_cidr)(&name, &key.to_string()))
        };
        all.into_iter().filter(fits).map(choice).collect()
    });
    let none = Memo::new(move |_| choices.with(Vec::is_empty));
    let fill = move || {
        chosen.set(choices.with(|all| match all.as_slice() {
            [only] => only.value.clone(),
            _ => String::new(),
        }));
    };
    let command =
        move || Some(Command::Associate(id, chosen.with(|text| text.parse::<DiscoveryId>().ok())?));
    let lead = move || {
        view! {
            <p>{move || words.get().ipams.associate_lead}</p>
            <Show when=move || none.get()>
                <NoneFits id/>
            </Show>
        }
    };
    let field = FormField::choice(
        word(|w| w.term.discovery),
        chosen,
        choices.into(),
        word(|w| w.form.choose),
    );
    Form::new(word(|w| w.ipams.associate), word(|w| w.action.associate), command)
        .field(FormField::view(lead))
        .field(field.needed(word(|w| w.form.needed)).shown(Signal::derive(move || !none.get())))
        .fill(fill)
        .idle(move || none.get())
        .dialog(open)
}

/// Why there is nothing to choose.
#[component]
fn NoneFits(id: IpamId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let said = move || {
        let region = desk
            .read(|ws| ws.ipams().get(&id).map(|row| region_label(&row.region, words.language())));
        (words.get().ipams.associate_none)(&region.unwrap_or_default())
    };
    view! {
        <p>{said}</p>
        <p>
            <a href=Route::ImportExport.href()>{move || words.get().sharing.import_file}</a>
            " · "
            <a href=Route::Discoveries.href()>{move || words.get().nav.discoveries}</a>
        </p>
    }
}
