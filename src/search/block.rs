//! Who holds these addresses, and what lies in them.
//!
//! | operation | cost |
//! |---|---|
//! | all hits of a block | O(rows + provisioned CIDRs + addresses + ranges of reference sets), and O(hits + limit log limit) to order |

use crate::address::Cidr;
use crate::command::ObjectRef;
use crate::insight::{Insight, Subject};
use crate::model::Workspace;

use super::{Answer, Found, Hit, Relation, best};

/// The order of hits: how they stand to the block, then innermost holder or outermost content.
type Order = (Relation, u8, Option<Cidr>, Found);

/// Everything that shares an address with the block: the very block first, then what holds it from
/// the inside out, then what lies in it from the outside in.
pub(super) fn answer(
    block: Cidr,
    workspace: &Workspace,
    insight: &Insight,
    limit: usize,
) -> Answer {
    let mut hits = Vec::new();
    let mut add = |found: Found, scope, cidr: Cidr| {
        if let Some(relation) = relation(block, cidr) {
            let hit = Hit { found, scope, cidr: Some(cidr), relation };
            hits.push((order(&hit, cidr), hit));
        }
    };
    for (_, row) in insight.rows() {
        let object = match row.subject {
            Subject::Resource(key) => ObjectRef::ResourceCidr(key, row.cidr),
            // The sub-pool's own provisioned CIDR says the same.
            Subject::SubPool(_) => continue,
            Subject::Custom(allocation) => ObjectRef::Allocation(allocation),
        };
        add(Found::Object(object), Some(row.scope), row.cidr);
    }
    for pool in workspace.pools().iter() {
        for provisioned in &pool.cidrs {
            let object = ObjectRef::PoolCidr(pool.id, provisioned.cidr);
            add(Found::Object(object), Some(pool.scope), provisioned.cidr);
        }
    }
    for address in workspace.addresses().iter() {
        let (family, number) = (address.key.family, address.key.address);
        if let Some(cidr) = Cidr::containing(family, number, family.bits()) {
            add(Found::Address(address.key.clone()), None, cidr);
        }
    }
    for set in workspace.reference_sets().iter() {
        for (place, range) in set.ranges.iter().enumerate() {
            add(Found::Reference(set.id, place), None, range.cidr);
        }
    }
    best(hits, limit)
}

fn relation(block: Cidr, other: Cidr) -> Option<Relation> {
    if block == other {
        Some(Relation::Equal)
    } else if other.contains(block) {
        Some(Relation::Holds)
    } else {
        block.contains(other).then_some(Relation::Inside)
    }
}

fn order(hit: &Hit, cidr: Cidr) -> Order {
    let rank = match hit.relation {
        Relation::Holds => u8::MAX.saturating_sub(cidr.prefix_len()),
        _ => cidr.prefix_len(),
    };
    (hit.relation, rank, Some(cidr), hit.found.clone())
}
