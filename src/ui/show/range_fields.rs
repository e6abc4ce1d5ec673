//! From when to when: the fields of a custom range of time.

use leptos::prelude::*;

use crate::model::Time;
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Field, FieldIds};
use crate::ui::router::use_router;
use crate::ui::state::{now, offset_minutes};

use super::range::Range;

const MINUTE: i64 = 60_000;

/// A time as the browser's own field for dates and times takes it, in local time.
fn local_text(at: Time) -> String {
    let local = at.after(i64::from(offset_minutes(at)).saturating_mul(MINUTE)).to_string();
    // Up to the minute.
    local.get(..16).unwrap_or(&local).to_owned()
}

/// The time that such a text names. Where clocks are put back, the later one.
fn from_local(text: &str) -> Option<Time> {
    let local = Time::parse(text)?;
    let ahead = |at: Time| i64::from(offset_minutes(at)).saturating_mul(MINUTE);
    Some(local.after(-ahead(local.after(-ahead(local)))))
}

/// Two fields. The address follows as soon as both make sense; until then the charts stay.
#[component]
pub(super) fn RangeFields(range: Signal<Range>) -> impl IntoView {
    let (words, router) = (use_words(), use_router());
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move || {
        let (begins, ends) = range.get().span(now());
        from.set(local_text(begins));
        to.set(local_text(ends));
    });
    let read = move || Some((from_local(&from.get())?, from_local(&to.get())?));
    let problem = Signal::derive(move || match read() {
        Some((from, to)) if from < to => None,
        Some(_) => Some(words.get().chart.to_before_from.to_owned()),
        None => Some(words.get().chart.no_time.to_owned()),
    });
    let show = move || {
        if let Some((from, to)) = untrack(read).filter(|(from, to)| from < to) {
            router.set_query(|query| Range::Between(from, to).write(query));
        }
    };
    let field = move |label: Text, value: RwSignal<String>, problem: Signal<Option<String>>| {
        let ids = FieldIds::new();
        view! {
            <Field ids label problem>
                <input
                    type="datetime-local"
                    id=ids.control()
                    aria-describedby=ids.described()
                    aria-invalid=move || problem.with(|problem| problem.is_some().then_some("true"))
                    prop:value=move || value.get()
                    on:change:target=move |event| {
                        value.set(event.target().value());
                        show();
                    }
                />
            </Field>
        }
    };
    view! {
        <div class="range-fields">
            {field(word(|w| w.chart.from), from, Signal::stored(None))}
            {field(word(|w| w.chart.to), to, problem)}
        </div>
    }
}
