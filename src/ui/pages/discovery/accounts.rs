//! Whose resources a discovery found, and which IPAMs use it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::insight::Discovered;
use crate::model::{AccountId, AssociationId, DiscoveryId, Region, ResourceKind, Workspace};
use crate::text::{number, object_name};
use crate::ui::language::{use_words, word};
use crate::ui::pages::shared::AddMemberDialog;
use crate::ui::parts::{Card, Column, DataTable, Empty, Lines, TableState};
use crate::ui::route::{IpamTab, Query, Route};
use crate::ui::show::{
    AccountName, AddMemberButton, Ask, IdName, RegionName, RegionNames, When, list_revision,
    region_text, relation_text,
};
use crate::ui::state::use_desk;

/// The tab.
#[component]
pub(super) fn Accounts(id: DiscoveryId) -> impl IntoView {
    view! {
        <Card title=word(|w| w.discoveries.accounts)>
            <AccountTable id/>
        </Card>
        <Card title=word(|w| w.discoveries.ipams)>
            <IpamTable id/>
        </Card>
    }
}

/// One account, and what it owns.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Owner {
    account: Option<AccountId>,
    vpcs: usize,
    vswitches: usize,
}

fn owners(workspace: &Workspace, id: DiscoveryId) -> Vec<Owner> {
    let mut counts: BTreeMap<Option<AccountId>, (usize, usize)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for line in Discovered::of(workspace, id).tree {
        // A resource has a line for each of its CIDRs.
        if !seen.insert(line.resource) {
            continue;
        }
        let Some(resource) = workspace.resources().get(&line.resource) else { continue };
        let (vpcs, vswitches) = counts.entry(resource.account.clone()).or_default();
        match resource.kind {
            ResourceKind::Vpc => *vpcs += 1,
            ResourceKind::VSwitch => *vswitches += 1,
        }
    }
    counts
        .into_iter()
        .map(|(account, (vpcs, vswitches))| Owner { account, vpcs, vswitches })
        .collect()
}

#[component]
fn AccountTable(id: DiscoveryId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let all = Memo::new(move |_| desk.read(|ws| owners(ws, id)));
    let rows = Signal::derive(move || (0..all.with(Vec::len)).collect::<Arc<[usize]>>());
    let at = move |index: usize| all.with(|all| all.get(index).cloned());
    let account = move |index| at(index).and_then(|owner| owner.account);
    let adding = Ask::<AccountId>::new();
    let vpcs = move |index| at(index).map_or(0, |owner| owner.vpcs);
    let vswitches = move |index| at(index).map_or(0, |owner| owner.vswitches);
    let columns = vec![
        Column::view("account", word(|w| w.discoveries.account), move |index| {
            match account(index) {
                Some(account) => view! { <AccountName account/> }.into_any(),
                None => {
                    let said = &words.get().discoveries;
                    let title = said.no_account_title;
                    view! { <span class="muted" title=title>{said.no_account}</span> }.into_any()
                }
            }
        })
        .csv(move |index| account(index).map(|id| id.to_string()).unwrap_or_default())
        .sort_by_key(account)
        .fixed(),
        Column::text("relation", word(|w| w.discoveries.account_kind), move |index| {
            account(index).map(|account| relation_text(desk, words, &account)).unwrap_or_default()
        }),
        Column::text("vpcs", word(|w| w.discoveries.vpcs), move |index| number::whole(vpcs(index)))
            .sort_by_key(vpcs)
            .end(),
        Column::text("vswitches", word(|w| w.discoveries.vswitches), move |index| {
            number::whole(vswitches(index))
        })
        .sort_by_key(vswitches)
        .end(),
        Column::operations(word(|w| w.table.operation), move |index| {
            let on_refused = Callback::new(move |account| adding.about(account));
            account(index).map(|account| view! { <AddMemberButton account on_refused/> })
        }),
    ];
    let empty = || {
        view! {
            <Empty
                title=word(|w| w.discoveries.accounts_empty)
                text=word(|w| w.discoveries.accounts_empty_text)
            />
        }
    };
    view! {
        <DataTable
            name="discovery-accounts"
            label=word(|w| w.discoveries.accounts)
            columns
            rows
            revision=list_revision()
            state=TableState::in_address()
            empty
        />
        {adding.dialog(|account, open| {
            view! { <AddMemberDialog open first=Signal::stored(Some(account))/> }
        })}
    }
}

#[component]
fn IpamTable(id: DiscoveryId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let rows = Memo::new(move |_| {
        desk.read(|ws| {
            let own = ws.associations().iter().filter(|row| row.discovery == id);
            own.map(|row| row.id).collect::<Arc<[AssociationId]>>()
        })
    });
    let row = move |id: AssociationId| desk.read(|ws| ws.associations().get(&id).cloned());
    let ipam = move |id| row(id).map(|row| row.ipam);
    let name = move |id| {
        let called =
            |ipam| desk.read(|ws| object_name(&ObjectRef::Ipam(ipam), ws, words.language()));
        ipam(id).map(called).unwrap_or_default()
    };
    let home = move |id| {
        let ipam = ipam(id)?;
        desk.read(|ws| ws.ipams().get(&ipam).map(|row| row.region.clone()))
    };
    let columns = vec![
        Column::view("ipam", word(|w| w.term.id_name), move |id| {
            ipam(id).map(|ipam| {
                let to = Route::Ipam(ipam, IpamTab::Discoveries).with(Query::new());
                let own = desk
                    .read(|ws| ws.ipams().get(&ipam).map(|row| row.label.name.to_string()))
                    .unwrap_or_default();
                view! { <IdName name=own id=ipam.to_string() to/> }
            })
        })
        .csv(name)
        .sort_by_text(name)
        .fixed(),
        Column::view("region", word(|w| w.term.managed_region), move |id| {
            home(id).map(|region| view! { <RegionName region/> })
        })
        .csv(move |id| {
            home(id).map(|one| region_text(&[one], words.language())).unwrap_or_default()
        }),
        Column::view("common", word(|w| w.discoveries.common_regions), move |id| {
            view! { <RegionNames regions=desk.read(|ws| common(ws, id))/> }
        })
        .csv(move |id| region_text(&desk.read(|ws| common(ws, id)), words.language())),
        Column::view("since", word(|w| w.ipams.associated_at), move |id| {
            row(id).map(|row| view! { <When at=row.created_at/> })
        })
        .csv(move |id| row(id).map(|row| row.created_at.to_string()).unwrap_or_default()),
    ];
    let empty = || {
        view! {
            <Empty
                title=word(|w| w.discoveries.ipams_empty)
                text=word(|w| w.discoveries.ipams_empty_text)
            />
        }
    };
    view! {
        <DataTable
            name="discovery-ipams"
            label=word(|w| w.discoveries.ipams)
            columns
            rows
            lines=Lines::Two
            revision=list_revision()
            empty
        />
    }
}

/// The regions that both the IPAM and the discovery have: what is monitored.
fn common(workspace: &Workspace, id: AssociationId) -> Vec<Region> {
    let find = || {
        let row = workspace.associations().get(&id)?;
        let ipam = workspace.ipams().get(&row.ipam)?;
        let discovery = workspace.discoveries().get(&row.discovery)?;
        let theirs = workspace.discovery_regions(discovery);
        let both = ipam.effective_regions.iter().filter(|region| theirs.contains(region));
        Some(both.cloned().collect())
    };
    find().unwrap_or_default()
}
