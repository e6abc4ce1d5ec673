//! The list of resource CIDRs, of one scope or of all: facets in the address, bulk actions, the
//! panel that shows conflicts, and importing into a pool.

mod actions;
mod columns;
mod facets;
mod import;

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::insight::{Insight, RowId};
use crate::model::{ScopeId, Workspace};
use crate::ui::app::ChosenRegion;
use crate::ui::language::word;
use crate::ui::parts::{Card, DataTable, Empty, Lines, LinkButton, TableState};
use crate::ui::route::{Route, RowFilter};
use crate::ui::router::use_router;
use crate::ui::state::use_desk;

use super::conflict::ConflictPanel;
use super::region_value;
use super::row::row_region;
use actions::BulkActions;
use facets::Facets;

pub use actions::{ResourceButtons, RowActions, RowDialogs, view_href};

/// Which scopes a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// One.
    Scope(ScopeId),
    /// All of the managed region chosen at the top.
    All,
}

impl Across {
    /// The rows, before any facet.
    pub fn rows(self, insight: &Insight, workspace: &Workspace, region: &str) -> Vec<RowId> {
        match self {
            Across::Scope(scope) => insight.rows_of_scope(scope).to_vec(),
            Across::All => insight
                .rows()
                .filter(|(_, row)| {
                    region.is_empty()
                        || workspace
                            .ipams()
                            .get(&row.ipam)
                            .is_some_and(|ipam| region_value(&ipam.region) == region)
                })
                .map(|(id, _)| id)
                .collect(),
        }
    }
}

/// The list.
#[component]
pub fn ResourceList(across: Across) -> impl IntoView {
    let (desk, router) = (use_desk(), use_router());
    let chosen = expect_context::<ChosenRegion>().0;
    let query = router.query();
    let filter = Memo::new(move |_| query.with(RowFilter::read));
    let all = move || {
        let region = chosen.get();
        desk.look(|workspace, insight| across.rows(insight, workspace, &region))
    };
    let total = Memo::new(move |_| all().len());
    let rows = Signal::derive(move || {
        let rows = all();
        let filter = filter.get();
        let fits = |workspace: &Workspace, insight: &Insight, id: &RowId| {
            insight.row(*id).is_some_and(|row| {
                filter.fits(row, |region| row_region(row, workspace) == Some(region))
            })
        };
        desk.look(|workspace, insight| {
            rows.into_iter().filter(|id| fits(workspace, insight, id)).collect::<Arc<[RowId]>>()
        })
    });
    let selection = RwSignal::new(HashSet::<RowId>::new());
    // A row's number holds for one revision only.
    Effect::new(move |before: Option<()>| {
        desk.revision().track();
        if before.is_some() && selection.with_untracked(|chosen| !chosen.is_empty()) {
            selection.set(HashSet::new());
        }
    });
    let actions = RowActions::new(across);
    let clear = move |()| {
        router.set_query(|query| RowFilter::KEYS.iter().for_each(|key| query.remove(key)));
    };
    let (name, label) = match across {
        Across::Scope(_) => ("resources-of-scope", word(|w| w.rows.label)),
        Across::All => ("resources", word(|w| w.rows.label_all)),
    };
    view! {
        <Card>
        <DataTable
            name
            label
            columns=columns::columns(across, actions)
            rows
            total
            state=TableState::in_address()
            lines=Lines::Two
            revision=desk.revision()
            selection
            facets=move || view! { <Facets across filter/> }
            bulk=move || view! { <BulkActions selection actions/> }
            clear
            empty=nothing
        />
        </Card>
        <ConflictPanel across/>
        <RowDialogs actions/>
    }
}

fn nothing() -> impl IntoView {
    view! {
        <Empty
            title=word(|w| w.rows.nothing_title)
            text=word(|w| w.rows.nothing_text)
            actions=|| {
                view! {
                    <LinkButton
                        label=word(|w| w.action.import)
                        to=Signal::stored(Route::ImportExport.into())
                    />
                }
            }
        />
    }
}
