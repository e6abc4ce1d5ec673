//! A whole and its parts as a ring.

use super::arc::{Ring, TURN};
use super::fill::{Fill, definitions};
use super::svg::{Escaped, Role, Root, picture, push, safe_id, text_width};

/// The side of the picture in px.
const SIDE: u32 = 120;
const RING: Ring = Ring { centre: 60.0, outer: 58.0, inner: 46.0 };
/// More parts than this cannot be told apart in a ring of this size.
const MOST: usize = 5;
/// Parts below 2° are edged in their own colour, so that they can be seen at all.
const THIN: u64 = TURN / 180;

/// What a segment stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegmentClass {
    /// The accent colour, for what has no meaning of its own.
    Accent,
    /// Managed, compliant, without overlap.
    Good,
    /// Unmanaged.
    Warn,
    /// Overlapping, non-compliant.
    Bad,
    /// Ignored.
    Idle,
    /// VPCs.
    Vpc,
    /// vSwitches.
    VSwitch,
    /// IPAM pools.
    Pool,
    /// Custom allocations.
    Custom,
    /// Reference sets.
    Reference,
    /// What was grouped.
    Other,
}

impl SegmentClass {
    /// The colour and pattern.
    pub const fn fill(self) -> Fill {
        match self {
            SegmentClass::Accent => Fill::Accent,
            SegmentClass::Good => Fill::Good,
            SegmentClass::Warn => Fill::Warn,
            SegmentClass::Bad => Fill::Bad,
            SegmentClass::Idle => Fill::Idle,
            SegmentClass::Vpc => Fill::Vpc,
            SegmentClass::VSwitch => Fill::VSwitch,
            SegmentClass::Pool => Fill::SubPool,
            SegmentClass::Custom => Fill::Custom,
            SegmentClass::Reference => Fill::Reference,
            SegmentClass::Other => Fill::Mixed,
        }
    }
}

/// A part of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it is, with its number in words where wanted; shown on hover.
    pub label: String,
    /// How many.
    pub value: u64,
    /// What it stands for.
    pub class: SegmentClass,
    /// Where a click leads, `#/…`.
    pub href: Option<String>,
}

/// What a doughnut shows.
pub struct Doughnut<'a> {
    /// The beginning of ids inside the picture; must differ between pictures of a page.
    pub id: &'a str,
    /// The name of the picture.
    pub title: &'a str,
    /// Its numbers in a sentence.
    pub description: &'a str,
    /// The total as it stands in the middle.
    pub total: &'a str,
    /// The parts, first at the top, clockwise.
    pub segments: &'a [Segment],
    /// The name of the smallest parts together, where there are more than five.
    pub other: &'a str,
}

impl Doughnut<'_> {
    /// The parts that are drawn: without those of value zero, and at most five. Of more, the four
    /// largest stay, in their order, and the rest come last as one.
    pub fn shown(&self) -> Vec<Segment> {
        let parts: Vec<&Segment> = self.segments.iter().filter(|part| part.value > 0).collect();
        if parts.len() <= MOST {
            return parts.into_iter().cloned().collect();
        }
        let mut order: Vec<(usize, u64)> =
            parts.iter().enumerate().map(|(index, part)| (index, part.value)).collect();
        order.sort_by_key(|(_, value)| std::cmp::Reverse(*value));
        let kept: Vec<usize> = order.iter().take(MOST - 1).map(|(index, _)| *index).collect();
        let mut shown = Vec::with_capacity(MOST);
        let mut rest = 0u64;
        for (index, part) in parts.into_iter().enumerate() {
            if kept.contains(&index) {
                shown.push(part.clone());
            } else {
                rest = rest.saturating_add(part.value);
            }
        }
        shown.push(Segment {
            label: self.other.to_owned(),
            value: rest,
            class: SegmentClass::Other,
            href: None,
        });
        shown
    }
}

/// Draws a whole and its parts.
///
/// Segments with an address are links for the pointer only: the legend beside has the same links,
/// and nobody wants to tab through both.
pub fn doughnut(chart: &Doughnut<'_>) -> String {
    let id = safe_id(chart.id);
    let parts = chart.shown();
    let mut content = definitions(&id, parts.iter().map(|part| part.class.fill()));
    let angles = angles(&parts);
    if parts.is_empty() {
        push(&mut content, format_args!("<path class=\"ring\" d=\"{}\"/>", RING.part(0, TURN)));
    }
    for (part, (from, to)) in parts.iter().zip(&angles) {
        segment(&mut content, &id, part, *from, *to);
    }
    cuts(&mut content, &angles);
    let middle = SIDE / 2;
    // The hole is 92 px wide, and words at its middle line have most of that.
    let long = if text_width(chart.total, 22) > 84 { " long" } else { "" };
    push(
        &mut content,
        format_args!(
            "<text x=\"{middle}\" y=\"{middle}\" dy=\"0.35em\" text-anchor=\"middle\" \
             class=\"words total{long}\">{}</text>",
            Escaped(chart.total)
        ),
    );
    let root = Root {
        class: "doughnut",
        width: SIDE,
        height: SIDE,
        title: chart.title,
        description: chart.description,
        role: Role::of_links(parts.iter().map(|part| part.href.is_some())),
    };
    picture(&root, &content)
}

/// A small square in a segment's colour and pattern, for a legend. `id` as for pictures.
pub fn fill_mark(id: &str, fill: Fill) -> String {
    let id = safe_id(id);
    let class = fill.class();
    let mut content = definitions(&id, std::iter::once(fill));
    let square = "x=\"0.5\" y=\"0.5\" width=\"11\" height=\"11\" rx=\"2\"";
    push(&mut content, format_args!("<rect class=\"area {class}\" {square}/>"));
    if let Some(url) = fill.pattern_url(&id) {
        push(&mut content, format_args!("<rect {square} fill=\"{url}\"/>"));
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart fill-mark\" viewBox=\"0 0 12 12\" \
         aria-hidden=\"true\">{content}</svg>"
    )
}

/// From where to where each part goes; the last ends exactly at the full turn.
fn angles(parts: &[Segment]) -> Vec<(u64, u64)> {
    let total: u128 = parts.iter().map(|part| u128::from(part.value)).sum();
    let mut sum = 0u128;
    let mut from = 0;
    let mut angles = Vec::with_capacity(parts.len());
    for part in parts {
        sum = sum.saturating_add(u128::from(part.value));
        let scaled = sum.saturating_mul(u128::from(TURN)).checked_div(total).unwrap_or(0);
        let to = u64::try_from(scaled).unwrap_or(TURN);
        angles.push((from, to));
        from = to;
    }
    angles
}

fn segment(out: &mut String, id: &str, part: &Segment, from: u64, to: u64) {
    let label = Escaped(&part.label);
    let fill = part.class.fill();
    match &part.href {
        Some(href) => push(
            out,
            format_args!(
                "<a href=\"{}\" tabindex=\"-1\" aria-label=\"{label}\" class=\"segment\">",
                Escaped(href)
            ),
        ),
        None => out.push_str("<g class=\"segment\">"),
    }
    let path = RING.part(from, to);
    let thin = if to.saturating_sub(from) < THIN { " thin" } else { "" };
    push(
        out,
        format_args!(
            "<title>{label}</title><path class=\"area {}{thin}\" d=\"{path}\"/>",
            fill.class()
        ),
    );
    if let Some(url) = fill.pattern_url(id).filter(|_| thin.is_empty()) {
        push(out, format_args!("<path d=\"{path}\" fill=\"{url}\"/>"));
    }
    out.push_str(if part.href.is_some() { "</a>" } else { "</g>" });
}

/// Thin cuts between neighbours; not beside a part so small that the cut would hide it.
fn cuts(out: &mut String, angles: &[(u64, u64)]) {
    if angles.len() < 2 {
        return;
    }
    let wide = |angle: &&(u64, u64)| angle.1.saturating_sub(angle.0) >= THIN;
    let neighbours = angles.iter().zip(angles.iter().cycle().skip(1));
    for (one, _) in neighbours.filter(|(one, next)| wide(one) && wide(next)) {
        push(out, format_args!("<path class=\"cut\" d=\"{}\"/>", RING.cut(one.1)));
    }
}
