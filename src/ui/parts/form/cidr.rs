//! A CIDR, checked while it is typed.

use leptos::prelude::*;

use super::field::invalid;
use super::{Field, FieldIds};
use crate::address::{Cidr, CidrError};
use crate::text::{cidr_problem, number};
use crate::ui::language::{Text, use_words};

/// A CIDR. It says what is wrong with the text, offers the block that was meant where host bits
/// are set, and shows the size of a good one. `problem` is what the domain says about a block that
/// is a CIDR: it is shown where the text itself is fine.
#[component]
pub fn CidrField(
    #[prop(into)] label: Text,
    value: RwSignal<String>,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] placeholder: Text,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let words = use_words();
    let ids = FieldIds::new();
    // A half-typed address is no mistake yet: until the field was left, only what cannot become
    // right by typing on is said.
    let left = RwSignal::new(false);
    let parsed = Memo::new(move |_| value.with(|text| Cidr::parse(text.trim())));
    let wrong = Signal::derive(move || match parsed.get() {
        Ok(_) => problem.get(),
        Err(CidrError::Empty) => problem.get(),
        Err(error @ (CidrError::HostBits { .. } | CidrError::Masked)) => {
            Some(cidr_problem(words.get(), &error))
        }
        Err(error) => left.get().then(|| cidr_problem(words.get(), &error)),
    });
    let remedy = move || match parsed.get() {
        Err(CidrError::HostBits { network }) => Some(view! {
            <button
                type="button"
                class="link-button"
                on:click=move |_| value.set(network.to_string())
            >
                {move || (words.get().form.use_instead)(&network.to_string())}
            </button>
        }),
        _ => None,
    };
    let size = move || {
        let cidr = parsed.get().ok()?;
        let exact = number::exact(cidr.size());
        let shown = (words.get().form.addresses)(&number::count(cidr.size()));
        Some(view! { <span class="field-size" title=exact>{shown}</span> })
    };
    view! {
        <Field ids label help problem=wrong optional remedy>
            <div class="with-size">
                <input
                    type="text"
                    class="mono"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    id=ids.control()
                    aria-describedby=ids.described()
                    aria-invalid=move || invalid(wrong)
                    placeholder=move || placeholder.some()
                    disabled=move || disabled.get()
                    autofocus=autofocus
                    prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value())
                    on:blur=move |_| {
                        left.try_set(true);
                    }
                />
                {size}
            </div>
        </Field>
    }
}
