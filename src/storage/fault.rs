//! What can go wrong with kept work, as values.

use super::pack::UnpackError;

/// Why the medium, or what it holds, said no. The wording here is for developers only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The browser does not let this page keep anything.
    #[error("storage is blocked")]
    Blocked,
    /// There is no room, even after removing everything but the last good state.
    #[error("storage is full: {needed} units needed, {available} available")]
    Full {
        /// UTF-16 units that the value needs.
        needed: u64,
        /// Units that were free for it, by the medium's own estimate.
        available: u64,
    },
    /// The payload is larger than a reader would accept.
    #[error("payload of {bytes} bytes exceeds the limit of {limit}")]
    TooLarge {
        /// Bytes of the payload.
        bytes: u64,
        /// The most that is kept.
        limit: u64,
    },
    /// What is there does not verify, and nothing older does either.
    #[error("kept state is corrupt: {damage}")]
    Corrupt {
        /// The first damage that was met.
        damage: Damage,
    },
    /// A newer version of the program wrote what is there.
    #[error("written by format {found}, this program knows {known}")]
    Newer {
        /// The format's version on the medium.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// Somebody else, most likely another tab, has written since this store last read or wrote.
    #[error("another writer has saved {saves} times in epoch {epoch}")]
    TakenOver {
        /// The epoch of the state that is there now.
        epoch: u64,
        /// Its count of saves.
        saves: u64,
    },
    /// What this store had read or written is no longer there.
    #[error("the kept state is gone")]
    Gone,
    /// The loaded state was a recovered one; saving waits for the caller's say.
    #[error("a recovered state waits to be accepted")]
    Unaccepted,
    /// The medium accepted a value and gives back another.
    #[error("the medium did not keep the value of {key}")]
    NotKept {
        /// The key that was written.
        key: String,
    },
    /// The medium failed in a way that is none of the above.
    #[error("the medium failed: {message}")]
    Failed {
        /// The medium's own words.
        message: String,
    },
}

/// How kept bytes were found to be damaged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// No head key can be read.
    #[error("no head can be read")]
    Head,
    /// A segment that the head names is not there.
    #[error("segment {segment} is missing")]
    Missing {
        /// The segment's number, from zero.
        segment: u32,
    },
    /// A segment is no packed text.
    #[error("not a packed text: {0}")]
    Text(#[from] UnpackError),
    /// Fewer or more bytes than there should be.
    #[error("{found} bytes where {expected} were written")]
    Length {
        /// Bytes found.
        found: u64,
        /// Bytes written.
        expected: u64,
    },
    /// The checksum differs.
    #[error("the checksum differs")]
    Checksum,
    /// The envelope is of a kind that does not belong here.
    #[error("unexpected kind {found}")]
    Kind {
        /// The kind's number.
        found: u8,
    },
    /// The envelope claims to inflate beyond the limit.
    #[error("claims {claimed} bytes, the limit is {limit}")]
    Oversized {
        /// Bytes that it claims.
        claimed: u64,
        /// The most that is accepted.
        limit: u64,
    },
    /// The deflate stream is broken, or yields more than the envelope says.
    #[error("the deflate stream is broken")]
    Deflate,
}

impl From<Damage> for Fault {
    fn from(damage: Damage) -> Self {
        Self::Corrupt { damage }
    }
}

impl From<UnpackError> for Fault {
    fn from(error: UnpackError) -> Self {
        Self::Corrupt { damage: Damage::Text(error) }
    }
}
