//! A value once it rests, for what is too costly to derive at every key.

use std::time::Duration;

use leptos::prelude::*;

/// Follows a value, but only when it has not changed for a moment.
pub fn settled<T>(of: Memo<T>) -> Signal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let rest = RwSignal::new(of.get_untracked());
    let mut settle = debounce(Duration::from_millis(120), move |value: T| {
        rest.try_set(value);
    });
    Effect::new(move |before: Option<()>| {
        let now = of.get();
        if before.is_some() {
            settle(now);
        }
    });
    rest.into()
}
