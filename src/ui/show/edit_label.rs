//! Editing name, description, resource group and tags of any object.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, ObjectRef, Refusal};
use crate::model::{Label, Workspace};
use crate::ui::language::{use_words, word};
use crate::ui::parts::FormDialog;
use crate::ui::state::use_desk;

use super::{LabelFields, LabelForm, LabelParts, Refused, object_title, use_run};

/// A dialog for the label of an IPAM, scope, pool, allocation or discovery.
#[component]
pub fn EditLabelDialog(open: RwSignal<bool>, object: ObjectRef) -> impl IntoView {
    let (desk, run, words) = (use_desk(), use_run(), use_words());
    let form = LabelForm::of(&Label::default());
    let refusal = RwSignal::new(None::<Refusal>);
    let parts = match object {
        ObjectRef::Allocation(_) => LabelParts::NameAndDescription,
        _ => LabelParts::All,
    };
    let named = object_title(object.clone());
    let title = move || (words.get().gone.edit)(&named.get());
    let filled = object.clone();
    Effect::new(move || {
        if open.get() {
            refusal.set(None);
            form.fill(&desk.peek(|workspace| label_of(&filled, workspace)).unwrap_or_default());
        }
    });
    let submit = move |()| {
        let label = form.label();
        let command = desk.peek(|workspace| command_for(&object, label, workspace));
        if let Some(command) = command
            && run.into(refusal, command).is_some()
        {
            open.set(false);
        }
    };
    view! {
        <FormDialog open title submit=word(|w| w.action.save) on_submit=submit>
            <LabelFields form parts autofocus=true/>
            <Refused refusal/>
        </FormDialog>
    }
}

/// What the object is labelled with now.
fn label_of(object: &ObjectRef, workspace: &Workspace) -> Option<Label> {
    Some(match object {
        ObjectRef::Ipam(id) => workspace.ipams().get(id)?.label.clone(),
        ObjectRef::Scope(id) => workspace.scopes().get(id)?.label.clone(),
        ObjectRef::Pool(id) => workspace.pools().get(id)?.label.clone(),
        ObjectRef::Discovery(id) => workspace.discoveries().get(id)?.label.clone(),
        ObjectRef::Allocation(id) => {
            let allocation = workspace.allocations().get(id)?;
            Label {
                name: Arc::clone(&allocation.name),
                description: Arc::clone(&allocation.description),
                ..Label::default()
            }
        }
        _ => return None,
    })
}

/// The command that gives the object this label, and leaves all else as it is.
fn command_for(object: &ObjectRef, label: Label, workspace: &Workspace) -> Option<Command> {
    Some(match object {
        ObjectRef::Ipam(id) => Command::UpdateIpam(*id, label),
        ObjectRef::Scope(id) => Command::UpdateScope(*id, label),
        ObjectRef::Discovery(id) => Command::UpdateDiscovery(*id, label),
        ObjectRef::Pool(id) => {
            let pool = workspace.pools().get(id)?;
            Command::UpdatePool {
                pool: *id,
                label,
                rules: pool.rules,
                auto_import: pool.auto_import,
            }
        }
        ObjectRef::Allocation(id) => Command::UpdateAllocation {
            allocation: *id,
            name: label.name,
            description: label.description,
        },
        _ => return None,
    })
}
