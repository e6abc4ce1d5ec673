//! The fields of a form, wherever they stand.

use leptos::prelude::*;

use crate::command::{Reason, Refusal};
use crate::ui::show::Explain;

use super::control::control;
use super::field::FormField;

/// The fields in their order, each with what the core says about its part of the request.
#[component]
pub fn Fields(
    fields: Vec<FormField>,
    #[prop(into)] refusal: Signal<Option<Refusal>>,
    /// True once the form was sent: only then is an empty field a mistake.
    tried: RwSignal<bool>,
) -> impl IntoView {
    fields
        .into_iter()
        .map(|field| {
            let shown = field.shown;
            let field = StoredValue::new(field);
            view! {
                <Show when=move || shown.get()>
                    {field.with_value(|field| {
                        let control = control(field, refusal, tried);
                        match field.concept {
                            Some(concept) => view! {
                                <div class="with-help">
                                    {control}
                                    <Explain concept/>
                                </div>
                            }
                            .into_any(),
                            None => control,
                        }
                    })}
                </Show>
            }
        })
        .collect_view()
}

/// What the core says about parts that no field shows.
pub(super) fn elsewhere(refusal: Refusal, fields: &[FormField]) -> Option<Refusal> {
    let left = |reason: &Reason| !fields.iter().any(|field| field.says(reason));
    let reasons: Vec<_> = refusal.reasons.into_iter().filter(left).collect();
    (!reasons.is_empty()).then_some(Refusal { reasons })
}
