//! JSON seen one level at a time, so that a bad part of it spoils nothing else and every part
//! knows where in the text it lies.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::options::MAX_KEYS;

/// An object's members, unread. Of equal keys the last one counts, as in browsers.
#[derive(Debug)]
pub(super) struct Object<'a> {
    members: Vec<(Cow<'a, str>, &'a str)>,
}

impl<'a> Object<'a> {
    /// Reads one level of an object.
    pub fn parse(text: &'a str) -> Result<Object<'a>, serde_json::Error> {
        let mut members = serde_json::from_str::<Members<'a>>(text)?.0;
        members.reverse();
        Ok(Object { members })
    }

    /// The member's text; absent and `null` are the same.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        let (_, value) = self.members.iter().find(|(name, _)| name == key)?;
        (*value != "null").then_some(*value)
    }

    /// True where the member is there, even as `null`.
    pub fn has(&self, key: &str) -> bool {
        self.members.iter().any(|(name, _)| name == key)
    }

    /// The member as an object.
    pub fn object(&self, key: &str) -> Option<Object<'a>> {
        self.get(key).and_then(object)
    }

    /// The member as a text.
    pub fn text(&self, key: &str) -> Option<Cow<'a, str>> {
        self.get(key).and_then(text)
    }

    /// True where the member is an array.
    pub fn is_array(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value.starts_with('['))
    }

    /// All members, the last one first.
    pub fn members(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.members.iter().map(|(name, value)| (name.as_ref(), *value))
    }
}

struct Members<'a>(Vec<(Cow<'a, str>, &'a str)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::with_capacity(24);
        while let Some(Text(key)) = map.next_key()? {
            let value: &'de RawValue = map.next_value()?;
            if members.len() < MAX_KEYS {
                members.push((key, value.get()));
            }
        }
        Ok(Members(members))
    }
}

/// A text that is borrowed where it holds no escapes.
struct Text<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}

/// The value as an object.
pub(super) fn object(value: &str) -> Option<Object<'_>> {
    value.starts_with('{').then(|| Object::parse(value).ok()).flatten()
}

/// The value as a text; `None` also for half a surrogate pair.
pub(super) fn text(value: &str) -> Option<Cow<'_, str>> {
    let inside = value.strip_prefix('"')?.strip_suffix('"')?;
    if !inside.contains('\\') {
        return Some(Cow::Borrowed(inside));
    }
    serde_json::from_str::<Text<'_>>(value).ok().map(|text| text.0)
}

/// Checks that the whole text is one JSON value, and trims it.
pub(super) fn whole(text: &str) -> Result<&str, serde_json::Error> {
    serde_json::from_str::<&RawValue>(text).map(RawValue::get)
}

/// Walks over an array's elements without reading them. The text must have been checked.
#[derive(Debug)]
pub(super) struct Elements<'a> {
    rest: &'a str,
}

/// The elements of an array; none for any other value.
pub(super) fn elements(value: &str) -> Elements<'_> {
    Elements { rest: value.strip_prefix('[').unwrap_or("") }
}

impl<'a> Elements<'a> {
    /// The text behind the last element.
    pub fn rest(&self) -> &'a str {
        self.rest
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let start = self.rest.trim_start_matches([' ', '\n', '\r', '\t', ',']);
        if start.is_empty() || start.starts_with(']') {
            self.rest = "";
            return None;
        }
        let mut deserializer = serde_json::Deserializer::from_str(start);
        let value = <&'a RawValue>::deserialize(&mut deserializer).ok().map(RawValue::get);
        self.rest = value.and_then(|value| start.get(value.len()..)).unwrap_or("");
        value
    }
}

/// What a wrapper such as `{"Vpc": […]}` holds: its array, or its only child where a conversion
/// from XML dropped the array; an array without the wrapper is taken as it is.
pub(super) fn unwrapped<'a>(value: &'a str, child: &str) -> Elements<'a> {
    // Nearly always the list is the wrapper's only member: no need to look behind it.
    if let Some(list) = after_first_key(value, child).filter(|rest| rest.starts_with('[')) {
        return elements(list);
    }
    match object(value) {
        None if value.starts_with('"') => only(value),
        None => elements(value),
        Some(wrapper) => match wrapper.get(child) {
            None => elements(""),
            Some(list) if list.starts_with('[') => elements(list),
            Some("\"\"") => elements(""),
            Some(single) => only(single),
        },
    }
}

/// True for an object with this member.
pub(super) fn has_member(value: &str, key: &str) -> bool {
    after_first_key(value, key).is_some() || object(value).is_some_and(|object| object.has(key))
}

/// What follows the first key of an object, if that is the one wanted. Found without reading the
/// value, which can be the whole file.
fn after_first_key<'a>(value: &'a str, key: &str) -> Option<&'a str> {
    let quoted = value.strip_prefix('{')?.trim_start().strip_prefix('"')?;
    let rest = quoted.strip_prefix(key)?.strip_prefix('"')?;
    Some(rest.trim_start().strip_prefix(':')?.trim_start())
}

/// One value as if it were alone in an array.
pub(super) fn only(value: &str) -> Elements<'_> {
    Elements { rest: value }
}
