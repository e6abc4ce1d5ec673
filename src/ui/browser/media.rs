//! Media queries.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Whether a media query matches, now and later. The listener lives as long as the page: call it
/// where the app starts, not in rows.
pub fn matches(query: &str) -> Signal<bool> {
    let Ok(Some(list)) = window().match_media(query) else { return Signal::stored(false) };
    let matching = ArcRwSignal::new(list.matches());
    let heard = matching.clone();
    let on_change =
        Closure::<dyn FnMut(_)>::new(move |event: leptos::web_sys::MediaQueryListEvent| {
            heard.set(event.matches());
        });
    list.set_onchange(Some(on_change.as_ref().unchecked_ref()));
    on_change.forget();
    // The browser keeps a list with a listener alive only while something can reach it.
    std::mem::forget(list);
    matching.into()
}
