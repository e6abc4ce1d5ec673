//! A picture with its title and its twin.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::{Block, BlockKind};
use crate::text::number;
use crate::ui::language::{Text, use_words};

use super::super::chart::Figure;
use super::table::SpaceTable;
use super::{Keeps, SpaceMap, shown_blocks};

/// One block of addresses. `blocks` may come in any order and nest.
#[component]
pub fn SpaceStrip(
    container: Cidr,
    #[prop(into)] blocks: Signal<Arc<Vec<Block>>>,
    #[prop(optional, into)] beside: ViewFn,
    #[prop(optional, into)] title: Text,
    /// Where the page keeps what is seen.
    keeps: Keeps,
) -> impl IntoView {
    let words = use_words();
    let shown = shown_blocks(blocks, keeps);
    let name = move || title.some().map_or_else(|| container.to_string(), |it| it.into_owned());
    let said = move || {
        let taken = |block: &&Block| block.kind != BlockKind::Free;
        let count = number::whole(shown.with(|shown| shown.iter().filter(taken).count()));
        (words.get().network.space_text)(&count, &container.to_string())
    };
    view! {
        <Figure
            title=name
            actions=move || beside.run()
            twin=move || view! { <SpaceTable blocks=shown/> }
        >
            <SpaceMap container blocks title=name said keeps/>
        </Figure>
    }
}
