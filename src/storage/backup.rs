//! Everything that is kept, as it is, so that a person can save it as a file.
//!
//! | operation | cost |
//! |---|---|
//! | write and read | O(bytes kept) |

use std::collections::BTreeMap;

use super::memory::MemoryMedium;

/// All keys and values of this program, verified or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawBackup {
    entries: BTreeMap<String, String>,
}

/// A text that is no backup.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a raw backup")]
pub struct BackupError;

impl RawBackup {
    /// Whether nothing was there.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The file: one JSON object, a member for every key.
    pub fn to_json(&self) -> String {
        // Through a `Value`, since writing one never fails.
        let members = self.entries.iter().map(|(key, value)| (key.clone(), value.clone().into()));
        serde_json::Value::Object(members.collect()).to_string()
    }

    /// Reads such a file.
    pub fn from_json(text: &str) -> Result<Self, BackupError> {
        let entries = serde_json::from_str(text).map_err(|_| BackupError)?;
        Ok(Self { entries })
    }

    /// A medium that holds the backup, so that a store can be opened on it.
    pub fn into_medium(self) -> MemoryMedium {
        self.entries.into_iter().collect()
    }
}

impl FromIterator<(String, String)> for RawBackup {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(entries: I) -> Self {
        Self { entries: entries.into_iter().collect() }
    }
}
