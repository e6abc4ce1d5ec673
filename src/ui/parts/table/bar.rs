//! What stands above a table: filter, facets, count, CSV, columns; or the bulk actions.

use std::time::Duration;

use leptos::prelude::*;

use super::super::{Icon, Popover};
use super::{Column, TableState};
use crate::text::number;
use crate::ui::language::{use_words, word};

/// The filter box. It writes to the state once the typing rests.
#[component]
pub(super) fn FilterBox(state: TableState) -> impl IntoView {
    let words = use_words();
    let typed = RwSignal::new(state.filter.get_untracked());
    // Back, forward and "clear filters" change the state from outside.
    Effect::new(move || {
        let now = state.filter.get();
        if typed.get_untracked() != now {
            typed.set(now);
        }
    });
    let settle = debounce(Duration::from_millis(120), move |()| {
        if let Some(text) = typed.try_get_untracked() {
            state.filter_by(text);
        }
    });
    let mut typing = {
        let mut settle = settle;
        move |text: String| {
            typed.set(text);
            settle(());
        }
    };
    view! {
        <label class="filter-box">
            {Icon::Search.view()}
            <input
                type="search"
                data-filter=""
                placeholder=move || words.get().table.filter_hint
                aria-label=move || words.get().table.filter
                prop:value=move || typed.get()
                on:input:target=move |event| typing(event.target().value())
            />
        </label>
    }
}

/// "14 of 312", or "312 rows".
#[component]
pub(super) fn ShownCount(shown: Signal<usize>, total: Signal<usize>) -> impl IntoView {
    let words = use_words();
    view! {
        <span class="shown-count" role="status">
            {move || {
                let (shown, total) = (shown.get(), total.get());
                let table = &words.get().table;
                if shown == total {
                    (table.rows)(&number::whole(total))
                } else {
                    (table.shown_of)(&number::whole(shown), &number::whole(total))
                }
            }}
        </span>
    }
}

/// The list of columns with a checkbox each.
#[component]
pub(super) fn ColumnChooser<K: Copy + Send + Sync + 'static>(
    columns: StoredValue<Vec<Column<K>>>,
    hidden: RwSignal<Vec<String>>,
) -> impl IntoView {
    let words = use_words();
    let rows = move || {
        columns.with_value(|columns| {
            columns
                .iter()
                .filter(|column| !column.fixed)
                .map(|column| chooser_row(column.key, column.title, hidden))
                .collect_view()
        })
    };
    view! {
        <Popover
            class="button quiet"
            title=word(|w| w.table.columns)
            face=move || {
                view! {
                    {Icon::Columns.view()}
                    <span class="wide-only">{move || words.get().table.columns}</span>
                }
            }
        >
            <fieldset class="column-list">
                <legend>{move || words.get().table.columns}</legend>
                {rows}
            </fieldset>
        </Popover>
    }
}

fn chooser_row(
    key: &'static str,
    title: crate::ui::language::Text,
    hidden: RwSignal<Vec<String>>,
) -> impl IntoView {
    view! {
        <label class="check-row">
            <input
                type="checkbox"
                prop:checked=move || hidden.with(|hidden| !hidden.iter().any(|name| name == key))
                on:change:target=move |event| {
                    let shown = event.target().checked();
                    hidden.update(|hidden| {
                        hidden.retain(|name| name != key);
                        if !shown {
                            hidden.push(key.to_owned());
                        }
                    });
                }
            />
            <span>{move || title.get()}</span>
        </label>
    }
}
