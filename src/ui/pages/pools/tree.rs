//! Pools in the order of their hierarchy.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::address::Cidr;
use crate::model::{PoolId, Workspace};
use crate::text::pool_name;
use crate::ui::route::Folds;

/// Each pool directly after its source pool, and those of one source by their first CIDR. Pools
/// whose source is not among the rows stand at the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tree {
    order: Vec<PoolId>,
    level: HashMap<PoolId, usize>,
    parents: HashSet<PoolId>,
}

impl Tree {
    /// The tree of these pools.
    pub fn of(workspace: &Workspace, rows: &[PoolId]) -> Tree {
        let among: HashSet<PoolId> = rows.iter().copied().collect();
        let mut below: HashMap<Option<PoolId>, Vec<PoolId>> = HashMap::new();
        for id in rows {
            let source = workspace.pools().get(id).and_then(|pool| pool.source_pool);
            below.entry(source.filter(|source| among.contains(source))).or_default().push(*id);
        }
        for siblings in below.values_mut() {
            siblings.sort_by_cached_key(|id| place(workspace, *id));
        }
        let parents = below.keys().flatten().copied().collect();
        let mut tree = Tree { parents, ..Tree::default() };
        let mut waiting: Vec<(PoolId, usize)> = Vec::new();
        let push = |waiting: &mut Vec<(PoolId, usize)>, under: Option<PoolId>, level: usize| {
            let found = below.get(&under).into_iter().flatten().rev();
            waiting.extend(found.map(|id| (*id, level)));
        };
        push(&mut waiting, None, 0);
        while let Some((id, level)) = waiting.pop() {
            tree.order.push(id);
            tree.level.insert(id, level);
            push(&mut waiting, Some(id), level.saturating_add(1));
        }
        tree
    }

    /// All pools.
    pub fn all(&self) -> Arc<[PoolId]> {
        self.order.as_slice().into()
    }

    /// The pools that no folded branch hides.
    pub fn open(&self, folded: &Folds<PoolId>) -> Arc<[PoolId]> {
        let mut hidden_below = None;
        self.order
            .iter()
            .filter(|id| {
                if hidden_below.is_some_and(|hidden| self.level(**id) > hidden) {
                    return false;
                }
                hidden_below = folded.holds(id).then(|| self.level(**id));
                true
            })
            .copied()
            .collect()
    }

    /// How many of the rows stand above it.
    pub fn level(&self, id: PoolId) -> usize {
        self.level.get(&id).copied().unwrap_or(0)
    }

    /// True where others stand below it.
    pub fn is_parent(&self, id: PoolId) -> bool {
        self.parents.contains(&id)
    }
}

/// By the lowest CIDR, which puts IPv4 first; without one, last. Names and ids settle the rest.
fn place(workspace: &Workspace, id: PoolId) -> (bool, Option<Cidr>, String, PoolId) {
    let pool = workspace.pools().get(&id);
    let first = pool.and_then(|pool| pool.cidrs.iter().map(|row| row.cidr).min());
    (first.is_none(), first, pool_name(id, workspace), id)
}
