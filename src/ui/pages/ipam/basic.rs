//! Everything about an IPAM, and what it adds up to.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::insight::Insight;
use crate::model::{Ipam, IpamId, Workspace};
use crate::text::{Concept, number};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Card, CopyText, Detail, DetailsList, Mark, Shorten, Stat, Stats};
use crate::ui::route::{IpamTab, KindChoice, ManagementChoice, OverlapChoice, Route, RowFilter};
use crate::ui::show::{
    AccountName, Explain, LifecycleBadge, ObjectLink, RegionName, TagList, When, group_text,
};
use crate::ui::state::use_desk;

/// The tab.
#[component]
pub(super) fn Basic(id: IpamId) -> impl IntoView {
    let desk = use_desk();
    let row = Memo::new(move |_| desk.read(|ws| ws.ipams().get(&id).cloned()));
    view! {
        <Numbers id/>
        <Card title=word(|w| w.nav.tab_basic)>
            {move || row.get().map(|ipam| view! { <Facts ipam/> })}
        </Card>
    }
}

/// What the scopes of an IPAM add up to.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Totals {
    scopes: usize,
    pools: usize,
    cidrs: usize,
    overlapping: usize,
    unmanaged: usize,
}

fn totals(workspace: &Workspace, insight: &Insight, id: IpamId) -> Totals {
    let mut totals = Totals::default();
    let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    for scope in workspace.scopes().iter().filter(|scope| scope.ipam == id) {
        let summary = insight.summary(scope.id);
        totals.scopes += 1;
        totals.pools += workspace.pools_in(scope.id).count();
        totals.cidrs += insight.rows_of_scope(scope.id).len();
        totals.overlapping += number(summary.overlapping);
        totals.unmanaged += number(summary.unmanaged);
    }
    totals
}

#[component]
fn Numbers(id: IpamId) -> impl IntoView {
    let desk = use_desk();
    let totals = Memo::new(move |_| {
        desk.revision().track();
        desk.look(|ws, insight| totals(ws, insight, id))
    });
    let value = move |of: fn(Totals) -> usize| move || number::whole(of(totals.get()));
    let mark = move |of: fn(Totals) -> usize, mark: Mark| {
        Signal::derive(move || (of(totals.get()) > 0).then_some(mark))
    };
    let with_status = || RowFilter { kind: Some(KindChoice::WithStatus), ..RowFilter::default() };
    // The list over all scopes counts the same only while it lists this IPAM's scopes alone.
    let rows = move |filter: RowFilter| {
        Text::from(move || {
            let alone = desk.read(|ws| ws.ipams().len() == 1);
            if alone { Route::Resources.with(filter.query()).href() } else { String::new() }
        })
    };
    let alone = move |href: String| {
        Text::from(move || {
            let alone = desk.read(|ws| ws.ipams().len() == 1);
            if alone { href.clone() } else { String::new() }
        })
    };
    view! {
        <Stats>
            <Stat
                value=value(|totals| totals.scopes)
                label=word(|w| w.ipams.stat_scopes)
                href=Route::Ipam(id, IpamTab::Scopes).href()
            />
            <Stat
                value=value(|totals| totals.pools)
                label=word(|w| w.ipams.stat_pools)
                href=alone(Route::Pools.href())
            />
            <Stat
                value=value(|totals| totals.cidrs)
                label=word(|w| w.ipams.stat_cidrs)
                href=rows(RowFilter::default())
            />
            <Stat
                value=value(|totals| totals.overlapping)
                label=word(|w| w.ipams.stat_overlapping)
                mark=mark(|totals| totals.overlapping, Mark::Bad)
                href=rows(RowFilter { overlap: Some(OverlapChoice::Overlapping), ..with_status() })
            />
            <Stat
                value=value(|totals| totals.unmanaged)
                label=word(|w| w.ipams.stat_unmanaged)
                mark=mark(|totals| totals.unmanaged, Mark::Warn)
                href=rows(RowFilter { management: Some(ManagementChoice::Unmanaged), ..with_status() })
            />
        </Stats>
    }
}

#[component]
fn Facts(ipam: Ipam) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let dash = move |text: &str| match text {
        "" => words.get().part.dash.to_owned(),
        text => text.to_owned(),
    };
    let (id, region) = (ipam.id, ipam.region.clone());
    let regions = ipam.effective_regions.clone();
    let label = ipam.label.clone();
    let (name, description) = (label.name.clone(), label.description.clone());
    let grouped = label.clone();
    let scopes = desk.peek(|ws| ws.scopes().iter().filter(|row| row.ipam == id).count());
    let associations = desk.peek(|ws| ws.associations_of(id).count());
    view! {
        <DetailsList>
            <Detail label=word(|w| w.term.id)>
                <CopyText text=id.to_string() shorten=Shorten::Middle/>
            </Detail>
            <Detail label=word(|w| w.term.name)>{move || dash(&name)}</Detail>
            <Detail label=word(|w| w.term.description)>{move || dash(&description)}</Detail>
            <Detail label=word(|w| w.term.status)>
                <LifecycleBadge status=ipam.status/>
            </Detail>
            <Detail
                label=word(|w| w.term.managed_region)
                beside=|| view! { <Explain concept=Concept::ManagedRegion/> }
            >
                <RegionName region/>
            </Detail>
            <Detail
                label=word(|w| w.term.effective_region)
                beside=|| view! { <Explain concept=Concept::EffectiveRegion/> }
            >
                <ul class="plain">
                    {regions
                        .into_iter()
                        .map(|region| view! { <li><RegionName region/></li> })
                        .collect_view()}
                </ul>
            </Detail>
            <Detail label=word(|w| w.ipams.default_public)>
                <ObjectLink object=ObjectRef::Scope(ipam.public_scope)/>
            </Detail>
            <Detail label=word(|w| w.ipams.default_private)>
                <ObjectLink object=ObjectRef::Scope(ipam.private_scope)/>
            </Detail>
            <Detail label=word(|w| w.ipams.default_discovery)>
                <ObjectLink object=ObjectRef::Discovery(ipam.default_discovery)/>
            </Detail>
            <Detail label=word(|w| w.ipams.default_association)>
                <CopyText text=ipam.default_association.to_string() shorten=Shorten::Middle/>
            </Detail>
            <Detail label=word(|w| w.ipams.scope_count)>
                <a href=Route::Ipam(id, IpamTab::Scopes).href()>{number::whole(scopes)}</a>
            </Detail>
            <Detail label=word(|w| w.ipams.discovery_count)>
                <a href=Route::Ipam(id, IpamTab::Discoveries)
                    .href()>{number::whole(associations)}</a>
            </Detail>
            <Detail label=word(|w| w.term.owner)>
                <AccountName account=ipam.owner.clone()/>
            </Detail>
            <Detail label=word(|w| w.term.resource_group)>
                {move || group_text(&grouped, words.language())}
            </Detail>
            <Detail label=word(|w| w.term.tags)>
                <TagList label=label.clone()/>
            </Detail>
            <Detail label=word(|w| w.term.created)>
                <When at=ipam.created_at/>
            </Detail>
        </DetailsList>
    }
}
