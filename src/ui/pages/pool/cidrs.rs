//! The provisioned CIDRs of a pool.

use std::sync::Arc;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Command, ObjectRef};
use crate::insight::provisioned_usage;
use crate::model::{CidrOrigin, PoolId, ProvisionedCidr};
use crate::text::{Concept, cidr_origin_word, lifecycle_word, number};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    Badge, Button, ButtonKind, Card, Column, CopyText, DataTable, Empty, Icon, Lines, Mark,
    TableState, Usage, UsageBar,
};
use crate::ui::show::{DeleteDialog, Explain, LifecycleBadge, owner_only, use_asked};
use crate::ui::state::{Desk, use_desk};

use super::provision::ProvisionDialog;

/// The tab.
#[component]
pub fn Cidrs(id: PoolId) -> impl IntoView {
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        let blocks = desk
            .read(|workspace| workspace.pools().get(&id).map(|pool| pool.blocks()))
            .unwrap_or_default();
        Arc::<[Cidr]>::from(blocks)
    });
    let provisioning = use_asked("provision");
    let (leaving, asking) = (RwSignal::new(None::<Cidr>), RwSignal::new(false));
    let deprovision = Callback::new(move |cidr: Cidr| {
        leaving.set(Some(cidr));
        asking.set(true);
    });
    let why = owner_only(ObjectRef::Pool(id));
    let provision = move || {
        view! {
            <Button
                label=word(|w| w.action.provision)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                disabled=Signal::derive(move || why.some().is_some())
                title=why
                on_press=move |()| provisioning.set(true)
            />
        }
    };
    view! {
        <div class="tab-actions"><Explain concept=Concept::Provision/> {provision()}</div>
        <Card>
        <DataTable
            name="pool-cidrs"
            label=word(|w| w.pools.cidrs)
            columns=columns(desk, id, deprovision)
            rows
            state=TableState::in_address()
            lines=Lines::Two
            revision=desk.revision()
            empty=move || {
                view! {
                    <Empty
                        title=word(|w| w.pools.cidrs_none)
                        text=word(|w| w.pools.cidrs_none_text)
                        actions=provision
                    />
                }
            }
        />
        </Card>
        <ProvisionDialog id open=provisioning/>
        {move || leaving.get().map(|cidr| view! { <Deprovision id cidr open=asking/> })}
    }
}

#[component]
fn Deprovision(id: PoolId, cidr: Cidr, open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    view! {
        <DeleteDialog
            open
            title=move || (words.get().confirm.title_cidr)(&cidr.to_string())
            command=move |dependants| Command::Deprovision(id, cidr, dependants)
            confirm=word(|w| w.action.deprovision)
        />
    }
}

fn columns(desk: Desk, id: PoolId, deprovision: Callback<Cidr>) -> Vec<Column<Cidr>> {
    let words = use_words();
    let row = move |cidr: Cidr| -> Option<ProvisionedCidr> {
        desk.read(|workspace| {
            let pool = workspace.pools().get(&id)?;
            pool.cidrs.iter().find(|row| row.cidr == cidr).copied()
        })
    };
    let source = move |cidr: Cidr| -> String {
        let around = desk.read(|workspace| {
            let source = workspace.pools().get(&id)?.source_pool?;
            workspace.pools().get(&source)?.provisioned_around(cidr)
        });
        around.map_or_else(|| words.get().part.dash.to_owned(), |row| row.cidr.to_string())
    };
    let usage = move |cidr: Cidr| {
        let usage = desk.read(|workspace| provisioned_usage(workspace, id, cidr));
        Usage { used: usage.allocated(), total: cidr.size() }
    };
    let why = owner_only(ObjectRef::Pool(id));
    let origin = move |cidr: Cidr| row(cidr).map(|row| row.origin).unwrap_or_default();
    vec![
        Column::view("cidr", word(|w| w.term.cidr), |cidr: Cidr| {
            view! { <CopyText text=cidr.to_string()/> }
        })
        .csv(|cidr| cidr.to_string())
        .sort_by_key(|cidr| cidr)
        .fixed(),
        Column::view("status", word(|w| w.term.status), |_| {
            view! { <LifecycleBadge status=crate::model::Lifecycle::Created/> }
        })
        .csv(move |_| {
            lifecycle_word(crate::model::Lifecycle::Created, words.language()).to_owned()
        }),
        Column::view("origin", word(|w| w.pools.origin), move |cidr| match origin(cidr) {
            CidrOrigin::Simulated => view! {
                <span title=move || words.get().pools.simulated_note>
                    <Badge
                        mark=Mark::Warn
                        label=move || cidr_origin_word(CidrOrigin::Simulated, words.language())
                    />
                </span>
            }
            .into_any(),
            CidrOrigin::Real => cidr_origin_word(CidrOrigin::Real, words.language()).into_any(),
        })
        .csv(move |cidr| cidr_origin_word(origin(cidr), words.language()).to_owned()),
        Column::view("addresses", word(|w| w.pools.addresses), |cidr: Cidr| {
            view! {
                <span title=number::exact(cidr.size())>{number::count(cidr.size())}</span>
            }
        })
        .csv(|cidr| cidr.size().to_string())
        .sort_by_key(|cidr| cidr.size())
        .end(),
        Column::view("usage", word(|w| w.pools.allocated), move |cidr| {
            view! { <UsageBar usage=Some(usage(cidr))/> }
        })
        .csv(move |cidr| usage(cidr).used.to_string())
        .sort_by_key(move |cidr| usage(cidr).used.percent_of(cidr.size(), 4)),
        Column::text("source", word(|w| w.pools.source_cidr), source).class("mono"),
        Column::operations(word(|w| w.term.operation), move |cidr| {
            view! {
                <Button
                    label=word(|w| w.action.deprovision)
                    kind=ButtonKind::Quiet
                    disabled=Signal::derive(move || why.some().is_some())
                    title=why
                    on_press=move |()| deprovision.run(cidr)
                />
            }
        }),
    ]
}
