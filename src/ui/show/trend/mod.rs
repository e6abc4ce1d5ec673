//! Lines over time, with a read-out for pointer and keyboard, a table and downloads.

mod files;
mod table;

use std::sync::Arc;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::chart::{
    Drawing, LineChart, LineChartLayout, Point, Series, Slot, Step, Unit, line_chart, line_mark,
    utc_label,
};
use crate::model::Time;
use crate::text::{format_time, number};
use crate::ui::language::{Text, UseWords, use_words};
use crate::ui::state::{now, offset_minutes};

use super::chart::{Figure, measured_width};
use super::range::Range;
use files::Downloads;
use table::TrendTable;

/// What was observed at one time: a value per line; per cent come in tenths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// When.
    pub at: Time,
    /// The values, in the order of the lines; none where nobody knew.
    pub values: Vec<Option<u64>>,
}

/// A line of the chart: its name and its look.
pub type TrendLine = (Text, Slot);

const HEIGHT: u32 = 220;

/// What the picture, the read-out and the table share.
#[derive(Clone, Copy)]
struct Trend {
    words: UseWords,
    title: Text,
    unit: Unit,
    lines: StoredValue<Vec<TrendLine>>,
    shown: Memo<Arc<[Observation]>>,
    range: Signal<Range>,
    layout: StoredValue<Option<LineChartLayout>>,
    svg: StoredValue<String>,
    cursor: RwSignal<Option<usize>>,
}

/// Lines over the time of `range`. `file` names the downloads.
#[component]
pub fn TrendChart(
    file: &'static str,
    #[prop(into)] title: Text,
    unit: Unit,
    lines: Vec<TrendLine>,
    #[prop(into)] observations: Signal<Arc<[Observation]>>,
    #[prop(into)] range: Signal<Range>,
) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let from = range.get().from(now());
        observations.with(|all| {
            // The one before the range too, so that the line begins at the edge.
            let start = all.partition_point(|one| one.at < from).saturating_sub(1);
            all.get(start..).unwrap_or_default().into()
        })
    });
    let trend = Trend {
        words: use_words(),
        title,
        unit,
        lines: StoredValue::new(lines),
        shown,
        range,
        layout: StoredValue::new(None),
        svg: StoredValue::new(String::new()),
        cursor: RwSignal::new(None),
    };
    view! {
        <Figure
            title
            actions=move || view! { <Downloads trend file/> }
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

    fn draw(self, width: u32) -> String {
        let words = self.words;
        let to = now();
        let from = self.range.get().from(to);
        let title = self.title.get();
        let shown = self.shown.get();
        let within = shown.iter().filter(|one| one.at >= from).count();
        let description = (words.get().chart.description)(&number::whole(within), &title);
        let series = self.series(&shown);
        let clock = |at: i64| i64::from(offset_minutes(Time(at))).saturating_mul(60_000);
        let drawn = line_chart(&LineChart {
            width,
            height: HEIGHT,
            title: &title,
            description: &description,
            from: from.0,
            to: to.0,
            unit: self.unit,
            drawing: Drawing::Held,
            series: &series,
            empty: words.get().chart.nothing,
            time_label: &|at, step: Step| utc_label(at.saturating_add(clock(at)), step),
            clock_offset: &clock,
            value_label: &|value| self.value(Some(value)),
        });
        self.layout.set_value(Some(drawn.layout));
        self.svg.set_value(drawn.svg.clone());
        drawn.svg
    }

    fn series(self, shown: &[Observation]) -> Vec<Series> {
        self.lines.with_value(|lines| {
            lines
                .iter()
                .enumerate()
                .map(|(index, (name, slot))| Series {
                    name: name.get().into_owned(),
                    slot: *slot,
                    points: shown
                        .iter()
                        .map(|one| Point {
                            at: one.at.0,
                            value: one.values.get(index).copied().flatten(),
                        })
                        .collect(),
                })
                .collect()
        })
    }

    /// Puts the cursor on the observation nearest to a place in the picture, in hundredths of a
    /// per cent of its width.
    fn point_at(self, share: i32) {
        let at = self.layout.with_value(|layout| {
            let layout = layout.as_ref()?;
            let width = i64::from(layout.width).saturating_mul(i64::from(share)) / 10_000;
            Some(layout.time_at(i32::try_from(width).ok()?))
        });
        let Some(at) = at else { return };
        let nearest = self.shown.with_untracked(|shown| {
            let distance = |index: &usize| shown.get(*index).map(|one| one.at.0.abs_diff(at));
            (0..shown.len()).min_by_key(distance)
        });
        self.cursor.set(nearest);
    }

    fn step(self, key: &str) -> bool {
        let count = self.shown.with_untracked(|shown| shown.len());
        let last = count.saturating_sub(1);
        let at = self.cursor.get_untracked();
        let next = match (key, at) {
            ("ArrowLeft", Some(at)) => at.saturating_sub(1),
            ("ArrowRight", Some(at)) => at.saturating_add(1).min(last),
            ("ArrowLeft" | "ArrowRight", None) | ("End", _) => last,
            ("Home", _) => 0,
            _ => return false,
        };
        self.cursor.set(Some(next).filter(|_| count > 0));
        true
    }

    fn under_cursor(self) -> Option<Observation> {
        let at = self.cursor.get()?;
        self.shown.with(|shown| shown.get(at).cloned())
    }
}

/// Tenths of a per cent in words.
fn percent(tenths: u64) -> String {
    match (tenths / 10, tenths % 10) {
        (units, 0) => format!("{units} %"),
        (units, rest) => format!("{units}.{rest} %"),
    }
}

#[component]
fn TrendPicture(trend: Trend) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Div>::new();
    let width = measured_width(node);
    let cursor = move || {
        let one = trend.under_cursor()?;
        let left = trend.layout.with_value(|layout| {
            let layout = layout.as_ref()?;
            Some(f64::from(layout.x(one.at.0)) / f64::from(layout.width.max(1)) * 100.0)
        })?;
        Some(
            view! { <div class="trend-cursor" style:inset-inline-start=format!("{left:.2}%")></div> },
        )
    };
    let moved = move |event: ev::PointerEvent| {
        let target = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let Some(target) = target else { return };
        let place = target.get_bounding_client_rect();
        if place.width() > 0.0 {
            let share = (f64::from(event.client_x()) - place.left()) / place.width();
            #[allow(clippy::cast_possible_truncation, reason = "a share of ten thousand")]
            trend.point_at((share * 10_000.0) as i32);
        }
    };
    view! {
        <div
            class="trend"
            tabindex="0"
            role="group"
            aria-label=move || {
                let words = words.get();
                format!("{}. {}", trend.title.get(), words.chart.read_hint)
            }
            on:pointermove=moved
            on:pointerleave=move |_| trend.cursor.set(None)
            on:blur=move |_| trend.cursor.set(None)
            on:keydown=move |event| {
                if trend.step(&event.key()) {
                    event.prevent_default();
                }
            }
        >
            <div
                class="picture"
                node_ref=node
                inner_html=move || trend.draw(width.get())
            ></div>
            {cursor}
        </div>
        <p class="trend-read" role="status">
            {move || match trend.under_cursor() {
                Some(one) => read_out(trend, &one),
                None => last_seen(trend),
            }}
        </p>
    }
}

fn when(trend: Trend, at: Time) -> String {
    format_time(at, trend.words.language(), offset_minutes(at))
}

fn read_out(trend: Trend, one: &Observation) -> String {
    let said = trend.lines.with_value(|lines| {
        let values = lines.iter().zip(&one.values);
        values
            .map(|((name, _), value)| format!("{} {}", name.get(), trend.value(*value)))
            .collect::<Vec<_>>()
            .join(" · ")
    });
    format!("{}: {said}", when(trend, one.at))
}

fn last_seen(trend: Trend) -> String {
    let words = trend.words;
    match trend.shown.with(|shown| shown.last().map(|one| one.at)) {
        Some(at) => (words.get().chart.last_seen)(&when(trend, at)),
        None => words.get().chart.nothing.to_owned(),
    }
}

#[component]
fn Legend(trend: Trend) -> impl IntoView {
    trend.lines.with_value(|lines| {
        lines
            .iter()
            .enumerate()
            .map(|(index, (name, slot))| {
                let name = *name;
                let last = move || {
                    let value = trend.shown.with(|shown| {
                        shown.last().and_then(|one| one.values.get(index).copied().flatten())
                    });
                    trend.value(value)
                };
                view! {
                    <span class="legend-entry">
                        <span class="legend-mark" inner_html=line_mark(*slot)></span>
                        {move || name.get()}
                        <b class="legend-value">{last}</b>
                    </span>
                }
            })
            .collect_view()
    })
}
