//! Pools.

use leptos::prelude::*;

use crate::ui::language::word;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn Pools() -> impl IntoView {
    view! { <PageHeader title=word(|w| w.nav.pools)/> }
}
