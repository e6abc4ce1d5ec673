//! What a person asks, read from one line of text.
//!
//! | operation | cost |
//! |---|---|
//! | read | O(length of the line) |

use crate::address::{Cidr, CidrError, parse_address};

/// A line of the search box, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Who holds these addresses, and what lies in them: `10.3.4.5`, `10.3.0.0/16`.
    Block(Cidr),
    /// Which blocks of a size are free: `free /22`, `free /22 in 10.0.0.0/8`, `10.0.0.0/8 /22`.
    Free {
        /// Only inside this block.
        within: Option<Cidr>,
        /// The size.
        prefix_len: u8,
    },
    /// What overlaps: `overlaps`, `which VPCs overlap?`, `what overlaps 10.0.0.0/8`.
    Overlaps {
        /// Only what touches this block.
        within: Option<Cidr>,
    },
    /// What is called so: every word must occur, in any order and case. In lower case.
    Words(Vec<String>),
}

/// Words that ask for free space, in both languages, and those that may stand around them; a size
/// alone asks for it too.
const FREE: [&str; 14] = [
    "free",
    "available",
    "空闲",
    "可用",
    "in",
    "of",
    "within",
    "inside",
    "block",
    "blocks",
    "中",
    "内",
    "网段",
    "的",
];
/// Words that ask what overlaps.
const OVERLAP: [&str; 12] = [
    "overlap",
    "overlaps",
    "overlapping",
    "conflict",
    "conflicts",
    "重叠",
    "冲突",
    "什么重叠",
    "哪些重叠",
    "有哪些重叠",
    "哪里重叠",
    "重叠的",
];
/// Words that may stand around them.
const AROUND: [&str; 23] = [
    "what",
    "which",
    "who",
    "where",
    "of",
    "my",
    "the",
    "all",
    "show",
    "do",
    "does",
    "with",
    "and",
    "in",
    "vpc",
    "vpcs",
    "vswitch",
    "vswitches",
    "block",
    "blocks",
    "哪些",
    "什么",
    "有",
];

impl Question {
    /// Reads a line; `None` where it holds nothing. O(its length).
    pub fn read(text: &str) -> Option<Question> {
        let parts = text.split([' ', '\t', ',', '，', '\u{3000}']);
        // A question may end as one.
        let parts = parts.map(|part| part.trim_end_matches(['?', '？', '。']));
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let first = parts.first()?;
        if let Some(question) = free_space(&parts).or_else(|| overlaps(&parts)) {
            return Some(question);
        }
        match (block(first), parts.len()) {
            (Some(block), 1) => Some(Question::Block(block)),
            _ => Some(Question::Words(parts.iter().map(|part| part.to_lowercase()).collect())),
        }
    }
}

/// A size, at most one block around it, and at most one word that asks for free space.
fn free_space(parts: &[&str]) -> Option<Question> {
    let (mut within, mut size) = (None, None);
    for part in parts {
        if let Some(prefix_len) = prefix_len(part) {
            if size.replace(prefix_len).is_some() {
                return None;
            }
        } else if let Some(block) = block(part) {
            if within.replace(block).is_some() {
                return None;
            }
        } else if !FREE.contains(&part.to_lowercase().as_str()) {
            return None;
        }
    }
    let prefix_len = size?;
    let longest = within.map_or(128, |block: Cidr| block.family().bits());
    (prefix_len <= longest).then_some(Question::Free { within, prefix_len })
}

/// At least one word that asks what overlaps, and at most one block.
fn overlaps(parts: &[&str]) -> Option<Question> {
    let (mut within, mut asked) = (None, false);
    for part in parts {
        let word = part.to_lowercase();
        if OVERLAP.contains(&word.as_str()) {
            asked = true;
        } else if let Some(block) = block(part) {
            if within.replace(block).is_some() {
                return None;
            }
        } else if !AROUND.contains(&word.as_str()) {
            return None;
        }
    }
    asked.then_some(Question::Overlaps { within })
}

fn prefix_len(text: &str) -> Option<u8> {
    let digits = text.strip_prefix('/')?;
    digits.parse().ok().filter(|length| *length <= 128)
}

/// An address, or a block; host bits are forgiven here, since nothing is changed.
fn block(text: &str) -> Option<Cidr> {
    match Cidr::parse(text) {
        Ok(block) | Err(CidrError::HostBits { network: block }) => Some(block),
        Err(_) => {
            let (family, address) = parse_address(text)?;
            Cidr::containing(family, address, family.bits())
        }
    }
}
