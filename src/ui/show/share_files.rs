//! Giving the user share files and return files, to hand to other accounts (domain.md, D23).

use leptos::prelude::*;

use crate::command::{ReturnFile, ShareFile};
use crate::export::{write_return_file, write_share_file};
use crate::model::{AccountId, SharedObject, Time};
use crate::ui::browser::download;
use crate::ui::language::{UseWords, use_words};
use crate::ui::parts::{Toast, Toasts, use_toasts};
use crate::ui::state::{Desk, now, use_desk};

/// Writes files for other accounts. Small and `Copy`; works in event handlers.
#[derive(Clone, Copy)]
pub struct ShareFiles {
    desk: Desk,
    words: UseWords,
    toasts: Toasts,
}

/// Makes it from the page's contexts.
pub fn use_share_files() -> ShareFiles {
    ShareFiles { desk: use_desk(), words: use_words(), toasts: use_toasts() }
}

impl ShareFiles {
    /// What a principal is to know of these objects: as they are shared, or that they are not.
    pub fn share(self, principal: &AccountId, objects: &[SharedObject]) {
        let at = now();
        let file = self.desk.peek(|workspace| ShareFile::of(workspace, principal, objects, at));
        let what = if file.pools.is_empty() && file.discoveries.is_empty() {
            "withdrawal"
        } else {
            "share"
        };
        self.save(what, principal, at, write_share_file(&file).ok());
    }

    /// Everything that a principal is to know: all that is shared with it, and what became of
    /// these objects.
    pub fn share_all(self, principal: &AccountId, also: &[SharedObject]) {
        let mut objects = self.desk.peek(|workspace| {
            let with = workspace.shares().iter().filter(|share| share.principal == *principal);
            with.map(|share| share.object).collect::<Vec<_>>()
        });
        objects.extend(also);
        self.share(principal, &objects);
    }

    /// What this account asks of an owner whose pools it uses.
    pub fn give_back(self, owner: &AccountId) {
        let at = now();
        let file = self.desk.peek(|workspace| ReturnFile::of(workspace, owner, at));
        self.save("return", owner, at, write_return_file(&file).ok());
    }

    /// Saves a file whose name tells what it is and for whom.
    fn save(self, what: &str, account: &AccountId, at: Time, bytes: Option<Vec<u8>>) {
        let stamp = at.to_string().replace(':', "");
        let name = format!("freehold-{what}-{account}-{stamp}.json");
        let saved =
            bytes.and_then(|bytes| download::download(&name, "application/json", &bytes).ok());
        if saved.is_some() {
            self.toasts.show(Toast::brief((self.words.now().sharing.downloaded)(&name)));
        }
    }
}

/// The shares that ended on this visit, whose principals have to be told. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Withdrawn(RwSignal<Vec<(SharedObject, AccountId)>>);

/// Makes the list for the app.
pub fn provide_withdrawn() {
    provide_context(Withdrawn(RwSignal::new(Vec::new())));
}

/// The list of the app.
pub fn use_withdrawn() -> Withdrawn {
    expect_context()
}

impl Withdrawn {
    /// Notes that a share ended.
    pub fn note(self, object: SharedObject, principal: AccountId) {
        self.0.update(|all| {
            let ended = (object, principal);
            if !all.contains(&ended) {
                all.push(ended);
            }
        });
    }

    /// The principals that have to be told that an object is theirs no longer.
    pub fn of(self, object: SharedObject) -> Vec<AccountId> {
        let desk = use_desk();
        let all = self.0.get();
        let of_object = all.into_iter().filter(|(ended, _)| *ended == object);
        desk.read(|workspace| {
            let over = |account: &AccountId| workspace.share_with(object, account).is_none();
            of_object.map(|(_, account)| account).filter(over).collect()
        })
    }
}
