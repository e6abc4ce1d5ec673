//! Where each block stands in a picture, and what lies under a pointer or a cursor.

use crate::address::Span;

use super::super::fill::Fill;
use super::area::{BETWEEN, ROW, Scale};
use super::{Block, BlockKind, Caption, Group, hull};

/// What stands in one place: a block, or several that are too small to be drawn apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The px where it begins.
    pub left: u32,
    /// The px before which it ends.
    pub right: u32,
    /// From the first address to the last, which may lie outside the picture.
    pub span: Span,
    /// How many blocks.
    pub blocks: usize,
    /// What they are; `None` where they differ.
    pub kind: Option<BlockKind>,
    /// What it is called and where it leads.
    pub caption: Caption,
}

/// A place in a picture: a row of it, counted from above, and an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The row, from 0.
    pub row: usize,
    /// An address of the block that is meant.
    pub address: u128,
}

/// Where a cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CursorMove {
    /// To the block before, in address order.
    Back,
    /// To the block after.
    Forward,
    /// To what is around.
    Up,
    /// To what is inside, or near it.
    Down,
    /// To the first block of the row.
    First,
    /// To the last block of the row.
    Last,
}

/// Where everything of a picture is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripLayout {
    /// The width in px.
    pub width: u32,
    /// The height in px.
    pub height: u32,
    /// The px where the first row begins.
    pub top: u32,
    /// The cells row by row, in address order. Blocks of addresses nest or are apart: a block
    /// stands in the row below the one that it lies in.
    pub rows: Vec<Vec<Cell>>,
}

impl StripLayout {
    /// The px where a row begins.
    pub fn top_of(&self, row: usize) -> u32 {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        self.top.saturating_add(row.saturating_mul(ROW + BETWEEN))
    }

    /// The height of a row in px.
    pub const fn row_height(&self) -> u32 {
        ROW
    }

    /// The block that has this address in its row.
    pub fn cell(&self, at: Spot) -> Option<&Cell> {
        let row = self.rows.get(at.row)?;
        let after = row.partition_point(|cell| cell.span.first() <= at.address);
        row.get(after.checked_sub(1)?).filter(|cell| at.address <= cell.span.last())
    }

    /// The lowest row in which something that has this address is `wanted`.
    pub fn lowest(&self, address: u128, wanted: impl Fn(&Cell) -> bool) -> Option<Spot> {
        let spots = (0..self.rows.len()).rev().map(|row| Spot { row, address });
        spots.into_iter().find_map(|spot| {
            let cell = self.cell(spot).filter(|cell| wanted(cell))?;
            Some(Spot { address: cell.span.first(), ..spot })
        })
    }

    /// What lies under a px.
    pub fn spot_at(&self, x: u32, y: u32) -> Option<Spot> {
        let row = usize::try_from(y.checked_sub(self.top)? / (ROW + BETWEEN)).ok()?;
        let cells = self.rows.get(row)?;
        let after = cells.partition_point(|cell| cell.left <= x);
        let cell = cells.get(after.checked_sub(1)?).filter(|cell| x < cell.right)?;
        Some(Spot { row, address: cell.span.first() })
    }

    /// Where a cursor comes to: from nowhere to the first block. It stays where there is nothing
    /// in that direction; `None` where the picture is empty.
    pub fn moved(&self, from: Option<Spot>, way: CursorMove) -> Option<Spot> {
        let Some(from) = from.filter(|from| self.cell(*from).is_some()) else {
            let row = self.rows.first()?;
            let cell = if way == CursorMove::Last { row.last() } else { row.first() };
            return cell.map(|cell| Spot { row: 0, address: cell.span.first() });
        };
        let row = self.rows.get(from.row)?;
        let at = row.partition_point(|cell| cell.span.first() <= from.address).saturating_sub(1);
        let to = |row: usize, cell: Option<&Cell>| {
            Some(cell.map_or(from, |cell| Spot { row, address: cell.span.first() }))
        };
        match way {
            CursorMove::Back => to(from.row, row.get(at.saturating_sub(1))),
            CursorMove::Forward => to(from.row, row.get(at.saturating_add(1))),
            CursorMove::First => to(from.row, row.first()),
            CursorMove::Last => to(from.row, row.last()),
            CursorMove::Up => match from.row.checked_sub(1) {
                Some(above) => to(above, self.nearest(above, row.get(at)?)),
                None => Some(from),
            },
            CursorMove::Down => {
                let below = from.row.saturating_add(1);
                to(below, self.nearest(below, row.get(at)?))
            }
        }
    }

    /// The cell of a row that is inside another or around it, else the one whose middle is nearest.
    fn nearest(&self, row: usize, other: &Cell) -> Option<&Cell> {
        let row = self.rows.get(row)?;
        let shares = |cell: &&Cell| cell.span.intersection(other.span).is_some();
        let middle = |cell: &Cell| cell.left.saturating_add(cell.right);
        let near = || row.iter().min_by_key(|cell| middle(cell).abs_diff(middle(other)));
        row.iter().find(shares).or_else(near)
    }
}

/// A stretch of px with what is in it, one block or several.
struct Stretch<'a> {
    left: u32,
    right: u32,
    first: &'a Block,
    more: Vec<&'a Block>,
}

/// Lays the blocks out that reach into the picture.
pub(super) fn rows(
    blocks: &[Block],
    scale: Scale,
    grouped: &dyn Fn(Group) -> Caption,
) -> Vec<Vec<Cell>> {
    let levels = levels(blocks, scale.space).into_iter();
    levels
        .map(|level| stretches(&level, scale).iter().map(|one| one.cell(grouped)).collect())
        .collect()
}

/// The blocks by depth. Blocks of addresses nest or are apart, so those of one depth are apart.
fn levels(blocks: &[Block], space: Span) -> Vec<Vec<&Block>> {
    let mut blocks: Vec<&Block> =
        blocks.iter().filter(|block| block.cidr.span().intersection(space).is_some()).collect();
    blocks.sort_by_key(|block| (block.cidr, block.kind));
    let mut around: Vec<&Block> = Vec::new();
    let mut levels: Vec<Vec<&Block>> = Vec::new();
    for block in blocks {
        while around.last().is_some_and(|outer| !outer.cidr.contains(block.cidr)) {
            around.pop();
        }
        match levels.get_mut(around.len()) {
            Some(level) => level.push(block),
            None => levels.push(vec![block]),
        }
        around.push(block);
    }
    levels
}

/// The px of a row of blocks, which come in order. What is less than a px wide shares one with
/// its neighbours; no px belongs to two.
fn stretches<'a>(blocks: &[&'a Block], scale: Scale) -> Vec<Stretch<'a>> {
    let mut row: Vec<Stretch<'a>> = Vec::new();
    for first in blocks {
        let Some((start, end)) = scale.place(first.cidr.span()) else { continue };
        let taken = row.last().map_or(0, |one| one.right);
        match row.last_mut() {
            // Wide enough to be drawn beside what has the px that it begins in.
            _ if end > start.max(taken) => {
                row.push(Stretch { left: start.max(taken), right: end, first, more: Vec::new() });
            }
            Some(one) if start < taken => one.more.push(first),
            _ => {
                let right = start.saturating_add(1);
                row.push(Stretch { left: start, right, first, more: Vec::new() });
            }
        }
    }
    row
}

impl Stretch<'_> {
    fn cell(&self, grouped: &dyn Fn(Group) -> Caption) -> Cell {
        let first = self.first.cidr.span();
        let span = self.more.iter().fold(first, |span, block| hull(span, block.cidr.span()));
        let blocks = self.more.len().saturating_add(1);
        let caption = if self.more.is_empty() {
            Caption { label: self.first.label.clone(), href: self.first.href.clone() }
        } else {
            grouped(Group { count: blocks, span })
        };
        let kind = self.first.kind;
        let kind = self.more.iter().all(|block| block.kind.fill() == kind.fill()).then_some(kind);
        Cell { left: self.left, right: self.right, span, blocks, kind, caption }
    }
}

impl Cell {
    pub(super) fn fill(&self) -> Fill {
        self.kind.map_or(Fill::Mixed, BlockKind::fill)
    }
}
