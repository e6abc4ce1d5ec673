//! The table itself.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

use super::super::{Button, ButtonKind, Empty};
use super::bar::{ColumnChooser, CsvButton, FacetRoom, FilterBox, ShownCount, SortChoice};
use super::grid::Grid;
use super::shown::shown_rows;
use super::{Column, TableState};
use crate::text::number;
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

/// What names a row from one revision to the next.
pub(super) type Identity<K> = Arc<dyn Fn(K) -> String + Send + Sync>;

/// A table of `rows`, which the page has filtered by its facets.
///
/// `name` names it for the browser: the remembered columns and, without a `file`, CSV files. `total`
/// is the number of rows before the facets. `revision` makes all cells anew when it changes; leave
/// it out where cells follow signals. `identity` names a row where its key does not outlive a
/// revision: by it the focus finds its row again. `facets` are selects beside the filter box,
/// `clear` resets them. `bulk` is
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
    #[prop(optional)] identity: Option<Identity<K>>,
    #[prop(optional)] selection: Option<RwSignal<HashSet<K>>>,
    #[prop(optional, into)] facets: Option<ViewFn>,
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
    if let Some(selection) = selection {
        // What is gone, or not listed any more, must not be acted upon.
        Effect::new(move || {
            let kept = rows.with(|rows| {
                selection.with_untracked(|chosen| {
                    rows.iter().filter(|row| chosen.contains(row)).copied().collect::<HashSet<K>>()
                })
            });
            if selection.with_untracked(HashSet::len) != kept.len() {
                selection.set(kept);
            }
        });
    }
    let shown = shown_rows(rows, columns, state, revision);
    let count = Signal::derive(move || shown.with(|shown| shown.0.len()));
    let identity = StoredValue::new(identity.unwrap_or_else(|| Arc::new(hashed)));
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
                {facets.map(|facets| view! { <FacetRoom facets/> })}
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
                <Grid name label columns visible shown state lines selection revision identity/>
            </Show>
        </div>
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

/// A key that outlives revisions names its row by itself; the same in every visit.
fn hashed<K: Hash>(key: K) -> String {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

fn window_width() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default()
}

/// The columns not shown: what the user chose last, else what the columns say.
fn remembered_columns<K: Copy + Send + Sync + 'static>(
    name: &'static str,
    columns: StoredValue<Vec<Column<K>>>,
) -> RwSignal<Vec<String>> {
    let key = format!("columns.{name}");
    let usual = || {
        columns.with_value(|columns| {
            let room = window_width();
            let hidden = columns.iter().filter(|column| f64::from(column.shown_from) > room);
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
