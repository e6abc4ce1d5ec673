//! The columns of what a discovery found.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Count;
use crate::command::ObjectRef;
use crate::insight::{Discovered, Found, Level, Usage, found_usage};
use crate::model::{
    AccountId, DiscoveryId, Origin, Region, Resource, ResourceKey, ResourceKind, ScopeId, Time,
};
use crate::text::{number, region_label, resource_kind_word, resource_name};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Badge, Button, ButtonKind, Column, CopyText, Icon, Mark};
use crate::ui::route::{DiscoveryTab, Query, Route};
use crate::ui::show::{
    AccountName, IdName, Known, KnownUsage, RegionName, UseFolds, When, object_place,
};
use crate::ui::state::{Desk, use_desk};

use super::addresses::{VPC, VSWITCH};
use super::purge::Purging;

/// A VPC whose lines fold, as the address names it: by its row in this workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Branch(pub ResourceKey);

impl fmt::Display for Branch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.0)
    }
}

impl FromStr for Branch {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Branch, Self::Err> {
        Ok(Branch(ResourceKey(text.parse()?)))
    }
}

/// Reads something of the resource of a line.
fn of<T: Default>(desk: Desk, found: Found, read: impl FnOnce(&Resource) -> T) -> T {
    desk.read(|ws| ws.resources().get(&found.resource).map(read)).unwrap_or_default()
}

/// The columns of the tree.
pub(super) fn columns(
    id: DiscoveryId,
    all: Signal<Arc<Discovered>>,
    folded: UseFolds<Branch>,
) -> Vec<Column<Found>> {
    let mut columns = vec![name_column(id, Some((all, folded)))];
    columns.extend(places(id));
    columns.extend(numbers());
    columns.extend(origins());
    columns.push(addresses_column(id));
    columns
}

/// The columns of what is gone.
pub(super) fn gone_columns(purging: Purging) -> Vec<Column<Found>> {
    let desk = use_desk();
    let since = move |found: Found| -> Option<Time> {
        of(desk, found, |row| row.cidr(found.cidr?)?.gone_since)
    };
    let mut columns = vec![name_column(DiscoveryId::new(0), None)];
    columns.extend(places(DiscoveryId::new(0)));
    columns.extend(origins());
    columns.push(
        Column::view("gone", word(|w| w.discoveries.gone_since), move |found| {
            since(found).map(|at| view! { <When at/> })
        })
        .csv(move |found| since(found).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(since),
    );
    columns.push(Column::operations(word(|w| w.term.operation), move |found: Found| {
        found.cidr.map(|cidr| {
            view! {
                <Button
                    label=word(|w| w.planned.purge)
                    kind=ButtonKind::Quiet
                    on_press=move |()| purging.ask(vec![(found.resource, cidr)])
                />
            }
        })
    }));
    columns
}

/// What the name column needs to fold VPCs.
type Folding = (Signal<Arc<Discovered>>, UseFolds<Branch>);

fn name_column(id: DiscoveryId, folding: Option<Folding>) -> Column<Found> {
    let (desk, words) = (use_desk(), use_words());
    let name =
        move |found: Found| desk.read(|ws| resource_name(found.resource, ws, words.language()));
    let external = move |found: Found| of(desk, found, |row| row.external_id().to_string());
    Column::view("resource", word(|w| w.term.resource), move |found: Found| {
        let own = of(desk, found, |row| row.name.to_string());
        let to = desk.read(|ws| {
            let scope = scope_of(ws, id);
            object_place(&ObjectRef::Resource(found.resource), ws, scope)
        });
        let class = match (found.level, folding.is_some()) {
            (Level::VSwitch(_) | Level::FurtherCidr(_), true) => "tree-cell below",
            _ => "tree-cell",
        };
        let fold = folding
            .filter(|_| found.level == Level::Vpc)
            .map(|(all, folded)| view! { <Fold key=found.resource name=name(found) all folded/> });
        let id_name = match to {
            Some(to) => view! { <IdName name=own id=external(found) to/> }.into_any(),
            None => view! { <IdName name=own id=external(found)/> }.into_any(),
        };
        view! { <span class=class>{fold} <span class="stacked">{id_name} <Remark found/></span></span> }
    })
    .csv(move |found| format!("{} {}", name(found), external(found)))
    .sort_by_text(name)
    .fixed()
}

/// The scope through which resources are looked at: the private default one of an IPAM that uses
/// the discovery.
fn scope_of(workspace: &crate::model::Workspace, id: DiscoveryId) -> Option<ScopeId> {
    let association = workspace.associations().iter().find(|row| row.discovery == id)?;
    Some(workspace.ipams().get(&association.ipam)?.private_scope)
}

/// Opens and closes what stands below a VPC.
#[component]
fn Fold(
    key: ResourceKey,
    name: String,
    all: Signal<Arc<Discovered>>,
    folded: UseFolds<Branch>,
) -> impl IntoView {
    let words = use_words();
    let any = all.with_untracked(|all| all.below.contains_key(&key));
    let open = move || folded.with(|folded| !folded.holds(&Branch(key)));
    let toggle = move |_| folded.turn(Branch(key));
    let title = move || (words.get().discoveries.expand)(&name);
    any.then(|| {
        view! {
            <button
                type="button"
                class="fold"
                aria-expanded=move || if open() { "true" } else { "false" }
                aria-label=title.clone()
                title=title.clone()
                on:click=toggle
            >
                {move || if open() { Icon::ChevronDown.view() } else { Icon::ChevronRight.view() }}
            </button>
        }
    })
}

/// What is odd about a line.
#[component]
fn Remark(found: Found) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let placeholder = of(desk, found, |row| row.origin == Origin::Placeholder);
    let said = move || {
        let all = words.get();
        match found.level {
            Level::Orphan => Some((all.discoveries.orphan, all.discoveries.orphan_title)),
            _ if placeholder => Some((all.status.placeholder, all.discoveries.placeholder_title)),
            _ => None,
        }
    };
    move || {
        said().map(|(label, title)| {
            view! {
                <span title=title>
                    <Badge mark=Mark::Idle label/>
                </span>
            }
        })
    }
}

/// Type, CIDR and region.
fn places(id: DiscoveryId) -> [Column<Found>; 3] {
    let (desk, words) = (use_desk(), use_words());
    let cidr = |found: Found| found.cidr.map(|cidr| cidr.to_string()).unwrap_or_default();
    let region =
        move |found: Found| -> Option<Region> { of(desk, found, |row| row.region.clone()) };
    let named = move |found: Found| {
        region(found).map(|one| region_label(&one, words.language())).unwrap_or_default()
    };
    let watched = move |region: &Region| {
        desk.read(|ws| {
            let discovery = ws.discoveries().get(&id);
            discovery.is_none_or(|row| ws.discovery_regions(row).contains(region))
        })
    };
    [
        Column::text("type", word(|w| w.term.resource_type), move |found| {
            let kind = of(desk, found, |row| Some(row.kind));
            kind.map_or("", |kind| resource_kind_word(kind, words.language())).to_owned()
        }),
        Column::view("cidr", word(|w| w.term.cidr), move |found: Found| match found.cidr {
            Some(cidr) => view! { <CopyText text=cidr.to_string()/> }.into_any(),
            None => view! { <span class="muted">{words.get().part.dash}</span> }.into_any(),
        })
        .csv(cidr)
        .sort_by_key(|found: Found| found.cidr),
        Column::view("region", word(|w| w.term.region), move |found| {
            region(found).map(|region| {
                let unseen = (!watched(&region)).then(|| {
                    view! {
                        <span title=words.get().discoveries.not_watched>
                            <Badge mark=Mark::Warn label=words.get().status.not_monitored/>
                        </span>
                    }
                });
                view! {
                    <span class="stacked">
                        <RegionName region/>
                        {unseen}
                    </span>
                }
            })
        })
        .csv(named)
        .sort_by_text(named),
    ]
}

/// How much is in use.
fn numbers() -> [Column<Found>; 4] {
    let desk = use_desk();
    let usage = move |found: Found| match found.cidr {
        Some(cidr) => desk.look(|ws, insight| found_usage(ws, insight, found.resource, cidr)),
        None => Usage::Unknown,
    };
    let total = move |found| usage(found).numbers().map(|(_, total)| total);
    let used = move |found| usage(found).numbers().map(|(used, _)| used);
    let left = move |found| usage(found).numbers().map(|(used, total)| total.minus(used));
    let known = move |found: Found| {
        let stated = of(desk, found, |row| Some((row.kind, row.cidr(found.cidr?)?.stated)));
        let known = |(kind, stated)| Known::of_cidr(usage(found), kind, stated);
        stated.map(known).unwrap_or_default()
    };
    [
        Column::view("usage", word(|w| w.term.usage), move |found| {
            view! { <KnownUsage known=known(found)/> }
        })
        .csv(move |found| known(found).text())
        .sort_by_key(move |found| known(found).share()),
        count_column("total", |w| w.term.total_addresses, total),
        count_column("used", |w| w.term.used_addresses, used),
        count_column("free", |w| w.term.available_addresses, left),
    ]
}

fn count_column(
    key: &'static str,
    title: fn(&'static crate::text::Words) -> &'static str,
    count: impl Fn(Found) -> Option<Count> + Copy + Send + Sync + 'static,
) -> Column<Found> {
    let words = use_words();
    Column::view(key, word(title), move |found| match count(found) {
        Some(count) => {
            view! { <span title=number::exact(count)>{number::count(count)}</span> }.into_any()
        }
        None => view! { <span class="muted">{words.get().part.dash}</span> }.into_any(),
    })
    .csv(move |found| count(found).map(number::exact).unwrap_or_default())
    .sort_by_key(count)
    .end()
}

/// Whose it is, and since when it is as it is.
fn origins() -> [Column<Found>; 2] {
    let desk = use_desk();
    let owner =
        move |found: Found| -> Option<AccountId> { of(desk, found, |row| row.account.clone()) };
    let at = move |found: Found| -> Option<Time> {
        of(desk, found, |row| Some(row.cidr(found.cidr?)?.discovered_at))
    };
    [
        Column::view("owner", word(|w| w.term.owner), move |found| {
            owner(found).map(|account| view! { <AccountName account/> })
        })
        .csv(move |found| owner(found).map(|account| account.to_string()).unwrap_or_default())
        .sort_by_key(owner),
        Column::view("discovered", word(|w| w.discoveries.discovered_at), move |found| {
            at(found).map(|at| view! { <When at/> })
        })
        .csv(move |found| at(found).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(at),
    ]
}

/// The way to the addresses of a VPC or vSwitch.
fn addresses_column(id: DiscoveryId) -> Column<Found> {
    let (desk, words) = (use_desk(), use_words());
    Column::view("addresses", word(|w| w.discoveries.addresses_column), move |found: Found| {
        let target = of(desk, found, |row| {
            let key = match row.kind {
                ResourceKind::Vpc => VPC,
                ResourceKind::VSwitch => VSWITCH,
            };
            Some((key, row.external_id().to_string()))
        });
        target.map(|(key, external)| {
            let query = Query::new().with(key, &external);
            let href = Route::Discovery(id, DiscoveryTab::Addresses).with(query).href();
            let label = move || (words.get().discoveries.view_of)(&external);
            view! {
                <a href=href aria-label=label>
                    {move || words.get().action.view}
                </a>
            }
        })
    })
    .class("wrap")
}
