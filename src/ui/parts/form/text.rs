//! Text in one line or many.

use leptos::prelude::*;

use super::field::invalid;
use super::{Field, FieldIds};
use crate::ui::language::Text;

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] label: Text,
    value: RwSignal<String>,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] placeholder: Text,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let ids = FieldIds::new();
    view! {
        <Field ids label help problem optional>
            <input
                type="text"
                autocomplete="off"
                id=ids.control()
                aria-describedby=ids.described()
                aria-invalid=move || invalid(problem)
                placeholder=move || placeholder.some()
                disabled=move || disabled.get()
                autofocus=autofocus
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
        </Field>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] label: Text,
    value: RwSignal<String>,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] placeholder: Text,
    #[prop(default = 3)] rows: u32,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let ids = FieldIds::new();
    view! {
        <Field ids label help problem optional>
            <textarea
                rows=rows
                id=ids.control()
                aria-describedby=ids.described()
                aria-invalid=move || invalid(problem)
                placeholder=move || placeholder.some()
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
        </Field>
    }
}
