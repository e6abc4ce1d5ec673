//! Lines over time, with a legend that filters, a read-out for pointer and keyboard, a table and
//! downloads.

mod files;
mod legend;
mod picture;
mod table;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::{Drawn, Slot, Unit};
use crate::model::Time;
use crate::text::{format_time, number};
use crate::ui::language::{Text, UseWords, use_words};
use crate::ui::state::{now, offset_minutes};

use super::chart::Figure;
use super::range::Range;
use files::Downloads;
use legend::{Legend, hidden_lines};
use picture::TrendPicture;
use table::TrendTable;

/// What was observed at one time: a value per line; per cent come in tenths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// When.
    pub at: Time,
    /// The values, in the order of the lines; none where nobody knew.
    pub values: Vec<Option<u64>>,
}

/// A line of the chart.
#[derive(Clone, Copy)]
pub struct TrendLine {
    /// Its name in an address.
    pub code: &'static str,
    /// What it is called.
    pub name: Text,
    /// Its colour and dash.
    pub slot: Slot,
}

impl TrendLine {
    /// A line of this name and look.
    pub const fn new(code: &'static str, name: Text, slot: Slot) -> TrendLine {
        TrendLine { code, name, slot }
    }
}

/// What picture, read-out, legend, table and files share.
#[derive(Clone, Copy)]
struct Trend {
    words: UseWords,
    /// The chart's own name in addresses and files.
    chart: StoredValue<String>,
    title: Text,
    object: Text,
    unit: Unit,
    lines: StoredValue<Vec<TrendLine>>,
    /// The places of the lines that the legend has taken out.
    hidden: Memo<BTreeSet<usize>>,
    all: Signal<Arc<[Observation]>>,
    /// The observations within the time shown.
    within: Memo<Within>,
    range: Signal<Range>,
    drawn: StoredValue<Option<Drawn>>,
    cursor: RwSignal<Option<usize>>,
}

/// The observations of a time, and the last one up to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Within {
    from: Time,
    to: Time,
    shown: Arc<[Observation]>,
    last: Option<Time>,
}

impl Within {
    fn of(all: &[Observation], (from, to): (Time, Time)) -> Within {
        let start = all.partition_point(|one| one.at < from);
        let end = all.partition_point(|one| one.at <= to).max(start);
        let last = end.checked_sub(1).and_then(|last| all.get(last)).map(|one| one.at);
        let shown = all.get(start..end).unwrap_or_default().into();
        Within { from, to, shown, last }
    }
}

/// Lines over the time of `range`. `chart` and the name of the `object` that it is about name the
/// downloads; `chart` names it in the address too.
#[component]
pub fn TrendChart(
    #[prop(into)] chart: String,
    #[prop(into)] title: Text,
    #[prop(into)] object: Text,
    unit: Unit,
    lines: Vec<TrendLine>,
    #[prop(into)] observations: Signal<Arc<[Observation]>>,
    #[prop(into)] range: Signal<Range>,
) -> impl IntoView {
    let hidden = hidden_lines(&chart, &lines);
    let trend = Trend {
        words: use_words(),
        chart: StoredValue::new(chart),
        title,
        object,
        unit,
        lines: StoredValue::new(lines),
        hidden,
        all: observations,
        within: Memo::new(move |_| {
            observations.with(|all| Within::of(all, range.get().span(now())))
        }),
        range,
        drawn: StoredValue::new(None),
        cursor: RwSignal::new(None),
    };
    // The cursor counts the observations shown.
    Effect::new(move || {
        range.track();
        trend.cursor.set(None);
    });
    view! {
        <Figure
            title
            actions=move || view! { <Downloads trend/> }
            legend=move || view! { <Legend trend/> }
            twin=move || view! { <TrendTable trend/> }
        >
            <TrendPicture trend/>
        </Figure>
    }
}

impl Trend {
    fn value(self, value: Option<u64>) -> String {
        match (value, self.unit) {
            (None, _) => "—".into(),
            (Some(value), Unit::Count) => {
                number::whole(usize::try_from(value).unwrap_or(usize::MAX))
            }
            (Some(tenths), Unit::Percent | Unit::PercentFitted) => percent(tenths),
        }
    }

    /// The value as a spreadsheet reads it.
    fn plain_value(self, value: Option<u64>) -> String {
        match (value, self.unit) {
            (None, _) => String::new(),
            (Some(value), Unit::Count) => value.to_string(),
            (Some(tenths), _) => format!("{}.{}", tenths / 10, tenths % 10),
        }
    }

    fn when(self, at: Time) -> String {
        format_time(at, self.words.language(), offset_minutes(at))
    }

    /// The lines that are shown, with their places among all.
    fn visible(self) -> Vec<(usize, TrendLine)> {
        let lines = self.lines.with_value(|lines| lines.clone());
        self.hidden.with(|hidden| {
            lines.into_iter().enumerate().filter(|(place, _)| !hidden.contains(place)).collect()
        })
    }

    fn under_cursor(self) -> Option<Observation> {
        let at = self.cursor.get()?;
        self.within.with(|within| within.shown.get(at).cloned())
    }
}

/// Tenths of a per cent in words.
fn percent(tenths: u64) -> String {
    match (tenths / 10, tenths % 10) {
        (units, 0) => format!("{units} %"),
        (units, rest) => format!("{units}.{rest} %"),
    }
}
