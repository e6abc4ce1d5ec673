//! A pool's free space, to take a block out of it.

use leptos::prelude::*;

use crate::address::{Cidr, FreeSpace};
use crate::command::{Avoid, Purpose};
use crate::model::PoolId;
use crate::ui::language::use_words;
use crate::ui::state::use_desk;

use super::pool_space::PoolSpace;

/// A pool's space with what is free in it; a click takes a free block.
#[component]
pub fn TakeFrom(
    source: PoolId,
    #[prop(into)] placed: Signal<Vec<(u32, Cidr)>>,
    /// What the block is for, and what it stays clear of.
    looked: (Purpose, Avoid),
    #[prop(into)] on_take: Callback<Cidr>,
) -> impl IntoView {
    let words = use_words();
    let taken = Signal::derive(move || {
        placed.get().into_iter().map(|(_, cidr)| cidr).collect::<Vec<Cidr>>()
    });
    view! {
        <section class="take-from" aria-label=move || words.get().pools.free_blocks>
            <PoolSpace source taken looked on_take/>
            <FreeList source taken looked on_take/>
        </section>
    }
}

/// Most free blocks that are offered one by one.
const MOST_OFFERED: usize = 8;

/// The first free blocks as buttons: what the picture offers to a pointer, for everybody.
#[component]
fn FreeList(
    source: PoolId,
    taken: Signal<Vec<Cidr>>,
    looked: (Purpose, Avoid),
    on_take: Callback<Cidr>,
) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let holes = Memo::new(move |_| {
        desk.read(|workspace| {
            let free = crate::command::free_space(workspace, source, looked.0, looked.1);
            let holes: Vec<Cidr> = free.holes().collect();
            let taken = taken.with(|taken| taken.iter().map(|cidr| cidr.span()).collect());
            FreeSpace::new(&holes, taken).holes().collect::<Vec<Cidr>>()
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
