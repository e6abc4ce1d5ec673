//! Small choices, remembered in local storage. Blocked storage only means that nothing is
//! remembered.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// True where the browser lets us use local storage. `LocalStorage::raw` panics where it does not.
fn usable() -> bool {
    window().local_storage().is_ok_and(|storage| storage.is_some())
}

/// What was remembered under `freehold.<key>`.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    if usable() { LocalStorage::get(format!("freehold.{key}")).ok() } else { None }
}

/// Remembers a choice under `freehold.<key>`, if the browser lets us.
pub fn write<T: Serialize>(key: &str, value: &T) {
    if usable() {
        // A full storage must not stop the page; the choice then holds until it is closed.
        let _ = LocalStorage::set(format!("freehold.{key}"), value);
    }
}

/// A signal that starts with what was remembered, or `default`, and remembers what it is set to.
pub fn remembered<T>(key: &'static str, default: impl FnOnce() -> T) -> RwSignal<T>
where
    T: Serialize + DeserializeOwned + PartialEq + Clone + Send + Sync + 'static,
{
    let first = read(key).unwrap_or_else(default);
    let signal = RwSignal::new(first);
    Effect::new(move |before: Option<T>| {
        let now = signal.get();
        if before.is_some_and(|before| before != now) {
            write(key, &now);
        }
        now
    });
    signal
}
