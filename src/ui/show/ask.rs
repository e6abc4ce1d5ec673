//! Dialogs about one row of a list: which row, and whether it is open.

use leptos::prelude::*;

/// A dialog that is opened for one object after another. Small and `Copy`.
pub struct Ask<K: Send + Sync + 'static> {
    about: RwSignal<Option<K>>,
    open: RwSignal<bool>,
}

impl<K: Send + Sync + 'static> Clone for Ask<K> {
    fn clone(&self) -> Ask<K> {
        *self
    }
}

impl<K: Send + Sync + 'static> Copy for Ask<K> {}

impl<K: Clone + Send + Sync + 'static> Ask<K> {
    /// Closed, and about nothing yet.
    pub fn new() -> Ask<K> {
        Ask { about: RwSignal::new(None), open: RwSignal::new(false) }
    }

    /// Opens the dialog for this object.
    pub fn about(self, key: K) {
        self.about.set(Some(key));
        self.open.set(true);
    }

    /// The dialog itself: made anew for each object that it is opened for.
    pub fn dialog<V: IntoView + 'static>(
        self,
        view: impl Fn(K, RwSignal<bool>) -> V + Send + 'static,
    ) -> impl IntoView {
        move || self.about.get().map(|key| view(key, self.open))
    }
}

impl<K: Clone + Send + Sync + 'static> Default for Ask<K> {
    fn default() -> Ask<K> {
        Ask::new()
    }
}
