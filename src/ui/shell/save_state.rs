//! Whether what was done is saved.

use leptos::prelude::*;

use crate::ui::language::{Text, use_words};
use crate::ui::parts::Mark;
use crate::ui::route::Route;

/// Whether the workspace is on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// All of it.
    #[default]
    Saved,
    /// Being written.
    Saving,
    /// Not, and why.
    NotSaved(String),
}

/// The state as shape and word; a link to where storage is explained.
#[component]
pub fn SaveStatus(
    /// Whether all is saved.
    #[prop(into)]
    save: Signal<SaveState>,
    /// How much of the browser's room is used, in words.
    #[prop(optional, into)]
    used: Text,
) -> impl IntoView {
    let words = use_words();
    let mark = move || match save.get() {
        SaveState::Saved => Mark::Good,
        SaveState::Saving => Mark::Idle,
        SaveState::NotSaved(_) => Mark::Bad,
    };
    let said = move || {
        let shell = &words.get().shell;
        match save.get() {
            SaveState::Saved => shell.saved,
            SaveState::Saving => shell.saving,
            SaveState::NotSaved(_) => shell.not_saved,
        }
    };
    let why = move || match save.get() {
        SaveState::NotSaved(why) => why,
        _ => words.get().shell.save_state.to_owned(),
    };
    let title = move || match used.some() {
        Some(used) => format!("{} · {used}", why()),
        None => why(),
    };
    view! {
        <a class="save-state" href=Route::Settings.href() title=title>
            {move || mark().view()}
            <span role="status">{said}</span>
        </a>
    }
}
