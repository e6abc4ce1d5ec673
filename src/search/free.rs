//! Which blocks of a size are free.
//!
//! | operation | cost |
//! |---|---|
//! | the blocks of a size | O(rows log rows) for what is taken, and O(what lies in it · log) for each pool and scope |

use std::collections::BTreeMap;

use crate::address::{Cidr, Family, FreeSpace, Placement, Span, next_block};
use crate::command::ObjectRef;
use crate::insight::{Insight, Management, Subject};
use crate::model::{Pool, ScopeId, Workspace};

use super::{Answer, Found, Hit, Relation, best};

/// The lowest free block of the size in every pool, the most specific pools first; and, where a
/// block around is given, the lowest one of each scope that is in no pool at all. Blocks with
/// discovered resources are not free (domain.md, D14).
pub(super) fn answer(
    within: Option<Cidr>,
    prefix_len: u8,
    workspace: &Workspace,
    insight: &Insight,
    limit: usize,
) -> Answer {
    let mut hits = Vec::new();
    let taken: BTreeMap<ScopeId, Taken> =
        workspace.scopes().keys().map(|id| (*id, Taken::of(*id, insight))).collect();
    for pool in workspace.pools().iter().filter(|pool| fits(pool, within, prefix_len)) {
        let Some(taken) = taken.get(&pool.scope) else { continue };
        let Some(cidr) = in_pool(pool, within, prefix_len, workspace, taken) else { continue };
        let depth = u32::MAX.saturating_sub(workspace.depth(pool));
        let found = Found::Object(ObjectRef::Pool(pool.id));
        hits.push(((false, depth, cidr, found.clone()), hit(found, pool.scope, cidr)));
    }
    let around = within.filter(|within| prefix_len >= within.prefix_len());
    for (scope, within) in workspace.scopes().iter().zip(around.iter().cycle()) {
        let Some(taken) = taken.get(&scope.id) else { continue };
        if !workspace.families_of(scope).contains(&within.family()) {
            continue;
        }
        let mut used = taken.inside(*within);
        for pool in workspace.pools_in(scope.id).filter(|pool| pool.source_pool.is_none()) {
            used.extend(pool.blocks().into_iter().map(Cidr::span));
        }
        let free = FreeSpace::new(&[*within], used);
        if let Some(cidr) = next_block(&free, prefix_len, Placement::FirstFit) {
            let found = Found::FreeInScope(scope.id);
            hits.push(((true, 0, cidr, found.clone()), hit(found, scope.id, cidr)));
        }
    }
    best(hits, limit)
}

fn hit(found: Found, scope: ScopeId, cidr: Cidr) -> Hit {
    Hit { found, scope: Some(scope), cidr: Some(cidr), relation: Relation::Free }
}

fn fits(pool: &Pool, within: Option<Cidr>, prefix_len: u8) -> bool {
    // Without a block around, a size that IPv4 has is meant for IPv4.
    let small = if prefix_len <= Family::V4.bits() { Family::V4 } else { Family::V6 };
    pool.family == within.map_or(small, Cidr::family)
        && within.is_none_or(|within| pool.cidrs.iter().any(|row| row.cidr.intersects(within)))
}

fn in_pool(
    pool: &Pool,
    within: Option<Cidr>,
    prefix_len: u8,
    workspace: &Workspace,
    taken: &Taken,
) -> Option<Cidr> {
    let containers: Vec<Cidr> = pool
        .cidrs
        .iter()
        .filter_map(|row| within.map_or(Some(row.cidr), |within| row.cidr.intersection(within)))
        .collect();
    let mut used: Vec<Span> =
        workspace.allocations_in(pool.id).map(|allocation| allocation.cidr.span()).collect();
    used.extend(containers.iter().flat_map(|container| taken.inside(*container)));
    next_block(&FreeSpace::new(&containers, used), prefix_len, Placement::FirstFit)
}

/// The blocks of a scope's resources that lie in no other such block, in order: those are disjoint.
struct Taken(Vec<Cidr>);

impl Taken {
    fn of(scope: ScopeId, insight: &Insight) -> Taken {
        let rows = insight.rows_of_scope(scope).iter().filter_map(|id| insight.row(*id));
        let watched = rows.filter(|row| {
            matches!(row.subject, Subject::Resource(_)) && row.management != Management::Ignored
        });
        let mut blocks: Vec<Cidr> = watched.map(|row| row.cidr).collect();
        blocks.sort_unstable();
        let mut outermost: Vec<Cidr> = Vec::new();
        for block in blocks {
            if !outermost.last().is_some_and(|outer| outer.contains(block)) {
                outermost.push(block);
            }
        }
        Taken(outermost)
    }

    /// The parts of this space that lie in a block. O(log n + what lies in it).
    fn inside(&self, block: Cidr) -> Vec<Span> {
        let start = self.0.partition_point(|taken| {
            (taken.family(), taken.last()) < (block.family(), block.first())
        });
        let after = self.0.iter().skip(start);
        after.take_while(|taken| taken.intersects(block)).map(|taken| taken.span()).collect()
    }
}
