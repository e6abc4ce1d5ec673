//! A box with a head.

use leptos::prelude::*;

use crate::ui::language::Text;

/// A section on a surface, with a head and, at its right end, actions.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Text,
    #[prop(optional, into)] actions: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card">
            {move || {
                title
                    .some()
                    .map(|title| {
                        view! {
                            <header class="card-head">
                                <h2>{title}</h2>
                                {actions
                                    .as_ref()
                                    .map(|actions| {
                                        view! { <div class="actions">{actions.run()}</div> }
                                    })}
                            </header>
                        }
                    })
            }}
            <div class="card-body">{children()}</div>
        </section>
    }
}
