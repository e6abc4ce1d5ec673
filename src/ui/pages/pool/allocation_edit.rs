//! Editing name and description of an allocation.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, Refusal};
use crate::model::{AllocationId, Label};
use crate::ui::language::word;
use crate::ui::parts::FormDialog;
use crate::ui::show::{LabelFields, LabelForm, LabelParts, Refused, use_run};
use crate::ui::state::use_desk;

/// The dialog; it fills itself when it opens.
#[component]
pub fn EditAllocation(id: AllocationId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let form = LabelForm::of(&Label::default());
    let refusal = RwSignal::new(None::<Refusal>);
    Effect::new(move || {
        if open.get() {
            refusal.set(None);
            let label = desk.peek(|workspace| {
                let row = workspace.allocations().get(&id)?;
                let (name, description) = (Arc::clone(&row.name), Arc::clone(&row.description));
                Some(Label { name, description, ..Label::default() })
            });
            form.fill(&label.unwrap_or_default());
        }
    });
    let submit = move |()| {
        let Label { name, description, .. } = form.label();
        let command = Command::UpdateAllocation { allocation: id, name, description };
        if run.into(refusal, command).is_some() {
            open.set(false);
        }
    };
    view! {
        <FormDialog
            open
            title=word(|w| w.pools.edit_allocation)
            submit=word(|w| w.action.save)
            on_submit=submit
        >
            <LabelFields form parts=LabelParts::NameAndDescription autofocus=true/>
            <Refused refusal/>
        </FormDialog>
    }
}
