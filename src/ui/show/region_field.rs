//! Choosing one region in a form.

use leptos::prelude::*;

use crate::ui::language::Text;
use crate::ui::parts::{Field, FieldIds, RegionChoice};

/// A select of regions, grouped by provider. `value` is `provider:code`, empty while none is
/// chosen.
#[component]
pub fn RegionField(
    #[prop(into)] label: Text,
    value: RwSignal<String>,
    #[prop(into)] regions: Signal<Vec<RegionChoice>>,
    #[prop(into)] empty: Text,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let option = move |choice: &RegionChoice| {
        let own = choice.value.clone();
        view! {
            <option value=choice.value.clone() selected=move || value.with(|value| *value == own)>
                {choice.label.clone()}
            </option>
        }
    };
    // Choices of one provider stand together.
    let groups = move || {
        let all = regions.get();
        all.chunk_by(|one, next| one.group == next.group)
            .map(|group| {
                let label = group.first().map(|choice| choice.group.clone());
                view! {
                    <optgroup label=label>{group.iter().map(option).collect_view()}</optgroup>
                }
            })
            .collect_view()
    };
    view! {
        <Field ids label help problem>
            <select
                id=ids.control()
                disabled=move || disabled.get()
                aria-describedby=ids.described()
                aria-invalid=move || problem.with(|problem| problem.is_some().then_some("true"))
                on:change:target=move |event| value.set(event.target().value())
            >
                <option value="" selected=move || value.with(String::is_empty)>
                    {move || empty.get()}
                </option>
                {groups}
            </select>
        </Field>
    }
}
