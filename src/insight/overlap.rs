//! Overlaps in one sorted sweep.
//!
//! Blocks nest or are apart, so ordered by first address and then larger first, every block comes
//! right before all that lies inside it: the order is the preorder of a forest. One pass with a
//! stack gives every block its number of conflicts. Pairs that are no conflict (domain.md, D9) are
//! taken off with two counters per owner: how many are on the stack now, and how many were seen.
//!
//! | operation | cost |
//! |---|---|
//! | all exact counts | O(n log n) to sort, O(n) to sweep |
//! | the conflicts of one row | O(enclosing blocks + enclosed blocks) |

use crate::address::{Cidr, Family};

/// What a block is to the rule of D9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A CIDR of this VPC.
    Vpc(u32),
    /// A CIDR of a vSwitch of this VPC.
    VSwitch(u32),
    /// Anything else: it has no family.
    Alone,
}

impl Part {
    const fn rank(self) -> u32 {
        match self {
            Part::Vpc(_) => 0,
            Part::VSwitch(_) => 1,
            Part::Alone => 2,
        }
    }
}

/// One block of a scope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// The scope, as a small number.
    pub scope: u32,
    /// The block.
    pub family: Family,
    pub first: u128,
    pub last: u128,
    /// Whose it is.
    pub part: Part,
    /// The prefix-tool source whose blocks nest by design.
    pub nest: Option<u32>,
    /// The row that it stands for.
    pub row: u32,
}

impl Block {
    pub fn new(scope: u32, cidr: Cidr, part: Part, nest: Option<u32>, row: u32) -> Block {
        Block {
            scope,
            family: cidr.family(),
            first: cidr.first(),
            last: cidr.last(),
            part,
            nest,
            row,
        }
    }

    fn space(&self) -> (u32, Family) {
        (self.scope, self.family)
    }

    fn equals(&self, other: &Block) -> bool {
        self.space() == other.space() && self.first == other.first && self.last == other.last
    }

    fn contains(&self, other: &Block) -> bool {
        self.space() == other.space() && self.first <= other.first && other.last <= self.last
    }
}

/// Puts the blocks family by family and scope by scope, each before all that lies inside it, and
/// of equal ones VPCs before vSwitches.
///
/// What orders an IPv4 block, and its place, fit one number: sorting those takes a third of the
/// time of sorting the blocks.
fn put_in_order(blocks: &mut [Block]) {
    let mut v4: Vec<u128> = Vec::with_capacity(blocks.len());
    let mut v6: Vec<(u32, u128, u32, u32)> = Vec::new();
    for (place, block) in (0u32..).zip(blocks.iter()) {
        // The larger of two that begin alike comes first: it leaves fewer bits alike.
        let alike = (block.first ^ block.last).leading_zeros();
        let rank = (alike << 2) | block.part.rank();
        match block.family {
            Family::V4 => v4.push(
                (u128::from(block.scope) << 96)
                    | (block.first << 64)
                    | (u128::from(rank) << 32)
                    | u128::from(place),
            ),
            Family::V6 => v6.push((block.scope, block.first, rank, place)),
        }
    }
    v4.sort_unstable();
    v6.sort_unstable();
    let places = v4.into_iter().map(|key| u32::try_from(key & PLACE).unwrap_or(u32::MAX));
    let mut places: Vec<u32> = places.chain(v6.into_iter().map(|(.., place)| place)).collect();
    // In place: a second list of blocks would cost more than the sorting.
    for to in 0..blocks.len() {
        let mut from = place_at(&places, to);
        // What stood there may have been moved on already; its new place tells where to.
        while from < to {
            from = place_at(&places, from);
        }
        if let Some(place) = places.get_mut(to) {
            *place = u32::try_from(from).unwrap_or(u32::MAX);
        }
        blocks.swap(to, from);
    }
}

fn place_at(places: &[u32], index: usize) -> usize {
    places.get(index).and_then(|place| usize::try_from(*place).ok()).unwrap_or(index)
}

/// Where the place lies in an IPv4 block's number.
const PLACE: u128 = 0xffff_ffff;

/// True where two blocks that intersect are no conflict; `outer` contains `inner`.
fn is_nesting(outer: &Block, inner: &Block) -> bool {
    let own =
        matches!((outer.part, inner.part), (Part::Vpc(one), Part::VSwitch(other)) if one == other);
    let own_equal = outer.equals(inner)
        && matches!((inner.part, outer.part), (Part::Vpc(one), Part::VSwitch(other)) if one == other);
    let by_design = outer.nest.is_some() && outer.nest == inner.nest && !outer.equals(inner);
    own || own_equal || by_design
}

/// The swept blocks of all scopes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sweep {
    blocks: Vec<Block>,
    /// The enclosing block's place; `NONE` at the top.
    parent: Vec<u32>,
    /// The place of the last block that lies inside.
    last: Vec<u32>,
    /// By row: its place, or `NONE`.
    place_of_row: Vec<u32>,
}

const NONE: u32 = u32::MAX;

/// Two counters per owner.
#[derive(Default)]
struct Tally {
    on_stack: Vec<u32>,
    seen: Vec<u32>,
}

impl Tally {
    fn of_size(size: usize) -> Tally {
        Tally { on_stack: vec![0; size], seen: vec![0; size] }
    }
}

fn at(counts: &[u32], owner: u32) -> u32 {
    usize::try_from(owner).ok().and_then(|owner| counts.get(owner)).copied().unwrap_or(0)
}

fn add(counts: &mut [u32], owner: u32, by: i32) {
    if let Some(count) = usize::try_from(owner).ok().and_then(|owner| counts.get_mut(owner)) {
        *count = count.saturating_add_signed(by);
    }
}

/// A block that is open while the sweep is inside it.
struct Open {
    place: u32,
    /// How many of its own vSwitches were seen before it.
    own_seen: u32,
    /// How many of its prefix-tool source were seen up to the last block equal to it.
    nest_seen: u32,
}

struct Pass<'a> {
    blocks: &'a [Block],
    stack: Vec<Open>,
    /// The prefix-tool source of a VPC, by VPC.
    nest_of_vpc: Vec<Option<u32>>,
    /// vSwitches seen that do not nest with their VPC, and VPC blocks open, by VPC.
    vpcs: Tally,
    /// Blocks seen and open, by prefix-tool source.
    nests: Tally,
    parent: Vec<u32>,
    last: Vec<u32>,
    conflicts: Vec<u32>,
}

impl Sweep {
    /// Sweeps the blocks of `rows` rows; owners and nests are numbered below the sizes given.
    /// Returns the sweep and the exact number of conflicts of every row.
    pub fn run(
        mut blocks: Vec<Block>,
        rows: usize,
        vpcs: usize,
        nests: usize,
    ) -> (Sweep, Vec<u32>) {
        put_in_order(&mut blocks);
        let mut pass = Pass {
            blocks: &blocks,
            stack: Vec::new(),
            nest_of_vpc: nests_of_vpcs(&blocks, vpcs, nests),
            vpcs: Tally::of_size(vpcs),
            nests: Tally::of_size(nests),
            parent: Vec::with_capacity(blocks.len()),
            last: vec![0; blocks.len()],
            conflicts: vec![0; blocks.len()],
        };
        for (place, block) in (0u32..).zip(&blocks) {
            pass.visit(place, block);
        }
        pass.close_all();
        let Pass { parent, last, conflicts, .. } = pass;
        let mut by_row = vec![0; rows];
        let mut place_of_row = vec![NONE; rows];
        for (place, (block, count)) in (0u32..).zip(blocks.iter().zip(conflicts)) {
            let row = usize::try_from(block.row).unwrap_or(usize::MAX);
            if let (Some(total), Some(of_row)) = (by_row.get_mut(row), place_of_row.get_mut(row)) {
                *total = count;
                *of_row = place;
            }
        }
        (Sweep { blocks, parent, last, place_of_row }, by_row)
    }

    /// The rows that conflict with this one, in the order of their blocks.
    pub fn conflicts_of(&self, row: u32) -> Vec<u32> {
        let Some((place, block)) = self.block_of(row) else { return Vec::new() };
        let mut found: Vec<u32> = self.outside(place, block).collect();
        found.reverse();
        found.extend(self.inside(place, block));
        found
    }

    /// The first of [`Sweep::conflicts_of`], without making the others.
    pub fn first_conflict_of(&self, row: u32) -> Option<u32> {
        let (place, block) = self.block_of(row)?;
        self.outside(place, block).last().or_else(|| self.inside(place, block).next())
    }

    /// The rows around a block that conflict with it, innermost first.
    fn outside(&self, place: u32, block: &Block) -> impl Iterator<Item = u32> {
        let up = move |place: &u32| Some(at(&self.parent, *place));
        let around = std::iter::successors(up(&place), up).map_while(|place| self.block(place));
        around.filter(move |outer| !is_nesting(outer, block)).map(|outer| outer.row)
    }

    /// The rows inside a block that conflict with it, in the order of their blocks.
    fn inside(&self, place: u32, block: &Block) -> impl Iterator<Item = u32> {
        let inside = (place..=at(&self.last, place)).skip(1).filter_map(|place| self.block(place));
        inside.filter(move |inner| !is_nesting(block, inner)).map(|inner| inner.row)
    }

    fn block(&self, place: u32) -> Option<&Block> {
        self.blocks.get(usize::try_from(place).ok()?)
    }

    fn block_of(&self, row: u32) -> Option<(u32, &Block)> {
        let place = *self.place_of_row.get(usize::try_from(row).ok()?)?;
        Some((place, self.block(place)?))
    }
}

/// The prefix-tool source of every VPC; empty where there is no such source.
fn nests_of_vpcs(blocks: &[Block], vpcs: usize, nests: usize) -> Vec<Option<u32>> {
    let mut of_vpc = vec![None; if nests == 0 { 0 } else { vpcs }];
    for block in blocks.iter().filter(|block| block.nest.is_some()) {
        if let Part::Vpc(vpc) = block.part
            && let Some(nest) = usize::try_from(vpc).ok().and_then(|vpc| of_vpc.get_mut(vpc))
        {
            *nest = block.nest;
        }
    }
    of_vpc
}

impl<'a> Pass<'a> {
    fn block(&self, place: u32) -> Option<&'a Block> {
        self.blocks.get(usize::try_from(place).ok()?)
    }

    fn visit(&mut self, place: u32, block: &Block) {
        self.settle_equals(block);
        while let Some(open) = self.stack.last()
            && !self.block(open.place).is_some_and(|outer| outer.contains(block))
        {
            self.close(place);
        }
        let around = u32::try_from(self.stack.len()).unwrap_or(u32::MAX);
        let exempt = self.exempt_around(block);
        self.count(place, around.saturating_sub(exempt));
        self.parent.push(self.stack.last().map_or(NONE, |open| open.place));
        self.open(place, block);
    }

    /// True for a vSwitch in the prefix-tool source of its own VPC: all that lies strictly inside
    /// counts as nested by design already.
    fn nests_with_own(&self, block: &Block) -> bool {
        let Part::VSwitch(vpc) = block.part else { return false };
        let of_vpc = usize::try_from(vpc).ok().and_then(|vpc| self.nest_of_vpc.get(vpc));
        block.nest.is_some() && of_vpc == Some(&block.nest)
    }

    /// How many of the open blocks, which all contain this one, are no conflict with it.
    fn exempt_around(&self, block: &Block) -> u32 {
        let own = match block.part {
            Part::VSwitch(vpc) if !self.nests_with_own(block) => at(&self.vpcs.on_stack, vpc),
            _ => 0,
        };
        let Some(nest) = block.nest else { return own };
        // What is equal lies on top of the stack; there, only the own VPC is exempt.
        let mut equal_in_nest = 0;
        let mut equal_own = 0;
        for open in self.stack.iter().rev() {
            let Some(outer) = self.block(open.place).filter(|outer| outer.equals(block)) else {
                break;
            };
            equal_in_nest += u32::from(outer.nest == Some(nest));
            equal_own += u32::from(self.nests_with_own(block) && is_nesting(outer, block));
        }
        let strictly = at(&self.nests.on_stack, nest).saturating_sub(equal_in_nest);
        own.saturating_add(strictly).saturating_add(equal_own)
    }

    fn open(&mut self, place: u32, block: &Block) {
        let own_seen = match block.part {
            Part::Vpc(vpc) => {
                add(&mut self.vpcs.on_stack, vpc, 1);
                at(&self.vpcs.seen, vpc)
            }
            Part::VSwitch(vpc) if !self.nests_with_own(block) => {
                add(&mut self.vpcs.seen, vpc, 1);
                0
            }
            Part::VSwitch(_) | Part::Alone => 0,
        };
        let mut nest_seen = 0;
        if let Some(nest) = block.nest {
            add(&mut self.nests.on_stack, nest, 1);
            add(&mut self.nests.seen, nest, 1);
            nest_seen = at(&self.nests.seen, nest);
        }
        self.stack.push(Open { place, own_seen, nest_seen });
    }

    /// Once a block differs from those before it, the run of equal blocks on top of the stack is
    /// complete: what their source has shown so far is not strictly inside any of them.
    fn settle_equals(&mut self, next: &Block) {
        let blocks = self.blocks;
        let Some(top) = self.stack.last().and_then(|open| self.block(open.place)) else { return };
        if top.equals(next) {
            return;
        }
        for open in self.stack.iter_mut().rev() {
            let Some(block) = usize::try_from(open.place).ok().and_then(|place| blocks.get(place))
            else {
                return;
            };
            if !block.equals(top) {
                return;
            }
            if let Some(nest) = block.nest {
                open.nest_seen = open.nest_seen.max(at(&self.nests.seen, nest));
            }
        }
    }

    /// Closes the innermost open block; `next` is the place of the first block after it.
    fn close(&mut self, next: u32) {
        let Some(open) = self.stack.pop() else { return };
        let Some(block) = self.block(open.place) else { return };
        let last = next.saturating_sub(1);
        if let Some(slot) =
            usize::try_from(open.place).ok().and_then(|place| self.last.get_mut(place))
        {
            *slot = last;
        }
        let inside = last.saturating_sub(open.place);
        let exempt = self.exempt_inside(&open, block, last);
        self.count(open.place, inside.saturating_sub(exempt));
        if let Part::Vpc(vpc) = block.part {
            add(&mut self.vpcs.on_stack, vpc, -1);
        }
        if let Some(nest) = block.nest {
            add(&mut self.nests.on_stack, nest, -1);
        }
    }

    /// How many of the blocks inside are no conflict with the one that closes.
    fn exempt_inside(&self, open: &Open, block: &Block, last: u32) -> u32 {
        let own = match block.part {
            Part::Vpc(vpc) => at(&self.vpcs.seen, vpc).saturating_sub(open.own_seen),
            Part::VSwitch(_) | Part::Alone => 0,
        };
        let Some(nest) = block.nest else { return own };
        let strictly = at(&self.nests.seen, nest).saturating_sub(open.nest_seen);
        let equal_own = (open.place..=last)
            .skip(1)
            .map_while(|place| self.block(place).filter(|inner| inner.equals(block)))
            .filter(|inner| self.nests_with_own(inner) && is_nesting(block, inner))
            .count();
        let equal_own = u32::try_from(equal_own).unwrap_or(u32::MAX);
        own.saturating_add(strictly).saturating_add(equal_own)
    }

    fn count(&mut self, place: u32, conflicts: u32) {
        if let Some(total) =
            usize::try_from(place).ok().and_then(|place| self.conflicts.get_mut(place))
        {
            *total = total.saturating_add(conflicts);
        }
    }

    fn close_all(&mut self) {
        let end = u32::try_from(self.blocks.len()).unwrap_or(NONE);
        if let Some(last) = self.blocks.last().copied() {
            // A block of no space is equal to none, so that the last run of equals is settled.
            self.settle_equals(&Block { scope: NONE, ..last });
        }
        while !self.stack.is_empty() {
            self.close(end);
        }
    }
}
