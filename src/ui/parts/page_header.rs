//! The head of a page.

use leptos::prelude::*;

use super::{Breadcrumb, Crumb};
use crate::ui::language::{Text, use_words};

/// The one `<h1>` of a page, its breadcrumb, what is said beside the title, and the actions at the
/// right end. It sets the document's title too.
#[component]
pub fn PageHeader(
    #[prop(into)] title: Text,
    #[prop(optional)] crumbs: Vec<Crumb>,
    #[prop(optional, into)] beside: ViewFn,
    #[prop(optional, into)] actions: ViewFn,
    #[prop(optional, into)] lead: Text,
) -> impl IntoView {
    let words = use_words();
    Effect::new(move || {
        document().set_title(&format!("{} · {}", title.get(), words.get().nav.product));
    });
    view! {
        <header class="page-head">
            {(!crumbs.is_empty()).then(|| view! { <Breadcrumb crumbs/> })}
            <div class="page-title">
                <h1 tabindex="-1">{move || title.get()}</h1>
                <div class="beside">{move || beside.run()}</div>
                <div class="actions">{move || actions.run()}</div>
            </div>
            {move || lead.some().map(|lead| view! { <p class="lead">{lead}</p> })}
        </header>
    }
}
