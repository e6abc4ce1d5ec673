//! Times as feeds write them.

use crate::model::Time;

/// Milliseconds since 1970 of `2026-01-31T08:00:00Z`, also with an offset such as `+08:00`.
/// Without one the time is UTC.
pub(super) fn parse(text: &str) -> Option<i64> {
    let text = text.trim();
    let clock_at = text.find(['T', ' '])?;
    let sign_at = text.get(clock_at..)?.find(['+', '-']).map(|at| at.saturating_add(clock_at));
    let Some((local, offset)) = sign_at.and_then(|at| text.split_at_checked(at)) else {
        return Time::parse(text).map(|time| time.0);
    };
    let shift = offset_millis(offset)?;
    Time::parse(local).map(|time| time.0.saturating_sub(shift))
}

/// `+08:00` or `-0530` in milliseconds.
fn offset_millis(text: &str) -> Option<i64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, minutes) = match text.split_once(':') {
        Some(parts) => parts,
        None => text.split_at_checked(2)?,
    };
    let number = |part: &str, below: i64| {
        let fits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<i64>().ok().filter(|value| fits && *value < below)
    };
    Some(sign * (number(hours, 24)? * 60 + number(minutes, 60)?) * 60_000)
}
