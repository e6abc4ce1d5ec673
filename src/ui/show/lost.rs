//! The resources that a command would take away, as a list.

use leptos::prelude::*;

use crate::command::Command;
use crate::model::{ResourceKey, RowOp};
use crate::text::{number, resource_kind_word, resource_name};
use crate::ui::language::use_words;
use crate::ui::state::{Desk, use_desk};

/// Most resources that the list names one by one.
const MOST_NAMED: usize = 12;

/// What a command would take away, in the order of its change; nothing where it is refused.
pub fn losses(desk: Desk, command: Command) -> Vec<ResourceKey> {
    let Ok(applied) = desk.dry_run(command) else { return Vec::new() };
    let gone = |op: &RowOp| match op {
        RowOp::Resources(delta) if delta.after.is_none() => {
            delta.before.as_ref().map(|row| row.key)
        }
        _ => None,
    };
    applied.change.ops.iter().filter_map(gone).collect()
}

/// Each by type, name and CIDRs.
#[component]
pub fn Lost(#[prop(into)] lost: Signal<Vec<ResourceKey>>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let line = move |key: &ResourceKey| {
        desk.peek(|workspace| {
            let row = workspace.resources().get(key)?;
            let cidrs: Vec<String> = row.cidrs.iter().map(|row| row.cidr.to_string()).collect();
            let kind = resource_kind_word(row.kind, words.language());
            let name = resource_name(*key, workspace, words.language());
            Some((words.get().planned.one_of_them)(kind, &name, &cidrs.join(", ")))
        })
    };
    move || {
        let all = lost.get();
        let more = all.len().saturating_sub(MOST_NAMED);
        let lines =
            all.iter().take(MOST_NAMED).filter_map(line).map(|one| view! { <li>{one}</li> });
        let lines = lines.collect_view();
        let more = (more > 0).then(|| {
            view! { <li>{(words.get().confirm.more)(&number::whole(more))}</li> }
        });
        view! { <ul class="dependants">{lines} {more}</ul> }
    }
}
