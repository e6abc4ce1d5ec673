//! Rows of CIDRs to take: what is typed in them, and what they ask for.

use leptos::prelude::*;

use crate::address::{Cidr, Placement};
use crate::command::{Applied, CidrRequest, Remedy};
use crate::model::{AllocationTarget, RowOp};
use crate::ui::pages::pool::settle::settled;

/// The values of the select that tells how a row names its block.
pub const TYPED: &str = "typed";
/// See [`TYPED`].
pub const SIZED: &str = "sized";

/// What is typed in one row. Small and `Copy`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct BlockRow {
    /// Tells rows apart while others come and go.
    pub id: u32,
    /// [`TYPED`] or [`SIZED`].
    pub way: RwSignal<String>,
    /// The CIDR, for typed ones.
    pub cidr: RwSignal<String>,
    /// The prefix length, for sized ones.
    pub mask: RwSignal<Option<u8>>,
    /// Which free block, for sized ones.
    pub placement: RwSignal<String>,
    /// A name, for reservations.
    pub name: RwSignal<String>,
    /// A description, for reservations.
    pub description: RwSignal<String>,
}

/// What a row asks for at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing: it is empty.
    Nothing,
    /// Something that is no CIDR yet.
    Unfinished,
    /// This.
    For(CidrRequest),
}

/// The rows of a form or dialog. Their signals live as long as the component that made them.
#[derive(Clone, Copy)]
pub struct BlockRows {
    rows: RwSignal<Vec<BlockRow>>,
    next: StoredValue<u32>,
    owner: StoredValue<Option<Owner>>,
    default_mask: Signal<Option<u8>>,
}

/// How a placement is written in the select.
pub const fn placement_value(placement: Placement) -> &'static str {
    match placement {
        Placement::FirstFit => "first",
        Placement::BestFit => "best",
        Placement::Sparse => "sparse",
    }
}

fn placement_of(value: &str) -> Placement {
    let wanted = |placement: &Placement| placement_value(*placement) == value;
    Placement::ALL.into_iter().find(wanted).unwrap_or_default()
}

impl BlockRow {
    /// What it asks for; tracks what is typed.
    pub fn asked(self, default_mask: Option<u8>) -> Asked {
        if self.way.with(|way| way == SIZED) {
            return match (self.mask.get(), default_mask) {
                (Some(prefix_len), _) => {
                    let placement = self.placement.with(|value| placement_of(value));
                    Asked::For(CidrRequest::AnyOf { prefix_len, placement })
                }
                (None, Some(_)) => Asked::For(CidrRequest::Default),
                (None, None) => Asked::Nothing,
            };
        }
        self.cidr.with(|text| match Cidr::parse(text.trim()) {
            Ok(cidr) => Asked::For(CidrRequest::Exactly(cidr)),
            Err(crate::address::CidrError::Empty) => Asked::Nothing,
            Err(_) => Asked::Unfinished,
        })
    }

    /// Makes it ask for this very block.
    pub fn take(self, cidr: Cidr) {
        self.way.set(TYPED.to_owned());
        self.cidr.set(cidr.to_string());
    }

    /// Does what a refusal offers for this row.
    pub fn remedy(self, remedy: Remedy) {
        match remedy {
            Remedy::UseCidr(cidr) => self.take(cidr),
            Remedy::UsePrefixLen(prefix_len) => {
                let typed = self.cidr.with_untracked(|text| Cidr::parse(text.trim()).ok());
                match typed.filter(|_| self.way.with_untracked(|way| way == TYPED)) {
                    Some(cidr) => {
                        if let Some(cut) = Cidr::containing(cidr.family(), cidr.first(), prefix_len)
                        {
                            self.take(cut);
                        }
                    }
                    None => self.mask.set(Some(prefix_len)),
                }
            }
            _ => {}
        }
    }
}

impl BlockRows {
    /// No rows. `default_mask` is the pool's, which sized rows may leave to it.
    pub fn new(default_mask: impl Into<Signal<Option<u8>>>) -> BlockRows {
        BlockRows {
            rows: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            owner: StoredValue::new(Owner::current()),
            default_mask: default_mask.into(),
        }
    }

    /// The rows.
    pub fn all(self) -> RwSignal<Vec<BlockRow>> {
        self.rows
    }

    /// What sized rows may leave to the pool.
    pub fn default_mask(self) -> Signal<Option<u8>> {
        self.default_mask
    }

    /// Adds an empty row.
    pub fn add(self, way: &str) -> BlockRow {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        let make = || BlockRow {
            id,
            way: RwSignal::new(way.to_owned()),
            cidr: RwSignal::default(),
            mask: RwSignal::default(),
            placement: RwSignal::new(placement_value(Placement::FirstFit).to_owned()),
            name: RwSignal::default(),
            description: RwSignal::default(),
        };
        let row = match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        };
        self.rows.update(|rows| rows.push(row));
        row
    }

    /// Takes a row away.
    pub fn remove(self, id: u32) {
        self.rows.update(|rows| rows.retain(|row| row.id != id));
    }

    /// Takes all rows away and adds an empty one.
    pub fn restart(self, way: &str) {
        self.rows.update(Vec::clear);
        self.add(way);
    }

    /// Free space to take from: as [`BlockRows::pick`], and of a block that is larger than what the
    /// pool gives by default, its beginning.
    pub fn pick_from(self, free: Cidr) {
        let usual = self.default_mask.get_untracked();
        let usual = usual.filter(|prefix_len| *prefix_len > free.prefix_len());
        let start = usual.and_then(|usual| Cidr::containing(free.family(), free.first(), usual));
        self.pick(start.unwrap_or(free));
    }

    /// A block to take: in the last row where that is empty, else in a new one.
    pub fn pick(self, cidr: Cidr) {
        let last = self.rows.with_untracked(|rows| rows.last().copied());
        let empty = last.filter(|row| untrack(|| row.asked(None)) == Asked::Nothing);
        empty.unwrap_or_else(|| self.add(TYPED)).take(cidr);
    }

    /// The rows that ask for something, in order, once the typing rests.
    pub fn requests(self) -> Signal<Vec<(BlockRow, CidrRequest)>> {
        let now = Memo::new(move |_| self.requests_now());
        settled(now)
    }

    /// The rows that ask for something, in order; tracks what is typed.
    pub fn requests_now(self) -> Vec<(BlockRow, CidrRequest)> {
        let default = self.default_mask.get();
        self.rows.with(|rows| {
            rows.iter()
                .filter_map(|row| match row.asked(default) {
                    Asked::For(request) => Some((*row, request)),
                    Asked::Nothing | Asked::Unfinished => None,
                })
                .collect()
        })
    }

    /// True where a row holds something that is no CIDR.
    pub fn has_unfinished(self) -> bool {
        self.rows.with(|rows| rows.iter().any(|row| row.asked(None) == Asked::Unfinished))
    }
}

/// Which block each row got, as a dry run tells: typed ones are placed first, then sized ones.
pub fn placed(applied: &Applied, requests: &[(BlockRow, CidrRequest)]) -> Vec<(u32, Cidr)> {
    let mut found = new_blocks(applied).into_iter();
    let is_typed = |request: &CidrRequest| matches!(request, CidrRequest::Exactly(_));
    let typed = requests.iter().filter(|(_, request)| is_typed(request));
    let sized = requests.iter().filter(|(_, request)| !is_typed(request));
    typed.chain(sized).filter_map(|(row, _)| Some((row.id, found.next()?))).collect()
}

/// The blocks that a command takes, in the order in which it took them.
fn new_blocks(applied: &Applied) -> Vec<Cidr> {
    let taken: Vec<Cidr> = applied
        .change
        .ops
        .iter()
        .filter_map(|op| match op {
            RowOp::Allocations(delta) if delta.before.is_none() => delta.after.as_ref(),
            _ => None,
        })
        .filter(|allocation| !matches!(allocation.target, AllocationTarget::Vpc(_)))
        .map(|allocation| allocation.cidr)
        .collect();
    if !taken.is_empty() {
        return taken;
    }
    let provisioned = applied.change.ops.iter().find_map(|op| match op {
        RowOp::Pools(delta) => {
            let before = delta.before.as_ref().map(|pool| pool.blocks()).unwrap_or_default();
            let after = delta.after.as_ref()?.blocks();
            Some(after.into_iter().filter(|cidr| !before.contains(cidr)).collect())
        }
        _ => None,
    });
    provisioned.unwrap_or_default()
}
