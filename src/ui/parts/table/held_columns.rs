//! The columns of a table of which only some rows exist keep their widths while those come and go.
//!
//! While the browser chooses the widths, it looks at every cell for each row that comes. So once
//! it has chosen, they are fixed; a cell that turns out to need more room lets it choose anew.

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use crate::ui::browser::focus;

/// The class of a table whose columns are fixed.
const FIXED: &str = "fixed-columns";
/// So many rows at either end can be new since the last look.
const ENDS: usize = 4;

/// What is known of the columns of one table. Small and `Copy`.
#[derive(Clone, Copy)]
pub(super) struct HeldColumns {
    /// The rows for which they were held last.
    at: StoredValue<(usize, usize)>,
    /// Of each column the width of the widest content that was given all the room that it gets.
    widest: StoredValue<Vec<i32>>,
}

impl HeldColumns {
    /// Nothing is held yet.
    pub fn new() -> HeldColumns {
        HeldColumns { at: StoredValue::new((0, 0)), widest: StoredValue::new(Vec::new()) }
    }

    /// Fixes the widths that the columns have, once for `at`. True where a row needs more room:
    /// then the browser chooses for this frame, and this should be called again in the next.
    pub fn hold(self, node: &web_sys::HtmlDivElement, at: (usize, usize)) -> bool {
        if self.at.try_get_value().is_none_or(|before| before == at) {
            return false;
        }
        self.at.set_value(at);
        let Ok(Some(table)) = node.query_selector("table") else { return false };
        if table.class_list().contains(FIXED) {
            let wants_more = self.wants_more(&table);
            if wants_more {
                self.loosen(node);
            }
            return wants_more;
        }
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
        false
    }

    /// Lets the browser choose again; no column becomes narrower.
    pub fn loosen(self, node: &web_sys::HtmlDivElement) {
        self.at.set_value((usize::MAX, 0));
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

    /// True where a cell among those that are new holds more than it shows, and more than any
    /// before it: some texts are cut at a width of their own.
    fn wants_more(self, table: &web_sys::Element) -> bool {
        let rows = focus::all(table, "tbody tr[aria-rowindex]");
        let last = rows.len().saturating_sub(ENDS);
        let ends = rows.iter().enumerate().filter(|(place, _)| *place < ENDS || *place >= last);
        let mut wants = false;
        self.widest.update_value(|widest| {
            for (_, row) in ends {
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
