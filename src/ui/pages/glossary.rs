//! The glossary: every concept, explained.

use leptos::prelude::*;

use crate::text::Concept;
use crate::ui::browser::focus;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, PageHeader};
use crate::ui::router::use_router;

/// The page. The query's `term` names the concept that is shown first.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    let (words, router) = (use_words(), use_router());
    let asked =
        Memo::new(move |_| router.query().with(|query| query.get("term").map(str::to_owned)));
    Effect::new(move || {
        let Some(term) = asked.get() else { return };
        request_animation_frame(move || show(&term));
    });
    let entries = Concept::ALL.map(|concept| {
        let marked = move || asked.with(|asked| asked.as_deref() == Some(concept.code()));
        view! {
            <div class="glossary-entry" class:marked=marked data-term=concept.code() tabindex="-1">
                <dt>{move || concept.explained(words.get()).0}</dt>
                <dd>{move || concept.explained(words.get()).1}</dd>
            </div>
        }
    });
    view! {
        <PageHeader title=word(|w| w.glossary.title) lead=word(|w| w.glossary.lead)/>
        <Card>
            <dl class="glossary">{entries}</dl>
        </Card>
    }
}

/// Brings an entry into view and moves the focus there.
fn show(term: &str) {
    let Ok(entries) = document().query_selector_all("[data-term]") else { return };
    let found = (0..entries.length()).filter_map(|index| {
        use wasm_bindgen::JsCast;
        entries.item(index)?.dyn_into::<leptos::web_sys::Element>().ok()
    });
    for entry in found {
        if entry.get_attribute("data-term").as_deref() == Some(term) {
            focus::quietly(&entry);
            let options = leptos::web_sys::ScrollIntoViewOptions::new();
            options.set_block(leptos::web_sys::ScrollLogicalPosition::Center);
            entry.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}
