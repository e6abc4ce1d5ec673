//! A block of addresses and what lies in it: a strip to scale, a legend and a table twin.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::{Block, BlockKind, Caption, Group, Strip, strip};
use crate::insight::{Management, Row, RowKind};
use crate::text::{Words, number};
use crate::ui::browser;
use crate::ui::language::{Text, use_words};

use super::chart::{Figure, LegendFill, Picture};

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

/// One strip with its twin. `blocks` may come in any order and nest.
#[component]
pub fn SpaceStrip(
    container: Cidr,
    #[prop(into)] blocks: Signal<Arc<Vec<Block>>>,
    #[prop(optional, into)] beside: ViewFn,
    #[prop(optional, into)] title: Text,
) -> impl IntoView {
    let words = use_words();
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

/// The legend of the kinds that are drawn.
#[component]
pub fn SpaceLegend(#[prop(into)] kinds: Signal<Vec<BlockKind>>) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="legend" role="group" aria-label=move || words.get().chart.legend>
            {move || {
                let mut kinds = kinds.get();
                kinds.sort_unstable();
                kinds.dedup();
                kinds.push(BlockKind::Free);
                kinds
                    .into_iter()
                    .map(|kind| {
                        let label = move || block_word(kind, words.get());
                        view! { <LegendFill fill=kind.fill() label/> }
                    })
                    .collect_view()
            }}
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
