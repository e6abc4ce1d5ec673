//! The pools above and below a pool.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::{PoolId, Workspace};
use crate::ui::language::word;
use crate::ui::pages::pools::{PoolOrder, PoolTable};
use crate::ui::parts::{ButtonKind, Empty, LinkButton};
use crate::ui::route::{Query, Route};
use crate::ui::state::use_desk;

/// The tab.
#[component]
pub fn Hierarchy(id: PoolId) -> impl IntoView {
    let desk = use_desk();
    let family = Memo::new(move |_| desk.read(|workspace| family(workspace, id)));
    let create = move || {
        view! {
            <LinkButton
                label=word(|w| w.pools.create_sub_pool)
                to=Signal::derive(move || Route::PoolNew.with(Query::new().with("source", id)))
                kind=ButtonKind::Primary
            />
        }
    };
    move || {
        if family.with(|family| family.len() > 1) {
            view! {
                <PoolTable
                    name="pool-hierarchy"
                    rows=family
                    order=Signal::stored(PoolOrder::Tree)
                    here=id
                />
            }
            .into_any()
        } else {
            view! {
                <Empty
                    title=word(|w| w.pools.no_sub_pools)
                    text=word(|w| w.pools.no_sub_pools_text)
                    actions=create
                />
            }
            .into_any()
        }
    }
}

/// The pool, all above it and all below it.
fn family(workspace: &Workspace, id: PoolId) -> Arc<[PoolId]> {
    let mut all = Vec::new();
    let mut above = workspace.pools().get(&id).and_then(|pool| pool.source_pool);
    while let Some(next) = above {
        all.push(next);
        above = workspace.pools().get(&next).and_then(|pool| pool.source_pool);
    }
    let mut waiting = vec![id];
    while let Some(next) = waiting.pop() {
        all.push(next);
        waiting.extend(workspace.sub_pools(next).map(|pool| pool.id));
    }
    all.into()
}
