//! The planner: where the next block of a size can come from, in every pool at once.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::{Cidr, Family};
use crate::command::ObjectRef;
use crate::model::{PoolId, ScopeId};
use crate::search::{Found, Question, answer};
use crate::text::{object_name, region_label, scope_name};
use crate::ui::form::{Answer, Fields, FormField};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    ButtonKind, Card, Column, CopyText, DataTable, Empty, LinkButton, PageHeader, TableState,
};
use crate::ui::route::{PoolTab, Query, Route};
use crate::ui::router::use_router;
use crate::ui::show::{ObjectLink, use_region_filter};
use crate::ui::state::use_desk;

use super::pools::NoIpam;

/// The size that is looked for at first.
const USUAL_SIZE: u8 = 24;
/// Most blocks that are listed.
const MOST_LISTED: usize = 500;

/// A free block, and where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    cidr: Cidr,
    home: Home,
}

/// What has the free block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Home {
    /// A pool.
    Pool(PoolId),
    /// A scope, outside all of its pools.
    Scope(ScopeId),
}

/// The page.
#[component]
pub fn PlannerPage() -> impl IntoView {
    let desk = use_desk();
    let has_ipam = Memo::new(move |_| desk.read(|workspace| !workspace.ipams().is_empty()));
    view! {
        <PageHeader title=word(|w| w.nav.planner) lead=word(|w| w.planning.planner_lead)/>
        <Show when=move || has_ipam.get() fallback=NoIpam>
            <Finder/>
        </Show>
    }
}

/// The size and the block around it, kept in the address.
#[component]
fn Finder() -> impl IntoView {
    let router = use_router();
    let first = router.now().query;
    let size = RwSignal::new(Some(first.read_as::<u8>("size").unwrap_or(USUAL_SIZE)));
    let within = RwSignal::new(first.get("within").unwrap_or_default().to_owned());
    let block = Memo::new(move |_| within.with(|text| Cidr::parse(text.trim()).ok()));
    let family = Signal::derive(move || match (block.get(), size.get()) {
        (Some(block), _) => block.family(),
        (None, Some(size)) if size > Family::V4.bits() => Family::V6,
        (None, _) => Family::V4,
    });
    let range = Signal::derive(move || {
        let shortest = block.get().map_or(0, Cidr::prefix_len);
        shortest..=block.get().map_or(Family::V6.bits(), |block| block.family().bits())
    });
    Effect::new(move |before: Option<()>| {
        let (size, within) = (size.get(), within.get());
        // Not what the address says already.
        if before.is_some() {
            router.set_query(|query| {
                query.set("size", size.unwrap_or(USUAL_SIZE));
                match within.trim().is_empty() {
                    true => query.remove("within"),
                    false => query.set("within", within.trim()),
                }
            });
        }
    });
    let question = Memo::new(move |_| {
        let bits = block.get().map_or(128, |block| block.family().bits());
        size.get()
            .filter(|size| *size <= bits)
            .map(|prefix_len| Question::Free { within: block.get(), prefix_len })
    });
    let fields = vec![
        FormField::mask(word(|w| w.pools.mask), size, family, range, "".into()),
        FormField::cidr(word(|w| w.planning.within), within)
            .help(word(|w| w.planning.within_help))
            .placeholder(word(|w| w.planning.within_example))
            .optional(),
    ];
    view! {
        <div class="stack">
            <Card title=word(|w| w.planning.finder)>
                <div class="fields-grid">
                    <Fields fields answer=Answer::nobody()/>
                </div>
            </Card>
            <Blocks question/>
        </div>
    }
}

#[component]
fn Blocks(question: Memo<Option<Question>>) -> impl IntoView {
    let (desk, filter) = (use_desk(), use_region_filter());
    let has_pools = Memo::new(move |_| desk.read(|workspace| !workspace.pools().is_empty()));
    let rows = Memo::new(move |_| {
        let Some(question) = question.get() else { return Arc::<[Place]>::from([]) };
        desk.look(|workspace, insight| {
            let found = answer(&question, workspace, insight, MOST_LISTED).hits;
            let in_region = |scope: Option<ScopeId>| {
                let ipam = scope.and_then(|scope| workspace.ipam_of_scope(scope));
                ipam.is_some_and(|ipam| filter.takes(&ipam.region))
            };
            let places = found.into_iter().filter(|hit| in_region(hit.scope)).filter_map(|hit| {
                let home = match hit.found {
                    Found::Object(ObjectRef::Pool(id)) => Home::Pool(id),
                    Found::FreeInScope(id) => Home::Scope(id),
                    _ => return None,
                };
                Some(Place { cidr: hit.cidr?, home })
            });
            places.collect::<Arc<[Place]>>()
        })
    });
    view! {
        <Card>
        <DataTable
            name="free-blocks"
            label=word(|w| w.planning.blocks)
            columns=columns()
            rows
            state=TableState::local()
            revision=desk.revision()
            empty=move || {
                // Where there are no pools, nothing was looked into that could be full.
                let looked = has_pools.get() || question.with(is_inside);
                let (title, text) = match looked {
                    true => (word(|w| w.planning.none), word(|w| w.planning.none_text)),
                    false => (word(|w| w.planning.no_pools), word(|w| w.planning.no_pools_text)),
                };
                view! { <Empty title text/> }
            }
        />
        </Card>
    }
}

/// True for a question about one block.
fn is_inside(question: &Option<Question>) -> bool {
    matches!(question, Some(Question::Free { within: Some(_), .. }))
}

fn columns() -> Vec<Column<Place>> {
    let (desk, words) = (use_desk(), use_words());
    let object = |place: Place| match place.home {
        Home::Pool(id) => ObjectRef::Pool(id),
        Home::Scope(id) => ObjectRef::Scope(id),
    };
    let home = move |place: Place| {
        desk.peek(|workspace| object_name(&object(place), workspace, words.language()))
    };
    let scope = move |place: Place| {
        desk.peek(|workspace| {
            let id = match place.home {
                Home::Pool(id) => workspace.pools().get(&id).map(|pool| pool.scope),
                Home::Scope(id) => Some(id),
            };
            id.map(|id| scope_name(id, workspace, words.language())).unwrap_or_default()
        })
    };
    let region = move |place: Place| {
        desk.peek(|workspace| {
            let Home::Pool(id) = place.home else { return String::new() };
            let region = workspace.pools().get(&id).and_then(|pool| pool.region.as_ref());
            region.map(|region| region_label(region, words.language())).unwrap_or_default()
        })
    };
    vec![
        Column::view("cidr", word(|w| w.planning.block), |place: Place| {
            view! { <CopyText text=place.cidr.to_string()/> }
        })
        .csv(|place| place.cidr.to_string())
        .sort_by_key(|place| place.cidr)
        .class("mono")
        .fixed(),
        Column::view("home", word(|w| w.planning.home), move |place| {
            view! { <ObjectLink object=object(place)/> }
        })
        .csv(home)
        .sort_by_text(home),
        Column::text("scope", word(|w| w.term.scope), scope),
        Column::text("region", word(|w| w.term.effective_region), region),
        Column::operations(word(|w| w.table.operation), take),
    ]
}

/// What can be done with a free block.
fn take(place: Place) -> impl IntoView {
    match place.home {
        Home::Pool(id) => {
            let reserve = Query::new().with("reserve", place.cidr);
            let sub_pool = Query::new().with("source", id).with("cidr", place.cidr);
            view! {
                <LinkButton
                    label=word(|w| w.planning.reserve)
                    kind=ButtonKind::Quiet
                    to=Signal::stored(Route::Pool(id, PoolTab::Allocations).with(reserve))
                />
                <LinkButton
                    label=word(|w| w.planning.sub_pool)
                    kind=ButtonKind::Quiet
                    to=Signal::stored(Route::PoolNew.with(sub_pool))
                />
            }
            .into_any()
        }
        Home::Scope(id) => {
            let pool = Query::new().with("scope", id).with("cidr", place.cidr);
            view! {
                <LinkButton
                    label=word(|w| w.planning.top_pool)
                    kind=ButtonKind::Quiet
                    to=Signal::stored(Route::PoolNew.with(pool))
                />
            }
            .into_any()
        }
    }
}
