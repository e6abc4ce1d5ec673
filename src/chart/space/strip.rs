//! Drawing a strip.

use super::super::fill::{Fill, definitions};
use super::super::svg::{Escaped, Role, Root, picture, push, safe_id};
use super::area::{Area, BETWEEN, ROW, Scale};
use super::layout::{self, Cell, StripLayout};
use super::ruler::{self, BELOW_WHOLE, RULER, WHOLE};
use super::{Block, Caption, Group, Viewport};

/// What a strip shows.
pub struct Strip<'a> {
    /// The beginning of ids inside the picture; must differ between pictures of a page.
    pub id: &'a str,
    /// The name of the picture.
    pub title: &'a str,
    /// What it says, in a sentence.
    pub description: &'a str,
    /// The width in px, at least 16; the picture itself stretches to its place.
    pub width: u32,
    /// The space, or the part of it that is seen.
    pub view: Viewport,
    /// What is in it, in any order. A block inside another stands in the row below it; one that
    /// reaches beyond what is seen is cut; one outside it is not in the picture.
    pub blocks: &'a [Block],
    /// Names what is too small to be drawn apart.
    pub grouped: &'a dyn Fn(Group) -> Caption,
}

/// A picture, and where everything is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StripDrawn {
    /// The picture as SVG text.
    pub svg: String,
    /// Where things are.
    pub layout: StripLayout,
}

/// Draws a block of addresses to scale, row by row: O(n log n) for n blocks.
pub fn strip(strip: &Strip<'_>) -> StripDrawn {
    let id = safe_id(strip.id);
    let width = strip.width.clamp(16, 10_000);
    let scale = Scale { space: strip.view.seen(), width };
    let rows = layout::rows(strip.blocks, scale, strip.grouped);
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
    let top = WHOLE + BELOW_WHOLE;
    let foot = top.saturating_add(count.saturating_mul(ROW + BETWEEN));
    let height = foot.saturating_add(RULER);
    let layout = StripLayout { width, height, top, rows };
    let fills = layout.rows.iter().flatten().map(Cell::fill).chain([Fill::Free]);
    let mut content = definitions(&id, fills);
    ruler::whole(&mut content, strip.view, width);
    let free = Area { left: 0, right: width, top, height: ROW, fill: Fill::Free };
    free.draw(&mut content, &id);
    for (place, row) in layout.rows.iter().enumerate() {
        for cell in row {
            draw_cell(&mut content, &id, cell, layout.top_of(place));
        }
    }
    ruler::ruler(&mut content, strip.view, width, foot);
    let root = Root {
        class: "space",
        width,
        height,
        title: strip.title,
        description: strip.description,
        role: Role::of_links(std::iter::once(content.contains("<a "))),
    };
    StripDrawn { svg: picture(&root, &content), layout }
}

fn draw_cell(out: &mut String, id: &str, cell: &Cell, top: u32) {
    let label = Escaped(&cell.caption.label);
    let class = if cell.blocks > 1 { "block group" } else { "block" };
    match &cell.caption.href {
        // One stop for the keyboard is enough: the picture's own cursor goes from block to block.
        Some(href) => {
            push(
                out,
                format_args!("<a href=\"{}\" class=\"{class}\" tabindex=\"-1\">", Escaped(href)),
            );
        }
        None => push(out, format_args!("<g class=\"{class}\">")),
    }
    // The title names the link; the words repeat it for the eye.
    push(out, format_args!("<title>{label}</title>"));
    let area = Area { left: cell.left, right: cell.right, top, height: ROW, fill: cell.fill() };
    area.draw(out, id);
    if cell.blocks == 1 {
        area.words(out, &cell.caption.label);
    }
    out.push_str(if cell.caption.href.is_some() { "</a>" } else { "</g>" });
}
