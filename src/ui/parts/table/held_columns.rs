//! The columns of a table of which only some rows exist keep their widths while those come and go.
//!
//! While the browser chooses the widths, it looks at every cell for each row that comes. So once
//! it has chosen, they are fixed; a cell that turns out to need more room lets it choose anew, once
//! nothing scrolls.

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::ui::browser::focus;

/// The class of a table whose columns are fixed.
const FIXED: &str = "fixed-columns";

/// What is known of the columns of one table. Small and `Copy`.
#[derive(Clone, Copy)]
pub(super) struct HeldColumns {
    fixed: StoredValue<bool>,
    /// Of each column the width of the widest content that was given all the room that it gets.
    widest: StoredValue<Vec<i32>>,
}

impl HeldColumns {
    /// Nothing is held yet.
    pub fn new() -> HeldColumns {
        HeldColumns { fixed: StoredValue::new(false), widest: StoredValue::new(Vec::new()) }
    }

    /// Fixes the widths that the columns have, if they are not fixed.
    pub fn hold(self, node: &web_sys::HtmlDivElement) {
        if self.fixed.try_get_value() != Some(false) {
            return;
        }
        let Ok(Some(table)) = node.query_selector("table") else { return };
        self.fixed.set_value(true);
        // All are read before one is written: each width that is asked for after a change would
        // lay the table out anew.
        let heads = heads(node);
        let widths: Vec<i32> = heads.iter().map(web_sys::HtmlElement::offset_width).collect();
        for (head, width) in heads.iter().zip(widths) {
            let width = format!("{width}px");
            let style = head.style();
            // Columns only ever grow, so that they do not jump.
            let _ = style.set_property("min-inline-size", &width);
            let _ = style.set_property("inline-size", &width);
        }
        let _ = table.class_list().add_1(FIXED);
    }

    /// Lets the browser choose anew where a cell needs more room than it has; true if so. Then the
    /// widths should be held again in the next frame.
    pub fn yield_to_content(self, node: &web_sys::HtmlDivElement) -> bool {
        let wants_more = self.fixed.try_get_value() == Some(true) && self.wants_more(node);
        if wants_more {
            self.loosen(node);
        }
        wants_more
    }

    /// Lets the browser choose again; no column becomes narrower.
    pub fn loosen(self, node: &web_sys::HtmlDivElement) {
        self.fixed.set_value(false);
        if let Ok(Some(table)) = node.query_selector("table") {
            let _ = table.class_list().remove_1(FIXED);
        }
        for head in heads(node) {
            let _ = head.style().remove_property("inline-size");
        }
    }

    /// Forgets all widths, as where the window has another width.
    pub fn forget(self, node: &web_sys::HtmlDivElement) {
        self.loosen(node);
        self.widest.set_value(Vec::new());
        for head in heads(node) {
            let _ = head.style().remove_property("min-inline-size");
        }
    }

    /// True where a cell holds more than it shows, and more than any before it: some texts are cut
    /// at a width of their own.
    fn wants_more(self, node: &web_sys::HtmlDivElement) -> bool {
        let mut wants = false;
        self.widest.update_value(|widest| {
            for row in focus::all(node, "tbody tr[aria-rowindex]") {
                let cells = row.children();
                for place in 0..cells.length() {
                    let Some(cell) = cells.item(place) else { continue };
                    let needed = cell.scroll_width();
                    let Ok(place) = usize::try_from(place) else { continue };
                    if widest.len() <= place {
                        widest.resize(place + 1, 0);
                    }
                    if let Some(widest) = widest.get_mut(place)
                        && needed > *widest
                        && needed > cell.client_width()
                    {
                        *widest = needed;
                        wants = true;
                    }
                }
            }
        });
        wants
    }
}

fn heads(node: &web_sys::HtmlDivElement) -> Vec<web_sys::HtmlElement> {
    let cells = focus::all(node, "thead th");
    cells.into_iter().filter_map(|cell| cell.dyn_into().ok()).collect()
}
