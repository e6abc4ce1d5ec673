//! A whole and its parts.

use freehold::chart::{Doughnut, Segment, SegmentClass, doughnut};
use proptest::prelude::*;

use super::{checked, of_class};

fn part(label: &str, value: u64, class: SegmentClass) -> Segment {
    Segment { label: label.to_owned(), value, class, href: None }
}

fn chart(segments: &[Segment]) -> Doughnut<'_> {
    Doughnut { id: "a", title: "By type", description: "", total: "12", segments, other: "Other" }
}

/// How many degrees the outer arc of each drawn part takes, from the path alone.
fn degrees(svg: &str) -> Vec<f64> {
    let document = checked(svg);
    let areas = of_class(&document, "area").into_iter().filter_map(|node| node.attribute("d"));
    areas.map(degrees_of).collect()
}

fn degrees_of(path: &str) -> f64 {
    let numbers: Vec<f64> = path
        .split(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | '-')))
        .filter(|text| !text.is_empty())
        .map(|text| text.parse().expect("a number"))
        .collect();
    if path.matches('M').count() == 2 {
        return 360.0;
    }
    let angle = |x: f64, y: f64| (x - 60.0).atan2(60.0 - y).to_degrees().rem_euclid(360.0);
    let (from, to) = (angle(numbers[0], numbers[1]), angle(numbers[7], numbers[8]));
    let turn = (to - from).rem_euclid(360.0);
    // A part smaller than the decimals of a coordinate may round to nothing or to a whole turn.
    let turn = if turn > 359.9 && numbers[5] < 0.5 { turn - 360.0 } else { turn };
    assert!((turn > 180.0) == (numbers[5] > 0.5) || (turn - 180.0).abs() < 0.01, "{path}");
    turn
}

#[test]
fn a_quarter_and_the_rest_look_as_they_did() {
    let parts = [part("VPC", 3, SegmentClass::Vpc), part("vSwitch", 9, SegmentClass::VSwitch)];
    let svg = doughnut(&chart(&parts));
    assert_eq!(degrees(&svg).iter().map(|part| part.round()).collect::<Vec<_>>(), [90.0, 270.0]);
    insta::assert_snapshot!(svg.replace("><", ">\n<"));
}

#[test]
fn nothing_at_all_is_an_empty_ring() {
    let svg = doughnut(&chart(&[part("VPC", 0, SegmentClass::Vpc)]));
    let document = checked(&svg);
    assert_eq!(of_class(&document, "ring").len(), 1);
    assert!(of_class(&document, "area").is_empty());
}

#[test]
fn all_in_one_part_is_a_whole_ring_of_two_arcs_each_way() {
    let parts = [part("VPC", 5, SegmentClass::Vpc), part("vSwitch", 0, SegmentClass::VSwitch)];
    let svg = doughnut(&chart(&parts));
    let document = checked(&svg);
    let path = of_class(&document, "area")[0].attribute("d").expect("a path").to_owned();
    assert_eq!(path.matches('A').count(), 4);
    assert_eq!(path.matches('Z').count(), 2);
    assert!(of_class(&document, "cut").is_empty());
}

#[test]
fn of_seven_parts_the_four_largest_stay_and_the_rest_are_one() {
    let values = [1, 50, 2, 40, 30, 3, 20];
    let parts = values.map(|value| part(&value.to_string(), value, SegmentClass::Accent));
    let shown = chart(&parts).shown();
    let shown: Vec<(&str, u64)> = shown.iter().map(|one| (one.label.as_str(), one.value)).collect();
    assert_eq!(shown, [("50", 50), ("40", 40), ("30", 30), ("20", 20), ("Other", 6)]);
}

#[test]
fn a_long_total_is_written_smaller_to_stay_inside_the_ring() {
    let long = Doughnut { total: "1,234,567", ..chart(&[]) };
    assert_eq!(of_class(&checked(&doughnut(&long)), "long").len(), 1);
    assert!(of_class(&checked(&doughnut(&chart(&[]))), "long").is_empty());
}

#[test]
fn one_among_a_million_is_edged_and_no_cut_hides_it() {
    let parts = [part("a", 999_999, SegmentClass::Good), part("b", 1, SegmentClass::Bad)];
    let svg = doughnut(&chart(&parts));
    let document = checked(&svg);
    assert_eq!(of_class(&document, "thin").len(), 1);
    assert!(of_class(&document, "cut").is_empty());
}

#[test]
fn a_part_with_an_address_is_a_link_outside_the_tab_order() {
    let mut linked = part("VPC 3", 3, SegmentClass::Vpc);
    linked.href = Some("#/scope/1?type=vpc&x=\"".to_owned());
    let svg = doughnut(&chart(&[linked]));
    let document = checked(&svg);
    assert_eq!(document.root_element().attribute("role"), Some("group"));
    let link = document.descendants().find(|node| node.tag_name().name() == "a").expect("a link");
    assert_eq!(link.attribute("href"), Some("#/scope/1?type=vpc&x=\""));
    assert_eq!(
        (link.attribute("tabindex"), link.attribute("aria-label")),
        (Some("-1"), Some("VPC 3"))
    );
}

proptest! {
    #[test]
    fn the_parts_make_a_full_turn_each_by_its_share(
        values in prop::collection::vec(1..=u64::MAX, 1..=5),
    ) {
        let parts: Vec<Segment> =
            values.iter().map(|value| part("x", *value, SegmentClass::Warn)).collect();
        let drawn = degrees(&doughnut(&chart(&parts)));
        prop_assert!((drawn.iter().sum::<f64>() - 360.0).abs() < 0.02, "{drawn:?}");
        let total: f64 = values.iter().map(|value| *value as f64).sum();
        for (value, drawn) in values.iter().zip(drawn) {
            prop_assert!((*value as f64 / total * 360.0 - drawn).abs() < 0.01);
        }
    }
}
