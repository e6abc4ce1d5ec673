//! Where text is kept under keys.

use super::fault::Fault;

/// What every key of this program starts with, since an origin may serve other pages too.
pub const PREFIX: &str = "freehold.";

/// A place that keeps text under keys, as the browser's local storage does.
pub trait Medium {
    /// The value under a key.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;
    /// Puts a value under a key, in place of what was there.
    fn set(&mut self, key: &str, value: &str) -> Result<(), Fault>;
    /// Removes a key; one that is not there is no fault.
    fn remove(&mut self, key: &str) -> Result<(), Fault>;
    /// All keys that start with a prefix, in any order.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault>;
    /// UTF-16 units that the medium holds, if anybody knows; browsers do not tell, so an estimate.
    fn limit(&self) -> Option<u64>;

    /// UTF-16 units taken by all keys that start with a prefix, keys and values.
    fn units(&self, prefix: &str) -> Result<u64, Fault> {
        self.keys(prefix)?.iter().try_fold(0, |sum, key| {
            let value = self.get(key)?.unwrap_or_default();
            Ok(sum + units_of(key) + units_of(&value))
        })
    }
}

impl<M: Medium + ?Sized> Medium for Box<M> {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        (**self).get(key)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Fault> {
        (**self).set(key, value)
    }

    fn remove(&mut self, key: &str) -> Result<(), Fault> {
        (**self).remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        (**self).keys(prefix)
    }

    fn limit(&self) -> Option<u64> {
        (**self).limit()
    }

    fn units(&self, prefix: &str) -> Result<u64, Fault> {
        (**self).units(prefix)
    }
}

/// A text's length as browsers count it.
pub fn units_of(text: &str) -> u64 {
    u64::try_from(text.encode_utf16().count()).unwrap_or(u64::MAX)
}
