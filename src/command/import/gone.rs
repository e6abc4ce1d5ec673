//! What a whole list no longer names (domain.md, D18). O(resource CIDRs) to find what a source
//! holds, O(log rows + CIDRs of the resource) for each that goes.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use crate::address::Cidr;
use crate::model::{Allocation, Hold, ResourceKey, SourceId, Time, Workspace};

use super::Note;
use crate::command::transaction::Transaction;
use crate::command::{Reason, Remedy, Rule, watch};

/// The resources that each of these sources holds, with all or some of their CIDRs.
pub(super) type Held = BTreeMap<SourceId, HashSet<ResourceKey>>;

pub(super) fn held(workspace: &Workspace, sources: &BTreeSet<SourceId>) -> Held {
    let mut held: Held = sources.iter().map(|source| (*source, HashSet::new())).collect();
    for resource in workspace.resources().iter() {
        for holder in resource.cidrs.iter().flat_map(|row| &row.holders) {
            if let Some(keys) = held.get_mut(holder) {
                keys.insert(resource.key);
            }
        }
    }
    held
}

/// The sources that held more before an import than is taken for gone unasked: more than a fifth
/// of its resources would leave one. Lists dropped together count together; `missed` names the
/// last whole list of each source that lacked something.
pub(super) fn large_removals(
    workspace: &Workspace,
    before: &Held,
    missed: &BTreeMap<SourceId, Arc<str>>,
) -> Vec<Reason> {
    if missed.is_empty() {
        return Vec::new();
    }
    let after = held(workspace, &missed.keys().copied().collect());
    let large = |(id, file): (&SourceId, &Arc<str>)| {
        let (had, has) = (before.get(id)?, after.get(id)?);
        let removed = had.difference(has).count();
        let rule = Rule::LargeRemoval { file: file.clone(), removed, of: had.len() };
        let reason = Reason::new(rule).or(Remedy::ConfirmRemoval);
        (removed.saturating_mul(5) > had.len()).then_some(reason)
    };
    missed.iter().filter_map(large).collect()
}

/// What a source holds.
pub(super) fn held_by(workspace: &Workspace, source: SourceId) -> Vec<(ResourceKey, Cidr)> {
    workspace
        .resources()
        .iter()
        .flat_map(|resource| resource.cidrs.iter().map(move |row| (resource.key, row)))
        .filter(|(_, row)| row.holders.contains(&source))
        .map(|(key, row)| (key, row.cidr))
        .collect()
}

/// What a whole list no longer names, its source no longer holds; what nobody holds is gone, and
/// its allocation is released (domain.md, D18).
pub(super) fn remove_missing(
    tx: &mut Transaction<'_>,
    source: SourceId,
    at: Time,
    missing: &[(ResourceKey, Cidr)],
) {
    for (key, cidr) in missing.iter().copied() {
        watch::edit_row(tx, key, cidr, |row| {
            row.holders.retain(|holder| *holder != source);
            if row.holders.is_empty() {
                row.gone_since = Some(at);
            }
        });
        let gone = tx
            .workspace
            .resources()
            .get(&key)
            .and_then(|resource| resource.cidr(cidr))
            .is_some_and(|row| !row.is_live());
        let allocation = tx.workspace.allocation_of(key, cidr).filter(|_| gone);
        if let Some((id, pool)) = allocation.map(|allocation| (allocation.id, allocation.pool)) {
            tx.remove::<Allocation>(id);
            watch::set_hold(tx, key, cidr, Hold::Lost(pool));
            tx.notes.push(Note::ReleasedGone(key, cidr));
        }
    }
}
