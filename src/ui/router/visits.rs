//! Where each page of this tab's history was scrolled to, and what had the focus there.

use leptos::prelude::*;
use leptos::web_sys;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::ui::browser::focus::{self, Found, Spot};
use crate::ui::browser::unique;

/// Under which the browser keeps it while the tab is open.
const KEY: &str = "freehold.visits";
/// The longest way back that is remembered.
const MOST: usize = 60;
/// Frames in which a page may still grow to the height that it had, and a long table to its rows.
const FRAMES: u8 = 24;

/// Where one page was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Position {
    top: f64,
    /// The tables that scroll by themselves, by name: how far down and across.
    tables: Vec<(String, i32, i32)>,
    focus: Option<Spot>,
}

impl Position {
    /// Of the page as it stands.
    pub fn now() -> Position {
        let tables = tables().into_iter().filter_map(|table| {
            let place = (table.scroll_top(), table.scroll_left());
            let moved = place != (0, 0);
            moved.then(|| Some((table.get_attribute("data-table")?, place.0, place.1)))?
        });
        Position {
            top: window().scroll_y().unwrap_or_default(),
            tables: tables.collect(),
            focus: focus::last_spot(),
        }
    }

    /// Goes back to it, once the page is drawn and as high as it was.
    pub fn restore(self, otherwise: Otherwise) {
        self.try_in(FRAMES, otherwise);
    }

    fn try_in(self, frames: u8, otherwise: Otherwise) {
        request_animation_frame(move || {
            let settled = self.scroll();
            let found = self.found();
            let exact = self.focus.is_none() || matches!(found, Some(Found::Same(_)));
            match frames.checked_sub(1) {
                Some(left) if !settled || !exact => self.try_in(left, otherwise),
                _ => focus_on(found, otherwise),
            }
        });
    }

    fn found(&self) -> Option<Found> {
        self.focus.as_ref()?.find(&focus::root()?)
    }

    /// Scrolls; true where everything is where it was.
    fn scroll(&self) -> bool {
        window().scroll_to_with_x_and_y(0.0, self.top);
        let at = window().scroll_y().unwrap_or_default();
        let mut settled = (at - self.top).abs() < 2.0;
        for table in tables() {
            let name = table.get_attribute("data-table");
            let kept = self.tables.iter().find(|(kept, ..)| Some(kept) == name.as_ref());
            if let Some((_, top, left)) = kept {
                table.set_scroll_top(*top);
                table.set_scroll_left(*left);
                settled &= (table.scroll_top() - top).abs() < 2;
            }
        }
        settled
    }
}

fn tables() -> Vec<web_sys::Element> {
    document().body().map(|body| focus::all(&body, "main [data-table]")).unwrap_or_default()
}

/// What gets the focus where nothing of the page had it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Otherwise {
    /// The heading: another page has come.
    Heading,
    /// What has it now.
    Stay,
}

/// An open dialog keeps the focus that it took.
fn focus_on(found: Option<Found>, otherwise: Otherwise) {
    if focus::dialog().is_some() {
        return;
    }
    match (found, otherwise) {
        (Some(found), _) => focus::quietly(&found.element()),
        (None, Otherwise::Heading) => focus::page_heading(),
        (None, Otherwise::Stay) => focus::rescue_soon(),
    }
}

/// The pages of this tab's history, oldest first.
#[derive(Debug)]
pub(super) struct Visits {
    here: String,
    left: Vec<(String, Position)>,
}

impl Visits {
    /// What the browser kept of this tab.
    pub fn open() -> Visits {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok()?);
        let left = kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Visits { here: String::new(), left }
    }

    /// The state of the history's entry of this page.
    pub fn state(&self) -> JsValue {
        JsValue::from_str(&self.here)
    }

    /// Keeps how the page stands that is being left.
    pub fn leave(&mut self) {
        self.left.retain(|(id, _)| *id != self.here);
        self.left.push((self.here.clone(), Position::now()));
        let more = self.left.len().saturating_sub(MOST);
        self.left.drain(..more);
    }

    /// Arrives at the entry that the history shows; where it was left, if it was here before.
    pub fn arrive(&mut self) -> Arrival {
        let (id, fresh) = entry();
        let known = self.left.iter().find(|(known, _)| *known == id);
        let position = known.map(|(_, position)| position.clone());
        self.here = id;
        match (fresh, position) {
            (true, _) => Arrival::First,
            (false, position) => Arrival::Again(position.unwrap_or_default()),
        }
    }

    /// Hands it to the browser, for a reload.
    pub fn save(&self) {
        if let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(&self.left)) {
            // Where the browser keeps nothing, a reload begins at the top.
            let _ = storage.set_item(KEY, &text);
        }
    }
}

/// How one comes to a page.
pub(super) enum Arrival {
    /// By a link.
    First,
    /// Back or forward, or by a reload.
    Again(Position),
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// The id of the history's entry, and whether it was given one only now.
fn entry() -> (String, bool) {
    let Ok(history) = window().history() else { return (String::new(), true) };
    if let Some(id) = history.state().ok().and_then(|state| state.as_string()) {
        return (id, false);
    }
    let id = format!("{}-{}", js_sys::Date::now(), unique());
    let _ = history.replace_state(&JsValue::from_str(&id), "");
    (id, true)
}

/// The browser's own way of scrolling back knows neither tables nor pages that are drawn later.
pub(super) fn take_over_scrolling() {
    if let Ok(history) = window().history() {
        let manual = JsValue::from_str("manual");
        let _ = js_sys::Reflect::set(&history, &JsValue::from_str("scrollRestoration"), &manual);
    }
}
