//! Keeps the work in the browser's storage.

use crate::export;
use crate::history::Past;
use crate::model::{AccountId, Settings, Workspace};
use crate::storage::{
    BrowserMedium, Fault, Medium, MemoryMedium, RawBackup, Recovery, Store, Usage,
};

/// What is saved.
pub struct Saved {
    /// Everything that a person keeps.
    pub workspace: Workspace,
    /// What was done and seen.
    pub past: Past,
}

impl Saved {
    /// Nothing yet, for a new account.
    pub fn new(account: AccountId) -> Saved {
        Saved { workspace: Workspace::new(Settings::for_account(account)), past: Past::default() }
    }

    /// What was saved; none where it cannot be read.
    fn read(payload: &[u8]) -> Option<Saved> {
        let (mut workspace, past): (_, Past) = export::decode(payload).ok()?;
        past.reserve_keys(&mut workspace);
        Some(Saved { workspace, past })
    }
}

/// What is wrong with the storage.
#[derive(Clone, Debug, PartialEq)]
pub enum StorageTrouble {
    /// Reading or writing failed.
    Fault(Fault),
    /// What was read is an earlier or partial state: saving waits until it is accepted.
    Recovered(Recovery),
    /// The browser keeps nothing: the work lasts until the page is closed.
    Unkept(Fault),
    /// The data is whole, but not a workspace that this version can read.
    Unreadable,
}

/// The store, over local storage or, where that is blocked, over memory.
pub struct Keeper {
    store: Store<Box<dyn Medium>>,
    writing: Writing,
}

/// Whether the keeper may write.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writing {
    Allowed,
    /// What is stored cannot be read here: it stays until the user decides.
    Withheld,
}

impl Keeper {
    /// Opens the storage and reads what is there.
    pub fn open() -> (Keeper, Option<Saved>, Option<StorageTrouble>) {
        let (medium, unkept): (Box<dyn Medium>, _) = match BrowserMedium::open() {
            Ok(medium) => (Box::new(medium), None),
            Err(fault) => (Box::new(MemoryMedium::new()), Some(StorageTrouble::Unkept(fault))),
        };
        let mut keeper = Keeper { store: Store::new(medium), writing: Writing::Allowed };
        match keeper.store.load() {
            Ok(None) => (keeper, None, unkept),
            Ok(Some(loaded)) => match Saved::read(&loaded.payload) {
                Some(saved) => {
                    let trouble = loaded.recovered.map(StorageTrouble::Recovered).or(unkept);
                    (keeper, Some(saved), trouble)
                }
                None => {
                    keeper.writing = Writing::Withheld;
                    (keeper, None, Some(StorageTrouble::Unreadable))
                }
            },
            Err(fault) => (keeper, None, Some(StorageTrouble::Fault(fault))),
        }
    }

    /// Writes everything.
    pub fn save(&mut self, workspace: &Workspace, past: &Past) -> Result<(), Fault> {
        if self.writing == Writing::Withheld {
            return Err(Fault::Unaccepted);
        }
        let payload = export::encode(workspace, past)
            .map_err(|error| Fault::Failed { message: error.to_string() })?;
        self.store.save(&payload).map(|_| ())
    }

    /// The recovered state is accepted: saving goes on from it.
    pub fn accept(&mut self) {
        self.store.accept_recovered();
    }

    /// Takes the storage over from another tab; what is there now.
    pub fn take_over(&mut self) -> Result<Option<Saved>, Fault> {
        let loaded = self.store.take_over()?;
        Ok(loaded.and_then(|loaded| Saved::read(&loaded.payload)))
    }

    /// Forgets everything that is stored.
    pub fn clear(&mut self) -> Result<(), Fault> {
        self.writing = Writing::Allowed;
        self.store.reset()
    }

    /// What is stored, as it is, for a file.
    pub fn raw(&self) -> Result<RawBackup, Fault> {
        self.store.raw_backup()
    }

    /// How much room is used.
    pub fn usage(&self) -> Result<Usage, Fault> {
        self.store.usage()
    }
}
