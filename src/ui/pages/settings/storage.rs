//! How much room the work takes.

use leptos::prelude::*;

use crate::text::number;
use crate::ui::language::{use_words, word};
use crate::ui::parts::Card;
use crate::ui::state::use_desk;

/// Units used, of how many.
#[component]
pub fn StorageCard() -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let state = desk.save_state();
    let usage = move || {
        // Saving changes it.
        state.track();
        let usage = desk.keeper(|keeper| keeper.usage()).and_then(Result::ok);
        usage.map(|usage| {
            let used = number::count(usage.ours.into());
            match usage.limit {
                Some(limit) => {
                    (words.get().keeping.used_units)(&used, &number::count(limit.into()))
                }
                None => (words.get().keeping.used_units_only)(&used),
            }
        })
    };
    view! {
        <Card title=word(|w| w.keeping.storage)>
            <p>{move || words.get().keeping.storage_lead}</p>
            <p role="status">{usage}</p>
        </Card>
    }
}
