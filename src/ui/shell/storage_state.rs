//! How much of the browser's room is used, beside the save state.

use leptos::prelude::*;

use crate::storage::Usage;
use crate::text::{Words, number};
use crate::ui::language::{Text, use_words};
use crate::ui::parts::Mark;
use crate::ui::route::Route;
use crate::ui::state::use_desk;

/// How much is used; none where the browser does not tell.
pub fn use_storage() -> Memo<Option<Usage>> {
    let desk = use_desk();
    let state = desk.save_state();
    Memo::new(move |_| {
        // Saving changes it.
        state.track();
        desk.keeper(|keeper| keeper.usage()).and_then(Result::ok)
    })
}

/// "52,340 of about 5,242,880 characters used".
pub fn usage_sentence(usage: Usage, words: &Words) -> String {
    let used = number::count(usage.ours.into());
    match usage.limit {
        Some(limit) => (words.keeping.used_units)(&used, &number::count(limit.into())),
        None => (words.keeping.used_units_only)(&used),
    }
}

/// How much is used, in words that follow the saving.
pub(super) fn storage_said() -> Text {
    let (usage, words) = (use_storage(), use_words());
    Text::from(move || {
        usage.get().map(|usage| usage_sentence(usage, words.get())).unwrap_or_default()
    })
}

/// A warning while the room is nearly used up; nothing otherwise.
#[component]
pub(super) fn StorageWarning() -> impl IntoView {
    let (usage, words) = (use_storage(), use_words());
    let full = Memo::new(move |_| {
        usage.get().filter(|usage| usage.is_nearly_full()).and_then(Usage::percent)
    });
    view! {
        <span role="status">
            {move || {
                let keeping = &words.get().keeping;
                full.get()
                    .map(|percent| {
                        view! {
                            <a
                                class="storage-low top-link"
                                href=Route::Settings.href()
                                title=keeping.nearly_full_help
                            >
                                {Mark::Warn.view()}
                                <span>{(keeping.nearly_full)(&percent.to_string())}</span>
                            </a>
                        }
                    })
            }}
        </span>
    }
}
