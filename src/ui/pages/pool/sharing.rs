//! With whom a pool is shared.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::{PoolId, Share, ShareId, SharedObject};
use crate::ui::language::word;
use crate::ui::parts::{Card, Column, CopyText, DataTable, Empty};
use crate::ui::show::{IdName, When};
use crate::ui::state::{Desk, use_desk};

/// The tab.
#[component]
pub fn Sharing(id: PoolId) -> impl IntoView {
    let desk = use_desk();
    let rows = Memo::new(move |_| {
        desk.read(|workspace| {
            let shares = workspace.shares().iter();
            let own = shares.filter(|share| share.object == SharedObject::Pool(id));
            own.map(|share| share.id).collect::<Arc<[ShareId]>>()
        })
    });
    view! {
        <Card>
        <DataTable
            name="pool-shares"
            label=word(|w| w.nav.tab_sharing)
            columns=columns(desk)
            rows
            revision=desk.revision()
            empty=|| {
                view! {
                    <Empty
                        title=word(|w| w.pools.shares_none)
                        text=word(|w| w.pools.shares_none_text)
                    />
                }
            }
        />
        </Card>
    }
}

fn columns(desk: Desk) -> Vec<Column<ShareId>> {
    fn of<T>(desk: Desk, id: ShareId, read: impl FnOnce(&Share) -> T) -> Option<T> {
        desk.read(|workspace| workspace.shares().get(&id).map(read))
    }
    let name = move |id| of(desk, id, |share| share.name.to_string()).unwrap_or_default();
    let principal = move |id| of(desk, id, |share| share.principal.to_string()).unwrap_or_default();
    vec![
        Column::view("share", word(|w| w.pools.share_unit), move |id: ShareId| {
            view! { <IdName name=name(id) id=id.to_string()/> }
        })
        .csv(move |id| format!("{} {id}", name(id)))
        .sort_by_key(name)
        .fixed(),
        Column::view("principal", word(|w| w.pools.principal), move |id| {
            view! { <CopyText text=principal(id)/> }
        })
        .csv(principal)
        .sort_by_key(principal),
        Column::view("created", word(|w| w.term.created), move |id| {
            of(desk, id, |share| share.created_at).map(|at| view! { <When at/> })
        })
        .csv(move |id| of(desk, id, |share| share.created_at.to_string()).unwrap_or_default())
        .sort_by_key(move |id| of(desk, id, |share| share.created_at)),
    ]
}
