//! Which part of a block of addresses a picture shows, and how that changes: closer, further away,
//! to the side.

use std::fmt;

use crate::address::{Cidr, Span, format_address, parse_address};

/// The closest view: eight addresses, each wide enough to read.
const CLOSEST: u8 = 3;

/// The part of a block that a picture shows. Its size is a power of two; it begins at a multiple of
/// a quarter of it, so that its ends have short names and yet what lies across the middle of the
/// block can be seen in one piece.
///
/// Written as its first address and the prefix length of a block as large: `10.3.0.0/14`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    container: Cidr,
    first: u128,
    host_bits: u8,
}

/// A place between the edges of a picture, from 0 at the lower to 65,535 at the higher.
pub type Share = u16;

/// To which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// Where the addresses are lower: to the left.
    Lower,
    /// Where the addresses are higher: to the right.
    Higher,
}

impl Viewport {
    /// All of a block.
    pub fn whole(container: Cidr) -> Viewport {
        Viewport { container, first: container.first(), host_bits: host_bits(container) }
    }

    /// What [`Viewport`]'s `Display` wrote; `None` where it is no part of this block.
    pub fn read(container: Cidr, text: &str) -> Option<Viewport> {
        let (first, length) = text.split_once('/')?;
        let (family, first) = parse_address(first)?;
        let bits = family.bits().checked_sub(length.parse().ok()?)?;
        let is_part = family == container.family()
            && container.holds(first)
            && (closest(container)..=host_bits(container)).contains(&bits);
        let read = is_part.then(|| Viewport { container, first, host_bits: bits }.settled())?;
        (read.first == first).then_some(read)
    }

    /// The block that it is a part of.
    pub fn container(self) -> Cidr {
        self.container
    }

    /// The addresses that are shown.
    pub fn seen(self) -> Span {
        let last = self.first.saturating_add(largest(self.host_bits));
        Span::new(self.container.family(), self.first, last)
    }

    /// True where all of the block is shown.
    pub fn is_whole(self) -> bool {
        self.host_bits == host_bits(self.container)
    }

    /// True where nothing closer can be shown.
    pub fn is_closest(self) -> bool {
        self.host_bits == closest(self.container)
    }

    /// The address at a place of the picture.
    pub fn address_at(self, share: Share) -> u128 {
        self.first.saturating_add(part(self.host_bits, share))
    }

    /// Twice as close for each of `times`; what lies at `share` stays near it.
    pub fn closer(self, share: Share, times: u8) -> Viewport {
        self.closer_to(self.address_at(share), share, times)
    }

    /// Twice as much for each of `times`; what lies at `share` stays near it.
    pub fn further(self, share: Share, times: u8) -> Viewport {
        self.further_from(self.address_at(share), share, times)
    }

    /// The same as [`Viewport::closer`], about an address that is to be seen near `share`: several
    /// steps after each other keep it, though each comes to a multiple of a quarter.
    pub fn closer_to(self, address: u128, share: Share, times: u8) -> Viewport {
        let host_bits = self.host_bits.saturating_sub(times).max(closest(self.container));
        self.resized(address, share, host_bits)
    }

    /// The same as [`Viewport::further`], about an address that is to be seen near `share`.
    pub fn further_from(self, address: u128, share: Share, times: u8) -> Viewport {
        let host_bits = self.host_bits.saturating_add(times).min(host_bits(self.container));
        self.resized(address, share, host_bits)
    }

    /// Half its own width to the side, as far as the block goes.
    pub fn beside(self, toward: Toward) -> Viewport {
        let half = largest(self.host_bits) / 2 + 1;
        let first = match toward {
            Toward::Lower => self.first.saturating_sub(half),
            Toward::Higher => self.first.saturating_add(half),
        };
        Viewport { first, ..self }.settled()
    }

    /// A close view that has all of `span`, which is cut to the block: at most four times as large,
    /// or the closest there is.
    pub fn onto(self, span: Span) -> Viewport {
        let whole = Viewport::whole(self.container);
        let Some(inside) = span.intersection(self.container.span()) else { return whole };
        let middle = inside.first() + (inside.last() - inside.first()) / 2;
        (closest(self.container)..=whole.host_bits)
            .map(|host_bits| {
                let first = middle.saturating_sub(largest(host_bits) / 2);
                Viewport { container: self.container, first, host_bits }.settled()
            })
            .find(|view| view.seen().intersection(inside) == Some(inside))
            .unwrap_or(whole)
    }

    fn resized(self, address: u128, share: Share, host_bits: u8) -> Viewport {
        let address = address.clamp(self.container.first(), self.container.last());
        let quarter = 1u128 << host_bits.saturating_sub(2).min(126);
        let first = address.saturating_sub(part(host_bits, share)).saturating_add(quarter / 2);
        let near = Viewport { first, host_bits, ..self }.settled();
        // Coming to a multiple of a quarter may have left the address behind.
        let first = if address < near.first {
            near.first.saturating_sub(quarter)
        } else if near.seen().last() < address {
            near.first.saturating_add(quarter)
        } else {
            near.first
        };
        Viewport { first, ..near }.settled()
    }

    /// Moved into the block, and down to the next multiple of a quarter.
    fn settled(self) -> Viewport {
        let quarter = self.host_bits.saturating_sub(2);
        let highest = self.container.last() - largest(self.host_bits);
        let inside = self.first.clamp(self.container.first(), highest);
        Viewport { first: inside & !largest(quarter), ..self }
    }
}

impl fmt::Display for Viewport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let family = self.container.family();
        let length = family.bits().saturating_sub(self.host_bits);
        write!(f, "{}/{length}", format_address(family, self.first))
    }
}

fn host_bits(cidr: Cidr) -> u8 {
    cidr.family().bits().saturating_sub(cidr.prefix_len())
}

fn closest(container: Cidr) -> u8 {
    CLOSEST.min(host_bits(container))
}

/// The largest number of so many bits, at most 128: a block of so many host bits less one.
fn largest(bits: u8) -> u128 {
    match 128u8.saturating_sub(bits) {
        128 => 0,
        unused => u128::MAX >> unused,
    }
}

/// How many addresses lie before a place in a stretch of so many bits.
fn part(host_bits: u8, share: Share) -> u128 {
    let share = u128::from(share);
    match host_bits.checked_sub(16) {
        Some(bits) => share << bits.min(112),
        None => (share << host_bits) >> 16,
    }
}
