//! Single steps on the medium: a generation written, read or removed; heads read and written.
//!
//! | operation | cost |
//! |---|---|
//! | a generation written and read back, read, or removed | O(its bytes), one key for each segment |
//! | heads read or written | O(1) |

use std::num::NonZeroUsize;

use super::fault::{Damage, Fault};
use super::head::{DATA, Generation, GenerationId, Head, HeadText, SLOTS};
use super::medium::{Medium, units_of};
use super::pack::{pack, unpack};

/// The medium, as a place of generations and heads.
#[derive(Debug)]
pub(super) struct Shelf<M> {
    pub medium: M,
    segment_bytes: NonZeroUsize,
}

/// What the two head keys hold.
pub(super) struct Heads {
    texts: [HeadText; 2],
}

impl Heads {
    /// The heads that can be read, the newest first.
    pub fn readable(&self) -> Vec<Head> {
        let mut heads: Vec<Head> = self.texts.iter().filter_map(HeadText::head).collect();
        heads.sort_by_key(|head| std::cmp::Reverse(head.age()));
        heads
    }

    pub fn newest(&self) -> Option<Head> {
        self.readable().first().copied()
    }

    pub fn any_unreadable(&self) -> bool {
        self.texts.contains(&HeadText::Unreadable)
    }

    /// The key that may be overwritten: the one that does not hold the newest head.
    fn free_slot(&self) -> &'static str {
        let [first, second] = SLOTS;
        let newest = self.newest();
        match &self.texts {
            [HeadText::Readable(head), _] if Some(*head) == newest => second,
            _ => first,
        }
    }
}

impl HeadText {
    fn head(&self) -> Option<Head> {
        match self {
            Self::Readable(head) => Some(*head),
            Self::Empty | Self::Unreadable => None,
        }
    }
}

impl<M: Medium> Shelf<M> {
    pub fn new(medium: M, segment_bytes: NonZeroUsize) -> Self {
        Self { medium, segment_bytes }
    }

    pub fn heads(&self) -> Result<Heads, Fault> {
        let [first, second] = SLOTS;
        let read = |key| Head::read(self.medium.get(key)?.as_deref());
        Ok(Heads { texts: [read(first)?, read(second)?] })
    }

    /// Puts a head in place. What the medium holds afterwards decides, not what the call said.
    pub fn put_head(&mut self, head: Head, over: &Heads) -> Result<(), Fault> {
        let key = over.free_slot();
        let text = head.to_text();
        let before = self.medium.get(key)?;
        let said = self.medium.set(key, &text);
        if self.medium.get(key)?.as_deref() == Some(&text) {
            return Ok(());
        }
        // The newest head stands under the other key, so a failure to tidy up here loses nothing.
        let _tidied = match before {
            Some(before) => self.medium.set(key, &before),
            None => self.medium.remove(key),
        };
        Err(said.err().unwrap_or(Fault::NotKept { key: key.to_owned() }))
    }

    /// How a generation of this envelope is named.
    pub fn describe(&self, number: u64, envelope: &[u8]) -> Generation {
        let segments = envelope.len().div_ceil(self.segment_bytes.get());
        Generation {
            id: GenerationId { number, checksum: crc32fast::hash(envelope) },
            segments: u32::try_from(segments).unwrap_or(u32::MAX),
            bytes: u64::try_from(envelope.len()).unwrap_or(u64::MAX),
        }
    }

    /// Writes an envelope and reads it back. Returns the units that it takes, keys included.
    pub fn write(&mut self, id: GenerationId, envelope: &[u8]) -> Result<u64, Fault> {
        let mut units = 0u64;
        for (segment, chunk) in (0u32..).zip(envelope.chunks(self.segment_bytes.get())) {
            let (key, value) = (id.key(segment), pack(chunk));
            self.medium.set(&key, &value)?;
            if self.medium.get(&key)?.as_deref() != Some(&value) {
                return Err(Fault::NotKept { key });
            }
            units += units_of(&key) + units_of(&value);
        }
        Ok(units)
    }

    /// Reads the envelope of a generation, and verifies it.
    pub fn read(&self, generation: Generation) -> Result<Vec<u8>, Fault> {
        let mut envelope = Vec::new();
        for segment in 0..generation.segments {
            let text = self.medium.get(&generation.id.key(segment))?;
            envelope.append(&mut unpack(&text.ok_or(Damage::Missing { segment })?)?);
        }
        let found = u64::try_from(envelope.len()).unwrap_or(u64::MAX);
        if found != generation.bytes {
            return Err(Damage::Length { found, expected: generation.bytes }.into());
        }
        if crc32fast::hash(&envelope) != generation.id.checksum {
            return Err(Damage::Checksum.into());
        }
        Ok(envelope)
    }

    /// The names of all generations that have any data, the newest first.
    pub fn names(&self) -> Result<Vec<GenerationId>, Fault> {
        let mut ids: Vec<GenerationId> = self.data_keys()?.into_iter().map(|(id, _)| id).collect();
        ids.sort_unstable_by(|a, b| b.cmp(a));
        ids.dedup();
        Ok(ids)
    }

    /// Reads a generation that no head describes; `None` if it is not whole. Its name holds a
    /// checksum, so it can be verified all the same.
    pub fn read_headless(&self, id: GenerationId) -> Result<Option<(Generation, Vec<u8>)>, Fault> {
        let mut generation = Generation { id, segments: 0, bytes: 0 };
        let mut envelope = Vec::new();
        while let Some(text) = self.medium.get(&id.key(generation.segments))? {
            let Ok(mut bytes) = unpack(&text) else { return Ok(None) };
            envelope.append(&mut bytes);
            generation.segments += 1;
        }
        generation.bytes = u64::try_from(envelope.len()).unwrap_or(u64::MAX);
        Ok((crc32fast::hash(&envelope) == id.checksum).then_some((generation, envelope)))
    }

    /// Removes a generation, unless a head names it.
    pub fn abandon(&mut self, id: GenerationId) -> Result<(), Fault> {
        let heads = self.heads()?.readable();
        if heads.iter().any(|head| head.current.id == id) {
            return Ok(());
        }
        self.remove_where(|other| other == id)
    }

    /// Removes every generation but those named.
    pub fn remove_all_but(&mut self, kept: &[GenerationId]) -> Result<(), Fault> {
        self.remove_where(|id| !kept.contains(&id))
    }

    fn remove_where(&mut self, unwanted: impl Fn(GenerationId) -> bool) -> Result<(), Fault> {
        for (id, segment) in self.data_keys()? {
            if unwanted(id) {
                self.medium.remove(&id.key(segment))?;
            }
        }
        Ok(())
    }

    /// Removes the heads, then the data: interrupted half-way, the data can still be recovered.
    pub fn clear(&mut self) -> Result<(), Fault> {
        for key in SLOTS {
            self.medium.remove(key)?;
        }
        self.remove_all_but(&[])
    }

    /// Units that the medium has left, by its own estimate.
    pub fn available(&self) -> Result<u64, Fault> {
        let limit = self.medium.limit().unwrap_or(u64::MAX);
        Ok(limit.saturating_sub(self.medium.units("")?))
    }

    /// Keys of data in our own spelling; others with the prefix are not ours to touch.
    fn data_keys(&self) -> Result<Vec<(GenerationId, u32)>, Fault> {
        let keys = self.medium.keys(DATA)?;
        Ok(keys.iter().filter_map(|key| GenerationId::from_key(key)).collect())
    }
}
