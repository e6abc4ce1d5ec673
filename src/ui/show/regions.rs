//! Regions to choose from.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::model::{Region, Workspace, known_regions};
use crate::text::{Language, provider_name, region_label};
use crate::ui::language::use_words;
use crate::ui::parts::RegionChoice;
use crate::ui::state::use_desk;

/// The value of a region in selects and addresses: `provider:code`.
pub fn region_value(region: &Region) -> String {
    region.to_string()
}

/// The region of a value; none for "all".
pub fn to_region(value: &str) -> Option<Region> {
    value.parse().ok()
}

fn choice(region: &Region, language: Language) -> RegionChoice {
    RegionChoice {
        value: region_value(region),
        label: region_label(region, language),
        group: provider_name(region.provider, language).to_owned(),
    }
}

/// These regions as choices.
pub fn region_choices<'a>(
    regions: impl IntoIterator<Item = &'a Region>,
    language: Language,
) -> Vec<RegionChoice> {
    regions.into_iter().map(|region| choice(region, language)).collect()
}

/// Every region of the catalogue, and those that feeds and people brought.
pub fn known_choices() -> Signal<Vec<RegionChoice>> {
    let (desk, words) = (use_desk(), use_words());
    Signal::derive(move || {
        let language = words.language();
        let catalogue: Vec<Region> =
            known_regions().iter().map(|name| Region::new(name.provider, name.code)).collect();
        let listed: BTreeSet<&Region> = catalogue.iter().collect();
        let brought: Vec<Region> = desk.read(|workspace| {
            regions_in_use(workspace)
                .into_iter()
                .filter(|region| !listed.contains(region))
                .collect()
        });
        region_choices(catalogue.iter().chain(&brought), language)
    })
}

fn regions_in_use(workspace: &Workspace) -> BTreeSet<Region> {
    let ipams = workspace.ipams().iter().flat_map(|ipam| ipam.effective_regions.iter().cloned());
    let resources = workspace.resources().iter().filter_map(|resource| resource.region.clone());
    ipams.chain(resources).collect()
}

/// The managed regions there are: what the selector at the top offers.
pub fn managed_regions() -> Signal<Vec<RegionChoice>> {
    let (desk, words) = (use_desk(), use_words());
    Signal::derive(move || {
        let regions: BTreeSet<Region> = desk.read(|workspace| {
            let ipams = workspace.ipams().iter().map(|ipam| ipam.region.clone());
            let discoveries = workspace.discoveries().iter().map(|row| row.region.clone());
            ipams.chain(discoveries).collect()
        });
        region_choices(&regions, words.language())
    })
}

/// A region's name, with its code on hover.
#[component]
pub fn RegionName(region: Region) -> impl IntoView {
    let words = use_words();
    let code = region.code.to_string();
    view! { <span title=code>{move || region_label(&region, words.language())}</span> }
}
