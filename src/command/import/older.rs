//! Observations older than their source's latest: history, which changes no present row
//! (domain.md, D19).
//!
//! | question | cost |
//! |---|---|
//! | whether a list is older | O(sources) |
//! | the resources that lists tell of | O(listed) |
//! | the workspace as older lists observed it | O(resources), for the copy |

use std::collections::{BTreeSet, HashSet};

use crate::address::Cidr;
use crate::model::{Delta, ResourceKey, RowOp, SourceId, Stated, Time, VSwitchNote, Workspace};

use super::merge::merge_cidr;
use super::source::{identity, known};
use super::{ListExtent, ObservedList, ObservedResource, gone};

/// True where the list's source has a newer observation.
pub fn is_older(workspace: &Workspace, list: &ObservedList) -> bool {
    known(workspace, &list.source).is_some_and(|source| list.observed_at < source.observed_at)
}

/// The resources that lists tell of, with the VPCs of listed vSwitches.
pub fn told_of(workspace: &Workspace, lists: &[ObservedList]) -> BTreeSet<ResourceKey> {
    let mut told = BTreeSet::new();
    for list in lists {
        let Some(source) = known(workspace, &list.source) else { continue };
        for observed in &list.resources {
            let identity = identity(source.provider, source.id, &observed.id);
            if let Some(row) = workspace.resource_by_identity(&identity) {
                told.insert(row.key);
                told.extend(row.vpc);
            }
        }
    }
    told
}

/// The workspace as it would be if older lists of one time were the newest of their sources, and
/// what they tell of. Resources that are not here at all stay away.
pub fn as_observed(
    workspace: &Workspace,
    lists: &[ObservedList],
) -> (Workspace, BTreeSet<ResourceKey>) {
    let (mut then, mut told) = (workspace.clone(), told_of(workspace, lists));
    for list in lists {
        let Some(mut source) = known(workspace, &list.source).cloned() else { continue };
        let (id, provider) = (source.id, source.provider);
        let mut listed = HashSet::new();
        for observed in &list.resources {
            let identity = identity(provider, id, &observed.id);
            if let Some(key) = then.resource_by_identity(&identity).map(|row| row.key) {
                restate(&mut then, key, (id, list.observed_at), observed);
                listed.extend(observed.cidrs.iter().map(|row| (key, row.cidr)));
            }
        }
        if list.extent == ListExtent::Whole {
            told.extend(not_there_yet(&mut then, (id, list.observed_at), &listed));
        }
        source.covers.extend(list.covers.iter().cloned());
        then.put(RowOp::Sources(Delta { key: id, before: None, after: Some(Box::new(source)) }));
    }
    (then, told)
}

/// Puts a resource's numbers as they were observed.
fn restate(
    then: &mut Workspace,
    key: ResourceKey,
    (source, at): (SourceId, Time),
    observed: &ObservedResource,
) {
    let Some(mut row) = then.resources().get(&key).cloned() else { return };
    for cidr in &observed.cidrs {
        if let Some(known) = row.cidrs.iter_mut().find(|known| known.cidr == cidr.cidr) {
            (known.stated, known.stated_at) = (Stated::default(), Time(i64::MIN));
        }
        merge_cidr(&mut row, source, at, cidr, observed.discovered_at);
    }
    if observed.vswitches != VSwitchNote::Unsaid {
        row.vswitches = observed.vswitches;
    }
    then.put(RowOp::Resources(Delta { key, before: None, after: Some(Box::new(row)) }));
}

/// What only this source holds and its whole list did not have: it was not there.
fn not_there_yet(
    then: &mut Workspace,
    (source, at): (SourceId, Time),
    listed: &HashSet<(ResourceKey, Cidr)>,
) -> BTreeSet<ResourceKey> {
    let held = gone::held_by(then, source);
    let missing: Vec<_> = held.iter().copied().filter(|row| !listed.contains(row)).collect();
    for (key, cidr) in &missing {
        let Some(mut row) = then.resources().get(key).cloned() else { continue };
        for block in row.cidrs.iter_mut().filter(|block| block.cidr == *cidr) {
            block.holders.retain(|holder| *holder != source);
            if block.holders.is_empty() {
                block.gone_since = Some(at);
            }
        }
        let key = *key;
        then.put(RowOp::Resources(Delta { key, before: None, after: Some(Box::new(row)) }));
    }
    missing.into_iter().map(|(key, _)| key).collect()
}
