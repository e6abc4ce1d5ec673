//! The browser's local storage.

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::fault::Fault;
use super::medium::{Medium, units_of};

/// What Chromium and Firefox hold for an origin, keys and values. Nothing tells a page the true
/// figure, and Safari counts bytes, so this is an estimate.
const LIMIT_UNITS: u64 = 5_242_880;

/// The names under which browsers report that local storage is full.
const QUOTA_NAMES: [&str; 2] = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];

/// The local storage of this page's origin.
#[derive(Clone, Debug)]
pub struct BrowserMedium {
    storage: web_sys::Storage,
}

impl BrowserMedium {
    /// Opens it, or says that the browser's settings block it.
    pub fn open() -> Result<Self, Fault> {
        // `raw` throws where storage is blocked, so it is asked only after this probe.
        match web_sys::window().map(|window| window.local_storage()) {
            Some(Ok(Some(_))) => Ok(Self { storage: LocalStorage::raw() }),
            _ => Err(Fault::Blocked),
        }
    }

    fn full(&self, key: &str, value: &str) -> Fault {
        let used = self.units("").unwrap_or(LIMIT_UNITS);
        Fault::Full {
            needed: units_of(key) + units_of(value),
            available: LIMIT_UNITS.saturating_sub(used),
        }
    }

    /// A value's length, without copying the value out of the browser.
    fn value_units(&self, key: &str) -> Result<u64, Fault> {
        let value = Reflect::get(&self.storage, &key.into()).map_err(|error| fault_of(&error))?;
        match value.dyn_ref::<JsString>() {
            Some(text) => Ok(text.length().into()),
            // A key such as `length` is hidden behind a member of the storage object.
            None => Ok(self.get(key)?.map_or(0, |value| units_of(&value))),
        }
    }
}

impl Medium for BrowserMedium {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.storage.get_item(key).map_err(|error| fault_of(&error))
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Fault> {
        self.storage.set_item(key, value).map_err(|error| {
            if QUOTA_NAMES.contains(&member(&error, "name").as_str()) {
                self.full(key, value)
            } else {
                fault_of(&error)
            }
        })
    }

    fn remove(&mut self, key: &str) -> Result<(), Fault> {
        self.storage.remove_item(key).map_err(|error| fault_of(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        let count = self.storage.length().map_err(|error| fault_of(&error))?;
        let keys = (0..count).map(|index| self.storage.key(index));
        let keys = keys.filter_map(Result::transpose).collect::<Result<Vec<_>, _>>();
        let mut keys = keys.map_err(|error| fault_of(&error))?;
        keys.retain(|key| key.starts_with(prefix));
        Ok(keys)
    }

    fn limit(&self) -> Option<u64> {
        Some(LIMIT_UNITS)
    }

    fn units(&self, prefix: &str) -> Result<u64, Fault> {
        let keys = self.keys(prefix)?;
        keys.iter().try_fold(0, |sum, key| Ok(sum + units_of(key) + self.value_units(key)?))
    }
}

fn fault_of(error: &JsValue) -> Fault {
    match member(error, "name").as_str() {
        "SecurityError" => Fault::Blocked,
        name => Fault::Failed { message: format!("{name}: {}", member(error, "message")) },
    }
}

/// A member of a thrown value as text; empty if there is none.
fn member(error: &JsValue, name: &str) -> String {
    Reflect::get(error, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
