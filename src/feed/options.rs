//! What the user has answered about a file, and the limits of reading.

use std::collections::BTreeSet;

use crate::model::{Provider, Region};

/// The largest file that is read.
pub const MAX_BYTES: usize = 512 * 1024 * 1024;
/// The most records of one file.
pub const MAX_RECORDS: usize = 2_000_000;
/// The most problems that a report lists; the rest is counted.
pub const MAX_PROBLEMS: usize = 10_000;
/// The deepest nesting within one record (serde_json's own limit).
pub const MAX_DEPTH: usize = 128;
/// Members of one object; those beyond are not looked at.
pub const MAX_KEYS: usize = 10_000;
/// Characters of a name; longer ones are cut.
pub const MAX_NAME: usize = 256;
/// Bytes of an id; a longer one is none.
pub const MAX_ID: usize = 1_024;
/// Tags of one resource.
pub const MAX_TAGS: usize = 100;
/// Blocks of one resource.
pub const MAX_CIDRS: usize = 1_000;
/// Characters of an offending value that a problem quotes.
pub const MAX_QUOTE: usize = 80;

/// What the user has answered about one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Which offered repairs to make.
    pub repairs: Repairs,
    /// The region of every record that has none, if of the same provider.
    pub region: Option<Region>,
    /// The cloud of a file that does not tell it.
    pub provider: Option<Provider>,
}

/// Which repairs of values to make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Repairs {
    /// None: offer them.
    #[default]
    Offer,
    /// All of them.
    AcceptAll,
    /// Those of the problems at these byte offsets ([`super::Place::offset`]).
    AcceptAt(BTreeSet<usize>),
}

impl Repairs {
    /// Whether to make the repair offered at this place.
    pub fn accepted_at(&self, offset: usize) -> bool {
        match self {
            Repairs::Offer => false,
            Repairs::AcceptAll => true,
            Repairs::AcceptAt(places) => places.contains(&offset),
        }
    }
}
