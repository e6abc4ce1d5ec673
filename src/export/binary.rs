//! The bytes that local storage keeps: a version, how many resource keys were given out, then the
//! workspace and its history.
//!
//! | question | cost |
//! |---|---|
//! | writing | O(bytes) |
//! | reading | O(bytes), and O(n log n) over all rows for the lookups and the check |
//!
//! Every element of a list takes at least one byte, and `serde` reserves no more than a mebibyte
//! on the word of a length alone: hostile bytes cost memory in proportion to their number.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::Workspace;
use crate::model::integrity::{self, Finding};

/// The layout that this code writes. It reads layout 2 too, which did not count the resource keys.
/// Layout 1 had no activity log and no sharing; it was never released.
pub const VERSION: u8 = 3;
/// The oldest layout that this code reads.
const OLDEST: u8 = 2;

/// Why bytes are no workspace, or a workspace cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BinaryError {
    /// There is nothing.
    #[error("no bytes")]
    Empty,
    /// A newer version wrote them.
    #[error("layout {found} is newer than {VERSION}")]
    NewerVersion {
        /// The version that they state.
        found: u8,
    },
    /// A version before the first release wrote them.
    #[error("layout {found} is older than {OLDEST}")]
    OlderVersion {
        /// The version that they state.
        found: u8,
    },
    /// They end early, or say what no row can be.
    #[error("not a workspace: {0}")]
    Malformed(postcard::Error),
    /// More bytes follow the workspace.
    #[error("{bytes} bytes too many")]
    TooLong {
        /// How many.
        bytes: usize,
    },
    /// Rows contradict each other.
    #[error("{} contradictions between rows", .0.len())]
    Broken(Vec<Finding>),
    /// The workspace cannot be written.
    #[error("cannot be written: {0}")]
    Unwritable(postcard::Error),
}

/// Writes a workspace and its history; equal values give equal bytes.
///
/// # Errors
/// The history has a value that the encoding cannot hold.
pub fn encode<H: Serialize>(workspace: &Workspace, history: &H) -> Result<Vec<u8>, BinaryError> {
    let written = (workspace.resource_keys_given(), workspace, history);
    postcard::to_extend(&written, vec![VERSION]).map_err(BinaryError::Unwritable)
}

/// Reads what [`encode`] wrote, and checks that its rows agree.
///
/// # Errors
/// See [`BinaryError`].
pub fn decode<H: DeserializeOwned>(bytes: &[u8]) -> Result<(Workspace, H), BinaryError> {
    let (version, body) = bytes.split_first().ok_or(BinaryError::Empty)?;
    if *version > VERSION {
        return Err(BinaryError::NewerVersion { found: *version });
    }
    if *version < OLDEST {
        return Err(BinaryError::OlderVersion { found: *version });
    }
    let (given, body) = match *version {
        VERSION => postcard::take_from_bytes::<u32>(body).map_err(BinaryError::Malformed)?,
        _ => (0, body),
    };
    let ((mut workspace, history), rest) =
        postcard::take_from_bytes::<(Workspace, H)>(body).map_err(BinaryError::Malformed)?;
    if !rest.is_empty() {
        return Err(BinaryError::TooLong { bytes: rest.len() });
    }
    let findings = integrity::contradictions(&workspace);
    if !findings.is_empty() {
        return Err(BinaryError::Broken(findings));
    }
    workspace.reserve_resource_keys(given);
    Ok((workspace, history))
}
