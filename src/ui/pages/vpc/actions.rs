//! What can be done with a VPC: one that was discovered joins and leaves pools; one that is planned
//! is changed here.

use leptos::prelude::*;

use crate::model::ResourceKey;
use crate::ui::language::word;
use crate::ui::pages::planned::{
    AddCidrDialog, CreateVSwitchDialog, DeletePlannedDialog, EditPlannedVpc,
};
use crate::ui::parts::{Button, ButtonKind, Icon};
use crate::ui::route::{Place, Route, ScopeTab};
use crate::ui::show::is_planned;
use crate::ui::show::network::Seen;
use crate::ui::show::resources::{ResourceButtons, RowActions};
use crate::ui::state::use_desk;

/// The dialogs of the page. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct VpcAsks {
    editing: RwSignal<bool>,
    adding: RwSignal<bool>,
    planning: RwSignal<bool>,
    deleting: RwSignal<bool>,
}

impl VpcAsks {
    /// All closed.
    pub fn new() -> VpcAsks {
        VpcAsks {
            editing: RwSignal::new(false),
            adding: RwSignal::new(false),
            planning: RwSignal::new(false),
            deleting: RwSignal::new(false),
        }
    }
}

/// What the buttons are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Planned,
    /// A pool holds one of its CIDRs, so vSwitches can be planned in it.
    Allocated,
    Plain,
}

/// The buttons of the head.
#[component]
pub fn VpcActions(seen: Memo<Option<Seen>>, actions: RowActions, asks: VpcAsks) -> impl IntoView {
    let desk = use_desk();
    let kind = Memo::new(move |_| {
        let key = seen.with(|seen| seen.as_ref().map(|seen| seen.key))?;
        desk.read(|workspace| {
            let vpc = workspace.resources().get(&key)?;
            let allocated = |cidr| workspace.allocation_of(key, cidr).is_some();
            Some(if is_planned(key, workspace) {
                Kind::Planned
            } else if vpc.live_cidrs().any(|row| allocated(row.cidr)) {
                Kind::Allocated
            } else {
                Kind::Plain
            })
        })
    });
    let rows = Signal::derive(move || seen.get().map(|seen| seen.rows).unwrap_or_default());
    let is = move |wanted: &[Kind]| kind.get().is_some_and(|kind| wanted.contains(&kind));
    let planned = move || is(&[Kind::Planned]);
    view! {
        <Show when=planned fallback=move || view! { <ResourceButtons rows actions/> }>
            <Button
                label=word(|w| w.action.edit)
                icon=Icon::Edit
                on_press=move |()| asks.editing.set(true)
            />
            <Button
                label=word(|w| w.planned.add_cidr)
                icon=Icon::Plus
                on_press=move |()| asks.adding.set(true)
            />
            <Button
                label=word(|w| w.action.delete)
                icon=Icon::Trash
                on_press=move |()| asks.deleting.set(true)
            />
        </Show>
        <Show when=move || is(&[Kind::Planned, Kind::Allocated])>
            <Button
                label=word(|w| w.planned.create_vswitch)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| asks.planning.set(true)
            />
        </Show>
    }
}

/// The dialogs that the buttons open.
#[component]
pub fn VpcDialogs(key: ResourceKey, seen: Memo<Option<Seen>>, asks: VpcAsks) -> impl IntoView {
    let desk = use_desk();
    let planned = desk.peek(|workspace| is_planned(key, workspace));
    let after = Signal::derive(move || {
        let scope = seen.get()?.scope?;
        Some(Place::from(Route::Scope(scope, ScopeTab::Resources)))
    });
    view! {
        <CreateVSwitchDialog vpc=key open=asks.planning/>
        {planned.then(|| view! {
            <EditPlannedVpc vpc=key open=asks.editing/>
            <AddCidrDialog vpc=key open=asks.adding/>
            <DeletePlannedDialog key open=asks.deleting after/>
        })}
    }
}
