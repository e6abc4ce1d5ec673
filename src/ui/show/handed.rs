//! Files on their way to the import, wherever on the page they were dropped or chosen.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;

use crate::ui::browser::file::{self, NamedBytes};
use crate::ui::language::{UseWords, use_words};
use crate::ui::parts::{Toast, Toasts, use_toasts};
use crate::ui::route::Route;
use crate::ui::router::{Router, use_router};

/// What the picker of feeds and workspaces offers.
pub const FEEDS: &str = ".json,.csv,.txt,.tfstate";

/// Files that no import has taken yet.
#[derive(Clone, Copy)]
pub struct Handed {
    files: RwSignal<Vec<NamedBytes>>,
    /// How many imports are on the page to take them.
    takers: StoredValue<usize>,
    router: Router,
    toasts: Toasts,
    words: UseWords,
}

impl Handed {
    /// Reads files and gives them to the import on the page, or else to that of Import & Export.
    pub fn hand(self, files: Vec<web_sys::File>) {
        spawn_local(async move {
            let (good, bad) = file::read_all(files).await;
            for name in bad {
                let said = (self.words.now().form.file_unreadable)(&name);
                self.toasts.show(Toast::new(said));
            }
            if good.is_empty() {
                return;
            }
            self.files.update(|files| files.extend(good));
            if self.takers.get_value() == 0 {
                self.router.navigate(Route::ImportExport);
            }
        });
    }

    /// Lets an import take what is handed over, for as long as its owner lives.
    pub fn take_into(self, take: impl Fn(Vec<NamedBytes>) + 'static) {
        let Handed { files, takers, .. } = self;
        takers.update_value(|takers| *takers = takers.saturating_add(1));
        on_cleanup(move || {
            takers.try_update_value(|takers| *takers = takers.saturating_sub(1));
        });
        Effect::new(move || {
            if files.with(|files| !files.is_empty()) {
                let taken = std::mem::take(&mut *files.write());
                take(taken);
            }
        });
    }
}

/// Makes the way for the app. A file that misses the drop zone is imported too: the browser would
/// otherwise leave the page to show it.
pub fn provide_handed() {
    let handed = Handed {
        files: RwSignal::new(Vec::new()),
        takers: StoredValue::new(0),
        router: use_router(),
        toasts: use_toasts(),
        words: use_words(),
    };
    provide_context(handed);
    let over = window_event_listener(ev::dragover, |event| {
        if has_files(&event) {
            event.prevent_default();
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        if event.default_prevented() || !has_files(&event) {
            return;
        }
        event.prevent_default();
        // A form that is open would be left with all that is filled in.
        if document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some()) {
            return;
        }
        handed.hand(file::list(event.data_transfer().and_then(|data| data.files())));
    });
    on_cleanup(move || {
        over.remove();
        drop.remove();
    });
}

/// True where files are dragged, and not words or links.
fn has_files(event: &web_sys::DragEvent) -> bool {
    let Some(data) = event.data_transfer() else { return false };
    data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

/// The way of files to the import.
pub fn use_handed() -> Handed {
    expect_context()
}
