//! Named states to go back to.
//!
//! A checkpoint holds the rows that changed since, as they were when it was made; rows that
//! changed after the next checkpoint are held by that one. So a checkpoint costs nothing when it
//! is made, and never more than the workspace. Going back composes them.
//!
//! | operation | cost |
//! |---|---|
//! | make one | O(checkpoints) |
//! | hold what a step changed | O(its rows · log rows held) |
//! | go back | O(rows held since · log) |
//! | delete one | O(rows that it holds · log) |

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{RowKey, RowOp, Time};

use super::patch::{Packed, Patch};

/// The most characters of a checkpoint's name.
pub const MAX_CHECKPOINT_NAME: usize = 128;

/// A checkpoint, by a number that no other one ever has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CheckpointId(pub u32);

/// Whether a checkpoint can still be gone back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckpointState {
    /// It can.
    Whole,
    /// What it held had to go.
    Dropped,
}

/// A named state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Its number.
    pub id: CheckpointId,
    /// Its name.
    pub name: Arc<str>,
    /// When it was made.
    pub at: Time,
    /// Whether it can be gone back to.
    pub state: CheckpointState,
    /// Units of storage that its rows take, each command's rows packed on their own.
    units: usize,
    #[serde(serialize_with = "write_rows", deserialize_with = "read_rows")]
    rows: BTreeMap<RowKey, RowOp>,
}

/// Why there is no such checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckpointProblem {
    /// The name is empty.
    NoName,
    /// The name has more than [`MAX_CHECKPOINT_NAME`] characters.
    LongName,
    /// Another one has the name.
    SameName(CheckpointId),
    /// There is none of this number.
    NotThere,
    /// What it held had to go.
    Dropped(CheckpointId),
}

/// All checkpoints, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoints {
    list: Vec<Checkpoint>,
    made: u32,
}

impl Checkpoints {
    /// All, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Checkpoint> {
        self.list.iter()
    }

    /// The checkpoint of this number.
    pub fn get(&self, id: CheckpointId) -> Option<&Checkpoint> {
        self.list.iter().find(|one| one.id == id)
    }

    /// Whether a name will do.
    ///
    /// # Errors
    /// Why not.
    pub fn check_name(&self, name: &str) -> Result<(), CheckpointProblem> {
        let name = name.trim();
        let same = self.list.iter().find(|one| &*one.name == name);
        match (name.chars().count(), same) {
            (0, _) => Err(CheckpointProblem::NoName),
            (MAX_CHECKPOINT_NAME.., _) if name.chars().count() > MAX_CHECKPOINT_NAME => {
                Err(CheckpointProblem::LongName)
            }
            (_, Some(other)) => Err(CheckpointProblem::SameName(other.id)),
            (_, None) => Ok(()),
        }
    }

    pub(super) fn make(&mut self, name: &str, at: Time) -> Result<CheckpointId, CheckpointProblem> {
        self.check_name(name)?;
        let id = CheckpointId(self.made);
        self.made = self.made.saturating_add(1);
        let name = name.trim().into();
        let (state, rows) = (CheckpointState::Whole, BTreeMap::new());
        self.list.push(Checkpoint { id, name, at, state, units: 0, rows });
        Ok(id)
    }

    /// Holds rows as they were before they changed.
    pub(super) fn remember(&mut self, before: &Patch) {
        let Some(newest) = self.list.last_mut() else { return };
        if newest.state == CheckpointState::Whole {
            let new = before.ops().iter().filter(|op| !newest.rows.contains_key(&op.key()));
            newest.hold(new.cloned().collect());
        }
    }

    /// What brings this state back from the present one.
    pub(super) fn way_back(&self, id: CheckpointId) -> Result<Patch, CheckpointProblem> {
        let place = self.place(id)?;
        let mut rows: BTreeMap<&RowKey, &RowOp> = BTreeMap::new();
        for checkpoint in self.list.get(place..).unwrap_or_default() {
            if checkpoint.state == CheckpointState::Dropped {
                return Err(CheckpointProblem::Dropped(checkpoint.id));
            }
            for (key, op) in &checkpoint.rows {
                rows.entry(key).or_insert(op);
            }
        }
        Ok(Patch::of(rows.into_values().cloned()))
    }

    /// Removes one; an older one takes over what it needs of its rows.
    pub(super) fn delete(&mut self, id: CheckpointId) -> Result<Checkpoint, CheckpointProblem> {
        let place = self.place(id)?;
        let removed = self.list.remove(place);
        let older = place.checked_sub(1).and_then(|older| self.list.get_mut(older));
        if let Some(older) = older.filter(|older| older.state == CheckpointState::Whole) {
            let new = removed.rows.iter().filter(|(key, _)| !older.rows.contains_key(key));
            older.hold(new.map(|(_, op)| op.clone()).collect());
        }
        Ok(removed)
    }

    /// Units of storage that all take.
    pub fn units(&self) -> usize {
        self.list.iter().fold(0, |sum, one| sum.saturating_add(one.units))
    }

    /// Lets the rows of the oldest one go that holds any; false where none does.
    pub(super) fn drop_oldest(&mut self) -> bool {
        let oldest = self.list.iter_mut().find(|one| !one.rows.is_empty());
        if let Some(oldest) = oldest {
            oldest.rows.clear();
            oldest.units = 0;
            oldest.state = CheckpointState::Dropped;
            let id = oldest.id;
            // Those before it are reached through it.
            for older in self.list.iter_mut().take_while(|one| one.id != id) {
                older.state = CheckpointState::Dropped;
            }
            return true;
        }
        false
    }

    fn place(&self, id: CheckpointId) -> Result<usize, CheckpointProblem> {
        self.list.iter().position(|one| one.id == id).ok_or(CheckpointProblem::NotThere)
    }
}

impl Checkpoint {
    /// How many rows changed from here to the next checkpoint.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    fn hold(&mut self, ops: Vec<RowOp>) {
        if ops.is_empty() {
            return;
        }
        let patch = Patch::of(ops);
        let units = Packed::of(&patch).map_or(0, |packed| packed.units());
        self.units = self.units.saturating_add(units);
        self.rows.extend(patch.ops().iter().map(|op| (op.key(), op.clone())));
    }
}

fn write_rows<S: Serializer>(
    rows: &BTreeMap<RowKey, RowOp>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(rows.values())
}

fn read_rows<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<RowKey, RowOp>, D::Error> {
    let ops = Vec::<RowOp>::deserialize(deserializer)?;
    Ok(ops.into_iter().map(|op| (op.key(), op)).collect())
}
