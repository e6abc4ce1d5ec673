//! Pictures: pure functions from plain labelled values to SVG text.
//!
//! | picture | function |
//! |---|---|
//! | lines over time | [`line_chart`] |
//! | those with title and legend, to stand alone | [`sheet`](fn@sheet) |
//! | a whole and its parts | [`doughnut`] |
//! | what lies where in a block | [`strip`] |
//! | two blocks over each other | [`compare`] |
//!
//! No function reads a clock, a font or the page, and none computes with the platform's
//! trigonometry: a test and a browser get the same bytes. Pictures carry classes only, since a
//! strict content security policy blocks inline styles and since colours live in the style sheets;
//! `style/charts.css` gives every class its looks in both themes. All words come from the caller.

mod arc;
mod axis;
mod compare;
mod doughnut;
mod fill;
mod line;
mod sample;
mod sheet;
mod sink;
mod space;
mod svg;
mod ticks;

pub use axis::{TimeAxis, ValueAxis};
pub use compare::{Compare, compare};
pub use doughnut::{Doughnut, Segment, SegmentClass, doughnut, fill_mark};
pub use fill::Fill;
pub use line::{Drawn, LineChart, LineChartLayout, PlotRect, Series, Unit, line_chart, line_mark};
pub use sample::{Drawing, Point, nearest};
pub use sheet::{Sheet, Sheeted, sheet};
pub use sink::{Ink, Sink, Slot};
pub use space::{
    Block, BlockKind, Caption, Cell, CursorMove, Group, Share, Spot, Strip, StripDrawn,
    StripLayout, Toward, Viewport, strip,
};
pub use svg::{Escaped, text_width};
pub use ticks::{Step, utc_label};
