//! Numbers that lead to what they count.

use leptos::prelude::*;

use super::Mark;
use crate::ui::language::Text;

/// A row of [`Stat`]s.
#[component]
pub fn Stats(children: Children) -> impl IntoView {
    view! { <ul class="stats">{children()}</ul> }
}

/// A number and what it counts; a link to the list where `href` is given.
#[component]
pub fn Stat(
    #[prop(into)] value: Text,
    #[prop(into)] label: Text,
    #[prop(optional, into)] mark: Signal<Option<Mark>>,
    #[prop(optional, into)] href: Text,
    #[prop(optional, into)] title: Text,
) -> impl IntoView {
    let inside = move || {
        view! {
            {move || mark.get().map(Mark::view)}
            <span class="stat-value">{move || value.get()}</span>
            <span class="stat-label">{move || label.get()}</span>
        }
    };
    view! {
        <li class="stat" title=move || title.some()>
            {move || match href.some() {
                Some(href) => view! { <a href=href>{inside()}</a> }.into_any(),
                None => view! { <span>{inside()}</span> }.into_any(),
            }}
        </li>
    }
}
