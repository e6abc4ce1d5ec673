//! What a whole list no longer names (domain.md, D18).

use std::collections::HashSet;
use std::sync::Arc;

use crate::address::Cidr;
use crate::model::{Allocation, Hold, ResourceKey, SourceId, Time};

use super::{LargeRemoval, Note, Reason, Remedy, Rule};
use crate::command::transaction::Transaction;
use crate::command::watch;

/// What a whole list no longer names, its source no longer holds; what nobody holds is gone, and
/// its allocation is released (domain.md, D18).
pub(super) fn remove_missing(
    tx: &mut Transaction<'_>,
    source: SourceId,
    file: &Arc<str>,
    at: Time,
    listed: &HashSet<(ResourceKey, Cidr)>,
    removal: LargeRemoval,
) -> Option<Reason> {
    let held: Vec<(ResourceKey, Cidr)> = tx
        .workspace
        .resources()
        .iter()
        .flat_map(|resource| resource.cidrs.iter().map(move |row| (resource.key, row)))
        .filter(|(_, row)| row.holders.contains(&source))
        .map(|(key, row)| (key, row.cidr))
        .collect();
    let missing: Vec<(ResourceKey, Cidr)> =
        held.iter().copied().filter(|row| !listed.contains(row)).collect();
    // More than a fifth.
    if removal == LargeRemoval::Ask && missing.len().saturating_mul(5) > held.len() {
        let rule =
            Rule::LargeRemoval { file: file.clone(), removed: missing.len(), of: held.len() };
        return Some(Reason::new(rule).or(Remedy::ConfirmRemoval));
    }
    for (key, cidr) in missing {
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
    None
}
