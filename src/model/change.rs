//! What a command did: row operations with before and after.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::{RowKey, RowOp, TableName, Workspace};

/// A list of row operations, at most one a row. Undo, journal, replay in other tabs and dry runs
/// are all made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The operations, in an order in which they can be applied.
    pub ops: Vec<RowOp>,
}

impl Change {
    /// Joins operations on the same row and drops those that come to nothing.
    pub(crate) fn compact(ops: Vec<RowOp>) -> Change {
        let mut places: HashMap<RowKey, usize> = HashMap::new();
        let mut joined: Vec<RowOp> = Vec::with_capacity(ops.len());
        for op in ops {
            let key = op.key();
            match places.get(&key).and_then(|place| joined.get_mut(*place)) {
                Some(first) => {
                    if let Err(other) = first.join(op) {
                        joined.push(*other);
                    }
                }
                None => {
                    places.insert(key, joined.len());
                    joined.push(op);
                }
            }
        }
        joined.retain(|op| !op.is_nothing());
        Change { ops: joined }
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Change {
        Change { ops: self.ops.into_iter().rev().map(RowOp::inverse).collect() }
    }

    /// True where nothing changed.
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }

    /// The tables that it touches.
    pub fn tables(&self) -> BTreeSet<TableName> {
        self.ops.iter().map(RowOp::table).collect()
    }
}

impl Workspace {
    /// Applies a change that was made from this very state: by undo, redo, a journal, another tab.
    pub fn replay(&mut self, change: Change) {
        for op in change.ops {
            self.put(op);
        }
    }
}
