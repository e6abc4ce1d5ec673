//! The page, built with Leptos.

use leptos::prelude::*;

/// Mounts the application into the page.
pub fn start() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <h1>"Freehold"</h1> });
}
