//! Names, descriptions, tags: the text rules of domain.md, section 1.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Most tags one object may carry.
pub const MAX_TAGS: usize = 20;
/// The most characters that the code of a group, account, zone or region may have.
pub const MAX_CODE: usize = 64;

/// Which text a rule speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TextField {
    /// The name of an IPAM, scope, pool, allocation or discovery.
    Name,
    /// Its description.
    Description,
    /// The key of a tag.
    TagKey,
    /// The value of a tag.
    TagValue,
    /// The resource group of an object.
    ResourceGroup,
    /// The zone of a planned vSwitch.
    Zone,
    /// The code of a region.
    Region,
}

/// What a text breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextProblem {
    /// Longer than the limit, in characters.
    TooLong {
        /// The limit.
        limit: usize,
    },
    /// Starts with or contains `http://` or `https://`.
    Url,
    /// A description or tag key must start with a letter or a Chinese character.
    BadStart,
    /// A tag key has a character other than letters, digits, `.`, `_`, `-`.
    BadCharacter(char),
    /// A tag key starts with `aliyun` or `acs:`, which the vendor reserves.
    Reserved,
    /// A tag key is empty.
    Empty,
    /// A tag key stands there twice.
    Duplicate,
    /// There are more tags than [`MAX_TAGS`].
    TooMany,
    /// A code is empty.
    Missing,
    /// A code has a space or a character that cannot be seen.
    Space,
    /// A resource group is not `rg-` with letters and digits after it.
    NotAGroup,
}

/// Checks a name: up to 128 characters, not starting with a URL scheme. Empty means unnamed.
pub fn check_name(text: &str) -> Result<(), TextProblem> {
    within(text, 128)?;
    if starts_with_url(text) { Err(TextProblem::Url) } else { Ok(()) }
}

/// Checks a description: up to 256 characters, starting with a letter or a Chinese character,
/// not with a URL scheme. Empty means none.
pub fn check_description(text: &str) -> Result<(), TextProblem> {
    within(text, 256)?;
    if starts_with_url(text) {
        return Err(TextProblem::Url);
    }
    match text.chars().next() {
        Some(first) if !is_letter(first) => Err(TextProblem::BadStart),
        _ => Ok(()),
    }
}

/// Checks one tag key.
pub fn check_tag_key(text: &str) -> Result<(), TextProblem> {
    within(text, 64)?;
    let first = text.chars().next().ok_or(TextProblem::Empty)?;
    if text.contains("http://") || text.contains("https://") {
        return Err(TextProblem::Url);
    }
    if is_reserved_tag(text) {
        return Err(TextProblem::Reserved);
    }
    if !is_letter(first) {
        return Err(TextProblem::BadStart);
    }
    let odd = |c: &char| !(is_letter(*c) || c.is_ascii_digit() || matches!(c, '.' | '_' | '-'));
    text.chars().find(odd).map_or(Ok(()), |c| Err(TextProblem::BadCharacter(c)))
}

/// True for what the vendor reserves for itself in tags.
pub fn is_reserved_tag(text: &str) -> bool {
    text.starts_with("aliyun") || text.starts_with("acs:")
}

/// Checks one tag value: up to 128 characters, no URL.
pub fn check_tag_value(text: &str) -> Result<(), TextProblem> {
    within(text, 128)?;
    if text.contains("http://") || text.contains("https://") {
        Err(TextProblem::Url)
    } else {
        Ok(())
    }
}

/// Checks the id of a resource group: `rg-` and letters and digits. Empty means the default group.
pub fn check_group(text: &str) -> Result<(), TextProblem> {
    within(text, MAX_CODE)?;
    let rest = text.strip_prefix("rg-").filter(|rest| !rest.is_empty());
    let sound = rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_alphanumeric()));
    if text.is_empty() || sound { Ok(()) } else { Err(TextProblem::NotAGroup) }
}

/// Checks a code that a cloud or a person gives to an account, a zone or a region: 1 to 64 visible
/// characters without spaces.
pub fn check_code(text: &str) -> Result<(), TextProblem> {
    within(text, MAX_CODE)?;
    if text.is_empty() {
        return Err(TextProblem::Missing);
    }
    let hidden = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
    if text.chars().any(hidden) { Err(TextProblem::Space) } else { Ok(()) }
}

/// Characters that take no room: joiners, marks of direction, the byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn within(text: &str, limit: usize) -> Result<(), TextProblem> {
    if text.chars().count() > limit { Err(TextProblem::TooLong { limit }) } else { Ok(()) }
}

fn starts_with_url(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// An English letter or a Chinese character (CJK unified ideographs and their extension A).
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Key and value pairs, sorted by key. What a person types is checked by the commands; what a
/// feed brings is kept as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tags(pub BTreeMap<Arc<str>, Arc<str>>);

impl Tags {
    /// The pairs in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value.as_ref()))
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Into<Arc<str>>, V: Into<Arc<str>>> FromIterator<(K, V)> for Tags {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Tags {
        Tags(pairs.into_iter().map(|(key, value)| (key.into(), value.into())).collect())
    }
}

/// What every object that a person makes carries besides its own facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The name; empty means unnamed.
    pub name: Arc<str>,
    /// The description; empty means none.
    pub description: Arc<str>,
    /// The resource group; empty means the default group.
    pub resource_group: Arc<str>,
    /// The tags.
    pub tags: Tags,
}

impl Label {
    /// A label with a name only.
    pub fn named(name: &str) -> Label {
        Label { name: name.into(), ..Label::default() }
    }
}

/// Where an object stands in its life. Operations are instantaneous (domain.md, D25); the
/// transient states exist so that feeds and exports can carry them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lifecycle {
    /// Being made.
    Creating,
    /// There and usable.
    #[default]
    Created,
    /// Being changed (pools and discoveries only).
    Modifying,
    /// Being removed.
    Deleting,
    /// Gone.
    Deleted,
}
