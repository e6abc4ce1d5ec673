//! Dates and times.

words! {
    /// Points in time, and how long ago they were.
    Clock {
        date(day: &str, month: &str, year: &str, clock: &str): "{day} {month} {year}, {clock}" | "{year}年{month}月{day}日 {clock}";
        exact(local: &str, zone: &str, utc: &str): "{local} {zone} ({utc})" | "{local} {zone}（{utc}）";
        just_now: "just now" | "刚刚";
        minutes_ago(n: &str): "{n} minute ago" / "{n} minutes ago" | "{n} 分钟前";
        hours_ago(n: &str): "{n} hour ago" / "{n} hours ago" | "{n} 小时前";
        days_ago(n: &str): "{n} day ago" / "{n} days ago" | "{n} 天前";
        months_ago(n: &str): "{n} month ago" / "{n} months ago" | "{n} 个月前";
        years_ago(n: &str): "{n} year ago" / "{n} years ago" | "{n} 年前";
        in_minutes(n: &str): "in {n} minute" / "in {n} minutes" | "{n} 分钟后";
        in_hours(n: &str): "in {n} hour" / "in {n} hours" | "{n} 小时后";
        in_days(n: &str): "in {n} day" / "in {n} days" | "{n} 天后";
        in_months(n: &str): "in {n} month" / "in {n} months" | "{n} 个月后";
        in_years(n: &str): "in {n} year" / "in {n} years" | "{n} 年后";
    }
}
