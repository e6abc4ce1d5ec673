//! Where an axis has its ticks.

use super::svg::text_width;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The distance between two ticks of a time axis; tells a formatter how much a label must say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// So many seconds.
    Seconds(u8),
    /// So many minutes.
    Minutes(u8),
    /// So many hours.
    Hours(u8),
    /// So many days.
    Days(u8),
    /// So many months.
    Months(u8),
    /// So many years.
    Years(u32),
}

impl Step {
    /// The steps that read well, shortest first.
    const LADDER: [Step; 30] = [
        Step::Seconds(1),
        Step::Seconds(5),
        Step::Seconds(15),
        Step::Seconds(30),
        Step::Minutes(1),
        Step::Minutes(2),
        Step::Minutes(5),
        Step::Minutes(10),
        Step::Minutes(15),
        Step::Minutes(30),
        Step::Hours(1),
        Step::Hours(2),
        Step::Hours(3),
        Step::Hours(6),
        Step::Hours(12),
        Step::Days(1),
        Step::Days(2),
        Step::Days(7),
        Step::Days(14),
        Step::Months(1),
        Step::Months(2),
        Step::Months(3),
        Step::Months(6),
        Step::Years(1),
        Step::Years(2),
        Step::Years(5),
        Step::Years(10),
        Step::Years(100),
        Step::Years(1000),
        Step::Years(100_000),
    ];

    /// Its usual length, for a first estimate of how many ticks there will be.
    const fn about(self) -> i64 {
        match self {
            Step::Seconds(count) => (count as i64).saturating_mul(SECOND),
            Step::Minutes(count) => (count as i64).saturating_mul(MINUTE),
            Step::Hours(count) => (count as i64).saturating_mul(HOUR),
            Step::Days(count) => (count as i64).saturating_mul(DAY),
            Step::Months(count) => (count as i64).saturating_mul(30 * DAY),
            Step::Years(count) => (count as i64).saturating_mul(365 * DAY),
        }
    }
}

/// What decides about the ticks of a time axis.
pub(super) struct TimeTicks<'a> {
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) width: u32,
    pub(super) font_size: u32,
    pub(super) label: &'a dyn Fn(i64, Step) -> String,
    pub(super) offset: &'a dyn Fn(i64) -> i64,
}

impl TimeTicks<'_> {
    /// The shortest step whose labels do not touch, and its ticks.
    pub(super) fn choose(&self) -> (Step, Vec<i64>) {
        // No label is narrower than this; and nobody wants more than the months of a year.
        let most = i64::from(self.width / 28).clamp(1, 13);
        let length = self.to.saturating_sub(self.from);
        Step::LADDER
            .into_iter()
            .filter(|step| length / step.about().max(1) <= most)
            .map(|step| (step, self.ticks(step)))
            .find(|(step, ticks)| self.fits(*step, ticks))
            .unwrap_or((Step::Years(100_000), Vec::new()))
    }

    fn fits(&self, step: Step, ticks: &[i64]) -> bool {
        const GAP: u32 = 14;
        let widest = ticks
            .iter()
            .map(|tick| text_width(&(self.label)(*tick, step), self.font_size))
            .max()
            .unwrap_or(0);
        let needed = i128::from(widest.saturating_add(GAP));
        let length = i128::from(self.to.saturating_sub(self.from)).max(1);
        ticks.iter().zip(ticks.iter().skip(1)).all(|(one, next)| {
            let apart = i128::from(next.saturating_sub(*one)) * i128::from(self.width);
            apart >= needed * length
        })
    }

    /// All ticks of the step: round numbers of local time, in order.
    fn ticks(&self, step: Step) -> Vec<i64> {
        let local_from = self.from.saturating_add((self.offset)(self.from));
        let local_to = self.to.saturating_add((self.offset)(self.to));
        let mut ticks: Vec<i64> = round_times(local_from.saturating_sub(DAY), local_to, step)
            .map(|local| self.to_utc(local))
            .filter(|tick| (self.from..=self.to).contains(tick))
            .collect();
        ticks.dedup();
        ticks
    }

    /// The moment at which clocks show `local`. Where clocks are put back, the later one.
    fn to_utc(&self, local: i64) -> i64 {
        let guess = local.saturating_sub((self.offset)(local));
        local.saturating_sub((self.offset)(guess))
    }
}

/// The round times from around `from` up to a step beyond `to`.
fn round_times(from: i64, to: i64, step: Step) -> Box<dyn Iterator<Item = i64>> {
    let end = to.saturating_add(DAY);
    match step {
        Step::Months(count) => months(from, end, i64::from(count)),
        Step::Years(count) => months(from, end, i64::from(count).saturating_mul(12)),
        // Weeks begin on a Monday; 1970-01-05 was the first.
        Step::Days(7 | 14) => Box::new(even(from, end, step.about(), 4 * DAY)),
        _ => Box::new(even(from, end, step.about(), 0)),
    }
}

fn even(from: i64, end: i64, step: i64, phase: i64) -> impl Iterator<Item = i64> {
    let first = from.saturating_sub(phase).div_euclid(step).saturating_mul(step);
    std::iter::successors(Some(first.saturating_add(phase)), move |time| time.checked_add(step))
        .take_while(move |time| *time <= end)
}

fn months(from: i64, end: i64, count: i64) -> Box<dyn Iterator<Item = i64>> {
    let (year, month, _) = civil(from.div_euclid(DAY));
    let first = year.saturating_mul(12).saturating_add(month.saturating_sub(1));
    let first = first.div_euclid(count).saturating_mul(count);
    let times = std::iter::successors(Some(first), move |index| index.checked_add(count))
        .map(|index| days(index.div_euclid(12), index.rem_euclid(12).saturating_add(1), 1))
        .map(|day| day.saturating_mul(DAY))
        .take_while(move |time| *time <= end);
    Box::new(times)
}

/// The day's number since 1970-01-01 in the Gregorian calendar. Counting years from March puts
/// the leap day last, so that a month's place in the year needs no table.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a day's number: the inverse of [`days`].
fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// A label in UTC and digits only, for exports and where there is no locale at hand.
pub fn utc_label(at: i64, step: Step) -> String {
    let (year, month, day) = civil(at.div_euclid(DAY));
    let clock = at.rem_euclid(DAY);
    let (hour, minute) = (clock / HOUR, clock % HOUR / MINUTE);
    let second = clock % MINUTE / SECOND;
    match step {
        Step::Seconds(_) => format!("{hour:02}:{minute:02}:{second:02}"),
        Step::Minutes(_) | Step::Hours(_) if clock == 0 => format!("{month:02}-{day:02}"),
        Step::Minutes(_) | Step::Hours(_) => format!("{hour:02}:{minute:02}"),
        Step::Days(_) => format!("{month:02}-{day:02}"),
        Step::Months(_) => format!("{year:04}-{month:02}"),
        Step::Years(_) => format!("{year:04}"),
    }
}

/// Round values from zero to `top` or just beyond, at most `most` steps; the last one ends the
/// axis. Never fewer than one step.
pub(super) fn value_ticks(top: u64, most: u32) -> Vec<u64> {
    let top = u128::from(top.max(1));
    let most = u128::from(most.max(1));
    let mut decade = 1u128;
    let step = 'found: loop {
        for factor in [1, 2, 5] {
            let step = decade.saturating_mul(factor);
            if top.div_ceil(step) <= most {
                break 'found step;
            }
        }
        decade = decade.saturating_mul(10);
    };
    (0..=top.div_ceil(step))
        .map(|index| u64::try_from(index.saturating_mul(step)).unwrap_or(u64::MAX))
        .collect()
}
