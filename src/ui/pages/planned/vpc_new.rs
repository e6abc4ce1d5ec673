//! Create VPC: a planned one, whose CIDR a pool allocates.

use leptos::prelude::*;

use crate::address::{Cidr, Family};
use crate::command::{Applied, Avoid, Command, ObjectRef, Purpose};
use crate::model::PoolId;
use crate::text::{number, pool_name};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{use_words, word};
use crate::ui::pages::pool::reserve::Notes;
use crate::ui::pages::pool::take_from::TakeFrom;
use crate::ui::parts::{Card, Crumb, Empty, LinkButton, PageHeader};
use crate::ui::route::{PoolTab, Route};
use crate::ui::router::use_router;
use crate::ui::show::{object_place, object_title};
use crate::ui::state::{Desk, use_desk};

use super::block::Block;
use super::facts::Facts;
use super::pools::{For, chosen, family, lengths, of_chosen, pool_choices};

/// The key of the query that names the pool.
pub const POOL: &str = "pool";

/// The page.
#[component]
pub fn VpcNew() -> impl IntoView {
    let router = use_router();
    let asked: Option<PoolId> = router.now().query.read_as(POOL);
    let mut crumbs = vec![Crumb::link(word(|w| w.nav.pools), Route::Pools)];
    crumbs.extend(asked.map(|id| {
        let place = Route::Pool(id, PoolTab::Allocations);
        Crumb::link(object_title(ObjectRef::Pool(id)), place)
    }));
    crumbs.push(Crumb::here(word(|w| w.planned.create)));
    let choices = pool_choices(|| Some(For::New), asked);
    let any = Memo::new(move |_| choices.with(|all| !all.is_empty()));
    view! {
        <PageHeader
            title=word(|w| w.planned.create)
            crumbs
            lead=word(|w| w.planned.create_lead)
        />
        <Show when=move || any.get() fallback=NoPool>
            <Plan asked/>
        </Show>
    }
}

#[component]
fn NoPool() -> impl IntoView {
    let to = Signal::stored(Route::PoolNew.into());
    view! {
        <Empty
            title=word(|w| w.planned.no_pools)
            actions=move || view! { <LinkButton label=word(|w| w.nav.create_pool) to/> }
        />
    }
}

/// The size to begin with: the pool's default.
fn default_length(desk: Desk, pool: RwSignal<String>) -> Option<u8> {
    untrack(|| of_chosen(desk, pool, |pool| pool.rules.default)).flatten()
}

#[component]
fn Plan(asked: Option<PoolId>) -> impl IntoView {
    let (desk, words, router) = (use_desk(), use_words(), use_router());
    let choices = pool_choices(|| Some(For::New), asked);
    let pool = RwSignal::new(asked.map(|id| id.to_string()).unwrap_or_default());
    let facts = Facts::new();
    let block = Block::new(pool, move |request| {
        Some(Command::CreatePlannedVpc(chosen(pool)?, request, facts.typed()))
    });
    // A pool's own default is what its users get when they say nothing.
    Effect::new(move |before: Option<Option<PoolId>>| {
        let now = chosen(pool);
        if before.is_none_or(|before| before != now)
            && let Some(length) = default_length(desk, pool)
        {
            block.restart(Some(length));
        }
        now
    });
    let by_ipam = move || {
        let planned = &words.get().planned;
        match family(pool).get() {
            Family::V4 => planned.by_ipam,
            Family::V6 => planned.by_ipam_any,
        }
    };
    let [mask, cidr] = block.fields(family(pool), lengths(pool));
    let [label, account] = facts.fields();
    let done = move |applied: Applied| {
        let scope = of_chosen(desk, pool, |pool| pool.scope);
        let place = applied
            .object
            .and_then(|object| desk.peek(|workspace| object_place(&object, workspace, scope)));
        if let Some(place) = place {
            router.navigate(place);
        }
    };
    let back = match asked {
        Some(id) => Route::Pool(id, PoolTab::Allocations),
        None => Route::Pools,
    };
    Form::new(word(|w| w.planned.create), word(|w| w.planned.create), move || block.command())
        .part(by_ipam.into())
        .field(
            FormField::choice(
                word(|w| w.term.pool),
                pool,
                choices,
                word(|w| w.planned.choose_pool),
            )
            .needed(word(|w| w.planned.pool_needed)),
        )
        .field(mask)
        .field(cidr)
        .field(label)
        .field(account)
        .remedy(move |remedy| block.remedy(remedy))
        .done(done)
        .beside(move |_| view! { <Effects pool block/> }.into_any())
        .page(back)
}

/// Where the CIDR lies in the pool, and what is free there.
#[component]
fn Effects(pool: RwSignal<String>, block: Block) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let outcome = block.outcome();
    let said = move || {
        let planned = &words.get().planned;
        match (block.placed(), chosen(pool)) {
            (Some(cidr), Some(pool)) => {
                let size = (words.get().form.addresses)(&number::count(cidr.size()));
                let pool = desk.read(|workspace| pool_name(pool, workspace));
                (planned.effect_text)(&cidr.to_string(), &size, &pool)
            }
            _ => planned.effect_nothing.to_owned(),
        }
    };
    let placed = Signal::derive(move || block.placed().map(|cidr| (0, cidr)).into_iter().collect());
    let source = Memo::new(move |_| chosen(pool));
    view! {
        <Card title=word(|w| w.pools.effect)>
            <div class="stack">
                <p role="status">{said}</p>
                <Notes outcome/>
                {move || source.get().map(|source| view! {
                    <TakeFrom
                        source
                        placed
                        looked=(Purpose::Vpc, Avoid::Resources)
                        on_take=move |cidr: Cidr| block.pick(cidr)
                    />
                })}
            </div>
        </Card>
    }
}
