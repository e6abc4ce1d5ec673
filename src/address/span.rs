//! Ranges of addresses that need not be aligned.
//!
//! | operation | cost |
//! |---|---|
//! | size, intersection | O(1) |
//! | the aligned blocks of a span | O(blocks), at most two for each bit of an address |

use std::fmt;

use super::{Cidr, Count, Family, format_address};

/// The addresses from `first` to `last`, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    family: Family,
    first: u128,
    last: u128,
}

impl Span {
    /// The span between two addresses, whichever order they come in.
    pub fn new(family: Family, one: u128, other: u128) -> Span {
        Span { family, first: one.min(other), last: one.max(other) }
    }

    /// IPv4 or IPv6.
    pub fn family(self) -> Family {
        self.family
    }

    /// The lowest address.
    pub fn first(self) -> u128 {
        self.first
    }

    /// The highest address.
    pub fn last(self) -> u128 {
        self.last
    }

    /// How many addresses.
    pub fn size(self) -> Count {
        Count::new(self.last.wrapping_sub(self.first)).plus(Count::new(1))
    }

    /// What the two share.
    pub fn intersection(self, other: Span) -> Option<Span> {
        let first = self.first.max(other.first);
        let last = self.last.min(other.last);
        (self.family == other.family && first <= last).then_some(Span {
            family: self.family,
            first,
            last,
        })
    }

    /// The maximal aligned blocks that make up the span, lowest first.
    ///
    /// No aligned block inside the span is larger than the one of these that holds it.
    pub fn blocks(self) -> Blocks {
        Blocks { family: self.family, next: Some(self.first), last: self.last }
    }
}

impl From<Cidr> for Span {
    fn from(cidr: Cidr) -> Span {
        cidr.span()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = format_address(self.family, self.first);
        let last = format_address(self.family, self.last);
        write!(f, "{first} – {last}")
    }
}

/// The aligned blocks of a [`Span`].
#[derive(Clone, Debug)]
pub struct Blocks {
    family: Family,
    next: Option<u128>,
    last: u128,
}

impl Iterator for Blocks {
    type Item = Cidr;

    fn next(&mut self) -> Option<Cidr> {
        let start = self.next?;
        if start > self.last {
            return None;
        }
        let bits = u32::from(self.family.bits());
        let aligned = start.trailing_zeros().min(bits);
        // The largest power of two that fits between start and last, both included.
        let fitting = match self.last.wrapping_sub(start).checked_add(1) {
            Some(length) => length.checked_ilog2().unwrap_or(0),
            None => 128,
        };
        let host_bits = aligned.min(fitting);
        let prefix_len = u8::try_from(bits.saturating_sub(host_bits)).unwrap_or(0);
        let block = Cidr::containing(self.family, start, prefix_len)?;
        self.next = block.last().checked_add(1);
        Some(block)
    }
}
