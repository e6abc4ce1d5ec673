//! With whom a discovery is shared.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::{AccountId, DiscoveryId, Share, ShareId, ShareType, SharedObject};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, Column, DataTable, Empty, TableState};
use crate::ui::show::{AccountName, When, list_revision};
use crate::ui::state::use_desk;

/// The tab.
#[component]
pub(super) fn Sharing(id: DiscoveryId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let owner = Memo::new(move |_| -> Option<AccountId> {
        desk.read(|ws| {
            let row = ws.discoveries().get(&id)?;
            (row.share == ShareType::Shared).then(|| row.owner.clone())
        })
    });
    let rows = Memo::new(move |_| {
        desk.read(|ws| {
            let own = |share: &&Share| share.object == SharedObject::Discovery(id);
            ws.shares().iter().filter(own).map(|share| share.id).collect::<Arc<[ShareId]>>()
        })
    });
    let empty = move || {
        view! {
            <Empty
                title=word(|w| w.discoveries.not_shared)
                text=word(|w| w.discoveries.not_shared_text)
            />
        }
    };
    move || match owner.get() {
        Some(owner) => view! {
            <p class="notice">
                {move || (words.get().discoveries.shared_by)(owner.as_str())}
            </p>
        }
        .into_any(),
        None => view! {
            <Card>
            <DataTable
                name="discovery-shares"
                label=word(|w| w.discoveries.shares)
                columns=columns()
                rows
                revision=list_revision()
                state=TableState::in_address()
                empty
            />
            </Card>
        }
        .into_any(),
    }
}

fn columns() -> Vec<Column<ShareId>> {
    let desk = use_desk();
    let share = move |id: ShareId| desk.read(|ws| ws.shares().get(&id).cloned());
    let name = move |id| share(id).map(|row| row.name.to_string()).unwrap_or_default();
    vec![
        Column::text("share", word(|w| w.discoveries.share_unit), move |id| {
            let name = name(id);
            if name.is_empty() { id.to_string() } else { name }
        })
        .fixed(),
        Column::text("id", word(|w| w.term.id), |id: ShareId| id.to_string()).class("mono"),
        Column::view("principal", word(|w| w.discoveries.principal), move |id| {
            share(id).map(|row| view! { <AccountName account=row.principal/> })
        })
        .csv(move |id| share(id).map(|row| row.principal.to_string()).unwrap_or_default()),
        Column::view("since", word(|w| w.discoveries.since), move |id| {
            share(id).map(|row| view! { <When at=row.created_at/> })
        })
        .csv(move |id| share(id).map(|row| row.created_at.to_string()).unwrap_or_default())
        .sort_by_key(move |id| share(id).map(|row| row.created_at)),
    ]
}
