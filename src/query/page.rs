//! Pages of a list, and the limits of what one call may ask for.
//!
//! | operation | cost |
//! |---|---|
//! | cut a page | O(rows of the list) |
//! | whether an id is asked for | O(log ids) |

use std::collections::BTreeSet;

/// How many rows a page of some list has at most.
pub trait PageSize: Copy + Default {
    /// The most rows of any page of that list.
    const MOST: u8;

    /// How many rows.
    fn get(self) -> usize;
}

/// A number of rows that no page of a list can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a page has 1 to {most} rows, not {rows}")]
pub struct OutOfRange {
    /// How many were asked for.
    pub rows: u32,
    /// How many it can have.
    pub most: u8,
}

/// Makes the size of a page: its most rows, and how many it has where nothing is said.
macro_rules! page_size {
    ($(#[$doc:meta])* $name:ident, most $most:literal, default $default:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u8);

        impl $name {
            /// A page of so many rows.
            ///
            /// # Errors
            /// There are none, or more than a page can have.
            pub fn new(rows: u32) -> Result<$name, OutOfRange> {
                match u8::try_from(rows) {
                    Ok(rows @ 1..=$most) => Ok($name(rows)),
                    _ => Err(OutOfRange { rows, most: $most }),
                }
            }
        }

        impl PageSize for $name {
            const MOST: u8 = $most;

            fn get(self) -> usize {
                self.0.into()
            }
        }

        impl Default for $name {
            fn default() -> $name {
                $name($default)
            }
        }
    };
}

page_size! {
    /// How many rows a page of most lists has: 1 to 100, 10 where nothing is said.
    MaxResults, most 100, default 10
}
page_size! {
    /// How many rows a page of addresses has: 1 to 200, 100 where nothing is said.
    MaxAddresses, most 200, default 100
}
page_size! {
    /// How many rows a page of tags has: 1 to 50, 10 where nothing is said.
    MaxTags, most 50, default 10
}

/// Where the next page begins: after this key. Only a list hands one out, and only a list of the
/// same rows takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NextToken<K>(K);

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<K, M = MaxResults> {
    /// How many rows at most.
    pub max_results: M,
    /// Where it begins; none for the first page.
    pub next_token: Option<NextToken<K>>,
}

impl<K, M: PageSize> Default for Page<K, M> {
    fn default() -> Page<K, M> {
        Page { max_results: M::default(), next_token: None }
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<K, T, M = MaxResults> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// How many rows all pages have together.
    pub total_count: usize,
    /// How many rows this page could have.
    pub max_results: M,
    /// Where the next page begins; none on the last one.
    pub next_token: Option<NextToken<K>>,
}

impl<K: Ord + Clone, M: PageSize> Page<K, M> {
    /// The first page with so many rows.
    pub fn of(max_results: M) -> Page<K, M> {
        Page { max_results, next_token: None }
    }

    /// The page after this one, if there is one.
    pub fn after<T>(&self, listed: &Listed<K, T, M>) -> Option<Page<K, M>> {
        let next_token = Some(listed.next_token.clone()?);
        Some(Page { max_results: self.max_results, next_token })
    }

    /// Cuts this page out of rows in the order of their keys. O(rows).
    pub(super) fn cut<T>(&self, rows: impl Iterator<Item = (K, T)>) -> Listed<K, T, M> {
        let mut items = Vec::new();
        let mut last = None;
        let (mut total_count, mut beyond) = (0usize, false);
        for (key, row) in rows {
            total_count = total_count.saturating_add(1);
            if self.next_token.as_ref().is_some_and(|NextToken(after)| key <= *after) {
                continue;
            }
            if items.len() < self.max_results.get() {
                items.push(row);
                last = Some(key);
            } else {
                beyond = true;
            }
        }
        let next_token = last.filter(|_| beyond).map(NextToken);
        Listed { items, total_count, max_results: self.max_results, next_token }
    }
}

/// Ids to look for, at most `MOST` of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ids<K: Ord, const MOST: usize>(BTreeSet<K>);

/// More ids than one call may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at most {limit} ids can be named at once")]
pub struct TooManyIds {
    /// How many it may name.
    pub limit: usize,
}

impl<K: Ord, const MOST: usize> Ids<K, MOST> {
    /// These ids; the same one twice counts twice, as the vendor counts.
    ///
    /// # Errors
    /// There are more than the call takes.
    pub fn new(ids: impl IntoIterator<Item = K>) -> Result<Ids<K, MOST>, TooManyIds> {
        let mut known = BTreeSet::new();
        for (number, id) in ids.into_iter().enumerate() {
            if number >= MOST {
                return Err(TooManyIds { limit: MOST });
            }
            known.insert(id);
        }
        Ok(Ids(known))
    }
}

/// True where no ids are asked for, or this is one of them.
pub(super) fn named<K: Ord, const MOST: usize>(ids: Option<&Ids<K, MOST>>, id: &K) -> bool {
    ids.is_none_or(|ids| ids.0.contains(id))
}

/// True where nothing is asked for, or exactly this.
pub(super) fn wanted<T: PartialEq + ?Sized>(asked: Option<&T>, found: &T) -> bool {
    asked.is_none_or(|asked| asked == found)
}
