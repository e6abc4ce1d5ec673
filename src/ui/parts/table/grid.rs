//! The rows and their head, of which only those in view exist.

use std::collections::HashSet;
use std::hash::Hash;

use leptos::prelude::*;

use super::data_table::{Identity, Lines};
use super::rows::{body_row, head_cell, spacer};
use super::shown::Shown;
use super::virtual_rows::{PRINT_ALL, Scroller};
use super::{Column, TableState};
use crate::text::number;
use crate::ui::browser::focus;
use crate::ui::language::{Text, use_words};

#[component]
pub(super) fn Grid<K>(
    name: &'static str,
    label: Text,
    columns: StoredValue<Vec<Column<K>>>,
    visible: Memo<Vec<usize>>,
    shown: Memo<Shown<K>>,
    state: TableState,
    lines: Lines,
    selection: Option<RwSignal<HashSet<K>>>,
    revision: Signal<u64>,
    identity: StoredValue<Identity<K>>,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let words = use_words();
    let scroller = Scroller::new(match lines {
        Lines::One => 34,
        Lines::Two => 48,
    });
    let window = Memo::new(move |_| scroller.window(shown.with(|shown| shown.0.len())));
    let chosen = move || {
        let visible = visible.get();
        columns.with_value(|columns| {
            visible.iter().filter_map(|index| columns.get(*index)).cloned().collect::<Vec<_>>()
        })
    };
    // Cells are made anew when the columns or the data change, kept when only the window moves.
    let version = Memo::new(move |before: Option<&u64>| {
        visible.track();
        revision.track();
        words.language();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    Effect::new(move |before: Option<()>| {
        state.filter.track();
        state.sort.track();
        visible.track();
        if before.is_some() {
            scroller.to_top();
        }
        scroller.measure_soon();
    });
    Effect::new(move || {
        version.track();
        scroller.measure_soon();
    });
    // The row with the focus may have been made anew, or scrolled away.
    Effect::new(move || {
        window.track();
        version.track();
        shown.track();
        focus::rescue_soon();
    });
    let mounted = move || {
        let window = window.get();
        let version = version.get();
        shown.with(|shown| {
            let rows = shown.0.iter().copied().enumerate();
            rows.skip(window.start)
                .take(window.end.saturating_sub(window.start))
                .map(|(index, key)| (version, index, key))
                .collect::<Vec<_>>()
        })
    };
    let whole = Memo::new(move |_| scroller.whole(shown.with(|shown| shown.0.len())));
    let whole = move || whole.get().map(|height| format!("{height}px")).unwrap_or_default();
    let row_count = move || shown.with(|shown| shown.0.len().saturating_add(1));
    view! {
        <div
            class="table-scroll"
            class:virtual=move || window.get().is_part(shown.with(|shown| shown.0.len()))
            node_ref=scroller.node
            tabindex="0"
            data-table=name
            role="region"
            aria-label=move || label.get()
            on:scroll=move |_| scroller.scrolled()
            on:keydown=move |event| focus::between_rows(&event)
        >
            <div style:min-block-size=whole>
            <table aria-rowcount=row_count>
                <caption class="visually-hidden">{move || label.get()}</caption>
                <thead>
                    <tr aria-rowindex="1">
                        {selection.map(|selection| view! { <SelectAll selection shown/> })}
                        {move || {
                            chosen().iter().map(|column| head_cell(column, state)).collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>
                    {spacer(Signal::derive(move || window.get().before))}
                    <For each=mounted key=|row| *row let:row>
                        {untrack(|| {
                            let own = identity.with_value(|identity| identity(row.2));
                            body_row(row.1, row.2, own, &chosen(), selection)
                        })}
                    </For>
                    {spacer(Signal::derive(move || window.get().after))}
                </tbody>
            </table>
            </div>
            <Show when=move || shown.with(|shown| shown.0.len() > PRINT_ALL)>
                <p class="on-paper">
                    {move || (words.get().table.printed_part)(&number::whole(PRINT_ALL))}
                </p>
            </Show>
        </div>
    }
}

#[component]
fn SelectAll<K>(selection: RwSignal<HashSet<K>>, shown: Memo<Shown<K>>) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let words = use_words();
    let all = Memo::new(move |_| {
        selection.with(|chosen| shown.with(|shown| shown.0.iter().all(|key| chosen.contains(key))))
    });
    view! {
        <th class="select" scope="col">
            <label>
            <input
                type="checkbox"
                aria-label=move || words.get().table.select_all
                prop:checked=move || all.get()
                prop:indeterminate=move || !all.get() && selection.with(|chosen| !chosen.is_empty())
                on:change:target=move |event| {
                    let wanted = event.target().checked();
                    let keys = shown.get_untracked().0;
                    selection.update(|chosen| {
                        for key in keys.iter() {
                            if wanted {
                                chosen.insert(*key);
                            } else {
                                chosen.remove(key);
                            }
                        }
                    });
                }
            />
            <span class="narrow-only">{move || words.get().table.select_all}</span>
            </label>
        </th>
    }
}
