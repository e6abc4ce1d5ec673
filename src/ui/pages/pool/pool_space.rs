//! All of a pool's space as pictures, with what is about to be taken from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::{Block, BlockKind};
use crate::command::{Avoid, Purpose};
use crate::insight::provisioned_usage;
use crate::model::PoolId;
use crate::text::number;
use crate::ui::language::use_words;
use crate::ui::show::space::SpaceLegend;
use crate::ui::state::use_desk;

use super::picture::{SpacePicture, allocated_blocks, free_blocks, unallocated_blocks};

/// Most provisioned CIDRs that are drawn; more are counted.
const MOST_DRAWN: usize = 6;
const KINDS: [BlockKind; 7] = [
    BlockKind::New,
    BlockKind::SubPool,
    BlockKind::Vpc,
    BlockKind::Custom,
    BlockKind::Reference,
    BlockKind::Ignored,
    BlockKind::Overlap,
];

/// Blocks that are about to be made.
pub fn new_blocks(taken: &[Cidr]) -> impl Iterator<Item = Block> + '_ {
    taken.iter().map(|cidr| Block {
        cidr: *cidr,
        kind: BlockKind::New,
        label: cidr.to_string(),
        href: None,
    })
}

/// The pictures of a pool and their legend, inside a form. A click takes a free block.
#[component]
pub fn PoolSpace(
    source: PoolId,
    /// What is about to be taken.
    #[prop(into)]
    taken: Signal<Vec<Cidr>>,
    /// What the block is for, and what it stays clear of.
    looked: (Purpose, Avoid),
    on_take: Callback<Cidr>,
) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let containers = Memo::new(move |_| {
        desk.read(|workspace| workspace.pools().get(&source).map(|pool| pool.blocks()))
            .unwrap_or_default()
    });
    let blocks = Memo::new(move |_| {
        let (language, taken) = (words.language(), taken.get());
        desk.look(|workspace, insight| {
            let mut blocks = allocated_blocks(workspace, source, language);
            blocks.extend(unallocated_blocks(workspace, insight, source, language));
            blocks.extend(free_blocks(workspace, source, looked, &taken, language));
            // Links to elsewhere would leave the form with what is filled in.
            blocks.iter_mut().filter(|b| b.kind != BlockKind::Free).for_each(|b| b.href = None);
            blocks.extend(new_blocks(&taken));
            Arc::new(blocks)
        })
    });
    let pictures = move || {
        let all = containers.get();
        if all.is_empty() {
            return view! { <p class="muted">{move || words.get().pools.no_source_space}</p> }
                .into_any();
        }
        let more = all.len().saturating_sub(MOST_DRAWN);
        let pictures = all.into_iter().take(MOST_DRAWN).map(|container| {
            let used = Signal::derive(move || {
                desk.read(|workspace| provisioned_usage(workspace, source, container)).allocated()
            });
            view! { <SpacePicture container blocks used on_take/> }
        });
        let more = (more > 0).then(|| {
            let more = number::whole(more);
            view! { <p class="muted">{move || (words.get().scope_page.more_blocks)(&more)}</p> }
        });
        view! {
            {pictures.collect_view()}
            {more}
            <SpaceLegend kinds=Signal::stored(BTreeSet::from(KINDS))/>
        }
        .into_any()
    };
    view! { <div class="space-pictures">{pictures}</div> }
}
