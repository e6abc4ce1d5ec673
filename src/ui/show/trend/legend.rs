//! The legend: each line's look, name and last value; it takes lines out and puts them back.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::chart::line_mark;
use crate::ui::router::use_router;

use super::super::hide::{self, LegendToggle};
use super::{Trend, TrendLine};

/// How the address names a line.
fn address(chart: &str, code: &str) -> String {
    format!("{chart}.{code}")
}

/// The places of the lines of a chart that the address takes out.
pub(super) fn hidden_lines(chart: &str, lines: &[TrendLine]) -> Memo<BTreeSet<usize>> {
    let query = use_router().query();
    let names: Vec<String> = lines.iter().map(|line| address(chart, line.code)).collect();
    Memo::new(move |_| {
        query.with(|query| {
            let out = hide::names(query);
            let names = names.iter().enumerate();
            names.filter(|(_, name)| out.contains(name.as_str())).map(|(place, _)| place).collect()
        })
    })
}

/// The entries. A lone line cannot be taken out.
#[component]
pub(super) fn Legend(trend: Trend) -> impl IntoView {
    let lines = trend.lines.with_value(|lines| lines.clone());
    let alone = lines.len() == 1;
    lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| {
            let last = move || {
                let value = trend.within.with(|within| {
                    let last = within.shown.last();
                    last.and_then(|one| one.values.get(place).copied().flatten())
                });
                trend.value(value)
            };
            let face = view! {
                <span class="legend-mark" inner_html=line_mark(line.slot)></span>
                <span>{move || line.name.get()}</span>
                <b class="legend-value">{last}</b>
            };
            if alone {
                return view! { <span class="legend-entry">{face}</span> }.into_any();
            }
            let name = trend.chart.with_value(|chart| address(chart, line.code));
            let shown = move || trend.hidden.with(|hidden| !hidden.contains(&place));
            view! { <LegendToggle name shown=Signal::derive(shown)>{face}</LegendToggle> }
                .into_any()
        })
        .collect_view()
}
