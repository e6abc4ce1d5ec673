//! How much room the work takes.

use leptos::prelude::*;

use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, Mark};
use crate::ui::shell::{usage_sentence, use_storage};

/// Units used, of how many.
#[component]
pub fn StorageCard() -> impl IntoView {
    let (usage, words) = (use_storage(), use_words());
    let said = move || usage.get().map(|usage| usage_sentence(usage, words.get()));
    let warning = move || {
        usage.get().filter(|usage| usage.is_nearly_full()).map(|_| {
            view! {
                <p class="storage-low">
                    {Mark::Warn.view()} " " {words.get().keeping.nearly_full_help}
                </p>
            }
        })
    };
    view! {
        <Card title=word(|w| w.keeping.storage)>
            <p>{move || words.get().keeping.storage_lead}</p>
            <p role="status">{said}</p>
            {warning}
        </Card>
    }
}
