//! How points in time are written. The offset from UTC comes from the page, which asks the
//! browser.

use super::Language;
use super::number::whole;
use crate::model::Time;

const MINUTE_MS: i64 = 60_000;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Local date and time to the minute: `23 Nov 2026, 05:10`. `offset_minutes` is east of UTC.
pub fn format_time(time: Time, language: Language, offset_minutes: i32) -> String {
    let parts = Parts::of(time, offset_minutes);
    let clock = format!("{}:{}", parts.hour, parts.minute);
    parts.with_date(language, &clock)
}

/// The time to the second, with its offset and in UTC:
/// `23 Nov 2026, 05:10:07 UTC+08:00 (2026-11-22T21:10:07Z)`.
pub fn format_time_exact(time: Time, language: Language, offset_minutes: i32) -> String {
    let parts = Parts::of(time, offset_minutes);
    let clock = format!("{}:{}:{}", parts.hour, parts.minute, parts.second);
    let local = parts.with_date(language, &clock);
    (language.words().clock.exact)(&local, &zone(offset_minutes), &time.to_string())
}

/// How long before or after `now` it is: `5 minutes ago`.
pub fn relative(now: Time, then: Time, language: Language) -> String {
    let clock = &language.words().clock;
    let ago = now >= then;
    let minutes = now.0.abs_diff(then.0) / MINUTE_MS.unsigned_abs();
    let hours = minutes / 60;
    let days = hours / 24;
    let (number, past, future) = match (minutes, hours, days) {
        (0, _, _) => return clock.just_now.into(),
        (minutes, 0, _) => (minutes, clock.minutes_ago, clock.in_minutes),
        (_, hours, 0) => (hours, clock.hours_ago, clock.in_hours),
        (_, _, days @ 0..60) => (days, clock.days_ago, clock.in_days),
        (_, _, days @ 60..730) => (days / 30, clock.months_ago, clock.in_months),
        (_, _, days) => (days / 365, clock.years_ago, clock.in_years),
    };
    let number = whole(usize::try_from(number).unwrap_or(usize::MAX));
    if ago { past(&number) } else { future(&number) }
}

/// `UTC`, `UTC+08:00`, `UTC−03:30`.
fn zone(offset_minutes: i32) -> String {
    let (hours, minutes) = (offset_minutes.abs() / 60, offset_minutes.abs() % 60);
    match offset_minutes {
        0 => "UTC".into(),
        1.. => format!("UTC+{hours:02}:{minutes:02}"),
        _ => format!("UTC−{hours:02}:{minutes:02}"),
    }
}

/// The digits of a local time.
#[derive(Default)]
struct Parts {
    year: String,
    month: usize,
    day: String,
    hour: String,
    minute: String,
    second: String,
}

impl Parts {
    fn of(time: Time, offset_minutes: i32) -> Parts {
        let local = time.after(i64::from(offset_minutes) * MINUTE_MS).to_string();
        Parts::read(&local).unwrap_or_default()
    }

    /// Takes the vendor's form apart, from the right, since a year may have any length.
    fn read(text: &str) -> Option<Parts> {
        let (date, clock) = text.trim_end_matches('Z').split_once('T')?;
        let mut date = date.rsplitn(3, '-');
        let mut clock = clock.splitn(3, ':').map(str::to_owned);
        let day = date.next()?.trim_start_matches('0').to_owned();
        let month = date.next()?.parse().ok()?;
        let year = date.next()?.to_owned();
        let (hour, minute, second) = (clock.next()?, clock.next()?, clock.next()?);
        Some(Parts { year, month, day, hour, minute, second })
    }

    fn with_date(&self, language: Language, clock: &str) -> String {
        let month = match language {
            Language::English => {
                let name = self.month.checked_sub(1).and_then(|index| MONTHS.get(index));
                name.copied().unwrap_or_default().to_owned()
            }
            Language::Chinese => self.month.to_string(),
        };
        (language.words().clock.date)(&self.day, &month, &self.year, clock)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        Time::parse(text).unwrap()
    }

    #[test]
    fn a_time_is_shown_where_the_reader_is() {
        let time = at("2026-11-22T21:10:07Z");
        assert_eq!(format_time(time, Language::English, 480), "23 Nov 2026, 05:10");
        assert_eq!(format_time(time, Language::Chinese, 480), "2026年11月23日 05:10");
        assert_eq!(format_time(time, Language::English, -210), "22 Nov 2026, 17:40");
    }

    #[test]
    fn the_exact_time_names_its_offset_and_utc() {
        let time = at("2026-01-02T21:10:07Z");
        assert_eq!(
            format_time_exact(time, Language::English, 480),
            "3 Jan 2026, 05:10:07 UTC+08:00 (2026-01-02T21:10:07Z)"
        );
        assert_eq!(
            format_time_exact(time, Language::Chinese, -210),
            "2026年1月2日 17:40:07 UTC−03:30（2026-01-02T21:10:07Z）"
        );
        assert!(format_time_exact(time, Language::English, 0).contains("21:10:07 UTC ("));
    }

    #[test]
    fn times_far_out_are_written_without_fail() {
        for time in [Time(i64::MAX), Time(i64::MIN), Time(0)] {
            for language in Language::ALL {
                assert!(format_time(time, language, 840).contains(':'), "{time:?}");
            }
        }
    }

    #[test]
    fn how_long_ago_is_told_in_the_largest_fitting_unit() {
        let now = at("2026-11-23T12:00:00Z");
        let told = |text: &str| relative(now, at(text), Language::English);
        assert_eq!(told("2026-11-23T11:59:30Z"), "just now");
        assert_eq!(told("2026-11-23T11:59:00Z"), "1 minute ago");
        assert_eq!(told("2026-11-23T11:01:00Z"), "59 minutes ago");
        assert_eq!(told("2026-11-23T10:00:00Z"), "2 hours ago");
        assert_eq!(told("2026-11-21T12:00:00Z"), "2 days ago");
        assert_eq!(told("2026-08-23T12:00:00Z"), "3 months ago");
        assert_eq!(told("2020-11-23T12:00:00Z"), "6 years ago");
        assert_eq!(told("2026-11-23T12:05:00Z"), "in 5 minutes");
        assert_eq!(relative(now, at("2026-11-23T11:55:00Z"), Language::Chinese), "5 分钟前");
    }
}
