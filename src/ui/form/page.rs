//! The fields of a form, wherever they stand.

use leptos::prelude::*;

use crate::ui::show::{Explain, Refused};

use super::answer::Answer;
use super::control::control;
use super::field::FormField;

/// The fields in their order, each with what the core says about its part of the request.
#[component]
pub fn Fields(fields: Vec<FormField>, answer: Answer) -> impl IntoView {
    fields
        .into_iter()
        .map(|field| {
            let shown = field.shown;
            let field = StoredValue::new(field);
            view! {
                <Show when=move || shown.get()>
                    {field.with_value(|field| {
                        let control = control(field, answer);
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

/// What the core says to none of the fields, with its remedies.
#[component]
pub(super) fn Rest(answer: Answer) -> impl IntoView {
    match answer.remedy {
        Some(remedy) => view! { <Refused refusal=answer.rest on_remedy=remedy/> }.into_any(),
        None => view! { <Refused refusal=answer.rest/> }.into_any(),
    }
}
