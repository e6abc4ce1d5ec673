//! Points in time, as the vendor writes them.

use std::fmt;

use serde::{Deserialize, Serialize};

const DAY_MS: i64 = 86_400_000;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z. It always comes from outside
/// (domain.md, D27).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Time(pub i64);

impl Time {
    /// Reads `YYYY-MM-DDThh:mm:ssZ` or `YYYY-MM-DD hh:mm:ss`, both as UTC; fractions of a second
    /// and a `+00:00` in place of the `Z` are accepted.
    pub fn parse(text: &str) -> Option<Time> {
        let (date, clock) = text.split_once(['T', ' '])?;
        let clock =
            clock.strip_suffix('Z').or_else(|| clock.strip_suffix("+00:00")).unwrap_or(clock);
        let mut date = date.splitn(3, '-');
        let (year, month, day) =
            (number(date.next()?)?, number(date.next()?)?, number(date.next()?)?);
        let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
        let mut clock = clock.splitn(3, ':');
        let (hour, minute) = (number(clock.next()?)?, number(clock.next()?)?);
        let second = clock.next().map_or(Some(0), number)?;
        let in_range = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second < 61;
        if !in_range || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let millis = format!("{fraction:0<3}").get(..3).and_then(number).unwrap_or(0);
        let seconds = (hour * 60 + minute) * 60 + second;
        Some(Time(days_from_civil(year, month, day) * DAY_MS + seconds * 1000 + millis))
    }

    /// The time `ms` milliseconds later; saturates.
    #[must_use]
    pub fn after(self, ms: i64) -> Time {
        Time(self.0.saturating_add(ms))
    }
}

fn number(text: &str) -> Option<i64> {
    let digits =
        !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a Gregorian date; years are counted from March, so that the leap day
/// is the last of its year.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date of a number of days since 1970-01-01; the inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

impl fmt::Display for Time {
    /// `YYYY-MM-DDThh:mm:ssZ`, the vendor's form; milliseconds are cut.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.0.div_euclid(DAY_MS));
        let seconds = self.0.rem_euclid(DAY_MS) / 1000;
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vendors_forms_are_read_and_written() {
        let time = Time::parse("2022-07-01T02:05:23Z").unwrap();
        assert_eq!(time, Time(1_656_641_123_000));
        assert_eq!(time.to_string(), "2022-07-01T02:05:23Z");
        assert_eq!(Time::parse("2024-01-01 00:00:00"), Some(Time(1_704_067_200_000)));
        assert_eq!(Time::parse("2024-02-09T19:15:16.529000+00:00"), Some(Time(1_707_506_116_529)));
        assert_eq!(Time::parse("2024-02-29T00:00Z"), Some(Time(1_709_164_800_000)));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in
            ["", "2024-01-01", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "x-y-zT1:2:3Z"]
        {
            assert_eq!(Time::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_round_trips() {
        for day in -146_097..146_097 {
            let (year, month, date) = civil_from_days(day);
            assert_eq!(days_from_civil(year, month, date), day);
        }
    }
}
