//! One of a few.

use leptos::prelude::*;

use super::field::invalid;
use super::{Field, FieldIds};
use crate::ui::language::Text;

/// A value and what is shown for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value.
    pub value: String,
    /// The text shown.
    pub label: String,
}

impl Choice {
    /// A value and what is shown for it.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into() }
    }
}

/// A select. With `empty` given, its first option is that text and gives an empty value.
#[component]
pub fn SelectField(
    #[prop(into)] label: Text,
    value: RwSignal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(optional, into)] empty: Text,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let ids = FieldIds::new();
    view! {
        <Field ids label help problem optional>
            <select
                id=ids.control()
                aria-describedby=ids.described()
                aria-invalid=move || invalid(problem)
                disabled=move || disabled.get()
                on:change:target=move |event| value.set(event.target().value())
            >
                {move || {
                    empty
                        .some()
                        .map(|empty| {
                            view! {
                                <option value="" selected=move || value.with(String::is_empty)>
                                    {empty}
                                </option>
                            }
                        })
                }}
                {move || {
                    choices.get().into_iter().map(|choice| option(choice, value)).collect_view()
                }}
            </select>
        </Field>
    }
}

fn option(choice: Choice, value: RwSignal<String>) -> impl IntoView {
    let own = choice.value.clone();
    view! {
        <option value=choice.value selected=move || value.with(|value| *value == own)>
            {choice.label}
        </option>
    }
}
