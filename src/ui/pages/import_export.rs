//! ImportExport.

use leptos::prelude::*;

use crate::ui::language::word;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn ImportExport() -> impl IntoView {
    view! { <PageHeader title=word(|w| w.nav.import_export)/> }
}
