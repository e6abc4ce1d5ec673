//! Lowest, highest and last value per stretch of time (domain.md, D28).
//!
//! | operation | cost |
//! |---|---|
//! | buckets of a span | O(samples in it) |

use crate::model::Time;

/// A span of time: from the first, up to but without the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// When it begins.
    pub from: Time,
    /// When it has ended.
    pub until: Time,
}

impl Span {
    /// All of time.
    pub const ALL: Span = Span { from: Time(i64::MIN), until: Time(i64::MAX) };

    /// True for times within it.
    pub fn contains(self, at: Time) -> bool {
        self.from <= at && at < self.until
    }

    /// When stretch `number` of `count` equal ones begins.
    fn part(self, number: usize, count: usize) -> Time {
        let (from, until) = (i128::from(self.from.0), i128::from(self.until.0));
        let (number, count) = (wide(number), wide(count).max(1));
        // Rounded up, so that every time is in the stretch that `number_of` says.
        let start = from + ((until - from) * number + count - 1) / count;
        Time(i64::try_from(start).unwrap_or(i64::MAX))
    }

    /// In which of `count` equal stretches a time lies.
    fn number_of(self, at: Time, count: usize) -> usize {
        let (from, until) = (i128::from(self.from.0), i128::from(self.until.0));
        let number = (i128::from(at.0) - from) * wide(count) / (until - from).max(1);
        usize::try_from(number).unwrap_or(0)
    }
}

fn wide(number: usize) -> i128 {
    i128::try_from(number).unwrap_or(i128::MAX)
}

/// What a series did within one stretch of time; stretches without an observation have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket<T> {
    /// The stretch.
    pub span: Span,
    /// The lowest value in it.
    pub min: T,
    /// The highest.
    pub max: T,
    /// The last.
    pub last: T,
    /// How many observations it has.
    pub samples: usize,
}

/// Puts samples, in the order of their times, into `count` equal stretches of a span. O(samples).
pub(super) fn buckets<T: Copy + Ord>(
    samples: impl Iterator<Item = (Time, T)>,
    span: Span,
    count: usize,
) -> Vec<Bucket<T>> {
    let mut buckets: Vec<Bucket<T>> = Vec::new();
    let mut number = None;
    for (at, value) in samples.filter(|(at, _)| span.contains(*at)) {
        let here = span.number_of(at, count);
        match buckets.last_mut().filter(|_| number == Some(here)) {
            Some(bucket) => {
                bucket.min = bucket.min.min(value);
                bucket.max = bucket.max.max(value);
                bucket.last = value;
                bucket.samples = bucket.samples.saturating_add(1);
            }
            None => {
                let until = span.part(here.saturating_add(1), count);
                let span = Span { from: span.part(here, count), until };
                buckets.push(Bucket { span, min: value, max: value, last: value, samples: 1 });
            }
        }
        number = Some(here);
    }
    buckets
}
