//! Where a page lies.

use leptos::prelude::*;

use crate::ui::language::{Text, use_words};
use crate::ui::route::Place;

/// One step on the way.
#[derive(Clone, Copy)]
pub struct Crumb {
    label: Text,
    href: Text,
}

impl Crumb {
    /// A step that is a link.
    pub fn link(label: impl Into<Text>, to: impl Into<Place>) -> Crumb {
        Crumb { label: label.into(), href: to.into().href().into() }
    }

    /// A step that is only named: the page itself.
    pub fn here(label: impl Into<Text>) -> Crumb {
        Crumb { label: label.into(), href: Text::default() }
    }
}

/// The way to this page, outermost first. A second one on a page wants a `label` of its own.
#[component]
pub fn Breadcrumb(crumbs: Vec<Crumb>, #[prop(optional, into)] label: Text) -> impl IntoView {
    let words = use_words();
    let label = move || label.some().unwrap_or(words.get().nav.breadcrumb.into());
    view! {
        <nav class="breadcrumb" aria-label=label>
            <ol>
                {crumbs
                    .into_iter()
                    .map(|crumb| {
                        view! {
                            <li>
                                {move || match crumb.href.some() {
                                    Some(href) => {
                                        view! { <a href=href>{move || crumb.label.get()}</a> }
                                            .into_any()
                                    }
                                    None => view! { <span>{move || crumb.label.get()}</span> }.into_any(),
                                }}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </nav>
    }
}
