//! The table itself.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::*;

use super::super::{Button, ButtonKind, Empty, Icon};
use super::bar::{ColumnChooser, FilterBox, ShownCount, SortChoice};
use super::rows::{body_row, head_cell, spacer};
use super::virtual_rows::Scroller;
use super::{Column, TableState};
use crate::text::{csv, number};
use crate::ui::browser::{download, focus};
use crate::ui::language::{Text, use_words, word};
use crate::ui::preference;

/// How high rows are: all the same, so that rows out of view need not exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lines {
    /// One line, 34 px.
    #[default]
    One,
    /// Two lines, 48 px: a name above an id.
    Two,
}

type Matcher<K> = Arc<dyn Fn(K, &str) -> bool + Send + Sync>;

/// A table of `rows`, which the page has filtered by its facets.
///
/// `name` names it for the browser: the remembered columns and, without a `file`, CSV files.
/// `total` is the number of rows before the facets. `revision` makes all cells anew when it changes; leave it out where
/// cells follow signals. `matches` replaces the search through the columns' texts (the needle is
/// in lower case). `facets` are selects beside the filter box, `clear` resets them. `bulk` is
/// shown while rows are selected.
#[component]
pub fn DataTable<K>(
    name: &'static str,
    #[prop(into)] label: Text,
    #[prop(optional, into)] file: Text,
    columns: Vec<Column<K>>,
    #[prop(into)] rows: Signal<Arc<[K]>>,
    #[prop(optional, into)] total: Option<Signal<usize>>,
    #[prop(optional)] state: Option<TableState>,
    #[prop(optional)] lines: Lines,
    #[prop(optional, into)] revision: Signal<u64>,
    #[prop(optional)] matches: Option<Matcher<K>>,
    #[prop(optional)] selection: Option<RwSignal<HashSet<K>>>,
    #[prop(optional, into)] facets: ViewFn,
    #[prop(optional, into)] bulk: ViewFn,
    #[prop(optional, into)] clear: Option<Callback<()>>,
    #[prop(optional, into)] empty: Option<ViewFn>,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let state = state.unwrap_or_else(TableState::local);
    let total = total.unwrap_or_else(|| Signal::derive(move || rows.with(|rows| rows.len())));
    let columns = StoredValue::new(columns);
    let hidden = remembered_columns(name, columns);
    let visible = Memo::new(move |_| {
        hidden.with(|hidden| {
            columns.with_value(|columns| {
                (0..columns.len())
                    .filter(|index| {
                        let column = columns.get(*index);
                        column.is_some_and(|column| {
                            column.fixed || !hidden.iter().any(|name| name == column.key)
                        })
                    })
                    .collect::<Vec<usize>>()
            })
        })
    });
    let shown = shown_rows(rows, columns, state, revision, matches);
    let count = Signal::derive(move || shown.with(|shown| shown.0.len()));
    let reset = move || {
        state.filter_by(String::new());
        if let Some(clear) = clear {
            clear.run(());
        }
    };
    view! {
        <div class="table" class:two-lines=lines == Lines::Two>
            <div class="table-bar">
                <FilterBox state/>
                <div class="facets">{move || facets.run()}</div>
                <SortChoice columns visible state/>
                <div class="table-tools">
                    <ShownCount shown=count total/>
                    <CsvButton name file columns visible shown/>
                    <ColumnChooser columns hidden/>
                </div>
            </div>
            {selection.map(|selection| view! { <BulkBar selection bulk/> })}
            <Show
                when=move || count.get() != 0
                fallback=move || {
                    nothing(total.get() == 0, empty.clone(), Callback::new(move |()| reset()))
                }
            >
                <Grid label columns visible shown state lines selection revision/>
            </Show>
        </div>
    }
}

/// The rows in the order shown. Compared by pointer: a hundred thousand keys need no second look.
#[derive(Clone)]
struct Shown<K>(Arc<[K]>);

impl<K> PartialEq for Shown<K> {
    fn eq(&self, other: &Shown<K>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

fn shown_rows<K>(
    rows: Signal<Arc<[K]>>,
    columns: StoredValue<Vec<Column<K>>>,
    state: TableState,
    revision: Signal<u64>,
    matches: Option<Matcher<K>>,
) -> Memo<Shown<K>>
where
    K: Copy + Send + Sync + 'static,
{
    let matching = Memo::new(move |_| {
        revision.track();
        let needle = state.filter.with(|text| text.trim().to_lowercase());
        let rows = rows.get();
        if needle.is_empty() {
            return Shown(rows);
        }
        let fits = |row: K| match &matches {
            Some(matches) => matches(row, &needle),
            None => columns.with_value(|columns| {
                let mut written = columns.iter().filter_map(|column| column.written.as_ref());
                written.any(|written| written(row).to_lowercase().contains(&needle))
            }),
        };
        Shown(rows.iter().copied().filter(|row| fits(*row)).collect())
    });
    Memo::new(move |_| {
        let Shown(rows) = matching.get();
        let Some(sort) = state.sort.get() else { return Shown(rows) };
        columns.with_value(|columns| {
            let column = columns.iter().find(|column| column.key == sort.column);
            let Some(order) = column.and_then(|column| column.order.as_ref()) else {
                return Shown(rows);
            };
            let mut sorted = rows.to_vec();
            order(&mut sorted, sort.direction);
            Shown(sorted.into())
        })
    })
}

#[component]
fn Grid<K>(
    label: Text,
    columns: StoredValue<Vec<Column<K>>>,
    visible: Memo<Vec<usize>>,
    shown: Memo<Shown<K>>,
    state: TableState,
    lines: Lines,
    selection: Option<RwSignal<HashSet<K>>>,
    revision: Signal<u64>,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
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
        before.map_or(0, |before| before.wrapping_add(1))
    });
    Effect::new(move |before: Option<()>| {
        state.filter.track();
        state.sort.track();
        visible.track();
        if before.is_some() {
            scroller.to_top();
        }
        scroller.look_soon();
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
    let row_count = move || shown.with(|shown| shown.0.len().saturating_add(1));
    view! {
        <div
            class="table-scroll"
            class:virtual=move || window.get().is_part(shown.with(|shown| shown.0.len()))
            node_ref=scroller.node
            tabindex="0"
            role="region"
            aria-label=move || label.get()
            on:scroll=move |_| scroller.look_soon()
            on:keydown=between_rows
        >
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
                        {untrack(|| body_row(row.1, row.2, &chosen(), selection))}
                    </For>
                    {spacer(Signal::derive(move || window.get().after))}
                </tbody>
            </table>
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

#[component]
fn BulkBar<K>(selection: RwSignal<HashSet<K>>, bulk: ViewFn) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let words = use_words();
    let count = Memo::new(move |_| selection.with(HashSet::len));
    view! {
        <Show when=move || count.get() != 0>
            <div class="bulk-bar">
                <span role="status">
                    {move || (words.get().table.selected)(&number::whole(count.get()))}
                </span>
                <div class="actions">{let bulk = bulk.clone(); move || bulk.run()}</div>
                <Button
                    label=word(|w| w.table.clear_selection)
                    kind=ButtonKind::Quiet
                    on_press=move |()| selection.set(HashSet::new())
                />
            </div>
        </Show>
    }
}

#[component]
fn CsvButton<K>(
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

fn nothing(at_all: bool, empty: Option<ViewFn>, reset: Callback<()>) -> AnyView {
    match (at_all, empty) {
        (true, Some(empty)) => empty.run(),
        (true, None) => view! { <Empty title=word(|w| w.table.nothing)/> }.into_any(),
        (false, _) => view! {
            <Empty
                title=word(|w| w.table.no_matches)
                actions=move || {
                    view! { <Button label=word(|w| w.table.clear_filters) on_press=reset/> }
                }
            />
        }
        .into_any(),
    }
}

/// The columns not shown: what the user chose last, else what the columns say.
fn remembered_columns<K: Copy + Send + Sync + 'static>(
    name: &'static str,
    columns: StoredValue<Vec<Column<K>>>,
) -> RwSignal<Vec<String>> {
    let key = format!("columns.{name}");
    let usual = || {
        columns.with_value(|columns| {
            let hidden = columns.iter().filter(|column| column.hidden);
            hidden.map(|column| column.key.to_owned()).collect::<Vec<_>>()
        })
    };
    let hidden = RwSignal::new(preference::read(&key).unwrap_or_else(usual));
    Effect::new(move |before: Option<Vec<String>>| {
        let now = hidden.get();
        if before.is_some_and(|before| before != now) {
            preference::write(&key, &now);
        }
        now
    });
    hidden
}

/// Arrow keys go from a control in a row to the same one in the next row.
fn between_rows(event: leptos::ev::KeyboardEvent) {
    focus::between_rows(&event);
}
