//! Bytes to text.

use std::borrow::Cow;

use super::ProblemKind;
use super::options::MAX_BYTES;

/// A file's text.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// Bytes of the mark before the text.
    pub skipped: usize,
}

/// Reads UTF-8, with or without its mark, and UTF-16 with its mark, as Windows shells write it.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ProblemKind> {
    if bytes.len() > MAX_BYTES {
        return Err(ProblemKind::FileTooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes);
    }
    let (rest, skipped) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, 3),
        None => (bytes, 0),
    };
    let text = std::str::from_utf8(rest).map_err(|_| ProblemKind::NotText)?;
    Ok(Decoded { text: Cow::Borrowed(text), skipped })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded<'static>, ProblemKind> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(ProblemKind::NotText);
    }
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    // Offsets then count in the text as it is in UTF-8.
    text.map(|text| Decoded { text: Cow::Owned(text), skipped: 0 })
        .map_err(|_| ProblemKind::NotText)
}
