//! A block of addresses and what lies in it: a picture that zooms, a legend and a table twin.

mod go_to;
mod legend;
mod map;
mod overlaps;
mod state;
mod strip;
mod table;
mod tools;
mod view;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::{Block, BlockKind};
use crate::insight::{Management, Row, RowKind};
use crate::model::Workspace;
use crate::text::{Language, Words};
use crate::ui::router::use_router;

use super::hide;
use super::row::row_label;
use super::row_place;

pub use go_to::Findable;
pub use legend::SpaceLegend;
pub use map::SpaceMap;
pub use overlaps::overlap_blocks;
pub use strip::SpaceStrip;
pub use table::SpaceTable;
pub use view::Keeps;

/// What a row is in a picture.
pub fn block_kind(row: &Row) -> BlockKind {
    if row.management == Management::Ignored {
        return BlockKind::Ignored;
    }
    match row.kind {
        RowKind::Pool => BlockKind::SubPool,
        RowKind::Vpc => BlockKind::Vpc,
        RowKind::VSwitch => BlockKind::VSwitch,
        RowKind::Custom => BlockKind::Custom,
    }
}

/// A row as a block of a picture that leads to the row's page.
pub fn row_block(row: &Row, workspace: &Workspace, language: Language) -> Block {
    Block {
        cidr: row.cidr,
        kind: block_kind(row),
        label: row_label(row, workspace, language),
        href: row_place(row, workspace).map(|place| place.href()),
    }
}

/// The blocks that the legends of the page do not take out.
pub fn shown_blocks(blocks: Signal<Arc<Vec<Block>>>, keeps: Keeps) -> Signal<Arc<Vec<Block>>> {
    let hidden = Hidden::of(keeps);
    Signal::derive(move || {
        let all = blocks.get();
        let shown = all.iter().filter(|block| hidden.shows(block.kind)).cloned();
        Arc::new(shown.collect::<Vec<Block>>())
    })
}

/// The name of a kind of block.
pub fn block_word(kind: BlockKind, words: &'static Words) -> &'static str {
    let (term, chart) = (&words.term, &words.chart);
    match kind {
        BlockKind::Vpc => term.vpc,
        BlockKind::VSwitch => term.vswitch,
        BlockKind::SubPool => term.sub_pool,
        BlockKind::Custom => term.custom_allocation,
        BlockKind::Reference => words.pools.legend_unmanaged,
        BlockKind::Overlap => chart.overlapping_range,
        BlockKind::Ignored => term.ignored,
        BlockKind::Free => chart.free,
        BlockKind::New => chart.new,
    }
}

/// How the address names a kind that a legend takes out.
fn address(kind: BlockKind) -> String {
    let code = match kind {
        BlockKind::Vpc => "vpc",
        BlockKind::VSwitch => "vswitch",
        BlockKind::SubPool => "pool",
        BlockKind::Custom => "custom",
        BlockKind::Reference => "reference",
        BlockKind::Overlap => "overlap",
        BlockKind::Ignored => "ignored",
        BlockKind::Free => "free",
        BlockKind::New => "new",
    };
    format!("space.{code}")
}

/// The kinds that the page's legends take out of its pictures of space.
#[derive(Clone, Copy)]
struct Hidden(Memo<BTreeSet<String>>);

impl Hidden {
    /// As the address says, where that keeps it.
    fn of(keeps: Keeps) -> Hidden {
        let query = use_router().query();
        Hidden(Memo::new(move |_| match keeps {
            Keeps::Here => BTreeSet::new(),
            Keeps::Address | Keeps::AddressOf(_) => {
                query.with(|query| hide::names(query).into_iter().map(str::to_owned).collect())
            }
        }))
    }

    /// True for a kind that is to be drawn.
    fn shows(self, kind: BlockKind) -> bool {
        self.0.with(|names| !names.contains(&address(kind)))
    }
}
