//! Tests that need a browser.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "web/storage.rs"]
mod storage;

wasm_bindgen_test_configure!(run_in_browser);
