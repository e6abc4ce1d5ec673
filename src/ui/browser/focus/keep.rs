//! The focus is never lost: what had it may be made anew or go away, and then its successor, its
//! neighbour or the heading has it, never the empty page.

use std::cell::RefCell;

use leptos::prelude::*;
use leptos::web_sys::{Element, Event};
use wasm_bindgen::JsCast;

use super::spot::{self, CONTROLS, Found, Spot};
use super::{all, page_heading, quietly};

/// What had the focus last.
#[derive(Default)]
struct Kept {
    /// The element itself, wherever it is; none once the user has let go of it.
    latest: Option<Element>,
    /// Where it stands, on the page.
    on_page: Option<(Element, Spot)>,
    /// Where it stands, in an open dialog.
    in_dialog: Option<Spot>,
    /// Whether it is already to be looked after in the next frame.
    waiting: bool,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// Follows the focus as long as the page lives.
pub fn watch() {
    let focused = window_event_listener_untyped("focusin", |event| {
        if let Some(element) = target(&event) {
            note(&element);
        }
    });
    // Not every browser focuses a button that is pressed, and a press beside everything lets go.
    let pressed = window_event_listener_untyped("pointerdown", |event| {
        let Some(element) = target(&event) else { return };
        match element.closest(CONTROLS) {
            Ok(Some(control)) => note(&control),
            _ if element.closest("dialog").is_ok_and(|dialog| dialog.is_none()) => {
                KEPT.with_borrow_mut(|kept| kept.latest = None);
            }
            _ => {}
        }
    });
    on_cleanup(move || {
        focused.remove();
        pressed.remove();
    });
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn note(element: &Element) {
    let around = |selector| element.closest(selector).ok().flatten();
    let (dialog, main) = (around("dialog"), around("main"));
    let place = dialog.as_ref().or(main.as_ref()).and_then(|root| Spot::of(element, root));
    KEPT.with_borrow_mut(|kept| {
        kept.latest = Some(element.clone());
        match (dialog, place) {
            (Some(_), place) => kept.in_dialog = place,
            (None, Some(place)) => kept.on_page = Some((element.clone(), place)),
            (None, None) => {}
        }
    });
}

/// Where the focus was last on this page, outside of dialogs.
pub fn last_spot() -> Option<Spot> {
    KEPT.with_borrow(|kept| kept.on_page.as_ref().map(|(_, spot)| spot.clone()))
}

/// Another page comes: where the focus was on this one says nothing about it.
pub fn forget() {
    KEPT.with_borrow_mut(|kept| kept.on_page = None);
}

/// Looks after the focus once what changes now is drawn.
pub fn rescue_soon() {
    let first = KEPT.with_borrow_mut(|kept| !std::mem::replace(&mut kept.waiting, true));
    if first {
        request_animation_frame(|| {
            KEPT.with_borrow_mut(|kept| kept.waiting = false);
            rescue();
        });
    }
}

/// True while nothing has the focus, or something that is about to lose it since it was disabled.
fn is_nowhere() -> bool {
    let active = document().active_element();
    active.is_none_or(|active| {
        matches!(active.tag_name().as_str(), "BODY" | "HTML" | "DIALOG") || is_lost(&active)
    })
}

fn is_lost(element: &Element) -> bool {
    !element.is_connected() || element.matches(":disabled").unwrap_or(false)
}

fn rescue() {
    let lost = KEPT.with_borrow(|kept| kept.latest.as_ref().is_some_and(is_lost));
    if !lost || !is_nowhere() {
        return;
    }
    let Some(root) = spot::root() else { return };
    if let Some(dialog) = spot::dialog() {
        let spot = KEPT.with_borrow(|kept| kept.in_dialog.clone());
        let found = spot.and_then(|spot| spot.find(&dialog)).map(Found::element);
        if let Some(element) = found.or_else(|| all(&dialog, CONTROLS).into_iter().next()) {
            quietly(&element);
        }
        return;
    }
    let (element, spot) = KEPT.with_borrow(|kept| kept.on_page.clone()).unzip();
    let same = element.filter(|element| !is_lost(element));
    let found = || spot.and_then(|spot| spot.find(&root)).map(Found::element);
    match same.or_else(found) {
        Some(element) => quietly(&element),
        None => page_heading(),
    }
}
