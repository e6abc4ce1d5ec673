//! What lies where in a block of addresses: drawn to scale, as a whole or a part of it.

mod area;
mod layout;
mod ruler;
mod strip;
mod viewport;

use crate::address::{Cidr, Span};

use super::fill::Fill;

pub(super) use area::{Area, BETWEEN, ROW, Scale};
pub use layout::{Cell, CursorMove, Spot, StripLayout};
pub use strip::{Strip, StripDrawn, strip};
pub use viewport::{Share, Toward, Viewport};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A VPC.
    Vpc,
    /// A vSwitch.
    VSwitch,
    /// Provisioned to a sub-pool.
    SubPool,
    /// A custom allocation.
    Custom,
    /// A block of a reference set.
    Reference,
    /// A range that two resources share.
    Overlap,
    /// A resource that is ignored.
    Ignored,
    /// Free space that can be named or clicked; free space without a block is shown as well.
    Free,
    /// What a form would take.
    New,
}

impl BlockKind {
    /// The colour and pattern.
    pub const fn fill(self) -> Fill {
        match self {
            BlockKind::Vpc => Fill::Vpc,
            BlockKind::VSwitch => Fill::VSwitch,
            BlockKind::SubPool => Fill::SubPool,
            BlockKind::Custom => Fill::Custom,
            BlockKind::Reference => Fill::Reference,
            BlockKind::Overlap => Fill::Overlap,
            BlockKind::Ignored => Fill::Ignored,
            BlockKind::Free => Fill::Free,
            BlockKind::New => Fill::New,
        }
    }
}

/// Something that takes a part of the space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where.
    pub cidr: Cidr,
    /// What.
    pub kind: BlockKind,
    /// Its name, shown inside where there is room, and on hover.
    pub label: String,
    /// Where a click leads, `#/…`.
    pub href: Option<String>,
}

/// Blocks too small to be drawn apart from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub count: usize,
    /// From the first of them to the last.
    pub span: Span,
}

/// What a group is called and where it leads, a closer view perhaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The words, such as "37 blocks".
    pub label: String,
    /// Where a click leads, `#/…`.
    pub href: Option<String>,
}

/// From the lower of the starts to the higher of the ends.
pub(super) fn hull(one: Span, other: Span) -> Span {
    Span::new(one.family(), one.first().min(other.first()), one.last().max(other.last()))
}
