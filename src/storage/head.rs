//! The head: one short readable line that names what is kept, and the keys that it is kept under.
//!
//! Heads alternate between two keys, so that a head cut short never destroys the one before it.
//! The line is `freehold/1 epoch=2 now=17-1a2b3c4d:2:98304 before=16-99aabbcc:2:98000 5d6e7f80`:
//! version, epoch, the newest generation and the one before it (number-checksum:segments:bytes),
//! and the line's own CRC-32. Every version keeps the first word and the last.
//!
//! | operation | cost |
//! |---|---|
//! | write and read a head | O(1): one short line |

use std::fmt;

use super::fault::Fault;

/// The newest head that this code writes and reads.
const VERSION: u32 = 1;
/// The head's two keys.
pub(super) const SLOTS: [&str; 2] = ["freehold.head.0", "freehold.head.1"];
/// What the keys of data start with.
pub(super) const DATA: &str = "freehold.w.";

/// A generation's name. The checksum is part of it, so that two writers that race for the same
/// number never write into each other's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GenerationId {
    /// How many saves there have been.
    pub number: u64,
    /// CRC-32 of the envelope.
    pub checksum: u32,
}

impl GenerationId {
    /// The key of a segment.
    pub fn key(self, segment: u32) -> String {
        format!("{DATA}{self}.{segment}")
    }

    /// Reads a segment's key; `None` for a key that is not ours.
    pub fn from_key(key: &str) -> Option<(Self, u32)> {
        let (id, segment) = key.strip_prefix(DATA)?.split_once('.')?;
        let (id, segment) = (Self::from_text(id)?, segment.parse().ok()?);
        (id.key(segment) == key).then_some((id, segment))
    }

    fn from_text(text: &str) -> Option<Self> {
        let (number, checksum) = text.split_once('-')?;
        let checksum = u32::from_str_radix(checksum, 16).ok()?;
        Some(Self { number: number.parse().ok()?, checksum })
    }
}

impl fmt::Display for GenerationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:08x}", self.number, self.checksum)
    }
}

/// A generation, as a head names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Generation {
    pub id: GenerationId,
    pub segments: u32,
    pub bytes: u64,
}

impl Generation {
    fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let id = GenerationId::from_text(parts.next()?)?;
        let (segments, bytes) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        parts.next().is_none().then_some(Self { id, segments, bytes })
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.id, self.segments, self.bytes)
    }
}

/// What is kept, and who wrote it last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Rises whenever a writer takes over.
    pub epoch: u64,
    pub current: Generation,
    pub previous: Option<Generation>,
}

/// What a head's key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HeadText {
    Empty,
    Unreadable,
    Readable(Head),
}

impl Head {
    /// Which of two heads was written later.
    pub fn age(&self) -> (u64, u64) {
        (self.epoch, self.current.id.number)
    }

    pub fn to_text(self) -> String {
        let previous = self.previous.map_or_else(|| "-".to_owned(), |kept| kept.to_string());
        let line = format!(
            "freehold/{VERSION} epoch={} now={} before={previous}",
            self.epoch, self.current
        );
        let sum = crc32fast::hash(line.as_bytes());
        format!("{line} {sum:08x}")
    }

    /// Reads a head's key. A head of a newer version is a fault: nothing beside it may be touched.
    pub fn read(text: Option<&str>) -> Result<HeadText, Fault> {
        let Some(text) = text else { return Ok(HeadText::Empty) };
        let Some((version, fields)) = verified(text) else { return Ok(HeadText::Unreadable) };
        if version > VERSION {
            return Err(Fault::Newer { found: version, known: VERSION });
        }
        Ok(Self::from_fields(fields).map_or(HeadText::Unreadable, HeadText::Readable))
    }

    fn from_fields(fields: &str) -> Option<Self> {
        let mut words = fields.split(' ');
        let epoch = words.next()?.strip_prefix("epoch=")?.parse().ok()?;
        let current = Generation::from_text(words.next()?.strip_prefix("now=")?)?;
        let previous = match words.next()?.strip_prefix("before=")? {
            "-" => None,
            text => Some(Generation::from_text(text)?),
        };
        words.next().is_none().then_some(Self { epoch, current, previous })
    }
}

/// The version and the fields of a line whose checksum is right.
fn verified(text: &str) -> Option<(u32, &str)> {
    let (line, sum) = text.rsplit_once(' ')?;
    if sum != format!("{:08x}", crc32fast::hash(line.as_bytes())) {
        return None;
    }
    let (version, fields) = line.strip_prefix("freehold/")?.split_once(' ')?;
    Some((version.parse().ok()?, fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn generation(number: u64) -> Generation {
        Generation {
            id: GenerationId { number, checksum: 0x00ab_cdef },
            segments: 2,
            bytes: 98_304,
        }
    }

    fn head() -> Head {
        Head { epoch: 2, current: generation(17), previous: Some(generation(16)) }
    }

    fn sealed(line: &str) -> String {
        format!("{line} {:08x}", crc32fast::hash(line.as_bytes()))
    }

    #[test]
    fn a_head_returns_from_its_line() {
        for head in [head(), Head { previous: None, ..head() }] {
            assert_eq!(Head::read(Some(&head.to_text())), Ok(HeadText::Readable(head)));
        }
        assert_eq!(Head::read(None), Ok(HeadText::Empty));
    }

    #[test]
    fn every_cut_and_every_flipped_bit_makes_a_head_unreadable() {
        let line = head().to_text();
        for end in 0..line.len() {
            assert_eq!(Head::read(Some(&line[..end])), Ok(HeadText::Unreadable), "cut at {end}");
        }
        for (place, bit) in (0..line.len()).flat_map(|at| (0..7).map(move |bit| (at, bit))) {
            let flip = |(at, byte)| char::from(if at == place { byte ^ (1 << bit) } else { byte });
            let flipped: String = line.bytes().enumerate().map(flip).collect();
            assert_eq!(Head::read(Some(&flipped)), Ok(HeadText::Unreadable), "{flipped}");
        }
    }

    #[test]
    fn a_newer_head_is_a_fault_whatever_follows_its_version() {
        let newer = sealed("freehold/2 something quite different");
        assert_eq!(Head::read(Some(&newer)), Err(Fault::Newer { found: 2, known: 1 }));
    }

    #[test]
    fn fields_that_do_not_fit_are_unreadable() {
        for line in [
            "freehold/1 ",
            "freehold/1 epoch=1",
            "freehold/1 epoch=1 now=1-0:1 before=-",
            "freehold/1 epoch=1 now=1-00000000:1:1:1 before=-",
            "freehold/1 epoch=1 now=1-00000000:1:1 before=- more",
        ] {
            assert_eq!(Head::read(Some(&sealed(line))), Ok(HeadText::Unreadable), "{line}");
        }
    }

    #[test]
    fn only_keys_in_our_own_spelling_are_ours() {
        let id = generation(7).id;
        assert_eq!(GenerationId::from_key(&id.key(3)), Some((id, 3)));
        for key in
            ["freehold.w.7", "freehold.w.7.3", "freehold.w.07-00abcdef.3", "freehold.w.7-abcdef.3"]
        {
            assert_eq!(GenerationId::from_key(key), None, "{key}");
        }
    }
}
