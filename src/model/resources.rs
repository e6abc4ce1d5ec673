//! The table of resources, with its columns hidden.

use serde::ser::SerializeSeq;
use serde::{Deserialize, Serialize, Serializer};

use super::{Region, Resource, ResourceKey};

/// Resources by key. How they lie in memory is this type's own affair: keys are handed out in
/// sequence, so a row is found by its place.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(try_from = "Vec<Resource>")]
pub struct Resources {
    slots: Vec<Option<Resource>>,
    len: usize,
    /// Every region once: rows share its text, so that comparing regions touches no other memory.
    regions: Vec<Region>,
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
    pub(super) fn replace(
        &mut self,
        key: ResourceKey,
        mut row: Option<Resource>,
    ) -> Option<Resource> {
        let place = place(key);
        if let Some(region) = row.as_mut().and_then(|row| row.region.as_mut()) {
            self.share(region);
        }
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

impl Resources {
    /// Puts the text that equal regions share in place of the region's own.
    fn share(&mut self, region: &mut Region) {
        match self.regions.iter().rev().find(|known| *known == region) {
            Some(known) => *region = known.clone(),
            None => self.regions.push(region.clone()),
        }
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

impl TryFrom<Vec<Resource>> for Resources {
    type Error = BadKey;

    /// The slots may be eight times as many as the rows, so that no stray key eats the memory.
    fn try_from(rows: Vec<Resource>) -> Result<Resources, BadKey> {
        let limit = rows.len().saturating_mul(8).clamp(FEW_PLACES, MAX_PLACES);
        let mut resources = Resources::default();
        for row in rows {
            let key = row.key;
            if place(key) >= limit {
                return Err(BadKey::Stray(key));
            }
            if resources.replace(key, Some(row)).is_some() {
                return Err(BadKey::Twice(key));
            }
        }
        Ok(resources)
    }
}

/// Rows that cannot be a table of resources.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// The key is far beyond the number of rows.
    #[error("resource key {} is beyond all reason", .0.0)]
    Stray(ResourceKey),
    /// Two rows have the same key.
    #[error("resource key {} stands there twice", .0.0)]
    Twice(ResourceKey),
}

impl Serialize for Resources {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.len))?;
        self.iter().try_for_each(|row| rows.serialize_element(row))?;
        rows.end()
    }
}

/// Places that any stored table may take: more than are ever deleted down to a few rows.
const FEW_PLACES: usize = 1 << 18;
/// Most places a stored table may take: sixteen million.
const MAX_PLACES: usize = 1 << 24;
