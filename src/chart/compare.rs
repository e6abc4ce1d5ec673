//! Two blocks of addresses to one scale.

use crate::address::Cidr;

use super::fill::{Fill, definitions};
use super::space::{Area, BETWEEN, BlockKind, ROW, Scale, hull};
use super::svg::{Escaped, Role, Root, picture, push, safe_id};

/// What a comparison shows.
pub struct Compare<'a> {
    /// The beginning of ids inside the picture; must differ between pictures of a page.
    pub id: &'a str,
    /// The name of the picture.
    pub title: &'a str,
    /// What it says, in a sentence.
    pub description: &'a str,
    /// The width in px, at least 16; the picture itself stretches to its place.
    pub width: u32,
    /// The block above: where, what and its name.
    pub upper: (Cidr, BlockKind, &'a str),
    /// The block below.
    pub lower: (Cidr, BlockKind, &'a str),
    /// The name of the range that both share.
    pub shared: &'a str,
}

/// Draws two blocks over each other, and over both the range that they share, cross-hatched.
/// `None` where one is IPv4 and the other IPv6: there is no scale for both.
pub fn compare(chart: &Compare<'_>) -> Option<String> {
    let ((upper, upper_kind, upper_name), (lower, lower_kind, lower_name)) =
        (chart.upper, chart.lower);
    if upper.family() != lower.family() {
        return None;
    }
    let id = safe_id(chart.id);
    let width = chart.width.clamp(16, 10_000);
    let scale = Scale { space: hull(upper.span(), lower.span()), width };
    let fills = [upper_kind.fill(), lower_kind.fill(), Fill::Overlap];
    let mut content = definitions(&id, fills.into_iter());
    let rows = [(upper, upper_kind, upper_name, 0), (lower, lower_kind, lower_name, ROW + BETWEEN)];
    for (cidr, kind, name, top) in rows {
        let area = area(scale, cidr, kind.fill(), top, ROW)?;
        part(&mut content, &id, "block", name, area);
    }
    let height = ROW * 2 + BETWEEN;
    if let Some(shared) = upper.intersection(lower) {
        let area = area(scale, shared, Fill::Overlap, 0, height)?;
        part(&mut content, &id, "shared", chart.shared, area);
    }
    // The names last, or the hatching would cross them out.
    for (cidr, kind, name, top) in rows {
        area(scale, cidr, kind.fill(), top, ROW)?.words_near(&mut content, name, width);
    }
    let root = Root {
        class: "space compare",
        width,
        height,
        title: chart.title,
        description: chart.description,
        role: Role::Image,
    };
    Some(picture(&root, &content))
}

fn part(out: &mut String, id: &str, class: &str, name: &str, area: Area) {
    push(out, format_args!("<g class=\"{class}\"><title>{}</title>", Escaped(name)));
    area.draw(out, id);
    out.push_str("</g>");
}

/// Where a block is, at least one px wide.
fn area(scale: Scale, cidr: Cidr, fill: Fill, top: u32, height: u32) -> Option<Area> {
    let (left, right) = scale.place(cidr.span())?;
    Some(Area { left, right: right.max(left.saturating_add(1)), top, height, fill })
}
