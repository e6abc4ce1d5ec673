//! The envelope around a payload: version, kind, length, checksum, deflated bytes.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version of this layout |
//! | 1 | [`Kind`] |
//! | 4 | payload length, little endian |
//! | 4 | CRC-32 of everything else, little endian |
//! | rest | the payload, raw deflate |
//!
//! | operation | cost |
//! |---|---|
//! | seal and open an envelope | O(bytes) |

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::fault::{Damage, Fault};

/// The newest envelope layout that this code writes and reads.
pub const VERSION: u8 = 1;
/// The most bytes that a payload may have, and that an envelope may inflate to. A hundred thousand
/// resources take about thirteen million bytes as plain rows.
pub const MAX_PAYLOAD: u32 = 64 * 1024 * 1024;

/// Payloads from this size on are deflated at level 1: level 6 saves 8 to 16 % of the space there,
/// for seven to ten times the time, which is then felt on every save.
const LARGE: usize = 1_000_000;
const HEADER: usize = 10;

/// What an envelope holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole workspace.
    Workspace,
    /// A stretch of the journal.
    Journal,
}

impl Kind {
    fn number(self) -> u8 {
        match self {
            Self::Workspace => 1,
            Self::Journal => 2,
        }
    }

    fn from_number(number: u8) -> Result<Self, Damage> {
        match number {
            1 => Ok(Self::Workspace),
            2 => Ok(Self::Journal),
            found => Err(Damage::Kind { found }),
        }
    }
}

/// Seals a payload.
pub fn encode(kind: Kind, payload: &[u8]) -> Result<Vec<u8>, Fault> {
    let length = u32::try_from(payload.len())
        .ok()
        .filter(|length| *length <= MAX_PAYLOAD)
        .ok_or_else(|| Fault::TooLarge { bytes: wide(payload.len()), limit: MAX_PAYLOAD.into() })?;
    let level = if payload.len() < LARGE { 6 } else { 1 };
    let body = compress_to_vec(payload, level);
    let sum = checksum(VERSION, kind.number(), length, &body);
    let mut bytes = Vec::with_capacity(HEADER + body.len());
    bytes.extend([VERSION, kind.number()]);
    bytes.extend(length.to_le_bytes());
    bytes.extend(sum.to_le_bytes());
    bytes.extend(body);
    Ok(bytes)
}

/// Opens an envelope of the wanted kind. Any bytes are safe to give.
pub fn decode(kind: Kind, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let (version, rest) = bytes.split_first().ok_or_else(|| cut(bytes))?;
    // A later layout may differ in everything but its first byte.
    if *version > VERSION {
        return Err(Fault::Newer { found: (*version).into(), known: VERSION.into() });
    }
    let (found, rest) = rest.split_first().ok_or_else(|| cut(bytes))?;
    let (length, rest) = rest.split_first_chunk().ok_or_else(|| cut(bytes))?;
    let (sum, body) = rest.split_first_chunk().ok_or_else(|| cut(bytes))?;
    let length = u32::from_le_bytes(*length);
    if *version != VERSION || u32::from_le_bytes(*sum) != checksum(*version, *found, length, body) {
        return Err(Damage::Checksum.into());
    }
    if Kind::from_number(*found)? != kind {
        return Err(Damage::Kind { found: *found }.into());
    }
    inflate(body, length)
}

fn inflate(body: &[u8], length: u32) -> Result<Vec<u8>, Fault> {
    let limit = usize::try_from(length)
        .ok()
        .filter(|_| length <= MAX_PAYLOAD)
        .ok_or(Damage::Oversized { claimed: length.into(), limit: MAX_PAYLOAD.into() })?;
    let payload = decompress_to_vec_with_limit(body, limit).map_err(|_| Damage::Deflate)?;
    if payload.len() == limit {
        Ok(payload)
    } else {
        Err(Damage::Length { found: wide(payload.len()), expected: length.into() }.into())
    }
}

fn cut(bytes: &[u8]) -> Damage {
    Damage::Length { found: wide(bytes.len()), expected: wide(HEADER) }
}

fn checksum(version: u8, kind: u8, length: u32, body: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&[version, kind]);
    sum.update(&length.to_le_bytes());
    sum.update(body);
    sum.finalize()
}

fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An envelope whose checksum is right and whose claims may be wrong.
    fn crafted(kind: u8, length: u32, body: &[u8]) -> Vec<u8> {
        let mut bytes = vec![VERSION, kind];
        bytes.extend(length.to_le_bytes());
        bytes.extend(checksum(VERSION, kind, length, body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    #[test]
    fn the_layout_is_fixed() {
        let sealed = vec![1, 2, 0, 0, 0, 0, 29, 157, 58, 21, 3, 0];
        assert_eq!(encode(Kind::Journal, b""), Ok(sealed));
    }

    #[test]
    fn an_envelope_of_another_kind_is_refused() {
        let journal = crafted(2, 0, &[3, 0]);
        assert_eq!(decode(Kind::Journal, &journal), Ok(vec![]));
        assert_eq!(decode(Kind::Workspace, &journal), Err(Damage::Kind { found: 2 }.into()));
        let unknown = crafted(9, 0, &[3, 0]);
        assert_eq!(decode(Kind::Workspace, &unknown), Err(Damage::Kind { found: 9 }.into()));
    }

    #[test]
    fn a_bomb_is_refused_by_its_claim_and_by_what_it_yields() {
        let bomb = compress_to_vec(&vec![0; 8_000_000], 6);
        assert!(bomb.len() < 20_000);
        let honest = crafted(1, MAX_PAYLOAD + 1, &bomb);
        assert!(matches!(
            decode(Kind::Workspace, &honest),
            Err(Fault::Corrupt { damage: Damage::Oversized { .. } })
        ));
        let lying = crafted(1, 1_000, &bomb);
        assert_eq!(decode(Kind::Workspace, &lying), Err(Damage::Deflate.into()));
    }

    #[test]
    fn a_payload_shorter_than_claimed_is_refused() {
        let short = crafted(1, 4, &compress_to_vec(b"abc", 6));
        assert_eq!(
            decode(Kind::Workspace, &short),
            Err(Damage::Length { found: 3, expected: 4 }.into())
        );
    }

    #[test]
    fn a_payload_beyond_the_limit_is_not_sealed() {
        let limit = u64::from(MAX_PAYLOAD);
        let payload = vec![0; MAX_PAYLOAD as usize + 1];
        assert_eq!(
            encode(Kind::Workspace, &payload),
            Err(Fault::TooLarge { bytes: limit + 1, limit })
        );
    }

    #[test]
    fn a_newer_layout_is_told_from_damage() {
        assert_eq!(decode(Kind::Workspace, &[2]), Err(Fault::Newer { found: 2, known: 1 }));
    }
}
