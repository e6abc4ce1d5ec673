//! Tabs that are links: each has its own address.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::ui::language::{Text, use_words};
use crate::ui::route::Route;
use crate::ui::router::use_router;

/// One tab.
#[derive(Clone)]
pub struct Tab {
    label: Text,
    route: Route,
    count: Signal<Option<String>>,
}

impl Tab {
    /// A tab that opens a route.
    pub fn new(label: impl Into<Text>, route: Route) -> Tab {
        Tab { label: label.into(), route, count: Signal::stored(None) }
    }

    /// With a number behind the label.
    #[must_use]
    pub fn count(self, count: impl Into<Signal<Option<String>>>) -> Tab {
        Tab { count: count.into(), ..self }
    }
}

/// A row of tabs. The one whose route is shown is marked.
#[component]
pub fn Tabs(tabs: Vec<Tab>) -> impl IntoView {
    let words = use_words();
    let shown = use_router().route();
    let row = NodeRef::<html::Nav>::new();
    // Where the row is wider than the page, the tab that is shown must be in view.
    Effect::new(move || {
        shown.track();
        let Some(row) = row.get() else { return };
        // The current tab is bold, and thus wider, once this frame is drawn.
        request_animation_frame(move || {
            request_animation_frame(move || to_current(&row));
        });
    });
    view! {
        <nav class="tabs" node_ref=row aria-label=move || words.get().nav.tabs>
            <ul>
                {tabs
                    .into_iter()
                    .map(|tab| {
                        let Tab { label, route, count } = tab;
                        let href = route.href();
                        let current = move || shown.with(|shown| *shown == route).then_some("page");
                        view! {
                            <li>
                                <a href=href aria-current=current>
                                    {move || label.get()}
                                    {move || {
                                        count.get().map(|count| view! { <span class="count">{count}</span> })
                                    }}
                                </a>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </nav>
    }
}

/// Scrolls the row sideways, and nothing else, so that the current tab stands in its middle.
fn to_current(row: &web_sys::HtmlElement) {
    let current = row.query_selector("[aria-current]").ok().flatten();
    let Some(tab) = current.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return;
    };
    let middle = tab.offset_left().saturating_add(tab.offset_width() / 2);
    row.set_scroll_left(middle.saturating_sub(row.client_width() / 2));
}
