//! The address space of a pool: a picture, how much is left, and the same as a table.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::{Block, BlockKind};
use crate::command::{Avoid, Purpose};
use crate::insight::provisioned_usage;
use crate::model::PoolId;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, CheckField, Empty};
use crate::ui::router::use_router;
use crate::ui::show::space::{Findable, Keeps, SpaceLegend, shown_blocks};
use crate::ui::state::use_desk;

use super::picture::{
    SpacePicture, TAKE, TwinOf, allocated_blocks, free_blocks, unallocated_blocks,
};
use super::reserve::{ReserveDialog, Reserving};
use super::twin::{Left, Twin};

/// What can lie in a pool.
const KINDS: [BlockKind; 6] = [
    BlockKind::Vpc,
    BlockKind::SubPool,
    BlockKind::Custom,
    BlockKind::Reference,
    BlockKind::Ignored,
    BlockKind::Overlap,
];

/// The tab.
#[component]
pub fn Space(id: PoolId) -> impl IntoView {
    let (desk, words, router) = (use_desk(), use_words(), use_router());
    let clear_of_resources = RwSignal::new(true);
    let avoid = Signal::derive(move || match clear_of_resources.get() {
        true => Avoid::Resources,
        false => Avoid::AllocationsOnly,
    });
    let reserving = Reserving::new(id);
    // A link to a free block, opened in another tab of the browser, starts the reservation there.
    if let Some(cidr) = router.now().query.read_as::<Cidr>(TAKE) {
        router.set_query(|query| query.remove(TAKE));
        reserving.start_with(cidr);
    }
    let containers = Memo::new(move |_| {
        desk.read(|workspace| workspace.pools().get(&id).map(|pool| pool.blocks()))
            .unwrap_or_default()
    });
    let blocks = Memo::new(move |_| {
        let (language, avoid) = (words.language(), avoid.get());
        desk.look(|workspace, insight| {
            let mut blocks = allocated_blocks(workspace, id, language);
            blocks.extend(unallocated_blocks(workspace, insight, id, language));
            blocks.extend(free_blocks(workspace, id, (Purpose::Custom, avoid), &[], language));
            Arc::new(blocks)
        })
    });
    let take = move |cidr: Cidr| reserving.start_with(cidr);
    let is_empty = move || containers.with(Vec::is_empty);
    view! {
        <Show when=move || !is_empty() fallback=NoSpace>
            <Card title=word(|w| w.nav.tab_space)>
                <div class="stack">
                    <p class="card-lead">{move || words.get().pools.space_lead}</p>
                    <SpaceLegend
                        kinds=Signal::stored(BTreeSet::from(KINDS))
                        keeps=Keeps::Address
                    />
                    <Findable containers=containers.into()>
                        <Pictures id containers blocks on_take=take/>
                    </Findable>
                    <CheckField
                        label=word(|w| w.pools.space_avoid)
                        help=word(|w| w.pools.space_avoid_help)
                        value=clear_of_resources
                    />
                </div>
            </Card>
            <Card title=word(|w| w.pools.left_title)>
                <Left id avoid/>
            </Card>
            <Card title=word(|w| w.pools.twin_title)>
                <Twin blocks=shown_blocks(blocks.into(), Keeps::Address) on_take=take/>
            </Card>
        </Show>
        <ReserveDialog id state=reserving/>
    }
}

#[component]
fn NoSpace() -> impl IntoView {
    view! {
        <Empty title=word(|w| w.pools.cidrs_none) text=word(|w| w.pools.cidrs_none_text)/>
    }
}

#[component]
fn Pictures(
    id: PoolId,
    containers: Memo<Vec<Cidr>>,
    blocks: Memo<Arc<Vec<Block>>>,
    #[prop(into)] on_take: Callback<Cidr>,
) -> impl IntoView {
    let desk = use_desk();
    let pictures = move || {
        containers
            .get()
            .into_iter()
            .map(|container| {
                let used = Signal::derive(move || {
                    desk.read(|workspace| provisioned_usage(workspace, id, container)).allocated()
                });
                view! { <SpacePicture container blocks used on_take keeps=Keeps::Address twin=TwinOf::Page/> }
            })
            .collect_view()
    };
    view! { <div class="space-pictures">{pictures}</div> }
}
