//! VSwitchPage.

use leptos::prelude::*;

use crate::ui::route::ResourceKey;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn VSwitchPage(key: ResourceKey) -> impl IntoView {
    view! { <PageHeader title=key.external_id/> }
}
