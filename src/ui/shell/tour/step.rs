//! The five steps: where each lies, and what it says.

use crate::insight::Insight;
use crate::model::{AllocationTarget, PoolId, ScopeId, Workspace};
use crate::text::Words;
use crate::ui::route::{OverlapChoice, Place, PoolTab, Route, RowFilter, ScopeTab};

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The numbers of a scope.
    Numbers,
    /// What overlaps.
    Overlaps,
    /// The space of a pool.
    Space,
    /// Allocating from it.
    Allocate,
    /// Undoing.
    Undo,
}

impl Step {
    /// All of them, in order.
    const ALL: [Step; 5] = [Step::Numbers, Step::Overlaps, Step::Space, Step::Allocate, Step::Undo];
    /// The first.
    pub const FIRST: Step = Step::Numbers;
    /// How many there are.
    pub const COUNT: usize = Step::ALL.len();

    /// Its number, from 1 on.
    pub const fn number(self) -> usize {
        match self {
            Step::Numbers => 1,
            Step::Overlaps => 2,
            Step::Space => 3,
            Step::Allocate => 4,
            Step::Undo => 5,
        }
    }

    /// The one after.
    pub fn next(self) -> Option<Step> {
        Step::ALL.get(self.number()).copied()
    }

    /// The one before.
    pub fn back(self) -> Option<Step> {
        Step::ALL.get(self.number().checked_sub(2)?).copied()
    }

    /// Its name for the style sheet, `style/tour.css`, which marks what it is about.
    pub const fn code(self) -> &'static str {
        match self {
            Step::Numbers => "numbers",
            Step::Overlaps => "overlaps",
            Step::Space => "space",
            Step::Allocate => "allocate",
            Step::Undo => "undo",
        }
    }

    /// What it is about, to be brought into view.
    pub const fn target(self) -> &'static str {
        match self {
            Step::Numbers => "main .rings",
            Step::Overlaps => "main .table",
            Step::Space => "main .space-pictures",
            Step::Allocate => "main .tab-actions",
            Step::Undo => "main .page-title .actions",
        }
    }

    /// Its heading and its text.
    pub const fn said(self, words: &'static Words) -> (&'static str, &'static str) {
        let tour = &words.tour;
        match self {
            Step::Numbers => (tour.numbers_title, tour.numbers_text),
            Step::Overlaps => (tour.overlaps_title, tour.overlaps_text),
            Step::Space => (tour.space_title, tour.space_text),
            Step::Allocate => (tour.allocate_title, tour.allocate_text),
            Step::Undo => (tour.undo_title, tour.undo_text),
        }
    }

    /// Where it lies: on the scope and the pool with most to see, or else on their lists.
    pub fn place(self, workspace: &Workspace, insight: &Insight) -> Place {
        let scope = scope(workspace, insight);
        let of_scope = |tab| scope.map_or(Route::Scopes, |id| Route::Scope(id, tab));
        let of_pool = |tab| pool(workspace, scope).map_or(Route::Pools, |id| Route::Pool(id, tab));
        match self {
            Step::Numbers => of_scope(ScopeTab::Overview).into(),
            Step::Overlaps => {
                let overlap = Some(OverlapChoice::Overlapping);
                let filter = RowFilter { overlap, ..RowFilter::default() };
                of_scope(ScopeTab::Resources).with(filter.query())
            }
            Step::Space => of_pool(PoolTab::Space).into(),
            Step::Allocate => of_pool(PoolTab::Allocations).into(),
            Step::Undo => Route::Activity.into(),
        }
    }
}

/// The scope with most overlaps, and of those the one with most rows.
fn scope(workspace: &Workspace, insight: &Insight) -> Option<ScopeId> {
    let ids = workspace.scopes().keys().copied();
    ids.max_by_key(|id| (insight.summary(*id).overlapping, insight.rows_of_scope(*id).len()))
}

/// The pool of a scope from which most VPCs are allocated.
fn pool(workspace: &Workspace, scope: Option<ScopeId>) -> Option<PoolId> {
    let to_vpcs = |id: PoolId| {
        let given = workspace.allocations_in(id);
        given.filter(|row| matches!(row.target, AllocationTarget::Vpc(_))).count()
    };
    let pools = workspace.pools_in(scope?).filter(|pool| !pool.cidrs.is_empty());
    pools.map(|pool| pool.id).max_by_key(|id| to_vpcs(*id))
}
