//! Trees whose branches fold; which ones stands in the address.

use std::fmt::Display;
use std::str::FromStr;

use leptos::prelude::*;

use crate::ui::route::Folds;
use crate::ui::router::{Router, use_router};

/// The key of the query.
const FOLD: &str = "fold";

/// The folds of the tree on the page. Small and `Copy`.
pub struct UseFolds<K: Send + Sync + 'static> {
    router: Router,
    now: Memo<Folds<K>>,
}

impl<K: Send + Sync + 'static> Clone for UseFolds<K> {
    fn clone(&self) -> UseFolds<K> {
        *self
    }
}

impl<K: Send + Sync + 'static> Copy for UseFolds<K> {}

/// The folds that the address names.
pub fn use_folds<K>() -> UseFolds<K>
where
    K: FromStr + Display + Ord + Clone + Send + Sync + 'static,
{
    let router = use_router();
    let query = router.query();
    let now = Memo::new(move |_| query.with(|query| Folds::from(query.get(FOLD).unwrap_or(""))));
    UseFolds { router, now }
}

impl<K> UseFolds<K>
where
    K: FromStr + Display + Ord + Clone + Send + Sync + 'static,
{
    /// Reads them; what reads them runs again when they change.
    pub fn with<T>(self, read: impl FnOnce(&Folds<K>) -> T) -> T {
        self.now.with(read)
    }

    /// Folds a branch, or opens it.
    pub fn turn(self, branch: K) {
        let mut folds = self.now.get_untracked();
        folds.turn(branch);
        self.set(&folds);
    }

    /// Folds as this says.
    pub fn set(self, folds: &Folds<K>) {
        self.router.set_key(FOLD, &folds.to_string());
    }
}
