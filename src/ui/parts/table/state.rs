//! What a table's user has typed and chosen: filter and sort order.

use std::fmt;
use std::str::FromStr;

use leptos::prelude::*;

use crate::ui::router::use_router;

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Smallest first.
    Up,
    /// Largest first.
    Down,
}

/// A column and a direction; written `cidr` or `-cidr`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column's key.
    pub column: String,
    /// Smallest or largest first.
    pub direction: Direction,
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.direction == Direction::Down {
            f.write_str("-")?;
        }
        f.write_str(&self.column)
    }
}

/// A text that names no column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoColumn;

impl FromStr for Sort {
    type Err = NoColumn;

    fn from_str(text: &str) -> Result<Sort, Self::Err> {
        let (column, direction) = match text.strip_prefix('-') {
            Some(column) => (column, Direction::Down),
            None => (text, Direction::Up),
        };
        if column.is_empty() {
            return Err(NoColumn);
        }
        Ok(Sort { column: column.to_owned(), direction })
    }
}

/// The filter and sort order of a table. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct TableState {
    /// The text in the filter box.
    pub filter: Signal<String>,
    /// The order, if the user chose one.
    pub sort: Signal<Option<Sort>>,
    set_filter: Callback<String>,
    set_sort: Callback<Option<Sort>>,
}

impl TableState {
    /// Kept with the table, for tables inside dialogs and beside others.
    pub fn local() -> TableState {
        let filter = RwSignal::new(String::new());
        let sort = RwSignal::new(None);
        TableState {
            filter: filter.into(),
            sort: sort.into(),
            set_filter: Callback::new(move |text| filter.set(text)),
            set_sort: Callback::new(move |order| sort.set(order)),
        }
    }

    /// Kept in the address as `q` and `sort`, so that reload, back and a copied link keep them.
    pub fn in_address() -> TableState {
        let router = use_router();
        let query = router.query();
        let filter =
            Memo::new(move |_| query.with(|query| query.get("q").unwrap_or("").to_owned()));
        let sort = Memo::new(move |_| query.with(|query| query.read_as("sort")));
        let set = move |key: &'static str, value: Option<String>| {
            router.set_query(|query| match value {
                Some(value) => query.set(key, value),
                None => query.remove(key),
            });
        };
        TableState {
            filter: filter.into(),
            sort: sort.into(),
            set_filter: Callback::new(move |text: String| {
                set("q", Some(text).filter(|text| !text.is_empty()));
            }),
            set_sort: Callback::new(move |order: Option<Sort>| {
                set("sort", order.map(|order| order.to_string()));
            }),
        }
    }

    /// Filters by a text; empty for all rows.
    pub fn filter_by(self, text: String) {
        self.set_filter.run(text);
    }

    /// Sorts; `None` for the rows' own order.
    pub fn sort_by(self, order: Option<Sort>) {
        self.set_sort.run(order);
    }

    /// The direction in which this column is sorted, if it is.
    pub(super) fn direction(self, column: &str) -> Option<Direction> {
        self.sort.with(|sort| {
            sort.as_ref().filter(|sort| sort.column == column).map(|sort| sort.direction)
        })
    }

    /// What a press on a column's head does: up, then down, then the rows' own order.
    pub(super) fn press(self, column: &str) {
        let now = self.sort.get_untracked().filter(|sort| sort.column == column);
        let next = match now.map(|sort| sort.direction) {
            None => Some(Direction::Up),
            Some(Direction::Up) => Some(Direction::Down),
            Some(Direction::Down) => None,
        };
        self.sort_by(next.map(|direction| Sort { column: column.to_owned(), direction }));
    }
}
