//! AllResources.

use leptos::prelude::*;

use crate::ui::language::word;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn AllResources() -> impl IntoView {
    view! { <PageHeader title=word(|w| w.nav.resources)/> }
}
