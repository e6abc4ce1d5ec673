//! A pool's address space in words: how many blocks of each size are left, and what lies where.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::{Cidr, Count, Placement, next_block};
use crate::chart::BlockKind;
use crate::command::{Avoid, Purpose, free_space};
use crate::model::PoolId;
use crate::text::number;
use crate::ui::language::{UseWords, use_words, word};
use crate::ui::parts::{Button, ButtonKind, Column, CopyText, DataTable};
use crate::ui::state::{Desk, use_desk};

use super::picture::{kind_of, target_name};

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
        Column::text("size", word(|w| w.pools.left_size), move |length| {
            count(length, |row| row.size)
        })
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

/// What lies where, by address: allocations and free blocks in one list.
#[component]
pub fn Twin(
    id: PoolId,
    avoid: Signal<Avoid>,
    #[prop(into)] on_take: Callback<Cidr>,
) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let table = Memo::new(move |_| twin_rows(desk, words, id, avoid.get()));
    let rows = Memo::new(move |_| {
        table.with(|table| table.iter().map(|row| row.cidr).collect::<Arc<[Cidr]>>())
    });
    let of = move |cidr: Cidr| {
        table.with(|table| {
            let place = table.binary_search_by_key(&cidr, |row| row.cidr).ok()?;
            table.get(place).cloned()
        })
    };
    let kind = move |cidr| {
        let term = &words.get().term;
        match of(cidr).map(|row| row.kind) {
            Some(BlockKind::Vpc) => term.vpc,
            Some(BlockKind::SubPool) => term.sub_pool,
            Some(BlockKind::Custom) => term.custom_allocation,
            _ => term.free,
        }
    };
    let columns = vec![
        Column::view("cidr", word(|w| w.term.cidr), |cidr: Cidr| {
            view! { <CopyText text=cidr.to_string()/> }
        })
        .csv(|cidr| cidr.to_string())
        .sort_by_key(|cidr| cidr)
        .fixed(),
        Column::text("what", word(|w| w.pools.what), move |cidr| kind(cidr).to_owned()),
        Column::text("name", word(|w| w.term.name), move |cidr| {
            of(cidr).map(|row| row.name).unwrap_or_default()
        }),
        Column::view("addresses", word(|w| w.pools.addresses), |cidr: Cidr| {
            view! { <span title=number::exact(cidr.size())>{number::count(cidr.size())}</span> }
        })
        .csv(|cidr| cidr.size().to_string())
        .sort_by_key(|cidr| cidr.size())
        .end(),
        Column::operations(word(|w| w.term.operation), move |cidr| {
            let is_free = of(cidr).is_some_and(|row| row.kind == BlockKind::Free);
            is_free.then(|| {
                view! {
                    <Button
                        label=word(|w| w.pools.reserve_short)
                        kind=ButtonKind::Quiet
                        on_press=move |()| on_take.run(cidr)
                    />
                }
            })
        }),
    ];
    view! {
        <DataTable
            name="pool-space"
            label=word(|w| w.pools.twin_title)
            columns
            rows
            revision=versioned(table)
        />
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct TwinRow {
    cidr: Cidr,
    kind: BlockKind,
    name: String,
}

fn twin_rows(desk: Desk, words: UseWords, id: PoolId, avoid: Avoid) -> Vec<TwinRow> {
    let language = words.language();
    desk.read(|workspace| {
        let allocated = workspace.allocations_in(id).map(|row| TwinRow {
            cidr: row.cidr,
            kind: kind_of(row.target),
            name: target_name(row, workspace, language),
        });
        let free = free_space(workspace, id, Purpose::Custom, avoid);
        let holes =
            free.holes().map(|cidr| TwinRow { cidr, kind: BlockKind::Free, name: String::new() });
        let mut rows: Vec<TwinRow> = allocated.chain(holes).collect();
        rows.sort_by_key(|row| row.cidr);
        rows
    })
}
