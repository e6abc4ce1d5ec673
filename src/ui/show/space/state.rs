//! What a picture of space shows, what is under the cursor, and what keys, wheel and presses do.

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::address::{Cidr, Count, format_address};
use crate::chart::{BlockKind, Cell, CursorMove, Share, Spot, StripDrawn, Toward, Viewport};
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
    pub drawn: Memo<StripDrawn>,
    pub cursor: RwSignal<Cursor>,
    pub turned: StoredValue<f64>,
    pub on_take: Option<Callback<Cidr>>,
}

impl Map {
    /// What the cursor is on, if the picture still has it.
    pub fn spot(self) -> Option<Spot> {
        let Cursor::On(spot) = self.cursor.get_untracked() else { return None };
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

    pub fn closer(self) {
        self.view.set(self.view.now().closer(self.share(), STEP));
    }

    pub fn further(self) {
        self.view.set(self.view.now().further(self.share(), STEP));
    }

    pub fn beside(self, toward: Toward) {
        self.view.set(self.view.now().beside(toward));
    }

    pub fn whole(self) {
        self.view.set(Viewport::whole(self.view.now().container()));
    }

    /// Does what the key says; false for keys that mean nothing here.
    pub fn key(self, event: &ev::KeyboardEvent) -> bool {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return false;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("+" | "=", _) => self.closer(),
            ("-" | "_", _) => self.further(),
            ("0", _) => self.whole(),
            ("ArrowLeft", true) | ("PageUp", _) => self.beside(Toward::Lower),
            ("ArrowRight", true) | ("PageDown", _) => self.beside(Toward::Higher),
            ("ArrowLeft", false) => self.step(CursorMove::Back),
            ("ArrowRight", false) => self.step(CursorMove::Forward),
            ("ArrowUp", _) => self.step(CursorMove::Up),
            ("ArrowDown", _) => self.step(CursorMove::Down),
            ("Home", _) => self.step(CursorMove::First),
            ("End", _) => self.step(CursorMove::Last),
            ("Enter", _) => return self.open(),
            _ => return false,
        }
        true
    }

    fn step(self, way: CursorMove) {
        let from = self.spot();
        let to = self.drawn.with_untracked(|drawn| drawn.layout.moved(from, way));
        if let Some(to) = to {
            self.cursor.set(Cursor::On(to));
        }
    }

    /// Opens what the cursor is on; where that leads nowhere, looks at it more closely.
    fn open(self) -> bool {
        let Some(spot) = self.spot() else { return false };
        if self.act(spot) {
            return true;
        }
        let place = self.drawn.with_untracked(|drawn| {
            let cell = drawn.layout.cell(spot)?;
            Some((cell.caption.href.clone(), cell.span))
        });
        match place {
            Some((Some(href), _)) => {
                let Ok(place) = href.parse::<Place>();
                self.router.navigate(place);
            }
            Some((None, span)) => self.view.set(self.view.now().onto(span)),
            None => return false,
        }
        true
    }

    /// Several blocks are looked at more closely, a free one is taken; false for what is a link,
    /// or nothing.
    pub fn act(self, spot: Spot) -> bool {
        let found = self.drawn.with_untracked(|drawn| {
            drawn.layout.cell(spot).map(|cell| (cell.blocks, cell.kind, cell.span))
        });
        match (found, self.on_take) {
            (Some((blocks, _, span)), _) if blocks > 1 => {
                self.view.set(self.view.now().onto(span));
                true
            }
            (Some((_, Some(BlockKind::Free), span)), Some(on_take)) => {
                span.blocks().next().is_some_and(|cidr| {
                    on_take.run(cidr);
                    true
                })
            }
            _ => false,
        }
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
        if (turned < 0.0 && before.is_closest()) || (turned > 0.0 && before.is_whole()) {
            return false;
        }
        let sum = self.turned.try_update_value(|sum| {
            *sum = if *sum * turned < 0.0 { turned } else { *sum + turned };
            *sum
        });
        let sum = sum.unwrap_or_default();
        if sum.abs() >= WHEEL {
            self.turned.set_value(0.0);
            let view = if sum < 0.0 { before.closer(at.x, 1) } else { before.further(at.x, 1) };
            self.view.set(view);
        }
        true
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
                let around = self.drawn.with(|drawn| {
                    drawn.layout.innermost(address).map(|cell| cell_said(cell, words))
                });
                match around {
                    Some(around) => (chart.inside_of)(&said, &around),
                    None => (chart.free_at)(&said),
                }
            }
            Cursor::On(spot) => self.drawn.with(|drawn| {
                drawn.layout.cell(spot).map(|cell| cell_said(cell, words)).unwrap_or_default()
            }),
            Cursor::Away if view.is_whole() => count(view.seen().size()),
            Cursor::Away => format!("{} · {}", view.seen(), count(view.seen().size())),
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
        let target = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
        let place = target.get_bounding_client_rect();
        let share = |at: i32, start: f64, size: f64| {
            let share = (f64::from(at) - start) / size.max(1.0);
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let share = (share.clamp(0.0, 1.0) * f64::from(Share::MAX)) as Share;
            share
        };
        Some(Pointed {
            x: share(event.client_x(), place.left(), place.width()),
            y: share(event.client_y(), place.top(), place.height()),
        })
    }

    fn of(self, size: u32, share: Share) -> u32 {
        let px = u64::from(size).saturating_mul(u64::from(share)) / (u64::from(Share::MAX) + 1);
        u32::try_from(px).unwrap_or(0)
    }
}
