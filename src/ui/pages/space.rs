//! The address space of every scope.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::ScopeId;
use crate::ui::language::word;
use crate::ui::parts::PageHeader;
use crate::ui::show::{ObjectLink, use_region_filter};
use crate::ui::state::use_desk;

use super::pools::NoIpam;
use super::scope::space::ScopeSpace;

/// The page: one card for each scope of the region chosen at the top, private default scopes first.
#[component]
pub fn SpacePage() -> impl IntoView {
    let (desk, filter) = (use_desk(), use_region_filter());
    let scopes = Memo::new(move |_| {
        desk.read(|workspace| {
            let homes = workspace.ipams().iter().filter(|ipam| filter.takes(&ipam.region));
            let of_home = homes.flat_map(|home| {
                let own = workspace.scopes().iter().filter(move |scope| scope.ipam == home.id);
                let mut own: Vec<ScopeId> = own.map(|scope| scope.id).collect();
                own.sort_by_key(|id| (*id != home.private_scope, *id == home.public_scope, *id));
                own
            });
            of_home.collect::<Vec<ScopeId>>()
        })
    });
    view! {
        <PageHeader title=word(|w| w.nav.space) lead=word(|w| w.planning.space_lead)/>
        <Show when=move || !scopes.with(Vec::is_empty) fallback=NoIpam>
            <div class="stack">
                <For each=move || scopes.get() key=|id| *id let:id>
                    <section class="scope-space">
                        <h2><ObjectLink object=ObjectRef::Scope(id)/></h2>
                        <ScopeSpace id/>
                    </section>
                </For>
            </div>
        </Show>
    }
}
