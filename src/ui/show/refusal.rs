//! Refusals in forms: each reason with its remedies as buttons.

use leptos::prelude::*;

use crate::command::{Reason, Refusal, Remedy, Spot};
use crate::text::{reason_sentence, remedy_label};
use crate::ui::language::use_words;
use crate::ui::parts::{Button, RefusalBox};
use crate::ui::state::use_desk;

use super::remedy::{Elsewhere, elsewhere};
use super::use_run;

/// What is shown of a refusal: all of it, or the reasons at some spots only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedAt {
    /// Every reason.
    Everything,
    /// Reasons at no particular part of the request.
    Whole,
}

/// The reasons of a refusal, each as a sentence with its remedies. A remedy that leads elsewhere is
/// a link, one that changes something else is done at once, and one that changes the request is
/// given to `on_remedy`.
#[component]
pub fn Refused(
    #[prop(into)] refusal: Signal<Option<Refusal>>,
    #[prop(optional, into)] on_remedy: Option<Callback<Remedy>>,
    #[prop(default = RefusedAt::Everything)] at: RefusedAt,
) -> impl IntoView {
    // An equal refusal must not make the buttons anew under somebody's finger.
    let refusal = Memo::new(move |_| refusal.get());
    let reasons = move || {
        let all = refusal.get().map(|refusal| refusal.reasons).unwrap_or_default();
        let wanted = |reason: &Reason| at == RefusedAt::Everything || reason.spot == Spot::Whole;
        all.into_iter().filter(wanted).collect::<Vec<_>>()
    };
    view! {
        {move || {
            reasons().into_iter().map(|reason| view! { <OneReason reason on_remedy/> }).collect_view()
        }}
    }
}

#[component]
fn OneReason(reason: Reason, on_remedy: Option<Callback<Remedy>>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let code = reason.rule.code();
    let remedies = StoredValue::new(reason.remedies.clone());
    let reason = StoredValue::new(reason);
    let message = move || {
        let language = words.language();
        reason.with_value(|reason| {
            desk.peek(|workspace| reason_sentence(reason, workspace, language))
        })
    };
    let remedy = move || {
        remedies
            .get_value()
            .into_iter()
            .filter_map(|remedy| remedy_view(remedy, on_remedy))
            .collect_view()
    };
    view! { <RefusalBox message code remedy=remedy/> }
}

fn remedy_view(remedy: Remedy, on_remedy: Option<Callback<Remedy>>) -> Option<AnyView> {
    let (desk, words) = (use_desk(), use_words());
    let shown = remedy.clone();
    let label = move || desk.peek(|workspace| remedy_label(&shown, workspace, words.language()));
    match elsewhere(&remedy) {
        Some(Elsewhere::Place(place)) => {
            Some(view! { <a href=place.href()>{label}</a> }.into_any())
        }
        Some(Elsewhere::Command(command)) => {
            let run = use_run();
            let press = move |()| {
                run.now(command.clone());
            };
            Some(view! { <Button label on_press=press/> }.into_any())
        }
        None => {
            let on_remedy = on_remedy?;
            let press = move |()| on_remedy.run(remedy.clone());
            Some(view! { <Button label on_press=press/> }.into_any())
        }
    }
}

/// The sentence for one part of a form, if the refusal says something about it.
pub fn refused_at(refusal: Signal<Option<Refusal>>, spot: Spot) -> Signal<Option<String>> {
    let (desk, words) = (use_desk(), use_words());
    Signal::derive(move || {
        let refusal = refusal.get()?;
        let reason = refusal.reasons.iter().find(|reason| reason.spot == spot)?;
        Some(desk.peek(|workspace| reason_sentence(reason, workspace, words.language())))
    })
}

/// The sentence for one row of a list, if the refusal says something about it that has no remedy.
pub fn refused_rows(refusal: Signal<Option<Refusal>>) -> Callback<usize, Option<String>> {
    let (desk, words) = (use_desk(), use_words());
    Callback::new(move |row: usize| {
        let refusal = refusal.get()?;
        let plain = |reason: &&Reason| reason.spot == Spot::Row(row) && reason.remedies.is_empty();
        let reason = refusal.reasons.iter().find(plain)?;
        Some(desk.peek(|workspace| reason_sentence(reason, workspace, words.language())))
    })
}
