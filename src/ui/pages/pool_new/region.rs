//! The effective region of a new pool, which a source pool hands down.

use leptos::prelude::*;

use crate::command::Spot;
use crate::ui::form::FormField;
use crate::ui::language::{use_words, word};
use crate::ui::parts::Choice;
use crate::ui::show::region_choices;

use super::Draft;

/// The field.
pub fn region(draft: Draft) -> FormField {
    let words = use_words();
    let chosen = draft.chosen;
    let inherited = Memo::new(move |_| {
        chosen.with(|chosen| chosen.as_ref().and_then(|chosen| chosen.inherited.clone()))
    });
    // What was chosen before a source pool took the choice away comes back with it.
    Effect::new(move |before: Option<Option<String>>| {
        let locked = inherited.get();
        let own = before.flatten();
        match (locked, own) {
            (Some(_), Some(own)) => Some(own),
            (Some(_), None) => {
                let own = draft.form.region.get_untracked();
                if let Some(chosen) = chosen.get_untracked() {
                    draft.form.show_inherited(&chosen);
                }
                Some(own)
            }
            (None, Some(own)) => {
                draft.form.region.set(own);
                None
            }
            (None, None) => None,
        }
    });
    let choices = Signal::derive(move || {
        let regions = chosen
            .with(|chosen| chosen.as_ref().map(|chosen| chosen.regions.clone()))
            .unwrap_or_default();
        region_choices(&regions, words.language())
            .into_iter()
            .map(|choice| Choice::new(choice.value, choice.label))
            .collect::<Vec<_>>()
    });
    let help = word(move |w| {
        let handed_down = inherited.with(Option::is_some);
        if handed_down { w.pools.region_inherited } else { w.pools.region_help }
    });
    let label = word(|w| w.term.effective_region);
    FormField::choice(label, draft.form.region, choices, word(|w| w.pools.no_region))
        .locked(Signal::derive(move || inherited.with(Option::is_some)))
        .help(help)
        .at(Spot::Region)
}
