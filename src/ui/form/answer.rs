//! What the core says to a form while one types.

use leptos::prelude::*;

use crate::command::{Applied, Command, Reason, Refusal, Remedy};
use crate::ui::state::use_desk;

use super::field::FormField;

/// What a command would do; none while nothing finished is asked for.
pub type Outcome = Option<Result<Applied, Refusal>>;

/// What the fields of a form follow: the core's answer to the form as it stands. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Answer {
    outcome: Memo<Outcome>,
    refusal: Signal<Option<Refusal>>,
    pub(super) rest: Signal<Option<Refusal>>,
    pub(super) remedy: Option<Callback<Remedy>>,
    pub(super) tried: RwSignal<bool>,
}

impl Answer {
    /// For fields that make no command: nobody answers them.
    pub fn nobody() -> Answer {
        Answer {
            outcome: Memo::new(|_| None),
            refusal: Signal::stored(None),
            rest: Signal::stored(None),
            remedy: None,
            tried: RwSignal::new(false),
        }
    }

    /// Asks the core about `wanted` while `open` holds; what was said to a form that was sent
    /// holds until the form changes.
    pub(super) fn live(
        wanted: Callback<(), Option<Command>>,
        open: RwSignal<bool>,
        refused: RwSignal<Option<Refusal>>,
        fields: Vec<FormField>,
        remedy: Option<Callback<Remedy>>,
    ) -> Answer {
        let desk = use_desk();
        let wanted = Memo::new(move |_| if open.get() { wanted.run(()) } else { None });
        let outcome: Memo<Outcome> = Memo::new(move |_| {
            let command = wanted.get()?;
            desk.revision().track();
            Some(desk.dry_run(command))
        });
        Effect::new(move |before: Option<()>| {
            wanted.track();
            desk.revision().track();
            if before.is_some() {
                refused.set(None);
            }
        });
        // Memos: a refusal that is said again must not make its buttons anew under the pointer.
        let refusal = Memo::new(move |_| outcome.get().and_then(Result::err).or(refused.get()));
        let rest = Memo::new(move |_| {
            let left = |reason: &Reason| !fields.iter().any(|field| field.says(reason));
            let reasons: Vec<_> = refusal.get()?.reasons.into_iter().filter(left).collect();
            (!reasons.is_empty()).then_some(Refusal { reasons })
        });
        Answer {
            outcome,
            refusal: refusal.into(),
            rest: rest.into(),
            remedy,
            tried: RwSignal::new(false),
        }
    }

    /// What the command would do.
    pub fn outcome(self) -> Memo<Outcome> {
        self.outcome
    }

    /// What the core refuses, whichever field it is about.
    pub fn refusal(self) -> Signal<Option<Refusal>> {
        self.refusal
    }

    /// True where the command would be done.
    pub fn is_accepted(self) -> bool {
        self.outcome.with(|outcome| matches!(outcome, Some(Ok(_))))
    }
}
