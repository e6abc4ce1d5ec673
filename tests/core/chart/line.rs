//! Lines over time.

use std::collections::HashMap;

use freehold::chart::{
    Drawing, LineChart, Point, Series, Slot, Step, Unit, line_chart, nearest, utc_label,
};
use proptest::prelude::*;

use super::{DAY, HOUR, MONDAY, checked, number, of_class, over_a_day};

fn series(slot: Slot, points: Vec<Point>) -> Series {
    Series { name: "Managed".to_owned(), slot, points }
}

/// The places that the lines of a slot go through.
fn corners(svg: &str, class: &str) -> Vec<Vec<(i32, i32)>> {
    let document = checked(svg);
    let lines = of_class(&document, class).into_iter().filter_map(|node| node.attribute("d"));
    lines
        .map(|path| {
            path.split(['M', 'L'])
                .filter(|place| !place.is_empty())
                .map(|place| {
                    let (x, y) = place.split_once(' ').expect("two numbers");
                    (x.parse().expect("x"), y.parse().expect("y"))
                })
                .collect()
        })
        .collect()
}

#[test]
fn a_small_chart_looks_as_it_did() {
    let managed =
        [(0, 10), (6, 14), (12, 12)].map(|(hour, value)| Point::new(MONDAY + hour * HOUR, value));
    let series = [series(Slot::Good, managed.to_vec())];
    insta::assert_snapshot!(line_chart(&over_a_day(&series)).svg.replace("><", ">\n<"));
}

#[test]
fn without_observations_the_chart_says_so_in_the_callers_words() {
    let drawn = line_chart(&over_a_day(&[]));
    let document = checked(&drawn.svg);
    let words = of_class(&document, "empty");
    assert_eq!(words.first().and_then(|node| node.text()), Some("Nothing observed yet."));
    assert_eq!(drawn.layout.last, None);
}

#[test]
fn a_lone_observation_is_a_mark_and_not_a_line() {
    let one = [series(Slot::Bad, vec![Point::new(MONDAY + 6 * HOUR, 7)])];
    let drawn = line_chart(&over_a_day(&one));
    let document = checked(&drawn.svg);
    let marks = of_class(&document, "mark");
    assert!(!marks.is_empty());
    assert_eq!(
        number(marks.last().expect("a mark"), "cx"),
        i64::from(drawn.layout.x(MONDAY + 6 * HOUR))
    );
    assert!(corners(&drawn.svg, "d3").is_empty());
    assert!(of_class(&document, "empty").is_empty());
}

#[test]
fn nothing_is_drawn_where_nothing_is_known() {
    let hours = |hours: [i64; 2]| hours.map(|hour| Point::new(MONDAY + hour * HOUR, 5)).to_vec();
    let mut points = hours([0, 6]);
    points.push(Point::gap(MONDAY + 7 * HOUR));
    points.extend(hours([18, 24]));
    let series = [series(Slot::Accent, points)];
    let drawn = line_chart(&over_a_day(&series));
    let lines = corners(&drawn.svg, "d0");
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].last().map(|place| place.0), Some(drawn.layout.x(MONDAY + 6 * HOUR)));
    assert_eq!(lines[1].first().map(|place| place.0), Some(drawn.layout.x(MONDAY + 18 * HOUR)));
}

#[test]
fn a_held_value_stays_until_the_next_observation() {
    let points = vec![Point::new(MONDAY, 10), Point::new(MONDAY + 12 * HOUR, 20)];
    let series = [series(Slot::Accent, points)];
    let chart = LineChart { drawing: Drawing::Held, ..over_a_day(&series) };
    let drawn = line_chart(&chart);
    let (noon, layout) = (MONDAY + 12 * HOUR, &drawn.layout);
    assert_eq!(
        corners(&drawn.svg, "d0"),
        [[
            (layout.x(MONDAY), layout.y(10)),
            (layout.x(noon), layout.y(10)),
            (layout.x(noon), layout.y(20)),
        ]]
    );
}

#[test]
fn after_a_crowded_column_the_last_value_is_held_and_not_an_extreme() {
    // 3, 9, 1, 5 within a second; then 5 holds for hours.
    let mut points: Vec<Point> = [3, 9, 1, 5]
        .into_iter()
        .zip(0..)
        .map(|(value, ms)| Point::new(MONDAY + ms, value))
        .collect();
    points.push(Point::new(MONDAY + 12 * HOUR, 5));
    let series = [series(Slot::Accent, points)];
    let chart = LineChart { drawing: Drawing::Held, ..over_a_day(&series) };
    let drawn = line_chart(&chart);
    let line = corners(&drawn.svg, "d0").remove(0);
    let layout = &drawn.layout;
    assert_eq!(line.last(), Some(&(layout.x(MONDAY + 12 * HOUR), layout.y(5))));
    let leaves = line.iter().rev().find(|place| place.0 == layout.x(MONDAY)).expect("the column");
    assert_eq!(leaves.1, layout.y(5));
}

#[test]
fn a_line_from_before_enters_at_the_edge_with_the_value_it_had_there() {
    let points = vec![Point::new(MONDAY - 12 * HOUR, 0), Point::new(MONDAY + 12 * HOUR, 20)];
    let series = [series(Slot::Accent, points)];
    let drawn = line_chart(&over_a_day(&series));
    let line = corners(&drawn.svg, "d0").remove(0);
    assert_eq!(line.first(), Some(&(drawn.layout.plot.left, drawn.layout.y(10))));
    // Nobody observed anything at the edge, so there is no mark.
    let document = checked(&drawn.svg);
    let at_edge = of_class(&document, "mark")
        .into_iter()
        .filter(|mark| number(mark, "cx") == i64::from(drawn.layout.plot.left));
    assert_eq!(at_edge.count(), 0);
}

#[test]
fn a_year_of_five_minutes_is_two_places_a_column_and_keeps_its_extremes() {
    let points: Vec<Point> = (0..105_120u64)
        .map(|index| {
            let value = match index {
                40_000 => 990,
                70_001 => 1,
                _ => 400 + index * 7 % 101,
            };
            Point::new(MONDAY + i64::try_from(index).expect("small") * 300_000, value)
        })
        .collect();
    let series = [series(Slot::Accent, points)];
    let chart = LineChart { to: MONDAY + 365 * DAY, width: 800, ..over_a_day(&series) };
    let drawn = line_chart(&chart);
    let line = corners(&drawn.svg, "d0").remove(0);
    let mut columns: HashMap<i32, usize> = HashMap::new();
    for (x, _) in &line {
        *columns.entry(*x).or_default() += 1;
    }
    assert!(columns.values().all(|count| *count <= 2));
    assert!(columns.len() > 700, "every column is used");
    let highest = (drawn.layout.x(MONDAY + 40_000 * 300_000), drawn.layout.y(990));
    let lowest = (drawn.layout.x(MONDAY + 70_001 * 300_000), drawn.layout.y(1));
    assert!(line.contains(&highest) && line.contains(&lowest));
    assert!(drawn.svg.len() < 40_000, "{} bytes", drawn.svg.len());
}

#[test]
fn each_range_offered_has_ticks_at_round_times_that_do_not_touch() {
    let expected = [
        (HOUR, Step::Minutes(10)),
        (6 * HOUR, Step::Hours(1)),
        (DAY, Step::Hours(3)),
        (7 * DAY, Step::Days(1)),
        (30 * DAY, Step::Days(7)),
        (365 * DAY, Step::Months(2)),
    ];
    for (length, step) in expected {
        let chart = LineChart { to: MONDAY + length, ..over_a_day(&[]) };
        let drawn = line_chart(&chart);
        assert_eq!(drawn.layout.step, step, "{length} ms");
        assert!((3..=10).contains(&drawn.layout.time.ticks().len()), "{length} ms");
    }
}

#[test]
fn ticks_stand_at_local_midnight_on_both_sides_of_a_clock_change() {
    // Clocks go from UTC+1 to UTC+2 at noon of the third day.
    let change = MONDAY + 2 * DAY + 12 * HOUR;
    let offset = move |at: i64| if at < change { HOUR } else { 2 * HOUR };
    let chart = LineChart { to: MONDAY + 7 * DAY, clock_offset: &offset, ..over_a_day(&[]) };
    let drawn = line_chart(&chart);
    assert_eq!(drawn.layout.step, Step::Days(1));
    let ticks = drawn.layout.time.ticks();
    assert!(ticks.len() >= 7);
    assert!(ticks.iter().all(|tick| (tick + offset(*tick)) % DAY == 0));
}

#[test]
fn month_ticks_are_first_days_and_survive_the_leap_day() {
    // 2024-01-01.
    let start = 1_704_067_200_000;
    let chart = LineChart { from: start, to: start + 366 * DAY, width: 1200, ..over_a_day(&[]) };
    let drawn = line_chart(&chart);
    assert_eq!(drawn.layout.step, Step::Months(1));
    let days: Vec<String> =
        drawn.layout.time.ticks().iter().map(|tick| utc_label(*tick, Step::Days(1))).collect();
    assert_eq!(days.len(), 13);
    assert!(days.iter().all(|day| day.ends_with("-01")), "{days:?}");
    assert_eq!(utc_label(start + 59 * DAY, Step::Days(1)), "02-29");
}

#[test]
fn per_cent_goes_to_one_hundred_or_just_above_the_highest() {
    let low = [series(Slot::Accent, vec![Point::new(MONDAY, 16), Point::new(MONDAY + HOUR, 12)])];
    let full = line_chart(&LineChart { unit: Unit::Percent, ..over_a_day(&low) });
    assert_eq!(full.layout.value.top(), 1000);
    let fitted = line_chart(&LineChart { unit: Unit::PercentFitted, ..over_a_day(&low) });
    assert_eq!(fitted.layout.value.top(), 20);
}

#[test]
fn the_last_observation_is_marked_where_time_went_on_without_one() {
    let points = vec![Point::new(MONDAY, 3), Point::new(MONDAY + 6 * HOUR, 4)];
    let series = [series(Slot::Accent, points)];
    let drawn = line_chart(&over_a_day(&series));
    assert_eq!(drawn.layout.last, Some(MONDAY + 6 * HOUR));
    let at = drawn.layout.x(MONDAY + 6 * HOUR);
    assert_eq!(
        corners(&drawn.svg, "a6"),
        [[(at, drawn.layout.plot.bottom), (at, drawn.layout.plot.top)]]
    );
}

#[test]
fn the_read_out_finds_the_nearest_known_observation() {
    let points = [Point::new(0, 1), Point::gap(10), Point::new(30, 2)];
    assert_eq!(nearest(&points, -5), Some(points[0]));
    assert_eq!(nearest(&points, 12), Some(points[0]));
    assert_eq!(nearest(&points, 15), Some(points[0]));
    assert_eq!(nearest(&points, 16), Some(points[2]));
    assert_eq!(nearest(&points, 900), Some(points[2]));
    assert_eq!(nearest(&[Point::gap(3)], 3), None);
}

proptest! {
    #[test]
    fn any_data_on_any_range_makes_a_sound_picture(
        from in any::<i64>(),
        to in any::<i64>(),
        width in any::<u32>(),
        points in prop::collection::vec((any::<i64>(), any::<Option<u64>>()), 0..40),
        held in any::<bool>(),
    ) {
        let points = points.into_iter().map(|(at, value)| Point { at, value }).collect();
        let series = [series(Slot::Custom, points)];
        let drawing = if held { Drawing::Held } else { Drawing::Straight };
        let chart = LineChart { from, to, width: width % 3000, drawing, ..over_a_day(&series) };
        let drawn = line_chart(&chart);
        checked(&drawn.svg);
        let plot = drawn.layout.plot;
        for (x, y) in corners(&drawn.svg, "d7").into_iter().flatten() {
            prop_assert!((plot.left..=plot.right).contains(&x));
            prop_assert!((plot.top..=plot.bottom).contains(&y));
        }
    }

    #[test]
    fn a_place_leads_back_to_its_moment_within_a_column(at in 0..=DAY) {
        let layout = line_chart(&over_a_day(&[])).layout;
        let width = i64::from(layout.plot.right - layout.plot.left);
        let back = layout.time_at(layout.x(MONDAY + at));
        prop_assert!((back - (MONDAY + at)).abs() <= DAY / width + 1);
    }
}
