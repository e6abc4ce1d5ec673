//! A medium in memory: where storage is blocked, in tests, and to look into a backup.
//!
//! | operation | cost |
//! |---|---|
//! | get, set, remove | O(log keys + length of the value) |

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::fault::Fault;
use super::medium::{Medium, units_of};

/// Keeps text as long as the program runs. Clones share what they hold, as tabs of a browser do.
#[derive(Clone, Debug, Default)]
pub struct MemoryMedium {
    held: Rc<RefCell<BTreeMap<String, String>>>,
    quota: Option<u64>,
}

impl MemoryMedium {
    /// An empty medium without a limit.
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty medium that holds so many UTF-16 units, keys and values.
    pub fn with_quota(units: u64) -> Self {
        Self { quota: Some(units), ..Self::default() }
    }
}

impl FromIterator<(String, String)> for MemoryMedium {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(entries: I) -> Self {
        let held = Rc::new(RefCell::new(entries.into_iter().collect()));
        Self { held, quota: None }
    }
}

impl Medium for MemoryMedium {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        Ok(self.held.borrow().get(key).cloned())
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Fault> {
        if let Some(quota) = self.quota {
            let others: u64 = self
                .held
                .borrow()
                .iter()
                .filter(|(held, _)| *held != key)
                .map(|(held, value)| units_of(held) + units_of(value))
                .sum();
            let needed = units_of(key) + units_of(value);
            let available = quota.saturating_sub(others);
            if needed > available {
                return Err(Fault::Full { needed, available });
            }
        }
        self.held.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), Fault> {
        self.held.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        let held = self.held.borrow();
        Ok(held.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn limit(&self) -> Option<u64> {
        self.quota
    }
}
