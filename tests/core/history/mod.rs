//! What was done can be taken back, also after a reload; what was seen stays.

mod alone;
mod budget;
mod checkpoints;
mod forbidden;
mod kept;
mod keys;
mod observed;
mod people;
mod random;
mod sound;
mod trends;
mod undo;

use freehold::command::{Command, CreatePool, Env, ObjectRef};
use freehold::export::{decode, encode};
use freehold::history::{CannotUndo, Cause, Deed, EntryId, EntryState, Line, Past, Stamp, Tab};
use freehold::model::{Label, PoolId, ScopeId, Time, Workspace};
use freehold::storage::{MemoryMedium, Store};

use crate::rules::{self, east, ipam_of, west};

/// A workspace with its past, as the page has them.
pub struct Story {
    pub workspace: Workspace,
    pub past: Past,
    pub tab: Tab,
    now: i64,
}

impl Story {
    /// Nothing yet.
    pub fn empty() -> Story {
        Story::of(Workspace::default())
    }

    pub fn of(workspace: Workspace) -> Story {
        Story { workspace, past: Past::default(), tab: Tab(1), now: 1_000 }
    }

    /// With an IPAM managed in the east that works in the west too.
    pub fn new() -> Story {
        let mut story = Story::empty();
        story.done(Command::CreateIpam(ipam_of(east(), &[east(), west()])));
        story
    }

    pub fn stamp(&self) -> Stamp {
        Stamp { at: Time(self.now), tab: self.tab }
    }

    /// Does a command as the page does it; its line, where it changed anything.
    fn run(&mut self, command: Command, cause: Cause) -> Option<EntryId> {
        self.now += 1_000;
        let mut env = Env::new(Time(self.now), u64::try_from(self.now).unwrap());
        let deed = deed(command, cause, self.stamp());
        self.past.perform(&mut self.workspace, deed, &mut env).expect("no refusal").entry
    }

    pub fn done(&mut self, command: Command) -> EntryId {
        self.run(command, Cause::User).expect("something changed")
    }

    /// What brings nothing new.
    pub fn idle(&mut self, command: Command, cause: Cause) {
        assert_eq!(self.run(command, cause), None, "something changed");
    }

    /// What a background refresh brings.
    pub fn refreshed(&mut self, command: Command) -> EntryId {
        self.run(command, Cause::Refresh).expect("something changed")
    }

    pub fn undo(&mut self) -> Result<EntryId, CannotUndo> {
        self.now += 1_000;
        let stamp = self.stamp();
        self.past.undo(&mut self.workspace, stamp)
    }

    pub fn redo(&mut self) -> Result<EntryId, CannotUndo> {
        self.now += 1_000;
        let stamp = self.stamp();
        self.past.redo(&mut self.workspace, stamp)
    }

    pub fn alone(&mut self, entry: EntryId) -> Result<EntryId, CannotUndo> {
        self.now += 1_000;
        let stamp = self.stamp();
        self.past.undo_alone(entry, &mut self.workspace, stamp)
    }

    /// Takes back what Ctrl-Z can; how many steps.
    pub fn undo_all(&mut self) -> usize {
        (0..).take_while(|_| self.undo().is_ok()).count()
    }

    pub fn redo_all(&mut self) -> usize {
        (0..).take_while(|_| self.redo().is_ok()).count()
    }

    pub fn state(&self, entry: EntryId) -> EntryState {
        self.past.log().get(entry).expect("a line").state()
    }

    pub fn line(&self, entry: EntryId) -> &Line {
        self.past.log().get(entry).expect("a line").line()
    }

    /// Closes the page and opens it again, through the browser's storage.
    pub fn reload(&mut self) {
        let medium = MemoryMedium::new();
        let payload = encode(&self.workspace, &self.past).expect("written");
        Store::new(medium.clone()).save(&payload).expect("saved");
        let loaded = Store::new(medium).load().expect("no fault").expect("something");
        let (workspace, past) = decode::<Past>(&loaded.payload).expect("read");
        assert!(workspace == self.workspace && past == self.past, "the reload changed something");
        (self.workspace, self.past) = (workspace, past);
    }

    pub fn private(&self) -> ScopeId {
        self.workspace.ipams().iter().next().expect("an IPAM").private_scope
    }

    /// A top-level pool in the private default scope, with this CIDR.
    pub fn pool(&mut self, text: &str) -> (EntryId, PoolId) {
        let request = rules::top_pool(self.private(), text);
        self.create_pool(request)
    }

    pub fn sub_pool(&mut self, source: PoolId, text: &str) -> (EntryId, PoolId) {
        let top = rules::top_pool(self.private(), text);
        self.create_pool(CreatePool { source_pool: Some(source), ..top })
    }

    fn create_pool(&mut self, request: CreatePool) -> (EntryId, PoolId) {
        let entry = self.done(Command::CreatePool(request));
        match self.line(entry).action.object {
            Some(ObjectRef::Pool(pool)) => (entry, pool),
            ref other => panic!("{other:?} is no pool"),
        }
    }

    pub fn rename(&mut self, pool: PoolId, name: &str) -> EntryId {
        self.done(renaming(&self.workspace, pool, name))
    }

    pub fn name(&self, pool: PoolId) -> &str {
        &self.workspace.pools().get(&pool).expect("the pool").label.name
    }
}

/// A command to be done; every object is called the same.
pub fn deed(command: Command, cause: Cause, stamp: Stamp) -> Deed {
    Deed { command, cause, stamp, namer: |_, _| "it".into() }
}

/// The command that renames a pool.
pub fn renaming(workspace: &Workspace, pool: PoolId, name: &str) -> Command {
    let row = workspace.pools().get(&pool).expect("the pool");
    let (rules, auto_import) = (row.rules, row.auto_import);
    Command::UpdatePool { pool, label: Label::named(name), rules, auto_import }
}

/// The import of VPCs of the east, observed at a time.
pub fn import(at: i64, vpcs: &[(&str, &str)]) -> Command {
    let rows = vpcs.iter().map(|(id, cidr)| rules::vpc(id, &[cidr])).collect();
    rules::importing(vec![rules::list(freehold::model::Provider::Alibaba, at, rows)])
}
