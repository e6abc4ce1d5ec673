//! Time and chance from the browser; the core never reads them itself.

use leptos::prelude::window;

use crate::command::Env;
use crate::model::{AccountId, Time};

/// The time now.
pub fn now() -> Time {
    #[allow(clippy::cast_possible_truncation, reason = "milliseconds fit 2^53")]
    Time(js_sys::Date::now() as i64)
}

/// Minutes that local time is ahead of UTC at a time.
pub fn offset_minutes(at: Time) -> i32 {
    #[allow(clippy::cast_precision_loss, reason = "milliseconds fit 2^53")]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64));
    #[allow(clippy::cast_possible_truncation, reason = "an offset is below a day")]
    let behind = date.get_timezone_offset() as i32;
    -behind
}

/// The environment of one command.
pub fn env() -> Env {
    Env::new(now(), chance())
}

/// A random number, from the browser's own source where there is one.
pub(super) fn chance() -> u64 {
    let mut bytes = [0u8; 8];
    let strong = window()
        .crypto()
        .is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if strong {
        return u64::from_le_bytes(bytes);
    }
    (js_sys::Math::random() * 9_007_199_254_740_992.0).to_bits()
}

/// An account id of the vendor's shape: 16 digits, not starting with 0.
pub fn new_account() -> AccountId {
    let digits = 1_000_000_000_000_000 + chance() % 9_000_000_000_000_000;
    AccountId::new(&digits.to_string())
}
