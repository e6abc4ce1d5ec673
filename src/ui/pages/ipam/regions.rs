//! The effective regions of an IPAM.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::command::{Command, Dependants};
use crate::insight::{Insight, Subject};
use crate::model::{IpamId, Region, ResourceKey, Workspace};
use crate::text::{Concept, region_label};
use crate::ui::language::{Text, use_words, word};
use crate::ui::pages::shared::{AddRegionsDialog, CountsOf, RegionCounts, RegionsTable};
use crate::ui::parts::{Button, ButtonKind, Icon};
use crate::ui::show::{Ask, DeleteDialog, Explain, use_asked};
use crate::ui::state::use_desk;

/// The tab.
#[component]
pub(super) fn Regions(id: IpamId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let adding = use_asked("add");
    let removing = Ask::<Region>::new();
    let regions = Memo::new(move |_| {
        desk.read(|ws| ws.ipams().get(&id).map(|row| row.effective_regions.clone()))
            .unwrap_or_default()
    });
    let managed =
        Memo::new(move |_| desk.read(|ws| ws.ipams().get(&id).map(|row| row.region.clone())));
    let counts = Memo::new(move |_| {
        desk.revision().track();
        desk.look(|ws, insight| counted(ws, insight, id))
    });
    let remove = move |region: Region, open| {
        let named = region.clone();
        let title = Text::from(move || {
            (words.get().confirm.title_region)(&region_label(&named, words.language()))
        });
        let command =
            move |answer: Dependants| Command::RemoveEffectiveRegion(id, region.clone(), answer);
        view! { <DeleteDialog open title command/> }
    };
    view! {
        <div class="tab-actions">
            <Explain concept=Concept::EffectiveRegion/>
            <Button
                label=word(|w| w.ipams.add_region)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| adding.set(true)
            />
        </div>
        <RegionsTable
            regions
            managed
            counts
            of=CountsOf::PoolsAndResources
            on_remove=move |region| removing.about(region)
        />
        <AddIpamRegions open=adding id/>
        {removing.dialog(remove)}
    }
}

/// The IPAM's pools, and the resources that it monitors, by region: one pass over each.
fn counted(workspace: &Workspace, insight: &Insight, id: IpamId) -> BTreeMap<Region, RegionCounts> {
    let mut counts: BTreeMap<Region, RegionCounts> = BTreeMap::new();
    for pool in workspace.pools().iter() {
        let own = workspace.ipam_of_scope(pool.scope).is_some_and(|ipam| ipam.id == id);
        if let (true, Some(region)) = (own, &pool.region) {
            counts.entry(region.clone()).or_default().pools += 1;
        }
    }
    let own = insight.rows().filter(|(_, row)| row.ipam == id);
    let keys: BTreeSet<ResourceKey> = own
        .filter_map(|(_, row)| match row.subject {
            Subject::Resource(key) => Some(key),
            Subject::SubPool(_) | Subject::Custom(_) => None,
        })
        .collect();
    for key in keys {
        let resource = workspace.resources().get(&key);
        if let Some(region) = resource.and_then(|resource| resource.region.clone()) {
            counts.entry(region).or_default().resources += 1;
        }
    }
    counts
}

/// The dialog that adds effective regions to an IPAM.
#[component]
pub fn AddIpamRegions(open: RwSignal<bool>, id: IpamId) -> impl IntoView {
    let desk = use_desk();
    let present = Signal::derive(move || {
        desk.read(|ws| ws.ipams().get(&id).map(|row| row.effective_regions.clone()))
            .unwrap_or_default()
    });
    let command = Callback::new(move |regions| Command::AddEffectiveRegions(id, regions));
    view! { <AddRegionsDialog open present command/> }
}
