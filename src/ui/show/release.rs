//! Releasing allocations: says what that does, and what goes with it.

use leptos::prelude::*;

use crate::command::{Command, ObjectRef};
use crate::model::{Allocation, AllocationId, AllocationTarget, Workspace};
use crate::text::{Language, allocation_name, number, object_name};
use crate::ui::language::{use_words, word};
use crate::ui::parts::ConfirmDialog;
use crate::ui::state::{Desk, use_desk};

use super::{Lost, Run, is_planned, losses, use_run};

/// What was asked to be released. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Releasing {
    desk: Desk,
    run: Run,
    ids: RwSignal<Vec<AllocationId>>,
    open: RwSignal<bool>,
}

impl Releasing {
    /// Nothing yet. Made where the page is made, which shows a [`ReleaseDialog`] with it.
    pub fn new() -> Releasing {
        Releasing {
            desk: use_desk(),
            run: use_run(),
            ids: RwSignal::new(Vec::new()),
            open: RwSignal::new(false),
        }
    }

    /// One reservation goes at once, since undo is one click away; a VPC or several ask first.
    pub fn ask(self, ids: Vec<AllocationId>) {
        let is_vpc =
            |workspace: &Workspace, id: &AllocationId| kind(workspace, *id) != Kind::Custom;
        let vpcs = self.desk.peek(|workspace| ids.iter().any(|id| is_vpc(workspace, id)));
        if ids.len() == 1 && !vpcs {
            self.run.now(Command::Release(ids));
        } else if !ids.is_empty() {
            self.ids.set(ids);
            self.open.set(true);
        }
    }
}

impl Default for Releasing {
    fn default() -> Releasing {
        Releasing::new()
    }
}

/// What is released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Custom,
    Discovered,
    Planned,
}

fn kind(workspace: &Workspace, id: AllocationId) -> Kind {
    match workspace.allocations().get(&id).map(|row| row.target) {
        Some(AllocationTarget::Vpc(key)) if is_planned(key, workspace) => Kind::Planned,
        Some(AllocationTarget::Vpc(_)) => Kind::Discovered,
        _ => Kind::Custom,
    }
}

fn target_name(row: &Allocation, workspace: &Workspace, language: Language) -> String {
    match row.target {
        AllocationTarget::Vpc(key) => object_name(&ObjectRef::Resource(key), workspace, language),
        _ => allocation_name(row.id, workspace),
    }
}

/// The question.
#[component]
pub fn ReleaseDialog(releasing: Releasing) -> impl IntoView {
    let words = use_words();
    let Releasing { desk, run, ids, open } = releasing;
    let title = move || {
        ids.with(|ids| match ids.as_slice() {
            [id] => {
                let name = desk.read(|workspace| {
                    let row = workspace.allocations().get(id);
                    row.map_or_else(
                        || allocation_name(*id, workspace),
                        |row| target_name(row, workspace, words.language()),
                    )
                });
                (words.get().pools.release_title)(&name)
            }
            many => (words.get().pools.release_selected)(&number::whole(many.len())),
        })
    };
    let any = move |wanted: Kind| {
        ids.with(|ids| desk.read(|ws| ids.iter().any(|id| kind(ws, *id) == wanted)))
    };
    let lost = Memo::new(move |_| {
        desk.revision().track();
        let asked = ids.get();
        if open.get() { losses(desk, Command::Release(asked)) } else { Vec::new() }
    });
    let goes = move || lost.with(|lost| !lost.is_empty());
    let said = move || {
        let (pools, planned) = (&words.get().pools, &words.get().planned);
        let line = |said: &'static str| view! { <p>{said}</p> };
        view! {
            {any(Kind::Discovered).then(|| line(pools.release_vpc))}
            {(any(Kind::Planned) && !goes()).then(|| line(planned.released_part))}
            {(any(Kind::Planned) && goes()).then(|| line(planned.released_last))}
            {(any(Kind::Custom) && !any(Kind::Discovered) && !any(Kind::Planned))
                .then(|| line(pools.release_custom))}
        }
    };
    view! {
        <ConfirmDialog
            open
            title
            confirm=word(|w| w.action.release)
            on_confirm=move |()| {
                run.now(Command::Release(ids.get_untracked()));
            }
        >
            {said}
            <Show when=goes>
                <Lost lost/>
            </Show>
        </ConfirmDialog>
    }
}
