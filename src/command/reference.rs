//! Reference sets: published ranges to look things up in, which nothing else counts (domain.md,
//! D24). Putting a set costs O(its ranges × log its ranges), anything else O(its ranges) for the
//! copy that undo keeps.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::Cidr;
use crate::model::{
    ReferenceRange, ReferenceSet, ReferenceSetId, TextField, TextProblem, Workspace, check_name,
};

use super::transaction::{Checks, Transaction};
use super::{ObjectRef, Reason, Refusal, Rule, Spot};

/// What can be done with reference sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceSetsCommand {
    /// Makes a set.
    Create(ReferenceList),
    /// Puts another list in the place of a set's own, as when its publisher has a newer one.
    Replace(ReferenceSetId, ReferenceList),
    /// Gives a set another name.
    Rename(ReferenceSetId, Arc<str>),
    /// Deletes a set.
    Delete(ReferenceSetId),
}

/// A list of published ranges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReferenceList {
    /// What the list is called.
    pub name: Arc<str>,
    /// The file or address that it came from; empty where it was typed.
    pub file: Arc<str>,
    /// Its ranges, in any order.
    pub ranges: Vec<ReferenceRange>,
}

pub(super) fn run(
    tx: &mut Transaction<'_>,
    command: ReferenceSetsCommand,
) -> Result<Option<ObjectRef>, Refusal> {
    match command {
        ReferenceSetsCommand::Create(list) => {
            let mut checks = Checks::new();
            checks.add_all(problems(&list));
            checks.done()?;
            let id = tx.fresh::<ReferenceSet>(ReferenceSetId::new);
            Ok(Some(put(tx, id, list)))
        }
        ReferenceSetsCommand::Replace(id, list) => {
            let mut checks = Checks::new();
            checks.add_all(find(tx.workspace, id).err());
            checks.add_all(problems(&list));
            checks.done()?;
            Ok(Some(put(tx, id, list)))
        }
        ReferenceSetsCommand::Rename(id, name) => {
            let mut checks = Checks::new();
            checks.add_all(find(tx.workspace, id).err());
            checks.add_all(name_problem(&name));
            checks.done()?;
            tx.update::<ReferenceSet>(id, |set| set.name = name);
            Ok(Some(ObjectRef::ReferenceSet(id)))
        }
        ReferenceSetsCommand::Delete(id) => {
            find(tx.workspace, id)?;
            tx.remove::<ReferenceSet>(id);
            Ok(None)
        }
    }
}

fn find(workspace: &Workspace, id: ReferenceSetId) -> Result<&ReferenceSet, Reason> {
    let not_found = || Reason::new(Rule::NotFound(ObjectRef::ReferenceSet(id)));
    workspace.reference_sets().get(&id).ok_or_else(not_found)
}

/// Writes the set: its ranges sorted, each once.
fn put(tx: &mut Transaction<'_>, id: ReferenceSetId, list: ReferenceList) -> ObjectRef {
    let ReferenceList { name, file, mut ranges } = list;
    ranges.sort_by_key(|one| one.cidr);
    ranges.dedup();
    tx.put(id, ReferenceSet { id, name, file, ranges });
    ObjectRef::ReferenceSet(id)
}

/// A set is chosen by its name, so it needs one.
fn name_problem(name: &str) -> Option<Reason> {
    let problem = match check_name(name) {
        Ok(()) if name.is_empty() => TextProblem::Missing,
        Ok(()) => return None,
        Err(problem) => problem,
    };
    Some(Reason::new(Rule::Text(TextField::Name, problem)).at(Spot::Name))
}

/// What is wrong with a list, all of it. The same range under the same label twice is once; under
/// two labels nobody knows what it is.
fn problems(list: &ReferenceList) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = name_problem(&list.name).into_iter().collect();
    if list.ranges.is_empty() {
        reasons.push(Rule::NoRanges.into());
    }
    let mut known: BTreeMap<Cidr, &Arc<str>> = BTreeMap::new();
    for (row, range) in list.ranges.iter().enumerate() {
        let spot = Spot::Row(row);
        if let Err(problem) = check_name(&range.label) {
            reasons.push(Reason::new(Rule::Text(TextField::Name, problem)).at(spot));
        }
        let label = known.entry(range.cidr).or_insert(&range.label);
        if **label != range.label {
            let rule = Rule::OverlapsRow { cidr: range.cidr, with: range.cidr };
            reasons.push(Reason::new(rule).at(spot));
        }
    }
    reasons
}
