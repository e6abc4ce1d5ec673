//! Exact numbers of addresses.
//!
//! | operation | cost |
//! |---|---|
//! | add, subtract, compare, divide | O(1): three words |
//! | write | O(digits), at most 58 |

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// A whole number of addresses, exact to far beyond 2^128 (192 bits), so that neither the whole
/// IPv6 space nor a sum over a hundred thousand of its blocks can overflow.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count {
    // Three words rather than a `u128` among them: rows hold many counts, and a `u128` would align
    // each to 16 bytes.
    high: u64,
    middle: u64,
    lowest: u64,
}

impl Count {
    /// None at all.
    pub const ZERO: Count = Count { high: 0, middle: 0, lowest: 0 };

    /// A number that fits 128 bits.
    pub const fn new(value: u128) -> Count {
        Count::of(0, value)
    }

    #[allow(clippy::cast_possible_truncation, reason = "cut into its two halves")]
    const fn of(high: u64, low: u128) -> Count {
        Count { high, middle: low.wrapping_shr(64) as u64, lowest: low as u64 }
    }

    /// The lower 128 bits.
    const fn low(self) -> u128 {
        (self.middle as u128).wrapping_shl(64) | self.lowest as u128
    }

    /// 2^`exponent`, for exponents up to 128.
    pub fn power_of_two(exponent: u8) -> Count {
        match 1u128.checked_shl(u32::from(exponent)) {
            Some(low) => Count::of(0, low),
            None => Count::of(1, 0),
        }
    }

    /// True for zero.
    pub const fn is_zero(self) -> bool {
        self.high == 0 && self.middle == 0 && self.lowest == 0
    }

    /// The number where it fits 128 bits.
    pub const fn as_u128(self) -> Option<u128> {
        if self.high == 0 { Some(self.low()) } else { None }
    }

    /// The sum. Saturates at 2^192 − 1, which no sum of address blocks reaches.
    #[must_use]
    pub fn plus(self, other: Count) -> Count {
        let (low, carry) = self.low().overflowing_add(other.low());
        let high =
            self.high.checked_add(other.high).and_then(|sum| sum.checked_add(u64::from(carry)));
        match high {
            Some(high) => Count::of(high, low),
            None => Count::of(u64::MAX, u128::MAX),
        }
    }

    /// The difference, never below zero.
    #[must_use]
    pub fn minus(self, other: Count) -> Count {
        if self <= other {
            return Count::ZERO;
        }
        let (low, borrow) = self.low().overflowing_sub(other.low());
        let high = self.high.saturating_sub(other.high).saturating_sub(u64::from(borrow));
        Count::of(high, low)
    }

    /// `self` / `whole` in units of 10^-`decimals` per cent, rounded down, exactly: 1.6 % with one
    /// decimal is 16. `None` where `whole` is zero.
    pub fn percent_of(self, whole: Count, decimals: u8) -> Option<u64> {
        if whole.is_zero() {
            return None;
        }
        let (mut quotient, mut rest) = self.divided(whole);
        // Long division, digit by digit: no float, no overflow.
        for _ in 0..decimals.saturating_add(2) {
            let (digit, next) = rest.times_ten().divided(whole);
            quotient = quotient.saturating_mul(10).saturating_add(digit);
            rest = next;
        }
        Some(quotient)
    }

    /// How full, as a number from 0 to 1 for the length of a bar; never use it to count.
    pub fn fraction_of(self, whole: Count) -> f64 {
        const SCALE: u32 = 1_000_000;
        let parts = self.percent_of(whole, 4).unwrap_or(0).min(u64::from(SCALE));
        u32::try_from(parts).map_or(1.0, |parts| f64::from(parts) / f64::from(SCALE))
    }

    /// The exponent where the number is a power of two.
    pub fn exponent(self) -> Option<u32> {
        match (self.high, self.low()) {
            (0, low) if low.is_power_of_two() => Some(low.trailing_zeros()),
            (high, 0) if high.is_power_of_two() => high.trailing_zeros().checked_add(128),
            _ => None,
        }
    }

    /// The position of the highest bit set: the exponent of the power of two at or below the
    /// number; `None` for zero.
    pub fn magnitude(self) -> Option<u32> {
        match (self.high, self.low()) {
            (0, 0) => None,
            (0, low) => low.checked_ilog2(),
            (high, _) => high.checked_ilog2().and_then(|bits| bits.checked_add(128)),
        }
    }

    /// The quotient (saturating at 2^64 − 1) and the rest, by shift and subtract. `whole` is not
    /// zero.
    fn divided(self, whole: Count) -> (u64, Count) {
        if let (Some(part), Some(whole)) = (self.as_u128(), whole.as_u128()) {
            let quotient = part.checked_div(whole).unwrap_or(0);
            let rest = part.checked_rem(whole).unwrap_or(0);
            return (u64::try_from(quotient).unwrap_or(u64::MAX), Count::new(rest));
        }
        let mut quotient = 0u64;
        let mut rest = self;
        while rest >= whole {
            let mut step = whole;
            let mut weight = 1u64;
            while let Some(doubled) = step.doubled().filter(|doubled| *doubled <= rest) {
                step = doubled;
                weight = weight.saturating_mul(2);
            }
            rest = rest.minus(step);
            quotient = quotient.saturating_add(weight);
        }
        (quotient, rest)
    }

    fn doubled(self) -> Option<Count> {
        let high = self.high.checked_mul(2)?;
        let carry = u64::from(self.low() > u128::MAX >> 1);
        Some(Count::of(high.checked_add(carry)?, self.low().wrapping_shl(1)))
    }

    fn times_ten(self) -> Count {
        let two = self.plus(self);
        let four = two.plus(two);
        four.plus(four).plus(two)
    }

    /// Decimal digits, without grouping.
    fn digits(self) -> String {
        if let Some(value) = self.as_u128() {
            return value.to_string();
        }
        // Peels nine digits at a time off the 192-bit number.
        const CHUNK: u128 = 1_000_000_000;
        let mut limbs = [self.high, shifted(self.low(), 64), shifted(self.low(), 0)];
        let mut chunks: Vec<u128> = Vec::new();
        while limbs.iter().any(|limb| *limb != 0) {
            let mut rest = 0u128;
            for limb in &mut limbs {
                let value = (rest << 64) | u128::from(*limb);
                *limb = u64::try_from(value.checked_div(CHUNK).unwrap_or(0)).unwrap_or(u64::MAX);
                rest = value.checked_rem(CHUNK).unwrap_or(0);
            }
            chunks.push(rest);
        }
        let mut text = String::new();
        for (index, chunk) in chunks.iter().rev().enumerate() {
            if index == 0 {
                text.push_str(&chunk.to_string());
            } else {
                text.push_str(&format!("{chunk:09}"));
            }
        }
        text
    }
}

/// 64 bits of `value`, from bit `by` on.
fn shifted(value: u128, by: u32) -> u64 {
    u64::try_from(value.wrapping_shr(by) & u128::from(u64::MAX)).unwrap_or(u64::MAX)
}

impl From<u64> for Count {
    fn from(value: u64) -> Count {
        Count::new(u128::from(value))
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(iter: I) -> Count {
        iter.fold(Count::ZERO, Count::plus)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits())
    }
}

impl fmt::Debug for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Count({self})")
    }
}

impl Serialize for Count {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            // A JSON number would lose digits in other readers.
            serializer.serialize_str(&self.digits())
        } else {
            (self.high, self.low()).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        if deserializer.is_human_readable() {
            let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
            match text.parse::<u128>() {
                Ok(low) => Ok(Count::new(low)),
                Err(_) if text == Count::power_of_two(128).digits() => Ok(Count::power_of_two(128)),
                Err(_) => Err(D::Error::custom("not a count of addresses")),
            }
        } else {
            let (high, low) = <(u64, u128)>::deserialize(deserializer)?;
            Ok(Count::of(high, low))
        }
    }
}
