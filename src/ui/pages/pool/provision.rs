//! Provisioning CIDRs to a pool that is there.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::address::{Cidr, Family};
use crate::chart::{Block, BlockKind};
use crate::command::{Applied, Avoid, CidrRequest, Command, Purpose, Refusal};
use crate::model::{Pool, PoolId, ScopeKind, Workspace};
use crate::text::{Concept, pool_name};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{DialogWidth, FormDialog};
use crate::ui::show::{ExplainedLead, Refused, RefusedAt, use_run};
use crate::ui::state::{Desk, use_desk};

use super::block_row::{BlockFields, BlockSetting, Ways};
use super::block_rows::{BlockRow, BlockRows, SIZED, TYPED, placed};
use super::picture::{SpaceLegend, SpacePicture, allocated_blocks, free_blocks};

/// The lengths of simulated blocks (domain.md, D20).
const SIMULATED: RangeInclusive<u8> = 40..=56;
/// Most provisioned CIDRs of a source pool that are drawn.
const MOST_DRAWN: usize = 4;

/// The dialog.
#[component]
pub fn ProvisionDialog(id: PoolId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words, run) = (use_desk(), use_words(), use_run());
    let rows = BlockRows::new(Signal::stored(None));
    let requests = rows.requests();
    let refused = RwSignal::new(None::<Refusal>);
    let kind = Memo::new(move |_| desk.read(|workspace| Kind::of(workspace, id)));
    Effect::new(move || {
        if open.get() {
            refused.set(None);
            rows.restart(match kind.get_untracked().ways {
                Ways::Typed | Ways::Both => TYPED,
                Ways::Simulated => SIZED,
            });
        }
    });
    let outcome = Memo::new(move |_| dry_run(desk, id, &requests.get()));
    // A memo: a refusal that is said again must not make its buttons anew under the pointer.
    let refusal: Signal<Option<Refusal>> =
        Memo::new(move |_| outcome.get().and_then(Result::err).or_else(|| refused.get())).into();
    let setting = BlockSetting {
        family: Signal::derive(move || kind.get().family),
        masks: Signal::derive(move || kind.get().masks),
        ways: Signal::derive(move || kind.get().ways),
        refusal,
        requests,
        placed: placed_now(outcome, requests),
    };
    let title = move || {
        let name = desk.read(|workspace| pool_name(id, workspace));
        (words.get().pools.provision_title)(&name)
    };
    let idle = move || rows.has_unfinished() || rows.requests_now().is_empty();
    let submit = move |()| {
        let asked = untrack(|| rows.requests_now()).into_iter().map(|(_, asked)| asked).collect();
        if run.into(refused, Command::Provision(id, asked)).is_some() {
            open.set(false);
        }
    };
    let lead = move || {
        let pools = &words.get().pools;
        match kind.get().ways {
            Ways::Typed => pools.provision_lead_top,
            Ways::Both => pools.provision_lead_source,
            Ways::Simulated => pools.provision_lead_v6,
        }
    };
    view! {
        <FormDialog
            open
            title
            submit=word(|w| w.action.provision)
            width=DialogWidth::Wide
            disabled=Signal::derive(idle)
            on_submit=submit
        >
            <ExplainedLead said=lead concept=Concept::Provision/>
            <BlockFields rows setting/>
            <Refused refusal at=RefusedAt::Whole/>
            {move || {
                kind.get()
                    .source
                    .map(|source| {
                        view! {
                            <TakeFrom
                                source
                                placed=setting.placed
                                looked=(Purpose::SubPool, Avoid::Resources)
                                on_take=move |cidr| rows.pick(cidr)
                            />
                        }
                    })
            }}
        </FormDialog>
    }
}

/// What a command for these rows would do; none without rows.
fn dry_run(
    desk: Desk,
    id: PoolId,
    requests: &[(BlockRow, CidrRequest)],
) -> Option<Result<Applied, Refusal>> {
    desk.revision().track();
    let asked: Vec<CidrRequest> = requests.iter().map(|(_, asked)| *asked).collect();
    (!asked.is_empty()).then(|| desk.dry_run(Command::Provision(id, asked)))
}

/// Which block each row would get.
pub fn placed_now(
    outcome: Memo<Option<Result<Applied, Refusal>>>,
    requests: Signal<Vec<(BlockRow, CidrRequest)>>,
) -> Signal<Vec<(u32, Cidr)>> {
    Signal::derive(move || {
        outcome.with(|outcome| match outcome {
            Some(Ok(applied)) => requests.with(|requests| placed(applied, requests)),
            _ => Vec::new(),
        })
    })
}

/// What decides how rows look.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kind {
    family: Family,
    source: Option<PoolId>,
    ways: Ways,
    masks: RangeInclusive<u8>,
}

impl Kind {
    fn of(workspace: &Workspace, id: PoolId) -> Kind {
        let pool = workspace.pools().get(&id);
        let family = pool.map_or(Family::V4, |pool| pool.family);
        let source = pool.and_then(|pool| pool.source_pool);
        let scope = workspace.scope_of_pool(id).map(|scope| scope.kind);
        let shortest = |pool: &Pool| pool.cidrs.iter().map(|row| row.cidr.prefix_len()).min();
        let (ways, masks) = match (source.and_then(|id| workspace.pools().get(&id)), scope) {
            (Some(source), _) => (Ways::Both, shortest(source).unwrap_or(0)..=family.bits()),
            (None, Some(ScopeKind::Public)) => (Ways::Simulated, SIMULATED),
            (None, _) => (Ways::Typed, 0..=family.bits()),
        };
        Kind { family, source, ways, masks }
    }
}

/// A pool's space with what is free in it; a click takes a free block.
#[component]
pub fn TakeFrom(
    source: PoolId,
    #[prop(into)] placed: Signal<Vec<(u32, Cidr)>>,
    /// What the block is for, and what it stays clear of.
    looked: (Purpose, Avoid),
    #[prop(into)] on_take: Callback<Cidr>,
) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let containers = Memo::new(move |_| {
        desk.read(|workspace| workspace.pools().get(&source).map(|pool| pool.blocks()))
            .unwrap_or_default()
    });
    let blocks = Memo::new(move |_| {
        let taken: Vec<Cidr> = placed.get().into_iter().map(|(_, cidr)| cidr).collect();
        desk.read(|workspace| {
            let language = words.language();
            let mut blocks = allocated_blocks(workspace, source, language);
            blocks.extend(free_blocks(workspace, source, looked, &taken, language));
            blocks.extend(taken.into_iter().map(|cidr| Block {
                cidr,
                kind: BlockKind::New,
                label: cidr.to_string(),
                href: None,
            }));
            // Links of a picture inside a dialog would leave it.
            blocks.iter_mut().filter(|b| b.kind != BlockKind::Free).for_each(|b| b.href = None);
            blocks
        })
    });
    let pictures = move || {
        containers
            .get()
            .into_iter()
            .take(MOST_DRAWN)
            .map(|container| {
                let used = Signal::derive(move || {
                    let inside = |block: &&Block| {
                        container.contains(block.cidr) && block.kind != BlockKind::Free
                    };
                    blocks.with(|all| all.iter().filter(inside).map(|b| b.cidr.size()).sum())
                });
                view! {
                    <figure>
                        <figcaption class="mono">{container.to_string()}</figcaption>
                        <SpacePicture container blocks used on_take/>
                    </figure>
                }
            })
            .collect_view()
    };
    view! {
        <section class="take-from" aria-label=move || words.get().pools.free_blocks>
            {pictures}
            <SpaceLegend kinds=vec![
                BlockKind::New,
                BlockKind::SubPool,
                BlockKind::Vpc,
                BlockKind::Custom,
                BlockKind::Free,
            ]/>
            <FreeList source looked on_take/>
        </section>
    }
}

/// Most free blocks that are offered one by one.
const MOST_OFFERED: usize = 8;

/// The first free blocks as buttons: what the picture offers to a pointer, for everybody.
#[component]
fn FreeList(source: PoolId, looked: (Purpose, Avoid), on_take: Callback<Cidr>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let holes = Memo::new(move |_| {
        desk.read(|workspace| {
            let free = crate::command::free_space(workspace, source, looked.0, looked.1);
            free.holes().collect::<Vec<_>>()
        })
    });
    let list = move || {
        let all = holes.get();
        let more = all.len().saturating_sub(MOST_OFFERED);
        if all.is_empty() {
            return view! { <p class="muted">{move || words.get().pools.no_free}</p> }.into_any();
        }
        let buttons = all.into_iter().take(MOST_OFFERED).map(|cidr| {
            let size = crate::text::number::count(cidr.size());
            let label = move || (words.get().pools.free_block)(&cidr.to_string(), &size);
            view! {
                <li>
                    <button
                        type="button"
                        class="button"
                        title=move || (words.get().pools.pick)(&cidr.to_string())
                        on:click=move |_| on_take.run(cidr)
                    >
                        {label}
                    </button>
                </li>
            }
        });
        let rest = (more > 0).then(|| {
            let more = crate::text::number::whole(more);
            view! { <li class="muted">{move || (words.get().pools.more_free)(&more)}</li> }
        });
        view! {
            <ul class="free-list">
                {buttons.collect_view()}
                {rest}
            </ul>
        }
        .into_any()
    };
    view! {
        <h3>{move || words.get().pools.free_blocks}</h3>
        {list}
    }
}
