//! What can be wrong with a file, as values; `text` turns them into sentences.

use std::sync::Arc;

use super::{Format, Place, Position};
use crate::address::{Cidr, CidrError, Count};
use crate::model::{Provider, ResourceKind};

/// One finding about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where, unless it is about the file as a whole.
    pub place: Option<Place>,
    /// The same place as line and column.
    pub position: Option<Position>,
    /// What it is.
    pub what: ProblemKind,
    /// What one click can do about it.
    pub repair: Option<Repair>,
}

/// How bad a problem is, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file, record or value was left out.
    Rejected,
    /// Something was put right and is used.
    Repaired,
    /// Used as it is, but look at it.
    Warning,
    /// For information.
    Note,
}

/// What the user can do about a problem with one click: read again with the matching
/// [`super::ReadOptions`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// Take the network address in place of one with host bits.
    UseNetwork(Cidr),
    /// Choose the one region of this provider that the whole file is about.
    ChooseRegion(Provider),
    /// Say whose cloud the file came from.
    ChooseProvider(&'static [Provider]),
}

/// What is wrong or noteworthy. Field names are those of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file is larger than the limit.
    FileTooLarge {
        /// Its bytes.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// The bytes are no text: neither UTF-8 nor UTF-16 with its mark.
    NotText,
    /// There is nothing in the file but blanks.
    FileEmpty,
    /// The text begins like JSON but is not.
    NotJson(JsonFault),
    /// Text that follows none of the known formats.
    UnknownFormat,
    /// The format is known, but cannot be read yet.
    NotReadYet {
        /// What it is.
        format: Format,
    },
    /// Recognised, but it holds no address ranges (an Azure usage list, say).
    NoAddressRanges {
        /// What it is.
        format: Format,
    },
    /// A Terraform state of an old version: a newer Terraform can rewrite it.
    OldState {
        /// The state's version.
        version: u64,
    },
    /// One of our formats by name, but of no kind known.
    UnknownFreeholdFormat {
        /// The name found.
        name: Arc<str>,
    },
    /// A version of our own format that this program does not know.
    UnsupportedVersion {
        /// The version found.
        found: Arc<str>,
    },
    /// A list of either of two clouds, empty, so that nothing tells which.
    ProviderUnknown,
    /// The body of a failed call.
    ApiError {
        /// The error's code.
        code: Option<Arc<str>>,
        /// The error's message: text from outside.
        message: Option<Arc<str>>,
    },
    /// A list without a row.
    EmptyList,
    /// More rows exist than the file holds.
    MorePages {
        /// Rows in the file.
        held: u64,
        /// Rows in all, where stated.
        total: Option<u64>,
        /// What the file says about the rest.
        mark: PagingMark,
    },
    /// Rows or values were rejected, so the list cannot stand for all there is: nothing missing
    /// from it is taken for gone.
    NotWhole {
        /// How many rejections there were.
        rejected: usize,
    },
    /// The list has more records than are read.
    TooManyRecords {
        /// The most that is read.
        limit: usize,
    },
    /// Elements of an array that are no network resources.
    ElementsSkipped {
        /// How many.
        count: usize,
    },
    /// A row that is no JSON object, nests too deeply or holds half a character.
    BadRecord,
    /// A needed field is absent or empty.
    Missing {
        /// The field.
        field: &'static str,
    },
    /// A field's value is of the wrong type or out of range.
    BadValue {
        /// The field.
        field: &'static str,
        /// The value's beginning.
        value: Arc<str>,
    },
    /// Digits were hidden, as published samples do.
    Masked {
        /// The field.
        field: &'static str,
        /// The value.
        value: Arc<str>,
    },
    /// A value that is no CIDR.
    BadCidr {
        /// The field.
        field: &'static str,
        /// The value's beginning.
        value: Arc<str>,
        /// Why.
        error: CidrError,
    },
    /// The same resource again: the first one counts.
    DuplicateResource {
        /// VPC or vSwitch.
        kind: ResourceKind,
        /// Its id.
        id: Arc<str>,
        /// The record that counts.
        first: usize,
    },
    /// The same block of one resource in two rows: the first one counts.
    DuplicateCidr {
        /// The resource.
        id: Arc<str>,
        /// The block.
        cidr: Cidr,
    },
    /// More addresses are said to be available than a block of this size can have.
    AvailableAboveUsable {
        /// The block.
        cidr: Cidr,
        /// As stated.
        available: u64,
        /// As possible.
        usable: Count,
    },
    /// More addresses are said to be in use than there are.
    UsedAboveTotal {
        /// The block.
        cidr: Cidr,
        /// As stated.
        used: Count,
        /// As stated too, or as possible.
        total: Count,
    },
    /// More than the whole of a block is said to be in use.
    ShareAboveWhole {
        /// The block.
        cidr: Cidr,
    },
    /// A block that is not, or no longer, part of its VPC.
    NotAssociated {
        /// The block.
        cidr: Arc<str>,
        /// The state word.
        state: Arc<str>,
    },
    /// A kind of resource that is not tracked.
    UnknownResourceType {
        /// As stated.
        value: Arc<str>,
    },
    /// Records have no region and the file cannot tell it.
    RegionUnknown {
        /// How many.
        records: usize,
    },
    /// A field that our own format does not have; ignored.
    UnknownField {
        /// The field.
        field: Arc<str>,
        /// How often.
        times: usize,
    },
    /// A text was longer than the limit and was cut.
    TextCut {
        /// The field.
        field: &'static str,
        /// Its characters.
        characters: usize,
        /// The most that is kept.
        limit: usize,
    },
    /// Control characters in a text were replaced by blanks.
    TextCleaned {
        /// The field.
        field: &'static str,
    },
    /// A record has more of something than is kept.
    TooMany {
        /// The field.
        field: &'static str,
        /// How many.
        count: usize,
        /// The most that is kept.
        limit: usize,
    },
}

/// Why a text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFault {
    /// It ends in the middle.
    Ended,
    /// Something stands where it may not.
    Unexpected {
        /// The character there.
        found: Option<char>,
    },
}

/// How a file says that there is more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagingMark {
    /// `TotalCount` is above the number of rows.
    TotalCount,
    /// `NextToken` is there.
    NextToken,
}
