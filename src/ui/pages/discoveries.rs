//! Discoveries.

use leptos::prelude::*;

use crate::ui::language::word;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn Discoveries() -> impl IntoView {
    view! { <PageHeader title=word(|w| w.nav.discoveries)/> }
}
