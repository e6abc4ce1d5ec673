//! Pictures: what they say, that they are exact, and that nothing breaks them.

mod doughnut;
mod line;
mod sheet;
mod space;
mod viewport;

use freehold::chart::{
    Compare, Doughnut, Drawing, LineChart, Series, Unit, line_chart, text_width, utc_label,
};
use freehold::chart::{Drawn, Step};

/// Text that tries to leave the place where it is put.
pub const HOSTILE: &str = "</title><script>alert('1')</script> \" onload='x' & \u{0} \u{7} 名 ";

pub const HOUR: i64 = 3_600_000;
pub const DAY: i64 = 24 * HOUR;
/// Monday, 2026-03-02, midnight in UTC.
pub const MONDAY: i64 = 1_772_409_600_000;

/// Reads a picture as any browser would, and holds it to what all pictures promise.
pub fn checked(svg: &str) -> roxmltree::Document<'_> {
    let document = roxmltree::Document::parse(svg).expect("well-formed XML");
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "svg");
    assert!(matches!(root.attribute("role"), Some("img" | "group")));
    assert!(root.attribute("aria-label").is_some());
    assert!(root.attribute("viewBox").is_some());
    assert_eq!((root.attribute("width"), root.attribute("height")), (None, None));
    assert!(
        root.children().any(|child| child.has_tag_name(("http://www.w3.org/2000/svg", "title")))
    );
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        assert_ne!(element.tag_name().name(), "script");
        for attribute in element.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(name != "style" && !name.starts_with("on"), "{name} in a picture");
            if !matches!(name, "aria-label" | "href") {
                assert!(!value.contains("NaN") && !value.contains("inf"), "{name}={value}");
                assert!(!has_hex_colour(value) && !value.contains("rgb("), "{name}={value}");
            }
        }
        if element.attribute("role") == Some("img") {
            assert!(!element.descendants().any(|inner| inner.tag_name().name() == "a"));
        }
    }
    document
}

/// `url(#id)` is no colour.
fn has_hex_colour(value: &str) -> bool {
    !value.starts_with("url(#")
        && value
            .split('#')
            .skip(1)
            .any(|rest| rest.bytes().take_while(u8::is_ascii_hexdigit).count() >= 3)
}

/// Elements of a class, in order.
pub fn of_class<'a, 'i>(
    document: &'a roxmltree::Document<'i>,
    class: &'a str,
) -> Vec<roxmltree::Node<'a, 'i>> {
    document
        .descendants()
        .filter(|node| {
            node.attribute("class").is_some_and(|list| list.split(' ').any(|one| one == class))
        })
        .collect()
}

pub fn number(node: &roxmltree::Node<'_, '_>, name: &str) -> i64 {
    node.attribute(name).expect(name).parse().expect("a whole number")
}

/// A chart of counts over a day in UTC; change what a story is about.
pub fn over_a_day(series: &[Series]) -> LineChart<'_> {
    LineChart {
        width: 400,
        height: 160,
        title: "Resources",
        description: "",
        from: MONDAY,
        to: MONDAY + DAY,
        unit: Unit::Count,
        drawing: Drawing::Straight,
        series,
        empty: "Nothing observed yet.",
        time_label: &utc_label,
        clock_offset: &|_| 0,
        value_label: &|value| value.to_string(),
    }
}

#[test]
fn hostile_words_stay_words_in_every_picture() {
    let mut chart = over_a_day(&[]);
    chart.title = HOSTILE;
    chart.description = HOSTILE;
    chart.empty = HOSTILE;
    chart.value_label = &|_| HOSTILE.to_owned();
    let label = |_: i64, _: Step| HOSTILE.to_owned();
    chart.time_label = &label;
    let Drawn { svg, .. } = line_chart(&chart);
    let document = checked(&svg);
    let title = document.root_element().first_element_child().expect("a title");
    assert!(title.text().expect("words").starts_with("</title><script>alert('1')</script>"));

    let cidr = "10.0.0.0/8".parse().expect("a CIDR");
    let kind = freehold::chart::BlockKind::Vpc;
    let picture = freehold::chart::compare(&Compare {
        id: HOSTILE,
        title: HOSTILE,
        description: HOSTILE,
        width: 600,
        upper: (cidr, kind, HOSTILE),
        lower: (cidr, kind, HOSTILE),
        shared: HOSTILE,
    });
    checked(&picture.expect("one family"));
    let empty = Doughnut {
        id: HOSTILE,
        title: HOSTILE,
        description: HOSTILE,
        total: HOSTILE,
        segments: &[],
        other: HOSTILE,
    };
    checked(&freehold::chart::doughnut(&empty));
}

#[test]
fn chinese_is_measured_as_wider_than_latin_and_nothing_as_nothing() {
    assert_eq!(text_width("", 11), 0);
    assert_eq!(text_width("地址", 11), 22);
    assert!(text_width("ab", 11) < text_width("地址", 11));
    assert!(text_width("iii", 11) < text_width("mmm", 11));
}

#[test]
fn every_class_that_a_picture_can_carry_has_its_looks() {
    use freehold::chart::{Fill, Slot, fill_mark, line_mark};
    let css = include_str!("../../../style/charts.css");
    for slot in Slot::ALL {
        checked_mark(&line_mark(slot));
        for class in [format!(".s{} ", slot.index()), format!(".d{} ", slot.index())] {
            assert!(css.contains(&class), "{class}");
        }
    }
    for alpha in 1..10 {
        assert!(css.contains(&format!(".a{alpha} ")));
    }
    for fill in Fill::ALL {
        checked_mark(&fill_mark("m", fill));
        assert!(css.contains(&format!(".chart .{}", fill.class())), "{fill:?}");
    }
    assert!(!css.contains('#') && !css.contains("rgb("), "colours belong to tokens.css");
}

/// A legend's mark stands beside its word, and so is hidden from those who listen.
fn checked_mark(svg: &str) {
    let document = roxmltree::Document::parse(svg).expect("well-formed XML");
    assert_eq!(document.root_element().attribute("aria-hidden"), Some("true"));
}
