//! Editing name, description, resource group and tags of any object.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, ObjectRef};
use crate::model::{Label, Workspace};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::state::use_desk;

use super::{LabelForm, LabelParts, object_title};

/// A dialog for the label of an IPAM, scope, pool, allocation or discovery; all else about the
/// object stays as it is.
#[component]
pub fn EditLabelDialog(open: RwSignal<bool>, object: ObjectRef) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let form = LabelForm::of(&Label::default());
    let parts = desk.peek(|workspace| parts_of(&object, workspace));
    let named = object_title(object.clone());
    let title = Text::from(move || (words.get().gone.edit)(&named.get()));
    let filled = object.clone();
    let fill = move || {
        form.fill(&desk.peek(|workspace| label_of(&filled, workspace)).unwrap_or_default());
    };
    let command = move || {
        let label = form.typed();
        desk.read(|workspace| command_for(&object, label, workspace))
    };
    Form::new(title, word(|w| w.action.save), command)
        .field(FormField::label_of(form, parts).first())
        .fill(fill)
        .dialog(open)
}

/// The parts that this account can change (domain.md, 2.11).
fn parts_of(object: &ObjectRef, workspace: &Workspace) -> LabelParts {
    match object {
        ObjectRef::Allocation(_) => LabelParts::NameAndDescription,
        ObjectRef::Pool(id) if workspace.accepted_pool(*id).is_some() => {
            LabelParts::NameAndDescription
        }
        ObjectRef::Discovery(id) if workspace.accepted_discovery(*id).is_some() => {
            LabelParts::Untagged
        }
        _ => LabelParts::All,
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
