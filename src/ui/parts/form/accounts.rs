//! The ids of several accounts.

use leptos::prelude::*;

use super::super::{Button, ButtonKind, Icon};
use super::Choice;
use crate::ui::browser;
use crate::ui::language::{Text, use_words, word};

/// A list of account ids: each any text, with the known ones offered while one types. Rows that are
/// empty are kept while typing; leave them out when reading. `row_problem` is about one of those
/// that are not empty, `problem` about all of them together.
#[component]
pub fn AccountsField(
    #[prop(into)] label: Text,
    value: RwSignal<Vec<String>>,
    #[prop(into)] known: Signal<Vec<Choice>>,
    #[prop(optional, into)] help: Text,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(into)] row_problem: Callback<usize, Option<String>>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let id = format!("accounts-{}", browser::unique());
    let (labelled, list) = (id.clone(), format!("{id}-known"));
    let offered = StoredValue::new(list.clone());
    // Rows by number, so that typing in one does not make the others anew.
    let rows = Memo::new(move |_| value.with(Vec::len).max(1));
    let options = move || {
        let all = known.get();
        let option = |choice: Choice| view! { <option value=choice.value>{choice.label}</option> };
        all.into_iter().map(option).collect_view()
    };
    view! {
        <div
            class="field"
            class:invalid=move || problem.with(Option::is_some)
            role="group"
            aria-labelledby=labelled
        >
            <span class="field-label" id=id>{move || label.get()}</span>
            <div class="tag-rows">
                <For each=move || 0..rows.get() key=|index| *index let:index>
                    <AccountRow
                        index
                        value
                        list=offered.get_value()
                        row_problem
                        autofocus=autofocus && index == 0
                    />
                </For>
            </div>
            <datalist id=list>{options}</datalist>
            <div>
                <Button
                    label=word(|w| w.members.add_account)
                    kind=ButtonKind::Quiet
                    icon=Icon::Plus
                    on_press=move |()| {
                        value.update(|all| {
                            // The one empty row that is shown for an empty list counts as one.
                            if all.is_empty() {
                                all.push(String::new());
                            }
                            all.push(String::new());
                        });
                    }
                />
            </div>
            <p class="field-problem" aria-live="polite">{move || problem.get()}</p>
            <p class="field-help">{move || help.some()}</p>
        </div>
    }
}

/// The place of a row among those that are not empty.
fn place(all: &[String], index: usize) -> Option<usize> {
    let typed = |text: &&String| !text.trim().is_empty();
    all.get(index).filter(typed)?;
    Some(all.iter().take(index).filter(typed).count())
}

#[component]
fn AccountRow(
    index: usize,
    value: RwSignal<Vec<String>>,
    list: String,
    row_problem: Callback<usize, Option<String>>,
    autofocus: bool,
) -> impl IntoView {
    let words = use_words();
    let said = format!("account-{}-problem", browser::unique());
    let described = said.clone();
    let number = move || index.saturating_add(1).to_string();
    let problem = Memo::new(move |_| {
        let place = value.with(|all| place(all, index));
        place.and_then(|place| row_problem.run(place))
    });
    let remove = move || (words.get().members.remove_account)(&number());
    view! {
        <div class="account-row" class:invalid=move || problem.with(Option::is_some)>
            <input
                type="text"
                class="mono"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                list=list
                autofocus=autofocus
                aria-label=move || (words.get().members.account_row)(&number())
                aria-describedby=described
                aria-invalid=move || problem.with(Option::is_some).then_some("true")
                prop:value=move || value.with(|all| all.get(index).cloned().unwrap_or_default())
                on:input:target=move |event| {
                    let text = event.target().value();
                    value.update(|all| match all.get_mut(index) {
                        Some(row) => *row = text,
                        None => all.push(text),
                    });
                }
            />
            <button
                type="button"
                class="button quiet icon-only"
                title=remove
                aria-label=remove
                on:click=move |_| {
                    value.update(|all| {
                        if index < all.len() {
                            all.remove(index);
                        }
                    });
                }
            >
                {Icon::Close.view()}
            </button>
            <p class="field-problem" id=said aria-live="polite">{move || problem.get()}</p>
        </div>
    }
}
