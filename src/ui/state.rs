//! The one place that owns the workspace and calls `apply`.
//!
//! The workspace is a plain value; pages read it through [`Desk::read`], which wakes them once per
//! revision, and never hold a copy of a table. What follows from it is derived once per revision.

mod clock;
mod keep;
mod past;
mod tab;

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Applied, Command, Refusal};
use crate::export::write_workspace_file;
use crate::history::{Cause, Deed, Past, Tab, Trends};
use crate::insight::Insight;
use crate::model::{Time, Workspace};
use crate::storage::Fault;
use crate::text::object_name;

use super::browser;
use super::shell::SaveState;

pub use clock::{env, now, offset_minutes};
use keep::Keeper;
pub use keep::StorageTrouble;

/// Everything that lives as long as the page.
struct Inner {
    workspace: Workspace,
    past: Past,
    tab: Tab,
    keeper: Keeper,
    /// What follows from the workspace, where a command has worked it out already.
    insight: Option<Arc<Insight>>,
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
        past: saved.past,
        tab: tab::this_tab(clock::chance()),
        keeper,
        insight: None,
    });
    let revision = RwSignal::new(0);
    let derived = Memo::new(move |_| Derived {
        revision: revision.get(),
        insight: inner.with_value(|inner| {
            inner.insight.clone().unwrap_or_else(|| Arc::new(Insight::of(&inner.workspace)))
        }),
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

/// Saves what is stored as a file, for a program that has met a fault of its own: what it has in
/// memory is not touched, and nothing is written.
pub fn download_stored() {
    let (_, stored, _) = Keeper::open();
    let Some(keep::Saved { workspace, past }) = stored else { return };
    let at = now();
    if let Ok(bytes) = write_workspace_file(&workspace, past.trends(), at) {
        let name = file_name(at);
        let _ = browser::download::download(&name, "application/json", &bytes);
    }
}

/// What a workspace's file is called, by the time.
pub fn file_name(at: Time) -> String {
    format!("freehold-{}.json", at.to_string().replace(':', ""))
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
        self.inner.with_value(|inner| read(inner.past.trends()))
    }

    /// Does a command: the page follows, the step can be undone, and all is saved.
    ///
    /// # Errors
    /// Every rule that the command breaks; nothing has changed then.
    pub fn apply(self, command: Command) -> Result<Applied, Refusal> {
        self.run(command, Cause::User)
    }

    /// Does what a background refresh asks for: as [`Desk::apply`], but undo passes it over, and
    /// it is undone from the activity log (domain.md, D26).
    ///
    /// # Errors
    /// Every rule that the command breaks; nothing has changed then.
    pub fn refresh(self, command: Command) -> Result<Applied, Refusal> {
        self.run(command, Cause::Refresh)
    }

    fn run(self, command: Command, cause: Cause) -> Result<Applied, Refusal> {
        let mut env = clock::env();
        let stamp = self.stamp(env.now);
        let namer = |object: &_, workspace: &_| object_name(object, workspace, Default::default());
        let deed = Deed { command, cause, stamp, namer };
        let done = self
            .inner
            .try_update_value(|inner| inner.past.perform(&mut inner.workspace, deed, &mut env));
        let done = done.unwrap_or_else(|| Err(Refusal { reasons: Vec::new() }))?;
        self.changed_to(done.insight.map(Arc::new));
        Ok(done.applied)
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

    /// Puts a whole workspace in place of this one: an opened file, the demo, an empty one.
    pub fn replace(self, mut workspace: Workspace, trends: Trends) {
        let past = Past::of_file(trends);
        past.reserve_keys(&mut workspace);
        self.put(keep::Saved { workspace, past });
    }

    fn put(self, saved: keep::Saved) {
        self.inner.update_value(|inner| {
            inner.workspace = saved.workspace;
            inner.past = saved.past;
        });
        self.changed();
    }

    /// The whole workspace as a file.
    pub fn export_file(self, at: Time) -> Vec<u8> {
        self.inner.with_value(|inner| {
            // Trends hold nothing that JSON cannot.
            write_workspace_file(&inner.workspace, inner.past.trends(), at).unwrap_or_default()
        })
    }

    /// An empty workspace for the account that this one has.
    pub fn reset(self) {
        let account = self.peek(|workspace| workspace.settings().own_account.clone());
        self.put(keep::Saved::new(account));
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
                    Some(saved) => self.put(saved),
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

    fn changed(self) {
        self.changed_to(None);
    }

    /// As [`Desk::changed`], where what follows is known already.
    fn changed_to(self, insight: Option<Arc<Insight>>) {
        self.inner.update_value(|inner| inner.insight = insight);
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
            self.inner.try_update_value(|inner| inner.keeper.save(&inner.workspace, &inner.past));
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

/// The language now; a fault may come when no page is there to ask.
fn language_now() -> crate::text::Language {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .map(|tag| crate::text::Language::of_tag(&tag))
        .unwrap_or_default()
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
