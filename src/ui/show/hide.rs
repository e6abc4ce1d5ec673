//! What the legends of a page take out of its pictures, as the address names it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::ui::route::Query;
use crate::ui::router::{Router, use_router};

/// The key of the address: the names of what is taken out, of all pictures of the page.
const KEY: &str = "hide";

/// The names that an address takes out.
pub fn names(query: &Query) -> BTreeSet<&str> {
    query.get(KEY).unwrap_or_default().split(',').filter(|name| !name.is_empty()).collect()
}

/// Takes something out, or puts it back.
fn toggle(router: Router, name: &str) {
    router.set_query(|query| {
        let mut out: Vec<String> = names(query).into_iter().map(str::to_owned).collect();
        match out.iter().position(|one| *one == name) {
            Some(place) => {
                out.remove(place);
            }
            None => out.push(name.to_owned()),
        }
        match out.join(",") {
            none if none.is_empty() => query.remove(KEY),
            out => query.set(KEY, out),
        }
    });
}

/// An entry of a legend that takes what it stands for out of the pictures, and puts it back.
#[component]
pub fn LegendToggle(
    name: String,
    #[prop(into)] shown: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let router = use_router();
    view! {
        <button
            type="button"
            class="legend-entry legend-toggle"
            aria-pressed=move || if shown.get() { "true" } else { "false" }
            on:click=move |_| toggle(router, &name)
        >
            {children()}
        </button>
    }
}
