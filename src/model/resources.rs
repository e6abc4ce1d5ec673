//! The table of resources, with its columns hidden.

use serde::{Deserialize, Serialize};

use super::{Resource, ResourceKey};

/// Resources by key. How they lie in memory is this type's own affair: keys are handed out in
/// sequence, so a row is found by its place.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Resource>", into = "Vec<Resource>")]
pub struct Resources {
    slots: Vec<Option<Resource>>,
    len: usize,
}

impl Resources {
    /// The row of this key.
    pub fn get(&self, key: &ResourceKey) -> Option<&Resource> {
        self.slots.get(place(*key))?.as_ref()
    }

    /// All rows in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Resource> {
        self.slots.iter().flatten()
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The key for the next new row.
    pub fn next_key(&self) -> ResourceKey {
        ResourceKey(u32::try_from(self.slots.len()).unwrap_or(u32::MAX))
    }

    /// One more than the highest key's place, for arrays that run beside the rows.
    pub fn places(&self) -> usize {
        self.slots.len()
    }

    /// Puts the row in place of what was there, which it returns.
    pub(super) fn replace(&mut self, key: ResourceKey, row: Option<Resource>) -> Option<Resource> {
        let place = place(key);
        if row.is_some() && self.slots.len() <= place {
            self.slots.resize_with(place.saturating_add(1), || None);
        }
        let added = usize::from(row.is_some());
        let before = self.slots.get_mut(place).and_then(|slot| std::mem::replace(slot, row));
        self.len = self.len.saturating_add(added).saturating_sub(usize::from(before.is_some()));
        // Undo must leave no trace: the next key is that of the last row.
        while matches!(self.slots.last(), Some(None)) {
            self.slots.pop();
        }
        before
    }
}

fn place(key: ResourceKey) -> usize {
    usize::try_from(key.0).unwrap_or(usize::MAX)
}

impl PartialEq for Resources {
    fn eq(&self, other: &Resources) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl From<Vec<Resource>> for Resources {
    fn from(rows: Vec<Resource>) -> Resources {
        let mut resources = Resources::default();
        for row in rows {
            // A key far beyond the rows would make the slots a memory bomb.
            if place(row.key) <= MAX_PLACES {
                resources.replace(row.key, Some(row));
            }
        }
        resources
    }
}

impl From<Resources> for Vec<Resource> {
    fn from(resources: Resources) -> Vec<Resource> {
        resources.slots.into_iter().flatten().collect()
    }
}

/// Most places a stored table may take: sixteen million.
const MAX_PLACES: usize = 1 << 24;
