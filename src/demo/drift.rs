//! How the estate moves over the two weeks.

use super::estate::{Life, Trend};

/// Imports in the history: one every six hours for two weeks.
pub(super) const IMPORTS: u32 = 56;

impl Life {
    /// True where the VPC is there at this import.
    pub fn holds_at(self, import: u32) -> bool {
        match self {
            Life::Always => true,
            Life::From(first) => first <= import,
            Life::Until(last) => import < last,
        }
    }
}

/// The import that first shows the vSwitch of this number, of `count`: the last two of a growing
/// VPC come on the way.
pub(super) fn first_seen(trend: Trend, number: usize, count: usize) -> u32 {
    match (trend, count.saturating_sub(number)) {
        (Trend::Grows, 1) if count > 2 => 38,
        (Trend::Grows, 2) if count > 2 => 19,
        _ => 0,
    }
}

/// Addresses in use of a vSwitch that can give `usable`, at this import. `noise` is a number of
/// the vSwitch's own, so that no two look alike.
pub(super) fn used(trend: Trend, noise: u64, import: u32, usable: u64) -> u64 {
    let base = 120 + noise % 430;
    let tick = u64::from(import);
    let per_mille = match trend {
        Trend::Idle => return 0,
        Trend::Steady => base + by_day(tick),
        Trend::Grows => base + tick * 5 + by_day(tick),
        Trend::Jumps(at) if import < at => base / 2 + by_day(tick),
        Trend::Jumps(_) => base / 2 + 370 + by_day(tick),
        Trend::Empties(at) if import < at => base + by_day(tick),
        // Instances go within a day.
        Trend::Empties(at) => match base.checked_sub(u64::from(import.saturating_sub(at)) * 200) {
            Some(left) => left,
            None => return 0,
        },
        Trend::NearlyFull => 945 + noise % 40 + by_day(tick) / 4,
    };
    let wobble = (noise >> 8).wrapping_add(tick.wrapping_mul(noise | 1)) % 9;
    usable.saturating_mul((per_mille + wobble).min(1000)) / 1000
}

/// Night, morning, afternoon, evening.
fn by_day(tick: u64) -> u64 {
    match tick % 4 {
        0 => 0,
        1 => 22,
        2 => 31,
        _ => 12,
    }
}
