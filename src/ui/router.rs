//! Follows and writes the address after `#`.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::browser::focus;
use super::route::{Place, Query, Route};

/// Where the page is. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Router {
    place: RwSignal<Place>,
    route: Memo<Route>,
    page: Memo<Route>,
    query: Memo<Query>,
}

impl Router {
    /// The page with its tab; changes of the query alone do not wake its readers.
    pub fn route(self) -> Memo<Route> {
        self.route
    }

    /// The page without its tab; neither tab nor query wake its readers.
    pub fn page(self) -> Memo<Route> {
        self.page
    }

    /// The query.
    pub fn query(self) -> Memo<Query> {
        self.query
    }

    /// The whole place now, for event handlers.
    pub fn now(self) -> Place {
        self.place.get_untracked()
    }

    /// Goes to a place, as a click on a link to it would.
    pub fn navigate(self, to: impl Into<Place>) {
        let _ = window().location().set_hash(&to.into().to_string());
    }

    /// Shows a place without a new entry in the history.
    pub fn replace(self, to: impl Into<Place>) {
        let place = to.into();
        if place == self.now() {
            return;
        }
        if let Ok(history) = window().history() {
            // The browser tells nobody of this, so the signal is set by hand.
            let _ = history.replace_state_with_url(&visited(), "", Some(&place.href()));
        }
        self.place.set(place);
    }

    /// Changes the query of the place shown, without a new entry in the history: for filters, sort
    /// orders and ranges.
    pub fn set_query(self, change: impl FnOnce(&mut Query)) {
        let mut place = self.now();
        change(&mut place.query);
        self.replace(place);
    }
}

/// Makes the router for the app.
pub fn provide_router() -> Router {
    let place = RwSignal::new(address());
    let router = Router {
        place,
        route: Memo::new(move |_| place.with(|place| place.route.clone())),
        page: Memo::new(move |_| place.with(|place| place.route.page())),
        query: Memo::new(move |_| place.with(|place| place.query.clone())),
    };
    let listener = window_event_listener(leptos::ev::hashchange, move |_| arrive(place));
    on_cleanup(move || listener.remove());
    provide_context(router);
    router
}

/// Where the page is.
pub fn use_router() -> Router {
    expect_context()
}

fn address() -> Place {
    let Ok(place) = location_hash().unwrap_or_default().parse();
    place
}

/// The state of a history entry that was shown before; the browser keeps its scroll position.
fn visited() -> JsValue {
    JsValue::from_str("visited")
}

fn arrive(place: RwSignal<Place>) {
    let next = address();
    let moved = place.with_untracked(|place| place.route.page() != next.route.page());
    place.set(next);
    let Ok(history) = window().history() else { return };
    let fresh = history.state().is_ok_and(|state| state.is_null());
    if fresh {
        let _ = history.replace_state(&visited(), "");
    }
    if moved {
        request_animation_frame(move || {
            focus::page_heading();
            if fresh {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
    }
}
