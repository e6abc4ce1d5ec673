//! The frame around every page: top bar, navigation, main area, notices.

mod keys;
mod nav;
mod palette;
mod save_state;
mod storage_state;
mod top_bar;
mod tour;

use leptos::prelude::*;

use super::browser::focus;
use super::language::use_words;
use super::parts::{IconSprite, RegionChoice, ToastRegion};
pub use keys::{LetterKeys, Opens, provide_letter_keys, use_opens};
pub use nav::title_of;
pub use save_state::{SaveState, SaveStatus};
pub use storage_state::{usage_sentence, use_storage};
use top_bar::TopBar;
pub use tour::{provide_tour, use_tour};

/// Something that can be undone or redone: `name` says what, `None` where there is nothing.
#[derive(Clone, Copy)]
pub struct Step {
    /// What would be undone or redone, such as "Delete pool prod-hz".
    pub name: Signal<Option<String>>,
    /// Does it.
    pub run: Callback<()>,
}

/// The frame, with the palette and the keys that work everywhere.
#[component]
pub fn Shell(
    /// The regions that the selector offers.
    #[prop(into)]
    regions: Signal<Vec<RegionChoice>>,
    /// The region chosen; empty for all.
    region: RwSignal<String>,
    /// What undo does.
    undo: Step,
    /// What redo does.
    redo: Step,
    /// Whether all is saved.
    #[prop(into)]
    save: Signal<SaveState>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let opens = keys::Opens { palette: RwSignal::new(false), keys: RwSignal::new(false) };
    keys::listen(opens);
    provide_context(opens);
    view! {
        <IconSprite/>
        <button type="button" class="skip" on:click=move |_| focus::page_heading()>
            {move || words.get().shell.skip}
        </button>
        <TopBar regions region undo redo save opens/>
        <div class="frame">
            <div class="side">
                <nav::Navigation/>
            </div>
            <main>{children()}</main>
        </div>
        <tour::TourCallout/>
        <ToastRegion/>
        <palette::Palette open=opens.palette keys=opens.keys/>
        <keys::KeysDialog open=opens.keys/>
    }
}
