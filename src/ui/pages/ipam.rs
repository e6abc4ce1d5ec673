//! IpamPage.

use leptos::prelude::*;

use crate::model::IpamId;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn IpamPage(id: IpamId) -> impl IntoView {
    view! { <PageHeader title=id.to_string()/> }
}
