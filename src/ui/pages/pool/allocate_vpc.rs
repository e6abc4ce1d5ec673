//! Linking a discovered VPC CIDR to a pool (domain.md, D15).

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Command, InTheWay, ObjectRef, Reason, Remedy, Rule, VpcRow, linkable};
use crate::model::{PoolId, ResourceKey};
use crate::text::{number, object_name, reason_sentence};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Column, DataTable, Dialog, DialogWidth, Empty, TableState};
use crate::ui::state::{Desk, use_desk};

use super::reserve::Notes;

type Candidate = (ResourceKey, Cidr);

/// The dialog.
#[component]
pub fn AllocateVpcDialog(id: PoolId, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let has_region = Memo::new(move |_| {
        desk.read(|workspace| workspace.pools().get(&id).is_some_and(|pool| pool.region.is_some()))
    });
    view! {
        <Show
            when=move || has_region.get()
            fallback=move || view! { <NoRegion id open/> }
        >
            <Link id open/>
        </Show>
    }
}

/// The core's own sentence for a pool that no VPC can be linked to.
#[component]
fn NoRegion(id: PoolId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let said = move || {
        let reason = Reason::new(Rule::PoolWithoutRegion(id));
        desk.peek(|workspace| reason_sentence(&reason, workspace, words.language()))
    };
    view! {
        <Dialog open title=word(|w| w.pools.allocate_vpc) width=DialogWidth::Narrow>
            <p>{said}</p>
        </Dialog>
    }
}

#[component]
fn Link(id: PoolId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let chosen = RwSignal::new(None::<Candidate>);
    let in_the_way = RwSignal::new(InTheWay::Refuse);
    // Looked for only while the dialog is open: it asks the rules about every VPC.
    let candidates = Memo::new(move |_| match open.get() {
        true => desk.read(|workspace| linkable(workspace, id)).into(),
        false => Arc::<[Candidate]>::from([]),
    });
    let choose = Callback::new(move |candidate: Candidate| {
        in_the_way.set(InTheWay::Refuse);
        chosen.set(Some(candidate));
    });
    let command = move || {
        let (resource, cidr) = chosen.get()?;
        let row = VpcRow { pool: id, resource, cidr };
        Some(Command::AllocateVpcs(vec![row], in_the_way.get()))
    };
    let table = move || {
        view! {
            <DataTable
                name="linkable"
                label=word(|w| w.pools.allocate_vpc_choose)
                columns=columns(desk, chosen, choose)
                rows=candidates
                state=TableState::local()
                empty=|| {
                    view! {
                        <Empty
                            title=word(|w| w.pools.allocate_vpc_none)
                            text=word(|w| w.pools.allocate_vpc_none_text)
                        />
                    }
                }
            />
        }
    };
    Form::new(word(|w| w.pools.allocate_vpc), word(|w| w.action.allocate), command)
        .once_accepted()
        .fill(move || {
            chosen.set(None);
            in_the_way.set(InTheWay::Refuse);
        })
        .remedy(move |remedy| {
            if remedy == Remedy::ReplaceReservations {
                in_the_way.set(InTheWay::ReplaceReservations);
            }
        })
        .width(DialogWidth::Wide)
        .field(FormField::view(move || {
            view! { <p class="card-lead">{move || words.get().pools.allocate_vpc_lead}</p> }
        }))
        .field(FormField::view(table))
        .field(FormField::rest())
        .field(FormField::answered(|answer| view! { <Notes outcome=answer.outcome()/> }.into_any()))
        .dialog(open)
}

fn columns(
    desk: Desk,
    chosen: RwSignal<Option<Candidate>>,
    choose: Callback<Candidate>,
) -> Vec<Column<Candidate>> {
    let words = use_words();
    let group = format!("linkable-{}", crate::ui::browser::unique());
    let name = move |(key, _): Candidate| {
        desk.peek(|ws| object_name(&ObjectRef::Resource(key), ws, words.language()))
    };
    let external = move |(key, _): Candidate| {
        desk.peek(|ws| ws.resources().get(&key).map(|row| row.external_id().to_string()))
            .unwrap_or_default()
    };
    let owner = move |(key, _): Candidate| {
        desk.peek(|ws| ws.resources().get(&key)?.account.as_ref().map(ToString::to_string))
            .unwrap_or_default()
    };
    vec![
        Column::view("vpc", word(|w| w.term.vpc), move |row| {
            view! {
                <label class="radio-cell">
                    <input
                        type="radio"
                        name=group.clone()
                        prop:checked=move || chosen.get() == Some(row)
                        on:change=move |_| choose.run(row)
                    />
                    <span>{name(row)}</span>
                </label>
            }
        })
        .csv(name)
        .sort_by_text(name)
        .fixed(),
        Column::text("id", word(|w| w.term.id), external).class("mono"),
        Column::text("cidr", word(|w| w.term.cidr), |(_, cidr): Candidate| cidr.to_string())
            .sort_by_key(|(_, cidr)| cidr)
            .class("mono"),
        Column::text("addresses", word(|w| w.pools.addresses), |(_, cidr): Candidate| {
            number::count(cidr.size())
        })
        .sort_by_key(|(_, cidr)| cidr.size())
        .end(),
        Column::text("owner", word(|w| w.term.owner), owner).class("mono"),
    ]
}
