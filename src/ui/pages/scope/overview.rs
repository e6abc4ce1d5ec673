//! Overview: what there is, what needs attention, and where it lies.

use leptos::prelude::*;

use crate::chart::SegmentClass;
use crate::insight::{RowKind, ScopeSummary};
use crate::model::ScopeId;
use crate::text::{Concept, row_kind_word};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{ButtonKind, Empty, LinkButton};
use crate::ui::route::{
    ComplianceChoice, KindChoice, ManagementChoice, OverlapChoice, Query, Route, RowFilter,
};
use crate::ui::show::doughnut::{DoughnutCard, Slice};
use crate::ui::state::use_desk;

use super::attention::Attention;
use super::facts::ScopeFacts;
use super::numbers::{ScopeNumbers, list_href, non_compliant, overlapping, unmanaged, with_status};
use super::space::ScopeSpace;

/// The tab.
#[component]
pub fn ScopeOverview(id: ScopeId) -> impl IntoView {
    let desk = use_desk();
    let empty = Memo::new(move |_| {
        desk.look(|workspace, insight| {
            insight.rows_of_scope(id).is_empty() && workspace.pools_in(id).next().is_none()
        })
    });
    move || {
        if empty.get() {
            return view! {
                <First id/>
                <ScopeFacts id/>
            }
            .into_any();
        }
        view! {
            <div class="scope-first">
                <ScopeNumbers id/>
                <Rings id/>
                <Attention id/>
            </div>
            <ScopeSpace id title=word(|w| w.scope_page.space)/>
            <ScopeFacts id/>
        }
        .into_any()
    }
}

#[component]
fn First(id: ScopeId) -> impl IntoView {
    view! {
        <Empty
            title=word(|w| w.scope_page.first_title)
            text=word(|w| w.scope_page.first_text)
            actions=move || {
                view! {
                    <LinkButton
                        label=word(|w| w.action.import)
                        kind=ButtonKind::Primary
                        to=Signal::stored(Route::ImportExport.into())
                    />
                    <LinkButton
                        label=word(|w| w.nav.create_pool)
                        to=Signal::stored(Route::PoolNew.with(Query::new().with("scope", id)))
                    />
                }
            }
        />
    }
}

#[component]
fn Rings(id: ScopeId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let summary = Memo::new(move |_| desk.insight().summary(id));
    let slices =
        move |make: fn(&ScopeSummary, ScopeId, &'static crate::text::Words) -> Vec<Slice>| {
            Signal::derive(move || summary.with(|summary| make(summary, id, words.get())))
        };
    let by_type =
        Signal::derive(move || summary.with(|summary| kinds(summary, id, words.language())));
    view! {
        <div class="rings">
            <DoughnutCard title=word(|w| w.scope_page.by_type) slices=by_type concept=Concept::ResourceCidr/>
            <DoughnutCard title=word(|w| w.term.management) slices=slices(management) concept=Concept::Managed/>
            <DoughnutCard title=word(|w| w.term.overlap) slices=slices(overlap) concept=Concept::Overlap/>
            <DoughnutCard title=word(|w| w.term.compliance) slices=slices(compliance) concept=Concept::Compliance/>
        </div>
    }
}

fn kinds(summary: &ScopeSummary, id: ScopeId, language: crate::text::Language) -> Vec<Slice> {
    let counts = RowKind::ALL.into_iter().zip(summary.by_kind);
    let mut slices: Vec<Slice> = counts
        .map(|(kind, value)| Slice {
            label: row_kind_word(kind, language),
            value,
            class: match kind {
                RowKind::Pool => SegmentClass::Pool,
                RowKind::Vpc => SegmentClass::Vpc,
                RowKind::VSwitch => SegmentClass::VSwitch,
                RowKind::Custom => SegmentClass::Custom,
            },
            href: list_href(
                id,
                &RowFilter { kind: Some(KindChoice::from(kind)), ..RowFilter::default() },
            ),
        })
        .collect();
    // VPCs and vSwitches first: they are what the scope is about.
    slices.rotate_left(1);
    slices
}

fn slice(
    id: ScopeId,
    label: &'static str,
    value: u32,
    class: SegmentClass,
    filter: &RowFilter,
) -> Slice {
    Slice { label, value, class, href: list_href(id, filter) }
}

fn management(
    summary: &ScopeSummary,
    id: ScopeId,
    words: &'static crate::text::Words,
) -> Vec<Slice> {
    let of = |choice| RowFilter { management: Some(choice), ..with_status() };
    let term = &words.term;
    vec![
        slice(
            id,
            term.managed,
            summary.managed,
            SegmentClass::Good,
            &of(ManagementChoice::Managed),
        ),
        slice(id, term.unmanaged, summary.unmanaged, SegmentClass::Warn, &unmanaged()),
        slice(
            id,
            term.ignored,
            summary.ignored,
            SegmentClass::Idle,
            &of(ManagementChoice::Ignored),
        ),
    ]
}

fn overlap(summary: &ScopeSummary, id: ScopeId, words: &'static crate::text::Words) -> Vec<Slice> {
    let of = |choice| RowFilter { overlap: Some(choice), ..with_status() };
    let term = &words.term;
    vec![
        slice(
            id,
            term.non_overlapping,
            summary.nonoverlapping,
            SegmentClass::Good,
            &of(OverlapChoice::Nonoverlapping),
        ),
        slice(id, term.overlapping, summary.overlapping, SegmentClass::Bad, &overlapping()),
        slice(id, term.ignored, summary.ignored, SegmentClass::Idle, &of(OverlapChoice::Ignored)),
    ]
}

fn compliance(
    summary: &ScopeSummary,
    id: ScopeId,
    words: &'static crate::text::Words,
) -> Vec<Slice> {
    let of = |choice| RowFilter { compliance: Some(choice), ..with_status() };
    let term = &words.term;
    vec![
        slice(
            id,
            term.compliant,
            summary.compliant,
            SegmentClass::Good,
            &of(ComplianceChoice::Compliant),
        ),
        slice(id, term.non_compliant, summary.noncompliant, SegmentClass::Bad, &non_compliant()),
        slice(
            id,
            term.unmanaged,
            summary.unmanaged,
            SegmentClass::Warn,
            &of(ComplianceChoice::Unmanaged),
        ),
        slice(
            id,
            term.ignored,
            summary.ignored,
            SegmentClass::Idle,
            &of(ComplianceChoice::Ignored),
        ),
    ]
}
