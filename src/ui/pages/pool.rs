//! PoolPage.

use leptos::prelude::*;

use crate::model::PoolId;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn PoolPage(id: PoolId) -> impl IntoView {
    view! { <PageHeader title=id.to_string()/> }
}
