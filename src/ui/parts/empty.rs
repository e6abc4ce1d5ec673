//! Nothing yet.

use leptos::prelude::*;

use crate::ui::language::Text;

/// Says that there is nothing, why, and what to do first.
#[component]
pub fn Empty(
    #[prop(into)] title: Text,
    #[prop(optional, into)] text: Text,
    #[prop(optional, into)] actions: Option<ViewFn>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-title">{move || title.get()}</p>
            {move || text.some().map(|text| view! { <p>{text}</p> })}
            {actions.map(|actions| view! { <div class="actions">{move || actions.run()}</div> })}
        </div>
    }
}
