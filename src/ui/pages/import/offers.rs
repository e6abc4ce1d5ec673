//! What an import offers beyond taking in: plans that came true, and CIDRs that come back.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Candidate, Likeness, VpcRow};
use crate::feed::Proposal;
use crate::text::{Words, pool_name, resource_name};
use crate::ui::browser;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, Card};
use crate::ui::show::{Explain, PlannedBadge};
use crate::ui::state::use_desk;

use super::session::Session;

/// Both, where there are any.
#[component]
pub fn Offers(session: Session) -> impl IntoView {
    // A memo: an answer must not make the buttons anew under somebody's finger.
    let offers = Memo::new(move |_| session.outcome().0.2.clone());
    view! {
        {move || {
            let all = offers.get().matches;
            (!all.is_empty()).then(|| view! { <Matches session all/> })
        }}
        {move || {
            let all = offers.get().returned;
            (!all.is_empty()).then(|| view! { <Returned session all/> })
        }}
    }
}

fn list(cidrs: &[Cidr]) -> String {
    let texts: Vec<String> = cidrs.iter().map(ToString::to_string).collect();
    texts.join(", ")
}

#[component]
fn Matches(session: Session, all: Vec<Proposal>) -> impl IntoView {
    let words = use_words();
    let each = all.into_iter().map(move |proposal| view! { <OneMatch session proposal/> });
    view! {
        <Card
            title=word(|w| w.planned.matches)
            actions=|| view! { <Explain concept=crate::text::Concept::Planned/> }
        >
            <p class="card-lead">{move || words.get().planned.matches_lead}</p>
            <div class="offers">{each.collect_view()}</div>
        </Card>
    }
}

/// One planned VPC, and which of the discovered ones takes its place.
#[component]
fn OneMatch(session: Session, proposal: Proposal) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let planned = proposal.planned;
    let name = format!("match-{}", browser::unique());
    let title = move || {
        desk.peek(|workspace| {
            let name = resource_name(planned, workspace, words.language());
            let row = workspace.resources().get(&planned);
            let cidrs: Vec<Cidr> =
                row.map(|row| row.cidrs.iter().map(|row| row.cidr).collect()).unwrap_or_default();
            (words.get().planned.match_for)(&name, &list(&cidrs))
        })
    };
    let hint = match (proposal.candidates.len(), &proposal.preselected) {
        (_, Some(_)) => word(|w| w.planned.proposed),
        (1, None) => word(|_| ""),
        _ => word(|w| w.planned.pick_one),
    };
    let candidates = proposal.candidates.clone();
    let proposal = StoredValue::new(proposal);
    let chosen = Memo::new(move |_| proposal.with_value(|proposal| session.match_of(proposal)));
    let option = {
        let name = name.clone();
        move |one: Candidate| {
            let (id, own) = (one.id.clone(), one.id.clone());
            view! {
                <label class="check-row">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=move || chosen.get().as_deref() == Some(&*own)
                        on:change=move |_| session.answer_match(planned, Some(id.clone()))
                    />
                    <span>{move || candidate(&one, words.get())}</span>
                </label>
            }
        }
    };
    view! {
        <fieldset class="offer">
            <legend>{title} " " <PlannedBadge/></legend>
            {move || hint.some().map(|hint| view! { <p class="small-print">{hint}</p> })}
            {candidates.into_iter().map(option).collect_view()}
            <label class="check-row">
                <input
                    type="radio"
                    name=name
                    prop:checked=move || chosen.with(Option::is_none)
                    on:change=move |_| session.answer_match(planned, None)
                />
                <span>{move || words.get().planned.stays_planned}</span>
            </label>
        </fieldset>
    }
}

/// Name, id, owner, how like the plan it is, and what it takes over.
fn candidate(one: &Candidate, words: &'static Words) -> String {
    let said = &words.planned;
    let like = match one.likeness {
        Likeness::AccountAndName => said.like_both,
        Likeness::Account => said.like_account,
        Likeness::Name => said.like_name,
        Likeness::BlockOnly => said.like_block,
    };
    let account = one.account.as_ref().map(ToString::to_string).unwrap_or_default();
    let moves = (said.moves)(&list(&one.cidrs));
    let parts = [one.name.to_string(), one.id.to_string(), account, like.to_owned(), moves];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// CIDRs that come back: each is allocated again only if the user says so.
#[component]
fn Returned(session: Session, all: Vec<VpcRow>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let rows: Arc<[VpcRow]> = all.into();
    let every = Arc::clone(&rows);
    let line = move |row: VpcRow| {
        let label = move || {
            desk.peek(|workspace| {
                let name = resource_name(row.resource, workspace, words.language());
                let pool = pool_name(row.pool, workspace);
                (words.get().planned.allocate_again)(&row.cidr.to_string(), &name, &pool)
            })
        };
        view! {
            <label class="check-row">
                <input
                    type="checkbox"
                    prop:checked=move || session.again.with(|all| all.contains(&row))
                    on:change:target=move |event| {
                        session.answer_again(&[row], event.target().checked());
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    let several = rows.len() > 1;
    view! {
        <Card title=word(|w| w.planned.returned)>
            <p class="card-lead">{move || words.get().planned.returned_lead}</p>
            <div class="offers">
                {several.then(|| view! {
                    <div>
                        <Button
                            label=word(|w| w.planned.all_again)
                            on_press=move |()| session.answer_again(&every, true)
                        />
                    </div>
                })}
                <div class="offer">{rows.iter().copied().map(line).collect_view()}</div>
            </div>
        </Card>
    }
}
