//! A pool's address space in words: how many blocks of each size are left, and what lies where.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::{Cidr, Count, Placement, next_block};
use crate::chart::{Block, BlockKind};
use crate::command::{Avoid, Purpose, free_space};
use crate::model::PoolId;
use crate::text::number;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, ButtonKind, Column, CopyText, DataTable};
use crate::ui::show::name_cell;
use crate::ui::show::space::block_word;
use crate::ui::state::{Desk, use_desk};

/// How many blocks of a size can still be cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LeftRow {
    size: Count,
    blocks: Count,
    exactly: usize,
    first: Option<Cidr>,
}

/// "How many /24 are left": one row a prefix length, from the largest free block down.
#[component]
pub fn Left(id: PoolId, avoid: Signal<Avoid>) -> impl IntoView {
    let desk = use_desk();
    let table = Memo::new(move |_| left_rows(desk, id, avoid.get()));
    let rows = Memo::new(move |_| {
        table.with(|table| table.iter().map(|(length, _)| *length).collect::<Arc<[u8]>>())
    });
    let of = move |length: u8| {
        table.with(|table| table.iter().find(|(own, _)| *own == length).map(|(_, row)| *row))
    };
    let count = move |length: u8, pick: fn(LeftRow) -> Count| {
        of(length).map(|row| number::count(pick(row))).unwrap_or_default()
    };
    let columns = vec![
        Column::text("mask", word(|w| w.pools.left_mask), |length: u8| format!("/{length}"))
            .sort_by_key(|length| length)
            .fixed(),
        Column::view("blocks", word(|w| w.pools.left_count), move |length| {
            let exact = of(length).map(|row| number::exact(row.blocks));
            view! { <strong class="count" title=exact>{count(length, |row| row.blocks)}</strong> }
        })
        .csv(move |length| of(length).map(|row| row.blocks.to_string()).unwrap_or_default())
        .sort_by_key(move |length| of(length).map(|row| row.blocks))
        .end(),
        Column::view("size", word(|w| w.pools.left_size), move |length| {
            let exact = of(length).and_then(|row| number::in_full(row.size));
            view! { <span title=exact>{count(length, |row| row.size)}</span> }
        })
        .csv(move |length| of(length).map(|row| row.size.to_string()).unwrap_or_default())
        .sort_by_key(move |length| of(length).map(|row| row.size))
        .end(),
        Column::text("exactly", word(|w| w.pools.left_holes), move |length| {
            of(length).map(|row| number::whole(row.exactly)).unwrap_or_default()
        })
        .sort_by_key(move |length| of(length).map(|row| row.exactly))
        .end(),
        Column::view("first", word(|w| w.pools.left_first), move |length| {
            of(length)
                .and_then(|row| row.first)
                .map(|first| view! { <CopyText text=first.to_string()/> })
        })
        .csv(move |length| {
            of(length).and_then(|row| row.first).map(|first| first.to_string()).unwrap_or_default()
        }),
    ];
    view! {
        <DataTable
            name="pool-left"
            label=word(|w| w.pools.left_title)
            columns
            rows
            revision=versioned(table)
        />
    }
}

fn left_rows(desk: Desk, id: PoolId, avoid: Avoid) -> Vec<(u8, LeftRow)> {
    desk.read(|workspace| {
        let free = free_space(workspace, id, Purpose::Custom, avoid);
        let holes: Vec<u8> = free.holes().map(Cidr::prefix_len).collect();
        let bits = workspace.pools().get(&id).map_or(0, |pool| pool.family.bits());
        let largest = holes.iter().copied().min();
        let lengths = largest.into_iter().flat_map(|largest| largest..=bits);
        lengths
            .map(|length| {
                let row = LeftRow {
                    size: Count::power_of_two(bits.saturating_sub(length)),
                    blocks: free.blocks_of(length),
                    exactly: holes.iter().filter(|hole| **hole == length).count(),
                    first: next_block(&free, length, Placement::FirstFit),
                };
                (length, row)
            })
            .collect()
    })
}

/// A number that changes with the value.
fn versioned<T: Send + Sync + 'static>(of: Memo<T>) -> Signal<u64> {
    let version = Memo::new(move |before: Option<&u64>| {
        of.track();
        before.map_or(0, |before| before.wrapping_add(1))
    });
    version.into()
}

/// What the pictures show, by address: `blocks` without those that a legend takes out.
#[component]
pub fn Twin(
    blocks: Signal<Arc<Vec<Block>>>,
    #[prop(into)] on_take: Callback<Cidr>,
) -> impl IntoView {
    let words = use_words();
    let table = Memo::new(move |_| {
        let mut sorted = blocks.get().to_vec();
        sorted.sort_by_key(|block| (block.cidr, block.kind));
        sorted
    });
    let rows = Memo::new(move |_| (0..table.with(Vec::len)).map(Place).collect::<Arc<[Place]>>());
    let of = move |Place(place): Place| table.with(|table| table.get(place).cloned());
    let cidr = move |place| of(place).map(|block| block.cidr);
    let kind = move |place| {
        of(place).map(|block| block_word(block.kind, words.get())).unwrap_or_default().to_owned()
    };
    let name = move |place| of(place).as_ref().map(own_name).unwrap_or_default();
    let columns = vec![
        Column::view("cidr", word(|w| w.term.cidr), move |place| {
            cidr(place).map(|cidr| view! { <CopyText text=cidr.to_string()/> })
        })
        .csv(move |place| cidr(place).map(|cidr| cidr.to_string()).unwrap_or_default())
        .sort_by_key(cidr)
        .fixed(),
        Column::text("what", word(|w| w.pools.what), kind),
        Column::view("name", word(|w| w.term.name), move |place| {
            let href = of(place).filter(|block| block.kind != BlockKind::Free)?.href;
            Some(name_cell(name(place), href))
        })
        .written(name),
        Column::view("addresses", word(|w| w.pools.addresses), move |place| {
            cidr(place).map(Cidr::size).map(|size| {
                view! { <span title=number::exact(size)>{number::count(size)}</span> }
            })
        })
        .csv(move |place| cidr(place).map(|cidr| cidr.size().to_string()).unwrap_or_default())
        .sort_by_key(move |place| cidr(place).map(Cidr::size))
        .end(),
        Column::operations(word(|w| w.term.operation), move |place| {
            let free = of(place).filter(|block| block.kind == BlockKind::Free);
            free.map(|block| {
                view! {
                    <Button
                        label=word(|w| w.pools.reserve_short)
                        kind=ButtonKind::Quiet
                        on_press=move |()| on_take.run(block.cidr)
                    />
                }
            })
        }),
    ];
    let identity = move |place| {
        of(place).map(|block| format!("{},{}", block.cidr, block.label)).unwrap_or_default()
    };
    view! {
        <DataTable
            name="pool-space"
            label=word(|w| w.pools.twin_title)
            columns
            rows
            revision=versioned(table)
            identity=Arc::new(identity)
        />
    }
}

/// A row: a place among the blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Place(usize);

/// What a block is called, without its CIDR, which stands beside it; nothing for free ones and
/// shared ranges, of which there is no more to say than what they are.
fn own_name(block: &Block) -> String {
    if matches!(block.kind, BlockKind::Free | BlockKind::Overlap) {
        return String::new();
    }
    let cidr = format!(" {}", block.cidr);
    block.label.strip_suffix(&cidr).unwrap_or(&block.label).to_owned()
}
