//! One picture of a block of addresses: it zooms, names what is under the pointer or the cursor,
//! and opens it.

use std::sync::Arc;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::address::{Cidr, Count, format_address};
use crate::chart::{
    Block, BlockKind, Caption, Cell, CursorMove, Group, Share, Spot, Strip, StripDrawn, Toward,
    Viewport, strip,
};
use crate::text::{Words, number};
use crate::ui::browser;
use crate::ui::language::{Text, UseWords, use_words};
use crate::ui::parts::Icon;
use crate::ui::route::Place;
use crate::ui::router::{Router, use_router};

use super::super::chart::measured_width;
use super::Hidden;
use super::view::{Keeps, View};

/// The middle of a picture.
const MIDDLE: Share = Share::MAX / 2;
/// How many times twice as close a button or a key goes.
const STEP: u8 = 2;
/// How far a wheel turns, in px, until the picture is twice as close.
const WHEEL: f64 = 80.0;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    /// Nothing in particular.
    Away,
    /// The picture, from the keyboard, before a key is pressed.
    Resting,
    /// A block.
    On(Spot),
    /// Space without a block, under the pointer.
    Over(u128),
}

#[derive(Clone, Copy)]
struct Map {
    words: UseWords,
    router: Router,
    view: View,
    title: Text,
    drawn: Memo<StripDrawn>,
    cursor: RwSignal<Cursor>,
    turned: StoredValue<f64>,
    on_take: Option<Callback<Cidr>>,
}

impl Map {
    /// What the cursor is on, if the picture still has it.
    fn spot(self) -> Option<Spot> {
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

    fn closer(self) {
        self.view.set(self.view.now().closer(self.share(), STEP));
    }

    fn further(self) {
        self.view.set(self.view.now().further(self.share(), STEP));
    }

    fn beside(self, toward: Toward) {
        self.view.set(self.view.now().beside(toward));
    }

    fn whole(self) {
        self.view.set(Viewport::whole(self.view.now().container()));
    }

    /// Does what the key says; false for keys that mean nothing here.
    fn key(self, event: &ev::KeyboardEvent) -> bool {
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
    fn act(self, spot: Spot) -> bool {
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
    fn point(self, at: Pointed) {
        let spot = self.drawn.with_untracked(|drawn| {
            let layout = &drawn.layout;
            layout.spot_at(at.of(layout.width, at.x), at.of(layout.height, at.y))
        });
        let address = self.view.now().address_at(at.x);
        self.cursor.set(spot.map_or(Cursor::Over(address), Cursor::On));
    }

    /// Turns the wheel; false where the page should scroll instead.
    fn wheel(self, at: Pointed, turned: f64) -> bool {
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

    fn read_out(self) -> String {
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
struct Pointed {
    x: Share,
    y: Share,
}

impl Pointed {
    /// Where a pointer is over what the listener is on.
    fn of_event(event: &web_sys::MouseEvent) -> Option<Pointed> {
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

/// The picture with what it says and how it zooms. `blocks` may come in any order and nest; `said`
/// is a sentence about all of it. A free block that is pressed goes to `on_take`.
#[component]
pub fn SpaceMap(
    container: Cidr,
    #[prop(into)] blocks: Signal<Arc<Vec<Block>>>,
    #[prop(into)] title: Text,
    #[prop(into)] said: Text,
    #[prop(optional_no_strip)] on_take: Option<Callback<Cidr>>,
    #[prop(optional)] keeps: Keeps,
) -> impl IntoView {
    let (words, hidden) = (use_words(), Hidden::of(keeps));
    let view = View::new(container, keeps);
    let node = NodeRef::<html::Div>::new();
    let width = measured_width(node);
    let id = format!("space-{}", browser::unique());
    let shown = Memo::new(move |_| {
        let all = blocks.get();
        let shown = all.iter().filter(|block| hidden.shows(block.kind)).cloned();
        Arc::new(shown.collect::<Vec<Block>>())
    });
    let drawn = Memo::new(move |_| {
        let chart = &words.get().chart;
        let blocks = shown.get();
        strip(&Strip {
            id: &id,
            title: &title.get(),
            description: &said.get(),
            width: width.get(),
            view: view.get(),
            blocks: &blocks,
            grouped: &|group: Group| Caption {
                label: (chart.grouped)(&number::whole(group.count), &group.span.to_string()),
                href: None,
            },
        })
    });
    let map = Map {
        words,
        router: use_router(),
        view,
        title,
        drawn,
        cursor: RwSignal::new(Cursor::Away),
        turned: StoredValue::new(0.0),
        on_take,
    };
    view! {
        <div class="space-map">
            // Above the picture, whose height changes as it zooms: the buttons stay under the pointer.
            <div class="space-above">
                <p class="space-read" role="status">{move || map.read_out()}</p>
                <Tools map/>
            </div>
            <Canvas map node/>
        </div>
    }
}

#[component]
fn Canvas(map: Map, node: NodeRef<html::Div>) -> impl IntoView {
    let cursor = map.cursor;
    let label = move || format!("{}. {}", map.title.get(), map.words.get().chart.zoom_hint);
    let moved = move |event: ev::PointerEvent| {
        if let Some(at) = Pointed::of_event(&event) {
            map.point(at);
        }
    };
    let click = move |event: ev::MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let Some(at) = Pointed::of_event(&event) else { return };
        map.point(at);
        if map.spot().is_some_and(|spot| map.act(spot)) {
            event.prevent_default();
        }
    };
    let wheel = move |event: ev::WheelEvent| {
        // Without a modifier the wheel scrolls the page, unless the picture has been chosen.
        let chosen = node.get_untracked().is_some_and(|node| {
            document().active_element().as_ref().is_some_and(|active| *active == **node)
        });
        let Some(at) = Pointed::of_event(&event).filter(|_| chosen || event.ctrl_key()) else {
            return;
        };
        // Browsers give pinches as small turns with the control key.
        let closer = if event.ctrl_key() && event.delta_y().abs() < 20.0 { 8.0 } else { 1.0 };
        let unit = if event.delta_mode() == 0 { 1.0 } else { 30.0 };
        if map.wheel(at, event.delta_y() * unit * closer) || event.ctrl_key() {
            event.prevent_default();
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if map.key(&event) {
            event.prevent_default();
        }
    };
    view! {
        <div
            class="space-canvas"
            tabindex="0"
            role="group"
            aria-label=label
            node_ref=node
            on:pointermove=moved
            on:pointerleave=move |_| cursor.set(Cursor::Away)
            on:focus=move |_| {
                if cursor.get_untracked() == Cursor::Away {
                    cursor.set(Cursor::Resting);
                }
            }
            on:blur=move |_| cursor.set(Cursor::Away)
            on:click=click
            on:wheel=wheel
            on:keydown=key
        >
            <div class="space-picture" inner_html=move || map.drawn.with(|it| it.svg.clone())></div>
            <Mark map/>
        </div>
    }
}

/// A frame around what the cursor is on.
#[component]
fn Mark(map: Map) -> impl IntoView {
    move || {
        let Cursor::On(spot) = map.cursor.get() else { return None };
        map.drawn.with(|drawn| {
            let layout = &drawn.layout;
            let cell = layout.cell(spot)?;
            let per_cent =
                |px: u32, of: u32| format!("{:.3}%", f64::from(px) / f64::from(of.max(1)) * 100.0);
            let width = cell.right.saturating_sub(cell.left);
            Some(view! {
                <div
                    class="space-cursor"
                    style:left=per_cent(cell.left, layout.width)
                    style:width=per_cent(width, layout.width)
                    style:top=per_cent(layout.top_of(spot.row), layout.height)
                    style:height=per_cent(layout.row_height(), layout.height)
                ></div>
            })
        })
    }
}

/// The same as the keys do, for a pointer.
#[component]
fn Tools(map: Map) -> impl IntoView {
    let view = map.view;
    let whole = Signal::derive(move || view.get().is_whole());
    let closest = Signal::derive(move || view.get().is_closest());
    let no_lower = Signal::derive(move || at_edge(view.get(), Toward::Lower));
    let no_higher = Signal::derive(move || at_edge(view.get(), Toward::Higher));
    let words = map.words;
    view! {
        <span class="space-tools" role="group" aria-label=move || map.title.get()>
            <Tool
                icon=Icon::ChevronLeft
                label=move || words.get().chart.move_lower
                idle=no_lower
                on_press=move || map.beside(Toward::Lower)
            />
            <Tool
                icon=Icon::ChevronRight
                label=move || words.get().chart.move_higher
                idle=no_higher
                on_press=move || map.beside(Toward::Higher)
            />
            <Tool
                icon=Icon::Minus
                label=move || words.get().chart.zoom_out
                idle=whole
                on_press=move || map.further()
            />
            <Tool
                icon=Icon::Plus
                label=move || words.get().chart.zoom_in
                idle=closest
                on_press=move || map.closer()
            />
            <Tool
                icon=Icon::Fit
                label=move || words.get().chart.zoom_whole
                idle=whole
                on_press=move || map.whole()
            />
        </span>
    }
}

/// True where the view cannot move to a side.
fn at_edge(view: Viewport, toward: Toward) -> bool {
    view.beside(toward) == view
}

/// A button that stays where it is, focus and all, when there is nothing left for it to do. The
/// keyboard has the keys of the picture, so that a page of pictures is not a page of stops.
#[component]
fn Tool(
    icon: Icon,
    #[prop(into)] label: Text,
    idle: Signal<bool>,
    on_press: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button quiet icon-only"
            tabindex="-1"
            aria-label=move || label.get()
            title=move || label.get()
            aria-disabled=move || if idle.get() { "true" } else { "false" }
            on:click=move |_| on_press()
        >
            {icon.view()}
        </button>
    }
}
