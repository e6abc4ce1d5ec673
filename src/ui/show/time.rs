//! Points in time, as people read them.

use leptos::prelude::*;

use crate::model::Time;
use crate::text::{format_time, format_time_exact, relative};
use crate::ui::language::use_words;
use crate::ui::state::{now, offset_minutes};

/// A local date and time, the exact one on hover.
#[component]
pub fn When(at: Time) -> impl IntoView {
    let words = use_words();
    let offset = offset_minutes(at);
    view! {
        <time datetime=at.to_string() title=move || format_time_exact(at, words.language(), offset)>
            {move || format_time(at, words.language(), offset)}
        </time>
    }
}

/// How long ago, the local date and time on hover.
#[component]
pub fn Ago(at: Time) -> impl IntoView {
    let words = use_words();
    let offset = offset_minutes(at);
    view! {
        <time datetime=at.to_string() title=move || format_time_exact(at, words.language(), offset)>
            {move || relative(now(), at, words.language())}
        </time>
    }
}
