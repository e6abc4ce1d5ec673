//! Tags: pairs of key and value.

use leptos::prelude::*;

use super::super::{Button, ButtonKind, Icon};
use crate::ui::browser;
use crate::ui::language::{Text, use_words, word};

/// An editor for tags. Rows whose key is empty are kept while typing; leave them out when reading.
/// `problem` is about all of them together.
#[component]
pub fn TagsField(
    #[prop(into)] label: Text,
    value: RwSignal<Vec<(String, String)>>,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
) -> impl IntoView {
    let words = use_words();
    let id = format!("tags-{}", browser::unique());
    let labelled = id.clone();
    // Rows by number, so that typing in one does not make the others anew.
    let rows = Memo::new(move |_| value.with(Vec::len));
    view! {
        <div
            class="field"
            class:invalid=move || problem.with(Option::is_some)
            role="group"
            aria-labelledby=labelled
        >
            <span class="field-label" id=id>
                {move || label.get()}
                <span class="field-optional">{move || words.get().form.optional}</span>
            </span>
            <div class="tag-rows">
                <For each=move || 0..rows.get() key=|index| *index let:index>
                    <TagRow index value/>
                </For>
            </div>
            <div>
                <Button
                    label=word(|w| w.form.add_tag)
                    kind=ButtonKind::Quiet
                    icon=Icon::Plus
                    on_press=move |()| value.update(|tags| tags.push(Default::default()))
                />
            </div>
            <p class="field-problem" aria-live="polite">{move || problem.get()}</p>
            <p class="field-help">{move || help.some()}</p>
        </div>
    }
}

#[component]
fn TagRow(index: usize, value: RwSignal<Vec<(String, String)>>) -> impl IntoView {
    let words = use_words();
    let tag = Memo::new(move |_| value.with(|tags| tags.get(index).cloned()).unwrap_or_default());
    let change = move |edit: &dyn Fn(&mut (String, String))| {
        value.update(|tags| {
            if let Some(tag) = tags.get_mut(index) {
                edit(tag);
            }
        });
    };
    let remove = move || (words.get().form.remove_tag)(&tag.get().0);
    view! {
        <div class="tag-row">
            <input
                type="text"
                placeholder=move || words.get().form.tag_key
                aria-label=move || words.get().form.tag_key
                prop:value=move || tag.get().0
                on:input:target=move |event| {
                    let text = event.target().value();
                    change(&|tag| tag.0.clone_from(&text));
                }
            />
            <input
                type="text"
                placeholder=move || words.get().form.tag_value
                aria-label=move || words.get().form.tag_value
                prop:value=move || tag.get().1
                on:input:target=move |event| {
                    let text = event.target().value();
                    change(&|tag| tag.1.clone_from(&text));
                }
            />
            <button
                type="button"
                class="button quiet icon-only"
                title=remove
                aria-label=remove
                on:click=move |_| {
                    value.update(|tags| {
                        if index < tags.len() {
                            tags.remove(index);
                        }
                    });
                }
            >
                {Icon::Close.view()}
            </button>
        </div>
    }
}
