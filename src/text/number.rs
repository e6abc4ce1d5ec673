//! How numbers are written: the same in both languages.

use crate::address::Count;

/// Above this, an IPv6 count says more as a power of two than as a row of digits.
const LONGEST_IN_DIGITS: u128 = 999_999_999_999;

/// A count of addresses for the eye: `4,096`, `2^72`, or `≈ 2^72.3`. Show [`exact`] on hover.
pub fn count(count: Count) -> String {
    if count.as_u128().is_some_and(|value| value <= LONGEST_IN_DIGITS) {
        return exact(count);
    }
    if let Some(exponent) = count.exponent() {
        return format!("2^{exponent}");
    }
    let (whole, tenths) = exponent_in_tenths(count);
    if tenths == 0 { format!("≈ 2^{whole}") } else { format!("≈ 2^{whole}.{tenths}") }
}

/// A count of addresses in full: `4,722,366,482,869,645,213,696`.
pub fn exact(count: Count) -> String {
    grouped(&count.to_string())
}

/// What to say on hover where [`count`] shortens: all digits.
pub fn in_full(number: Count) -> Option<String> {
    let exact = exact(number);
    (exact != count(number)).then_some(exact)
}

/// A whole number with its thousands grouped: `100,000`.
pub fn whole(number: usize) -> String {
    grouped(&number.to_string())
}

/// How much of `all` is `part`, with at most one decimal: `12.5 %`; `None` where `all` is nothing.
/// Something is never shown as `0 %`, and less than all never as `100 %`.
pub fn percent(part: Count, all: Count) -> Option<String> {
    let tenths = tenths(part, all)?;
    if tenths == 0 && !part.is_zero() {
        return Some("< 0.1 %".into());
    }
    let (units, rest) = (tenths / 10, tenths % 10);
    let units = grouped(&units.to_string());
    Some(if rest == 0 { format!("{units} %") } else { format!("{units}.{rest} %") })
}

/// A share in tenths of a per cent, rounded; less than all is never 100 %.
pub fn tenths(part: Count, all: Count) -> Option<u64> {
    let rounded = part.percent_of(all, 2)?.saturating_add(5) / 10;
    Some(if rounded >= 1000 && part < all { 999 } else { rounded })
}

/// A size in storage: `812 B`, `4.2 kB`, `33 MB`.
pub fn bytes(size: u64) -> String {
    let (unit, name) = match size {
        0..1_000 => return format!("{size} B"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = size / (unit / 10);
    match (tenths / 10, tenths % 10) {
        (units, 0) => format!("{} {name}", grouped(&units.to_string())),
        (units, _) if units >= 100 => format!("{} {name}", grouped(&units.to_string())),
        (units, rest) => format!("{units}.{rest} {name}"),
    }
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len().saturating_mul(2));
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len().saturating_sub(index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The base-2 logarithm rounded to tenths, as whole part and tenths.
fn exponent_in_tenths(count: Count) -> (u32, u32) {
    /// 2^(n/10) × 2^16 at the middle between two tenths: below the n-th entry, n tenths it is.
    const BOUNDS: [u128; 10] =
        [67_847, 72_717, 77_936, 83_530, 89_525, 95_950, 102_837, 110_218, 118_129, 126_607];
    let whole = count.magnitude().unwrap_or(0);
    // Beyond 128 bits the digits are not at hand; the whole exponent is close enough there.
    let Some(value) = count.as_u128() else { return (whole, 0) };
    let mantissa = match whole.checked_sub(16) {
        Some(shift) => value.checked_shr(shift).unwrap_or(0),
        None => value << (16 - whole),
    };
    let tenths = BOUNDS.iter().position(|bound| mantissa < *bound).unwrap_or(10);
    match u32::try_from(tenths) {
        Ok(tenths) if tenths < 10 => (whole, tenths),
        _ => (whole.saturating_add(1), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ipv4_counts_are_grouped_digits() {
        assert_eq!(count(Count::ZERO), "0");
        assert_eq!(count(Count::new(256)), "256");
        assert_eq!(count(Count::new(4_096)), "4,096");
        assert_eq!(count(Count::power_of_two(32)), "4,294,967,296");
    }

    #[test]
    fn ipv6_counts_are_powers_and_keep_their_exact_value() {
        assert_eq!(count(Count::power_of_two(72)), "2^72");
        assert_eq!(count(Count::power_of_two(128)), "2^128");
        assert_eq!(exact(Count::power_of_two(64)), "18,446,744,073,709,551,616");
    }

    #[test]
    fn sums_of_ipv6_blocks_say_that_they_are_about() {
        let sum = Count::power_of_two(72).plus(Count::power_of_two(70));
        assert_eq!(count(sum), "≈ 2^72.3");
        let nearly = Count::power_of_two(72).minus(Count::new(1));
        assert_eq!(count(nearly), "≈ 2^72");
        let hardly = Count::power_of_two(72).plus(Count::new(1));
        assert_eq!(count(hardly), "≈ 2^72");
    }

    #[test]
    fn tenths_of_the_exponent_are_those_of_the_logarithm() {
        for step in 0..1_000_u32 {
            let value = (1u128 << 60) + u128::from(step) * ((1u128 << 60) / 1_000);
            #[allow(clippy::cast_precision_loss)]
            let expected = (value as f64).log2();
            let (whole, tenths) = exponent_in_tenths(Count::new(value));
            let got = f64::from(whole) + f64::from(tenths) / 10.0;
            assert!((got - expected).abs() <= 0.0501, "{value}: {got} for {expected}");
        }
    }

    #[test]
    fn the_vendors_worked_example_reads_as_documented() {
        assert_eq!(percent(Count::new(64), Count::new(4_096)).as_deref(), Some("1.6 %"));
        assert_eq!(percent(Count::new(512), Count::new(4_096)).as_deref(), Some("12.5 %"));
        assert_eq!(percent(Count::new(4_096), Count::new(4_096)).as_deref(), Some("100 %"));
    }

    #[test]
    fn a_little_is_not_nothing_and_nearly_all_is_not_all() {
        assert_eq!(percent(Count::ZERO, Count::new(10)).as_deref(), Some("0 %"));
        assert_eq!(percent(Count::new(1), Count::power_of_two(64)).as_deref(), Some("< 0.1 %"));
        let all = Count::power_of_two(32);
        assert_eq!(percent(all.minus(Count::new(1)), all).as_deref(), Some("99.9 %"));
        assert_eq!(percent(Count::new(1), Count::ZERO), None);
    }

    #[test]
    fn a_share_in_tenths_is_rounded_as_the_per_cent_is() {
        let share = |part, all| tenths(Count::new(part), Count::new(all));
        assert_eq!(share(3_840, 4_096), Some(938));
        assert_eq!(share(99_999, 100_000), Some(999));
        assert_eq!(share(5, 5), Some(1000));
        assert_eq!(share(1, 0), None);
    }

    #[test]
    fn sizes_in_storage_are_short() {
        assert_eq!(bytes(0), "0 B");
        assert_eq!(bytes(812), "812 B");
        assert_eq!(bytes(4_250), "4.2 kB");
        assert_eq!(bytes(33_000_000), "33 MB");
        assert_eq!(bytes(123_456_789), "123 MB");
    }
}
