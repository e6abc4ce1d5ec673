//! Reserving CIDRs: custom allocations.

use leptos::prelude::*;

use crate::address::{Cidr, Family};
use crate::command::{Applied, Avoid, CidrRequest, Command, Purpose, Refusal, Reservation};
use crate::model::PoolId;
use crate::text::{Concept, note_sentence, pool_name};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{DialogWidth, FormDialog, Mark};
use crate::ui::show::{ExplainedLead, Refused, RefusedAt, use_run};
use crate::ui::state::{Desk, use_desk};

use super::block_row::{BlockFields, BlockSetting, Naming, Ways};
use super::block_rows::{BlockRow, BlockRows, TYPED};
use super::provision::{TakeFrom, placed_now};

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

    /// Opens it with this block.
    pub fn start_with(self, cidr: Cidr) {
        self.rows.restart(TYPED);
        self.rows.pick(cidr);
        self.open.set(true);
    }
}

/// The dialog.
#[component]
pub fn ReserveDialog(id: PoolId, state: Reserving) -> impl IntoView {
    let (desk, words, run) = (use_desk(), use_words(), use_run());
    let Reserving { open, rows } = state;
    let requests = rows.requests();
    let refused = RwSignal::new(None::<Refusal>);
    Effect::new(move || {
        if open.get() {
            refused.set(None);
        }
    });
    let outcome = Memo::new(move |_| dry_run(desk, id, &requests.get()));
    // A memo: a refusal that is said again must not make its buttons anew under the pointer.
    let refusal: Signal<Option<Refusal>> =
        Memo::new(move |_| outcome.get().and_then(Result::err).or_else(|| refused.get())).into();
    let rules = Memo::new(move |_| {
        desk.read(|workspace| {
            let pool = workspace.pools().get(&id);
            pool.map_or((Family::V4, 0..=32), |pool| {
                let most = pool.rules.max.unwrap_or(pool.family.bits());
                (pool.family, pool.rules.min.unwrap_or(0)..=most)
            })
        })
    });
    let setting = BlockSetting {
        family: Signal::derive(move || rules.get().0),
        masks: Signal::derive(move || rules.get().1),
        ways: Signal::stored(Ways::Both),
        refusal,
        requests,
        placed: placed_now(outcome, requests),
    };
    let title = move || {
        let name = desk.read(|workspace| pool_name(id, workspace));
        (words.get().pools.reserve_title)(&name)
    };
    let idle = move || rows.has_unfinished() || rows.requests_now().is_empty();
    let submit = move |()| {
        let asked = untrack(|| rows.requests_now());
        if run.into(refused, Command::Reserve(id, reservations(&asked))).is_some() {
            open.set(false);
        }
    };
    view! {
        <FormDialog
            open
            title
            submit=word(|w| w.pools.reserve)
            width=DialogWidth::Wide
            disabled=Signal::derive(idle)
            on_submit=submit
        >
            <ExplainedLead
                said=word(|w| w.pools.reserve_lead)
                concept=Concept::CustomAllocation
            />
            <BlockFields rows setting naming=Naming::Named/>
            <Refused refusal at=RefusedAt::Whole/>
            <Notes outcome/>
            <TakeFrom
                source=id
                placed=setting.placed
                looked=(Purpose::Custom, Avoid::Resources)
                on_take=move |cidr| rows.pick(cidr)
            />
        </FormDialog>
    }
}

/// What is worth knowing before it is done, such as a resource that the block hits.
#[component]
pub fn Notes(outcome: Memo<Option<Result<Applied, Refusal>>>) -> impl IntoView {
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

fn reservations(requests: &[(BlockRow, CidrRequest)]) -> Vec<Reservation> {
    requests
        .iter()
        .map(|(row, request)| Reservation {
            request: *request,
            name: row.name.with_untracked(|name| name.trim().into()),
            description: row.description.with_untracked(|text| text.trim().into()),
        })
        .collect()
}

fn dry_run(
    desk: Desk,
    id: PoolId,
    requests: &[(BlockRow, CidrRequest)],
) -> Option<Result<Applied, Refusal>> {
    desk.revision().track();
    for (row, _) in requests {
        row.name.track();
        row.description.track();
    }
    (!requests.is_empty()).then(|| desk.dry_run(Command::Reserve(id, reservations(requests))))
}
