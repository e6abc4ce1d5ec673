//! What the form would make: where the CIDRs lie, how large they are, and what is left.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::address::{Cidr, Count, Family, FreeSpace};
use crate::chart::{Block, BlockKind};
use crate::command::{Avoid, CidrRequest, Purpose, free_space};
use crate::insight::{Insight, Management, RowKind};
use crate::model::{PoolId, ScopeId, ScopeKind, Workspace};
use crate::text::{Language, number, pool_name};
use crate::ui::form::Answer;
use crate::ui::language::{use_words, word};
use crate::ui::pages::pool::picture::SpacePicture;
use crate::ui::pages::pool::pool_space::{PoolSpace, new_blocks};
use crate::ui::parts::{Card, Detail, DetailsList};
use crate::ui::show::row::row_name;
use crate::ui::show::space::SpaceLegend;
use crate::ui::state::use_desk;

use super::Draft;

/// Most stretches around new CIDRs that are drawn.
const MOST_DRAWN: usize = 6;
/// What lies around the CIDRs of a top-level pool.
const KINDS: [BlockKind; 3] = [BlockKind::New, BlockKind::SubPool, BlockKind::Reference];
/// Sub-pools are wanted, where no discovered resource lies.
const LOOKED: (Purpose, Avoid) = (Purpose::SubPool, Avoid::Resources);

/// The side of the form.
#[component]
pub fn Effects(draft: Draft, answer: Answer, on_take: Callback<Cidr>) -> impl IntoView {
    let placed = draft.placed(answer);
    let source =
        Memo::new(move |_| draft.chosen.with(|chosen| chosen.as_ref().and_then(|c| c.source)));
    let wanted = Memo::new(move |_| wanted(draft, placed.get()));
    view! {
        <Card title=word(|w| w.pools.effect)>
            <div class="stack">
                {move || match source.get() {
                    Some(source) => view! { <InSource source wanted on_take/> }.into_any(),
                    None => view! { <OnTop draft wanted/> }.into_any(),
                }}
                <Sizes draft wanted/>
            </div>
        </Card>
    }
}

/// The blocks that would be taken; while something is refused, those that are typed.
fn wanted(draft: Draft, placed: Vec<(u32, Cidr)>) -> Vec<Cidr> {
    if !placed.is_empty() {
        return placed.into_iter().map(|(_, cidr)| cidr).collect();
    }
    draft.requests().with(|requests| {
        let typed = requests.iter().filter_map(|(_, asked)| match asked {
            CidrRequest::Exactly(cidr) => Some(*cidr),
            CidrRequest::AnyOf { .. } | CidrRequest::Default => None,
        });
        typed.collect()
    })
}

#[component]
fn InSource(source: PoolId, wanted: Memo<Vec<Cidr>>, on_take: Callback<Cidr>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let name = move || {
        let name = desk.read(|workspace| pool_name(source, workspace));
        (words.get().pools.effect_in)(&name)
    };
    view! {
        <h3>{name}</h3>
        <PoolSpace source taken=wanted looked=LOOKED on_take/>
        <Left source wanted/>
    }
}

#[component]
fn Left(source: PoolId, wanted: Memo<Vec<Cidr>>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let left = Memo::new(move |_| {
        let taken = wanted.get();
        desk.read(|workspace| {
            let free = free_space(workspace, source, Purpose::SubPool, Avoid::AllocationsOnly);
            let holes: Vec<Cidr> = free.holes().collect();
            let left = FreeSpace::new(&holes, taken.iter().map(|cidr| cidr.span()).collect());
            (left.size(), left.holes().min_by_key(|hole| hole.prefix_len()))
        })
    });
    let largest = move || match left.get().1 {
        Some(block) => block.to_string(),
        None => words.get().part.dash.to_owned(),
    };
    view! {
        <DetailsList>
            <Detail label=word(|w| w.pools.effect_left_label)>
                <span title=move || number::exact(left.get().0)>
                    {move || number::count(left.get().0)}
                </span>
            </Detail>
            <Detail label=word(|w| w.pools.effect_larger)>
                <span class="mono">{largest}</span>
            </Detail>
        </DetailsList>
    }
}

/// A top-level pool among the other top-level pools of its scope.
#[component]
fn OnTop(draft: Draft, wanted: Memo<Vec<Cidr>>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let scope = Memo::new(move |_| draft.chosen.with(|chosen| chosen.as_ref().map(|c| c.scope)));
    let around = Memo::new(move |_| {
        let mut around: Vec<Cidr> =
            wanted.with(|wanted| wanted.iter().filter_map(|cidr| surroundings(*cidr)).collect());
        around.sort_unstable();
        around.dedup();
        around
    });
    let blocks = Memo::new(move |_| {
        let (Some(scope), taken) = (scope.get(), wanted.get()) else { return Arc::default() };
        let around = around.get();
        desk.look(|workspace, insight| {
            let mut blocks = others(workspace, scope, &taken);
            blocks.extend(discovered(workspace, insight, scope, &around, words.language()));
            Arc::new(blocks)
        })
    });
    // The pictures stay while a CIDR is typed, with what they are zoomed to.
    let pictures = move || {
        let pictures = around.get().into_iter().take(MOST_DRAWN).map(|container| {
            let used = Signal::derive(move || {
                let takes = |block: &&Block| {
                    block.kind != BlockKind::Reference && container.contains(block.cidr)
                };
                blocks.with(|all| all.iter().filter(takes).map(|b| b.cidr.size()).sum::<Count>())
            });
            view! { <SpacePicture container blocks used/> }
        });
        view! {
            {pictures.collect_view()}
            <SpaceLegend
                kinds=Signal::stored(BTreeSet::from(KINDS))
                named=(BlockKind::SubPool, word(|w| w.pools.other_pools))
            />
        }
    };
    let is_empty = Memo::new(move |_| wanted.with(Vec::is_empty));
    view! {
        <p class="muted">{move || words.get().pools.effect_top}</p>
        {move || {
            if is_empty.get() {
                view! { <p>{move || words.get().pools.effect_nothing}</p> }.into_any()
            } else {
                pictures().into_any()
            }
        }}
    }
}

/// The VPCs of the scope that no pool manages, as far as they lie in these blocks: a new pool would
/// have them inside.
fn discovered(
    workspace: &Workspace,
    insight: &Insight,
    scope: ScopeId,
    around: &[Cidr],
    language: Language,
) -> Vec<Block> {
    let rows = insight.rows_of_scope(scope).iter().filter_map(|id| insight.row(*id));
    rows.filter(|row| row.kind == RowKind::Vpc && row.management == Management::Unmanaged)
        .filter(|row| around.iter().any(|block| block.contains(row.cidr)))
        .map(|row| Block {
            cidr: row.cidr,
            kind: BlockKind::Reference,
            label: format!("{} {}", row_name(row, workspace, language), row.cidr),
            href: None,
        })
        .collect()
}

fn others(workspace: &Workspace, scope: ScopeId, taken: &[Cidr]) -> Vec<Block> {
    let top = workspace.pools_in(scope).filter(|pool| pool.source_pool.is_none());
    let others = top.flat_map(|pool| {
        let name = pool_name(pool.id, workspace);
        pool.cidrs.iter().map(move |row| Block {
            cidr: row.cidr,
            kind: BlockKind::SubPool,
            label: format!("{name} {}", row.cidr),
            href: None,
        })
    });
    others.chain(new_blocks(taken)).collect()
}

/// The space in which a block is shown: the private range that holds it, or a few steps up.
fn surroundings(cidr: Cidr) -> Option<Cidr> {
    const PRIVATE: [&str; 2] = ["172.16.0.0/12", "192.168.0.0/16"];
    let private = PRIVATE.iter().filter_map(|text| Cidr::parse(text).ok());
    if let Some(range) = private.into_iter().find(|range| range.contains(cidr)) {
        return Some(range);
    }
    let prefix_len = match cidr.family() {
        Family::V4 => cidr.prefix_len().min(8),
        Family::V6 => cidr.prefix_len().saturating_sub(8),
    };
    Cidr::containing(cidr.family(), cidr.first(), prefix_len)
}

#[component]
fn Sizes(draft: Draft, wanted: Memo<Vec<Cidr>>) -> impl IntoView {
    let words = use_words();
    let simulated = move || {
        let chosen = draft.chosen.get()?;
        let sized = draft.requests().with(|requests| {
            requests.iter().any(|(_, asked)| !matches!(asked, CidrRequest::Exactly(_)))
        });
        let on_top = chosen.kind == ScopeKind::Public && chosen.source.is_none();
        (on_top && sized).then(|| words.get().pools.simulated_note)
    };
    let list = move || {
        let sizes = wanted.get().into_iter().map(|cidr| {
            let size = (words.get().form.addresses)(&number::count(cidr.size()));
            view! {
                <li title=number::exact(cidr.size())>
                    <span class="mono">{cidr.to_string()}</span>
                    " "
                    <span class="muted">{size}</span>
                </li>
            }
        });
        sizes.collect_view()
    };
    view! {
        <ul class="plain">{list}</ul>
        <p class="small-print">{simulated}</p>
    }
}
