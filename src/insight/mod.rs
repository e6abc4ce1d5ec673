//! What follows from a workspace: monitoring, management, compliance, overlap, usage.
//!
//! Nothing here is stored. [`Insight::of`] derives everything in one pass over the resources and
//! one sorted sweep, O(n log n), once per revision of the workspace.

mod discovered;
mod overlap;
mod rows;
mod status;
mod summary;
mod usage;
mod watch;

use std::collections::BTreeMap;

use crate::address::Cidr;
use crate::model::{ResourceKey, ScopeId, SourceId, SourceKind, Workspace};

use overlap::{Block, Part, Sweep};
use rows::RowMaker;

pub use discovered::{Discovered, Found, Level, found_usage};
pub use rows::{Row, Subject, acts_as_vpc, resource_cidrs_of, resources_hit};
pub use status::{Compliance, Management, Monitoring, Overlap, RowKind, Usage};
pub use summary::{ScopeSummary, UsageTotal};
pub use usage::{PoolUsage, pool_usage, provisioned_usage, reserved_addresses, usable_addresses};
pub(crate) use watch::Watchers;

/// A row of an [`Insight`]: small, and valid for that insight only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u32);

/// One other row in conflict, with the range that both hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// The other row.
    pub other: RowId,
    /// What the two share: the smaller of the two blocks.
    pub shared: Cidr,
}

/// Everything that follows from one state of the workspace.
#[derive(Clone, Debug, Default)]
pub struct Insight {
    rows: Vec<Row>,
    /// By resource: its rows, from and up to. Rows of one resource stand together.
    of_resource: Vec<(u32, u32)>,
    scopes: BTreeMap<ScopeId, ScopeRows>,
    sweep: Sweep,
}

#[derive(Clone, Debug, Default)]
struct ScopeRows {
    rows: Vec<RowId>,
    summary: ScopeSummary,
}

impl Insight {
    /// Derives it all.
    pub fn of(workspace: &Workspace) -> Insight {
        let watchers = Watchers::new(workspace);
        let mut maker = RowMaker::new(workspace, &watchers);
        let mut of_resource = vec![(0, 0); workspace.resources().places()];
        for resource in workspace.resources().iter() {
            let start = row_number(maker.rows.len());
            maker.resource(resource);
            let end = row_number(maker.rows.len());
            if let Some(rows) = of_resource.get_mut(place(resource.key)) {
                *rows = (start, end);
            }
        }
        for pool in workspace.pools().iter() {
            maker.pool(pool);
        }
        let RowMaker { mut rows, parts, .. } = maker;
        let sweep = sweep_rows(workspace, &mut rows, &parts);
        let scopes = by_scope(workspace, &rows);
        Insight { rows, of_resource, scopes, sweep }
    }

    /// The row, while this insight holds.
    pub fn row(&self, id: RowId) -> Option<&Row> {
        self.rows.get(usize::try_from(id.0).ok()?)
    }

    /// All rows with their ids.
    pub fn rows(&self) -> impl Iterator<Item = (RowId, &Row)> {
        (0u32..).map(RowId).zip(&self.rows)
    }

    /// The rows of a scope: resources in the order of their keys, then pools.
    pub fn rows_of_scope(&self, scope: ScopeId) -> &[RowId] {
        self.scopes.get(&scope).map_or(&[], |scope| scope.rows.as_slice())
    }

    /// The numbers of a scope.
    pub fn summary(&self, scope: ScopeId) -> ScopeSummary {
        self.scopes.get(&scope).map(|scope| scope.summary).unwrap_or_default()
    }

    /// The rows of a resource, in all scopes.
    pub fn rows_of_resource(&self, key: ResourceKey) -> impl Iterator<Item = (RowId, &Row)> {
        let (start, end) = self.of_resource.get(place(key)).copied().unwrap_or_default();
        (start..end).map(RowId).filter_map(|id| Some((id, self.row(id)?)))
    }

    /// Everything that a row conflicts with, by address (domain.md, D9). O(what encloses it and
    /// what it encloses).
    pub fn conflicts(&self, id: RowId) -> Vec<Conflict> {
        let others = self.sweep.conflicts_of(id.0).into_iter();
        others.filter_map(|other| self.conflict(id, RowId(other))).collect()
    }

    /// The first of [`Insight::conflicts`], for lists that name one: O(depth), where something
    /// around the row conflicts with it.
    pub fn first_conflict(&self, id: RowId) -> Option<Conflict> {
        self.conflict(id, RowId(self.sweep.first_conflict_of(id.0)?))
    }

    fn conflict(&self, id: RowId, other: RowId) -> Option<Conflict> {
        let shared = self.row(other)?.cidr.intersection(self.row(id)?.cidr)?;
        Some(Conflict { other, shared })
    }
}

fn place(key: ResourceKey) -> usize {
    usize::try_from(key.0).unwrap_or(usize::MAX)
}

fn row_number(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// Sweeps the rows that take part in overlap and writes their counts.
fn sweep_rows(
    workspace: &Workspace,
    rows: &mut [Row],
    parts: &[(Part, Option<SourceId>)],
) -> Sweep {
    let scopes: BTreeMap<ScopeId, u32> = workspace.scopes().keys().copied().zip(0u32..).collect();
    let nests: BTreeMap<SourceId, u32> = workspace
        .sources()
        .iter()
        .filter(|source| source.kind == SourceKind::Prefixes)
        .map(|source| source.id)
        .zip(0u32..)
        .collect();
    let mut blocks = Vec::with_capacity(rows.len());
    for ((number, row), (part, source)) in (0u32..).zip(rows.iter()).zip(parts) {
        if row.kind == RowKind::Pool || row.management == Management::Ignored {
            continue;
        }
        let Some(scope) = scopes.get(&row.scope) else { continue };
        let nest = source.and_then(|source| nests.get(&source).copied());
        blocks.push(Block::new(*scope, row.cidr, *part, nest, number));
    }
    let (sweep, counts) =
        Sweep::run(blocks, rows.len(), workspace.resources().places(), nests.len());
    for (row, count) in rows.iter_mut().zip(counts) {
        if count > 0 {
            row.overlap = Overlap::Overlapping(count);
        }
    }
    sweep
}

fn by_scope(workspace: &Workspace, rows: &[Row]) -> BTreeMap<ScopeId, ScopeRows> {
    let mut scopes: BTreeMap<ScopeId, ScopeRows> =
        workspace.scopes().keys().map(|id| (*id, ScopeRows::default())).collect();
    for (number, row) in (0u32..).zip(rows) {
        if let Some(scope) = scopes.get_mut(&row.scope) {
            scope.rows.push(RowId(number));
            scope.summary.add(row);
        }
    }
    scopes
}
