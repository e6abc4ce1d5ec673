//! The effective regions of a discovery: its own, or those of the IPAM it comes with.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::command::{Command, ObjectRef};
use crate::insight::Discovered;
use crate::model::{DiscoveryId, DiscoveryKind, Region, SharedObject, Workspace};
use crate::text::region_label;
use crate::ui::language::{Text, use_words, word};
use crate::ui::pages::shared::{AddRegionsDialog, CountsOf, RegionCounts, RegionsTable};
use crate::ui::parts::{Button, ButtonKind, Icon};
use crate::ui::route::{IpamTab, Route};
use crate::ui::show::{Ask, DeleteDialog, is_accepted, object_title, owner_only};
use crate::ui::state::use_desk;

/// The tab.
#[component]
pub(super) fn Regions(id: DiscoveryId) -> impl IntoView {
    let desk = use_desk();
    let kind =
        Memo::new(move |_| desk.read(|ws| ws.discoveries().get(&id).map(|row| row.kind.clone())));
    let accepted = is_accepted(SharedObject::Discovery(id));
    move || match kind.get() {
        Some(DiscoveryKind::System(ipam)) => {
            let name = object_title(ObjectRef::Ipam(ipam));
            let href = Route::Ipam(ipam, IpamTab::Regions).href();
            view! {
                <p class="notice">
                    {word(move |w| (w.ipams.follows)(&name.get())).get()} " "
                    <a href=href>{word(|w| w.nav.tab_regions).get()}</a>
                </p>
                <Table id/>
            }
            .into_any()
        }
        Some(DiscoveryKind::Custom(_)) if accepted.get() => {
            let why = owner_only(ObjectRef::Discovery(id));
            view! {
                <p class="notice">{move || why.get()}</p>
                <Table id/>
            }
            .into_any()
        }
        Some(DiscoveryKind::Custom(_)) => view! { <Own id/> }.into_any(),
        None => ().into_any(),
    }
}

fn regions_of(id: DiscoveryId) -> Memo<Vec<Region>> {
    let desk = use_desk();
    Memo::new(move |_| {
        desk.read(|ws| ws.discoveries().get(&id).map(|row| ws.discovery_regions(row).to_vec()))
            .unwrap_or_default()
    })
}

#[component]
fn Table(id: DiscoveryId, #[prop(optional)] on_remove: Option<Callback<Region>>) -> impl IntoView {
    let desk = use_desk();
    let regions = regions_of(id);
    let managed =
        Memo::new(move |_| desk.read(|ws| ws.discoveries().get(&id).map(|row| row.region.clone())));
    let counts = Memo::new(move |_| desk.read(|ws| counted(ws, id)));
    let of = CountsOf::Resources;
    match on_remove {
        Some(on_remove) => view! { <RegionsTable regions managed counts of on_remove/> }.into_any(),
        None => view! { <RegionsTable regions managed counts of/> }.into_any(),
    }
}

/// How many resources the discovery found in each region.
fn counted(workspace: &Workspace, id: DiscoveryId) -> BTreeMap<Region, RegionCounts> {
    let found = Discovered::of(workspace, id);
    let keys: BTreeSet<_> = found.tree.iter().map(|line| line.resource).collect();
    let mut counts: BTreeMap<Region, RegionCounts> = BTreeMap::new();
    for key in keys {
        let resource = workspace.resources().get(&key);
        if let Some(region) = resource.and_then(|resource| resource.region.clone()) {
            counts.entry(region).or_default().resources += 1;
        }
    }
    counts
}

/// The regions of a custom discovery, which can be changed.
#[component]
fn Own(id: DiscoveryId) -> impl IntoView {
    let words = use_words();
    let adding = RwSignal::new(false);
    let removing = Ask::<Region>::new();
    let regions = regions_of(id);
    let add = Callback::new(move |more: Vec<Region>| {
        let mut all = regions.get();
        all.extend(more);
        Command::SetDiscoveryRegions(id, all)
    });
    let remove = move |region: Region, open| {
        let named = region.clone();
        let title = Text::from(move || {
            (words.get().confirm.title_region)(&region_label(&named, words.language()))
        });
        let command = move |_| {
            let mut left = regions.get_untracked();
            left.retain(|one| *one != region);
            Command::SetDiscoveryRegions(id, left)
        };
        view! { <DeleteDialog open title command/> }
    };
    view! {
        <div class="tab-actions">
            <Button
                label=word(|w| w.ipams.add_region)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| adding.set(true)
            />
        </div>
        <Table id on_remove=Callback::new(move |region| removing.about(region))/>
        <AddRegionsDialog open=adding present=regions command=add/>
        {removing.dialog(remove)}
    }
}
