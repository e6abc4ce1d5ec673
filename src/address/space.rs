//! What is free inside blocks of which parts are used.
//!
//! | operation | cost |
//! |---|---|
//! | merge or cover `n` spans | O(n log n) |
//! | free space of `c` CIDRs beside `n` used spans | O(c log c + n log n + gaps) |
//! | holes, how much is free, how many blocks fit | O(gaps + holes) |
//! | whether a block is free | O(log gaps) |

use super::{Cidr, Count, Span};

/// Joins spans that touch or overlap; the result is sorted and disjoint, family by family.
///
/// O(n log n).
pub fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(before)
                if before.family() == span.family()
                    && before.last().checked_add(1).is_none_or(|next| span.first() <= next) =>
            {
                let last = before.last().max(span.last());
                *before = Span::new(before.family(), before.first(), last);
            }
            _ => merged.push(span),
        }
    }
    merged
}

/// How many distinct addresses of `container` the spans cover; what overlaps counts once.
pub fn covered(container: Cidr, mut spans: Vec<Span>) -> Count {
    spans.sort_unstable();
    let mut total = Count::ZERO;
    let mut rest = Some(container.span());
    for span in spans {
        let Some(part) = rest.and_then(|rest| rest.intersection(span)) else { continue };
        total = total.plus(part.size());
        rest = rest.filter(|rest| part.last() < rest.last()).and_then(|rest| {
            let next = part.last().checked_add(1)?;
            Some(Span::new(rest.family(), next, rest.last()))
        });
    }
    total
}

/// The free space of several provisioned CIDRs (domain.md, D14). Holes never join across CIDRs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeSpace {
    gaps: Vec<Span>,
}

impl FreeSpace {
    /// What is left of `containers` when `used` is taken out. The containers may come in any order
    /// and must not overlap each other; the used spans may overlap and reach beyond them.
    pub fn new(containers: &[Cidr], used: Vec<Span>) -> FreeSpace {
        let mut containers = containers.to_vec();
        containers.sort_unstable();
        let used = merge(used);
        let mut gaps = Vec::new();
        for container in containers {
            gaps_within(container.span(), &used, &mut gaps);
        }
        FreeSpace { gaps }
    }

    /// The maximal aligned free blocks, lowest first.
    pub fn holes(&self) -> impl Iterator<Item = Cidr> + '_ {
        self.gaps.iter().flat_map(|gap| gap.blocks())
    }

    /// How many addresses are free.
    pub fn size(&self) -> Count {
        self.gaps.iter().map(|gap| gap.size()).sum()
    }

    /// True where every address of the block is free.
    pub fn holds(&self, block: Cidr) -> bool {
        // Gaps are sorted and disjoint, so only the last that starts at or before the block counts.
        let span = block.span();
        let after = self
            .gaps
            .partition_point(|gap| (gap.family(), gap.first()) <= (span.family(), span.first()));
        after
            .checked_sub(1)
            .and_then(|index| self.gaps.get(index))
            .is_some_and(|gap| gap.family() == span.family() && span.last() <= gap.last())
    }

    /// How many blocks of exactly this prefix length can be cut.
    pub fn blocks_of(&self, prefix_len: u8) -> Count {
        self.holes()
            .filter(|hole| hole.prefix_len() <= prefix_len)
            .map(|hole| Count::power_of_two(prefix_len.saturating_sub(hole.prefix_len())))
            .sum()
    }
}

/// Pushes the parts of `container` that no span of the sorted, disjoint `used` covers.
fn gaps_within(container: Span, used: &[Span], gaps: &mut Vec<Span>) {
    let family = container.family();
    let start =
        used.partition_point(|span| (span.family(), span.last()) < (family, container.first()));
    let mut next = Some(container.first());
    for span in used.iter().skip(start) {
        if span.family() != family || span.first() > container.last() {
            break;
        }
        if let Some(first) = next
            && let Some(before) = span.first().checked_sub(1)
            && first <= before
        {
            gaps.push(Span::new(family, first, before));
        }
        next = span.last().checked_add(1);
    }
    if let Some(first) = next.filter(|first| *first <= container.last()) {
        gaps.push(Span::new(family, first, container.last()));
    }
}
