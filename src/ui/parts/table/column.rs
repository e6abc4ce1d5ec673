//! A column, described by data.

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::*;

use super::state::Direction;
use crate::text::SortText;
use crate::ui::language::Text;

/// Where cells stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the start: texts.
    #[default]
    Start,
    /// At the end: numbers.
    End,
}

type Cell<K> = Arc<dyn Fn(K) -> AnyView + Send + Sync>;
type Written<K> = Arc<dyn Fn(K) -> String + Send + Sync>;
type Order<K> = Arc<dyn Fn(&mut [K], Direction) + Send + Sync>;

/// A column of a table whose rows are keys `K`.
#[derive(Clone)]
pub struct Column<K> {
    pub(super) key: &'static str,
    pub(super) title: Text,
    pub(super) align: Align,
    pub(super) cell: Cell<K>,
    pub(super) written: Option<Written<K>>,
    pub(super) order: Option<Order<K>>,
    /// Shown, unless the user chose otherwise, in windows from this width on.
    pub(super) shown_from: u32,
    pub(super) fixed: bool,
    is_text: bool,
    pub(super) class: &'static str,
}

impl<K: Copy + Send + Sync + 'static> Column<K> {
    /// A column of plain texts: shown, written to CSV and found by the filter as they are, and
    /// sorted as people look for names.
    pub fn text(
        key: &'static str,
        title: impl Into<Text>,
        text: impl Fn(K) -> String + Send + Sync + 'static,
    ) -> Column<K> {
        let text = Arc::new(text);
        let (shown, written, sorted) = (text.clone(), text.clone(), text);
        let column = Column::view(key, title, move |row| shown(row))
            .csv(move |row| written(row))
            .sort_by_text(move |row| sorted(row));
        Column { is_text: true, ..column }
    }

    /// A column that shows whatever `cell` makes. Add [`Column::csv`] so that it can be written and
    /// found, and [`Column::sort_by_key`] so that it can be sorted by.
    pub fn view<V: IntoView + 'static>(
        key: &'static str,
        title: impl Into<Text>,
        cell: impl Fn(K) -> V + Send + Sync + 'static,
    ) -> Column<K> {
        Column {
            key,
            title: title.into(),
            align: Align::Start,
            cell: Arc::new(move |row| cell(row).into_any()),
            written: None,
            order: None,
            shown_from: 0,
            fixed: false,
            is_text: false,
            class: "",
        }
    }

    /// The "Operation" column: buttons and menus. It is not written, sorted by or hidden.
    pub fn operations<V: IntoView + 'static>(
        title: impl Into<Text>,
        cell: impl Fn(K) -> V + Send + Sync + 'static,
    ) -> Column<K> {
        let column = Column::view("operation", title, cell);
        Column { fixed: true, class: "operations", ..column }
    }

    /// What CSV holds and the filter searches.
    #[must_use]
    pub fn csv(self, written: impl Fn(K) -> String + Send + Sync + 'static) -> Column<K> {
        Column { written: Some(Arc::new(written)), ..self }
    }

    /// What CSV holds, the filter searches, and rows are sorted by as people look for names.
    #[must_use]
    pub fn written(self, text: impl Fn(K) -> String + Send + Sync + 'static) -> Column<K> {
        let text = Arc::new(text);
        let sorted = text.clone();
        self.csv(move |row| text(row)).sort_by_text(move |row| sorted(row))
    }

    /// Sorts by this key, computed once a row.
    #[must_use]
    pub fn sort_by_key<O: Ord>(
        self,
        sort_key: impl Fn(K) -> O + Send + Sync + 'static,
    ) -> Column<K> {
        let order = move |rows: &mut [K], direction: Direction| match direction {
            Direction::Up => rows.sort_by_cached_key(|row| sort_key(*row)),
            // Not reversed afterwards: rows that are equal must keep their order.
            Direction::Down => rows.sort_by_cached_key(|row| Reverse(sort_key(*row))),
        };
        Column { order: Some(Arc::new(order)), ..self }
    }

    /// Sorts by a text, in the order in which people look for names.
    #[must_use]
    pub fn sort_by_text(self, text: impl Fn(K) -> String + Send + Sync + 'static) -> Column<K> {
        self.sort_by_key(move |row| SortText::new(text(row)))
    }

    /// Cells stand at the end, for numbers.
    #[must_use]
    pub fn end(self) -> Column<K> {
        Column { align: Align::End, ..self }
    }

    /// Not shown until the user chooses it.
    #[must_use]
    pub fn hidden(self) -> Column<K> {
        self.from_width(u32::MAX)
    }

    /// Not shown until the user chooses it, but where the window is at least this wide, in pixels.
    #[must_use]
    pub fn from_width(self, width: u32) -> Column<K> {
        Column { shown_from: width, ..self }
    }

    /// Always shown: what names the row.
    #[must_use]
    pub fn fixed(self) -> Column<K> {
        Column { fixed: true, ..self }
    }

    /// A class for the cells, such as `wide` or `narrow`.
    #[must_use]
    pub fn class(self, class: &'static str) -> Column<K> {
        Column { class, ..self }
    }

    pub(super) fn cell_class(&self) -> String {
        let text = if self.is_text { "text" } else { "" };
        let align = match self.align {
            Align::Start => "",
            Align::End => "end",
        };
        let classes = [self.class, text, align].into_iter().filter(|class| !class.is_empty());
        classes.collect::<Vec<&str>>().join(" ")
    }
}
