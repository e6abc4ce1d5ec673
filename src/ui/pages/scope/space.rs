//! The address space of a scope: its top-level pools, and what is in use outside them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::address::{Cidr, Family};
use crate::chart::{Block, BlockKind};
use crate::command::{Avoid, Purpose};
use crate::insight::{Insight, Row, RowKind};
use crate::model::{PoolId, ScopeId, Workspace};
use crate::text::{Language, number, pool_name};
use crate::ui::language::{Text, use_words};
use crate::ui::pages::pool::picture::free_blocks;
use crate::ui::parts::{Button, Card};
use crate::ui::show::space::{Findable, Keeps, SpaceLegend, SpaceStrip, overlap_blocks, row_block};
use crate::ui::state::use_desk;

/// The blocks that private networks are numbered from.
const PRIVATE: [&str; 5] =
    ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];
/// Strips, at most.
const MOST_STRIPS: usize = 8;
/// Free blocks of a pool and those below it, beyond which no further pool is looked at.
const MOST_FREE: usize = 2_000;
/// Rows of a scope up to which its pictures have vSwitches too.
const MOST_WITH_VSWITCHES: usize = 5_000;

/// A strip: a block of addresses and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Area {
    container: Cidr,
    title: String,
    blocks: Arc<Vec<Block>>,
}

/// What a strip is of: a block, its title, and the pool that has it.
type Container = (Cidr, String, Option<PoolId>);

/// The top-level pools' CIDRs with their names, and around the rows outside them the private
/// ranges, or else the smallest block that holds them all.
fn containers(workspace: &Workspace, rows: &[&Row], id: ScopeId) -> Vec<Container> {
    let mut areas: Vec<Container> = Vec::new();
    for pool in workspace.pools_in(id).filter(|pool| pool.source_pool.is_none()) {
        let name = pool_name(pool.id, workspace);
        let named = |cidr: Cidr| (cidr, format!("{cidr} · {name}"), Some(pool.id));
        areas.extend(pool.blocks().into_iter().map(named));
    }
    let outside = |row: &&&Row| !areas.iter().any(|(area, ..)| area.contains(row.cidr));
    let left: Vec<Cidr> = rows.iter().filter(outside).map(|row| row.cidr).collect();
    let private: Vec<Cidr> = PRIVATE.iter().filter_map(|text| text.parse().ok()).collect();
    let mut ranges: BTreeSet<Cidr> = BTreeSet::new();
    for cidr in &left {
        ranges.extend(private.iter().find(|range| range.contains(*cidr)));
    }
    for family in Family::BOTH {
        let rest = left.iter().filter(|cidr| {
            cidr.family() == family && !ranges.iter().any(|range| range.contains(**cidr))
        });
        ranges.extend(rest.copied().reduce(enclosing));
    }
    areas.extend(ranges.into_iter().map(|range| (range, range.to_string(), None)));
    areas
}

/// The smallest block that contains both.
fn enclosing(one: Cidr, other: Cidr) -> Cidr {
    let mut around = one;
    while !around.contains(other) {
        match around.parent() {
            Some(parent) => around = parent,
            None => break,
        }
    }
    around
}

/// What is drawn, and how many strips there would be in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Areas {
    drawn: Vec<Area>,
    all: usize,
    with_vswitches: bool,
}

fn areas(
    id: ScopeId,
    most: usize,
    workspace: &Workspace,
    insight: &Insight,
    language: Language,
) -> Areas {
    let all = insight.rows_of_scope(id);
    let with_vswitches = all.len() <= MOST_WITH_VSWITCHES;
    let rows: Vec<&Row> = all
        .iter()
        .filter_map(|row| insight.row(*row))
        .filter(|row| with_vswitches || row.kind != RowKind::VSwitch)
        .collect();
    let containers = containers(workspace, &rows, id);
    let all = containers.len();
    // Looked for once for all pictures.
    let within: Vec<Cidr> = containers.iter().take(most).map(|(block, ..)| *block).collect();
    let overlaps = overlap_blocks(id, &within, insight, language);
    // Free space of a pool leads to where it can be taken. Looked for once a pool.
    let mut free: BTreeMap<PoolId, Vec<Block>> = BTreeMap::new();
    let drawn = containers.into_iter().take(most).map(|(container, title, pool)| {
        let inside = rows.iter().filter(|row| container.contains(row.cidr));
        let mut blocks: Vec<Block> =
            inside.map(|row| row_block(row, workspace, language)).collect();
        blocks.extend(overlaps.iter().filter(|block| container.contains(block.cidr)).cloned());
        if let Some(pool) = pool {
            let free = free.entry(pool).or_insert_with(|| free_in(pool, workspace, language));
            blocks.extend(free.iter().filter(|block| container.contains(block.cidr)).cloned());
        }
        Area { container, title, blocks: Arc::new(blocks) }
    });
    Areas { drawn: drawn.collect(), all, with_vswitches }
}

/// The free space of a pool and of the pools below it.
fn free_in(pool: PoolId, workspace: &Workspace, language: Language) -> Vec<Block> {
    let mut pools = vec![pool];
    let mut free = Vec::new();
    while let Some(pool) = pools.pop() {
        let looked = (Purpose::Custom, Avoid::Resources);
        free.extend(free_blocks(workspace, pool, looked, &[], language));
        if free.len() > MOST_FREE {
            break;
        }
        pools.extend(workspace.sub_pools(pool).map(|pool| pool.id));
    }
    free
}

/// The card; without a title where a heading stands above it.
#[component]
pub fn ScopeSpace(id: ScopeId, #[prop(optional, into)] title: Text) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let most = RwSignal::new(MOST_STRIPS);
    let areas = Memo::new(move |_| {
        let language = words.language();
        desk.look(|workspace, insight| areas(id, most.get(), workspace, insight, language))
    });
    let kinds = Signal::derive(move || {
        areas.with(|areas| {
            let blocks = areas.drawn.iter().flat_map(|area| area.blocks.iter());
            blocks.map(|block| block.kind).collect::<BTreeSet<BlockKind>>()
        })
    });
    let containers = Signal::derive(move || {
        areas.with(|areas| areas.drawn.iter().map(|area| area.container).collect::<Vec<Cidr>>())
    });
    let strips = move || {
        let Areas { drawn, all, with_vswitches } = areas.get();
        if all == 0 {
            return view! { <p class="muted">{words.get().scope_page.space_empty}</p> }.into_any();
        }
        let more = all.saturating_sub(drawn.len());
        let strips = drawn.into_iter().map(|area| {
            let Area { container, title, blocks } = area;
            let keeps = Keeps::AddressOf(id);
            view! { <SpaceStrip container title blocks=Signal::stored(blocks) keeps/> }
        });
        let more = (more > 0).then(|| {
            let label = (words.get().scope_page.show_blocks)(&number::whole(more));
            view! { <Button label on_press=move |()| most.set(usize::MAX)/> }
        });
        let without = (!with_vswitches).then(|| {
            view! { <p class="muted">{words.get().scope_page.no_vswitches}</p> }
        });
        view! {
            {strips.collect_view()}
            {more}
            {without}
            <SpaceLegend kinds keeps=Keeps::Address/>
        }
        .into_any()
    };
    view! {
        <Card title>
            <Findable containers>{strips}</Findable>
        </Card>
    }
}
