//! The auto-import switch of a new pool, which says why it cannot be on (domain.md, D13).

use leptos::prelude::*;

use crate::command::{Command, CreatePool, Reason, Rule, Spot};
use crate::model::{AutoImport, MaskRules};
use crate::text::{Concept, reason_sentence};
use crate::ui::form::FormField;
use crate::ui::language::{Text, use_words, word};
use crate::ui::state::use_desk;

use super::Draft;

/// The field.
pub fn auto_import(draft: Draft) -> FormField {
    let (desk, words) = (use_desk(), use_words());
    // The core is asked whether it could be on; what else is wrong with the form does not matter.
    let obstacle = Memo::new(move |_| {
        desk.revision().track();
        let chosen = draft.chosen.get()?;
        let request = draft.form.command(&chosen, Vec::new())?;
        let rules = MaskRules::default();
        let asked = CreatePool { auto_import: AutoImport::On, rules, ..request };
        let refusal = desk.dry_run(Command::CreatePool(asked)).err()?;
        refusal
            .reasons
            .into_iter()
            .find(|reason| reason.spot == Spot::AutoImport || reason.rule == Rule::RegionRequired)
    });
    let sentence = move |reason: &Reason| {
        desk.peek(|workspace| reason_sentence(reason, workspace, words.language()))
    };
    let help = Text::from(move || match obstacle.get() {
        Some(reason) => sentence(&reason),
        None => words.get().pools.auto_import_help.to_owned(),
    });
    Effect::new(move || {
        if obstacle.with(Option::is_some) {
            draft.form.auto_import.set(false);
        }
    });
    FormField::switch(word(|w| w.term.auto_import), draft.form.auto_import)
        .locked(Signal::derive(move || obstacle.with(Option::is_some)))
        .help(help)
        .at(Spot::AutoImport)
        .explained(Concept::AutoImport)
}
