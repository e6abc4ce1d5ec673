//! The chart as files: the observations as CSV, the picture as PNG and SVG.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::chart::{Sheet, Sheeted, Slot, sheet};
use crate::text::{csv, file_stem};
use crate::ui::browser::download;
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Icon, Toast, use_toasts};

use super::super::svg_file::{save_png, standalone};
use super::Trend;

impl Trend {
    /// The object's name and the chart's, as files are called.
    pub(super) fn file_stem(self) -> String {
        self.chart.with_value(|chart| file_stem(&[&self.object.get(), chart]))
    }

    /// The picture as it is drawn now, with its title and legend.
    fn sheet(self) -> Option<Sheeted> {
        let legend: Vec<(Slot, String)> = self
            .visible()
            .into_iter()
            .map(|(_, line)| (line.slot, line.name.get().into_owned()))
            .collect();
        let title = format!("{} · {}", self.title.get(), self.object.get());
        self.drawn.with_value(|drawn| {
            let chart = drawn.as_ref()?;
            Some(sheet(&Sheet { title: &title, chart, legend: &legend }))
        })
    }

    fn csv_text(self) -> String {
        let lines = self.lines.with_value(|lines| lines.clone());
        let names: Vec<_> = lines.iter().map(|line| line.name.get()).collect();
        let time = self.words.get().chart.time;
        let mut text = csv::line(std::iter::once(time).chain(names.iter().map(AsRef::as_ref)));
        let shown = self.within.with(|within| within.shown.clone());
        for one in shown.iter().rev() {
            text.push_str("\r\n");
            let mut cells = vec![one.at.to_string()];
            cells.extend(one.values.iter().map(|value| self.plain_value(*value)));
            text.push_str(&csv::line(cells.iter().map(String::as_str)));
        }
        text.push_str("\r\n");
        text
    }
}

/// The three buttons.
#[component]
pub(super) fn Downloads(trend: Trend) -> impl IntoView {
    let (words, toasts) = (use_words(), use_toasts());
    let name = move |kind: &str| untrack(|| format!("{}.{kind}", trend.file_stem()));
    let as_png = move || {
        let Some(sheet) = untrack(|| trend.sheet()) else { return };
        let name = name("png");
        spawn_local(async move {
            if save_png(&name, &sheet).await.is_err() {
                toasts.show(Toast::new(words.now().chart.no_png));
            }
        });
    };
    let as_svg = move || {
        let Some(sheet) = untrack(|| trend.sheet()) else { return };
        let svg = standalone(&sheet);
        let _ = download::download(&name("svg"), "image/svg+xml", svg.as_bytes());
    };
    let as_csv = move || {
        let text = untrack(|| trend.csv_text());
        let _ = download::download(&name("csv"), "text/csv;charset=utf-8", text.as_bytes());
    };
    let button = move |label: Text, title: Text, save: Callback<()>| {
        view! {
            <button
                type="button"
                class="button quiet"
                title=move || title.get()
                on:click=move |_| save.run(())
            >
                {Icon::Download.view()}
                <span>{move || label.get()}</span>
            </button>
        }
    };
    let of = move |said: fn(&crate::text::Chart) -> fn(&str) -> String| {
        Text::from(move || said(&words.get().chart)(&trend.title.get()))
    };
    view! {
        {button(word(|w| w.chart.download_png), of(|w| w.download_png_of), Callback::new(move |()| as_png()))}
        {button(word(|w| w.chart.download_svg), of(|w| w.download_svg_of), Callback::new(move |()| as_svg()))}
        {button(word(|w| w.action.download_csv), of(|w| w.download_csv_of), Callback::new(move |()| as_csv()))}
    }
}
