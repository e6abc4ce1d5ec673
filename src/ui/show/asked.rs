//! Opening a page's dialog from elsewhere, by its address.

use leptos::prelude::*;

use crate::ui::router::use_router;

/// A dialog's switch that a query key of the address turns on: `#/ipam?create`. The key is taken
/// out of the address at once, so that neither a reload nor the way back opens the dialog again.
pub fn use_asked(key: &'static str) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    on_asked(key, move |_| open.set(true));
    open
}

/// Runs with the value of a query key whenever the address has it, and takes it out.
pub fn on_asked(key: &'static str, run: impl Fn(&str) + 'static) {
    let router = use_router();
    Effect::new(move || {
        let asked = router.query().with(|query| query.get(key).map(str::to_owned));
        if let Some(value) = asked {
            router.set_query(|query| query.remove(key));
            run(&value);
        }
    });
}
