//! The columns of the list. Cells read the one row that they show, when they are made: they are made
//! anew with every change and language, and there may be a hundred thousand rows, so they hold no
//! signals.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::insight::{Monitoring, Overlap, RowId};
use crate::model::Time;
use crate::text::{
    Concept, Language, compliance_reason, compliance_word, format_time, management_word, number,
    object_name, overlap_word, region_label, region_short, row_kind_word, scope_name,
};
use crate::ui::language::{UseWords, use_words, word};
use crate::ui::parts::{Column, Mark, Shorten, badge_cell, copy_cell};
use crate::ui::state::{Desk, offset_minutes, use_desk};

use super::super::row::{
    Rivals, is_held, row_id_text, row_name, row_owner, row_region, row_resource, with_row,
};
use super::super::{
    Explain, Known, compliance_mark, id_name_cell, is_planned, known_usage_cell, management_mark,
    name_cell, object_place, overlap_mark, planned_cell, row_place,
};
use super::Across;
use super::actions::{RowActions, operations};

/// Windows from this width on have room for the region, and from the next on for the owner too.
const REGION_FROM: u32 = 1_560;
const OWNER_FROM: u32 = 1_760;

/// All columns.
pub fn columns(across: Across, actions: RowActions) -> Vec<Column<RowId>> {
    let mut columns = vec![resource(), kind(), cidr(), management(), compliance()];
    let usage = match across {
        // With the scope beside it, there is room for it where there is for the region.
        Across::All => usage().from_width(REGION_FROM),
        Across::Scope(_) => usage(),
    };
    columns.extend([overlap(actions), usage, region(), owner()]);
    if across == Across::All {
        columns.insert(2, scope());
    }
    columns
        .push(Column::operations(word(|w| w.table.operation), move |id| operations(id, actions)));
    columns
}

/// The name of an object as a link to its page.
fn object_cell(object: &ObjectRef, desk: Desk, language: Language) -> AnyView {
    let (name, place) = desk.peek(|workspace| {
        (object_name(object, workspace, language), object_place(object, workspace, None))
    });
    name_cell(name, place.map(|place| place.href()))
}

fn resource() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let named = move |id| {
        with_row(desk, id, |workspace, _, row| {
            let (name, own) =
                (row_name(row, workspace, words.language_now()), row_id_text(row, workspace));
            if name == own { own } else { format!("{name} ({own})") }
        })
    };
    Column::view("resource", word(|w| w.term.resource), move |id| {
        let (name, own, place) = with_row(desk, id, |workspace, _, row| {
            let name = row_name(row, workspace, words.language_now());
            (name, row_id_text(row, workspace), row_place(row, workspace))
        });
        let name = if name == own { String::new() } else { name };
        id_name_cell(name, own, place)
    })
    .csv(named)
    .sort_by_text(named)
    .class("wide")
    .fixed()
}

fn kind() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let named = move |id| {
        with_row(desk, id, |_, _, row| row_kind_word(row.kind, words.language_now()).to_owned())
    };
    Column::view("type", word(|w| w.rows.kind), move |id| {
        let planned = with_row(desk, id, |workspace, _, row| {
            row_resource(row, workspace).is_some_and(|(row, _)| is_planned(row.key, workspace))
        });
        if planned {
            view! {
                <span class="two-line">
                    <span>{named(id)}</span>
                    {planned_cell(words.now())}
                </span>
            }
            .into_any()
        } else {
            named(id).into_any()
        }
    })
    .csv(named)
    .sort_by_text(named)
}

fn scope() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let named = move |id| {
        with_row(desk, id, |workspace, _, row| {
            scope_name(row.scope, workspace, words.language_now())
        })
    };
    Column::view("scope", word(|w| w.rows.scope), move |id| {
        let scope = with_row(desk, id, |_, _, row| Some(ObjectRef::Scope(row.scope)));
        scope.map(|scope| object_cell(&scope, desk, words.language_now()))
    })
    .csv(named)
    .sort_by_text(named)
}

fn cidr() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let block = move |id| with_row(desk, id, |_, _, row| Some(row.cidr));
    Column::view("cidr", word(|w| w.term.cidr), move |id| {
        block(id).map(|block| {
            let size = (words.now().form.addresses)(&number::count(block.size()));
            let exact = number::in_full(block.size());
            view! {
                <span class="two-line">
                    {copy_cell(block.to_string(), Shorten::Never, None)}
                    <span title=exact>{size}</span>
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
    let named = move |status| management_word(status, words.language_now()).to_owned();
    Column::view("management", word(|w| w.rows.management), move |id| {
        let (status, pool, held, since) = with_row(desk, id, |workspace, _, row| {
            let held = is_held(row, workspace);
            let allocation = row.allocation.and_then(|id| workspace.allocations().get(&id));
            let since = allocation
                .filter(|_| row.monitoring == Monitoring::NotMonitored)
                .and_then(|allocation| allocation.unmonitored_since);
            (Some(row.management), row.pool, held, since)
        });
        let words_now = words.now();
        let below = match (since, pool) {
            (Some(since), _) => Some(view! { <span>{unmonitored(since, words)}</span> }.into_any()),
            (None, Some(pool)) => {
                Some(object_cell(&ObjectRef::Pool(pool), desk, words.language_now()))
            }
            (None, None) => held.then(|| {
                let rows = &words_now.rows;
                let badge = badge_cell(Mark::Idle, rows.held.to_owned());
                view! {
                    <span title=rows.held_why>{badge}</span>
                    <Explain concept=Concept::Hold/>
                }
                .into_any()
            }),
        };
        let badge = status.map(|status| badge_cell(management_mark(status), named(status)));
        view! { <span class="two-line">{badge} {below}</span> }
    })
    .csv(move |id| status(id).map(named).unwrap_or_default())
    .sort_by_key(status)
}

fn unmonitored(since: Time, words: UseWords) -> String {
    let when = format_time(since, words.language_now(), offset_minutes(since));
    (words.now().rows.not_monitored_since)(&when)
}

fn compliance() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let status = move |id| {
        with_row(desk, id, |workspace, _, row| Some((row.compliance, row.judged(workspace))))
    };
    Column::view("compliance", word(|w| w.rows.compliance), move |id| {
        status(id).map(|(status, cidr)| {
            let language = words.language_now();
            let badge =
                badge_cell(compliance_mark(status), compliance_word(status, language).to_owned());
            match compliance_reason(status, cidr.prefix_len(), language) {
                None => badge,
                Some(why) => {
                    let title = why.clone();
                    view! {
                        <span class="two-line" title=title>
                            {badge}
                            <span class="clip">{why}</span>
                        </span>
                    }
                    .into_any()
                }
            }
        })
    })
    .csv(move |id| {
        let language = words.language_now();
        status(id)
            .map(|(status, cidr)| {
                let reason = compliance_reason(status, cidr.prefix_len(), language);
                reason.unwrap_or_else(|| compliance_word(status, language).to_owned())
            })
            .unwrap_or_default()
    })
    .sort_by_key(move |id| status(id).map(|(status, _)| status))
}

fn overlap(actions: RowActions) -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let status = move |id| with_row(desk, id, |_, _, row| Some(row.overlap));
    let named = move |status| overlap_word(status, words.language_now());
    Column::view("overlap", word(|w| w.rows.overlap), move |id| {
        status(id).map(|status| {
            let badge = badge_cell(overlap_mark(status), named(status));
            if !matches!(status, Overlap::Overlapping(_)) {
                return badge;
            }
            let view = words.now().action.view;
            let language = words.language_now();
            let others = with_row(desk, id, |workspace, insight, _| {
                Rivals::of(id, workspace, insight, language)
            });
            let (title, others) = (others.said(language), others.brief());
            view! {
                <span class="two-line" title=title>
                    {badge}
                    <span class="rivals">
                        <a class="small-link" href=actions.links().of(id)>{view}</a>
                        <span class="clip">{others}</span>
                    </span>
                </span>
            }
            .into_any()
        })
    })
    .csv(move |id| status(id).map(named).unwrap_or_default())
    .sort_by_key(status)
}

fn usage() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let known = move |id| with_row(desk, id, |workspace, _, row| Known::of(row, workspace));
    Column::view("usage", word(|w| w.rows.usage), move |id| {
        known_usage_cell(known(id), words.now())
    })
    .csv(move |id| known(id).text())
    .sort_by_key(move |id| known(id).share())
}

fn region() -> Column<RowId> {
    let (desk, words) = (use_desk(), use_words());
    let place =
        move |id| with_row(desk, id, |workspace, _, row| row_region(row, workspace).cloned());
    let named = move |id| {
        place(id).map(|region| region_label(&region, words.language_now())).unwrap_or_default()
    };
    Column::view("region", word(|w| w.term.region), move |id| {
        place(id).map(|region| {
            view! {
                <span class="two-line" title=named(id)>
                    <span>{region_short(&region, words.language_now())}</span>
                    <span>{region.code.to_string()}</span>
                </span>
            }
        })
    })
    .csv(named)
    .sort_by_text(named)
    .from_width(REGION_FROM)
}

fn owner() -> Column<RowId> {
    let desk = use_desk();
    let owner = move |id| {
        with_row(desk, id, |workspace, _, row| {
            let account = row_owner(row, workspace)?;
            Some((account.to_string(), workspace.account_name(account).map(|it| it.to_string())))
        })
    };
    let written = move |id| owner(id).map(|(account, _)| account).unwrap_or_default();
    Column::view("owner", word(|w| w.term.owner), move |id| {
        owner(id).map(|(account, name)| match name {
            None => view! { <span class="mono">{account}</span> }.into_any(),
            Some(name) => {
                let title = name.clone();
                view! {
                    <span class="two-line">
                        <span class="mono">{account}</span>
                        <span class="clip" title=title>{name}</span>
                    </span>
                }
                .into_any()
            }
        })
    })
    .csv(written)
    .sort_by_text(written)
    .from_width(OWNER_FROM)
}
