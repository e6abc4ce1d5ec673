//! The same as a picture, as a table.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::Block;
use crate::text::{Words, number};
use crate::ui::language::use_words;
use crate::ui::parts::Button;

use super::block_word;

/// Rows of the table twin to begin with; more are counted, and shown when asked for.
const MOST_ROWS: usize = 300;

/// What lies in a picture, by address.
#[component]
pub fn SpaceTable(blocks: Signal<Arc<Vec<Block>>>) -> impl IntoView {
    let words = use_words();
    let most = RwSignal::new(MOST_ROWS);
    let rows = move || {
        let mut sorted: Vec<Block> = blocks.get().to_vec();
        sorted.sort_by_key(|block| (block.cidr, block.kind));
        let more = sorted.len().saturating_sub(most.get());
        sorted.truncate(most.get());
        let rows = sorted.into_iter().map(|block| table_row(block, words.get())).collect_view();
        let more = (more > 0).then(|| {
            let label = (words.get().scope_page.show_blocks)(&number::whole(more));
            let all = move |()| most.set(usize::MAX);
            view! { <tr><td colspan="4"><Button label on_press=all/></td></tr> }
        });
        view! { {rows} {more} }
    };
    view! {
        <table class="plain-table as-cards">
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
    let size = block.cidr.size();
    let (what, chart) = (block_word(block.kind, words), &words.chart);
    let name = match block.href {
        Some(href) => view! { <a href=href>{block.label}</a> }.into_any(),
        None => view! { <span>{block.label}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="mono">{block.cidr.to_string()}</th>
            <td data-label=chart.what>{what}</td>
            <td data-label=words.term.name>{name}</td>
            <td data-label=chart.size class="end" title=number::exact(size)>
                {number::count(size)}
            </td>
        </tr>
    }
}
