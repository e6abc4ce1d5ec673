//! The facts of one CIDR of a VPC or vSwitch.

use leptos::prelude::*;

use crate::address::Family;
use crate::command::ObjectRef;
use crate::insight::{self, Overlap, RowId, reserved_addresses};
use crate::text::number;
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{CopyText, Detail, DetailsList};
use crate::ui::show::resources::{ResourceButtons, RowActions};
use crate::ui::show::row::{is_held, row_owner, row_resource, with_row};
use crate::ui::show::{
    ComplianceBadge, HeldBadge, Known, KnownUsage, ManagementBadge, ObjectLink, OverlapBadge, When,
};
use crate::ui::state::use_desk;

/// Allocation, statuses, usage and owner of one CIDR, and what can be done with it.
#[component]
pub fn CidrFacts(id: RowId, actions: RowActions) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let found = with_row(desk, id, |workspace, _, row| {
        let held = is_held(row, workspace);
        let owner = row_owner(row, workspace).cloned();
        let name = owner.as_ref().and_then(|owner| workspace.account_name(owner));
        let at = row_resource(row, workspace).map(|(_, cidr)| cidr.discovered_at);
        Some((row.clone(), owner, name, at, held))
    });
    found.map(|(row, owner, owner_name, at, held)| {
        let view_link = matches!(row.overlap, Overlap::Overlapping(_)).then(|| {
            let href = actions.links().of(id);
            view! { " " <a href=href>{move || words.get().action.view}</a> }
        });
        let pool = row.pool;
        let owner = owner.map_or_else(|| "—".to_owned(), |owner| owner.to_string());
        view! {
            <div class="facts">
            <DetailsList>
                <Detail label=word(|w| w.term.cidr)>
                    <CopyText text=row.cidr.to_string()/>
                </Detail>
                <Detail label=word(|w| w.network.allocation)>
                    {match pool {
                        Some(pool) => view! { <ObjectLink object=ObjectRef::Pool(pool)/> }.into_any(),
                        None => view! {
                            <span class="muted">{move || words.get().network.not_allocated}</span>
                        }.into_any(),
                    }}
                </Detail>
                <Detail label=word(|w| w.term.management)>
                    <ManagementBadge status=row.management/>
                    {held.then(|| view! { " " <HeldBadge/> })}
                </Detail>
                <Detail label=word(|w| w.term.compliance)>
                    <ComplianceBadge status=row.compliance/>
                </Detail>
                <Detail label=word(|w| w.term.overlap)>
                    <OverlapBadge status=row.overlap/>
                    {view_link}
                </Detail>
                <Detail label=word(|w| w.term.owner)>
                    <span class="mono">{owner}</span>
                    {owner_name.map(|name| format!(" ({name})"))}
                </Detail>
                {at.map(|at| view! {
                    <Detail label=word(|w| w.network.discovered_at)><When at/></Detail>
                })}
            </DetailsList>
            <UsageFacts id/>
            <div class="actions"><ResourceButtons rows=Signal::stored(vec![id]) actions/></div>
            </div>
        }
    })
}

/// Usage with total, used and available addresses of one row.
#[component]
fn UsageFacts(id: RowId) -> impl IntoView {
    let desk = use_desk();
    let found = with_row(desk, id, |workspace, _, row| {
        let vswitch = row.kind == insight::RowKind::VSwitch && row.cidr.family() == Family::V4;
        let provider = row_resource(row, workspace).map(|(resource, _)| resource.provider);
        let reserved = provider
            .filter(|_| vswitch)
            .map(|provider| reserved_addresses(provider, row.cidr.prefix_len()));
        Some((Known::of(row, workspace), row.usage, row.cidr.family(), row.kind, reserved))
    });
    found.map(|(known, usage, family, kind, reserved)| {
        let numbers = usage.numbers();
        let reported = known.is_reported();
        let shown = move |pick: fn(
            (crate::address::Count, crate::address::Count),
        ) -> crate::address::Count| {
            let count = numbers.map(pick);
            let exact = count.and_then(number::in_full);
            let said = count.map_or_else(|| "—".to_owned(), number::count);
            view! { <span title=exact>{said}</span> }
        };
        let v6_vswitch = kind == insight::RowKind::VSwitch && family == Family::V6;
        let note: Text = word(move |w| {
            if v6_vswitch {
                return w.network.v6_unknown.to_owned();
            }
            match (reported, reserved) {
                (true, _) => w.rows.as_reported.to_owned(),
                (false, Some(reserved)) if numbers.is_some() => {
                    let count = usize::try_from(reserved).unwrap_or(usize::MAX);
                    (w.network.reserved)(&number::whole(count))
                }
                _ => String::new(),
            }
        });
        view! {
            <DetailsList>
                <Detail label=word(|w| w.term.usage)>
                    <KnownUsage known/>
                    {move || note.some().map(|note| view! { <p class="small-print">{note}</p> })}
                </Detail>
                <Detail label=word(|w| w.term.total_addresses)>{shown(|(_, total)| total)}</Detail>
                <Detail label=word(|w| w.term.used_addresses)>{shown(|(used, _)| used)}</Detail>
                <Detail label=word(|w| w.term.available_addresses)>
                    {shown(|(used, total)| total.minus(used))}
                </Detail>
            </DetailsList>
        }
    })
}
