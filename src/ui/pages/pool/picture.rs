//! A pool's address space as a picture: what is taken, by what, and what is free.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::{Cidr, Count, FreeSpace};
use crate::chart::{Block, BlockKind};
use crate::command::{Avoid, ObjectRef, Purpose, free_space};
use crate::insight::{Insight, Management, Row, RowKind, Subject};
use crate::model::{Allocation, AllocationTarget, PoolId, Workspace};
use crate::text::{Language, allocation_name, number, object_name};
use crate::ui::language::use_words;
use crate::ui::route::{PoolTab, Query, Route};
use crate::ui::show::chart::AsTable;
use crate::ui::show::space::{Keeps, SpaceMap, SpaceTable, overlap_blocks};
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

/// The rows of discovered VPCs that lie in a pool's space and are not managed by it.
fn unallocated_rows<'a>(
    workspace: &'a Workspace,
    insight: &'a Insight,
    pool: PoolId,
) -> impl Iterator<Item = &'a Row> {
    let pool = workspace.pools().get(&pool);
    let blocks = pool.map(|pool| pool.blocks()).unwrap_or_default();
    let rows = pool.map_or(&[][..], |pool| insight.rows_of_scope(pool.scope));
    rows.iter().filter_map(|id| insight.row(*id)).filter(move |row| {
        row.kind == RowKind::Vpc
            && row.management != Management::Managed
            && blocks.iter().any(|block| block.intersects(row.cidr))
    })
}

/// These rows as blocks, and the ranges that they share with others.
pub fn unallocated_blocks(
    workspace: &Workspace,
    insight: &Insight,
    pool: PoolId,
    language: Language,
) -> Vec<Block> {
    let said = language.words().pools.space_unmanaged;
    let overlaps = workspace
        .pools()
        .get(&pool)
        .into_iter()
        .flat_map(|pool| overlap_blocks(pool.scope, &pool.blocks(), insight, language));
    unallocated_rows(workspace, insight, pool)
        .filter_map(|row| {
            let Subject::Resource(key) = row.subject else { return None };
            let object = ObjectRef::Resource(key);
            let name = object_name(&object, workspace, language);
            let is_ignored = row.management == Management::Ignored;
            Some(Block {
                cidr: row.cidr,
                kind: if is_ignored { BlockKind::Ignored } else { BlockKind::Reference },
                label: match is_ignored {
                    true => format!("{name} {}", row.cidr),
                    false => said(&name, &row.cidr.to_string()),
                },
                href: object_place(&object, workspace, Some(row.scope)).map(|place| place.href()),
            })
        })
        .chain(overlaps)
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

/// Where the same content is as a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TwinOf {
    /// Below each picture.
    #[default]
    Each,
    /// On the page, once for all pictures.
    Page,
}

/// One provisioned CIDR drawn to scale. A click on a free block gives it to `on_take`.
#[component]
pub fn SpacePicture(
    container: Cidr,
    #[prop(into)] blocks: Signal<Arc<Vec<Block>>>,
    /// How much of it is taken.
    #[prop(into)]
    used: Signal<Count>,
    #[prop(optional, into)] on_take: Option<Callback<Cidr>>,
    #[prop(optional)] keeps: Keeps,
    #[prop(optional)] twin: TwinOf,
) -> impl IntoView {
    let words = use_words();
    let inside = Signal::derive(move || {
        let all = blocks.get();
        let inside = all.iter().filter(|block| block.cidr.intersects(container));
        Arc::new(inside.cloned().collect::<Vec<Block>>())
    });
    let title = move || (words.get().pools.space_picture)(&container.to_string());
    let said = move || {
        let (used, whole) = (used.get(), container.size());
        let percent = number::percent(used, whole).unwrap_or_default();
        let counts = (number::count(used), number::count(whole));
        (words.get().pools.space_said)(&percent, &counts.0, &counts.1)
    };
    view! {
        <figure>
            <figcaption class="mono">{container.to_string()}</figcaption>
            <SpaceMap container blocks title said on_take keeps/>
            {(twin == TwinOf::Each).then(|| view! {
                <AsTable table=move || view! { <SpaceTable blocks=inside/> }/>
            })}
        </figure>
    }
}
