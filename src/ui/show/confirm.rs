//! Deleting: says what stands on the object, and offers to delete that too.

use leptos::prelude::*;

use crate::command::{Applied, Command, Dependants, ObjectRef, Refusal, Remedy, Rule};
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
) -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let too = RwSignal::new(false);
    let refusal = RwSignal::new(None::<Refusal>);
    Effect::new(move || {
        if open.get() {
            too.set(false);
        }
    });
    // Follows the workspace: a remedy may take away what stands in the way.
    Effect::new(move || {
        desk.revision().track();
        if open.get() {
            refusal.set(desk.dry_run(command.run(Dependants::Refuse)).err());
        }
    });
    let dependants = Memo::new(move |_| refusal.get().map(depending).unwrap_or_default());
    let blocked = Memo::new(move |_| {
        refusal.get().map(|refusal| Refusal {
            reasons: refusal
                .reasons
                .into_iter()
                .filter(|reason| !reason.remedies.contains(&Remedy::DeleteToo))
                .collect(),
        })
    });
    let is_blocked = move || {
        blocked.with(|blocked| blocked.as_ref().is_some_and(|left| !left.reasons.is_empty()))
    };
    let disabled =
        Signal::derive(move || is_blocked() || (!dependants.with(Vec::is_empty) && !too.get()));
    let submit = move |()| {
        let answer = if too.get_untracked() { Dependants::DeleteToo } else { Dependants::Refuse };
        if let Some(applied) = run.into(refusal, command.run(answer)) {
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
            submit=word(|w| w.action.delete)
            kind=ButtonKind::Danger
            width=DialogWidth::Narrow
            disabled
            on_submit=submit
        >
            <Refused refusal=blocked/>
            <Dependence dependants too/>
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
fn Dependence(dependants: Memo<Vec<ObjectRef>>, too: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let list = move || {
        let all = dependants.get();
        if all.is_empty() {
            return view! { <p>{move || words.get().confirm.nothing_depends}</p> }.into_any();
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
