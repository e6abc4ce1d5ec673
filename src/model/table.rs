//! Plain tables and the row operations that change them.
//!
//! | operation | cost |
//! |---|---|
//! | a row by its key, a row put in place or removed | O(log rows) |
//! | all rows in the order of their keys | O(rows) |
//! | equality, reading, writing | O(rows) and O(rows log rows) to read |

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use super::{
    AcceptedShare, AddressKey, Allocation, AllocationId, Association, AssociationId, Claim,
    DiscoveredAddress, Discovery, DiscoveryId, Ipam, IpamId, Member, MemberKey, Pool, PoolId,
    ReferenceSet, ReferenceSetId, Scope, ScopeId, Settings, SettingsKey, Share, ShareId,
    SharedObject, Source, SourceId,
};

/// A row that says by itself which key it has.
pub trait Keyed<K> {
    /// Its key.
    fn key(&self) -> K;
}

/// Implements [`Keyed`] by a field.
macro_rules! keyed {
    ($($row:ty, $field:ident: $key:ty;)*) => {
        $(impl Keyed<$key> for $row {
            fn key(&self) -> $key {
                self.$field.clone()
            }
        })*
    };
}

keyed! {
    Ipam, id: IpamId;
    Scope, id: ScopeId;
    Pool, id: PoolId;
    Allocation, id: AllocationId;
    Discovery, id: DiscoveryId;
    Association, id: AssociationId;
    Source, id: SourceId;
    DiscoveredAddress, key: AddressKey;
    Member, key: MemberKey;
    Share, id: ShareId;
    AcceptedShare, object: SharedObject;
    Claim, id: AllocationId;
    ReferenceSet, id: ReferenceSetId;
}

impl Keyed<SettingsKey> for Settings {
    fn key(&self) -> SettingsKey {
        SettingsKey
    }
}

/// Rows by key, in the order of the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K: Ord, R> {
    rows: BTreeMap<K, R>,
}

impl<K: Ord, R> Default for Table<K, R> {
    fn default() -> Self {
        Table { rows: BTreeMap::new() }
    }
}

/// Written as a list of rows: JSON has no keys but texts, and a row names its key anyway.
impl<K: Ord, R: Serialize> Serialize for Table<K, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.values())
    }
}

impl<'de, K: Ord, R: Keyed<K> + Deserialize<'de>> Deserialize<'de> for Table<K, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut rows = BTreeMap::new();
        for row in Vec::<R>::deserialize(deserializer)? {
            match rows.entry(row.key()) {
                Entry::Vacant(place) => place.insert(row),
                Entry::Occupied(_) => return Err(D::Error::custom("two rows have the same key")),
            };
        }
        Ok(Table { rows })
    }
}

impl<K: Ord + Clone, R> Table<K, R> {
    /// The row of this key.
    pub fn get(&self, key: &K) -> Option<&R> {
        self.rows.get(key)
    }

    /// True where there is a row of this key.
    pub fn contains(&self, key: &K) -> bool {
        self.rows.contains_key(key)
    }

    /// All rows in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &R> {
        self.rows.values()
    }

    /// All keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.rows.keys()
    }

    /// The highest key.
    pub fn last_key(&self) -> Option<&K> {
        self.rows.last_key_value().map(|(key, _)| key)
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Puts the row in place of what was there, which it returns.
    pub(super) fn replace(&mut self, key: K, row: Option<R>) -> Option<R> {
        match row {
            Some(row) => self.rows.insert(key, row),
            None => self.rows.remove(&key),
        }
    }
}

/// One row before and after: none before is an insert, none after a removal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delta<K, R> {
    /// Which row.
    pub key: K,
    /// The row before.
    pub before: Option<Box<R>>,
    /// The row after.
    pub after: Option<Box<R>>,
}

impl<K, R> Delta<K, R> {
    /// The operation that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Delta<K, R> {
        Delta { key: self.key, before: self.after, after: self.before }
    }
}
