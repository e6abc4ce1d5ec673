//! Choosing a free block of a wanted size (domain.md, D14).
//!
//! | operation | cost |
//! |---|---|
//! | first fit | O(holes before the one found) |
//! | best fit, sparse | O(holes) |

use serde::{Deserialize, Serialize};

use super::{Cidr, FreeSpace};

/// Which of the free blocks to take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Placement {
    /// The lowest address over all CIDRs: what the vendor does.
    #[default]
    FirstFit,
    /// The start of the smallest hole that is large enough, then the lowest address.
    BestFit,
    /// The middle of the largest hole, so that neighbours can grow.
    Sparse,
}

impl Placement {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Placement; 3] = [Placement::FirstFit, Placement::BestFit, Placement::Sparse];
}

/// The block of `prefix_len` that `placement` chooses, or `None` where no hole is large enough.
pub fn next_block(free: &FreeSpace, prefix_len: u8, placement: Placement) -> Option<Cidr> {
    let mut fitting = free.holes().filter(|hole| hole.prefix_len() <= prefix_len);
    let hole = match placement {
        Placement::FirstFit => fitting.next(),
        // `max_by_key` keeps the last of equals and `min_by_key` the first: a longer prefix is a
        // smaller hole, so reverse the key to stay with the lowest address.
        Placement::BestFit => fitting.min_by_key(|hole| u8::MAX.saturating_sub(hole.prefix_len())),
        Placement::Sparse => fitting.min_by_key(|hole| hole.prefix_len()),
    }?;
    let address = match placement {
        Placement::FirstFit | Placement::BestFit => hole.first(),
        // Of a hole of just this size, either half lies in the one block there is.
        Placement::Sparse => hole.halves().map_or(hole.first(), |(_, upper)| upper.first()),
    };
    Cidr::containing(hole.family(), address, prefix_len)
}
