//! Several VPC CIDRs: each into the deepest pool that takes it.

use leptos::prelude::*;

use crate::command::{Command, InTheWay, ObjectRef, Reason, Refusal, Spot, VpcRow};
use crate::model::{PoolId, Workspace};
use crate::text::{number, object_name, reason_sentence};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{use_words, word};
use crate::ui::show::{Run, use_run};
use crate::ui::state::{Desk, use_desk};

use super::{ImportDialog, MOST_NAMED, Target, candidates, command};

/// The dialog. What was refused stays in view, each with the reason.
#[component]
pub fn ImportMany(import: ImportDialog) -> impl IntoView {
    let (desk, run, words) = (use_desk(), use_run(), use_words());
    let ImportDialog { many: open, targets, .. } = import;
    let failed = RwSignal::new(Vec::<(Target, Refusal)>::new());
    let done = RwSignal::new(0usize);
    let send = move || {
        let all = targets.get_untracked();
        let refused = import_all(desk, run, &all);
        let complete = refused.is_empty();
        done.set(all.len().saturating_sub(refused.len()));
        targets.set(refused.iter().map(|(target, _)| *target).collect());
        failed.set(refused);
        complete
    };
    Form::doing(import.title(), word(|w| w.rows.import_button), send)
        .idle(move || targets.with(Vec::is_empty) || !failed.with(Vec::is_empty))
        .fill(move || {
            failed.set(Vec::new());
            done.set(0);
        })
        .field(import.lead())
        .field(FormField::view(move || view! { <p>{move || words.get().rows.each_best}</p> }))
        .field(FormField::view(move || view! { <Failures failed done/> }))
        .dialog(open)
}

/// Allocates what it can in one step, which its notice offers to undo; the others with the reason
/// why not.
fn import_all(desk: Desk, run: Run, all: &[Target]) -> Vec<(Target, Refusal)> {
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
        let Err(refusal) = run.apply(command) else { break };
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
