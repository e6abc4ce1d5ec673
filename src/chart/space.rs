//! What lies where in a block of addresses.

use crate::address::{Cidr, Count, Span};

use super::fill::{Fill, definitions};
use super::svg::{Escaped, Role, Root, picture, push, safe_id, text_width};

/// The height of a row and the space between two, in px.
pub(super) const ROW: u32 = 22;
pub(super) const BETWEEN: u32 = 4;
const FONT_SIZE: u32 = 11;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A VPC.
    Vpc,
    /// A vSwitch.
    VSwitch,
    /// Provisioned to a sub-pool.
    SubPool,
    /// A custom allocation.
    Custom,
    /// A block of a reference set.
    Reference,
    /// A range that two resources share.
    Overlap,
    /// A resource that is ignored.
    Ignored,
    /// Free space that can be named or clicked; free space without a block is shown as well.
    Free,
    /// What a form would take.
    New,
}

impl BlockKind {
    /// The colour and pattern.
    pub const fn fill(self) -> Fill {
        match self {
            BlockKind::Vpc => Fill::Vpc,
            BlockKind::VSwitch => Fill::VSwitch,
            BlockKind::SubPool => Fill::SubPool,
            BlockKind::Custom => Fill::Custom,
            BlockKind::Reference => Fill::Reference,
            BlockKind::Overlap => Fill::Overlap,
            BlockKind::Ignored => Fill::Ignored,
            BlockKind::Free => Fill::Free,
            BlockKind::New => Fill::Good,
        }
    }
}

/// Something that takes a part of the space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where.
    pub cidr: Cidr,
    /// What.
    pub kind: BlockKind,
    /// Its name, shown inside where there is room, and on hover.
    pub label: String,
    /// Where a click leads, `#/…`.
    pub href: Option<String>,
}

/// Blocks too small to be drawn apart from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub count: usize,
    /// From the first of them to the last.
    pub span: Span,
}

/// What a group is called and where it leads, a closer view perhaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The words, such as "37 blocks".
    pub label: String,
    /// Where a click leads, `#/…`.
    pub href: Option<String>,
}

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
    /// The space.
    pub container: Cidr,
    /// What is in it, in any order. A block inside another stands in the row below it; one that
    /// reaches beyond the space is cut; one outside it is not in the picture.
    pub blocks: &'a [Block],
    /// Names what is too small to be drawn apart.
    pub grouped: &'a dyn Fn(Group) -> Caption,
}

/// A stretch of px with what is in it, one block or several.
struct Cell<'a> {
    left: u32,
    right: u32,
    first: &'a Block,
    more: Vec<&'a Block>,
}

/// Draws a block of addresses to scale, row by row.
pub fn strip(strip: &Strip<'_>) -> String {
    let id = safe_id(strip.id);
    let width = strip.width.clamp(16, 10_000);
    let scale = Scale { space: strip.container.span(), width };
    let rows: Vec<Vec<Cell<'_>>> =
        levels(strip).into_iter().map(|blocks| cells(&blocks, scale)).collect();
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
    let height = count.saturating_mul(ROW + BETWEEN).saturating_sub(BETWEEN);
    let fills = rows.iter().flatten().map(Cell::fill).chain([Fill::Free]);
    let mut content = definitions(&id, fills);
    let free = Area { left: 0, right: width, top: 0, height: ROW, fill: Fill::Free };
    free.draw(&mut content, &id);
    let mut top = 0u32;
    for row in &rows {
        for cell in row {
            draw_cell(&mut content, &id, cell, top, strip.grouped);
        }
        top = top.saturating_add(ROW + BETWEEN);
    }
    let root = Root {
        class: "space",
        width,
        height,
        title: strip.title,
        description: strip.description,
        role: Role::of_links(std::iter::once(content.contains("<a "))),
    };
    picture(&root, &content)
}

/// The blocks by depth. Blocks of addresses nest or are apart, so those of one depth are apart.
fn levels<'a>(strip: &Strip<'a>) -> Vec<Vec<&'a Block>> {
    let mut blocks: Vec<&Block> =
        strip.blocks.iter().filter(|block| block.cidr.intersects(strip.container)).collect();
    blocks.sort_by_key(|block| (block.cidr, block.kind));
    let mut around: Vec<Cidr> = Vec::new();
    let mut levels: Vec<Vec<&Block>> = Vec::new();
    for block in blocks {
        while around.last().is_some_and(|outer| !outer.contains(block.cidr)) {
            around.pop();
        }
        match levels.get_mut(around.len()) {
            Some(level) => level.push(block),
            None => levels.push(vec![block]),
        }
        around.push(block.cidr);
    }
    levels
}

/// The px of a row of blocks, which come in order. What is less than a px wide shares one with
/// its neighbours; no px belongs to two cells.
fn cells<'a>(blocks: &[&'a Block], scale: Scale) -> Vec<Cell<'a>> {
    let mut cells: Vec<Cell<'a>> = Vec::new();
    for block in blocks {
        let Some((start, end)) = scale.place(block.cidr.span()) else { continue };
        let taken = cells.last().map_or(0, |cell| cell.right);
        match cells.last_mut() {
            // Wide enough to be drawn beside what has the px that it begins in.
            _ if end > start.max(taken) => {
                cells.push(Cell {
                    left: start.max(taken),
                    right: end,
                    first: block,
                    more: Vec::new(),
                });
            }
            Some(cell) if start < taken => cell.more.push(block),
            _ => {
                let right = start.saturating_add(1);
                cells.push(Cell { left: start, right, first: block, more: Vec::new() });
            }
        }
    }
    cells
}

impl Cell<'_> {
    fn fill(&self) -> Fill {
        let first = self.first.kind.fill();
        if self.more.iter().all(|block| block.kind.fill() == first) { first } else { Fill::Mixed }
    }

    fn caption(&self, grouped: &dyn Fn(Group) -> Caption) -> Caption {
        if self.more.is_empty() {
            return Caption { label: self.first.label.clone(), href: self.first.href.clone() };
        }
        let first = self.first.cidr.span();
        let span = self.more.iter().fold(first, |span, block| hull(span, block.cidr.span()));
        grouped(Group { count: self.more.len().saturating_add(1), span })
    }
}

/// From the lower of the starts to the higher of the ends.
pub(super) fn hull(one: Span, other: Span) -> Span {
    Span::new(one.family(), one.first().min(other.first()), one.last().max(other.last()))
}

fn draw_cell(
    out: &mut String,
    id: &str,
    cell: &Cell<'_>,
    top: u32,
    grouped: &dyn Fn(Group) -> Caption,
) {
    let caption = cell.caption(grouped);
    let label = Escaped(&caption.label);
    let class = if !cell.more.is_empty() { "block group" } else { "block" };
    match &caption.href {
        Some(href) => push(out, format_args!("<a href=\"{}\" class=\"{class}\">", Escaped(href))),
        None => push(out, format_args!("<g class=\"{class}\">")),
    }
    // The title names the link; the words repeat it for the eye.
    push(out, format_args!("<title>{label}</title>"));
    let area = Area { left: cell.left, right: cell.right, top, height: ROW, fill: cell.fill() };
    area.draw(out, id);
    if cell.more.is_empty() {
        area.words(out, &caption.label);
    }
    out.push_str(if caption.href.is_some() { "</a>" } else { "</g>" });
}

/// A rectangle in a colour and its pattern.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) top: u32,
    pub(super) height: u32,
    pub(super) fill: Fill,
}

impl Area {
    pub(super) fn draw(self, out: &mut String, id: &str) {
        let width = self.right.saturating_sub(self.left);
        let place = format!(
            "x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{}\"",
            self.left, self.top, self.height
        );
        // An edge as wide as the block itself would hide its colour.
        let slim = if width < 4 { " slim" } else { "" };
        push(out, format_args!("<rect class=\"area {}{slim}\" {place}/>", self.fill.class()));
        if let Some(url) = self.fill.pattern_url(id).filter(|_| slim.is_empty()) {
            push(out, format_args!("<rect {place} fill=\"{url}\"/>"));
        }
    }

    /// Writes the words inside, where they fit.
    pub(super) fn words(self, out: &mut String, words: &str) {
        let width = self.right.saturating_sub(self.left);
        if words.is_empty() || text_width(words, FONT_SIZE).saturating_add(10) > width {
            return;
        }
        let x = self.left.saturating_add(6);
        let y = self.top.saturating_add(self.height / 2);
        push(
            out,
            format_args!(
                "<text x=\"{x}\" y=\"{y}\" dy=\"0.35em\" class=\"words name\" aria-hidden=\"true\">{}</text>",
                Escaped(words)
            ),
        );
    }
}

/// Addresses to px, exactly: rounded down, without floats, up to the whole IPv6 space.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    pub(super) space: Span,
    pub(super) width: u32,
}

impl Scale {
    /// The px in which the span begins and the px before which it ends, cut to the space; both are
    /// the same where it is less than a px and begins and ends in one. `None` outside.
    pub(super) fn place(self, span: Span) -> Option<(u32, u32)> {
        let inside = span.intersection(self.space)?;
        let before = Count::new(inside.first().saturating_sub(self.space.first()));
        Some((self.px(before), self.px(before.plus(inside.size()))))
    }

    /// `offset` · width / size of the space, rounded down: Horner's rule over the bits of the
    /// width, so that nothing grows beyond twice the size.
    fn px(self, offset: Count) -> u32 {
        let size = self.space.size();
        let (mut px, mut rest) = (0u32, Count::ZERO);
        for bit in (0..u32::BITS - self.width.leading_zeros()).rev() {
            px = px.saturating_mul(2);
            rest = rest.plus(rest);
            if rest >= size {
                (px, rest) = (px.saturating_add(1), rest.minus(size));
            }
            if self.width >> bit & 1 == 1 {
                rest = rest.plus(offset);
                if rest >= size {
                    (px, rest) = (px.saturating_add(1), rest.minus(size));
                }
            }
        }
        px
    }
}
