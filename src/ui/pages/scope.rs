//! ScopePage.

use leptos::prelude::*;

use crate::model::ScopeId;
use crate::ui::parts::PageHeader;

/// The page.
#[component]
pub fn ScopePage(id: ScopeId) -> impl IntoView {
    view! { <PageHeader title=id.to_string()/> }
}
