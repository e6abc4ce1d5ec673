//! The whole page.

use leptos::prelude::*;

use super::language::{Text, provide_language, use_words};
use super::pages;
use super::parts::{PageHeader, RegionChoice, provide_toasts};
use super::preference;
use super::route::Route;
use super::router::{provide_router, use_router};
use super::shell::{SaveState, Shell, Step, title_of};
use super::theme::provide_theme;

/// The app: what the whole page shares, the frame, and the page that the address names.
#[component]
pub fn App() -> impl IntoView {
    provide_language();
    provide_theme();
    provide_router();
    provide_toasts();
    let region = preference::remembered("region", String::new);
    let no_regions: Vec<RegionChoice> = Vec::new();
    let none = Step { name: Signal::stored(None), run: Callback::new(|()| ()) };
    view! {
        <Shell
            regions=Signal::stored(no_regions)
            region
            undo=none
            redo=none
            save=SaveState::Saved
        >
            <Page/>
        </Shell>
    }
}

/// The page that the address names. Made anew when the object changes, not for tabs and queries.
#[component]
fn Page() -> impl IntoView {
    let page = use_router().page();
    move || match page.get() {
        Route::Parts => view! { <pages::PartsPage/> }.into_any(),
        other => untitled(other).into_any(),
    }
}

fn untitled(route: Route) -> impl IntoView {
    let words = use_words();
    let gone = matches!(route, Route::NotFound(_));
    let title = Text::from(move || title_of(words.get(), &route));
    view! {
        <PageHeader title/>
        <p>
            {move || {
                let part = &words.get().part;
                if gone { part.gone } else { part.in_the_works }
            }}
        </p>
    }
}
