//! Which rows are in view: the others do not exist.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::ui::browser::focus;

/// Up to this many rows are all mounted; scrolling them needs no arithmetic.
const MOUNT_ALL: usize = 200;
/// Rows mounted beyond either edge of the view, so that a quick scroll shows no gap.
const MARGIN: usize = 12;

/// The part of a list that is mounted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Window {
    /// The first row mounted.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Height of the rows before, in pixels.
    pub before: usize,
    /// Height of the rows after.
    pub after: usize,
}

impl Window {
    /// True where some of `count` rows are not mounted.
    pub fn is_part(self, count: usize) -> bool {
        self.end.saturating_sub(self.start) < count
    }
}

/// What is known about the scrolling box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct View {
    top: usize,
    height: usize,
    row: usize,
}

/// Follows the scrolling of a box. Small and `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Scroller {
    pub node: NodeRef<html::Div>,
    view: RwSignal<View>,
    waiting: StoredValue<bool>,
    partial: StoredValue<bool>,
}

impl Scroller {
    /// For rows of this height, until they are measured.
    pub fn new(row: usize) -> Scroller {
        let scroller = Scroller {
            node: NodeRef::new(),
            view: RwSignal::new(View { top: 0, height: 900, row }),
            waiting: StoredValue::new(false),
            partial: StoredValue::new(false),
        };
        let listener = window_event_listener(leptos::ev::resize, move |_| {
            if let Some(Some(node)) = scroller.node.try_get_untracked() {
                release_columns(&node);
            }
            scroller.look_soon();
        });
        on_cleanup(move || listener.remove());
        scroller
    }

    /// Measures once in the next frame, however often it is called before.
    pub fn look_soon(self) {
        if self.waiting.try_get_value() != Some(false) {
            return;
        }
        self.waiting.set_value(true);
        request_animation_frame(move || {
            self.waiting.try_set_value(false);
            self.look();
        });
    }

    fn look(self) {
        let (Some(Some(node)), Some(old)) =
            (self.node.try_get_untracked(), self.view.try_get_untracked())
        else {
            return;
        };
        let row = measured_row(&node).filter(|height| *height > 8).unwrap_or(old.row);
        let view = View {
            top: usize::try_from(node.scroll_top()).unwrap_or(0),
            height: usize::try_from(node.client_height()).unwrap_or(0),
            row,
        };
        if view != old {
            self.view.set(view);
        }
        if self.partial.try_get_value() == Some(true) {
            hold_columns(&node);
        }
    }

    /// Scrolls back to the top: after the order or the filter changed.
    pub fn to_top(self) {
        if let Some(Some(node)) = self.node.try_get_untracked() {
            node.set_scroll_top(0);
        }
    }

    /// The rows to mount of `count`.
    pub fn window(self, count: usize) -> Window {
        self.partial.set_value(count > MOUNT_ALL);
        if count <= MOUNT_ALL {
            return Window { start: 0, end: count, before: 0, after: 0 };
        }
        let View { top, height, row } = self.view.get();
        let row = row.max(1);
        // In steps of half the margin, so that not every pixel changes the window.
        let step = MARGIN / 2;
        let first = (top / row).min(count) / step * step;
        let shown = height.min(1_600) / row + 1 + step;
        let start = first.saturating_sub(MARGIN);
        let end = first.saturating_add(shown).saturating_add(MARGIN).min(count);
        Window { start, end, before: start * row, after: (count - end) * row }
    }
}

/// The height that the style gives to a row here; on narrow screens rows are cards.
fn measured_row(node: &web_sys::HtmlDivElement) -> Option<usize> {
    let row = node.query_selector("tbody tr[aria-rowindex]").ok()??;
    let row: &web_sys::HtmlElement = row.dyn_ref()?;
    usize::try_from(row.offset_height()).ok()
}

/// Columns take their width from the rows mounted. So that they do not jump while others come,
/// they only ever grow.
fn hold_columns(node: &web_sys::HtmlDivElement) {
    for head in heads(node) {
        let width = format!("{}px", head.offset_width());
        let _ = head.style().set_property("min-inline-size", &width);
    }
}

fn release_columns(node: &web_sys::HtmlDivElement) {
    for head in heads(node) {
        let _ = head.style().remove_property("min-inline-size");
    }
}

fn heads(node: &web_sys::HtmlDivElement) -> Vec<web_sys::HtmlElement> {
    let cells = focus::all(node, "thead th");
    cells.into_iter().filter_map(|cell| cell.dyn_into().ok()).collect()
}
