//! All or nothing: rows change at once, and a refusal takes everything back. A row operation costs
//! O(log rows) and a copy of the row, going back O(operations).

use std::collections::BTreeSet;

use crate::address::Cidr;
use crate::model::{
    AllocationTarget, Change, Delta, ResourceKey, RowOp, TableName, TableRow, Workspace,
};

use super::{Env, Note, Reason, Refusal, Rule};

/// A command at work.
pub(crate) struct Transaction<'a> {
    pub workspace: &'a mut Workspace,
    pub env: &'a mut Env,
    pub notes: Vec<Note>,
    ops: Vec<RowOp>,
    flow: Flow,
}

/// Whether every row operation could be done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    Whole,
    Interrupted,
}

impl<'a> Transaction<'a> {
    pub fn new(workspace: &'a mut Workspace, env: &'a mut Env) -> Transaction<'a> {
        Transaction { workspace, env, notes: Vec::new(), ops: Vec::new(), flow: Flow::Whole }
    }

    /// Writes a row.
    pub fn put<R: TableRow>(&mut self, key: R::Key, row: R) {
        self.write(key, Some(row));
    }

    /// Removes a row.
    pub fn remove<R: TableRow>(&mut self, key: R::Key) {
        self.write::<R>(key, None);
    }

    /// Changes a row that is there.
    pub fn update<R: TableRow>(&mut self, key: R::Key, edit: impl FnOnce(&mut R)) {
        if let Some(mut row) = R::find(self.workspace, &key).cloned() {
            edit(&mut row);
            self.put(key, row);
        }
    }

    fn write<R: TableRow>(&mut self, key: R::Key, after: Option<R>) {
        if self.ops.len() >= self.env.write_limit() {
            self.flow = Flow::Interrupted;
            return;
        }
        let before = R::find(self.workspace, &key).cloned().map(Box::new);
        let op = R::op(Delta { key, before, after: after.map(Box::new) });
        self.workspace.put(op.clone());
        self.ops.push(op);
    }

    /// A new id that no row has.
    pub fn fresh<R: TableRow>(&mut self, id: impl Fn(u64) -> R::Key) -> R::Key {
        loop {
            let key = id(self.env.next_number());
            if R::find(self.workspace, &key).is_none() {
                return key;
            }
        }
    }

    /// True where a row changed that decides what is monitored, free or allocated.
    pub fn touched_monitoring(&self) -> bool {
        self.ops.iter().any(|op| {
            !matches!(
                op.table(),
                TableName::Settings
                    | TableName::Members
                    | TableName::Shares
                    | TableName::ReferenceSets
            )
        })
    }

    /// The VPC CIDRs that lost an allocation, whatever part of the command took it.
    pub fn lost_allocations(&self) -> BTreeSet<(ResourceKey, Cidr)> {
        let lost = self.ops.iter().filter_map(|op| match op {
            RowOp::Allocations(delta) => delta.before.as_deref(),
            _ => None,
        });
        lost.filter_map(|allocation| match allocation.target {
            AllocationTarget::Vpc(key) => Some((key, allocation.cidr)),
            AllocationTarget::SubPool(_) | AllocationTarget::Custom => None,
        })
        .collect()
    }

    /// Refuses where a row operation failed: what was done is then half a command.
    pub fn whole(&self) -> Result<(), Refusal> {
        match self.flow {
            Flow::Whole => Ok(()),
            Flow::Interrupted => Err(Rule::Interrupted.into()),
        }
    }

    /// Ends well: what changed, and what is worth saying about it.
    pub fn commit(self) -> (Change, Vec<Note>) {
        (Change::compact(self.ops), self.notes)
    }

    /// Ends badly: every row is as it was.
    pub fn roll_back(self) {
        for op in self.ops.into_iter().rev() {
            self.workspace.put(op.inverse());
        }
    }
}

/// Collects every reason against a command, so that all are reported at once.
#[derive(Default)]
pub(crate) struct Checks {
    reasons: Vec<Reason>,
}

impl Checks {
    pub fn new() -> Checks {
        Checks::default()
    }

    pub fn add(&mut self, reason: Reason) {
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    pub fn add_all(&mut self, reasons: impl IntoIterator<Item = Reason>) {
        reasons.into_iter().for_each(|reason| self.add(reason));
    }

    /// The value, or its reasons noted.
    pub fn take<T>(&mut self, outcome: Result<T, Vec<Reason>>) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(reasons) => {
                self.add_all(reasons);
                None
            }
        }
    }

    /// The refusal of what was found.
    pub fn refusal(self) -> Refusal {
        Refusal { reasons: self.reasons }
    }

    /// Refuses where anything was found.
    pub fn done(self) -> Result<(), Refusal> {
        if self.reasons.is_empty() { Ok(()) } else { Err(Refusal { reasons: self.reasons }) }
    }
}
