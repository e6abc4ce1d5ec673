//! The form for a new pool, with its effect beside it.

mod effect;
mod fields;
mod form;

use std::ops::RangeInclusive;

use leptos::ev;
use leptos::prelude::*;

use crate::address::{Cidr, Family};
use crate::command::{Applied, CidrRequest, Command, CreatePool, ObjectRef, Refusal, Spot};
use crate::model::ScopeKind;
use crate::ui::language::{use_words, word};
use crate::ui::pages::pool::block_row::{BlockFields, BlockSetting, Ways};
use crate::ui::pages::pool::block_rows::{BlockRow, placed};
use crate::ui::pages::pool::settle::settled;
use crate::ui::pages::pools::NoIpam;
use crate::ui::parts::{Button, Card, Crumb, PageHeader};
use crate::ui::route::{PoolTab, Route};
use crate::ui::router::use_router;
use crate::ui::show::{Refused, RefusedAt, use_run};
use crate::ui::state::{Desk, use_desk};

use effect::Effects;
use fields::{Basics, Rules};
use form::{Chosen, PoolForm};

/// The lengths of simulated blocks (domain.md, D20).
const SIMULATED: RangeInclusive<u8> = 40..=56;

type Requests = Vec<(BlockRow, CidrRequest)>;
type Outcome = Option<Result<Applied, Refusal>>;

/// The form and what follows from it. Small and `Copy`.
#[derive(Clone, Copy)]
struct Draft {
    form: PoolForm,
    chosen: Memo<Option<Chosen>>,
    requests: Signal<Requests>,
    /// What the rules say, once something was typed.
    refusal: Signal<Option<Refusal>>,
    placed: Signal<Vec<(u32, Cidr)>>,
}

impl Draft {
    fn new(form: PoolForm, touched: RwSignal<bool>, refused: RwSignal<Option<Refusal>>) -> Draft {
        let desk = use_desk();
        let chosen = Memo::new(move |_| form.chosen());
        let requests = form.rows.requests();
        let asked = Memo::new(move |_| {
            let provision = requests.with(|all| all.iter().map(|(_, asked)| *asked).collect());
            form.command(chosen.get().as_ref()?, provision)
        });
        let asked: Signal<Option<CreatePool>> = settled(asked);
        let outcome: Memo<Outcome> = Memo::new(move |_| {
            desk.revision().track();
            Some(desk.dry_run(Command::CreatePool(asked.get()?)))
        });
        // A memo: leaving a field must not make the buttons of a refusal anew under the pointer.
        let refusal: Signal<Option<Refusal>> = Memo::new(move |_| {
            let live = outcome.get().and_then(Result::err).filter(|_| touched.get());
            live.or_else(|| refused.get())
        })
        .into();
        let placed = Signal::derive(move || {
            outcome.with(|outcome| match outcome {
                Some(Ok(applied)) => requests.with(|requests| placed(applied, requests)),
                _ => Vec::new(),
            })
        });
        Draft { form, chosen, requests, refusal, placed }
    }
}

/// The page.
#[component]
pub fn PoolNew() -> impl IntoView {
    let desk = use_desk();
    let has_ipam = Memo::new(move |_| desk.read(|workspace| !workspace.ipams().is_empty()));
    view! {
        <PageHeader
            title=word(|w| w.nav.create_pool)
            crumbs=vec![
                Crumb::link(word(|w| w.nav.pools), Route::Pools),
                Crumb::here(word(|w| w.nav.create_pool)),
            ]
        />
        <Show when=move || has_ipam.get() fallback=NoIpam>
            <Form/>
        </Show>
    }
}

#[component]
fn Form() -> impl IntoView {
    let (run, router) = (use_run(), use_router());
    let touched = RwSignal::new(false);
    let refused = RwSignal::new(None);
    let form = PoolForm::new(&router.now().query);
    let draft = Draft::new(form, touched, refused);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        touched.set(true);
        let now = form.rows.requests_now().into_iter().map(|(_, asked)| asked).collect();
        let Some(chosen) = draft.chosen.get_untracked() else { return };
        let Some(request) = untrack(|| form.command(&chosen, now)) else { return };
        let command = Command::CreatePool(CreatePool { label: form.label.label(), ..request });
        if let Some(applied) = run.into(refused, command)
            && let Some(ObjectRef::Pool(id)) = applied.object
        {
            router.navigate(Route::Pool(id, PoolTab::default()));
        }
    };
    let touch = move || {
        touched.set(true);
        refused.set(None);
    };
    view! {
        <div class="form-beside">
            <form
                class="form-cards"
                novalidate=true
                on:submit=submit
                on:input=move |_| touch()
                on:change=move |_| touch()
            >
                <Card title=word(|w| w.pools.form_basics)>
                    <div class="stack-fields">
                        <Basics draft/>
                    </div>
                </Card>
                <ProvisionCard draft/>
                <Card title=word(|w| w.pools.form_rules)>
                    <Rules draft/>
                </Card>
                <Refused refusal=draft.refusal at=RefusedAt::Whole/>
                <Actions draft/>
            </form>
            <aside class="effect">
                <Effects draft on_take=move |cidr| {
                    touch();
                    form.rows.pick(cidr);
                }/>
            </aside>
        </div>
    }
}

#[component]
fn Actions(draft: Draft) -> impl IntoView {
    let (words, router) = (use_words(), use_router());
    let blocked = move || {
        let lacks = draft
            .chosen
            .with(|chosen| chosen.as_ref().is_none_or(|chosen| draft.form.lacks_source(chosen)));
        lacks || draft.form.rows.has_unfinished()
    };
    view! {
        <div class="form-actions">
            <button type="submit" class="button primary" disabled=blocked>
                {move || words.get().nav.create_pool}
            </button>
            <Button
                label=word(|w| w.action.cancel)
                on_press=move |()| router.navigate(Route::Pools)
            />
        </div>
    }
}

/// The lengths that sized rows offer: simulated ones, or what fits into the source pool.
fn lengths(desk: Desk, draft: Draft) -> RangeInclusive<u8> {
    draft.chosen.with(|chosen| {
        let Some(chosen) = chosen else { return 0..=Family::V4.bits() };
        match chosen.source {
            None => SIMULATED,
            Some(source) => {
                let shortest = desk.read(|workspace| {
                    let pool = workspace.pools().get(&source)?;
                    pool.cidrs.iter().map(|row| row.cidr.prefix_len()).min()
                });
                shortest.unwrap_or(0)..=chosen.family.bits()
            }
        }
    })
}

#[component]
fn ProvisionCard(draft: Draft) -> impl IntoView {
    let words = use_words();
    let chosen = draft.chosen;
    let ways = Memo::new(move |_| {
        chosen.with(|chosen| match chosen.as_ref().map(|chosen| (chosen.source, chosen.kind)) {
            Some((Some(_), _)) => Ways::Both,
            Some((None, ScopeKind::Public)) => Ways::Simulated,
            Some((None, ScopeKind::Private)) | None => Ways::Typed,
        })
    });
    let family = Memo::new(move |_| {
        chosen.with(|chosen| chosen.as_ref().map_or(Family::V4, |chosen| chosen.family))
    });
    let desk = use_desk();
    let masks = Memo::new(move |_| lengths(desk, draft));
    let lead = move || {
        let pools = &words.get().pools;
        match ways.get() {
            Ways::Typed => pools.provision_lead_top,
            Ways::Both => pools.provision_lead_source,
            Ways::Simulated => pools.provision_lead_v6,
        }
    };
    let setting = BlockSetting {
        family: family.into(),
        masks: masks.into(),
        ways: ways.into(),
        refusal: draft.refusal,
        requests: draft.requests,
        placed: draft.placed,
    };
    view! {
        <Card title=word(|w| w.action.provision)>
            <p class="card-lead">{lead}</p>
            <BlockFields rows=draft.form.rows setting/>
        </Card>
    }
}

/// Where a reason of the form stands.
fn spot(draft: Draft, spot: Spot) -> Signal<Option<String>> {
    crate::ui::show::refused_at(draft.refusal, spot)
}
