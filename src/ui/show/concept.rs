//! A question mark that explains a concept where it first matters.

use leptos::prelude::*;

use crate::text::Concept;
use crate::ui::language::{Text, use_words};
use crate::ui::parts::{Icon, Popover};
use crate::ui::route::{Query, Route};

/// The button; its box explains the concept and leads to the glossary.
#[component]
pub fn Explain(concept: Concept) -> impl IntoView {
    let words = use_words();
    let title = Text::from(move || {
        let (name, _) = concept.explained(words.get());
        (words.get().glossary.about)(name)
    });
    let href = Route::Glossary.with(Query::new().with("term", concept.code())).href();
    view! {
        <Popover face=|| Icon::Help.view() title class="button quiet icon-only explain">
            <div class="explained">
                <strong>{move || concept.explained(words.get()).0}</strong>
                <p>{move || concept.explained(words.get()).1}</p>
                <a href=href.clone()>{move || words.get().glossary.more}</a>
            </div>
        </Popover>
    }
}

/// A sentence, with the question mark of its concept behind it.
#[component]
pub fn ExplainedLead(#[prop(into)] said: Text, concept: Concept) -> impl IntoView {
    view! {
        <div class="with-help">
            <p class="card-lead">{move || said.get()}</p>
            <Explain concept/>
        </div>
    }
}
