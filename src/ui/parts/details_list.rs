//! Labels and values.

use leptos::prelude::*;

use crate::ui::language::Text;

/// A list of [`Detail`]s, in as many columns as there is room for.
#[component]
pub fn DetailsList(children: Children) -> impl IntoView {
    view! { <dl class="details-list">{children()}</dl> }
}

/// One label and its value.
#[component]
pub fn Detail(
    #[prop(into)] label: Text,
    /// What stands beside the label, such as its explanation.
    #[prop(optional, into)]
    beside: ViewFn,
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <dt>{move || label.get()} {move || beside.run()}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
