//! The page of a VPC, as a scope sees it.

mod actions;
mod compliance;
mod details;
mod space;
mod vswitches;

use leptos::prelude::*;

use crate::insight::RowId;
use crate::model::ResourceKind;
use crate::ui::language::word;
use crate::ui::parts::{Card, Tab, Tabs};
use crate::ui::route::{ResourceKey, Route, VpcTab};
use crate::ui::router::use_router;
use crate::ui::show::ResourceGone;
use crate::ui::show::conflict::ConflictPanel;
use crate::ui::show::network::{CidrFacts, NetworkHead, Seen, use_seen};
use crate::ui::show::resources::{Across, RowActions, RowDialogs};
use crate::ui::show::row::with_row;
use crate::ui::show::usage_trend::UsageTrends;
use crate::ui::state::use_desk;

use actions::{VpcActions, VpcAsks, VpcDialogs};

/// The page.
#[component]
pub fn VpcPage(key: ResourceKey) -> impl IntoView {
    let seen = use_seen(key.clone(), ResourceKind::Vpc);
    let resource = Memo::new(move |_| seen.with(|seen| seen.as_ref().map(|seen| seen.key)));
    move || match resource.get() {
        Some(_) => view! { <There key=key.clone() seen/> }.into_any(),
        None => view! { <ResourceGone key=key.clone()/> }.into_any(),
    }
}

#[component]
fn There(key: ResourceKey, seen: Memo<Option<Seen>>) -> impl IntoView {
    let route = use_router().route();
    let tab = Memo::new(move |_| match route.get() {
        Route::Vpc(_, tab) => tab,
        _ => VpcTab::default(),
    });
    let to = |tab: VpcTab| Route::Vpc(key.clone(), tab);
    let tabs = vec![
        Tab::new(word(|w| w.nav.tab_vpc_details), to(VpcTab::Details)),
        Tab::new(word(|w| w.nav.tab_space), to(VpcTab::Space)),
        Tab::new(word(|w| w.nav.tab_resource_cidr), to(VpcTab::Cidrs)),
        Tab::new(word(|w| w.nav.tab_compliance), to(VpcTab::Compliance)),
        Tab::new(word(|w| w.nav.tab_charts), to(VpcTab::Charts)),
    ];
    let scope = seen.with_untracked(|seen| seen.as_ref().and_then(|seen| seen.scope));
    let across = Across::Scope(scope.unwrap_or(key.scope));
    let actions = RowActions::new(across);
    let (head, asks) = (key.clone(), VpcAsks::new());
    let resource = Memo::new(move |_| seen.with(|seen| seen.as_ref().map(|seen| seen.key)));
    view! {
        <NetworkHead
            key=head
            kind=ResourceKind::Vpc
            seen
            actions=move || view! { <VpcActions seen actions asks/> }
        />
        <Tabs tabs/>
        {move || match tab.get() {
            VpcTab::Details => view! { <details::VpcDetails seen across/> }.into_any(),
            VpcTab::Space => view! { <space::VpcSpace seen/> }.into_any(),
            VpcTab::Cidrs => view! { <Cidrs seen actions/> }.into_any(),
            VpcTab::Compliance => view! { <compliance::VpcCompliance seen/> }.into_any(),
            VpcTab::Charts => {
                seen.get().map(|seen| view! { <UsageTrends key=seen.key/> }).into_any()
            }
        }}
        <ConflictPanel across/>
        <RowDialogs actions/>
        {move || resource.get().map(|key| view! { <VpcDialogs key seen asks/> })}
    }
}

/// Resource CIDR: one card for each.
#[component]
fn Cidrs(seen: Memo<Option<Seen>>, actions: RowActions) -> impl IntoView {
    let desk = use_desk();
    move || {
        desk.revision().track();
        rows(seen)
            .into_iter()
            .map(|id| {
                let title = with_row(desk, id, |_, _, row| row.cidr.to_string());
                view! { <Card title><CidrFacts id actions/></Card> }
            })
            .collect_view()
    }
}

/// The rows that are shown.
fn rows(seen: Memo<Option<Seen>>) -> Vec<RowId> {
    seen.get().map(|seen| seen.rows).unwrap_or_default()
}
