//! Head and body rows.

use std::collections::HashSet;
use std::hash::Hash;

use leptos::prelude::*;

use super::super::Icon;
use super::state::Direction;
use super::{Column, TableState};
use crate::ui::language::use_words;

/// A head cell: a button where the column can be sorted by.
pub(super) fn head_cell<K: Copy + Send + Sync + 'static>(
    column: &Column<K>,
    state: TableState,
) -> AnyView {
    let words = use_words();
    let (key, title, class) = (column.key, column.title, column.cell_class());
    if column.order.is_none() {
        return view! { <th scope="col" class=class>{move || title.get()}</th> }.into_any();
    }
    let aria = move || match state.direction(key) {
        None => "none",
        Some(Direction::Up) => "ascending",
        Some(Direction::Down) => "descending",
    };
    let icon = move || match state.direction(key) {
        None => Icon::SortNone.view(),
        Some(Direction::Up) => Icon::SortUp.view(),
        Some(Direction::Down) => Icon::SortDown.view(),
    };
    view! {
        <th scope="col" class=class aria-sort=aria>
            <button
                type="button"
                class="sort"
                title=move || (words.get().table.sort_by)(&title.get())
                on:click=move |_| state.press(key)
            >
                <span>{move || title.get()}</span>
                {icon}
            </button>
        </th>
    }
    .into_any()
}

/// A body row. `index` counts from zero; the head is row one. `identity` names the row. All of it
/// is made anew with the language, so nothing here follows it.
pub(super) fn body_row<K>(
    index: usize,
    key: K,
    identity: String,
    columns: &[Column<K>],
    selection: Option<RwSignal<HashSet<K>>>,
) -> AnyView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let select_row = use_words().now().table.select_row;
    let cells = columns
        .iter()
        .map(|column| {
            let (title, class) = (column.title.now(), column.cell_class());
            view! {
                <td class=class data-label=title>
                    {(column.cell)(key)}
                </td>
            }
        })
        .collect_view();
    let select = selection.map(|selection| {
        view! {
            <td class="select">
                <input
                    type="checkbox"
                    aria-label=select_row
                    prop:checked=move || selection.with(|chosen| chosen.contains(&key))
                    on:change:target=move |event| {
                        let wanted = event.target().checked();
                        selection.update(|chosen| {
                            if wanted {
                                chosen.insert(key);
                            } else {
                                chosen.remove(&key);
                            }
                        });
                    }
                />
            </td>
        }
    });
    let selected = move || {
        selection.and_then(|selection| selection.with(|all| all.contains(&key)).then_some("true"))
    };
    view! {
        <tr data-row=identity aria-rowindex=index.saturating_add(2) aria-selected=selected>
            {select}
            {cells}
        </tr>
    }
    .into_any()
}

/// A row that only takes up the height of those that are not mounted.
pub(super) fn spacer(height: Signal<usize>) -> impl IntoView {
    view! {
        <tr
            class="spacer"
            aria-hidden="true"
            hidden=move || height.get() == 0
            style:block-size=move || format!("{}px", height.get())
        ></tr>
    }
}
