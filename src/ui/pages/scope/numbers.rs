//! The line of numbers, each a link to the list that it counts.

use leptos::prelude::*;

use crate::address::{Cidr, Count};
use crate::insight::{ScopeSummary, pool_usage};
use crate::model::{ScopeId, Workspace};
use crate::text::number;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Mark, Stat, Stats};
use crate::ui::route::{
    ComplianceChoice, KindChoice, ManagementChoice, OverlapChoice, Route, RowFilter, ScopeTab,
};
use crate::ui::state::use_desk;

/// The list of a scope with this filter.
pub fn list_href(id: ScopeId, filter: &RowFilter) -> String {
    Route::Scope(id, ScopeTab::Resources).with(filter.query()).href()
}

/// A filter among the rows that have statuses.
pub fn with_status() -> RowFilter {
    RowFilter { kind: Some(KindChoice::WithStatus), ..RowFilter::default() }
}

/// The overlapping rows.
pub fn overlapping() -> RowFilter {
    RowFilter { overlap: Some(OverlapChoice::Overlapping), ..with_status() }
}

/// The rows that break a rule.
pub fn non_compliant() -> RowFilter {
    RowFilter { compliance: Some(ComplianceChoice::Noncompliant), ..with_status() }
}

/// The rows that no pool manages.
pub fn unmanaged() -> RowFilter {
    RowFilter { management: Some(ManagementChoice::Unmanaged), ..with_status() }
}

/// How much of the top-level pools of one IP version is allocated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Provisioned {
    cidrs: Vec<Cidr>,
    allocated: Count,
    all: Count,
}

fn provisioned(workspace: &Workspace, id: ScopeId) -> Provisioned {
    let mut sum = Provisioned::default();
    let top = workspace.pools_in(id).filter(|pool| pool.source_pool.is_none());
    // IPv6 would drown IPv4 in one number, so IPv4 goes first and alone.
    let mut pools: Vec<_> = top.filter(|pool| !pool.cidrs.is_empty()).collect();
    pools.sort_by_key(|pool| (pool.family, pool.id));
    let family = pools.first().map(|pool| pool.family);
    for pool in pools.into_iter().filter(|pool| Some(pool.family) == family) {
        let usage = pool_usage(workspace, pool.id);
        sum.cidrs.extend(pool.blocks());
        sum.allocated = sum.allocated.plus(usage.allocated());
        sum.all = sum.all.plus(usage.provisioned);
    }
    sum
}

/// The line.
#[component]
pub fn ScopeNumbers(id: ScopeId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let summary = Memo::new(move |_| desk.insight().summary(id));
    let share = Memo::new(move |_| desk.read(|workspace| provisioned(workspace, id)));
    let count = move |read: fn(&ScopeSummary) -> u32| {
        move || {
            let number = summary.with(read);
            number::whole(usize::try_from(number).unwrap_or(usize::MAX))
        }
    };
    let mark = move |read: fn(&ScopeSummary) -> u32, mark: Mark| {
        Signal::derive(move || summary.with(|summary| (read(summary) > 0).then_some(mark)))
    };
    let percent =
        Memo::new(move |_| share.with(|share| number::percent(share.allocated, share.all)));
    let of_what = move || {
        share.with(|share| {
            let mut cidrs: Vec<String> = share.cidrs.iter().map(ToString::to_string).collect();
            if cidrs.len() > 2 {
                cidrs.truncate(2);
                cidrs.push("…".into());
            }
            (words.get().scope_page.provisioned)(&cidrs.join(", "))
        })
    };
    let pools = Route::Scope(id, ScopeTab::Pools).href();
    let rows = count(ScopeSummary::rows);
    let rows_label = move || (words.get().scope_page.resource_cidrs)(&rows());
    view! {
        <Stats>
            <Stat
                value=count(ScopeSummary::rows)
                label=rows_label
                href=list_href(id, &RowFilter::default())
            />
            <Stat
                value=count(|summary| summary.overlapping)
                label=word(|w| w.scope_page.overlapping)
                mark=mark(|summary| summary.overlapping, Mark::Bad)
                href=list_href(id, &overlapping())
            />
            <Stat
                value=count(|summary| summary.noncompliant)
                label=word(|w| w.scope_page.non_compliant)
                mark=mark(|summary| summary.noncompliant, Mark::Bad)
                href=list_href(id, &non_compliant())
            />
            <Stat
                value=count(|summary| summary.unmanaged)
                label=word(|w| w.scope_page.unmanaged)
                mark=mark(|summary| summary.unmanaged, Mark::Warn)
                href=list_href(id, &unmanaged())
            />
            {move || {
                let href = pools.clone();
                percent.get().map(|percent| view! { <Stat value=percent label=of_what href/> })
            }}
        </Stats>
    }
}
