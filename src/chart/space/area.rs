//! Rectangles with their words, and from addresses to px.

use crate::address::{Count, Span};

use super::super::fill::Fill;
use super::super::svg::{Escaped, push, text_width};

/// The height of a row and the space between two, in px.
pub(in crate::chart) const ROW: u32 = 22;
pub(in crate::chart) const BETWEEN: u32 = 4;
const FONT_SIZE: u32 = 11;
/// Between an edge and words, in px.
const INSET: u32 = 6;

/// A rectangle in a colour and its pattern.
#[derive(Clone, Copy)]
pub(in crate::chart) struct Area {
    pub(in crate::chart) left: u32,
    pub(in crate::chart) right: u32,
    pub(in crate::chart) top: u32,
    pub(in crate::chart) height: u32,
    pub(in crate::chart) fill: Fill,
}

/// Which end of the words stands at the place given.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    End,
}

impl Area {
    pub(in crate::chart) fn draw(self, out: &mut String, id: &str) {
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
    pub(in crate::chart) fn words(self, out: &mut String, words: &str) {
        if self.fits(words) {
            self.write(out, words, self.left.saturating_add(INSET), Anchor::Start);
        }
    }

    /// Writes the words inside where they fit, else beside the area in a picture of this width.
    pub(in crate::chart) fn words_near(self, out: &mut String, words: &str, width: u32) {
        let needed = text_width(words, FONT_SIZE).saturating_add(INSET * 2);
        if self.fits(words) {
            self.words(out, words);
        } else if self.right.saturating_add(needed) <= width {
            self.write(out, words, self.right.saturating_add(INSET), Anchor::Start);
        } else if needed <= self.left {
            self.write(out, words, self.left.saturating_sub(INSET), Anchor::End);
        }
    }

    fn fits(self, words: &str) -> bool {
        let width = self.right.saturating_sub(self.left);
        !words.is_empty() && text_width(words, FONT_SIZE).saturating_add(INSET + 4) <= width
    }

    fn write(self, out: &mut String, words: &str, x: u32, anchor: Anchor) {
        let y = self.top.saturating_add(self.height / 2);
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::End => " text-anchor=\"end\"",
        };
        push(
            out,
            format_args!(
                "<text x=\"{x}\" y=\"{y}\" dy=\"0.35em\"{anchor} class=\"words name\" aria-hidden=\"true\">{}</text>",
                Escaped(words)
            ),
        );
    }
}

/// Addresses to px, exactly: rounded down, without floats, up to the whole IPv6 space.
#[derive(Clone, Copy)]
pub(in crate::chart) struct Scale {
    pub(in crate::chart) space: Span,
    pub(in crate::chart) width: u32,
}

impl Scale {
    /// The px in which the span begins and the px before which it ends, cut to the space; both are
    /// the same where it is less than a px and begins and ends in one. `None` outside.
    pub(in crate::chart) fn place(self, span: Span) -> Option<(u32, u32)> {
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
