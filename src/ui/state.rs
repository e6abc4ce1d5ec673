//! The one place that owns the workspace and calls `apply`.
//!
//! The workspace is a plain value; pages read it through [`Desk::read`], which wakes them once per
//! revision, and never hold a copy of a table. What follows from it is derived once per revision.

mod clock;
mod keep;

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Applied, Command, Refusal};
use crate::export::write_workspace_file;
use crate::history::{Action, History, Step, Trends, Verb};
use crate::insight::Insight;
use crate::model::{Change, Origin, RowOp, Time, Workspace};
use crate::storage::Fault;
use crate::text::object_name;

use super::shell::SaveState;

pub use clock::{env, now, offset_minutes};
use keep::Keeper;
pub use keep::StorageTrouble;

/// Everything that lives as long as the page.
struct Inner {
    workspace: Workspace,
    history: History,
    trends: Trends,
    keeper: Keeper,
}

/// What follows from one revision; equal to another of the same revision.
#[derive(Clone)]
struct Derived {
    revision: u64,
    insight: Arc<Insight>,
}

impl PartialEq for Derived {
    fn eq(&self, other: &Derived) -> bool {
        self.revision == other.revision
    }
}

/// The handle that pages use. Small and `Copy`; works in late callbacks too.
#[derive(Clone, Copy)]
pub struct Desk {
    inner: StoredValue<Inner, LocalStorage>,
    revision: RwSignal<u64>,
    derived: Memo<Derived>,
    save: RwSignal<SaveState>,
    trouble: RwSignal<Option<StorageTrouble>>,
}

/// Opens what is stored and makes the desk for the app.
pub fn provide_desk() -> Desk {
    let (keeper, saved, trouble) = Keeper::open();
    let saved = saved.unwrap_or_else(|| keep::Saved::new(clock::new_account()));
    let inner = StoredValue::new_local(Inner {
        workspace: saved.workspace,
        history: History::default(),
        trends: saved.trends,
        keeper,
    });
    let revision = RwSignal::new(0);
    let derived = Memo::new(move |_| Derived {
        revision: revision.get(),
        insight: Arc::new(inner.with_value(|inner| Insight::of(&inner.workspace))),
    });
    let desk = Desk {
        inner,
        revision,
        derived,
        save: RwSignal::new(SaveState::Saved),
        trouble: RwSignal::new(trouble),
    };
    let leaving = window_event_listener(leptos::ev::pagehide, move |_| desk.save_now());
    on_cleanup(move || leaving.remove());
    provide_context(desk);
    desk
}

/// The desk of the app.
pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    /// Reads the workspace; what reads it runs again when it changes.
    pub fn read<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.revision.track();
        self.inner.with_value(|inner| read(&inner.workspace))
    }

    /// Reads the workspace as it is now, for event handlers.
    pub fn peek<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.workspace))
    }

    /// Reads the workspace together with what follows from it.
    pub fn look<T>(self, read: impl FnOnce(&Workspace, &Insight) -> T) -> T {
        let insight = self.insight();
        self.inner.with_value(|inner| read(&inner.workspace, &insight))
    }

    /// What follows from the workspace; what reads it runs again when that changes.
    pub fn insight(self) -> Arc<Insight> {
        self.derived.get().insight
    }

    /// What follows from the workspace now, for event handlers.
    pub fn insight_now(self) -> Arc<Insight> {
        self.derived.get_untracked().insight
    }

    /// The number of the present state, for tables and memos.
    pub fn revision(self) -> Signal<u64> {
        self.revision.into()
    }

    /// Reads the observations over time.
    pub fn trends<T>(self, read: impl FnOnce(&Trends) -> T) -> T {
        self.revision.track();
        self.inner.with_value(|inner| read(&inner.trends))
    }

    /// Does a command: the page follows, the step can be undone, and all is saved.
    ///
    /// # Errors
    /// Every rule that the command breaks; nothing has changed then.
    pub fn apply(self, command: Command) -> Result<Applied, Refusal> {
        let verb = Verb::of(&command);
        let mut env = clock::env();
        let applied = self
            .inner
            .try_update_value(|inner| {
                let before = object_before(&command, &inner.workspace);
                let applied = inner.workspace.apply(command, &mut env)?;
                let object =
                    applied.object.clone().or(before.as_ref().map(|(object, _)| object.clone()));
                let subject = match (&applied.object, before) {
                    (None, Some((_, name))) => name,
                    (Some(object), _) => object_name(object, &inner.workspace, Default::default()),
                    (None, None) => String::new(),
                };
                let rows = match verb {
                    Verb::Import => imported_resources(&applied.change),
                    _ => applied.change.ops.len(),
                };
                let action = Action { verb, object, subject: subject.into(), rows };
                inner.history.push(action, env.now, applied.clone());
                Ok(applied)
            })
            .unwrap_or_else(|| Err(Refusal { reasons: Vec::new() }))?;
        self.changed();
        if verb == Verb::Import {
            self.observe(env.now);
        }
        Ok(applied)
    }

    /// What a command would do, without doing it.
    ///
    /// # Errors
    /// Every rule that the command would break.
    pub fn dry_run(self, command: Command) -> Result<Applied, Refusal> {
        let env = clock::env();
        self.inner
            .try_update_value(|inner| inner.workspace.dry_run(command, &env))
            .unwrap_or_else(|| Err(Refusal { reasons: Vec::new() }))
    }

    /// Works on the workspace and must leave it as it was: for previews.
    pub fn borrow<T>(self, work: impl FnOnce(&mut Workspace) -> T) -> Option<T> {
        self.inner.try_update_value(|inner| work(&mut inner.workspace))
    }

    /// Takes the last step back; what it was.
    pub fn undo(self) -> Option<Action> {
        self.step(|inner| inner.history.undo(&mut inner.workspace))
    }

    /// Does the step last taken back again; what it was.
    pub fn redo(self) -> Option<Action> {
        self.step(|inner| inner.history.redo(&mut inner.workspace))
    }

    fn step(self, step: impl FnOnce(&mut Inner) -> Option<Step>) -> Option<Action> {
        let step = self.inner.try_update_value(step).flatten()?;
        self.changed();
        Some(step.action)
    }

    /// What undo would take back, and what redo would do again.
    pub fn next_steps(self) -> (Option<Action>, Option<Action>) {
        self.revision.track();
        self.inner.with_value(|inner| {
            let action = |step: Option<&Step>| step.map(|step| step.action.clone());
            (action(inner.history.next_undo()), action(inner.history.next_redo()))
        })
    }

    /// The steps of this session, newest first.
    pub fn steps<T>(self, read: impl FnOnce(&History) -> T) -> T {
        self.revision.track();
        self.inner.with_value(|inner| read(&inner.history))
    }

    /// The steps of this session now, for event handlers.
    pub fn peek_steps<T>(self, read: impl FnOnce(&History) -> T) -> T {
        self.inner.with_value(|inner| read(&inner.history))
    }

    /// Puts a whole workspace in place of this one: an opened file, the demo, an empty one.
    pub fn replace(self, workspace: Workspace, trends: Trends) {
        self.inner.update_value(|inner| {
            inner.workspace = workspace;
            inner.trends = trends;
            inner.history = History::default();
        });
        self.changed();
    }

    /// The whole workspace as a file.
    pub fn export_file(self, at: Time) -> Vec<u8> {
        self.inner.with_value(|inner| {
            // Trends hold nothing that JSON cannot.
            write_workspace_file(&inner.workspace, &inner.trends, at).unwrap_or_default()
        })
    }

    /// An empty workspace for the account that this one has.
    pub fn reset(self) {
        let account = self.peek(|workspace| workspace.settings().own_account.clone());
        let empty = keep::Saved::new(account);
        self.replace(empty.workspace, empty.trends);
    }

    /// Whether all is saved.
    pub fn save_state(self) -> Signal<SaveState> {
        self.save.into()
    }

    /// What is wrong with the storage, if anything.
    pub fn trouble(self) -> RwSignal<Option<StorageTrouble>> {
        self.trouble
    }

    /// The recovered state is the one to go on with.
    pub fn accept_recovered(self) {
        self.keeper(Keeper::accept);
        self.trouble.set(None);
        self.changed();
    }

    /// Shows what another tab has saved, and saves from here on.
    pub fn take_over(self) {
        match self.keeper(Keeper::take_over) {
            Some(Ok(saved)) => {
                self.trouble.set(None);
                match saved {
                    Some(saved) => self.replace(saved.workspace, saved.trends),
                    None => self.changed(),
                }
            }
            Some(Err(fault)) => self.failed(fault),
            None => {}
        }
    }

    /// Forgets what is stored and cannot be read, and saves what is shown.
    pub fn discard_stored(self) {
        match self.keeper(Keeper::clear) {
            Some(Ok(())) => {
                self.trouble.set(None);
                self.changed();
            }
            Some(Err(fault)) => self.failed(fault),
            None => {}
        }
    }

    /// Reads the storage's keeper.
    pub fn keeper<T>(self, read: impl FnOnce(&mut Keeper) -> T) -> Option<T> {
        self.inner.try_update_value(|inner| read(&mut inner.keeper))
    }

    fn observe(self, at: Time) {
        let insight = self.insight_now();
        self.inner.update_value(|inner| inner.trends.observe(at, &inner.workspace, &insight));
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
    }

    fn changed(self) {
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        self.save.set(SaveState::Saving);
        // After the page has followed the change, and once for several changes of one event.
        set_timeout(move || self.save_now(), std::time::Duration::from_millis(20));
    }

    /// Saves what is not saved yet.
    pub fn save_now(self) {
        if self.save.try_get_untracked() == Some(SaveState::Saved) {
            return;
        }
        let saved =
            self.inner.try_update_value(|inner| inner.keeper.save(&inner.workspace, &inner.trends));
        match saved {
            Some(Ok(())) => {
                self.save.try_set(SaveState::Saved);
                let faulty = self
                    .trouble
                    .with_untracked(|trouble| matches!(trouble, Some(StorageTrouble::Fault(_))));
                if faulty {
                    self.trouble.set(None);
                }
            }
            Some(Err(fault)) => self.failed(fault),
            None => {}
        }
    }

    fn failed(self, fault: Fault) {
        let said = crate::text::fault_sentence(&fault, language_now());
        self.save.try_set(SaveState::NotSaved(said));
        // What waits for a decision stays on the page until it is made.
        let waits = self.trouble.try_with_untracked(|trouble| {
            matches!(trouble, Some(StorageTrouble::Unreadable | StorageTrouble::Recovered(_)))
        });
        if waits != Some(true) {
            self.trouble.try_set(Some(StorageTrouble::Fault(fault)));
        }
    }
}

/// What an object was called before a command that may delete it.
fn object_before(
    command: &Command,
    workspace: &Workspace,
) -> Option<(crate::command::ObjectRef, String)> {
    use crate::command::{MembersCommand, ObjectRef, SharingCommand};
    let object = match command {
        Command::DeleteIpam(id, _) => ObjectRef::Ipam(*id),
        Command::DeleteScope(id, _) => ObjectRef::Scope(*id),
        Command::DeletePool(id, _) => ObjectRef::Pool(*id),
        Command::DeleteDiscovery(id) => ObjectRef::Discovery(*id),
        Command::RemoveSource(id) => ObjectRef::Source(*id),
        Command::Release(ids) => ObjectRef::Allocation(*ids.first()?),
        Command::Members(MembersCommand::Remove(keys)) => ObjectRef::Member(keys.first()?.clone()),
        Command::Sharing(SharingCommand::Unshare(id)) => ObjectRef::Share(*id),
        Command::Sharing(SharingCommand::Leave(object)) => ObjectRef::of_shared(*object),
        Command::SetWatch(rows, _) | Command::ClearHold(rows) => {
            let (key, cidr) = rows.first()?;
            ObjectRef::ResourceCidr(*key, *cidr)
        }
        _ => return None,
    };
    let name = object_name(&object, workspace, Default::default());
    Some((object, name))
}

/// The language now; a fault may come when no page is there to ask.
fn language_now() -> crate::text::Language {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .map(|tag| crate::text::Language::of_tag(&tag))
        .unwrap_or_default()
}

/// How many resources a change touches, placeholders aside.
fn imported_resources(change: &Change) -> usize {
    let told = |op: &&RowOp| match op {
        RowOp::Resources(delta) => {
            delta.after.as_ref().is_some_and(|row| row.origin != Origin::Placeholder)
        }
        _ => false,
    };
    change.ops.iter().filter(told).count()
}

/// The demo estate with its observations.
pub fn demo(at: Time) -> Option<(Workspace, Trends)> {
    let mut trends = Trends::default();
    let workspace = crate::demo::build(at, |step, _, workspace| {
        if step.kind == crate::demo::StepKind::Import {
            trends.observe(step.at, workspace, &Insight::of(workspace));
        }
    });
    Some((workspace.ok()?, trends))
}
