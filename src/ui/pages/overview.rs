//! Everything at a glance: each IPAM with its scopes and what needs attention.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::insight::ScopeSummary;
use crate::model::{Ipam, IpamId, ScopeId};
use crate::text::number;
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{ButtonKind, Card, Empty, Icon, LinkButton, Mark, PageHeader, Stat, Stats};
use crate::ui::route::{Route, RowFilter, ScopeTab};
use crate::ui::show::{Ago, ObjectLink, RegionName, object_title, use_region_filter};
use crate::ui::state::use_desk;

use super::activity::Steps;
use super::scope::numbers::{list_href, non_compliant, overlapping, unmanaged};
use super::welcome::Doors;

/// The overview; on an empty workspace, the three doors.
#[component]
pub fn Overview() -> impl IntoView {
    let desk = use_desk();
    let empty = Memo::new(move |_| desk.read(crate::model::Workspace::is_empty));
    move || {
        if empty.get() {
            view! {
                <PageHeader title=word(|w| w.welcome.title) lead=word(|w| w.welcome.lead)/>
                <Doors/>
            }
            .into_any()
        } else {
            view! { <Everything/> }.into_any()
        }
    }
}

#[component]
fn Everything() -> impl IntoView {
    let desk = use_desk();
    let filter = use_region_filter();
    let ipams = Memo::new(move |_| {
        desk.read(|workspace| {
            let listed = workspace.ipams().iter().filter(|ipam| filter.takes(&ipam.region));
            listed.map(|ipam| ipam.id).collect::<Vec<IpamId>>()
        })
    });
    let import = move || {
        view! {
            <LinkButton
                label=word(|w| w.action.import)
                icon=Icon::Import
                kind=ButtonKind::Primary
                to=Signal::stored(Route::ImportExport.into())
            />
        }
    };
    view! {
        <PageHeader
            title=word(|w| w.nav.overview)
            lead=word(|w| w.welcome.overview_lead)
            actions=import
        />
        <div class="stack">
            <Show
                when=move || !ipams.with(Vec::is_empty)
                fallback=|| view! { <Empty title=word(|w| w.welcome.empty_title) text=word(|w| w.welcome.empty_text)/> }
            >
                <For each=move || ipams.get() key=|id| *id let:id>
                    <IpamCard id/>
                </For>
            </Show>
            <Card title=word(|w| w.welcome.recent)>
                <Steps most=6/>
            </Card>
        </div>
    }
}

#[component]
fn IpamCard(id: IpamId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let ipam = Memo::new(move |_| desk.read(|workspace| workspace.ipams().get(&id).cloned()));
    let scopes = Memo::new(move |_| {
        desk.read(|workspace| {
            let Some(ipam) = workspace.ipams().get(&id) else { return Vec::new() };
            let own = workspace.scopes().iter().filter(|scope| scope.ipam == id);
            let custom = own
                .map(|scope| scope.id)
                .filter(|scope| *scope != ipam.private_scope && *scope != ipam.public_scope);
            let first = std::iter::once(ipam.private_scope);
            first.chain(custom).chain([ipam.public_scope]).collect::<Vec<ScopeId>>()
        })
    });
    let regions = move || {
        let all = ipam.get().map(|ipam: Ipam| ipam.effective_regions).unwrap_or_default();
        all.into_iter().map(|region| view! { <li><RegionName region/></li> }).collect_view()
    };
    let last = move || {
        desk.trends(|trends| trends.times().next_back())
            .map(|at| view! { <Ago at/> }.into_any())
            .unwrap_or_else(|| view! { <span>{words.get().welcome.never}</span> }.into_any())
    };
    view! {
        <Card title=object_title(ObjectRef::Ipam(id))>
            <ul class="inline-list">{regions}</ul>
            <p class="muted">{move || words.get().welcome.last_import} " " {last}</p>
            <For each=move || scopes.get() key=|scope| *scope let:scope>
                <ScopeLine scope/>
            </For>
        </Card>
    }
}

/// One scope: its name and the numbers, each a link to the list that it counts.
#[component]
fn ScopeLine(scope: ScopeId) -> impl IntoView {
    let desk = use_desk();
    let summary = Memo::new(move |_| desk.look(|_, insight| insight.summary(scope)));
    let pools = Memo::new(move |_| desk.read(|workspace| workspace.pools_in(scope).count()));
    let number_of = move |count: fn(&ScopeSummary) -> u32| {
        Text::from(move || summary.with(|summary| number::whole(count(summary) as usize)))
    };
    let mark = move |count: fn(&ScopeSummary) -> u32, mark: Mark| {
        Signal::derive(move || summary.with(|summary| (count(summary) > 0).then_some(mark)))
    };
    let words = use_words();
    let rows_label = move || {
        let rows = summary.with(|summary| number::whole(summary.rows() as usize));
        (words.get().welcome.resource_cidrs)(&rows)
    };
    let pools_label = move || (words.get().welcome.pools)(&number::whole(pools.get()));
    view! {
        <div class="scope-line">
            <h3><ObjectLink object=ObjectRef::Scope(scope)/></h3>
            <Stats>
                <Stat
                    value=number_of(|summary| summary.rows())
                    label=rows_label
                    href=list_href(scope, &RowFilter::default())
                />
                <Stat
                    value=number_of(|summary| summary.overlapping)
                    label=word(|w| w.welcome.overlapping)
                    mark=mark(|summary| summary.overlapping, Mark::Bad)
                    href=list_href(scope, &overlapping())
                />
                <Stat
                    value=number_of(|summary| summary.noncompliant)
                    label=word(|w| w.welcome.non_compliant)
                    mark=mark(|summary| summary.noncompliant, Mark::Bad)
                    href=list_href(scope, &non_compliant())
                />
                <Stat
                    value=number_of(|summary| summary.unmanaged)
                    label=word(|w| w.welcome.unmanaged)
                    mark=mark(|summary| summary.unmanaged, Mark::Warn)
                    href=list_href(scope, &unmanaged())
                />
                <Stat
                    value=move || number::whole(pools.get())
                    label=pools_label
                    href=Route::Scope(scope, ScopeTab::Pools).href()
                />
            </Stats>
        </div>
    }
}
