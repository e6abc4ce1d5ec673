//! A block of addresses and what lies in it: a strip to scale, a legend and a table twin.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::{Block, BlockKind, Caption, Group, Strip, strip};
use crate::insight::{Management, Row, RowKind};
use crate::text::{Words, number};
use crate::ui::browser;
use crate::ui::language::{Text, use_words, word};
use crate::ui::router::use_router;

use super::chart::{Figure, FillMark, LegendFill, Picture};
use super::hide::{self, LegendToggle};

/// Rows of the table twin, at most; more are counted.
const MOST_ROWS: usize = 300;

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

/// The name of a kind of block.
pub fn block_word(kind: BlockKind, words: &'static Words) -> &'static str {
    let (term, chart) = (&words.term, &words.chart);
    match kind {
        BlockKind::Vpc => term.vpc,
        BlockKind::VSwitch => term.vswitch,
        BlockKind::SubPool => term.sub_pool,
        BlockKind::Custom => term.custom_allocation,
        BlockKind::Reference => chart.other,
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
pub struct Hidden(Memo<BTreeSet<String>>);

impl Hidden {
    /// As the address says.
    pub fn here() -> Hidden {
        let query = use_router().query();
        Hidden(Memo::new(move |_| {
            query.with(|query| hide::names(query).into_iter().map(str::to_owned).collect())
        }))
    }

    /// True for a kind that is to be drawn.
    pub fn shows(self, kind: BlockKind) -> bool {
        self.0.with(|names| !names.contains(&address(kind)))
    }
}

/// An entry of a legend that takes this kind out of the pictures.
#[component]
pub fn KindToggle(kind: BlockKind, hidden: Hidden, #[prop(into)] label: Text) -> impl IntoView {
    let shown = Signal::derive(move || hidden.shows(kind));
    view! {
        <LegendToggle name=address(kind) shown>
            <FillMark fill=kind.fill()/>
            {move || label.get()}
        </LegendToggle>
    }
}

/// One strip with its twin. `blocks` may come in any order and nest.
#[component]
pub fn SpaceStrip(
    container: Cidr,
    #[prop(into)] blocks: Signal<Arc<Vec<Block>>>,
    #[prop(optional, into)] beside: ViewFn,
    #[prop(optional, into)] title: Text,
) -> impl IntoView {
    let (words, hidden) = (use_words(), Hidden::here());
    let blocks = Signal::derive(move || {
        let all = blocks.get();
        Arc::new(all.iter().filter(|block| hidden.shows(block.kind)).cloned().collect::<Vec<_>>())
    });
    let id = format!("space-{}", browser::unique());
    let name = move || title.some().map_or_else(|| container.to_string(), |it| it.into_owned());
    let draw = move |width: u32| {
        let words = words.get();
        let blocks = blocks.get();
        let count = number::whole(blocks.len());
        strip(&Strip {
            id: &id,
            title: &name(),
            description: &(words.network.space_text)(&count, &container.to_string()),
            width,
            container,
            blocks: &blocks,
            grouped: &|group: Group| Caption {
                label: (words.chart.grouped)(&number::whole(group.count), &group.span.to_string()),
                href: None,
            },
        })
    };
    view! {
        <Figure
            title=name
            actions=move || beside.run()
            twin=move || view! { <SpaceTable blocks/> }
        >
            <Picture draw=Callback::new(draw)/>
        </Figure>
    }
}

/// The legend of the kinds that are drawn, each of which it takes out and puts back.
#[component]
pub fn SpaceLegend(#[prop(into)] kinds: Signal<Vec<BlockKind>>) -> impl IntoView {
    let (words, hidden) = (use_words(), Hidden::here());
    view! {
        <div class="legend" role="group" aria-label=move || words.get().chart.legend>
            {move || {
                let mut kinds = kinds.get();
                kinds.sort_unstable();
                kinds.dedup();
                kinds
                    .into_iter()
                    .map(|kind| {
                        let label = move || block_word(kind, words.get());
                        view! { <KindToggle kind hidden label/> }
                    })
                    .collect_view()
            }}
            <LegendFill
                fill=BlockKind::Free.fill()
                label=word(|w| block_word(BlockKind::Free, w))
            />
        </div>
    }
}

#[component]
fn SpaceTable(blocks: Signal<Arc<Vec<Block>>>) -> impl IntoView {
    let words = use_words();
    let rows = move || {
        let mut sorted: Vec<Block> = blocks.get().to_vec();
        sorted.sort_by_key(|block| (block.cidr, block.kind));
        let more = sorted.len().saturating_sub(MOST_ROWS);
        sorted.truncate(MOST_ROWS);
        let rows = sorted.into_iter().map(|block| table_row(block, words.get())).collect_view();
        let more = (more > 0).then(|| {
            let said = (words.get().scope_page.more_blocks)(&number::whole(more));
            view! { <tr><td colspan="4">{said}</td></tr> }
        });
        view! { {rows} {more} }
    };
    view! {
        <table class="plain-table">
            <thead>
                <tr>
                    <th scope="col">{move || words.get().chart.block}</th>
                    <th scope="col">{move || words.get().chart.what}</th>
                    <th scope="col">{move || words.get().term.name}</th>
                    <th scope="col" class="end">{move || words.get().chart.size}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn table_row(block: Block, words: &'static Words) -> impl IntoView {
    let size = number::count(block.cidr.size());
    let name = match block.href {
        Some(href) => view! { <a href=href>{block.label}</a> }.into_any(),
        None => view! { <span>{block.label}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="mono">{block.cidr.to_string()}</th>
            <td>{block_word(block.kind, words)}</td>
            <td>{name}</td>
            <td class="end">{size}</td>
        </tr>
    }
}
