//! Tables, described by data: columns, rows as small keys, sort, filter, selection, CSV.
//!
//! A row is a key (`Copy`); each [`Column`] knows how to show, sort and write a key. Cells read
//! what they show from signals or from a workspace, so rows stay cheap. With more rows than fit,
//! only those in view exist.

mod bar;
mod column;
mod data_table;
mod grid;
mod held_columns;
mod rows;
mod shown;
mod state;
mod virtual_rows;

pub use column::{Align, Column};
pub use data_table::{DataTable, Lines};
pub use state::{Sort, TableState};
