//! What a discovery found, where it comes from, and the import that brings more.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::insight::{Discovered, Found, Level};
use crate::model::{DiscoveryId, Region, ResourceKey, ResourceKind, Workspace};
use crate::text::{number, resource_kind_word};
use crate::ui::language::{use_words, word};
use crate::ui::pages::import::ImportPanel;
use crate::ui::parts::{
    Button, ButtonKind, Card, DataTable, Empty, Icon, Lines, RegionPicker, TableState,
};
use crate::ui::router::{Router, use_router};
use crate::ui::show::{list_revision, region_choices, region_value};
use crate::ui::state::use_desk;

use super::purge::{PurgeDialog, Purging};
use super::sources::Sources;
use super::tree::{columns, gone_columns};
use super::{IMPORT, toggle_import};

/// The keys of the query.
const REGION: &str = "region";
const KIND: &str = "type";
const SHOW: &str = "show";
const GONE: &str = "gone";

/// The tab.
#[component]
pub(super) fn Resources(id: DiscoveryId) -> impl IntoView {
    let router = use_router();
    let importing = Memo::new(move |_| router.query().with(|query| query.get(IMPORT).is_some()));
    view! {
        <Show when=move || importing.get()>
            <Card
                title=word(|w| w.discoveries.import_here)
                actions=move || {
                    view! {
                        <Button
                            label=word(|w| w.discoveries.close_import)
                            kind=ButtonKind::Quiet
                            icon=Icon::Close
                            on_press=move |()| toggle_import(router, id)
                        />
                    }
                }
            >
                <ImportPanel discovery=id/>
            </Card>
        </Show>
        <Listing id/>
        <Sources id/>
    }
}

/// What was found; the same only where it is the same finding.
#[derive(Clone)]
pub(super) struct All(Arc<Discovered>);

impl PartialEq for All {
    fn eq(&self, other: &All) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Which of them are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    region: String,
    kind: Option<ResourceKind>,
    searching: bool,
}

impl Wanted {
    fn now(router: Router) -> Wanted {
        router.query().with(|query| Wanted {
            region: query.get(REGION).unwrap_or_default().to_owned(),
            kind: query.get(KIND).and_then(kind_of),
            searching: query.get("q").is_some(),
        })
    }

    fn takes(&self, workspace: &Workspace, found: &Found) -> bool {
        let Some(resource) = workspace.resources().get(&found.resource) else { return false };
        let here = || resource.region.as_ref().map(region_value).unwrap_or_default();
        self.kind.is_none_or(|kind| resource.kind == kind)
            && (self.region.is_empty() || self.region == here())
    }

    /// True while the tree is a tree: a search and a filter by type list single lines.
    fn folds(&self) -> bool {
        self.kind.is_none() && !self.searching
    }
}

fn kind_code(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Vpc => "vpc",
        ResourceKind::VSwitch => "vswitch",
    }
}

fn kind_of(code: &str) -> Option<ResourceKind> {
    [ResourceKind::Vpc, ResourceKind::VSwitch].into_iter().find(|kind| kind_code(*kind) == code)
}

#[component]
fn Listing(id: DiscoveryId) -> impl IntoView {
    let (desk, router) = (use_desk(), use_router());
    let all = Memo::new(move |_| All(Arc::new(desk.read(|ws| Discovered::of(ws, id)))));
    let folded = RwSignal::new(HashSet::<ResourceKey>::new());
    let gone = Memo::new(move |_| router.query().with(|query| query.get(SHOW) == Some(GONE)));
    let wanted = Memo::new(move |_| Wanted::now(router));
    let rows = Memo::new(move |_| {
        let All(all) = all.get();
        let lines = if gone.get() { &all.gone } else { &all.tree };
        let wanted = wanted.get();
        let hidden = |found: &Found| match found.level {
            Level::VSwitch(vpc) | Level::FurtherCidr(vpc) => {
                wanted.folds() && !gone.get() && folded.with(|folded| folded.contains(&vpc))
            }
            Level::Vpc | Level::Orphan => false,
        };
        desk.read(|ws| {
            let shown = lines.iter().filter(|found| wanted.takes(ws, found) && !hidden(found));
            shown.copied().collect::<Arc<[Found]>>()
        })
    });
    let total = Signal::derive(move || {
        all.with(|all| if gone.get() { all.0.gone.len() } else { all.0.tree.len() })
    });
    let clear = move |()| {
        router.set_query(|query| {
            query.remove(REGION);
            query.remove(KIND);
        });
    };
    let found = Signal::derive(move || all.with(|all| Arc::clone(&all.0)));
    let facets = move || view! { <Facets id all folded gone/> };
    let purging = Purging::new();
    let chosen = RwSignal::new(HashSet::<Found>::new());
    let bulk = move || {
        view! {
            <Button
                label=word(|w| w.planned.purge)
                on_press=move |()| {
                    let mut rows: Vec<_> = chosen.get_untracked().iter().filter_map(block).collect();
                    rows.sort_unstable();
                    purging.ask(rows);
                    chosen.set(HashSet::new());
                }
            />
        }
    };
    // What is gone is chosen to be purged; what is there is folded.
    let table = move || {
        let (label, state) = (word(|w| w.discoveries.resources), TableState::in_address());
        let (lines, revision) = (Lines::Two, list_revision());
        if gone.get() {
            let empty = || view! { <Empty title=word(|w| w.discoveries.gone_empty)/> };
            view! {
                <DataTable
                    name="gone" label columns=gone_columns(purging) rows total lines revision state
                    selection=chosen bulk facets clear empty
                />
            }
            .into_any()
        } else {
            let empty = move || view! { <NothingYet id/> };
            view! {
                <DataTable
                    name="discovered" label columns=columns(id, found, folded) rows total lines
                    revision state facets clear empty
                />
            }
            .into_any()
        }
    };
    view! {
        {move || {
            gone.get().then(|| view! { <GoneNotice rows=all purging/> })
        }}
        <Card>{table}</Card>
        <PurgeDialog purging/>
    }
}

/// The CIDR of a line, by which it is purged.
fn block(found: &Found) -> Option<(ResourceKey, Cidr)> {
    Some((found.resource, found.cidr?))
}

/// What the list of gone ones is, and the way to forget all of them.
#[component]
fn GoneNotice(rows: Memo<All>, purging: Purging) -> impl IntoView {
    let words = use_words();
    let all = move || -> Vec<(ResourceKey, Cidr)> {
        rows.with(|all| all.0.gone.iter().filter_map(block).collect())
    };
    view! {
        <div class="notice">
            <p>{move || words.get().discoveries.gone_title}</p>
            <Show when=move || !all().is_empty()>
                <Button
                    label=word(|w| w.planned.purge_all)
                    icon=Icon::Trash
                    on_press=move |()| purging.ask(untrack(all))
                />
            </Show>
        </div>
    }
}

/// Region, type, gone ones, and folding.
#[component]
fn Facets(
    id: DiscoveryId,
    all: Memo<All>,
    folded: RwSignal<HashSet<ResourceKey>>,
    gone: Memo<bool>,
) -> impl IntoView {
    let (desk, words, router) = (use_desk(), use_words(), use_router());
    let set =
        move |key: &'static str, value: String| {
            router.set_query(|query| {
                if value.is_empty() { query.remove(key) } else { query.set(key, value) }
            });
        };
    let of_query = move |key: &'static str| {
        router.query().with_untracked(|query| query.get(key).unwrap_or_default().to_owned())
    };
    let region = RwSignal::new(of_query(REGION));
    Effect::new(move |before: Option<()>| {
        let value = region.get();
        if before.is_some() {
            set(REGION, value);
        }
    });
    let regions = Signal::derive(move || {
        let present = desk.read(|ws| regions_present(ws, id));
        region_choices(&present, words.language())
    });
    let kind = move || router.query().with(|query| query.get(KIND).and_then(kind_of));
    let option = move |one: ResourceKind| {
        view! {
            <option value=kind_code(one) selected=move || kind() == Some(one)>
                {move || resource_kind_word(one, words.language())}
            </option>
        }
    };
    let toggle_gone = move |_| {
        let value = if gone.get_untracked() { "" } else { GONE };
        set(SHOW, value.to_owned());
    };
    let parents = move || all.with(|all| all.0.below.keys().copied().collect::<HashSet<_>>());
    let any_folded = move || folded.with(|folded| !folded.is_empty());
    view! {
        <RegionPicker regions value=region/>
        <select
            aria-label=move || words.get().term.resource_type
            on:change:target=move |event| set(KIND, event.target().value())
        >
            <option value="" selected=move || kind().is_none()>
                {move || (words.get().table.any)(words.get().term.resource_type)}
            </option>
            {option(ResourceKind::Vpc)}
            {option(ResourceKind::VSwitch)}
        </select>
        <button
            type="button"
            class="button quiet"
            aria-pressed=move || if gone.get() { "true" } else { "false" }
            on:click=toggle_gone
        >
            {move || {
                let n = number::whole(all.with(|all| all.0.gone.len()));
                (words.get().discoveries.show_gone)(&n)
            }}
        </button>
        <Show when=move || !gone.get() && !parents().is_empty()>
            <button
                type="button"
                class="button quiet"
                on:click=move |_| {
                    folded.update(|folded| {
                        *folded = if folded.is_empty() { untrack(parents) } else { HashSet::new() };
                    });
                }
            >
                {move || {
                    let said = &words.get().discoveries;
                    if any_folded() { said.expand_all } else { said.collapse_all }
                }}
            </button>
        </Show>
    }
}

/// The regions in which something was found, and the effective ones.
fn regions_present(workspace: &Workspace, id: DiscoveryId) -> Vec<Region> {
    let found = Discovered::of(workspace, id);
    let effective = workspace
        .discoveries()
        .get(&id)
        .map_or(&[][..], |discovery| workspace.discovery_regions(discovery));
    let mut regions: std::collections::BTreeSet<Region> = effective.iter().cloned().collect();
    regions.extend(found.tree.iter().filter_map(|line| {
        workspace.resources().get(&line.resource).and_then(|row| row.region.clone())
    }));
    regions.into_iter().collect()
}

#[component]
fn NothingYet(id: DiscoveryId) -> impl IntoView {
    let router = use_router();
    let actions = move || {
        view! {
            <Button
                label=word(|w| w.discoveries.import_here)
                kind=ButtonKind::Primary
                icon=Icon::Import
                on_press=move |()| {
                    if router.now().query.get(IMPORT).is_none() {
                        toggle_import(router, id);
                    }
                }
            />
        }
    };
    view! {
        <Empty
            title=word(|w| w.discoveries.resources_empty)
            text=word(|w| w.discoveries.updated_never)
            actions
        />
    }
}
