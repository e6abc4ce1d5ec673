//! Moving the focus, and keeping it.

mod keep;
mod spot;

pub use keep::{forget, last_spot, rescue_soon, watch};
pub use spot::{Found, Spot, dialog, root};

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

/// Focuses an element without scrolling to it.
pub fn quietly(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses the heading of the page, so that a screen reader says where one has come to.
pub fn page_heading() {
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        quietly(&heading);
    }
}

/// Focuses the first field of the open form that has a mistake, once its message is there.
pub fn first_invalid() {
    request_animation_frame(|| {
        let found =
            document().query_selector("dialog[open] [aria-invalid=true], form [aria-invalid=true]");
        if let Some(field) =
            found.ok().flatten().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = field.focus();
        }
    });
}

/// Moves the focus among the matches inside `root`, by `step` from the focused one, around the
/// ends; from none to the first or last.
pub fn step_among(root: &web_sys::Element, selector: &str, step: Step) {
    let found = all(root, selector);
    let active = document().active_element();
    let at = found.iter().position(|element| Some(element) == active.as_ref());
    let count = found.len();
    let next = match (step, at) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None | Some(0)) => count.saturating_sub(1),
        (Step::Previous, Some(at)) => at.saturating_sub(1),
        (Step::Next, Some(at)) if at.saturating_add(1) < count => at.saturating_add(1),
        (Step::Next, Some(_)) => 0,
    };
    if let Some(element) = found.get(next).and_then(|found| found.dyn_ref::<web_sys::HtmlElement>())
    {
        let _ = element.focus();
    }
}

/// Where [`step_among`] goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the first.
    First,
    /// To the one before.
    Previous,
    /// To the one after.
    Next,
    /// To the last.
    Last,
}

impl Step {
    /// The step for the key of a vertical list.
    pub fn of_key(key: &str) -> Option<Step> {
        match key {
            "Home" => Some(Step::First),
            "ArrowUp" => Some(Step::Previous),
            "ArrowDown" => Some(Step::Next),
            "End" => Some(Step::Last),
            _ => None,
        }
    }
}

/// All elements inside `root` that match.
pub fn all(root: &web_sys::Element, selector: &str) -> Vec<web_sys::Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into::<web_sys::Element>().ok())
        .collect()
}

/// Arrow up and down go from a control in a table row to the same control of the next row. Fields
/// in which the keys mean something else keep them.
pub fn between_rows(event: &leptos::ev::KeyboardEvent) {
    const MOVES: &str = "a[href], button, input[type=checkbox]";
    let step = match event.key().as_str() {
        "ArrowUp" => Step::Previous,
        "ArrowDown" => Step::Next,
        _ => return,
    };
    let go = || {
        let control = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        if !control.matches(MOVES).ok()? || control.closest(".popover").ok()?.is_some() {
            return None;
        }
        let row = control.closest("tr").ok()??;
        let (cell, number) = spot::place_in_row(&row, &control)?;
        let other = match step {
            Step::Previous => row.previous_element_sibling()?,
            _ => row.next_element_sibling()?,
        };
        let target = spot::control_at(&other, cell, number)?;
        target.dyn_ref::<web_sys::HtmlElement>()?.focus().ok()
    };
    if go().is_some() {
        event.prevent_default();
    }
}
