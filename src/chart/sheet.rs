//! A line chart as a picture of its own: its title above it, its legend below.

use super::line::Drawn;
use super::sink::Slot;
use super::svg::{Escaped, Role, Root, picture, push, text_width};

/// The height of the title.
const HEAD: u32 = 32;
/// The height of a row of the legend.
const ROW: u32 = 20;
/// The size of the words of the legend; `style/charts.css` says the same.
const FONT_SIZE: u32 = 11;
const MARK: u32 = 28;
const GAP: u32 = 6;
const MARGIN: u32 = 10;

/// What stands on the sheet.
pub struct Sheet<'a> {
    /// The words above the chart.
    pub title: &'a str,
    /// The chart.
    pub chart: &'a Drawn,
    /// The lines, each by its look and its words.
    pub legend: &'a [(Slot, String)],
}

/// A picture that needs no page around it, and its size in px.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheeted {
    /// The SVG text.
    pub svg: String,
    /// The width of the view box.
    pub width: u32,
    /// The height of the view box.
    pub height: u32,
}

/// Puts title, chart and legend into one picture.
pub fn sheet(sheet: &Sheet<'_>) -> Sheeted {
    let layout = &sheet.chart.layout;
    let width = layout.width;
    let mut content = String::new();
    push(
        &mut content,
        format_args!(
            "<rect class=\"sheet-ground\" width=\"100%\" height=\"100%\"/>\
             <text x=\"{MARGIN}\" y=\"21\" class=\"words sheet-title\">{}</text>\
             <g transform=\"translate(0 {HEAD})\">{}</g>",
            Escaped(sheet.title),
            inside(&sheet.chart.svg),
        ),
    );
    let below = HEAD.saturating_add(layout.height);
    let rows = legend(&mut content, sheet.legend, width, below);
    let height = below.saturating_add(rows.saturating_mul(ROW)).saturating_add(MARGIN);
    let root = Root {
        class: "line-chart",
        width,
        height,
        title: sheet.title,
        description: "",
        role: Role::Image,
    };
    Sheeted { svg: picture(&root, &content), width, height }
}

/// What a picture holds between its root element's tags.
fn inside(svg: &str) -> &str {
    let after = svg.split_once('>').map_or(svg, |(_, after)| after);
    after.strip_suffix("</svg>").unwrap_or(after)
}

/// Sets the entries one after another, in as many rows as they need; how many those are.
fn legend(content: &mut String, entries: &[(Slot, String)], width: u32, top: u32) -> u32 {
    let (mut x, mut row) = (MARGIN, 0u32);
    for (slot, words) in entries {
        let needed = MARK.saturating_add(GAP).saturating_add(text_width(words, FONT_SIZE));
        if x > MARGIN && x.saturating_add(needed).saturating_add(MARGIN) > width {
            (x, row) = (MARGIN, row.saturating_add(1));
        }
        let y = top.saturating_add(row.saturating_mul(ROW));
        push(
            content,
            format_args!(
                "<g transform=\"translate({x} {y})\"><path d=\"M0 10L{MARK} 10\" \
                 class=\"line s{index} d{index}\" stroke-width=\"2\"/>\
                 <text x=\"{at}\" y=\"14\" class=\"words\">{words}</text></g>",
                index = slot.index(),
                at = MARK + GAP,
                words = Escaped(words),
            ),
        );
        x = x.saturating_add(needed).saturating_add(MARGIN * 2);
    }
    if entries.is_empty() { 0 } else { row.saturating_add(1) }
}
