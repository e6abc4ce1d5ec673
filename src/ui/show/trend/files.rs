//! The chart as files: the observations as CSV, the picture as SVG.

use leptos::prelude::*;

use crate::chart::Unit;
use crate::text::csv;
use crate::ui::browser::download;
use crate::ui::language::use_words;
use crate::ui::parts::Icon;

use super::super::svg_file::standalone;
use super::Trend;

/// The two buttons.
#[component]
pub(super) fn Downloads(trend: Trend, file: &'static str) -> impl IntoView {
    let words = use_words();
    let as_csv = move |_| {
        let text = csv_text(trend, words.now().chart.time);
        let _ =
            download::download(&format!("{file}.csv"), "text/csv;charset=utf-8", text.as_bytes());
    };
    let as_svg = move |_| {
        let svg = trend.svg.with_value(|svg| standalone(svg));
        let _ = download::download(&format!("{file}.svg"), "image/svg+xml", svg.as_bytes());
    };
    view! {
        <button
            type="button"
            class="button quiet"
            title=move || (words.get().chart.download_csv_of)(&trend.title.get())
            on:click=as_csv
        >
            {Icon::Download.view()}
            <span>{move || words.get().action.download_csv}</span>
        </button>
        <button
            type="button"
            class="button quiet"
            title=move || (words.get().chart.download_svg_of)(&trend.title.get())
            on:click=as_svg
        >
            {Icon::Download.view()}
            <span>{move || words.get().chart.download_svg}</span>
        </button>
    }
}

fn csv_text(trend: Trend, time: &str) -> String {
    let plain = |value: Option<u64>| match (value, trend.unit) {
        (None, _) => String::new(),
        (Some(value), Unit::Count) => value.to_string(),
        (Some(tenths), _) => format!("{}.{}", tenths / 10, tenths % 10),
    };
    let names: Vec<_> =
        trend.lines.with_value(|lines| lines.iter().map(|(name, _)| name.now()).collect());
    let mut text = csv::line(std::iter::once(time).chain(names.iter().map(AsRef::as_ref)));
    for one in trend.shown.get_untracked().iter() {
        text.push_str("\r\n");
        let mut cells = vec![one.at.to_string()];
        cells.extend(one.values.iter().map(|value| plain(*value)));
        text.push_str(&csv::line(cells.iter().map(String::as_str)));
    }
    text.push_str("\r\n");
    text
}
