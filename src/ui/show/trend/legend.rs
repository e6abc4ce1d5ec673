//! The legend: each line's look, name and last value; it takes lines out and puts them back.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::chart::line_mark;
use crate::ui::router::{Router, use_router};

use super::{Trend, TrendLine};

/// The key of the address that names the lines that are taken out, of all charts of the page.
const KEY: &str = "hide";

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
            let out: BTreeSet<&str> = query.get(KEY).unwrap_or_default().split(',').collect();
            let names = names.iter().enumerate();
            names.filter(|(_, name)| out.contains(name.as_str())).map(|(place, _)| place).collect()
        })
    })
}

/// Takes a line out of its chart, or puts it back.
fn toggle(router: Router, name: &str) {
    router.set_query(|query| {
        let before = query.get(KEY).unwrap_or_default().to_owned();
        let mut out: Vec<&str> = before.split(',').filter(|one| !one.is_empty()).collect();
        match out.iter().position(|one| *one == name) {
            Some(place) => {
                out.remove(place);
            }
            None => out.push(name),
        }
        match out.join(",") {
            none if none.is_empty() => query.remove(KEY),
            out => query.set(KEY, out),
        }
    });
}

/// The entries. A lone line cannot be taken out.
#[component]
pub(super) fn Legend(trend: Trend) -> impl IntoView {
    let lines = trend.lines.with_value(|lines| lines.clone());
    let alone = lines.len() == 1;
    let router = use_router();
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
            view! {
                <button
                    type="button"
                    class="legend-entry legend-toggle"
                    aria-pressed=move || if shown() { "true" } else { "false" }
                    on:click=move |_| toggle(router, &name)
                >
                    {face}
                </button>
            }
            .into_any()
        })
        .collect_view()
}
