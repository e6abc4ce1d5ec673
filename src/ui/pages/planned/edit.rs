//! Changing what is said of planned VPCs and vSwitches.

use leptos::prelude::*;

use crate::command::{Command, PlannedVSwitch, PlannedVpc};
use crate::model::{Label, Resource, ResourceKey};
use crate::text::resource_name;
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::show::{LabelForm, LabelParts};
use crate::ui::state::use_desk;

use super::facts::Facts;

fn title(key: ResourceKey) -> Text {
    let (desk, words) = (use_desk(), use_words());
    Text::from(move || {
        let name = desk.read(|workspace| resource_name(key, workspace, words.language()));
        (words.get().gone.edit)(&name)
    })
}

/// Name, account and tags of a planned VPC.
#[component]
pub fn EditPlannedVpc(vpc: ResourceKey, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let facts = Facts::new();
    let fill = move || {
        let said = |row: &Resource| PlannedVpc {
            name: row.name.clone(),
            account: row.account.clone(),
            tags: row.tags.clone(),
        };
        let said = desk.peek(|workspace| workspace.resources().get(&vpc).map(said));
        facts.fill(&said.unwrap_or_default());
    };
    let [label, account] = facts.fields();
    Form::new(title(vpc), word(|w| w.action.save), move || {
        Some(Command::UpdatePlannedVpc(vpc, facts.typed()))
    })
    .field(label.first())
    .field(account)
    .fill(fill)
    .dialog(open)
}

/// Name, zone and tags of a planned vSwitch.
#[component]
pub fn EditPlannedVSwitch(vswitch: ResourceKey, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let label = LabelForm::of(&Label::default());
    let zone = RwSignal::new(String::new());
    let fill = move || {
        let Some(row) = desk.peek(|workspace| workspace.resources().get(&vswitch).cloned()) else {
            return;
        };
        label.fill(&Label { name: row.name, tags: row.tags, ..Label::default() });
        zone.set(row.zone.map(|zone| zone.to_string()).unwrap_or_default());
    };
    Form::new(title(vswitch), word(|w| w.action.save), move || {
        let Label { name, tags, .. } = label.typed();
        let zone = zone.with(|zone| zone.trim().to_owned());
        let zone = (!zone.is_empty()).then(|| zone.into());
        Some(Command::UpdatePlannedVSwitch(vswitch, PlannedVSwitch { name, zone, tags }))
    })
    .field(FormField::label_of(label, LabelParts::NameAndTags).first())
    .field(
        FormField::line(word(|w| w.planned.zone), zone)
            .placeholder(word(|w| w.planned.zone_example))
            .optional(),
    )
    .fill(fill)
    .dialog(open)
}
