//! The whole page.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::browser::{self, focus};
use super::language::{Text, provide_language, use_words, word};
use super::pages;
use super::parts::{LinkButton, PageHeader, provide_copying, provide_toasts};
use super::preference;
use super::route::Route;
use super::router::{provide_router, use_router};
use super::shell::{Shell, Step, provide_letter_keys, provide_tour, title_of};
use super::show::{managed_regions, provide_handed, provide_withdrawn, use_run};
use super::state::{provide_desk, use_desk};
use super::theme::provide_theme;
use crate::text::line_sentence;

/// The managed region that lists are filtered by: `provider:code`, or empty for all.
#[derive(Clone, Copy)]
pub struct ChosenRegion(pub RwSignal<String>);

/// The app: what the whole page shares, the frame, and the page that the address names.
#[component]
pub fn App() -> impl IntoView {
    provide_language();
    provide_theme();
    provide_router();
    provide_toasts();
    provide_copying();
    provide_desk();
    provide_letter_keys();
    provide_withdrawn();
    provide_handed();
    provide_tour();
    let region = preference::remembered("region", String::new);
    provide_context(ChosenRegion(region));
    let (desk, run, words) = (use_desk(), use_run(), use_words());
    let managed = managed_regions();
    // A region that nothing is managed in any more would hide everything, unseen.
    Effect::new(move || {
        let known = managed.with(|all| region.with(|now| all.iter().any(|one| one.value == *now)));
        if !known && region.with_untracked(|now| !now.is_empty()) {
            region.set(String::new());
        }
    });
    let named = move |of: fn((StepName, StepName)) -> StepName| {
        Signal::derive(move || {
            of(desk.next_steps()).map(|line| line_sentence(&line, words.language()))
        })
    };
    let undo = Step { name: named(|steps| steps.0), run: Callback::new(move |()| run.undo()) };
    let redo = Step { name: named(|steps| steps.1), run: Callback::new(move |()| run.redo()) };
    focus::watch();
    // What a change makes anew, such as the rows of a table, gets the focus back that it had.
    Effect::new(move || {
        desk.revision().track();
        focus::rescue_soon();
    });
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if let Some(step) = undo_key(&event) {
            event.prevent_default();
            match step {
                UndoKey::Undo => run.undo(),
                UndoKey::Redo => run.redo(),
            }
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <Shell regions=managed region undo redo save=desk.save_state()>
            <pages::StorageNotice/>
            <Page/>
        </Shell>
    }
}

type StepName = Option<crate::history::Line>;

/// What Ctrl-Z and its kin ask for.
enum UndoKey {
    Undo,
    Redo,
}

/// In text fields the browser's own undo stays; so does it inside dialogs.
fn undo_key(event: &KeyboardEvent) -> Option<UndoKey> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    let typing = document().active_element().is_some_and(|element| {
        browser::typing_in(&element) == Some(browser::Typing::Text)
            || element.closest("dialog").is_ok_and(|dialog| dialog.is_some())
    });
    if typing {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(UndoKey::Undo),
        ("z", true) | ("y", false) => Some(UndoKey::Redo),
        _ => None,
    }
}

/// The page that the address names. Made anew when the object changes, not for tabs and queries.
#[component]
fn Page() -> impl IntoView {
    let page = use_router().page();
    move || match page.get() {
        Route::Welcome => view! { <pages::Welcome/> }.into_any(),
        Route::Ipams => view! { <pages::Ipams/> }.into_any(),
        Route::Ipam(id, _) => view! { <pages::IpamPage id/> }.into_any(),
        Route::Scopes => view! { <pages::Scopes/> }.into_any(),
        Route::Scope(id, _) => view! { <pages::ScopePage id/> }.into_any(),
        Route::Pools => view! { <pages::Pools/> }.into_any(),
        Route::PoolNew => view! { <pages::PoolNew/> }.into_any(),
        Route::Pool(id, _) => view! { <pages::PoolPage id/> }.into_any(),
        Route::Discoveries => view! { <pages::Discoveries/> }.into_any(),
        Route::Discovery(id, _) => view! { <pages::DiscoveryPage id/> }.into_any(),
        Route::VpcNew => view! { <pages::VpcNew/> }.into_any(),
        Route::Vpc(key, _) => view! { <pages::VpcPage key/> }.into_any(),
        Route::VSwitch(key, _) => view! { <pages::VSwitchPage key/> }.into_any(),
        Route::Overview => view! { <pages::Overview/> }.into_any(),
        Route::Resources => view! { <pages::AllResources/> }.into_any(),
        Route::ImportExport => view! { <pages::ImportExport/> }.into_any(),
        Route::Activity => view! { <pages::Activity/> }.into_any(),
        Route::Settings => view! { <pages::SettingsPage/> }.into_any(),
        Route::Glossary => view! { <pages::GlossaryPage/> }.into_any(),
        Route::Parts => view! { <pages::PartsPage/> }.into_any(),
        Route::Space => view! { <pages::SpacePage/> }.into_any(),
        Route::Planner => view! { <pages::PlannerPage/> }.into_any(),
        Route::Members => view! { <pages::Members/> }.into_any(),
        other @ Route::NotFound(_) => untitled(other).into_any(),
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
        {gone
            .then(|| {
                let label = word(|w| (w.gone.list)(w.nav.overview));
                view! { <p><LinkButton label to=Signal::stored(Route::Overview.into())/></p> }
            })}
    }
}
