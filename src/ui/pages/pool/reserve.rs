//! Reserving CIDRs: custom allocations.

use leptos::prelude::*;

use crate::address::{Cidr, Family};
use crate::command::{Avoid, CidrRequest, Command, Purpose, Reservation, Spot};
use crate::model::PoolId;
use crate::text::{Concept, note_sentence, pool_name};
use crate::ui::form::{Form, FormField, Outcome};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{DialogWidth, Mark};
use crate::ui::show::ExplainedLead;
use crate::ui::state::use_desk;

use super::block_row::{BlockFields, BlockSetting, Naming, Ways};
use super::block_rows::{BlockRow, BlockRows, TYPED};
use super::take_from::TakeFrom;

/// Opens and closes the dialog. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Reserving {
    /// Whether it is open.
    pub open: RwSignal<bool>,
    rows: BlockRows,
}

impl Reserving {
    /// The state for a pool's dialog.
    pub fn new(id: PoolId) -> Reserving {
        let desk = use_desk();
        let default = Signal::derive(move || {
            desk.read(|workspace| workspace.pools().get(&id).and_then(|pool| pool.rules.default))
        });
        Reserving { open: RwSignal::new(false), rows: BlockRows::new(default) }
    }

    /// Opens it with an empty row.
    pub fn start(self) {
        self.rows.restart(TYPED);
        self.open.set(true);
    }

    /// Opens it with a block of this free space.
    pub fn start_with(self, free: Cidr) {
        self.rows.restart(TYPED);
        self.rows.pick_from(free);
        self.open.set(true);
    }
}

/// The dialog.
#[component]
pub fn ReserveDialog(id: PoolId, state: Reserving) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let Reserving { open, rows } = state;
    let requests = rows.requests();
    let rules = Memo::new(move |_| {
        desk.read(|workspace| {
            let pool = workspace.pools().get(&id);
            pool.map_or((Family::V4, 0..=32), |pool| {
                let most = pool.rules.max.unwrap_or(pool.family.bits());
                // Nothing larger than its largest CIDR can be taken.
                let widest = pool.cidrs.iter().map(|row| row.cidr.prefix_len()).min();
                let least = pool.rules.min.unwrap_or(0).max(widest.unwrap_or(0));
                (pool.family, least.min(most)..=most)
            })
        })
    });
    let setting = BlockSetting {
        family: Signal::derive(move || rules.get().0),
        masks: Signal::derive(move || rules.get().1),
        ways: Signal::stored(Ways::Both),
        requests,
    };
    let title = move || {
        let name = desk.read(|workspace| pool_name(id, workspace));
        (words.get().pools.reserve_title)(&name)
    };
    let command = move |asked: &[(BlockRow, CidrRequest)]| {
        (!asked.is_empty()).then(|| Command::Reserve(id, reservations(asked)))
    };
    Form::new(title, word(|w| w.pools.reserve), move || command(&rows.requests_now()))
        .while_typing(move || command(&requests.get()))
        .idle(move || rows.has_unfinished() || rows.requests_now().is_empty())
        .width(DialogWidth::Wide)
        .field(FormField::view(|| {
            view! {
                <ExplainedLead
                    said=word(|w| w.pools.reserve_lead)
                    concept=Concept::CustomAllocation
                />
            }
        }))
        .field(
            FormField::answered(move |answer| {
                view! { <BlockFields rows setting answer naming=Naming::Named/> }.into_any()
            })
            .at(Spot::Row(0)),
        )
        .field(FormField::rest())
        .field(FormField::answered(|answer| view! { <Notes outcome=answer.outcome()/> }.into_any()))
        .field(FormField::answered(move |answer| {
            view! {
                <TakeFrom
                    source=id
                    placed=setting.placed(answer)
                    looked=(Purpose::Custom, Avoid::Resources)
                    on_take=move |cidr| rows.pick(cidr)
                />
            }
            .into_any()
        }))
        .dialog(open)
}

/// What is worth knowing before it is done, such as a resource that the block hits.
#[component]
pub fn Notes(outcome: Memo<Outcome>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let notes = move || match outcome.get() {
        Some(Ok(applied)) => desk.peek(|workspace| {
            let said = |note| note_sentence(note, workspace, words.language());
            applied.notes.iter().map(said).collect::<Vec<_>>()
        }),
        _ => Vec::new(),
    };
    view! {
        <ul class="form-notes" aria-live="polite">
            {move || {
                notes()
                    .into_iter()
                    .map(|note| view! { <li>{Mark::Warn.view()} <span>{note}</span></li> })
                    .collect_view()
            }}
        </ul>
    }
}

/// What the rows ask for; follows their names too.
fn reservations(requests: &[(BlockRow, CidrRequest)]) -> Vec<Reservation> {
    requests
        .iter()
        .map(|(row, request)| Reservation {
            request: *request,
            name: row.name.with(|name| name.trim().into()),
            description: row.description.with(|text| text.trim().into()),
        })
        .collect()
}
