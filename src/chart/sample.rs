//! From observations to what can be seen: cut to the time shown, split at gaps, thinned to the
//! pixels there are.

use std::borrow::Cow;

use super::axis::TimeAxis;

/// One observation: a value at a moment (ms since 1970, UTC), or, with `None`, that from here on
/// nothing is known until the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The moment.
    pub at: i64,
    /// The value; per cent in tenths.
    pub value: Option<u64>,
}

impl Point {
    /// A value at a moment.
    pub const fn new(at: i64, value: u64) -> Point {
        Point { at, value: Some(value) }
    }

    /// The beginning of a gap.
    pub const fn gap(at: i64) -> Point {
        Point { at, value: None }
    }
}

/// A known value at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sample {
    pub(super) at: i64,
    pub(super) value: u64,
}

/// How values change between two observations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawing {
    /// Evenly.
    #[default]
    Straight,
    /// Not at all, then at once.
    Held,
}

/// The known observation nearest to a moment, the earlier of two at the same distance: what a
/// cursor reads out. `points` in order of time.
pub fn nearest(points: &[Point], at: i64) -> Option<Point> {
    let split = points.partition_point(|point| point.at <= at);
    let (before, after) = points.split_at_checked(split)?;
    let before = before.iter().rev().find(|point| point.value.is_some());
    let after = after.iter().find(|point| point.value.is_some());
    match (before, after) {
        (Some(one), Some(other)) if at.abs_diff(other.at) < at.abs_diff(one.at) => Some(*other),
        (Some(one), _) => Some(*one),
        (None, other) => other.copied(),
    }
}

/// The same points in order of time.
pub(super) fn ordered(points: &[Point]) -> Cow<'_, [Point]> {
    if points.is_sorted_by_key(|point| point.at) {
        Cow::Borrowed(points)
    } else {
        let mut sorted = points.to_vec();
        sorted.sort_by_key(|point| point.at);
        Cow::Owned(sorted)
    }
}

/// Cuts to the axis' time. A line that crosses an edge ends on it, so that what was so before the
/// first observation shown is seen too.
pub(super) fn clip(points: &[Point], axis: &TimeAxis, drawing: Drawing) -> Vec<Point> {
    let start = points.partition_point(|point| point.at < axis.from());
    let end = points.partition_point(|point| point.at <= axis.to());
    let inside = points.get(start..end).unwrap_or(&[]);
    let before = start.checked_sub(1).and_then(|index| points.get(index));
    let last = end.checked_sub(1).and_then(|index| points.get(index));
    let after = points.get(end);
    let first = points.get(start);
    let mut shown = Vec::with_capacity(inside.len().saturating_add(2));
    if inside.first().is_none_or(|point| point.at > axis.from()) {
        shown.extend(crossing(before, first, axis.from(), drawing));
    }
    shown.extend_from_slice(inside);
    if inside.last().is_none_or(|point| point.at < axis.to()) {
        shown.extend(crossing(last, after, axis.to(), drawing));
    }
    shown
}

/// The value at `at`, between two observations; nothing where one of them is missing.
fn crossing(
    one: Option<&Point>,
    other: Option<&Point>,
    at: i64,
    drawing: Drawing,
) -> Option<Point> {
    let (one, other) = (one?, other?);
    let from = one.value?;
    match drawing {
        Drawing::Held => Some(Point::new(at, from)),
        Drawing::Straight => {
            let to = other.value?;
            let length = (i128::from(other.at) - i128::from(one.at)).max(1);
            let part = i128::from(at) - i128::from(one.at);
            let rise = i128::from(to) - i128::from(from);
            let value = i128::from(from) + (rise * part).div_euclid(length);
            Some(Point::new(at, u64::try_from(value).unwrap_or(from)))
        }
    }
}

/// What one column of pixels shows of a run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) x: i32,
    pub(super) low: Sample,
    pub(super) high: Sample,
    pub(super) last: Sample,
}

impl Column {
    fn of(x: i32, sample: Sample) -> Column {
        Column { x, low: sample, high: sample, last: sample }
    }

    fn take(&mut self, sample: Sample) {
        if sample.value < self.low.value {
            self.low = sample;
        }
        if sample.value > self.high.value {
            self.high = sample;
        }
        self.last = sample;
    }

    /// The lowest and the highest, in the order in which they came; one where they are the same.
    pub(super) fn ends(&self) -> impl Iterator<Item = Sample> + use<> {
        let (first, second) =
            if self.low.at <= self.high.at { (self.low, self.high) } else { (self.high, self.low) };
        let second = (self.low.value != self.high.value).then_some(second);
        std::iter::once(first).chain(second)
    }
}

/// Unbroken stretches of observations, at most two samples of each for a column of pixels. A gap
/// narrower than a column is no gap.
pub(super) fn runs(points: &[Point], place: impl Fn(i64) -> i32) -> Vec<Vec<Column>> {
    let mut runs: Vec<Vec<Column>> = Vec::new();
    let mut broken = true;
    for point in points {
        let Some(value) = point.value else {
            broken = true;
            continue;
        };
        let sample = Sample { at: point.at, value };
        let x = place(point.at);
        match runs.last_mut() {
            Some(run) => match run.last_mut() {
                Some(column) if column.x == x => column.take(sample),
                _ if broken => runs.push(vec![Column::of(x, sample)]),
                _ => run.push(Column::of(x, sample)),
            },
            None => runs.push(vec![Column::of(x, sample)]),
        }
        broken = false;
    }
    runs
}

/// The corners of the line through a run.
pub(super) fn corners(run: &[Column], drawing: Drawing) -> Vec<Sample> {
    let mut corners: Vec<Sample> = Vec::with_capacity(run.len().saturating_mul(2));
    let mut held: Option<Sample> = None;
    for column in run {
        if let (Drawing::Held, Some(held)) = (drawing, held) {
            // What is held is the last value of the column, which need not be an extreme.
            if corners.last().is_some_and(|corner| corner.value != held.value) {
                corners.push(held);
            }
            corners.push(Sample { at: column.low.at.min(column.high.at), value: held.value });
        }
        corners.extend(column.ends());
        held = Some(column.last);
    }
    corners
}
