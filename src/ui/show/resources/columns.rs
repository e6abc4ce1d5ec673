//! The columns of the list. Cells read the one row that they show, when they are made.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::insight::{Monitoring, Overlap, RowId};
use crate::model::Time;
use crate::text::{
    compliance_reason, compliance_word, management_word, number, overlap_word, region_label,
    region_short, row_kind_word, scope_name,
};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Column, CopyText};
use crate::ui::state::use_desk;

use super::super::row::{
    is_held, row_id_text, row_name, row_owner, row_region, row_resource, with_row,
};
use super::super::{
    ComplianceBadge, HeldBadge, IdName, Known, KnownUsage, ManagementBadge, ObjectLink,
    OverlapBadge, PlannedBadge, is_planned, row_place,
};
use super::Across;
use super::actions::{RowActions, operations, view_href};

/// All columns.
pub fn columns(across: Across, actions: RowActions) -> Vec<Column<RowId>> {
    let mut columns = vec![resource(), kind(), cidr(), management(), compliance()];
    columns.extend([overlap(across), usage(), region(), owner()]);
    if across == Across::All {
        columns.insert(2, scope());
    }
    columns
        .push(Column::operations(word(|w| w.table.operation), move |id| operations(id, actions)));
    columns
}

fn resource() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let named = move |id| {
        with_row(desk, id, |workspace, _, row| {
            let (name, own) =
                (row_name(row, workspace, words.language()), row_id_text(row, workspace));
            if name == own { own } else { format!("{name} ({own})") }
        })
    };
    Column::view("resource", word(|w| w.term.resource), move |id| {
        let (name, own, place) = with_row(desk, id, |workspace, _, row| {
            let name = row_name(row, workspace, words.language_now());
            (name, row_id_text(row, workspace), row_place(row, workspace))
        });
        let name = if name == own { String::new() } else { name };
        match place {
            Some(to) => view! { <IdName name id=own to/> }.into_any(),
            None => view! { <IdName name id=own/> }.into_any(),
        }
    })
    .csv(named)
    .sort_by_key(move |id| named(id).to_lowercase())
    .class("wide")
    .fixed()
}

fn kind() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let named = move |id| {
        with_row(desk, id, |_, _, row| row_kind_word(row.kind, words.language()).to_owned())
    };
    Column::view("type", word(|w| w.rows.kind), move |id| {
        let planned = with_row(desk, id, |workspace, _, row| {
            row_resource(row, workspace).is_some_and(|(row, _)| is_planned(row.key, workspace))
        });
        view! {
            <span class="two-line">
                <span>{move || named(id)}</span>
                {planned.then(|| view! { <PlannedBadge/> })}
            </span>
        }
    })
    .csv(named)
    .sort_by_key(named)
}

fn scope() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let named = move |id| {
        with_row(desk, id, |workspace, _, row| scope_name(row.scope, workspace, words.language()))
    };
    Column::view("scope", word(|w| w.rows.scope), move |id| {
        let scope = with_row(desk, id, |_, _, row| Some(row.scope));
        scope.map(|scope| view! { <ObjectLink object=ObjectRef::Scope(scope)/> })
    })
    .csv(named)
    .sort_by_key(named)
}

fn cidr() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let block = move |id| with_row(desk, id, |_, _, row| Some(row.cidr));
    Column::view("cidr", word(|w| w.term.cidr), move |id| {
        block(id).map(|block| {
            let size = number::count(block.size());
            view! {
                <span class="two-line">
                    <CopyText text=block.to_string()/>
                    <span class="small-print">
                        {move || (words.get().form.addresses)(&size)}
                    </span>
                </span>
            }
        })
    })
    .csv(move |id| block(id).map(|block| block.to_string()).unwrap_or_default())
    .sort_by_key(block)
}

fn management() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let status = move |id| with_row(desk, id, |_, _, row| Some(row.management));
    Column::view("management", word(|w| w.rows.management), move |id| {
        let (status, pool, held, since) = with_row(desk, id, |workspace, _, row| {
            let held = is_held(row, workspace);
            let allocation = row.allocation.and_then(|id| workspace.allocations().get(&id));
            let since = allocation
                .filter(|_| row.monitoring == Monitoring::NotMonitored)
                .and_then(|allocation| allocation.unmonitored_since);
            (Some(row.management), row.pool, held, since)
        });
        view! {
            <span class="two-line">
                {status.map(|status| view! { <ManagementBadge status/> })}
                <span class="small-print">
                    {match (since, pool) {
                        (Some(since), _) => unmonitored(since).into_any(),
                        (None, Some(pool)) => {
                            view! { <ObjectLink object=ObjectRef::Pool(pool)/> }.into_any()
                        }
                        (None, None) => held.then(|| view! { <HeldBadge/> }).into_any(),
                    }}
                </span>
            </span>
        }
    })
    .csv(move |id| {
        let word = |status| management_word(status, words.language()).to_owned();
        status(id).map(word).unwrap_or_default()
    })
    .sort_by_key(status)
}

fn unmonitored(since: Time) -> impl IntoView {
    let words = use_words();
    let offset = crate::ui::state::offset_minutes(since);
    view! {
        <span>
            {move || {
                let when = crate::text::format_time(since, words.language(), offset);
                (words.get().rows.not_monitored_since)(&when)
            }}
        </span>
    }
}

fn compliance() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let status = move |id| with_row(desk, id, |_, _, row| Some((row.compliance, row.cidr)));
    Column::view("compliance", word(|w| w.rows.compliance), move |id| {
        status(id).map(|(status, cidr)| {
            let why = move || compliance_reason(status, cidr.prefix_len(), words.language());
            view! {
                <span class="two-line" title=why>
                    <ComplianceBadge status/>
                    <span class="small-print clip">{why}</span>
                </span>
            }
        })
    })
    .csv(move |id| {
        status(id)
            .map(|(status, cidr)| {
                let reason = compliance_reason(status, cidr.prefix_len(), words.language());
                reason.unwrap_or_else(|| compliance_word(status, words.language()).to_owned())
            })
            .unwrap_or_default()
    })
    .sort_by_key(move |id| status(id).map(|(status, _)| status))
}

fn overlap(across: Across) -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let status = move |id| with_row(desk, id, |_, _, row| Some(row.overlap));
    Column::view("overlap", word(|w| w.rows.overlap), move |id| {
        status(id).map(|status| {
            let view_link = matches!(status, Overlap::Overlapping(_)).then(|| {
                let href = view_href(id, across);
                view! { <a class="small-link" href=move || href.get()>{move || words.get().action.view}</a> }
            });
            view! {
                <span class="two-line">
                    <OverlapBadge status/>
                    {view_link}
                </span>
            }
        })
    })
    .csv(move |id| {
        status(id).map(|status| overlap_word(status, words.language())).unwrap_or_default()
    })
    .sort_by_key(status)
}

fn usage() -> Column<RowId> {
    let desk = use_desk();
    let known = move |id| with_row(desk, id, |workspace, _, row| Known::of(row, workspace));
    Column::view("usage", word(|w| w.rows.usage), move |id| {
        view! { <KnownUsage known=known(id)/> }
    })
    .csv(move |id| known(id).text())
    .sort_by_key(move |id| known(id).share())
}

fn region() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let place =
        move |id| with_row(desk, id, |workspace, _, row| row_region(row, workspace).cloned());
    let named = move |id| {
        place(id).map(|region| region_label(&region, words.language())).unwrap_or_default()
    };
    Column::view("region", word(|w| w.term.region), move |id| {
        place(id).map(|region| {
            let code = region.code.to_string();
            let short = move || region_short(&region, words.language());
            view! {
                <span class="two-line" title=move || named(id)>
                    <span>{short}</span>
                    <span class="small-print">{code}</span>
                </span>
            }
        })
    })
    .csv(named)
    .sort_by_key(named)
    .hidden()
}

fn owner() -> Column<RowId> {
    let desk = use_desk();
    Column::text("owner", word(|w| w.term.owner), move |id| {
        with_row(desk, id, |workspace, _, row| {
            row_owner(row, workspace).map(ToString::to_string).unwrap_or_default()
        })
    })
    .class("mono")
    .hidden()
}
