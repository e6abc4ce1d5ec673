//! Parts of the page, tested in a real browser.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "web/storage.rs"]
mod storage;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_application_mounts_with_a_heading() {
    freehold::ui::start();
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let heading = document.query_selector("h1").expect("a valid selector").expect("a heading");
    assert!(heading.text_content().is_some_and(|text| !text.trim().is_empty()));
}
