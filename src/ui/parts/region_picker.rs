//! Choosing one region, or all.

use leptos::prelude::*;

use crate::ui::language::{Text, use_words};

/// A region that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionChoice {
    /// The value, `provider:code`.
    pub value: String,
    /// The name shown, such as "China (Hangzhou)".
    pub label: String,
    /// The provider's name: choices are grouped by it.
    pub group: String,
}

/// A select of regions, grouped by provider. `value` is empty for "All regions".
#[component]
pub fn RegionPicker(
    #[prop(into)] regions: Signal<Vec<RegionChoice>>,
    value: RwSignal<String>,
    #[prop(optional, into)] label: Text,
) -> impl IntoView {
    let words = use_words();
    let name = move || label.some().unwrap_or(words.get().shell.region.into());
    view! {
        <select
            class="region-picker"
            title=name
            aria-label=name
            on:change:target=move |event| value.set(event.target().value())
        >
            <option value="" selected=move || value.with(String::is_empty)>
                {move || words.get().shell.all_regions}
            </option>
            {move || {
                groups(regions.get())
                    .into_iter()
                    .map(|(group, choices)| {
                        view! {
                            <optgroup label=group>
                                {choices.into_iter().map(|choice| option(choice, value)).collect_view()}
                            </optgroup>
                        }
                    })
                    .collect_view()
            }}
        </select>
    }
}

fn option(choice: RegionChoice, value: RwSignal<String>) -> impl IntoView {
    let own = choice.value.clone();
    view! {
        <option value=choice.value selected=move || value.with(|value| *value == own)>
            {choice.label}
        </option>
    }
}

/// The choices of each group, in the order in which groups first appear.
pub(super) fn groups(choices: Vec<RegionChoice>) -> Vec<(String, Vec<RegionChoice>)> {
    let mut groups: Vec<(String, Vec<RegionChoice>)> = Vec::new();
    for choice in choices {
        match groups.iter_mut().find(|(name, _)| *name == choice.group) {
            Some((_, members)) => members.push(choice),
            None => groups.push((choice.group.clone(), vec![choice])),
        }
    }
    groups
}
