//! The two axes of a line chart, in whole numbers all the way.

use std::ops::Range;

use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};

/// The earliest and latest moments that browsers can name, in ms around 1970.
const EDGE: i64 = 8_640_000_000_000_000;

/// Moments (ms since 1970, UTC) along the bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeAxis {
    from: i64,
    to: i64,
    pub(super) ticks: Vec<i64>,
}

impl TimeAxis {
    /// From one moment to another; where that is no time at all, half an hour to both sides.
    pub fn new(from: i64, to: i64) -> TimeAxis {
        const HALF_HOUR: i64 = 1_800_000;
        let (from, to) = (from.clamp(-EDGE, EDGE), to.clamp(-EDGE, EDGE));
        if from < to {
            TimeAxis { from, to, ticks: Vec::new() }
        } else {
            let middle = from.clamp(HALF_HOUR - EDGE, EDGE - HALF_HOUR);
            TimeAxis { from: middle - HALF_HOUR, to: middle + HALF_HOUR, ticks: Vec::new() }
        }
    }

    /// The first moment shown.
    pub fn from(&self) -> i64 {
        self.from
    }

    /// The last moment shown.
    pub fn to(&self) -> i64 {
        self.to
    }

    /// The tick moments.
    pub fn ticks(&self) -> &[i64] {
        &self.ticks
    }

    pub(super) fn place(&self, at: i64, limit: (i32, i32)) -> i32 {
        let part = i128::from(at) - i128::from(self.from);
        place(part, i128::from(self.to) - i128::from(self.from), limit)
    }

    pub(super) fn moment(&self, x: i32, limit: (i32, i32)) -> i64 {
        let width = i128::from(limit.1) - i128::from(limit.0);
        let part = (i128::from(x) - i128::from(limit.0)).clamp(0, width.max(0));
        let length = i128::from(self.to) - i128::from(self.from);
        let ms = part.saturating_mul(length).checked_div(width).unwrap_or(0);
        self.from.saturating_add(i64::try_from(ms).unwrap_or(0))
    }
}

/// Values from zero to `top` along the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueAxis {
    pub(super) ticks: Vec<u64>,
}

impl ValueAxis {
    pub(super) fn new(ticks: Vec<u64>) -> ValueAxis {
        ValueAxis { ticks }
    }

    /// The value at the upper end.
    pub fn top(&self) -> u64 {
        self.ticks.last().copied().unwrap_or(1).max(1)
    }

    /// The tick values.
    pub fn ticks(&self) -> &[u64] {
        &self.ticks
    }

    pub(super) fn place(&self, value: u64, limit: (i32, i32)) -> i32 {
        place(i128::from(value), i128::from(self.top()), limit)
    }
}

/// The pixel of `part` of `whole` between two pixels, rounded to the nearest, never outside.
fn place(part: i128, whole: i128, (start, end): (i32, i32)) -> i32 {
    let whole = whole.max(1);
    let length = i128::from(end) - i128::from(start);
    let part = part.clamp(0, whole);
    let shift = (part * length * 2 + whole).div_euclid(whole * 2);
    i32::try_from(i128::from(start) + shift).unwrap_or(start)
}

impl Ranged for TimeAxis {
    type FormatOption = DefaultFormatting;
    type ValueType = i64;

    fn map(&self, value: &i64, limit: (i32, i32)) -> i32 {
        self.place(*value, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<i64> {
        if hint.weight().allow_light_points() { Vec::new() } else { self.ticks.clone() }
    }

    fn range(&self) -> Range<i64> {
        self.from..self.to
    }
}

impl Ranged for ValueAxis {
    type FormatOption = DefaultFormatting;
    type ValueType = u64;

    fn map(&self, value: &u64, limit: (i32, i32)) -> i32 {
        self.place(*value, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<u64> {
        if hint.weight().allow_light_points() { Vec::new() } else { self.ticks.clone() }
    }

    fn range(&self) -> Range<u64> {
        0..self.top()
    }
}
