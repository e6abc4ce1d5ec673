//! One VPC CIDR: into which pool.

use leptos::prelude::*;

use crate::command::{InTheWay, Note, Refusal, Remedy};
use crate::model::PoolId;
use crate::text::{pool_name, region_label, scope_name};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Badge, Mark, RefusalBox};
use crate::ui::state::{Desk, use_desk};

use super::{ImportDialog, Target, candidates, command};

/// What a pool would make of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Verdict {
    Fits,
    BreaksRules,
    Refused(Refusal),
}

impl Verdict {
    fn mark(&self) -> Mark {
        match self {
            Verdict::Fits => Mark::Good,
            Verdict::BreaksRules => Mark::Warn,
            Verdict::Refused(_) => Mark::Bad,
        }
    }

    fn word(&self, words: &'static crate::text::Words) -> &'static str {
        match self {
            Verdict::Fits => words.rows.fits,
            Verdict::BreaksRules => words.rows.breaks,
            Verdict::Refused(_) => words.rows.taken,
        }
    }
}

/// The dialog. The pool that fits best is chosen from the start.
#[component]
pub fn ImportOne(import: ImportDialog) -> impl IntoView {
    let desk = use_desk();
    let open = import.one;
    let target = Memo::new(move |_| import.targets.with(|targets| targets.first().copied()));
    let pools = Memo::new(move |_| {
        let Some(target) = target.get().filter(|_| open.get()) else { return Vec::new() };
        let found = desk.read(|workspace| candidates(workspace, target));
        found.into_iter().map(|pool| (pool, verdict(desk, pool, target))).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(None::<PoolId>);
    let in_the_way = RwSignal::new(InTheWay::Refuse);
    Effect::new(move || {
        let fits = |(_, verdict): &&(PoolId, Verdict)| !matches!(verdict, Verdict::Refused(_));
        let best =
            pools.with(|pools| pools.iter().find(fits).or(pools.first()).map(|(pool, _)| *pool));
        chosen.set(best);
    });
    // What was agreed to for one pool says nothing about another.
    Effect::new(move || {
        chosen.track();
        in_the_way.set(InTheWay::Refuse);
    });
    let choice = move || {
        let shown = move |target| view! { <PoolChoice target pools chosen/> };
        view! { {move || target.get().map(shown)} }
    };
    Form::new(import.title(), word(|w| w.rows.import_button), move || {
        Some(command(chosen.get()?, target.get()?, in_the_way.get()))
    })
    .once_accepted()
    .fill(move || in_the_way.set(InTheWay::Refuse))
    .remedy(move |remedy| {
        if remedy == Remedy::ReplaceReservations {
            in_the_way.set(InTheWay::ReplaceReservations);
        }
    })
    .field(import.lead())
    .field(FormField::view(choice))
    .dialog(open)
}

fn verdict(desk: Desk, pool: PoolId, target: Target) -> Verdict {
    match desk.dry_run(command(pool, target, InTheWay::Refuse)) {
        Err(refusal) => Verdict::Refused(refusal),
        Ok(applied) => {
            let breaks = |note: &Note| matches!(note, Note::BreaksRules(_));
            if applied.notes.iter().any(breaks) { Verdict::BreaksRules } else { Verdict::Fits }
        }
    }
}

#[component]
fn PoolChoice(
    target: Target,
    pools: Memo<Vec<(PoolId, Verdict)>>,
    chosen: RwSignal<Option<PoolId>>,
) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let none = move || {
        let region = desk.peek(|workspace| {
            let resource = workspace.resources().get(&target.key)?;
            Some(region_label(resource.region.as_ref()?, words.language()))
        });
        let rows = &words.get().rows;
        let said = region.map(|region| (rows.no_pool_for)(&target.cidr.to_string(), &region));
        view! { <RefusalBox message=format!("{} {}", said.unwrap_or_default(), rows.no_pool)/> }
    };
    let list = move || {
        let pools = pools.get();
        if pools.is_empty() {
            return none().into_any();
        }
        let options = pools.into_iter().map(|(pool, verdict)| {
            let (name, scope) = desk.peek(|workspace| {
                let scope = workspace.pools().get(&pool).map(|pool| pool.scope);
                let scope = scope.map(|scope| scope_name(scope, workspace, words.language()));
                (pool_name(pool, workspace), scope)
            });
            let mark = verdict.mark();
            view! {
                <label class="check-row">
                    <input
                        type="radio"
                        name="pool"
                        prop:checked=move || chosen.get() == Some(pool)
                        on:change=move |_| chosen.set(Some(pool))
                    />
                    <span>{name} " " <span class="muted">{scope}</span></span>
                    <Badge mark label=move || verdict.word(words.get())/>
                </label>
            }
        });
        view! {
            <fieldset class="pool-choice">
                <legend>{words.get().rows.pool_choice}</legend>
                {options.collect_view()}
            </fieldset>
        }
        .into_any()
    };
    view! { {list} }
}
