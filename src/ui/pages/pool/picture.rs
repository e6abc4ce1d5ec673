//! A pool's address space as a picture: what is taken, by what, and what is free.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::address::{Cidr, Count, FreeSpace};
use crate::chart::{Block, BlockKind, Caption, Fill, Group, Strip, strip};
use crate::command::{Avoid, ObjectRef, Purpose, free_space};
use crate::insight::{Insight, Management, Row, RowKind, Subject};
use crate::model::{Allocation, AllocationTarget, PoolId, Workspace};
use crate::text::{Language, allocation_name, number, object_name};
use crate::ui::browser;
use crate::ui::language::{Text, use_words};
use crate::ui::route::{PoolTab, Query, Route};
use crate::ui::show::chart::LegendFill;
use crate::ui::show::space::{Hidden, KindToggle};
use crate::ui::show::{object_place, planned_name};

/// The key in the address that names a free block to take.
pub const TAKE: &str = "take";

/// What an allocation is in a picture.
pub const fn kind_of(target: AllocationTarget) -> BlockKind {
    match target {
        AllocationTarget::Vpc(_) => BlockKind::Vpc,
        AllocationTarget::SubPool(_) => BlockKind::SubPool,
        AllocationTarget::Custom => BlockKind::Custom,
    }
}

/// What an allocation is for, by name.
pub fn target_name(allocation: &Allocation, workspace: &Workspace, language: Language) -> String {
    match allocation.target {
        AllocationTarget::Vpc(key) => object_name(&ObjectRef::Resource(key), workspace, language),
        AllocationTarget::SubPool(id) => object_name(&ObjectRef::Pool(id), workspace, language),
        AllocationTarget::Custom => allocation_name(allocation.id, workspace),
    }
}

/// The blocks allocated from a pool.
pub fn allocated_blocks(workspace: &Workspace, pool: PoolId, language: Language) -> Vec<Block> {
    let scope = workspace.pools().get(&pool).map(|pool| pool.scope);
    workspace
        .allocations_in(pool)
        .map(|allocation| {
            let object = match allocation.target {
                AllocationTarget::Vpc(key) => Some(ObjectRef::Resource(key)),
                AllocationTarget::SubPool(id) => Some(ObjectRef::Pool(id)),
                AllocationTarget::Custom => None,
            };
            let place = object.and_then(|object| object_place(&object, workspace, scope));
            let key = match allocation.target {
                AllocationTarget::Vpc(key) => Some(key),
                AllocationTarget::SubPool(_) | AllocationTarget::Custom => None,
            };
            let name = target_name(allocation, workspace, language);
            let name = planned_name(name, key, workspace, language);
            let cidr = allocation.cidr.to_string();
            Block {
                cidr: allocation.cidr,
                kind: kind_of(allocation.target),
                label: if name == cidr { name } else { format!("{name} {cidr}") },
                href: place.map(|place| place.href()),
            }
        })
        .collect()
}

/// The rows of discovered VPCs that lie in a pool's space and are not allocated from it.
pub fn unallocated_rows<'a>(
    workspace: &'a Workspace,
    insight: &'a Insight,
    pool: PoolId,
) -> impl Iterator<Item = &'a Row> {
    let pool = workspace.pools().get(&pool);
    let blocks = pool.map(|pool| pool.blocks()).unwrap_or_default();
    let rows = pool.map_or(&[][..], |pool| insight.rows_of_scope(pool.scope));
    rows.iter().filter_map(|id| insight.row(*id)).filter(move |row| {
        row.kind == RowKind::Vpc
            && row.management == Management::Unmanaged
            && blocks.iter().any(|block| block.intersects(row.cidr))
    })
}

/// These rows as blocks.
pub fn unallocated_blocks(
    workspace: &Workspace,
    insight: &Insight,
    pool: PoolId,
    language: Language,
) -> Vec<Block> {
    let said = language.words().pools.space_unmanaged;
    unallocated_rows(workspace, insight, pool)
        .filter_map(|row| {
            let Subject::Resource(key) = row.subject else { return None };
            let object = ObjectRef::Resource(key);
            let name = object_name(&object, workspace, language);
            Some(Block {
                cidr: row.cidr,
                kind: BlockKind::Reference,
                label: said(&name, &row.cidr.to_string()),
                href: object_place(&object, workspace, Some(row.scope)).map(|place| place.href()),
            })
        })
        .collect()
}

/// The free blocks of a pool, but for `taken`, as links that take them.
pub fn free_blocks(
    workspace: &Workspace,
    pool: PoolId,
    (purpose, avoid): (Purpose, Avoid),
    taken: &[Cidr],
    language: Language,
) -> Vec<Block> {
    let said = language.words().pools.free_block;
    let holes: Vec<Cidr> = free_space(workspace, pool, purpose, avoid).holes().collect();
    FreeSpace::new(&holes, taken.iter().map(|cidr| cidr.span()).collect())
        .holes()
        .map(|cidr| Block {
            cidr,
            kind: BlockKind::Free,
            label: said(&cidr.to_string(), &number::count(cidr.size())),
            href: Some(take_href(pool, cidr)),
        })
        .collect()
}

fn take_href(pool: PoolId, cidr: Cidr) -> String {
    Route::Pool(pool, PoolTab::Space).with(take_query(cidr)).href()
}

/// The query of a link that takes a free block.
pub fn take_query(cidr: Cidr) -> Query {
    Query::new().with(TAKE, cidr)
}

/// The block that a link of [`free_blocks`] takes.
fn taken_by(href: &str) -> Option<Cidr> {
    let Ok(place) = href.parse::<crate::ui::route::Place>();
    place.query.read_as(TAKE)
}

/// One provisioned CIDR drawn to scale. A click on a free block gives it to `on_take`.
#[component]
pub fn SpacePicture(
    container: Cidr,
    #[prop(into)] blocks: Signal<Vec<Block>>,
    /// How much of it is taken.
    #[prop(into)]
    used: Signal<Count>,
    #[prop(optional, into)] on_take: Option<Callback<Cidr>>,
) -> impl IntoView {
    let words = use_words();
    let id = format!("space{}", browser::unique());
    let (node, width) = measured();
    let picture = move || {
        let pools = &words.get().pools;
        let whole = container.size();
        let used = used.get();
        let percent = number::percent(used, whole).unwrap_or_default();
        let said = (pools.space_said)(&percent, &number::count(used), &number::count(whole));
        let group = move |group: Group| Caption {
            label: (pools.space_group)(&number::whole(group.count), &group.span.to_string()),
            href: None,
        };
        blocks.with(|blocks| {
            strip(&Strip {
                id: &id,
                title: &(pools.space_picture)(&container.to_string()),
                description: &said,
                width: width.get(),
                container,
                blocks,
                grouped: &group,
            })
        })
    };
    let click = move |event: ev::MouseEvent| {
        let (Some(on_take), false) = (on_take, event.ctrl_key() || event.meta_key()) else {
            return;
        };
        if let Some(cidr) = href_under(&event).and_then(|href| taken_by(&href)) {
            event.prevent_default();
            on_take.run(cidr);
        }
    };
    view! { <div class="space-picture" node_ref=node inner_html=picture on:click=click></div> }
}

/// The `href` of the link that was pressed.
fn href_under(event: &ev::MouseEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("a").ok()??.get_attribute("href")
}

/// An element and its width in px, which follows the window.
fn measured() -> (NodeRef<html::Div>, RwSignal<u32>) {
    let node = NodeRef::<html::Div>::new();
    let width = RwSignal::new(960);
    let measure = move || {
        if let Some(Some(element)) = node.try_get_untracked()
            && let Ok(now) = u32::try_from(element.client_width())
            && now > 0
            && width.try_get_untracked() != Some(now)
        {
            width.try_set(now);
        }
    };
    Effect::new(move || {
        if node.get().is_some() {
            request_animation_frame(measure);
        }
    });
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    (node, width)
}

/// What the colours and patterns of these kinds mean.
#[component]
pub fn SpaceLegend(
    kinds: Vec<BlockKind>,
    /// What sub-pools are called here, if not so.
    #[prop(optional, into)]
    sub_pool: Text,
    /// What is taken out of the pictures, where the legend is to do that.
    #[prop(optional)]
    hidden: Option<Hidden>,
) -> impl IntoView {
    let words = use_words();
    let entries = kinds
        .into_iter()
        .map(|kind| {
            let label = Text::from(move || {
                let own = sub_pool.some().filter(|_| kind == BlockKind::SubPool);
                own.unwrap_or_else(|| fill_word(kind.fill(), words.language()).into())
            });
            let entry = match hidden.filter(|_| kind != BlockKind::Free) {
                Some(hidden) => view! { <KindToggle kind hidden label/> }.into_any(),
                None => view! { <LegendFill fill=kind.fill() label/> }.into_any(),
            };
            view! { <li>{entry}</li> }
        })
        .collect_view();
    view! { <ul class="space-legend" aria-label=move || words.get().pools.legend>{entries}</ul> }
}

fn fill_word(fill: Fill, language: Language) -> &'static str {
    let words = language.words();
    match fill {
        Fill::Vpc => words.term.vpc,
        Fill::VSwitch => words.term.vswitch,
        Fill::SubPool => words.term.sub_pool,
        Fill::Custom => words.term.custom_allocation,
        Fill::Free => words.term.free,
        Fill::Reference => words.pools.legend_unmanaged,
        Fill::Good => words.pools.new_block,
        _ => words.part.unknown,
    }
}
