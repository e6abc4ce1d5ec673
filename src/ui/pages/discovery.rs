//! DiscoveryPage.

use leptos::prelude::*;

use crate::model::DiscoveryId;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn DiscoveryPage(id: DiscoveryId) -> impl IntoView {
    view! { <PageHeader title=id.to_string()/> }
}
