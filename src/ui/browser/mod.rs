//! Thin helpers over what the browser offers. No state but a counter for ids.

pub mod clipboard;
pub mod download;
pub mod file;
pub mod focus;
pub mod media;
pub mod raster;

use std::cell::Cell;

use leptos::web_sys;
use wasm_bindgen::JsValue;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// A number that no other element's id holds.
pub fn unique() -> u32 {
    NEXT.with(|next| {
        let value = next.get().wrapping_add(1);
        next.set(value);
        value
    })
}

/// What a field takes keys for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// Text, with an undo of its own.
    Text,
    /// A choice, whose first letters find it.
    Choice,
}

/// What keys at this element are for, where they are its own. A box to tick takes no letters.
pub fn typing_in(element: &web_sys::Element) -> Option<Typing> {
    let within = |selector| element.closest(selector).is_ok_and(|found| found.is_some());
    let pressed = "input:is([type=checkbox], [type=radio], [type=button], [type=submit], \
        [type=reset], [type=file], [type=range], [type=color], [type=image])";
    if within("textarea, input, [contenteditable]") && !within(pressed) {
        return Some(Typing::Text);
    }
    within("select").then_some(Typing::Choice)
}

/// True where a `toggle` event tells of opening.
pub fn opens(event: &web_sys::Event) -> bool {
    let state = js_sys::Reflect::get(event, &JsValue::from_str("newState"));
    state.is_ok_and(|state| state.as_string().as_deref() == Some("open"))
}

/// Waits until the page has drawn what changed, and had time for the user.
pub async fn next_frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let waits = web_sys::window()
            .and_then(|window| window.set_timeout_with_callback(&resolve).ok())
            .is_some();
        if !waits {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // The promise has no way to fail.
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
