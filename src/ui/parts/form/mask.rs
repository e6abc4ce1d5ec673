//! A netmask length.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use super::field::invalid;
use super::{Field, FieldIds};
use crate::address::{Count, Family};
use crate::text::{Words, number};
use crate::ui::language::{Text, use_words};

/// A select of netmask lengths that shows how many addresses each has: "/24 – 256 addresses".
/// With `empty` given, its first option is that text and gives `None`.
#[component]
pub fn MaskField(
    #[prop(into)] label: Text,
    value: RwSignal<Option<u8>>,
    #[prop(into)] family: Signal<Family>,
    #[prop(into)] range: Signal<RangeInclusive<u8>>,
    #[prop(optional, into)] empty: Text,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let words = use_words();
    let ids = FieldIds::new();
    let options = move || {
        let family = family.get();
        let masks = range.get();
        let masks = *masks.start()..=(*masks.end()).min(family.bits());
        masks
            .map(|mask| {
                view! {
                    <option value=mask selected=move || value.get() == Some(mask)>
                        {move || label_of(words.get(), family, mask)}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <Field ids label help problem optional>
            <select
                id=ids.control()
                aria-describedby=ids.described()
                aria-invalid=move || invalid(problem)
                disabled=move || disabled.get()
                on:change:target=move |event| value.set(event.target().value().parse().ok())
            >
                {move || {
                    empty
                        .some()
                        .map(|empty| {
                            view! {
                                <option value="" selected=move || value.get().is_none()>
                                    {empty}
                                </option>
                            }
                        })
                }}
                {options}
            </select>
        </Field>
    }
}

fn label_of(words: &Words, family: Family, mask: u8) -> String {
    let size = Count::power_of_two(family.bits().saturating_sub(mask));
    let size = (words.form.addresses)(&number::count(size));
    (words.form.mask_option)(&format!("/{mask}"), &size)
}
