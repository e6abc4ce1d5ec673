//! All resource CIDRs of all scopes.

use leptos::prelude::*;

use crate::text::Concept;
use crate::ui::language::word;
use crate::ui::parts::PageHeader;
use crate::ui::show::Explain;
use crate::ui::show::resources::{Across, ResourceList};

/// The page.
#[component]
pub fn AllResources() -> impl IntoView {
    view! {
        <PageHeader
            title=word(|w| w.nav.resources)
            beside=|| view! { <Explain concept=Concept::ResourceCidr/> }
        />
        <ResourceList across=Across::All/>
    }
}
