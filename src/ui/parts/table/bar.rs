//! What stands above a table: filter, facets, count, CSV, columns; or the bulk actions.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::super::{Icon, Popover};
use super::shown::Shown;
use super::state::{Direction, Sort};
use super::{Column, TableState};
use crate::text::{csv, number};
use crate::ui::browser::{download, unique};
use crate::ui::language::{Text, use_words, word};

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

/// So many facets take more room on a phone than what they filter.
const MANY_FACETS: u32 = 6;

/// The facets. Where it is narrow, those that choose nothing show at the press of a button.
#[component]
pub(super) fn FacetRoom(facets: ViewFn) -> impl IntoView {
    let words = use_words();
    let open = RwSignal::new(false);
    let id = format!("facets-{}", unique());
    let room = NodeRef::<html::Div>::new();
    let many = RwSignal::new(false);
    // Once they are there.
    Effect::new(move || {
        let Some(room) = room.get() else { return };
        request_animation_frame(move || {
            many.try_set(room.child_element_count() >= MANY_FACETS);
        });
    });
    view! {
        <button
            type="button"
            class="button facets-opener"
            class:many=move || many.get()
            aria-expanded=move || open.get().to_string()
            aria-controls=id.clone()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {move || words.get().table.filters}
        </button>
        <div
            class="facets"
            id=id
            node_ref=room
            class:many=move || many.get()
            class:open=move || open.get()
        >
            {move || facets.run()}
        </div>
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

/// The order, where rows are cards and there is no head to press.
#[component]
pub(super) fn SortChoice<K: Copy + Send + Sync + 'static>(
    columns: StoredValue<Vec<Column<K>>>,
    visible: Memo<Vec<usize>>,
    state: TableState,
) -> impl IntoView {
    let words = use_words();
    let now = move || state.sort.with(|sort| sort.as_ref().map(ToString::to_string));
    let choices = move || {
        let (visible, table) = (visible.get(), &words.get().table);
        columns.with_value(|columns| {
            let shown = visible.iter().filter_map(|index| columns.get(*index));
            shown
                .filter(|column| column.order.is_some())
                .flat_map(|column| {
                    let title = column.title.get();
                    [(Direction::Up, table.upwards), (Direction::Down, table.downwards)].map(
                        |(direction, say)| {
                            let sort = Sort { column: column.key.to_owned(), direction };
                            (sort.to_string(), say(&title))
                        },
                    )
                })
                .map(|(value, label)| {
                    let own = value.clone();
                    view! {
                        <option value=value selected=move || now().as_ref() == Some(&own)>
                            {label}
                        </option>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <select
            class="narrow-only"
            aria-label=move || words.get().table.order
            on:change:target=move |event| state.sort_by(event.target().value().parse().ok())
        >
            <option value="" selected=move || now().is_none()>
                {move || words.get().table.own_order}
            </option>
            {choices}
        </select>
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

/// Downloads what is shown.
#[component]
pub(super) fn CsvButton<K>(
    name: &'static str,
    file: Text,
    columns: StoredValue<Vec<Column<K>>>,
    visible: Memo<Vec<usize>>,
    shown: Memo<Shown<K>>,
) -> impl IntoView
where
    K: Copy + Send + Sync + 'static,
{
    let words = use_words();
    let write = move |_| {
        let visible = visible.get_untracked();
        let rows = shown.get_untracked().0;
        let text = columns.with_value(|columns| {
            let columns = visible.iter().filter_map(|index| columns.get(*index));
            let columns: Vec<_> = columns
                .filter_map(|column| Some((column.title.now(), column.written.as_ref()?)))
                .collect();
            let mut text = csv::line(columns.iter().map(|(title, _)| title.as_ref()));
            for row in rows.iter() {
                text.push_str("\r\n");
                let cells: Vec<String> = columns.iter().map(|(_, written)| written(*row)).collect();
                text.push_str(&csv::line(cells.iter().map(String::as_str)));
            }
            text.push_str("\r\n");
            text
        });
        let stem = untrack(|| file.some()).unwrap_or(name.into());
        let _ =
            download::download(&format!("{stem}.csv"), "text/csv;charset=utf-8", text.as_bytes());
    };
    view! {
        <button
            type="button"
            class="button quiet"
            title=move || words.get().table.download_csv
            on:click=write
        >
            {Icon::Download.view()}
            <span>{move || words.get().action.download_csv}</span>
        </button>
    }
}
