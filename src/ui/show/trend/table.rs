//! The same observations as a table.

use leptos::prelude::*;

use crate::ui::language::use_words;

use super::{Observation, Trend, when};

/// Rows, at most; the file holds all.
const MOST_ROWS: usize = 400;

/// The newest first; what stayed the same is one row.
#[component]
pub(super) fn TrendTable(trend: Trend) -> impl IntoView {
    let words = use_words();
    let rows = move || {
        let shown = trend.shown.get();
        let mut rows: Vec<Observation> = Vec::new();
        for one in shown.iter() {
            // What stayed the same is one row, from its first time on.
            if rows.last().is_none_or(|last| last.values != one.values) {
                rows.push(one.clone());
            }
        }
        rows.into_iter().rev().take(MOST_ROWS).collect::<Vec<_>>()
    };
    view! {
        <table class="plain-table">
            <thead>
                <tr>
                    <th scope="col">{move || words.get().chart.time}</th>
                    {trend.lines.with_value(|lines| {
                        lines
                            .iter()
                            .map(|(name, _)| {
                                let name = *name;
                                view! { <th scope="col" class="end">{move || name.get()}</th> }
                            })
                            .collect_view()
                    })}
                </tr>
            </thead>
            <tbody>
                {move || {
                    rows()
                        .into_iter()
                        .map(|one| {
                            view! {
                                <tr>
                                    <th scope="row">{when(trend, one.at)}</th>
                                    {one
                                        .values
                                        .iter()
                                        .map(|value| view! { <td class="end">{trend.value(*value)}</td> })
                                        .collect_view()}
                                </tr>
                            }
                        })
                        .collect_view()
                }}
            </tbody>
        </table>
    }
}
