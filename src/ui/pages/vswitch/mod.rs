//! The page of a vSwitch, as a scope sees it.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::{ResourceKind, Workspace};
use crate::ui::language::{use_words, word};
use crate::ui::pages::planned::{DeletePlannedDialog, EditPlannedVSwitch};
use crate::ui::parts::{Button, Card, Detail, DetailsList, Icon, Tab, Tabs};
use crate::ui::route::{ResourceKey, Route, VSwitchTab};
use crate::ui::router::use_router;
use crate::ui::show::conflict::ConflictPanel;
use crate::ui::show::network::{CidrFacts, NetworkHead, Seen, use_seen};
use crate::ui::show::resources::{Across, ResourceButtons, RowActions, RowDialogs};
use crate::ui::show::row::with_row;
use crate::ui::show::usage_trend::UsageTrends;
use crate::ui::show::{ObjectLink, RegionName, ResourceGone, is_planned, object_place};
use crate::ui::state::use_desk;

/// The page.
#[component]
pub fn VSwitchPage(key: ResourceKey) -> impl IntoView {
    let seen = use_seen(key.clone(), ResourceKind::VSwitch);
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
        Route::VSwitch(_, tab) => tab,
        _ => VSwitchTab::default(),
    });
    let tabs = vec![
        Tab::new(word(|w| w.nav.tab_cidrs), Route::VSwitch(key.clone(), VSwitchTab::Cidr)),
        Tab::new(word(|w| w.nav.tab_charts), Route::VSwitch(key.clone(), VSwitchTab::Charts)),
    ];
    let scope = seen.with_untracked(|seen| seen.as_ref().and_then(|seen| seen.scope));
    let across = Across::Scope(scope.unwrap_or(key.scope));
    let actions = RowActions::new(across);
    let (editing, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let desk = use_desk();
    let resource = seen.with_untracked(|seen| seen.as_ref().map(|seen| seen.key));
    let after = Signal::derive(move || {
        let seen = seen.get()?;
        let vpc = |workspace: &Workspace| workspace.resources().get(&seen.key)?.vpc;
        let vpc = ObjectRef::Resource(desk.peek(vpc)?);
        desk.peek(|workspace| object_place(&vpc, workspace, seen.scope))
    });
    view! {
        <NetworkHead
            key
            kind=ResourceKind::VSwitch
            seen
            actions=move || view! { <Actions seen actions editing deleting/> }
        />
        <Tabs tabs/>
        {move || match tab.get() {
            VSwitchTab::Cidr => view! { <Facts seen/> <Cidrs seen actions/> }.into_any(),
            VSwitchTab::Charts => {
                seen.get().map(|seen| view! { <UsageTrends key=seen.key/> }).into_any()
            }
        }}
        <ConflictPanel across/>
        <RowDialogs actions/>
        {resource.map(|key| view! {
            <EditPlannedVSwitch vswitch=key open=editing/>
            <DeletePlannedDialog key open=deleting after/>
        })}
    }
}

/// A planned vSwitch is changed here; one that was discovered can only be ignored.
#[component]
fn Actions(
    seen: Memo<Option<Seen>>,
    actions: RowActions,
    editing: RwSignal<bool>,
    deleting: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let rows = Signal::derive(move || seen.get().map(|seen| seen.rows).unwrap_or_default());
    let planned = Memo::new(move |_| {
        let key = seen.with(|seen| seen.as_ref().map(|seen| seen.key));
        key.is_some_and(|key| desk.read(|workspace| is_planned(key, workspace)))
    });
    view! {
        <Show when=move || planned.get()>
            <Button
                label=word(|w| w.action.edit)
                icon=Icon::Edit
                on_press=move |()| editing.set(true)
            />
            <Button
                label=word(|w| w.action.delete)
                icon=Icon::Trash
                on_press=move |()| deleting.set(true)
            />
        </Show>
        <ResourceButtons rows actions/>
    }
}

/// Where it is.
#[component]
fn Facts(seen: Memo<Option<Seen>>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let known = Memo::new(move |_| {
        let seen = seen.get()?;
        desk.read(|workspace| {
            let vswitch = workspace.resources().get(&seen.key)?;
            let zone = vswitch.zone.as_ref().map(ToString::to_string);
            let status = vswitch.status.as_ref().map(ToString::to_string);
            Some((vswitch.vpc, seen.scope, vswitch.region.clone(), zone, status))
        })
    });
    let dash = move || words.get().part.dash;
    let facts = move || {
        let (vpc, scope, region, zone, status) = known.get()?;
        let vpc = vpc.map(ObjectRef::Resource);
        Some(view! {
            <DetailsList>
                <Detail label=word(|w| w.network.vpc_of)>
                    {match (vpc, scope) {
                        (Some(object), Some(scope)) => {
                            view! { <ObjectLink object scope/> }.into_any()
                        }
                        (Some(object), None) => view! { <ObjectLink object/> }.into_any(),
                        (None, _) => dash.into_any(),
                    }}
                </Detail>
                <Detail label=word(|w| w.term.region)>
                    {match region {
                        Some(region) => view! { <RegionName region/> }.into_any(),
                        None => dash.into_any(),
                    }}
                </Detail>
                <Detail label=word(|w| w.network.zone)>{zone.unwrap_or_else(|| "—".into())}</Detail>
                <Detail label=word(|w| w.network.cloud_status)>
                    {status.unwrap_or_else(|| "—".into())}
                </Detail>
            </DetailsList>
        })
    };
    view! { <Card title=word(|w| w.nav.tab_basic)>{facts}</Card> }
}

#[component]
fn Cidrs(seen: Memo<Option<Seen>>, actions: RowActions) -> impl IntoView {
    let desk = use_desk();
    move || {
        desk.revision().track();
        let rows = seen.get().map(|seen| seen.rows).unwrap_or_default();
        rows.into_iter()
            .map(|id| {
                let title = with_row(desk, id, |_, _, row| row.cidr.to_string());
                view! { <Card title><CidrFacts id actions/></Card> }
            })
            .collect_view()
    }
}
