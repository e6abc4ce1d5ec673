//! Yes or no.

use leptos::prelude::*;

use super::FieldIds;
use crate::ui::language::Text;

/// A checkbox with its label behind it.
#[component]
pub fn CheckField(
    #[prop(into)] label: Text,
    value: RwSignal<bool>,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let help_id = format!("{}-help", ids.control());
    view! {
        <div class="field check-field">
            <label>
                <input
                    type="checkbox"
                    id=ids.control()
                    aria-describedby=help_id.clone()
                    disabled=move || disabled.get()
                    prop:checked=move || value.get()
                    on:change:target=move |event| value.set(event.target().checked())
                />
                <span>{move || label.get()}</span>
            </label>
            <p class="field-help" id=help_id>{move || help.some()}</p>
        </div>
    }
}
