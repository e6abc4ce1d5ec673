//! PoolNew.

use leptos::prelude::*;

use crate::ui::language::word;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn PoolNew() -> impl IntoView {
    view! { <PageHeader title=word(|w| w.nav.create_pool)/> }
}
