//! The id of an account.

use leptos::prelude::*;

use super::field::invalid;
use super::{Choice, Field, FieldIds};
use crate::ui::language::Text;

/// The id of an account: any text, with the known ones offered while one types.
#[component]
pub fn AccountField(
    #[prop(into)] label: Text,
    value: RwSignal<String>,
    #[prop(into)] known: Signal<Vec<Choice>>,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let ids = FieldIds::new();
    let list = format!("{}-known", ids.control());
    let offered = list.clone();
    let options = move || {
        let all = known.get();
        let option = |choice: Choice| view! { <option value=choice.value>{choice.label}</option> };
        all.into_iter().map(option).collect_view()
    };
    view! {
        <Field ids label help problem optional>
            <input
                type="text"
                class="mono"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                list=offered
                id=ids.control()
                aria-describedby=ids.described()
                aria-invalid=move || invalid(problem)
                autofocus=autofocus
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
            <datalist id=list>{options}</datalist>
        </Field>
    }
}
