//! What a picture of space shows, what is under the cursor, and what keys, wheel and presses do.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::address::{Cidr, Count, Span, format_address};
use crate::chart::{Block, BlockKind, Cell, CursorMove, Share, Spot, StripDrawn, Toward, Viewport};
use crate::text::{Words, number};
use crate::ui::language::{Text, UseWords};
use crate::ui::route::Place;
use crate::ui::router::Router;

use super::view::View;

/// The middle of a picture.
const MIDDLE: Share = Share::MAX / 2;
/// How many times twice as close a button or a key goes.
const STEP: u8 = 2;
/// How far a wheel turns, in px, until the picture is twice as close.
const WHEEL: f64 = 80.0;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// Nothing in particular.
    Away,
    /// The picture, from the keyboard, before a key is pressed.
    Resting,
    /// A block.
    On(Spot),
    /// A block, while the picture says what it shows since that was changed by a key.
    Kept(Spot),
    /// Space without a block, under the pointer.
    Over(u128),
}

/// A picture of space: what it shows, and what is looked at.
#[derive(Clone, Copy)]
pub(super) struct Map {
    pub words: UseWords,
    pub router: Router,
    pub view: View,
    pub title: Text,
    /// All that lies here, also what the legend takes out.
    pub blocks: Signal<Arc<Vec<Block>>>,
    pub drawn: Memo<StripDrawn>,
    pub cursor: RwSignal<Cursor>,
    pub turned: StoredValue<f64>,
    /// What the wheel was turned over first: the address, and where it stood.
    pub anchor: StoredValue<Option<(u128, Share)>>,
    pub on_take: Option<Callback<Cidr>>,
}

impl Map {
    /// What the cursor is on, if the picture still has it.
    pub fn spot(self) -> Option<Spot> {
        let (Cursor::On(spot) | Cursor::Kept(spot)) = self.cursor.get_untracked() else {
            return None;
        };
        self.drawn.with_untracked(|drawn| drawn.layout.cell(spot).map(|_| spot))
    }

    /// Where the middle of what the cursor is on stands in the picture.
    fn share(self) -> Share {
        let spot = self.spot();
        let share = self.drawn.with_untracked(|drawn| {
            let cell = drawn.layout.cell(spot?)?;
            let middle = u64::from(cell.left.saturating_add(cell.right)) / 2;
            let share = middle.saturating_mul(u64::from(Share::MAX));
            Share::try_from(share / u64::from(drawn.layout.width.max(1))).ok()
        });
        share.unwrap_or(MIDDLE)
    }

    pub fn closer(self) -> bool {
        self.view.set(self.view.now().closer(self.share(), STEP))
    }

    pub fn further(self) -> bool {
        self.view.set(self.view.now().further(self.share(), STEP))
    }

    pub fn beside(self, toward: Toward) -> bool {
        self.view.set(self.view.now().beside(toward))
    }

    pub fn whole(self) -> bool {
        self.view.set(Viewport::whole(self.view.now().container()))
    }

    /// Does what the key says; false for keys that mean nothing here, or can do no more.
    pub fn key(self, event: &ev::KeyboardEvent) -> bool {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return false;
        }
        let spot = self.spot();
        let seen = match (event.key().as_str(), event.shift_key()) {
            ("+" | "=", _) => self.closer(),
            ("-" | "_", _) => self.further(),
            ("0", _) => self.whole(),
            ("ArrowLeft", true) | ("PageUp", _) => self.beside(Toward::Lower),
            ("ArrowRight", true) | ("PageDown", _) => self.beside(Toward::Higher),
            ("ArrowLeft", false) => return self.step(CursorMove::Back),
            ("ArrowRight", false) => return self.step(CursorMove::Forward),
            ("ArrowUp", _) => return self.step(CursorMove::Up),
            ("ArrowDown", _) => return self.step(CursorMove::Down),
            ("Home", _) => return self.step(CursorMove::First),
            ("End", _) => return self.step(CursorMove::Last),
            ("Enter", _) => return self.open(),
            _ => return false,
        };
        if seen {
            self.cursor.set(spot.map_or(Cursor::Away, Cursor::Kept));
        }
        seen
    }

    fn step(self, way: CursorMove) -> bool {
        let from = self.spot();
        let to = self.drawn.with_untracked(|drawn| drawn.layout.moved(from, way));
        if let Some(to) = to {
            self.cursor.set(Cursor::On(to));
        }
        to != from
    }

    /// Opens what the cursor is on.
    fn open(self) -> bool {
        let Some(spot) = self.spot() else { return false };
        if self.act(spot) {
            return true;
        }
        let href = self.drawn.with_untracked(|drawn| {
            drawn.layout.cell(spot).and_then(|cell| cell.caption.href.clone())
        });
        let Some(href) = href else { return false };
        let Ok(place) = href.parse::<Place>();
        self.router.navigate(place);
        true
    }

    /// A free block is taken; what leads nowhere is looked at more closely. False for links.
    pub fn act(self, spot: Spot) -> bool {
        let found = self.drawn.with_untracked(|drawn| {
            let cell = drawn.layout.cell(spot)?;
            let is_free = cell.blocks == 1 && cell.kind == Some(BlockKind::Free);
            Some((is_free, cell.caption.href.is_some(), cell.span))
        });
        let Some((is_free, is_link, span)) = found else { return false };
        match self.on_take.filter(|_| is_free).zip(span.blocks().next()) {
            Some((on_take, cidr)) => on_take.run(cidr),
            None if is_link => return false,
            None => {
                self.view.set(self.view.now().onto(span));
            }
        }
        true
    }

    /// Shows these addresses, with the smallest block around them where there is one.
    pub fn find(self, wanted: Span) {
        let (first, last) = (wanted.first(), wanted.last());
        let around = self.blocks.with_untracked(|blocks| {
            let holds = |block: &&Block| block.cidr.holds(first) && block.cidr.holds(last);
            let around = blocks.iter().filter(holds).map(|block| block.cidr);
            around.max_by_key(|cidr| cidr.prefix_len())
        });
        // Half of what is seen are its neighbours.
        let near = self.view.now().onto(around.map_or(wanted, Cidr::span));
        self.view.set(near.further(MIDDLE, 1));
        let spot = self.drawn.with_untracked(|drawn| {
            // Who shares a range says more than that it is shared.
            drawn.layout.lowest(first, |cell| cell.kind != Some(BlockKind::Overlap))
        });
        self.cursor.set(spot.map_or(Cursor::Over(first), Cursor::On));
    }

    /// Looks more closely at a place where nothing is drawn.
    pub fn approach(self, at: Pointed) {
        self.view.set(self.view.now().closer(at.x, STEP));
    }

    /// Puts the cursor under the pointer.
    pub fn point(self, at: Pointed) {
        let spot = self.drawn.with_untracked(|drawn| {
            let layout = &drawn.layout;
            layout.spot_at(at.of(layout.width, at.x), at.of(layout.height, at.y))
        });
        let address = self.view.now().address_at(at.x);
        self.cursor.set(spot.map_or(Cursor::Over(address), Cursor::On));
    }

    /// Turns the wheel; false where the page should scroll instead.
    pub fn wheel(self, at: Pointed, turned: f64) -> bool {
        let before = self.view.now();
        if turned == 0.0
            || (turned < 0.0 && before.is_closest())
            || (turned > 0.0 && before.is_whole())
        {
            return false;
        }
        let sum = self.turned.try_update_value(|sum| {
            *sum = if *sum * turned < 0.0 { turned } else { *sum + turned };
            *sum
        });
        let sum = sum.unwrap_or_default();
        if sum.abs() >= WHEEL {
            self.turned.set_value(0.0);
            let kept = self.anchor.get_value().filter(|(_, share)| *share == at.x);
            let (address, share) = kept.unwrap_or((before.address_at(at.x), at.x));
            self.anchor.set_value(Some((address, share)));
            self.view.set(match sum < 0.0 {
                true => before.closer_to(address, share, 1),
                false => before.further_from(address, share, 1),
            });
        }
        true
    }

    /// The name of the smallest block that has an address, drawn or taken out by the legend.
    fn around(self, address: u128) -> Option<String> {
        self.blocks.with(|blocks| {
            let taken = blocks.iter().filter(|block| block.kind != BlockKind::Free);
            let around = taken.filter(|block| block.cidr.holds(address));
            let smallest = around.max_by_key(|block| block.cidr.prefix_len())?;
            let cidr = smallest.cidr.to_string();
            let is_named = smallest.label.contains(&cidr);
            let both = format!("{} {cidr}", smallest.label);
            Some(if is_named { smallest.label.clone() } else { both })
        })
    }

    /// True where the picture still has what the cursor is on.
    fn has(self, spot: Spot) -> bool {
        self.drawn.with(|drawn| drawn.layout.cell(spot).is_some())
    }

    /// How many addresses are seen, where [`Map::read_out`] shortens it.
    pub fn read_in_full(self) -> Option<String> {
        number::in_full(self.view.get().seen().size())
    }

    pub fn read_out(self) -> String {
        let words = self.words.get();
        let chart = &words.chart;
        let view = self.view.get();
        let count = |count: Count| (words.form.addresses)(&number::count(count));
        let family = view.container().family();
        match self.cursor.get() {
            Cursor::Resting => chart.zoom_hint.to_owned(),
            Cursor::Over(address) => {
                let said = format_address(family, address);
                match self.around(address) {
                    Some(around) => (chart.inside_of)(&said, &around),
                    None => (chart.free_at)(&said),
                }
            }
            Cursor::On(spot) if self.has(spot) => self.drawn.with(|drawn| {
                drawn.layout.cell(spot).map(|cell| cell_said(cell, words)).unwrap_or_default()
            }),
            _ if view.is_whole() => count(view.seen().size()),
            _ => format!("{} · {}", view.seen(), count(view.seen().size())),
        }
    }
}

/// The name of a block, where it is and how large, as far as the name does not say so itself.
fn cell_said(cell: &Cell, words: &'static Words) -> String {
    let label = cell.caption.label.clone();
    if cell.blocks > 1 || cell.kind == Some(BlockKind::Free) {
        return label;
    }
    let cidr = cell.span.blocks().next().map(|cidr| cidr.to_string()).unwrap_or_default();
    let size = (words.form.addresses)(&number::count(cell.span.size()));
    let parts = [label.clone(), cidr, size].into_iter().enumerate();
    let said = parts.filter(|(place, part)| *place != 1 || !label.contains(part.as_str()));
    said.map(|(_, part)| part).collect::<Vec<String>>().join(" · ")
}

/// A place in a picture: shares of its width and height.
#[derive(Clone, Copy)]
pub(super) struct Pointed {
    x: Share,
    y: Share,
}

impl Pointed {
    /// Where a pointer is over what the listener is on.
    pub fn of_event(event: &web_sys::MouseEvent) -> Option<Pointed> {
        let canvas = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
        let place = canvas.get_bounding_client_rect();
        let (x, y) = if event.detail() == 0 && event.type_() == "click" {
            // Assistive software presses without a place: the middle of what it presses is meant.
            let pressed = event.target()?.dyn_into::<web_sys::Element>().ok()?;
            let pressed = pressed.get_bounding_client_rect();
            (pressed.left() + pressed.width() / 2.0, pressed.top() + pressed.height() / 2.0)
        } else {
            // Whole numbers name the edge of the px that is pressed; its middle is meant.
            (f64::from(event.client_x()) + 0.5, f64::from(event.client_y()) + 0.5)
        };
        let share = |at: f64, start: f64, size: f64| {
            let share = (at - start) / size.max(1.0);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let share = (share.clamp(0.0, 1.0) * f64::from(Share::MAX)) as Share;
            share
        };
        Some(Pointed {
            x: share(x, place.left(), place.width()),
            y: share(y, place.top(), place.height()),
        })
    }

    fn of(self, size: u32, share: Share) -> u32 {
        let px = u64::from(size).saturating_mul(u64::from(share)) / (u64::from(Share::MAX) + 1);
        u32::try_from(px).unwrap_or(0)
    }
}
