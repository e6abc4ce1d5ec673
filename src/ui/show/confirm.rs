//! Deleting: says what stands on the object, and offers to delete that too.

use leptos::prelude::*;

use crate::command::{Applied, Command, Dependants, ObjectRef, Reason, Refusal, Remedy, Rule};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{ButtonKind, CheckField, DialogWidth, FormDialog};
use crate::ui::state::use_desk;

use super::{ObjectLink, Refused, use_run};

/// Most dependants that the dialog names one by one.
const MOST_NAMED: usize = 12;

/// A question before something is deleted. `command` makes the command for either answer to
/// "Delete these too"; `on_done` runs once it is deleted, as to leave the page.
#[component]
pub fn DeleteDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    #[prop(into)] command: Callback<Dependants, Command>,
    #[prop(optional, into)] on_done: Option<Callback<Applied>>,
    /// What the button says; "Delete" without it.
    #[prop(optional, into)]
    confirm: Text,
) -> impl IntoView {
    let (desk, run, words) = (use_desk(), use_run(), use_words());
    let too = RwSignal::new(false);
    let sent = RwSignal::new(None::<Refusal>);
    // Each follows the workspace: a remedy may take away what stands in the way.
    let refused = move |answer: Dependants| {
        desk.revision().track();
        if open.get() { desk.dry_run(command.run(answer)).err() } else { None }
    };
    Effect::new(move || {
        if open.get() {
            too.set(false);
        }
    });
    Effect::new(move || {
        desk.revision().track();
        open.track();
        sent.set(None);
    });
    let answer = move || if too.get() { Dependants::DeleteToo } else { Dependants::Refuse };
    let dependants =
        Memo::new(move |_| refused(Dependants::Refuse).map(depending).unwrap_or_default());
    let blocked = Memo::new(move |_| {
        let refusal = refused(answer()).or(sent.get())?;
        let stays = |reason: &Reason| !reason.remedies.contains(&Remedy::DeleteToo);
        let reasons: Vec<Reason> = refusal.reasons.into_iter().filter(stays).collect();
        (!reasons.is_empty()).then_some(Refusal { reasons })
    });
    let is_blocked = Memo::new(move |_| blocked.with(Option::is_some));
    let disabled =
        Signal::derive(move || is_blocked.get() || (!dependants.with(Vec::is_empty) && !too.get()));
    let submit_word = move || confirm.some().unwrap_or(words.get().action.delete.into());
    let submit = move |()| {
        if let Some(applied) = run.into(sent, command.run(untrack(answer))) {
            open.set(false);
            if let Some(on_done) = on_done {
                on_done.run(applied);
            }
        }
    };
    view! {
        <FormDialog
            open
            title
            submit=submit_word
            kind=ButtonKind::Danger
            width=DialogWidth::Narrow
            disabled
            on_submit=submit
        >
            <Refused refusal=blocked/>
            <Dependence dependants too blocked=is_blocked/>
        </FormDialog>
    }
}

/// Everything that depends on the object and could go with it.
fn depending(refusal: Refusal) -> Vec<ObjectRef> {
    refusal
        .reasons
        .into_iter()
        .filter(|reason| reason.remedies.contains(&Remedy::DeleteToo))
        .flat_map(|reason| match reason.rule {
            Rule::Depends { dependants, .. } => dependants,
            _ => Vec::new(),
        })
        .collect()
}

#[component]
fn Dependence(
    dependants: Memo<Vec<ObjectRef>>,
    too: RwSignal<bool>,
    blocked: Memo<bool>,
) -> impl IntoView {
    let words = use_words();
    let list = move || {
        let all = dependants.get();
        if all.is_empty() {
            let said = move || if blocked.get() { "" } else { words.get().confirm.nothing_depends };
            return view! { <p>{said}</p> }.into_any();
        }
        let more = all.len().saturating_sub(MOST_NAMED);
        let named = all
            .into_iter()
            .take(MOST_NAMED)
            .map(|object| view! { <li><ObjectLink object/></li> })
            .collect_view();
        view! {
            <p>{move || words.get().confirm.depends}</p>
            <ul class="dependants">
                {named}
                {(more > 0).then(|| view! { <li>{move || (words.get().confirm.more)(&more.to_string())}</li> })}
            </ul>
            <CheckField label=word(|w| w.confirm.delete_too) value=too/>
        }
        .into_any()
    };
    view! { {list} }
}
