//! The same as a picture, as a table.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::Block;
use crate::text::{Words, number};
use crate::ui::language::use_words;

use super::block_word;

/// Rows of the table twin, at most; more are counted.
const MOST_ROWS: usize = 300;

/// What lies in a picture, by address.
#[component]
pub fn SpaceTable(blocks: Signal<Arc<Vec<Block>>>) -> impl IntoView {
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
