//! Reading every outside format into one [`Report`]: any bytes in, resources and problems out.
//!
//! A file is decoded ([`text`](self)), told apart by its shape, split into records, and each
//! record is read on its own, so that a bad one loses nothing but itself.

mod format;
mod options;
mod problem;
mod report;

pub use format::Format;
pub use options::{
    MAX_BYTES, MAX_CIDRS, MAX_DEPTH, MAX_ID, MAX_NAME, MAX_PROBLEMS, MAX_QUOTE, MAX_RECORDS,
    MAX_TAGS, ReadOptions, Repairs,
};
pub use problem::{JsonFault, PagingMark, Problem, ProblemKind, Repair, Severity};
pub use report::{
    AddressRecord, CidrRecord, Completeness, ListKind, Observation, Place, Position, Report,
    ResourceRecord, Share, VSwitchCount,
};

/// Reads a file without any answers from the user.
pub fn read(name: &str, bytes: &[u8]) -> Report {
    read_with(name, bytes, &ReadOptions::default())
}

/// Reads a file with what the user has answered about it.
pub fn read_with(name: &str, _bytes: &[u8], _options: &ReadOptions) -> Report {
    Report {
        file: name.into(),
        format: None,
        observations: Vec::new(),
        problems: Vec::new(),
        problems_left_out: 0,
        records: 0,
    }
}
