//! Editing name, description, group and tags of a pool.

use leptos::prelude::*;

use crate::command::{Command, Refusal};
use crate::model::{Label, PoolId};
use crate::ui::language::word;
use crate::ui::parts::FormDialog;
use crate::ui::show::{LabelFields, LabelForm, Refused, use_run};
use crate::ui::state::use_desk;

/// The dialog; rules and auto-import stay as they are.
#[component]
pub fn EditPool(id: PoolId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let form = LabelForm::of(&Label::default());
    let refusal = RwSignal::new(None::<Refusal>);
    Effect::new(move || {
        if open.get() {
            refusal.set(None);
            if let Some(label) =
                desk.peek(|workspace| workspace.pools().get(&id).map(|pool| pool.label.clone()))
            {
                form.fill(&label);
            }
        }
    });
    let submit = move |()| {
        let now = desk.peek(|workspace| {
            workspace.pools().get(&id).map(|pool| (pool.rules, pool.auto_import))
        });
        let Some((rules, auto_import)) = now else { return };
        let label = form.label();
        let command = Command::UpdatePool { pool: id, label, rules, auto_import };
        if run.into(refusal, command).is_some() {
            open.set(false);
        }
    };
    view! {
        <FormDialog
            open
            title=word(|w| w.pools.edit_title)
            submit=word(|w| w.action.save)
            on_submit=submit
        >
            <LabelFields form autofocus=true/>
            <Refused refusal/>
        </FormDialog>
    }
}
