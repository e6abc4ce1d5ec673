//! What is wrong with the storage, above every page.

use leptos::prelude::*;

/// A notice where something is wrong; nothing otherwise.
#[component]
pub fn StorageNotice() -> impl IntoView {
    view! { <div></div> }
}
