//! The same observations as a table: all of them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::language::{Text, word};
use crate::ui::parts::{Column, DataTable};
use crate::ui::show::list_revision;

use super::{Observation, Trend};

/// The newest first.
#[component]
pub(super) fn TrendTable(trend: Trend) -> impl IntoView {
    let words = trend.words;
    let rows = Signal::derive(move || {
        let count = trend.within.with(|within| within.shown.len());
        (0..count).rev().collect::<Arc<[usize]>>()
    });
    // Rows are places among the observations shown: with another range they are others.
    let revision = list_revision();
    let version = Memo::new(move |before: Option<&u64>| {
        trend.within.track();
        revision.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    view! {
        <DataTable
            name="observations"
            file=Text::from(move || trend.file_stem())
            label=Text::from(move || (words.get().chart.observations)(&trend.title.get()))
            columns=columns(trend)
            rows
            revision=version
        />
    }
}

fn columns(trend: Trend) -> Vec<Column<usize>> {
    let of = move |place: usize| -> Option<Observation> {
        trend.within.with_untracked(|within| within.shown.get(place).cloned())
    };
    let at = move |place| of(place).map(|one| one.at);
    let time = Column::view("time", word(|w| w.chart.time), move |place| {
        at(place).map(|at| view! { <time datetime=at.to_string()>{trend.when(at)}</time> })
    })
    .csv(move |place| at(place).map(|at| at.to_string()).unwrap_or_default())
    .sort_by_key(move |place| (at(place), place))
    .fixed();
    let lines = trend.lines.with_value(|lines| lines.clone());
    let values = lines.into_iter().enumerate().map(|(line, look)| {
        let value = move |place| of(place)?.values.get(line).copied().flatten();
        Column::view(look.code, look.name, move |place| trend.value(value(place)))
            .csv(move |place| trend.plain_value(value(place)))
            .sort_by_key(value)
            .end()
    });
    std::iter::once(time).chain(values).collect()
}
