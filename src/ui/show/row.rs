//! What a row of a scope is called, where it lies, whose it is, and how an address names it.

use crate::address::Cidr;
use crate::command::ObjectRef;
use crate::insight::{Insight, Overlap, Row, RowId, Subject, acts_as_vpc};
use crate::model::{AccountId, Hold, Region, Resource, ResourceCidr, ScopeId, Watch, Workspace};
use crate::text::{Language, number, object_name};
use crate::ui::route::Facts;
use crate::ui::state::Desk;

use super::planned_name;

/// Reads a row with the workspace as it is now: for cells, which are made anew with each revision.
pub fn with_row<T: Default>(
    desk: Desk,
    id: RowId,
    read: impl FnOnce(&Workspace, &Insight, &Row) -> T,
) -> T {
    let insight = desk.insight_now();
    desk.peek(|workspace| {
        insight.row(id).map(|row| read(workspace, &insight, row)).unwrap_or_default()
    })
}

/// The object that a row stands for.
pub fn row_object(row: &Row) -> ObjectRef {
    match row.subject {
        Subject::Resource(key) => ObjectRef::Resource(key),
        Subject::SubPool(pool) => ObjectRef::Pool(pool),
        Subject::Custom(allocation) => ObjectRef::Allocation(allocation),
    }
}

/// Its name, or else its id.
pub fn row_name(row: &Row, workspace: &Workspace, language: Language) -> String {
    object_name(&row_object(row), workspace, language)
}

/// Its name in a picture, with "planned" behind it where it is.
pub fn row_label(row: &Row, workspace: &Workspace, language: Language) -> String {
    let key = match row.subject {
        Subject::Resource(key) => Some(key),
        Subject::SubPool(_) | Subject::Custom(_) => None,
    };
    planned_name(row_name(row, workspace, language), key, workspace, language)
}

/// With which rows a row overlaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rivals {
    /// The name of the first; empty without any.
    pub first: String,
    /// Its CIDR.
    pub cidr: Option<Cidr>,
    /// How many more there are.
    pub more: usize,
}

impl Rivals {
    /// Of a row.
    pub fn of(id: RowId, workspace: &Workspace, insight: &Insight, language: Language) -> Rivals {
        let others = match insight.row(id).map(|row| row.overlap) {
            Some(Overlap::Overlapping(others)) => usize::try_from(others).unwrap_or(usize::MAX),
            _ => 0,
        };
        let first = insight.first_conflict(id).and_then(|conflict| insight.row(conflict.other));
        let cidr = first.map(|row| row.cidr);
        let first = first.map(|row| row_name(row, workspace, language)).unwrap_or_default();
        Rivals { first, cidr, more: others.saturating_sub(1) }
    }

    /// As a sentence.
    pub fn said(&self, language: Language) -> String {
        let words = &language.words().rows;
        let first = match self.cidr {
            Some(cidr) => format!("{} {cidr}", self.first),
            None => self.first.clone(),
        };
        match self.more {
            0 => (words.overlaps_with)(&first),
            more => (words.overlaps_with_more)(&number::whole(more), &first),
        }
    }

    /// In as few letters as will do.
    pub fn brief(&self) -> String {
        match self.more {
            0 => self.first.clone(),
            more => format!("{} +{}", self.first, number::whole(more)),
        }
    }
}

/// The id that its cloud, or this workspace, gave it.
pub fn row_id_text(row: &Row, workspace: &Workspace) -> String {
    match row.subject {
        Subject::Resource(key) => workspace
            .resources()
            .get(&key)
            .map(|resource| resource.external_id().to_string())
            .unwrap_or_default(),
        Subject::SubPool(pool) => pool.to_string(),
        Subject::Custom(allocation) => allocation.to_string(),
    }
}

/// The resource of a row, with the CIDR that it is about.
pub fn row_resource<'a>(
    row: &Row,
    workspace: &'a Workspace,
) -> Option<(&'a Resource, &'a ResourceCidr)> {
    let Subject::Resource(key) = row.subject else { return None };
    let resource = workspace.resources().get(&key)?;
    Some((resource, resource.cidr(row.cidr)?))
}

/// The region: a resource's own, a sub-pool's, or that of a reservation's pool.
pub fn row_region<'a>(row: &Row, workspace: &'a Workspace) -> Option<&'a Region> {
    match row.subject {
        Subject::Resource(key) => workspace.resources().get(&key)?.region.as_ref(),
        Subject::SubPool(pool) => workspace.pools().get(&pool)?.region.as_ref(),
        Subject::Custom(_) => workspace.pools().get(&row.pool?)?.region.as_ref(),
    }
}

/// The account that owns it.
pub fn row_owner<'a>(row: &Row, workspace: &'a Workspace) -> Option<&'a AccountId> {
    match row.subject {
        Subject::Resource(key) => workspace.resources().get(&key)?.account.as_ref(),
        Subject::SubPool(pool) => workspace.pools().get(&pool).map(|pool| &pool.owner),
        Subject::Custom(_) => workspace.pools().get(&row.pool?).map(|pool| &pool.owner),
    }
}

/// What a filter asks of a row.
pub struct RowFacts<'a> {
    /// The row.
    pub row: &'a Row,
    /// Where it is found.
    pub workspace: &'a Workspace,
}

impl Facts for RowFacts<'_> {
    fn region(&self) -> Option<&Region> {
        row_region(self.row, self.workspace)
    }

    fn owner(&self) -> Option<&AccountId> {
        row_owner(self.row, self.workspace)
    }
}

/// Whether a person ignored this very row, or it follows one that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// It is watched.
    No,
    /// A person ignored it.
    Here,
    /// Its VPC's CIDR is ignored (domain.md, D10).
    ThroughVpc,
}

/// What can be done with a row of a VPC or vSwitch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowPowers {
    /// Whether it is ignored, and where that was said.
    pub marked: Marked,
    /// Whether a pool could take it.
    pub importable: bool,
    /// Whether auto-import keeps off.
    pub hold: Hold,
}

/// What can be done with a row; none for pools and reservations, which have no marks.
pub fn row_powers(row: &Row, workspace: &Workspace) -> Option<RowPowers> {
    let (resource, cidr) = row_resource(row, workspace)?;
    let ignored = row.management == crate::insight::Management::Ignored;
    let marked = match (cidr.watch, ignored) {
        (Watch::Ignored, _) => Marked::Here,
        (Watch::Watched, true) => Marked::ThroughVpc,
        (Watch::Watched, false) => Marked::No,
    };
    let unmanaged = row.management == crate::insight::Management::Unmanaged;
    let free = workspace.allocation_of(resource.key, row.cidr).is_none();
    let importable = unmanaged && free && acts_as_vpc(workspace, resource, row.cidr);
    Some(RowPowers { marked, importable, hold: cidr.hold })
}

/// True where auto-import keeps off a row because it was released by hand.
pub fn is_held(row: &Row, workspace: &Workspace) -> bool {
    row.management == crate::insight::Management::Unmanaged
        && row_powers(row, workspace).is_some_and(|powers| powers.hold == Hold::Held)
}

/// True where the row's allocation can be released by hand: a sub-pool's CIDR is de-provisioned
/// instead, and a vSwitch has none of its own.
pub fn is_releasable(row: &Row, workspace: &Workspace) -> bool {
    let own = row.allocation.and_then(|id| workspace.allocations().get(&id));
    own.is_some_and(|allocation| match row.subject {
        Subject::Resource(key) => {
            allocation.target == crate::model::AllocationTarget::Vpc(key)
                && allocation.cidr == row.cidr
        }
        Subject::Custom(id) => allocation.id == id,
        Subject::SubPool(_) => false,
    })
}

/// How an address names a row: `10.0.0.0/16,vpc-bp1…`, with the scope between in lists over all.
pub fn row_identity(row: &Row, workspace: &Workspace, scope: Option<ScopeId>) -> String {
    let id = row_id_text(row, workspace);
    match scope {
        None => row_address(row.cidr, &id),
        Some(scope) => format!("{},{scope},{id}", row.cidr),
    }
}

/// What names a row of one scope from one revision to the next.
pub fn row_key(id: RowId, desk: Desk) -> String {
    with_row(desk, id, |workspace, _, row| row_identity(row, workspace, None))
}

/// How an address names a row within its scope.
pub fn row_address(cidr: Cidr, id: &str) -> String {
    format!("{cidr},{id}")
}

/// The row that an address names, among these.
pub fn find_row(
    text: &str,
    rows: impl Iterator<Item = RowId>,
    insight: &Insight,
    workspace: &Workspace,
) -> Option<RowId> {
    let (cidr, rest) = text.split_once(',')?;
    let cidr: Cidr = cidr.parse().ok()?;
    let (scope, id) = match rest.split_once(',') {
        Some((scope, id)) if scope.parse::<ScopeId>().is_ok() => (scope.parse().ok(), id),
        _ => (None::<ScopeId>, rest),
    };
    let mut named = rows.filter(|row| {
        insight.row(*row).is_some_and(|row| {
            row.cidr == cidr
                && scope.is_none_or(|scope| scope == row.scope)
                && row_id_text(row, workspace) == id
        })
    });
    named.next()
}
