//! Importing VPC CIDRs into pools that contain them (domain.md, D15).

mod many;
mod one;

use std::cmp::Reverse;

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Command, InTheWay, ObjectRef, VpcRow};
use crate::model::{PoolId, ResourceKey, ScopeId, Workspace};
use crate::text::{number, object_name};
use crate::ui::form::FormField;
use crate::ui::language::{Text, use_words};
use crate::ui::state::use_desk;

use many::ImportMany;
use one::ImportOne;

/// Rows that the dialogs name one by one, at most.
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

/// What both dialogs share. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct ImportDialog {
    one: RwSignal<bool>,
    many: RwSignal<bool>,
    targets: RwSignal<Vec<Target>>,
}

impl ImportDialog {
    /// Opens the one for these.
    pub fn open(self, targets: Vec<Target>) {
        let open = if targets.len() == 1 { self.one } else { self.many };
        self.targets.set(targets);
        open.set(true);
    }

    fn title(self) -> Text {
        let words = use_words();
        let count = move || number::whole(self.targets.with(Vec::len));
        Text::from(move || (words.get().rows.import_title)(&count()))
    }

    /// What it is about, and what is to be imported.
    fn lead(self) -> FormField {
        let words = use_words();
        FormField::view(move || {
            view! {
                <p class="muted">{move || words.get().rows.import_lead}</p>
                <Targets targets=self.targets/>
            }
        })
    }
}

/// Makes the state for a page.
pub fn use_import_dialog() -> ImportDialog {
    ImportDialog {
        one: RwSignal::new(false),
        many: RwSignal::new(false),
        targets: RwSignal::new(Vec::new()),
    }
}

/// The dialogs: for one block the choice among pools, for several the deepest pool of each.
#[component]
pub fn ImportIntoPool(import: ImportDialog) -> impl IntoView {
    view! {
        <ImportOne import/>
        <ImportMany import/>
    }
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
