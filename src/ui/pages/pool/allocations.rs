//! What is allocated from a pool.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::{Allocation, AllocationId, AllocationTarget, PoolId, Resource, Workspace};
use crate::text::{Concept, number, region_label};
use crate::ui::language::{UseWords, use_words, word};
use crate::ui::pages::planned::POOL;
use crate::ui::parts::{
    Button, ButtonKind, Card, Column, CopyText, DataTable, Empty, Icon, Lines, LinkButton, Menu,
    MenuItem, Shorten, TableState,
};
use crate::ui::route::{PoolTab, Query, Route};
use crate::ui::show::{
    EditLabelDialog, Explain, IdName, PlannedMark, ReleaseDialog, Releasing, When, name_cell,
    object_place, on_asked, owner_only, use_asked,
};
use crate::ui::state::{Desk, use_desk};

use super::allocate_vpc::AllocateVpcDialog;
use super::claims::{RefusedClaims, claim_column, release_refused};
use super::picture::target_name;
use super::reserve::{ReserveDialog, Reserving};

/// The tab.
#[component]
pub fn Allocations(id: PoolId) -> impl IntoView {
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        desk.read(|workspace| {
            workspace.allocations_in(id).map(|row| row.id).collect::<Arc<[AllocationId]>>()
        })
    });
    let reserving = Reserving::new(id);
    on_asked("reserve", move |block| match block.parse() {
        Ok(block) => reserving.start_with(block),
        Err(_) => reserving.start(),
    });
    let linking = use_asked("allocate");
    let selection = RwSignal::new(HashSet::new());
    let asks = Asks::new();
    let buttons = move || {
        view! {
            <Button
                label=word(|w| w.pools.allocate_vpc)
                icon=Icon::Link
                on_press=move |()| linking.set(true)
            />
            <LinkButton
                label=word(|w| w.planned.create)
                icon=Icon::Planner
                to=Signal::stored(Route::VpcNew.with(Query::new().with(POOL, id)))
            />
            <Button
                label=word(|w| w.pools.reserve)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| reserving.start()
            />
        }
    };
    view! {
        <div class="tab-actions"><Explain concept=Concept::Allocate/> {buttons()}</div>
        <RefusedClaims id reserving/>
        <Card>
        <DataTable
            name="pool-allocations"
            label=word(|w| w.nav.tab_allocations)
            columns=columns(desk, id, asks)
            rows
            state=TableState::in_address()
            lines=Lines::Two
            revision=desk.revision()
            selection
            bulk=move || {
                view! {
                    <Button
                        label=word(|w| w.action.release)
                        on_press=move |()| {
                            let mut chosen: Vec<_> = selection.get_untracked().into_iter().collect();
                            chosen.sort_unstable();
                            asks.releasing.ask(chosen);
                            selection.set(HashSet::new());
                        }
                    />
                }
            }
            empty=move || {
                view! {
                    <Empty
                        title=word(|w| w.pools.allocations_none)
                        text=word(|w| w.pools.allocations_none_text)
                        actions=buttons
                    />
                }
            }
        />
        </Card>
        <ReserveDialog id state=reserving/>
        <AllocateVpcDialog id open=linking/>
        <ReleaseDialog releasing=asks.releasing/>
        {move || {
            asks.edited.get().map(|id| view! {
                <EditLabelDialog open=asks.editing object=ObjectRef::Allocation(id)/>
            })
        }}
    }
}

/// What was asked to be edited or released.
#[derive(Clone, Copy)]
struct Asks {
    edited: RwSignal<Option<AllocationId>>,
    editing: RwSignal<bool>,
    releasing: Releasing,
}

impl Asks {
    fn new() -> Asks {
        Asks {
            edited: RwSignal::new(None),
            editing: RwSignal::new(false),
            releasing: Releasing::new(),
        }
    }

    fn edit(self, id: AllocationId) {
        self.edited.set(Some(id));
        self.editing.set(true);
    }
}

/// Reads small values of one allocation, tracked.
#[derive(Clone, Copy)]
struct Reader {
    desk: Desk,
    words: UseWords,
}

impl Reader {
    fn row<T: Default>(
        self,
        id: AllocationId,
        read: impl FnOnce(&Workspace, &Allocation) -> T,
    ) -> T {
        self.desk.read(|workspace| match workspace.allocations().get(&id) {
            Some(row) => read(workspace, row),
            None => T::default(),
        })
    }

    fn target(self, id: AllocationId) -> Option<AllocationTarget> {
        self.row(id, |_, row| Some(row.target))
    }

    fn kind(self, id: AllocationId) -> &'static str {
        let term = &self.words.get().term;
        match self.target(id) {
            Some(AllocationTarget::Vpc(_)) => term.vpc,
            Some(AllocationTarget::SubPool(_)) => term.pool,
            Some(AllocationTarget::Custom) => term.custom_allocation,
            None => "",
        }
    }

    fn resource<T>(self, id: AllocationId, read: impl FnOnce(&Resource) -> Option<T>) -> Option<T> {
        self.row(id, |workspace, row| match row.target {
            AllocationTarget::Vpc(key) => Some(read(workspace.resources().get(&key)?)),
            _ => None,
        })
        .flatten()
    }

    fn target_name(self, id: AllocationId) -> String {
        let language = self.words.language();
        self.row(id, |workspace, row| match row.target {
            AllocationTarget::Custom => String::new(),
            _ => target_name(row, workspace, language),
        })
    }

    /// The id that its cloud, or this workspace, gave what has it; none for reservations.
    fn target_id(self, id: AllocationId) -> String {
        match self.target(id) {
            Some(AllocationTarget::Vpc(_)) => {
                self.resource(id, |resource| Some(resource.external_id().to_string()))
            }
            Some(AllocationTarget::SubPool(pool)) => Some(pool.to_string()),
            Some(AllocationTarget::Custom) | None => None,
        }
        .unwrap_or_default()
    }

    fn region(self, id: AllocationId) -> String {
        let language = self.words.language();
        let own = self.resource(id, |resource| resource.region.clone());
        let region = own.or_else(|| {
            self.row(id, |workspace, row| {
                let pool = workspace.pools().get(&row.pool)?;
                let managed =
                    || workspace.ipam_of_scope(pool.scope).map(|ipam| ipam.region.clone());
                pool.region.clone().or_else(managed)
            })
        });
        region.map(|region| region_label(&region, language)).unwrap_or_default()
    }

    fn owner(self, id: AllocationId) -> String {
        let own = self.resource(id, |resource| resource.account.clone());
        // Of a pool that this account shares, what a principal holds is the principal's.
        let holder = || {
            self.desk.read(|workspace| {
                let claim = workspace.claims().get(&id)?;
                let shares = workspace.accepted_pool(claim.pool).is_none();
                claim.principal.clone().filter(|_| shares)
            })
        };
        let account = own.or_else(holder).or_else(|| {
            self.row(id, |workspace, row| {
                workspace.pools().get(&row.pool).map(|pool| pool.owner.clone())
            })
        });
        account.map(|account| account.to_string()).unwrap_or_default()
    }

    fn source(self, id: AllocationId) -> String {
        self.row(id, |workspace, row| {
            let pool = workspace.pools().get(&row.pool)?;
            Some(pool.provisioned_around(row.cidr)?.cidr.to_string())
        })
        .unwrap_or_default()
    }
}

fn columns(desk: Desk, pool: PoolId, asks: Asks) -> Vec<Column<AllocationId>> {
    let of = Reader { desk, words: use_words() };
    let cidr = move |id| of.row(id, |_, row| Some(row.cidr));
    let mut columns = vec![
        Column::view("allocation", word(|w| w.term.id_name), move |id: AllocationId| {
            let name = of.row(id, |_, row| row.name.to_string());
            view! { <IdName name id=id.to_string()/> }
        })
        .csv(move |id| format!("{} {id}", of.row(id, |_, row| row.name.to_string())))
        .sort_by_text(move |id| of.row(id, |_, row| row.name.to_string()))
        .fixed(),
        Column::view("cidr", word(|w| w.term.cidr), move |id| {
            cidr(id).map(|cidr| {
                view! {
                    <span class="two-line">
                        <CopyText text=cidr.to_string()/>
                        <span class="muted" title=number::exact(cidr.size())>
                            {number::count(cidr.size())}
                        </span>
                    </span>
                }
            })
        })
        .csv(move |id| cidr(id).map(|cidr| cidr.to_string()).unwrap_or_default())
        .sort_by_key(cidr),
        Column::text("source", word(|w| w.pools.source_cidr), move |id| of.source(id))
            .class("mono")
            .from_width(1_360),
        Column::text("type", word(|w| w.term.resource_type), move |id| of.kind(id).to_owned()),
    ];
    columns.extend(resource_columns(of, pool));
    // The table is made for one pool, and accepting one makes its page anew.
    if desk.peek(|workspace| workspace.accepted_pool(pool).is_some()) {
        columns.push(claim_column(desk));
    }
    columns
        .push(Column::operations(word(|w| w.term.operation), move |id| operations(of, asks, id)));
    columns
}

fn resource_columns(of: Reader, pool: PoolId) -> [Column<AllocationId>; 4] {
    [
        Column::view("resource", word(|w| w.pools.resource_id), move |id| {
            resource_cell(of, pool, id)
        })
        .csv(move |id| format!("{} {}", of.target_name(id), of.target_id(id)).trim().to_owned())
        .sort_by_text(move |id| of.target_name(id)),
        Column::text("region", word(|w| w.term.region), move |id| of.region(id)),
        Column::text("owner", word(|w| w.term.owner), move |id| of.owner(id))
            .class("mono")
            .from_width(1_560),
        Column::view("created", word(|w| w.term.created), move |id| {
            of.row(id, |_, row| Some(row.created_at)).map(|at| view! { <When at/> })
        })
        .csv(move |id| of.row(id, |_, row| row.created_at.to_string()))
        .sort_by_key(move |id| of.row(id, |_, row| Some(row.created_at))),
    ]
}

fn resource_cell(of: Reader, pool: PoolId, id: AllocationId) -> impl IntoView {
    let words = of.words;
    let scope = of.desk.peek(|workspace| workspace.pools().get(&pool).map(|pool| pool.scope));
    let gone = of.row(id, |_, row| row.unmonitored_since);
    let planned = match of.target(id) {
        Some(AllocationTarget::Vpc(key)) => Some(key),
        _ => None,
    };
    let object = match of.target(id) {
        Some(AllocationTarget::Vpc(key)) => ObjectRef::Resource(key),
        Some(AllocationTarget::SubPool(pool)) => ObjectRef::Pool(pool),
        Some(AllocationTarget::Custom) | None => {
            return view! { <span class="muted">{move || words.get().part.dash}</span> }.into_any();
        }
    };
    let target = of.target_id(id);
    let place = of.desk.peek(|workspace| object_place(&object, workspace, scope));
    let href = place.map(|place| place.href());
    view! {
        <span class="id-name">
            <span class="name-line">
            {name_cell(of.target_name(id), href.clone())}
            {planned.map(|key| view! { <PlannedMark key/> })}
            {gone
                .map(|_| {
                    view! {
                        <span class="muted">{move || words.get().pools.unmonitored_since}</span>
                    }
                })}
            </span>
            <CopyText text=target shorten=Shorten::Middle href=href.unwrap_or_default()/>
        </span>
    }
    .into_any()
}

fn operations(of: Reader, asks: Asks, id: AllocationId) -> impl IntoView {
    if let Some(AllocationTarget::SubPool(pool)) = of.target(id) {
        let words = of.words;
        let href = Route::Pool(pool, PoolTab::Cidrs).href();
        return view! {
            <a
                class="button quiet"
                href=href
                title=move || words.get().pools.release_sub_pool
            >
                {move || words.get().action.open}
            </a>
        }
        .into_any();
    }
    let why = release_refused(of.desk, id);
    let fixed = owner_only(ObjectRef::Allocation(id));
    view! {
        <Button
            label=word(|w| w.action.release)
            kind=ButtonKind::Quiet
            disabled=Signal::derive(move || why.some().is_some())
            title=why
            on_press=move |()| asks.releasing.ask(vec![id])
        />
        <Menu items=vec![
            MenuItem::action(word(|w| w.action.edit), move |()| asks.edit(id)).refused(fixed),
        ]/>
    }
    .into_any()
}
