//! The vSwitches of a VPC.

use std::sync::Arc;

use leptos::prelude::*;

use crate::insight::{Overlap, RowId};
use crate::text::overlap_word;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, Column, CopyText, DataTable, Empty, Lines};
use crate::ui::show::network::Seen;
use crate::ui::show::row::{row_id_text, row_key, row_name, row_resource, with_row};
use crate::ui::show::{
    IdName, Known, KnownUsage, OverlapBadge, PlannedBadge, is_planned, row_place,
};
use crate::ui::state::use_desk;

/// The rows of its vSwitches in the scope shown, by address.
pub fn vswitch_rows(
    seen: &Seen,
    workspace: &crate::model::Workspace,
    insight: &crate::insight::Insight,
) -> Vec<RowId> {
    let mut rows: Vec<_> = workspace
        .vswitches_of(seen.key)
        .flat_map(|vswitch| insight.rows_of_resource(vswitch.key))
        .filter(|(_, row)| Some(row.scope) == seen.scope)
        .map(|(id, row)| (row.cidr, id))
        .collect();
    rows.sort_unstable();
    rows.into_iter().map(|(_, id)| id).collect()
}

/// The table.
#[component]
pub fn VSwitches(seen: Memo<Option<Seen>>) -> impl IntoView {
    let desk = use_desk();
    let rows = Signal::derive(move || {
        let seen = seen.get();
        desk.look(|workspace, insight| {
            seen.map(|seen| vswitch_rows(&seen, workspace, insight)).unwrap_or_default()
        })
        .into_iter()
        .collect::<Arc<[RowId]>>()
    });
    view! {
        <Card title=word(|w| w.network.vswitches)>
            <DataTable
                name="vswitches-of-vpc"
                label=word(|w| w.network.vswitches)
                columns=columns()
                rows
                lines=Lines::Two
                revision=desk.revision()
            identity=Arc::new(move |id| row_key(id, desk))
                empty=|| {
                    view! {
                        <Empty
                            title=word(|w| w.network.no_vswitches)
                            text=word(|w| w.network.no_vswitches_text)
                        />
                    }
                }
            />
        </Card>
    }
}

fn columns() -> Vec<Column<RowId>> {
    let (desk, words) = (use_desk(), use_words());
    let block = move |id| with_row(desk, id, |_, _, row| Some(row.cidr));
    let overlap = move |id| with_row(desk, id, |_, _, row| Some(row.overlap));
    let named = move |id| {
        with_row(desk, id, |workspace, _, row| {
            let name = row_name(row, workspace, words.language());
            format!("{name} ({})", row_id_text(row, workspace))
        })
    };
    let known = move |id| with_row(desk, id, |workspace, _, row| Known::of(row, workspace));
    let zone = move |id| {
        with_row(desk, id, |workspace, _, row| {
            let zone = row_resource(row, workspace).and_then(|(resource, _)| resource.zone.clone());
            zone.map(|zone| zone.to_string()).unwrap_or_default()
        })
    };
    vec![
        Column::view("vswitch", word(|w| w.term.id_name), move |id| {
            let (name, own, place, planned) = with_row(desk, id, |workspace, _, row| {
                let name = row_name(row, workspace, words.language_now());
                let planned = row_resource(row, workspace)
                    .is_some_and(|(vswitch, _)| is_planned(vswitch.key, workspace));
                (name, row_id_text(row, workspace), row_place(row, workspace), planned)
            });
            let name = if name == own { String::new() } else { name };
            place.map(|to| {
                view! {
                    <span class="with-badge">
                        <IdName name id=own to/>
                        {planned.then(|| view! { <PlannedBadge/> })}
                    </span>
                }
            })
        })
        .csv(named)
        .sort_by_text(named)
        .fixed(),
        Column::view("cidr", word(|w| w.term.cidr), move |id| {
            block(id).map(|block| view! { <CopyText text=block.to_string()/> })
        })
        .csv(move |id| block(id).map(|block| block.to_string()).unwrap_or_default())
        .sort_by_key(block),
        Column::text("zone", word(|w| w.network.zone), zone),
        Column::view("overlap", word(|w| w.rows.overlap), move |id| {
            overlap(id).map(|status: Overlap| view! { <OverlapBadge status/> })
        })
        .csv(move |id| {
            overlap(id).map(|status| overlap_word(status, words.language())).unwrap_or_default()
        })
        .sort_by_key(overlap),
        Column::view("usage", word(|w| w.term.usage), move |id| {
            view! { <KnownUsage known=known(id)/> }
        })
        .csv(move |id| known(id).text())
        .sort_by_key(move |id| known(id).share()),
    ]
}
