//! What overlaps.

use crate::address::Cidr;
use crate::command::ObjectRef;
use crate::insight::{Insight, Overlap, RowKind, Subject};

use super::{Answer, Found, Hit, Relation, best};

/// Every row that conflicts with another, whole VPCs and reservations first: what overlaps their
/// vSwitches mostly follows from them. With a block, those that touch it.
pub(super) fn answer(within: Option<Cidr>, insight: &Insight, limit: usize) -> Answer {
    let mut hits = Vec::new();
    for (id, row) in insight.rows() {
        let Overlap::Overlapping(_) = row.overlap else { continue };
        if within.is_some_and(|within| !within.intersects(row.cidr)) {
            continue;
        }
        let object = match row.subject {
            Subject::Resource(key) => ObjectRef::ResourceCidr(key, row.cidr),
            Subject::Custom(allocation) => ObjectRef::Allocation(allocation),
            // What is in a sub-pool overlaps, not the sub-pool.
            Subject::SubPool(_) => continue,
        };
        let found = Found::Object(object);
        let order = (row.kind == RowKind::VSwitch, row.cidr, row.scope, found.clone());
        let relation = Relation::Overlaps(id);
        let hit = Hit { found, scope: Some(row.scope), cidr: Some(row.cidr), relation };
        hits.push((order, hit));
    }
    best(hits, limit)
}
