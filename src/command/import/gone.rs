//! What a whole list no longer names (domain.md, D18). O(resource CIDRs) to find what a source
//! holds, O(log rows + CIDRs of the resource) for each that goes.

use crate::address::Cidr;
use crate::model::{Allocation, Hold, ResourceKey, SourceId, Time, Workspace};

use super::Note;
use crate::command::transaction::Transaction;
use crate::command::watch;

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
