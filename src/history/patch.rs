//! Rows as they were: what takes a change back, or does it again.
//!
//! A change knows every row before and after. While it is in effect, the rows after it are those
//! of the workspace, so that only the rows before it must be kept: an import of 100,000 new
//! resources costs their keys. When it is taken back, the rows that go are kept instead.
//!
//! | operation | cost |
//! |---|---|
//! | make, apply, look through | O(rows of the patch · log rows) |
//! | pack and open | O(bytes) |

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

use crate::model::{Change, RowKey, RowOp, TableName, Workspace};

/// The most bytes that a patch may inflate to.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// From this size on, deflating harder costs more time than it saves room.
const LARGE: usize = 1_000_000;
/// What one UTF-16 unit of the browser's storage holds.
const BITS_PER_UNIT: usize = 15;

/// Rows to put in place, or to remove, whatever is there now; at most one operation a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    ops: Vec<RowOp>,
}

/// How many rows of each table.
pub type TableCounts = Vec<(TableName, usize)>;

impl Patch {
    /// What takes a change back.
    pub fn back(change: &Change) -> Patch {
        let ops = change.clone().inverse().ops;
        Patch { ops: ops.into_iter().map(RowOp::forgetful).collect() }
    }

    /// A patch of these operations.
    pub(super) fn of(ops: impl IntoIterator<Item = RowOp>) -> Patch {
        Patch { ops: ops.into_iter().collect() }
    }

    /// Puts the rows in place; the patch that takes this back.
    pub fn apply(self, workspace: &mut Workspace) -> Patch {
        let opposite = self.ops.iter().rev().map(|op| op.key().as_it_is(workspace)).collect();
        workspace.replay(Change { ops: self.ops });
        Patch { ops: opposite }
    }

    /// The change that it would be now, without the rows that are so already.
    pub fn onto(self, workspace: &Workspace) -> Change {
        let ops = self.ops.into_iter().map(|op| op.onto(workspace));
        Change { ops: ops.filter(|op| !op.is_nothing()).collect() }
    }

    /// The operations.
    pub fn ops(&self) -> &[RowOp] {
        &self.ops
    }

    /// The rows that it touches.
    pub fn rows(&self) -> impl Iterator<Item = RowKey> {
        self.ops.iter().map(RowOp::key)
    }

    /// How many rows of each table it touches.
    pub fn tables(&self) -> TableCounts {
        let mut counts = BTreeMap::new();
        for op in &self.ops {
            let count = counts.entry(op.table()).or_insert(0usize);
            *count = count.saturating_add(1);
        }
        counts.into_iter().collect()
    }
}

/// A patch as it is kept: deflated bytes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed(Vec<u8>);

impl Packed {
    /// Packs a patch; none where it cannot be written.
    pub fn of(patch: &Patch) -> Option<Packed> {
        let bytes = postcard::to_extend(&patch.ops, Vec::new()).ok()?;
        let level = if bytes.len() < LARGE { 6 } else { 1 };
        Some(Packed(compress_to_vec(&bytes, level)))
    }

    /// The patch; none where the bytes are none.
    pub fn open(&self) -> Option<Patch> {
        let bytes = decompress_to_vec_with_limit(&self.0, MOST_BYTES).ok()?;
        let (ops, rest) = postcard::take_from_bytes(&bytes).ok()?;
        rest.is_empty().then_some(Patch { ops })
    }

    /// Units of the browser's storage that it takes.
    pub fn units(&self) -> usize {
        self.0.len().saturating_mul(8).div_ceil(BITS_PER_UNIT)
    }
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Packed({} bytes)", self.0.len())
    }
}
