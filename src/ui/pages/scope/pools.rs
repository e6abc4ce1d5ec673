//! Address Pool: the pools of the scope.

use std::sync::Arc;

use leptos::prelude::*;

use crate::insight::pool_usage;
use crate::model::{Pool, PoolId, ScopeId, Workspace};
use crate::text::{family_word, lifecycle_word, number, pool_name, region_label};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    ButtonKind, Card, Column, CopyText, DataTable, Empty, Icon, Lines, LinkButton, Menu, MenuItem,
    TableState, Usage, UsageBar,
};
use crate::ui::route::{PoolTab, Query, Route};
use crate::ui::show::{IdName, LifecycleBadge, RegionName};
use crate::ui::state::{Desk, use_desk};

/// CIDRs that a cell names one by one, at most.
const MOST_CIDRS: usize = 2;

/// The tab.
#[component]
pub fn ScopePools(id: ScopeId) -> impl IntoView {
    let desk = use_desk();
    let rows = Signal::derive(move || {
        desk.read(|workspace| {
            let mut pools: Vec<&Pool> = workspace.pools_in(id).collect();
            // As an address plan reads: by block, and a pool before its sub-pools.
            pools.sort_by_key(|pool| {
                (pool.family, pool.blocks().first().copied(), workspace.depth(pool), pool.id)
            });
            pools.into_iter().map(|pool| pool.id).collect::<Arc<[PoolId]>>()
        })
    });
    let create = move || {
        view! {
            <LinkButton
                label=word(|w| w.nav.create_pool)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                to=Signal::stored(Route::PoolNew.with(Query::new().with("scope", id)))
            />
        }
    };
    view! {
        <Card>
        <DataTable
            name="pools-of-scope"
            label=word(|w| w.nav.tab_pools)
            columns=columns()
            rows
            state=TableState::in_address()
            lines=Lines::Two
            revision=desk.revision()
            empty=move || {
                view! {
                    <Empty
                        title=word(|w| w.scope_page.no_pools_title)
                        text=word(|w| w.scope_page.no_pools_text)
                        actions=create
                    />
                }
            }
        />
        </Card>
    }
}

/// Reads a pool as it is now.
fn with_pool<T: Default>(desk: Desk, id: PoolId, read: impl FnOnce(&Pool, &Workspace) -> T) -> T {
    desk.peek(|workspace| workspace.pools().get(&id).map(|pool| read(pool, workspace)))
        .unwrap_or_default()
}

fn columns() -> Vec<Column<PoolId>> {
    let (desk, words) = (use_desk(), use_words());
    let name = move |id: PoolId| with_pool(desk, id, |pool, _| pool.label.name.to_string());
    let region = move |id| with_pool(desk, id, |pool, _| pool.region.clone());
    let region_text = move |id| {
        region(id).map_or_else(
            || words.get().scope_page.any_region.to_owned(),
            |region| region_label(&region, words.language()),
        )
    };
    let blocks = move |id| with_pool(desk, id, |pool, _| pool.blocks());
    let version = move |id| {
        with_pool(desk, id, |pool, _| family_word(pool.family, words.language()).to_owned())
    };
    let status = move |id| {
        with_pool(desk, id, |pool, _| lifecycle_word(pool.status, words.language()).to_owned())
    };
    let depth = move |id| with_pool(desk, id, |pool, workspace| workspace.depth(pool));
    let usage = move |id| {
        let usage = desk.peek(|workspace| pool_usage(workspace, id));
        Some(Usage { used: usage.allocated(), total: usage.provisioned })
            .filter(|usage| !usage.total.is_zero())
    };
    vec![
        Column::view("pool", word(|w| w.term.id_name), move |id| {
            let place = Route::Pool(id, PoolTab::default());
            view! { <IdName name=name(id) id=id.to_string() to=place/> }
        })
        .csv(move |id| format!("{} ({id})", name(id)))
        .sort_by_text(move |id| desk.peek(|workspace| pool_name(id, workspace)))
        .fixed(),
        Column::view("region", word(|w| w.term.effective_region), move |id| match region(id) {
            Some(region) => view! { <RegionName region/> }.into_any(),
            None => view! {
                <span class="muted">{move || words.get().scope_page.any_region}</span>
            }
            .into_any(),
        })
        .csv(region_text)
        .sort_by_text(region_text),
        Column::view("cidr", word(|w| w.term.cidr), move |id| {
            let blocks = blocks(id);
            let more = blocks.len().saturating_sub(MOST_CIDRS);
            let shown = blocks.iter().take(MOST_CIDRS).map(|block| {
                view! { <CopyText text=block.to_string()/> }
            });
            let more = (more > 0).then(|| {
                let count = number::whole(more);
                let all = blocks.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
                view! {
                    <span class="small-print" title=all>
                        {move || (words.get().confirm.more)(&count)}
                    </span>
                }
            });
            let none = blocks.is_empty().then(|| view! { <span class="muted">"—"</span> });
            view! { <span class="two-line">{shown.collect_view()} {more} {none}</span> }
        })
        .csv(move |id| blocks(id).iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        .sort_by_key(move |id| blocks(id).first().copied()),
        Column::text("version", word(|w| w.term.ip_version), version),
        Column::view("status", word(|w| w.term.status), move |id| {
            let status = with_pool(desk, id, |pool, _| Some(pool.status));
            status.map(|status| view! { <LifecycleBadge status/> })
        })
        .csv(status)
        .sort_by_key(status),
        Column::view("depth", word(|w| w.term.depth), move |id| depth(id).to_string())
            .csv(move |id| depth(id).to_string())
            .sort_by_key(depth)
            .end(),
        Column::view("usage", word(|w| w.scope_page.usage), move |id| {
            view! { <UsageBar usage=Signal::stored(usage(id))/> }
        })
        .csv(move |id| {
            usage(id).and_then(|usage| number::percent(usage.used, usage.total)).unwrap_or_default()
        })
        .sort_by_key(move |id| usage(id).and_then(|usage| usage.used.percent_of(usage.total, 2))),
        Column::operations(word(|w| w.table.operation), move |id| {
            let items = vec![
                MenuItem::link(
                    word(|w| w.scope_page.create_sub_pool),
                    Route::PoolNew.with(Query::new().with("source", id)),
                ),
                MenuItem::link(word(|w| w.nav.tab_space), Route::Pool(id, PoolTab::Space)),
            ];
            let href = Route::Pool(id, PoolTab::default()).href();
            view! {
                <a class="button quiet" href=href>{move || words.get().action.manage}</a>
                <Menu items/>
            }
        }),
    ]
}
