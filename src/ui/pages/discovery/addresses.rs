//! Single addresses in use, as a discovery was told of them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::{Cidr, Family, format_address, parse_address};
use crate::command::ObjectRef;
use crate::model::{AddressKey, DiscoveredAddress, DiscoveryId, Identity, Region, Workspace};
use crate::text::{cidr_problem, region_label};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, Column, CopyText, DataTable, Empty, TableState};
use crate::ui::route::Query;
use crate::ui::router::use_router;
use crate::ui::show::{RegionName, When, list_revision, object_place};
use crate::ui::state::{Desk, use_desk};

/// The keys of the query: by VPC, by vSwitch, by block.
pub(super) const VPC: &str = "vpc";
pub(super) const VSWITCH: &str = "vswitch";
const CIDR: &str = "cidr";

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    vpc: String,
    vswitch: String,
    block: Option<Cidr>,
}

impl Asked {
    fn of(query: &Query) -> Asked {
        let text = |key| query.get(key).unwrap_or_default().trim().to_owned();
        Asked { vpc: text(VPC), vswitch: text(VSWITCH), block: block_of(&text(CIDR)) }
    }

    fn takes(&self, address: &DiscoveredAddress) -> bool {
        let key = &address.key;
        (self.vpc.is_empty() || *address.vpc_id == *self.vpc)
            && (self.vswitch.is_empty() || *key.vswitch_id == *self.vswitch)
            && self
                .block
                .is_none_or(|block| block.family() == key.family && block.holds(key.address))
    }
}

/// A block, or a single address as a block of its own.
fn block_of(text: &str) -> Option<Cidr> {
    match parse_address(text) {
        Some((family, address)) => Cidr::containing(family, address, family.bits()),
        None => Cidr::parse(text).ok(),
    }
}

/// The keys shown; the same only where it is the same list.
#[derive(Clone)]
struct Keys(Arc<Vec<AddressKey>>);

impl PartialEq for Keys {
    fn eq(&self, other: &Keys) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The addresses that sources of a discovery listed.
fn addresses_of(
    workspace: &Workspace,
    id: DiscoveryId,
) -> impl Iterator<Item = &DiscoveredAddress> {
    let own = move |address: &&DiscoveredAddress| {
        workspace.sources().get(&address.source).is_some_and(|source| source.discovery == id)
    };
    workspace.addresses().iter().filter(own)
}

/// The tab.
#[component]
pub(super) fn Addresses(id: DiscoveryId) -> impl IntoView {
    let (desk, router) = (use_desk(), use_router());
    let asked = Memo::new(move |_| router.query().with(Asked::of));
    let keys = Memo::new(move |_| {
        let asked = asked.get();
        Keys(Arc::new(desk.read(|ws| {
            let wanted = addresses_of(ws, id).filter(|address| asked.takes(address));
            wanted.map(|address| address.key.clone()).collect()
        })))
    });
    let rows =
        Signal::derive(move || (0..keys.with(|keys| keys.0.len())).collect::<Arc<[usize]>>());
    let total = Signal::derive(move || desk.read(|ws| addresses_of(ws, id).count()));
    let clear = move |()| {
        router.set_query(|query| {
            query.remove(VPC);
            query.remove(VSWITCH);
            query.remove(CIDR);
        });
    };
    let empty = || {
        view! {
            <Empty
                title=word(|w| w.discoveries.addresses_empty)
                text=word(|w| w.discoveries.addresses_empty_text)
            />
        }
    };
    let version = list_revision();
    // Rows are places in the list, so their cells are made anew with it.
    let revision = Memo::new(move |before: Option<&u64>| {
        version.track();
        keys.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    view! {
        <Card>
        <DataTable
            name="addresses"
            label=word(|w| w.discoveries.addresses)
            columns=columns(keys)
            rows
            total
            revision=revision
            state=TableState::in_address()
            facets=|| view! { <Filters/> }
            clear
            empty
        />
        </Card>
    }
}

/// The three filters; a block that is none says so.
#[component]
fn Filters() -> impl IntoView {
    let (words, router) = (use_words(), use_router());
    let input = move |key: &'static str, label: fn(&'static crate::text::Words) -> &'static str| {
        let value =
            move || router.query().with(|query| query.get(key).unwrap_or_default().to_owned());
        let problem = move || {
            let text = value();
            let bad = key == CIDR && !text.trim().is_empty() && block_of(text.trim()).is_none();
            let error = bad.then(|| Cidr::parse(text.trim()).err()).flatten()?;
            Some(cidr_problem(words.get(), &error))
        };
        view! {
            <span class="facet-input">
                <input
                    type="search"
                    class="mono"
                    placeholder=move || label(words.get())
                    aria-label=move || label(words.get())
                    aria-invalid=move || problem().map(|_| "true")
                    title=problem
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=value
                    on:change:target=move |event| {
                        let text = event.target().value();
                        router
                            .set_query(|query| match text.trim() {
                                "" => query.remove(key),
                                text => query.set(key, text),
                            });
                    }
                />
                {move || problem().map(|said| view! { <span class="field-problem">{said}</span> })}
            </span>
        }
    };
    view! {
        {input(VPC, |w| w.discoveries.vpc_id)}
        {input(VSWITCH, |w| w.discoveries.vswitch_id)}
        {input(CIDR, |w| w.term.cidr)}
    }
}

/// Reads something of the address at a place.
fn at<T: Default>(
    desk: Desk,
    keys: Memo<Keys>,
    index: usize,
    read: impl FnOnce(&DiscoveredAddress) -> T,
) -> T {
    let key = keys.with(|keys| keys.0.get(index).cloned());
    key.and_then(|key| desk.read(|ws| ws.addresses().get(&key).map(read))).unwrap_or_default()
}

fn address_text(address: &DiscoveredAddress) -> String {
    format_address(address.key.family, address.key.address)
}

fn columns(keys: Memo<Keys>) -> Vec<Column<usize>> {
    let (desk, words) = (use_desk(), use_words());
    let region = move |index| -> Option<Region> { at(desk, keys, index, |row| row.region.clone()) };
    let named = move |index| {
        region(index).map(|one| region_label(&one, words.language())).unwrap_or_default()
    };
    let order = move |index| -> Option<(Family, u128)> {
        at(desk, keys, index, |row| Some((row.key.family, row.key.address)))
    };
    let seen = move |index| at(desk, keys, index, |row| Some(row.observed_at));
    vec![
        Column::view("address", word(|w| w.discoveries.address), move |index| {
            view! { <CopyText text=at(desk, keys, index, address_text)/> }
        })
        .csv(move |index| at(desk, keys, index, address_text))
        .sort_by_key(order)
        .fixed(),
        Column::text("resource", word(|w| w.discoveries.resource_id), move |index| {
            at(desk, keys, index, |row| row.resource_id.to_string())
        })
        .class("mono"),
        Column::view("region", word(|w| w.term.region), move |index| {
            region(index).map(|region| view! { <RegionName region/> })
        })
        .csv(named)
        .sort_by_text(named),
        Column::text("service", word(|w| w.discoveries.service), move |index| {
            at(desk, keys, index, |row| row.service.to_string())
        }),
        id_column(
            "vpc",
            |w| w.nav.vpc,
            move |index| {
                at(desk, keys, index, |row| Some((row.key.provider, row.vpc_id.to_string())))
            },
        ),
        id_column(
            "vswitch",
            |w| w.nav.vswitch,
            move |index| {
                at(desk, keys, index, |row| {
                    Some((row.key.provider, row.key.vswitch_id.to_string()))
                })
            },
        ),
        Column::view("seen", word(|w| w.discoveries.observed), move |index| {
            seen(index).map(|at| view! { <When at/> })
        })
        .csv(move |index| seen(index).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(seen),
    ]
}

/// An id in its cloud; a link where the resource is known here.
fn id_column(
    key: &'static str,
    title: fn(&'static crate::text::Words) -> &'static str,
    id: impl Fn(usize) -> Option<(crate::model::Provider, String)> + Copy + Send + Sync + 'static,
) -> Column<usize> {
    let desk = use_desk();
    let text = move |index| id(index).map(|(_, text)| text).unwrap_or_default();
    Column::view(key, word(title), move |index| {
        id(index).filter(|(_, text)| !text.is_empty()).map(|(provider, text)| {
            let href = desk.read(|ws| {
                let identity = Identity::Global(provider, text.as_str().into());
                let resource = ws.resource_by_identity(&identity)?.key;
                Some(object_place(&ObjectRef::Resource(resource), ws, None)?.href())
            });
            view! { <CopyText text=text href=href.unwrap_or_default()/> }
        })
    })
    .csv(text)
    .sort_by_text(text)
}
