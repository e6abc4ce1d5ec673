//! What an owner shares: what it brings, and accepting it.

use leptos::prelude::*;

use crate::command::{
    Command, ObjectRef, OfferedDiscovery, OfferedPool, Refusal, ShareFile, SharingCommand, Yours,
};
use crate::model::{AccountId, Label, SharedObject};
use crate::text::{number, object_name, region_label};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Badge, Button, ButtonKind, Detail, DetailsList, Ground, Mark};
use crate::ui::route::{DiscoveryTab, PoolTab, Route};
use crate::ui::router::use_router;
use crate::ui::show::{AccountName, Refused, When, live_refusal, use_run};
use crate::ui::state::use_desk;

use super::super::session::Session;

/// The preview of a share file, with the button that accepts it.
#[component]
pub(super) fn Offer(session: Session, file: ShareFile) -> impl IntoView {
    let run = use_run();
    let router = use_router();
    let file = StoredValue::new(file);
    let command = move || {
        let file = file.try_get_value()?;
        Some(Command::Sharing(SharingCommand::Accept(Box::new(file))))
    };
    let refused = RwSignal::new(None::<Refusal>);
    let live = live_refusal(command);
    let refusal = Signal::derive(move || live.get().or_else(|| refused.get()));
    let accepted = RwSignal::new(None::<Option<Route>>);
    let accept = move |()| {
        let Some(applied) = command().and_then(|command| run.into(refused, command)) else {
            return;
        };
        let route = match applied.object {
            Some(ObjectRef::Pool(id)) => Some(Route::Pool(id, PoolTab::default())),
            Some(ObjectRef::Discovery(id)) => Some(Route::Discovery(id, DiscoveryTab::default())),
            _ => None,
        };
        // Other files of the drop still want an answer.
        match route {
            Some(route) if session.is_single() => {
                session.clear();
                router.navigate(route);
            }
            route => accepted.set(Some(route)),
        }
    };
    view! {
        {file.with_value(head)}
        {file.with_value(contents)}
        <Show
            when=move || accepted.with(Option::is_none)
            fallback=move || view! { <Accepted route=accepted.get().flatten()/> }
        >
            <Refused refusal/>
            <div class="form-actions">
                <Button
                    label=word(|w| w.sharing.accept)
                    kind=ButtonKind::Primary
                    disabled=Signal::derive(move || live.with(Option::is_some))
                    on_press=accept
                />
            </div>
        </Show>
    }
}

/// From whom, for whom, and as of when.
fn head(file: &ShareFile) -> AnyView {
    let (owner, name) = (file.owner.clone(), file.owner_name.to_string());
    let (principal, at) = (file.principal.clone(), file.issued_at);
    view! {
        <DetailsList>
            <Detail label=word(|w| w.sharing.offer_from)>
                <FileAccount account=owner name/>
            </Detail>
            <Detail label=word(|w| w.sharing.offer_to)>
                <AccountName account=principal/>
            </Detail>
            <Detail label=word(|w| w.sharing.written_at)>
                <When at/>
            </Detail>
        </DetailsList>
    }
    .into_any()
}

/// An account by the name that the file gives it, where none is known here.
#[component]
fn FileAccount(account: AccountId, name: String) -> impl IntoView {
    let known = use_desk().peek(|workspace| workspace.account_name(&account).is_some());
    let told = (!known && !name.is_empty()).then_some(name);
    view! {
        <AccountName account/>
        {told.map(|name| view! { " "<span class="muted">{name}</span> })}
    }
}

fn contents(file: &ShareFile) -> AnyView {
    let words = use_words();
    let pools = file.pools.iter().map(pool_line).collect_view();
    let discoveries = file.discoveries.iter().map(discovery_line).collect_view();
    let withdrawn = file.withdrawn.iter().map(|object| withdrawn_line(*object)).collect_view();
    view! {
        <h3>{move || words.get().sharing.brings}</h3>
        <ul class="offered">{pools} {discoveries} {withdrawn}</ul>
    }
    .into_any()
}

/// Whether something is new here, or known already.
fn news(object: SharedObject) -> AnyView {
    let (desk, words) = (use_desk(), use_words());
    let known = desk.peek(|workspace| workspace.accepted().contains(&object));
    let label = move || {
        let sharing = &words.get().sharing;
        if known { sharing.is_update } else { sharing.is_new }
    };
    view! { <Badge mark=Mark::Good label ground=Ground::Soft/> }.into_any()
}

fn name_of(label: &Label, id: &impl ToString) -> String {
    if label.name.is_empty() { id.to_string() } else { label.name.to_string() }
}

fn pool_line(offered: &OfferedPool) -> impl IntoView + use<> {
    let words = use_words();
    let pool = &offered.pool;
    let name = name_of(&pool.label, &pool.id);
    let blocks: Vec<String> = pool.blocks().iter().map(ToString::to_string).collect();
    let blocks = blocks.join(", ");
    let all = offered.allocations.len();
    let yours = offered.allocations.iter().filter(|row| row.yours == Yours::Yes).count();
    let refused = offered.refused.len();
    let said = move || {
        let sharing = &words.get().sharing;
        match blocks.is_empty() {
            true => (sharing.brings_empty_pool)(&name),
            false => (sharing.brings_pool)(&name, &blocks),
        }
    };
    let more = move || {
        let sharing = &words.get().sharing;
        let mut parts = vec![(sharing.brings_allocations)(&number::whole(all))];
        if yours > 0 {
            parts.push((sharing.brings_yours)(&number::whole(yours)));
        }
        if refused > 0 {
            parts.push((sharing.brings_refused)(&number::whole(refused)));
        }
        parts.join(" · ")
    };
    view! {
        <li>
            {news(SharedObject::Pool(pool.id))}
            <span>{said}</span>
            <span class="muted">{more}</span>
        </li>
    }
}

fn discovery_line(offered: &OfferedDiscovery) -> impl IntoView + use<> {
    let words = use_words();
    let row = &offered.discovery;
    let (name, region) = (name_of(&row.label, &row.id), row.region.clone());
    let resources: usize = offered.sources.iter().map(|source| source.resources.len()).sum();
    let addresses: usize = offered.sources.iter().map(|source| source.addresses.len()).sum();
    let said = move || {
        let region = region_label(&region, words.language());
        (words.get().sharing.brings_discovery)(&name, &region)
    };
    let more = move || {
        let sharing = &words.get().sharing;
        let mut parts = vec![(sharing.brings_resources)(&number::whole(resources))];
        if addresses > 0 {
            parts.push((sharing.brings_addresses)(&number::whole(addresses)));
        }
        parts.join(" · ")
    };
    view! {
        <li>
            {news(SharedObject::Discovery(row.id))}
            <span>{said}</span>
            <span class="muted">{more}</span>
        </li>
    }
}

fn withdrawn_line(object: SharedObject) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    // As it was when the file came: accepting takes it away.
    let known = desk.peek(|workspace| workspace.accepted().contains(&object));
    let object = ObjectRef::of_shared(object);
    let name = desk.peek(|workspace| object_name(&object, workspace, words.language_now()));
    let said = move || {
        let sharing = &words.get().sharing;
        if known { (sharing.withdraws)(&name) } else { (sharing.withdraws_unknown)(&name) }
    };
    view! {
        <li>
            <Badge mark=Mark::Warn label=word(|w| w.sharing.is_end) ground=Ground::Soft/>
            <span>{said}</span>
        </li>
    }
}

/// The file is taken in; its first object, where it brought one.
#[component]
fn Accepted(route: Option<Route>) -> impl IntoView {
    let words = use_words();
    view! {
        <p class="with-action" role="status">
            <Badge mark=Mark::Good label=word(|w| w.sharing.accepted)/>
            {route
                .map(|route| {
                    view! { <a href=route.href()>{move || words.get().action.open}</a> }
                })}
        </p>
    }
}
