//! Finding a free block by trying every one (D14).

use freehold::address::{Cidr, Placement};
use freehold::insight::{Management, Subject};
use freehold::model::Pool;

use super::judge::{Lists, No};
use crate::naive::{self, inside, shared};

/// Up to 2^13 blocks of a CIDR are tried.
const MOST: u8 = 13;

impl Lists<'_> {
    /// The block of this length that the fit takes.
    pub fn choose(&self, pool: &Pool, length: u8, placement: Placement) -> Result<Cidr, No> {
        if pool.cidrs.iter().any(|row| row.cidr.prefix_len().saturating_add(MOST) < length) {
            self.too_large.set(true);
            return Err("there are too many blocks to try");
        }
        let used = self.used(pool);
        let free = |block: Cidr| used.iter().all(|other| shared(*other, block).is_none());
        let mut found: Vec<(Cidr, Cidr)> = Vec::new();
        for row in &pool.cidrs {
            for block in blocks(row.cidr, length).into_iter().filter(|block| free(*block)) {
                found.push((hole_around(block, row.cidr, &free), block));
            }
        }
        // By size of the hole, then by address.
        let size = |hole: Cidr| hole.last() - hole.first();
        found.sort_by_key(|(_, block)| block.first());
        let chosen = match placement {
            Placement::FirstFit => found.first().copied(),
            Placement::BestFit => found.iter().copied().min_by_key(|(hole, _)| size(*hole)),
            Placement::Sparse => found.iter().copied().rev().max_by_key(|(hole, _)| size(*hole)),
        };
        let (hole, block) = chosen.ok_or("no block of this length is free")?;
        match placement {
            Placement::FirstFit | Placement::BestFit => Ok(block),
            Placement::Sparse => {
                // The first block at or after the middle of the hole.
                let middle = hole.first() + (size(hole) / 2);
                let inside_hole = found.iter().map(|(_, block)| *block);
                let mut after = inside_hole.filter(|block| inside(*block, hole));
                after.find(|block| block.first() > middle || *block == hole).ok_or("no middle")
            }
        }
    }

    /// What keeps a block from being taken: the pool's allocations and the scope's resources.
    fn used(&self, pool: &Pool) -> Vec<Cidr> {
        let allocations = self.allocations.iter().filter(|row| row.pool == pool.id);
        let resources = naive::rows(self.workspace).into_iter().filter(|row| {
            row.scope == pool.scope
                && matches!(row.subject, Subject::Resource(_))
                && row.management != Management::Ignored
        });
        allocations.map(|row| row.cidr).chain(resources.map(|row| row.cidr)).collect()
    }
}

/// All blocks of a length inside another one, by address.
fn blocks(of: Cidr, length: u8) -> Vec<Cidr> {
    if length < of.prefix_len() || length > of.family().bits() {
        return Vec::new();
    }
    let parts = 1u128 << (length - of.prefix_len());
    let size = 1u128.checked_shl(u32::from(of.family().bits() - length)).unwrap_or(0);
    (0..parts)
        .map(|place| Cidr::containing(of.family(), of.first() + place * size, length).unwrap())
        .collect()
}

/// The largest free block around a free one, within a provisioned CIDR.
fn hole_around(block: Cidr, within: Cidr, free: &impl Fn(Cidr) -> bool) -> Cidr {
    let mut hole = block;
    while let Some(larger) = hole.parent().filter(|larger| inside(*larger, within)) {
        if !free(larger) {
            break;
        }
        hole = larger;
    }
    hole
}
