//! Importing VPC CIDRs into pools that contain them (domain.md, D15).

use std::cmp::Reverse;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Command, InTheWay, Note, ObjectRef, Reason, Refusal, Remedy, Spot, VpcRow};
use crate::model::{PoolId, ResourceKey, ScopeId, Watch, Workspace};
use crate::text::{number, object_name, pool_name, reason_sentence, region_label, scope_name};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Badge, DialogWidth, FormDialog, Mark, RefusalBox, Toast, use_toasts};
use crate::ui::state::{Desk, use_desk};

use super::super::{Refused, use_run};

/// Rows that the dialog names one by one, at most.
const MOST_NAMED: usize = 12;

/// A VPC's CIDR, and the scope in which it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The VPC.
    pub key: ResourceKey,
    /// Which of its CIDRs.
    pub cidr: Cidr,
    /// The scope of its row.
    pub scope: ScopeId,
}

/// The dialog's state. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct ImportDialog {
    open: RwSignal<bool>,
    targets: RwSignal<Vec<Target>>,
}

impl ImportDialog {
    /// Opens it for these.
    pub fn open(self, targets: Vec<Target>) {
        self.targets.set(targets);
        self.open.set(true);
    }
}

/// Makes the state for a page.
pub fn use_import_dialog() -> ImportDialog {
    ImportDialog { open: RwSignal::new(false), targets: RwSignal::new(Vec::new()) }
}

/// The pools of the resource's region that contain the block: those of its own scope first, and
/// among them the deepest.
fn candidates(workspace: &Workspace, target: Target) -> Vec<PoolId> {
    let cidr = target.cidr;
    let region =
        workspace.resources().get(&target.key).and_then(|resource| resource.region.as_ref());
    let mut pools: Vec<_> = workspace
        .pools()
        .iter()
        .filter(|pool| pool.family == cidr.family() && pool.region.as_ref() == region)
        .filter(|pool| region.is_some() && pool.provisioned_around(cidr).is_some())
        .collect();
    pools.sort_by_key(|pool| (pool.scope != target.scope, Reverse(workspace.depth(pool)), pool.id));
    pools.into_iter().map(|pool| pool.id).collect()
}

fn command(pool: PoolId, target: Target, in_the_way: InTheWay) -> Command {
    let Target { key: resource, cidr, .. } = target;
    Command::AllocateVpcs(vec![VpcRow { pool, resource, cidr }], in_the_way)
}

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

/// The dialog: for one block the choice among pools, for several the deepest pool of each.
#[component]
pub fn ImportIntoPool(import: ImportDialog) -> impl IntoView {
    let (desk, run, words, toasts) = (use_desk(), use_run(), use_words(), use_toasts());
    let ImportDialog { open, targets } = import;
    let one = Memo::new(move |_| {
        targets.with(|targets| match targets.as_slice() {
            [one] => Some(*one),
            _ => None,
        })
    });
    let pools = Memo::new(move |_| {
        let Some(target) = one.get().filter(|_| open.get()) else { return Vec::new() };
        let found = desk.read(|workspace| candidates(workspace, target));
        found.into_iter().map(|pool| (pool, verdict(desk, pool, target))).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(None::<PoolId>);
    let refusal = RwSignal::new(None::<Refusal>);
    let failed = RwSignal::new(Vec::<(Target, Refusal)>::new());
    let done = RwSignal::new(0usize);
    Effect::new(move || {
        let fits = |(_, verdict): &&(PoolId, Verdict)| !matches!(verdict, Verdict::Refused(_));
        let best =
            pools.with(|pools| pools.iter().find(fits).or(pools.first()).map(|(pool, _)| *pool));
        chosen.set(best);
    });
    // Only when it opens: what was refused of several stays in view.
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if now && before != Some(true) {
            refusal.set(None);
            failed.set(Vec::new());
            done.set(0);
        }
        now
    });
    let shown_refusal = Memo::new(move |_| {
        refusal.get().or_else(|| {
            let chosen = chosen.get()?;
            pools.with(|pools| match pools.iter().find(|(pool, _)| *pool == chosen) {
                Some((_, Verdict::Refused(refusal))) => Some(refusal.clone()),
                _ => None,
            })
        })
    });
    let allocate = move |in_the_way: InTheWay| {
        let (Some(target), Some(pool)) = (one.get_untracked(), chosen.get_untracked()) else {
            return;
        };
        if run.into(refusal, command(pool, target, in_the_way)).is_some() {
            open.set(false);
        }
    };
    let on_remedy = Callback::new(move |remedy: Remedy| match remedy {
        Remedy::ReplaceReservations => allocate(InTheWay::ReplaceReservations),
        Remedy::StopIgnoring(key, cidr) => {
            run.now(Command::SetWatch(vec![(key, cidr)], Watch::Watched));
        }
        _ => {}
    });
    let submit = move |()| match one.get_untracked() {
        Some(_) => allocate(InTheWay::Refuse),
        None => {
            let all = targets.get_untracked();
            let refused = import_all(desk, &all);
            let imported = all.len().saturating_sub(refused.len());
            if imported > 0 {
                let said = (words.now().rows.imported)(&number::whole(imported));
                toasts.show(Toast::brief(said));
            }
            done.set(imported);
            open.set(!refused.is_empty());
            targets.set(refused.iter().map(|(target, _)| *target).collect());
            failed.set(refused);
        }
    };
    let disabled = Signal::derive(move || match one.get() {
        Some(_) => shown_refusal.with(Option::is_some) || chosen.get().is_none(),
        None => targets.with(Vec::is_empty) || !failed.with(Vec::is_empty),
    });
    let title = move || {
        let count = targets.with(Vec::len);
        (words.get().rows.import_title)(&number::whole(count))
    };
    view! {
        <FormDialog
            open
            title
            submit=word(|w| w.rows.import_button)
            width=DialogWidth::Normal
            disabled
            on_submit=submit
        >
            <p class="muted">{move || words.get().rows.import_lead}</p>
            <Targets targets/>
            {move || one.get().map(|target| view! {
                <PoolChoice target pools chosen/>
            })}
            {move || one.get().is_none().then(|| view! {
                <p>{move || words.get().rows.each_best}</p>
            })}
            <Refused refusal=shown_refusal on_remedy/>
            <Failures failed done/>
        </FormDialog>
    }
}

/// Allocates what it can in one step; the others with the reason why not.
fn import_all(desk: Desk, all: &[Target]) -> Vec<(Target, Refusal)> {
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for target in all {
        match deepest(desk, *target) {
            Ok(pool) => rows.push((*target, pool)),
            Err(refusal) => refused.push((*target, refusal)),
        }
    }
    while !rows.is_empty() {
        let row = |(target, pool): &(Target, PoolId)| VpcRow {
            pool: *pool,
            resource: target.key,
            cidr: target.cidr,
        };
        let command = Command::AllocateVpcs(rows.iter().map(row).collect(), InTheWay::Refuse);
        let Err(refusal) = desk.apply(command) else { break };
        // Rows that are in each other's way are told only when they are tried together.
        let (mut kept, before) = (Vec::new(), rows.len());
        for (number, (target, pool)) in rows.drain(..).enumerate() {
            let of_row = |reason: &&Reason| reason.spot == Spot::Row(number);
            let reasons: Vec<_> = refusal.reasons.iter().filter(of_row).cloned().collect();
            if reasons.is_empty() {
                kept.push((target, pool));
            } else {
                refused.push((target, Refusal { reasons }));
            }
        }
        if kept.len() == before {
            refused.extend(kept.into_iter().map(|(target, _)| (target, refusal.clone())));
            break;
        }
        rows = kept;
    }
    refused
}

/// The deepest pool of its own scope that takes it.
fn deepest(desk: Desk, target: Target) -> Result<PoolId, Refusal> {
    let own = |workspace: &Workspace, pool: &PoolId| {
        workspace.pools().get(pool).is_some_and(|pool| pool.scope == target.scope)
    };
    let pools: Vec<PoolId> = desk.peek(|workspace| {
        let all = candidates(workspace, target).into_iter();
        all.filter(|pool| own(workspace, pool)).collect()
    });
    let mut refused = Refusal { reasons: Vec::new() };
    for pool in pools {
        match desk.dry_run(command(pool, target, InTheWay::Refuse)) {
            Ok(_) => return Ok(pool),
            // The deepest pool says best why it is not possible.
            Err(refusal) if refused.reasons.is_empty() => refused = refusal,
            Err(_) => {}
        }
    }
    Err(refused)
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

/// What is to be imported.
#[component]
fn Targets(targets: RwSignal<Vec<Target>>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let list = move || {
        let all = targets.get();
        let more = all.len().saturating_sub(MOST_NAMED);
        let named = all
            .into_iter()
            .take(MOST_NAMED)
            .map(|Target { key, cidr, .. }| {
                let name = desk.peek(|workspace| {
                    object_name(&ObjectRef::Resource(key), workspace, words.language())
                });
                view! { <li><span class="mono">{cidr.to_string()}</span> " " {name}</li> }
            })
            .collect_view();
        let more = (more > 0).then(|| {
            view! { <li>{(words.get().confirm.more)(&number::whole(more))}</li> }
        });
        view! { <ul class="plain targets">{named} {more}</ul> }
    };
    view! { {list} }
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

/// What was refused of several.
#[component]
fn Failures(failed: RwSignal<Vec<(Target, Refusal)>>, done: RwSignal<usize>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    move || {
        let failed = failed.get();
        if failed.is_empty() {
            return None;
        }
        let all = number::whole(done.get().saturating_add(failed.len()));
        let said = (words.get().rows.partly)(&number::whole(done.get()), &all);
        let rows =
            failed.into_iter().take(MOST_NAMED).map(|(Target { key, cidr, .. }, refusal)| {
                let why = desk.peek(|workspace| {
                    let reason = refusal.reasons.first();
                    let name = object_name(&ObjectRef::Resource(key), workspace, words.language());
                    let why = reason.map_or_else(
                        || words.get().rows.no_pool.to_owned(),
                        |reason| reason_sentence(reason, workspace, words.language()),
                    );
                    format!("{name}: {why}")
                });
                view! { <li><span class="mono">{cidr.to_string()}</span> " " {why}</li> }
            });
        Some(view! {
            <p>{said}</p>
            <ul class="plain targets">{rows.collect_view()}</ul>
        })
    }
}
