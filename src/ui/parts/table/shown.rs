//! Which rows are shown, and in which order.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::*;

use super::{Column, TableState};
use crate::ui::language::use_words;

/// The rows in the order shown. Compared by pointer: a hundred thousand keys need no second look.
#[derive(Clone)]
pub(super) struct Shown<K>(pub Arc<[K]>);

impl<K> PartialEq for Shown<K> {
    fn eq(&self, other: &Shown<K>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What is searched: all that CSV would hold of each row, in lower case. Made when something is
/// searched for the first time after a change, not with every letter.
#[derive(Clone)]
struct Texts<K>(Arc<HashMap<K, Box<str>>>);

impl<K> PartialEq for Texts<K> {
    fn eq(&self, other: &Texts<K>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Parts the texts of a row, so that nothing is found across two columns.
const BETWEEN: char = '\u{1f}';

/// What was searched last, among which rows and texts, and what was found. While a word grows,
/// only what was found need be searched again.
struct Last<K> {
    needle: String,
    sorted: Shown<K>,
    texts: Texts<K>,
    found: Shown<K>,
}

/// Sorts first and filters then, so that typing sorts nothing again.
pub(super) fn shown_rows<K>(
    rows: Signal<Arc<[K]>>,
    columns: StoredValue<Vec<Column<K>>>,
    state: TableState,
    revision: Signal<u64>,
) -> Memo<Shown<K>>
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let words = use_words();
    let changes = move || {
        revision.track();
        words.language();
    };
    let sorted = Memo::new(move |_| {
        changes();
        let rows = rows.get();
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
    });
    let texts = Memo::new(move |_| {
        changes();
        let texts = rows.with(|rows| {
            columns.with_value(|columns| {
                rows.iter().map(|row| (*row, text_of(*row, columns).into())).collect()
            })
        });
        Texts(Arc::new(texts))
    });
    let last = StoredValue::new(None::<Last<K>>);
    Memo::new(move |_| {
        let needle = state.filter.with(|text| text.trim().to_lowercase());
        let sorted = sorted.get();
        if needle.is_empty() {
            return sorted;
        }
        let texts = texts.get();
        let among = last.with_value(|last| {
            let grown = last.as_ref().filter(|last| {
                last.sorted == sorted && last.texts == texts && needle.contains(&last.needle)
            });
            grown.map_or_else(|| sorted.clone(), |last| last.found.clone())
        });
        let fits = |row: &&K| texts.0.get(*row).is_some_and(|text| text.contains(&needle));
        let found = Shown(among.0.iter().filter(fits).copied().collect());
        last.set_value(Some(Last { needle, sorted, texts, found: found.clone() }));
        found
    })
}

fn text_of<K>(row: K, columns: &[Column<K>]) -> String
where
    K: Copy,
{
    let mut text = String::new();
    for written in columns.iter().filter_map(|column| column.written.as_ref()) {
        text.push_str(&written(row));
        text.push(BETWEEN);
    }
    text.to_lowercase()
}
