//! How what is taken from an accepted pool stands with its owner.

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::Command;
use crate::model::{AllocationId, ClaimState, PoolId};
use crate::text::{claim_word, reason_sentence};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Badge, Button, Column, Icon, Mark};
use crate::ui::state::{Desk, use_desk};

use super::reserve::Reserving;

/// Where a claim stands, as a badge.
pub(super) fn claim_column(desk: Desk) -> Column<AllocationId> {
    let words = use_words();
    let state = move |id: AllocationId| {
        desk.read(|workspace| workspace.claims().get(&id).map(|claim| claim.state))
    };
    let text =
        move |id| state(id).map_or("", |state| claim_word(state, words.language())).to_owned();
    Column::view("claim", word(|w| w.sharing.claim), move |id| {
        state(id).map(|state| {
            let mark = match state {
                ClaimState::Confirmed => Mark::Good,
                ClaimState::Requested | ClaimState::Releasing => Mark::Warn,
                ClaimState::Others => Mark::Idle,
                ClaimState::Refused { .. } => Mark::Bad,
            };
            view! { <Badge mark label=move || claim_word(state, words.language())/> }
        })
    })
    .csv(text)
    .sort_by_text(text)
}

/// Why this account cannot release an allocation of an accepted pool; empty where it can.
pub(super) fn release_refused(desk: Desk, id: AllocationId) -> Text {
    let words = use_words();
    Text::from(move || {
        let accepted = desk.read(|workspace| {
            let row = workspace.allocations().get(&id);
            row.is_some_and(|row| workspace.accepted_pool(row.pool).is_some())
        });
        if !accepted {
            return String::new();
        }
        let refusal = desk.dry_run(Command::Release(vec![id])).err();
        let reason = refusal.and_then(|refusal| refusal.reasons.into_iter().next());
        reason.map_or_else(String::new, |reason| {
            desk.peek(|workspace| reason_sentence(&reason, workspace, words.language()))
        })
    })
}

/// What the owner of an accepted pool refused, each with the block offered in its place.
#[component]
pub(super) fn RefusedClaims(id: PoolId, reserving: Reserving) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let refused = Memo::new(move |_| {
        desk.read(|workspace| {
            if workspace.accepted_pool(id).is_none() {
                return Vec::new();
            }
            let here = workspace.claims().iter().filter(|claim| claim.pool == id);
            here.filter_map(|claim| match claim.state {
                ClaimState::Refused { offer } => Some((claim.cidr, offer)),
                _ => None,
            })
            .collect::<Vec<(Cidr, Option<Cidr>)>>()
        })
    });
    let notice = move |(cidr, offer): (Cidr, Option<Cidr>)| {
        let said = move || {
            let sharing = &words.get().sharing;
            match offer {
                Some(offer) => (sharing.refused_offer)(&cidr.to_string(), &offer.to_string()),
                None => (sharing.refused_plain)(&cidr.to_string()),
            }
        };
        let take = offer.map(|offer| {
            let label = word(move |w| (w.sharing.take_offer)(&offer.to_string()));
            view! {
                <Button
                    label
                    icon=Icon::Plus
                    on_press=move |()| reserving.start_with(offer)
                />
            }
        });
        view! {
            <div class="notice told" role="note">
                {Mark::Bad.view()}
                <p>{said}</p>
                {take}
            </div>
        }
    };
    move || refused.get().into_iter().map(notice).collect_view()
}
