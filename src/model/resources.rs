//! The table of resources, with its columns hidden.
//!
//! | question | cost |
//! |---|---|
//! | a row by its key | O(1) |
//! | a row put in place or removed | O(1) and the regions known; removing the last row, O(keys / 16) |
//! | all rows in the order of their keys | O(rows + keys / 16) |
//! | equality, reading, writing | O(rows) |
//! | room | at most 16 places for each row, and 8 bytes for every 16 keys |

use serde::ser::SerializeSeq;
use serde::{Deserialize, Serialize, Serializer};

use super::{Region, Resource, ResourceKey};

/// Rows that lie together in memory.
const PAGE: usize = 16;

type Page = [Option<Resource>; PAGE];

/// Resources by key. How they lie in memory is this type's own affair: keys are handed out in
/// sequence, so a row is found by its place; where many keys are gone, whole pages are not there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(try_from = "Vec<Resource>")]
pub struct Resources {
    pages: Vec<Option<Box<Page>>>,
    places: usize,
    len: usize,
    /// Every region once: rows share its text, so that comparing regions touches no other memory.
    regions: Vec<Region>,
}

impl Resources {
    /// The row of this key.
    pub fn get(&self, key: &ResourceKey) -> Option<&Resource> {
        let place = place(*key);
        self.pages.get(place / PAGE)?.as_ref()?.get(place % PAGE)?.as_ref()
    }

    /// All rows in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Resource> {
        self.pages.iter().flatten().flat_map(|page| page.iter().flatten())
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// One more than the highest key's place, for arrays that run beside the rows.
    pub fn places(&self) -> usize {
        self.places
    }

    /// The lowest key that no row has.
    pub(super) fn free_key(&self) -> ResourceKey {
        let taken = (0u32..).zip(self.iter()).take_while(|(key, row)| row.key.0 == *key);
        ResourceKey(u32::try_from(taken.count()).unwrap_or(u32::MAX))
    }

    /// Puts the row in place of what was there, which it returns.
    pub(super) fn replace(
        &mut self,
        key: ResourceKey,
        mut row: Option<Resource>,
    ) -> Option<Resource> {
        if let Some(region) = row.as_mut().and_then(|row| row.region.as_mut()) {
            self.share(region);
        }
        let added = row.is_some();
        let before = self.swap(place(key), row);
        self.len = self
            .len
            .saturating_add(usize::from(added))
            .saturating_sub(usize::from(before.is_some()));
        before
    }

    fn swap(&mut self, place: usize, row: Option<Resource>) -> Option<Resource> {
        let number = place / PAGE;
        if row.is_some() {
            self.places = self.places.max(place.saturating_add(1));
            if self.pages.len() <= number {
                self.pages.resize_with(number.saturating_add(1), || None);
            }
            let page = self.pages.get_mut(number)?;
            let page = page.get_or_insert_with(|| Box::new(std::array::from_fn(|_| None)));
            return page.get_mut(place % PAGE).and_then(|slot| slot.replace(row?));
        }
        let page = self.pages.get_mut(number)?;
        let before = page.as_mut()?.get_mut(place % PAGE)?.take();
        if page.as_ref().is_some_and(|page| page.iter().all(Option::is_none)) {
            *page = None;
        }
        while matches!(self.pages.last(), Some(None)) {
            self.pages.pop();
        }
        if self.places == place.saturating_add(1) {
            let last = self.iter().next_back().map(|row| row.key);
            self.places = last.map_or(0, |last| self::place(last).saturating_add(1));
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

    /// There are no more pages than rows, so that no stray key eats the memory.
    fn try_from(rows: Vec<Resource>) -> Result<Resources, BadKey> {
        let mut resources = Resources::default();
        for row in rows {
            let key = row.key;
            if key.0 >= MAX_KEYS {
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
    /// No key is so high.
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

/// So many keys are handed out one after another: more than a workspace needs in its life.
pub(super) const MAX_KEYS: u32 = 1 << 22;
