//! The resource CIDRs that a pool manages.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::insight::{Compliance, Insight, Row, RowId, Subject};
use crate::model::{PoolId, Resource, Workspace};
use crate::text::{
    breach_sentence, compliance_word, management_word, number, object_name, overlap_word,
    region_label, row_kind_word,
};
use crate::ui::language::{UseWords, use_words, word};
use crate::ui::parts::{Card, Column, CopyText, DataTable, Empty, Lines, TableState};
use crate::ui::show::row::{row_id_text, row_key};
use crate::ui::show::{
    ComplianceBadge, IdName, Known, KnownUsage, ManagementBadge, OverlapBadge, PlannedBadge,
    is_planned, object_place, owner_only,
};
use crate::ui::state::{Desk, use_desk};

/// The tab.
#[component]
pub fn Resources(id: PoolId) -> impl IntoView {
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        desk.look(|workspace, insight| managed(workspace, insight, id, is_resource))
    });
    // Only the owner sees what stands in a pool (domain.md, 2.11).
    let why = owner_only(ObjectRef::Pool(id));
    view! {
        <Show
            when=move || why.some().is_none()
            fallback=move || view! { <p class="notice">{move || why.get()}</p> }
        >
        <Card>
        <DataTable
            name="pool-resources"
            label=word(|w| w.nav.tab_pool_resources)
            columns=columns(desk)
            rows
            state=TableState::in_address()
            lines=Lines::Two
            revision=desk.revision()
            identity=Arc::new(move |id| row_key(id, desk))
            empty=|| {
                view! {
                    <Empty
                        title=word(|w| w.pools.resources_none)
                        text=word(|w| w.pools.resources_none_text)
                    />
                }
            }
        />
        </Card>
        </Show>
    }
}

fn is_resource(row: &Row) -> bool {
    matches!(row.subject, Subject::Resource(_))
}

/// The rows that a pool manages, of those that are wanted.
pub fn managed(
    workspace: &Workspace,
    insight: &Insight,
    pool: PoolId,
    wanted: fn(&Row) -> bool,
) -> Arc<[RowId]> {
    let scope = workspace.pools().get(&pool).map(|pool| pool.scope);
    let rows = scope.map_or(&[][..], |scope| insight.rows_of_scope(scope));
    let is_wanted =
        |id: &RowId| insight.row(*id).is_some_and(|row| row.pool == Some(pool) && wanted(row));
    rows.iter().copied().filter(is_wanted).collect()
}

/// Reads one row, tracked.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The desk.
    pub desk: Desk,
    /// The words.
    pub words: UseWords,
}

impl Rows {
    /// A value of a row; none where the insight has no such row any more.
    pub fn of<T>(self, id: RowId, read: impl FnOnce(&Workspace, &Row) -> T) -> Option<T> {
        self.desk.look(|workspace, insight| insight.row(id).map(|row| read(workspace, row)))
    }

    fn resource<T>(self, id: RowId, read: impl FnOnce(&Resource) -> Option<T>) -> Option<T> {
        self.of(id, |workspace, row| match row.subject {
            Subject::Resource(key) => read(workspace.resources().get(&key)?),
            Subject::SubPool(_) | Subject::Custom(_) => None,
        })
        .flatten()
    }

    /// What the row is called.
    pub fn name(self, id: RowId) -> String {
        let language = self.words.language();
        self.of(id, |workspace, row| object_name(&object(row), workspace, language))
            .unwrap_or_default()
    }

    /// The name as a link, and the id with its copy button below.
    pub fn name_cell(self, id: RowId) -> AnyView {
        let found = self.of(id, |workspace, row| {
            let place = object_place(&object(row), workspace, Some(row.scope));
            let planned = match row.subject {
                Subject::Resource(key) => is_planned(key, workspace),
                Subject::SubPool(_) | Subject::Custom(_) => false,
            };
            (place, row_id_text(row, workspace), planned)
        });
        let Some((place, own, planned)) = found else { return ().into_any() };
        let name = Some(self.name(id)).filter(|name| *name != own).unwrap_or_default();
        let named = match place {
            Some(to) => view! { <IdName name id=own to/> }.into_any(),
            None => view! { <IdName name id=own/> }.into_any(),
        };
        if !planned {
            return named;
        }
        view! { <span class="with-badge">{named} <PlannedBadge/></span> }.into_any()
    }
}

fn object(row: &Row) -> ObjectRef {
    match row.subject {
        Subject::Resource(key) => ObjectRef::Resource(key),
        Subject::SubPool(pool) => ObjectRef::Pool(pool),
        Subject::Custom(allocation) => ObjectRef::Allocation(allocation),
    }
}

/// The columns that every list of rows begins with: name, type, CIDR.
pub fn first_columns(of: Rows) -> [Column<RowId>; 3] {
    let words = of.words;
    let cidr = move |id| of.of(id, |_, row| row.cidr);
    [
        Column::view("resource", word(|w| w.term.id_name), move |id| of.name_cell(id))
            .csv(move |id| {
                let external = of.resource(id, |row| Some(row.external_id().to_string()));
                format!("{} {}", of.name(id), external.unwrap_or_default()).trim_end().to_owned()
            })
            .sort_by_text(move |id| of.name(id))
            .fixed(),
        Column::text("type", word(|w| w.term.resource_type), move |id| {
            let kind = of.of(id, |_, row| row.kind);
            kind.map(|kind| row_kind_word(kind, words.language()).to_owned()).unwrap_or_default()
        }),
        Column::view("cidr", word(|w| w.term.cidr), move |id| {
            cidr(id).map(|cidr| {
                let size = number::count(cidr.size());
                view! {
                    <span class="two-line">
                        <CopyText text=cidr.to_string()/>
                        <span class="muted" title=number::in_full(cidr.size())>{move || (words.get().form.addresses)(&size)}</span>
                    </span>
                }
            })
        })
        .csv(move |id| cidr(id).map(|cidr| cidr.to_string()).unwrap_or_default())
        .sort_by_key(cidr),
    ]
}

/// Which rule a row breaks; empty where it keeps them.
pub fn breach(of: Rows, id: RowId) -> String {
    let language = of.words.language();
    of.of(id, |workspace, row| match row.compliance {
        Compliance::Noncompliant(breach) => {
            breach_sentence(breach, row.judged(workspace).prefix_len(), language)
        }
        _ => String::new(),
    })
    .unwrap_or_default()
}

fn columns(desk: Desk) -> Vec<Column<RowId>> {
    let words = use_words();
    let of = Rows { desk, words };
    let region = move |id| {
        let region = of.resource(id, |resource| resource.region.clone());
        region.map(|region| region_label(&region, words.language())).unwrap_or_default()
    };
    let known = move |id| of.of(id, |workspace, row| Known::of(row, workspace)).unwrap_or_default();
    let owner = move |id| {
        let account = of.resource(id, |resource| resource.account.clone());
        account.map(|account| account.to_string()).unwrap_or_default()
    };
    let mut columns = first_columns(of).to_vec();
    columns.extend([
        Column::view("management", word(|w| w.term.management), move |id| {
            of.of(id, |_, row| row.management).map(|status| view! { <ManagementBadge status/> })
        })
        .csv(move |id| {
            let status = of.of(id, |_, row| row.management);
            status.map(|s| management_word(s, words.language()).to_owned()).unwrap_or_default()
        })
        .sort_by_key(move |id| of.of(id, |_, row| row.management)),
        Column::view("compliance", word(|w| w.term.compliance), move |id| {
            of.of(id, |_, row| row.compliance).map(|status| {
                view! {
                    <span title=breach(of, id)>
                        <ComplianceBadge status/>
                    </span>
                }
            })
        })
        .csv(move |id| {
            let status = of.of(id, |_, row| row.compliance);
            status.map(|s| compliance_word(s, words.language()).to_owned()).unwrap_or_default()
        })
        .sort_by_key(move |id| of.of(id, |_, row| row.compliance)),
        Column::view("overlap", word(|w| w.term.overlap), move |id| {
            of.of(id, |_, row| row.overlap).map(|status| view! { <OverlapBadge status/> })
        })
        .csv(move |id| {
            let status = of.of(id, |_, row| row.overlap);
            status.map(|s| overlap_word(s, words.language())).unwrap_or_default()
        })
        .sort_by_key(move |id| of.of(id, |_, row| row.overlap)),
        Column::view("usage", word(|w| w.term.usage), move |id| {
            view! { <KnownUsage known=known(id)/> }
        })
        .csv(move |id| known(id).text())
        .sort_by_key(move |id| known(id).share()),
        Column::text("region", word(|w| w.term.region), region).from_width(1_560),
        Column::text("owner", word(|w| w.term.owner), owner).class("mono").from_width(1_760),
    ]);
    columns
}
