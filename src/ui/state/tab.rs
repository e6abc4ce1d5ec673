//! Which tab this is: a number that it keeps until it is closed.

use leptos::prelude::window;

use crate::history::Tab;

const KEY: &str = "freehold.tab";

/// This tab, as it called itself before the last reload, or by a new number.
pub fn this_tab(chance: u64) -> Tab {
    let storage = window().session_storage().ok().flatten();
    let known = storage.as_ref().and_then(|storage| storage.get_item(KEY).ok().flatten());
    if let Some(number) = known.and_then(|text| text.parse().ok()) {
        return Tab(number);
    }
    // Three hexadecimal digits tell the tabs of one person apart.
    let number = u16::try_from(chance % 0x1000).unwrap_or_default();
    if let Some(storage) = storage {
        // Where the browser keeps nothing, the number holds until the next reload.
        let _ = storage.set_item(KEY, &number.to_string());
    }
    Tab(number)
}
