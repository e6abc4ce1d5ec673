//! A whole number.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use super::field::invalid;
use super::{Field, FieldIds};
use crate::text::number;
use crate::ui::language::{Text, use_words};

/// A whole number within `range`. `value` is `None` while the text is no such number; the text
/// stays as typed.
#[component]
pub fn NumberField(
    #[prop(into)] label: Text,
    value: RwSignal<Option<u32>>,
    range: RangeInclusive<u32>,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let words = use_words();
    let ids = FieldIds::new();
    let text = RwSignal::new(value.get_untracked().map_or_else(String::new, |n| n.to_string()));
    let read = {
        let range = range.clone();
        move |text: &str| text.trim().parse().ok().filter(|number| range.contains(number))
    };
    // A value that was set from outside replaces the text; one that came from the text does not.
    Effect::new({
        let read = read.clone();
        move || {
            let now = value.get();
            if let Some(now) = now
                && text.with_untracked(|text| read(text)) != Some(now)
            {
                text.set(now.to_string());
            }
        }
    });
    let wrong = {
        let (read, range) = (read.clone(), range.clone());
        Signal::derive(move || {
            let own = text.with(|text| !text.trim().is_empty() && read(text).is_none());
            if !own {
                return problem.get();
            }
            let ends = [range.start(), range.end()]
                .map(|end| number::whole(usize::try_from(*end).unwrap_or(usize::MAX)));
            let [least, most] = &ends;
            Some((words.get().form.number_range)(least, most))
        })
    };
    view! {
        <Field ids label help problem=wrong optional>
            <input
                type="text"
                inputmode="numeric"
                autocomplete="off"
                class="short"
                id=ids.control()
                aria-describedby=ids.described()
                aria-invalid=move || invalid(wrong)
                prop:value=move || text.get()
                on:input:target=move |event| {
                    let typed = event.target().value();
                    value.set(read(&typed));
                    text.set(typed);
                }
            />
        </Field>
    }
}
