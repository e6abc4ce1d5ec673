//! The picture, and what it says at the cursor.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::chart::{Drawing, LineChart, Point, Series, Step, line_chart, utc_label};
use crate::model::Time;
use crate::text::number;
use crate::ui::language::use_words;
use crate::ui::state::{now, offset_minutes};

use super::super::chart::measured_width;
use super::{Observation, Trend};

const HEIGHT: u32 = 220;

impl Trend {
    fn draw(self, width: u32) -> String {
        let words = self.words;
        let (from, to) = self.range.get().span(now());
        let title = self.title.get();
        let count = self.within.with(|within| within.shown.len());
        let description = (words.get().chart.description)(&number::whole(count), &title);
        let series = self.series(from, to);
        let clock = |at: i64| i64::from(offset_minutes(Time(at))).saturating_mul(60_000);
        let chart = &words.get().chart;
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
            empty: if series.is_empty() { chart.all_hidden } else { chart.nothing },
            time_label: &|at, step: Step| utc_label(at.saturating_add(clock(at)), step),
            clock_offset: &clock,
            value_label: &|value| self.value(Some(value)),
        });
        let svg = drawn.svg.clone();
        self.drawn.set_value(Some(drawn));
        svg
    }

    /// The visible lines: with the neighbours of the time shown, so that they run to its edges.
    fn series(self, from: Time, to: Time) -> Vec<Series> {
        let visible = self.visible();
        self.all.with(|all| {
            let start = all.partition_point(|one| one.at < from).saturating_sub(1);
            let end = all.partition_point(|one| one.at <= to).saturating_add(1).min(all.len());
            let near = all.get(start..end).unwrap_or_default();
            let of = |(place, line): (usize, super::TrendLine)| Series {
                name: line.name.get().into_owned(),
                slot: line.slot,
                points: near
                    .iter()
                    .map(|one| Point {
                        at: one.at.0,
                        value: one.values.get(place).copied().flatten(),
                    })
                    .collect(),
            };
            visible.into_iter().map(of).collect()
        })
    }

    /// Puts the cursor on the observation nearest to a place in the picture, in hundredths of a
    /// per cent of its width.
    fn point_at(self, share: i32) {
        let at = self.drawn.with_value(|drawn| {
            let layout = &drawn.as_ref()?.layout;
            let width = i64::from(layout.width).saturating_mul(i64::from(share)) / 10_000;
            Some(layout.time_at(i32::try_from(width).ok()?))
        });
        let Some(at) = at else { return };
        let nearest = self.within.with_untracked(|within| {
            let shown = &within.shown;
            let after = shown.partition_point(|one| one.at.0 < at);
            let distance = |index: &usize| shown.get(*index).map(|one| one.at.0.abs_diff(at));
            (after.saturating_sub(1)..shown.len().min(after.saturating_add(1))).min_by_key(distance)
        });
        self.cursor.set(nearest);
    }

    /// Moves the cursor; false for keys that mean nothing here.
    fn step(self, key: &str) -> bool {
        let count = self.within.with_untracked(|within| within.shown.len());
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

    fn read_out(self, one: &Observation) -> String {
        let said = self
            .visible()
            .into_iter()
            .map(|(place, line)| {
                let value = one.values.get(place).copied().flatten();
                format!("{} {}", line.name.get(), self.value(value))
            })
            .collect::<Vec<_>>()
            .join(" · ");
        format!("{}: {said}", self.when(one.at))
    }

    fn last_seen(self) -> String {
        let chart = &self.words.get().chart;
        self.within.with(|within| match within.last {
            Some(at) if at >= within.from => (chart.last_seen)(&self.when(at)),
            Some(at) => (chart.last_before)(&self.when(at)),
            None => chart.nothing.to_owned(),
        })
    }
}

/// The picture with its cursor, and the read-out below.
#[component]
pub(super) fn TrendPicture(trend: Trend) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Div>::new();
    let width = measured_width(node);
    let cursor = move || {
        let one = trend.under_cursor()?;
        let left = trend.drawn.with_value(|drawn| {
            let layout = &drawn.as_ref()?.layout;
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
                Some(one) => trend.read_out(&one),
                None => trend.last_seen(),
            }}
        </p>
    }
}
