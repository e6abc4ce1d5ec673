//! Ranges of time of the monitoring charts, kept in the address.

use leptos::prelude::*;

use crate::model::Time;
use crate::text::Words;
use crate::ui::language::use_words;
use crate::ui::router::use_router;

const HOUR: i64 = 3_600_000;

/// How far back a chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Range {
    /// One hour.
    Hour,
    /// Six hours.
    Hours6,
    /// A day.
    Day,
    /// Seven days.
    #[default]
    Week,
    /// Thirty days.
    Month,
    /// 365 days.
    Year,
}

impl Range {
    /// All of them, shortest first.
    pub const ALL: [Range; 6] =
        [Range::Hour, Range::Hours6, Range::Day, Range::Week, Range::Month, Range::Year];

    const fn code(self) -> &'static str {
        match self {
            Range::Hour => "1h",
            Range::Hours6 => "6h",
            Range::Day => "1d",
            Range::Week => "7d",
            Range::Month => "30d",
            Range::Year => "1y",
        }
    }

    const fn word(self, words: &'static Words) -> &'static str {
        let chart = &words.chart;
        match self {
            Range::Hour => chart.hour,
            Range::Hours6 => chart.hours6,
            Range::Day => chart.day,
            Range::Week => chart.week,
            Range::Month => chart.month,
            Range::Year => chart.year,
        }
    }

    /// The first moment shown, where this is the last.
    pub fn from(self, to: Time) -> Time {
        to.after(-match self {
            Range::Hour => HOUR,
            Range::Hours6 => 6 * HOUR,
            Range::Day => 24 * HOUR,
            Range::Week => 7 * 24 * HOUR,
            Range::Month => 30 * 24 * HOUR,
            Range::Year => 365 * 24 * HOUR,
        })
    }
}

/// The range that the address asks for.
pub fn use_range() -> Signal<Range> {
    let query = use_router().query();
    Memo::new(move |_| {
        query.with(|query| {
            let code = query.get("range");
            Range::ALL.into_iter().find(|range| Some(range.code()) == code).unwrap_or_default()
        })
    })
    .into()
}

/// The ranges as links.
#[component]
pub fn RangeLinks(#[prop(into)] range: Signal<Range>) -> impl IntoView {
    let (words, router) = (use_words(), use_router());
    let (route, query) = (router.route(), router.query());
    view! {
        <nav class="range-links" aria-label=move || words.get().chart.range>
            {Range::ALL
                .into_iter()
                .map(|one| {
                    let href = move || {
                        route.get().with(query.get().with("range", one.code())).href()
                    };
                    view! {
                        <a
                            class="chip"
                            href=href
                            aria-current=move || (range.get() == one).then_some("true")
                        >
                            {move || one.word(words.get())}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}
