//! Fifteen bits to a UTF-16 unit.
//!
//! Browsers count local storage in UTF-16 units, so base64 would waste ten bits of sixteen. The
//! alphabet `U+0800..=U+87FF` has no control character and no surrogate. The bytes are followed by
//! a single one bit and then zeros up to the unit's end, which tells every length exactly.
//!
//! | operation | cost |
//! |---|---|
//! | pack and unpack | O(bytes) |
//! | how many units bytes take | O(1) |

/// The alphabet's first character.
const FIRST: u32 = 0x0800;
/// Bits in a unit.
const BITS: u32 = 15;
/// Every character of the alphabet takes three bytes in a Rust string.
const UTF8_BYTES: usize = 3;

/// A text that [`pack`] did not write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnpackError {
    /// A character outside the alphabet.
    #[error("character {found:?} at unit {at} is not of the alphabet")]
    Foreign {
        /// Its place, in characters from the start.
        at: usize,
        /// The character.
        found: char,
    },
    /// The mark that ends every text is missing.
    #[error("the text has no end mark")]
    NoEnd,
    /// The end mark does not stand after a whole byte.
    #[error("the text ends within a byte")]
    PartByte,
}

/// UTF-16 units that [`pack`] needs for so many bytes.
pub fn packed_units(bytes: usize) -> usize {
    // Fifteen bytes fill eight units exactly; the end mark then needs a unit of its own.
    let rest = bytes % 15;
    (bytes / 15).saturating_mul(8).saturating_add((rest * 8 + 1).div_ceil(15))
}

/// Writes bytes as text.
pub fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(packed_units(bytes.len()).saturating_mul(UTF8_BYTES));
    let mut held = 0u32;
    let mut count = 0u32;
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            text.extend(character(held >> count));
            held &= (1 << count) - 1;
        }
    }
    // Fewer than fifteen bits are held here, so the end mark always fits the last unit.
    text.extend(character(((held << 1) | 1) << (BITS - 1 - count)));
    text
}

/// Reads what [`pack`] wrote.
pub fn unpack(text: &str) -> Result<Vec<u8>, UnpackError> {
    let mut bits = Bits::with_capacity(text.len() / UTF8_BYTES * 15 / 8);
    let mut last = None;
    for (at, found) in text.chars().enumerate() {
        let value = value(found).ok_or(UnpackError::Foreign { at, found })?;
        if let Some(whole) = last.replace(value) {
            bits.push(whole, BITS);
        }
    }
    let last = last.filter(|value| *value != 0).ok_or(UnpackError::NoEnd)?;
    let mark_and_padding = last.trailing_zeros() + 1;
    bits.push(last >> mark_and_padding, BITS - mark_and_padding);
    bits.finish()
}

fn character(value: u32) -> Option<char> {
    char::from_u32(FIRST + value)
}

fn value(found: char) -> Option<u32> {
    u32::from(found).checked_sub(FIRST).filter(|value| *value < 1 << BITS)
}

/// Bits on their way to become bytes.
struct Bits {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), held: 0, count: 0 }
    }

    fn push(&mut self, value: u32, bits: u32) {
        self.held = (self.held << bits) | value;
        self.count += bits;
        while self.count >= 8 {
            self.count -= 8;
            let [byte, ..] = (self.held >> self.count).to_le_bytes();
            self.bytes.push(byte);
            self.held &= (1 << self.count) - 1;
        }
    }

    fn finish(self) -> Result<Vec<u8>, UnpackError> {
        if self.count == 0 { Ok(self.bytes) } else { Err(UnpackError::PartByte) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_up_to_a_few_blocks_returns_exactly() {
        for length in 0..=64 {
            for fill in [0x00, 0x55, 0xff] {
                let bytes = vec![fill; length];
                let text = pack(&bytes);
                assert_eq!(text.encode_utf16().count(), packed_units(length));
                assert_eq!(unpack(&text), Ok(bytes));
            }
        }
    }

    #[test]
    fn fifteen_bytes_take_eight_units_and_the_end_mark() {
        assert_eq!(packed_units(15), 9);
        assert_eq!(packed_units(15_000), 8_001);
    }

    #[test]
    fn only_the_stated_alphabet_is_written_and_read() {
        let text = pack(&[0x00, 0x00, 0xff, 0xff, 0xff, 0xff]);
        assert!(text.chars().all(|c| ('\u{0800}'..='\u{87ff}').contains(&c)), "{text:?}");
        for found in ['a', '\u{07ff}', '\u{8800}', '\u{10000}'] {
            assert_eq!(unpack(&found.to_string()), Err(UnpackError::Foreign { at: 0, found }));
        }
    }

    #[test]
    fn a_text_without_its_end_is_refused() {
        assert_eq!(unpack(""), Err(UnpackError::NoEnd));
        assert_eq!(unpack("\u{0800}"), Err(UnpackError::NoEnd));
        assert_eq!(unpack("\u{0801}"), Err(UnpackError::PartByte));
    }
}
