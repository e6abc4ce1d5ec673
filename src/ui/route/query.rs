//! The part of an address after `?`, and percent coding.

use std::fmt;

/// Pairs of key and value, in order. Keys that nobody knows are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// No pairs.
    pub const fn new() -> Query {
        Query(Vec::new())
    }

    /// Reads `key=value&…`; empty pieces are skipped.
    pub fn read(text: &str) -> Query {
        let pairs = text.split('&').filter(|piece| !piece.is_empty()).map(|piece| {
            let (key, value) = piece.split_once('=').unwrap_or((piece, ""));
            (decode(key), decode(value))
        });
        Query(pairs.collect())
    }

    /// True where there are no pairs.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.pairs().find(|(found, _)| *found == key).map(|(_, value)| value)
    }

    /// The first value of a key, read as `T`; `None` where it is missing or no `T`.
    pub fn read_as<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.get(key)?.parse().ok()
    }

    /// All values of a key, in order.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(found, _)| found == key).map(|(_, value)| value.as_str())
    }

    /// All pairs, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Gives a key this one value, at its old place if it had one.
    pub fn set(&mut self, key: &str, value: impl fmt::Display) {
        let value = value.to_string();
        match self.0.iter().position(|(found, _)| found == key) {
            None => self.0.push((key.to_owned(), value)),
            Some(place) => {
                let mut index = 0;
                self.0.retain(|(found, _)| {
                    index += 1;
                    found != key || index - 1 == place
                });
                if let Some((_, old)) = self.0.get_mut(place) {
                    *old = value;
                }
            }
        }
    }

    /// Takes a key away.
    pub fn remove(&mut self, key: &str) {
        self.0.retain(|(found, _)| found != key);
    }

    /// The same with this key set.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl fmt::Display) -> Query {
        self.set(key, value);
        self
    }

    /// The same without this key.
    #[must_use]
    pub fn without(mut self, key: &str) -> Query {
        self.remove(key);
        self
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (key, value)) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("&")?;
            }
            write!(f, "{}={}", encode(key, b"/:,@!*()'$;?"), encode(value, b"/:,@!*()'$;?="))?;
        }
        Ok(())
    }
}

/// Codes a text so that it can stand between two `/`.
pub(super) fn encode_segment(text: &str) -> String {
    encode(text, b":,@!*()'$;=&+")
}

/// Codes all bytes but letters, digits, `-._~` and those in `plain`.
fn encode(text: &str, plain: &[u8]) -> String {
    let mut coded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || plain.contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push_str(&format!("%{byte:02X}"));
        }
    }
    coded
}

/// Undoes the coding. A `%` without two hexadecimal digits stands for itself.
pub(super) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match after {
            [high, low, after @ ..] if *first == b'%' => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}
