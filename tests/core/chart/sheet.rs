//! A chart that stands alone: title and legend are in the picture.

use freehold::chart::{Point, Series, Sheet, Slot, line_chart, sheet};

use super::{HOSTILE, HOUR, MONDAY, checked, number, of_class, over_a_day};

fn legend(words: &str, count: usize) -> Vec<(Slot, String)> {
    Slot::ALL.into_iter().cycle().take(count).map(|slot| (slot, words.to_owned())).collect()
}

#[test]
fn title_chart_and_legend_are_one_picture() {
    let points = vec![Point::new(MONDAY, 3), Point::new(MONDAY + 6 * HOUR, 5)];
    let series = [Series { name: "Managed".to_owned(), slot: Slot::Good, points }];
    let chart = line_chart(&over_a_day(&series));
    let entries = [(Slot::Good, "Managed".to_owned()), (Slot::Warn, "Unmanaged".to_owned())];
    let whole = sheet(&Sheet { title: "Management · prod", chart: &chart, legend: &entries });
    let document = checked(&whole.svg);
    let title = of_class(&document, "sheet-title");
    assert_eq!(title.first().and_then(|node| node.text()), Some("Management · prod"));
    let said: Vec<_> = document.descendants().filter_map(|node| node.text()).collect();
    assert!(said.contains(&"Managed") && said.contains(&"Unmanaged"));
    let inside = of_class(&checked(&chart.svg), "line").len();
    assert_eq!(of_class(&document, "line").len(), inside + 2, "the chart's lines and two marks");
    assert_eq!(whole.width, chart.layout.width);
    assert!(whole.height > chart.layout.height);
}

#[test]
fn a_long_legend_takes_more_rows_and_stays_inside() {
    let chart = line_chart(&over_a_day(&[]));
    let height = |count| {
        let entries = legend("A rather long name", count);
        let whole = sheet(&Sheet { title: "T", chart: &chart, legend: &entries });
        let document = checked(&whole.svg);
        let root = document.root_element().attribute("viewBox").expect("a view box");
        assert_eq!(root, format!("0 0 {} {}", whole.width, whole.height));
        for words in of_class(&document, "words")
            .into_iter()
            .filter(|node| node.text() == Some("A rather long name"))
        {
            assert!(number(&words, "x") >= 0);
            let group = words.parent().and_then(|group| group.attribute("transform"));
            let place = group.and_then(|text| text.strip_prefix("translate(")).expect("a place");
            let (x, y) = place.trim_end_matches(')').split_once(' ').expect("two numbers");
            assert!(x.parse::<u32>().expect("x") < whole.width - 100);
            assert!(y.parse::<u32>().expect("y") < whole.height);
        }
        whole.height
    };
    assert!(height(0) < height(1));
    assert!(height(2) < height(8) && height(8) < height(40));
}

#[test]
fn no_name_can_break_out_of_the_sheet() {
    let chart = line_chart(&over_a_day(&[]));
    let entries = legend(HOSTILE, 3);
    checked(&sheet(&Sheet { title: HOSTILE, chart: &chart, legend: &entries }).svg);
}
