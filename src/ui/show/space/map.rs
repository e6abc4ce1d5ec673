//! One picture of a block of addresses: it zooms, names what is under the pointer or the cursor,
//! and opens it.

use std::sync::Arc;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::{Block, Caption, Group, Strip, strip};
use crate::text::number;
use crate::ui::browser;
use crate::ui::language::{Text, use_words};
use crate::ui::router::use_router;

use super::super::chart::measured_width;
use super::Hidden;
use super::go_to::Sought;
use super::state::{Cursor, Map, Pointed};
use super::tools::Tools;
use super::view::{Keeps, View};

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
        blocks,
        drawn,
        cursor: RwSignal::new(Cursor::Away),
        turned: StoredValue::new(0.0),
        anchor: StoredValue::new(None),
        on_take,
    };
    Sought::answer(container, move |span| {
        map.find(span);
        if let Some(node) = node.get_untracked() {
            let _ = node.focus();
        }
    });
    view! {
        <div class="space-map">
            // Above the picture, whose height changes as it zooms: the buttons stay under the pointer.
            <div class="space-above">
                <p class="space-read" role="status" title=move || map.read_in_full()>{move || map.read_out()}</p>
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
        match map.spot() {
            Some(spot) if map.act(spot) => event.prevent_default(),
            Some(_) => {}
            None => map.approach(at),
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
        let (Cursor::On(spot) | Cursor::Kept(spot)) = map.cursor.get() else { return None };
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
