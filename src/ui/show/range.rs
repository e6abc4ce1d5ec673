//! Ranges of time of the monitoring charts, kept in the address.

use leptos::prelude::*;

use crate::model::Time;
use crate::text::Words;
use crate::ui::language::use_words;
use crate::ui::route::Query;
use crate::ui::router::use_router;
use crate::ui::state::now;

use super::range_fields::RangeFields;

const HOUR: i64 = 3_600_000;
/// What `range` says where `from` and `to` tell the time.
const CUSTOM: &str = "custom";

/// The time that a chart shows.
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
    /// From one time to a later one.
    Between(Time, Time),
}

impl Range {
    /// Those that end now, shortest first.
    const PRESET: [Range; 6] =
        [Range::Hour, Range::Hours6, Range::Day, Range::Week, Range::Month, Range::Year];

    const fn code(self) -> &'static str {
        match self {
            Range::Hour => "1h",
            Range::Hours6 => "6h",
            Range::Day => "1d",
            Range::Week => "7d",
            Range::Month => "30d",
            Range::Year => "1y",
            Range::Between(..) => CUSTOM,
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
            Range::Between(..) => chart.custom,
        }
    }

    /// The first and the last moment shown, where it is `now`.
    pub fn span(self, now: Time) -> (Time, Time) {
        let back = match self {
            Range::Hour => HOUR,
            Range::Hours6 => 6 * HOUR,
            Range::Day => 24 * HOUR,
            Range::Week => 7 * 24 * HOUR,
            Range::Month => 30 * 24 * HOUR,
            Range::Year => 365 * 24 * HOUR,
            Range::Between(from, to) => return (from, to),
        };
        (now.after(-back), now)
    }

    fn read(query: &Query) -> Range {
        let code = query.get("range").unwrap_or_default();
        if code == CUSTOM {
            let time = |key| query.get(key).and_then(Time::parse);
            let between = time("from").zip(time("to")).filter(|(from, to)| from < to);
            return between.map_or_else(Range::default, |(from, to)| Range::Between(from, to));
        }
        Range::PRESET.into_iter().find(|range| range.code() == code).unwrap_or_default()
    }

    /// Says it in the query of an address.
    pub(super) fn write(self, query: &mut Query) {
        query.set("range", self.code());
        match self {
            Range::Between(from, to) => {
                query.set("from", from);
                query.set("to", to);
            }
            _ => {
                query.remove("from");
                query.remove("to");
            }
        }
    }
}

/// The range that the address asks for.
pub fn use_range() -> Signal<Range> {
    let query = use_router().query();
    Memo::new(move |_| query.with(Range::read)).into()
}

/// The ranges as links, and the fields of a custom one.
#[component]
pub fn RangeLinks(#[prop(into)] range: Signal<Range>) -> impl IntoView {
    let words = use_words();
    // What is shown now becomes the custom range to begin with.
    let custom = Signal::derive(move || {
        let (from, to) = range.get().span(now());
        Range::Between(from, to)
    });
    view! {
        <div class="range">
            <nav class="range-links" aria-label=move || words.get().chart.range>
                {Range::PRESET
                    .into_iter()
                    .map(|one| view! { <RangeLink one=Signal::stored(one) range/> })
                    .collect_view()}
                <RangeLink one=custom range/>
            </nav>
            <Show when=move || matches!(range.get(), Range::Between(..))>
                <RangeFields range/>
            </Show>
        </div>
    }
}

#[component]
fn RangeLink(one: Signal<Range>, range: Signal<Range>) -> impl IntoView {
    let (words, router) = (use_words(), use_router());
    let (route, query) = (router.route(), router.query());
    let href = move || {
        let mut query = query.get();
        one.get().write(&mut query);
        route.get().with(query).href()
    };
    view! {
        <a
            class="chip"
            href=href
            aria-current=move || (range.get().code() == one.get().code()).then_some("true")
        >
            {move || one.get().word(words.get())}
        </a>
    }
}
