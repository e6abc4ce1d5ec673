//! VSwitchPage.

use leptos::prelude::*;

use crate::ui::parts::PageHeader;
use crate::ui::route::ResourceKey;

/// The page.
#[component]
pub fn VSwitchPage(key: ResourceKey) -> impl IntoView {
    view! { <PageHeader title=key.external_id/> }
}
