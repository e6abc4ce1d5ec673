//! Exact arcs of a ring.
//!
//! Angles are whole numbers of 2^32 to a turn, and sine and cosine are sums of products, which
//! every machine computes alike; the platform's own functions may differ in the last digit.

use std::f64::consts::FRAC_PI_2;

use super::svg::{coordinate, push};

/// A full turn.
pub(super) const TURN: u64 = 1 << 32;
const QUARTER: u64 = 1 << 30;

/// A ring around a centre.
#[derive(Clone, Copy)]
pub(super) struct Ring {
    pub(super) centre: f64,
    pub(super) outer: f64,
    pub(super) inner: f64,
}

impl Ring {
    /// The path of the part between two angles, clockwise from the top.
    pub(super) fn part(&self, from: u64, to: u64) -> String {
        let mut path = String::new();
        if to.saturating_sub(from) >= TURN {
            // One arc command cannot end where it began, so a circle takes two.
            let half = TURN / 2;
            push(&mut path, format_args!("M{}", self.at(self.outer, 0)));
            self.arc(&mut path, self.outer, half, Bow::Short, Turning::Clockwise);
            self.arc(&mut path, self.outer, TURN, Bow::Short, Turning::Clockwise);
            push(&mut path, format_args!("ZM{}", self.at(self.inner, 0)));
            self.arc(&mut path, self.inner, half, Bow::Short, Turning::Counter);
            self.arc(&mut path, self.inner, TURN, Bow::Short, Turning::Counter);
        } else {
            let bow = if to.saturating_sub(from) > TURN / 2 { Bow::Long } else { Bow::Short };
            push(&mut path, format_args!("M{}", self.at(self.outer, from)));
            self.arc(&mut path, self.outer, to, bow, Turning::Clockwise);
            push(&mut path, format_args!("L{}", self.at(self.inner, to)));
            self.arc(&mut path, self.inner, from, bow, Turning::Counter);
        }
        path.push('Z');
        path
    }

    /// A cut through the ring at an angle.
    pub(super) fn cut(&self, at: u64) -> String {
        format!("M{}L{}", self.at(self.outer, at), self.at(self.inner, at))
    }

    fn arc(&self, path: &mut String, radius: f64, to: u64, bow: Bow, turning: Turning) {
        let large = u8::from(bow == Bow::Long);
        let sweep = u8::from(turning == Turning::Clockwise);
        let end = self.at(radius, to);
        let radius = coordinate(radius);
        push(path, format_args!("A{radius} {radius} 0 {large} {sweep} {end}"));
    }

    fn at(&self, radius: f64, angle: u64) -> String {
        let (sin, cos) = sin_cos(angle);
        let (x, y) = (self.centre + radius * sin, self.centre - radius * cos);
        format!("{} {}", coordinate(x), coordinate(y))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bow {
    Short,
    Long,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turning {
    Clockwise,
    Counter,
}

fn sin_cos(angle: u64) -> (f64, f64) {
    let angle = angle % TURN;
    let rest = u32::try_from(angle % QUARTER).unwrap_or(0);
    // 2^30 to a quarter: the division is exact.
    let radians = f64::from(rest) / 1_073_741_824.0 * FRAC_PI_2;
    let (sin, cos) = (series(radians, radians, 2.0), series(1.0, radians, 1.0));
    match angle / QUARTER {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// The Taylor series of sine or cosine, which differ in where they start; within a quarter turn
/// twelve terms are exact to the last digits.
fn series(start: f64, x: f64, first: f64) -> f64 {
    let (mut term, mut sum, mut order) = (start, start, first);
    for _ in 0..12 {
        term = -term * x * x / (order * (order + 1.0));
        sum += term;
        order += 2.0;
    }
    sum
}
