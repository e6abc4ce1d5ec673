//! The addresses below a picture, and above it which part of the whole is seen.

use crate::address::format_address;

use super::super::svg::{push, text_width};
use super::area::Scale;
use super::viewport::Viewport;

/// The height of the bar above the blocks, and of the space below it, in px.
pub(super) const WHOLE: u32 = 3;
pub(super) const BELOW_WHOLE: u32 = 4;
/// The height of the ruler in px.
pub(super) const RULER: u32 = 18;
const TICK: u32 = 5;
/// The least width of the bar that says what is seen, in px.
const SLIMMEST: u32 = 4;
const FONT_SIZE: u32 = 11;
/// Between a label and the next tick, in px.
const GAP: u32 = 14;
/// The most parts that a ruler has, as a power of two.
const MOST_HALVINGS: u8 = 3;

/// Draws all of the block as a bar, and what is seen of it over that.
pub(super) fn whole(out: &mut String, view: Viewport, width: u32) {
    bar(out, "whole", 0, width);
    if view.is_whole() {
        return;
    }
    let scale = Scale { space: view.container().span(), width };
    if let Some((left, right)) = scale.place(view.seen()) {
        // What is very close is far less than a px wide, and must still be found.
        let wide = right.saturating_sub(left).max(SLIMMEST);
        bar(out, "seen", left.min(width.saturating_sub(wide)), wide);
    }
}

fn bar(out: &mut String, class: &str, x: u32, width: u32) {
    let height = WHOLE;
    push(
        out,
        format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"0\" width=\"{width}\" height=\"{height}\" rx=\"1\"/>"
        ),
    );
}

/// Draws where the parts of the view begin: eight, or as many as have room for their addresses.
pub(super) fn ruler(out: &mut String, view: Viewport, width: u32, top: u32) {
    let marks = marks(view, width);
    let foot = top.saturating_add(TICK);
    let base = top.saturating_add(RULER - 4);
    for (x, label) in marks {
        let words = x.saturating_add(4);
        push(
            out,
            format_args!(
                "<path class=\"tick\" d=\"M{x}.5 {top}V{foot}\"/>\
                 <text x=\"{words}\" y=\"{base}\" class=\"words address\" aria-hidden=\"true\">{label}</text>"
            ),
        );
    }
}

/// The px and the address of each mark.
fn marks(view: Viewport, width: u32) -> Vec<(u32, String)> {
    let seen = view.seen();
    let size = seen.size().exponent().and_then(|bits| u8::try_from(bits).ok()).unwrap_or(0);
    (0..=MOST_HALVINGS.min(size))
        .rev()
        .find_map(|halvings| {
            let part = size.saturating_sub(halvings);
            let label = |index: u32| {
                let before = u128::from(index).checked_shl(u32::from(part)).unwrap_or(0);
                format_address(seen.family(), seen.first().saturating_add(before))
            };
            let parts = 1u32 << halvings;
            let marks: Vec<(u32, String)> = (0..parts)
                .map(|index| (width.saturating_mul(index) >> halvings, label(index)))
                .collect();
            let room = width >> halvings;
            let widest = marks.iter().map(|(_, label)| text_width(label, FONT_SIZE)).max()?;
            (halvings == 0 || widest.saturating_add(GAP) <= room).then_some(marks)
        })
        .unwrap_or_default()
}
