//! Reading every outside format into one [`Report`]: any bytes in, resources and problems out.
//!
//! A file is decoded, told apart by its shape, split into records, and each
//! record is read on its own, so that a bad one loses nothing but itself. [`read`] does it all at
//! once; [`File`] and [`Reader`] do it in steps.

mod decode;
mod fields;
mod format;
mod formats;
mod gather;
mod json;
mod options;
mod place;
mod plan;
mod preview;
mod problem;
mod reader;
mod report;
mod sink;
mod sniff;
mod table;
mod time;
mod usable;

pub use format::Format;
pub use options::{
    MAX_BYTES, MAX_CIDRS, MAX_DEPTH, MAX_ID, MAX_KEYS, MAX_NAME, MAX_PROBLEMS, MAX_QUOTE,
    MAX_RECORDS, MAX_TAGS, ReadOptions, Repairs,
};
pub use plan::{Choices, NewRegions, plan};
pub use preview::{Changed, NewlyWrong, Preview, Proposal, preview};
pub use problem::{JsonFault, PagingMark, Problem, ProblemKind, Repair, Severity};
pub use reader::{File, Progress, Reader};
pub use report::{
    AddressRecord, CidrRecord, Completeness, ListKind, Observation, Place, Position, Report,
    ResourceRecord, Share, VSwitchCount,
};

/// The JSON Schema (draft 2020-12) of our own format.
pub const SCHEMA: &str = include_str!("freehold-feed.schema.json");

/// Reads a file without any answers from the user.
pub fn read(name: &str, bytes: &[u8]) -> Report {
    read_with(name, bytes, &ReadOptions::default())
}

/// Reads a file with what the user has answered about it.
pub fn read_with(name: &str, bytes: &[u8], options: &ReadOptions) -> Report {
    File::new(name, bytes).reader(options).finish()
}
