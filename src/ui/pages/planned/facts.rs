//! What a person says of a planned VPC.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::command::PlannedVpc;
use crate::model::{AccountId, Label, Workspace};
use crate::ui::form::FormField;
use crate::ui::language::word;
use crate::ui::parts::Choice;
use crate::ui::show::{LabelForm, LabelParts};
use crate::ui::state::use_desk;

/// Name, account and tags. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Facts {
    label: LabelForm,
    account: RwSignal<String>,
}

impl Facts {
    /// Empty ones.
    pub fn new() -> Facts {
        Facts { label: LabelForm::of(&Label::default()), account: RwSignal::default() }
    }

    /// Fills them, as when a dialog opens.
    pub fn fill(self, facts: &PlannedVpc) {
        let (name, tags) = (facts.name.clone(), facts.tags.clone());
        self.label.fill(&Label { name, tags, ..Label::default() });
        self.account.set(facts.account.as_ref().map(ToString::to_string).unwrap_or_default());
    }

    /// What is typed; what reads it runs again when it changes.
    pub fn typed(self) -> PlannedVpc {
        let Label { name, tags, .. } = self.label.typed();
        let account = self.account.with(|id| id.trim().to_owned());
        let account = (!account.is_empty()).then(|| AccountId::new(&account));
        PlannedVpc { name, account, tags }
    }

    /// The fields.
    pub fn fields(self) -> [FormField; 2] {
        [
            FormField::label_of(self.label, LabelParts::NameAndTags),
            FormField::account(word(|w| w.term.owner), self.account, known_accounts())
                .help(word(|w| w.planned.account_help))
                .optional(),
        ]
    }
}

/// The accounts that are known: by name, as one's own, or as owners of resources.
fn known_accounts() -> Signal<Vec<Choice>> {
    let desk = use_desk();
    let known = Memo::new(move |_| desk.read(choices));
    known.into()
}

fn choices(workspace: &Workspace) -> Vec<Choice> {
    let settings = workspace.settings();
    let mut accounts: BTreeSet<&AccountId> = settings.account_names.keys().collect();
    accounts.insert(&settings.own_account);
    accounts.extend(workspace.resources().iter().filter_map(|row| row.account.as_ref()));
    accounts
        .into_iter()
        .map(|account| {
            let name = workspace.account_name(account);
            let label = name.map_or_else(|| account.to_string(), |name| name.to_string());
            Choice::new(account.to_string(), label)
        })
        .collect()
}
