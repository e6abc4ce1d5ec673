//! Follows and writes the address after `#`.

mod visits;

use leptos::prelude::*;

use super::browser::focus;
use super::route::{Place, Query, Route};
use visits::{Arrival, Otherwise, Visits};

/// Where the page is. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Router {
    place: RwSignal<Place>,
    route: Memo<Route>,
    page: Memo<Route>,
    query: Memo<Query>,
    visits: StoredValue<Visits>,
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
            let state = self.visits.with_value(Visits::state);
            let _ = history.replace_state_with_url(&state, "", Some(&place.href()));
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

    /// Gives a key of the query this value, or takes the key away where the value is empty.
    pub fn set_key(self, key: &str, value: &str) {
        self.set_query(|query| {
            if value.is_empty() {
                query.remove(key);
            } else {
                query.set(key, value);
            }
        });
    }
}

/// Makes the router for the app.
pub fn provide_router() -> Router {
    let place = RwSignal::new(address());
    visits::take_over_scrolling();
    let mut visits = Visits::open();
    if let Arrival::Again(position) = visits.arrive() {
        position.restore(Otherwise::Stay);
    }
    let router = Router {
        place,
        route: Memo::new(move |_| place.with(|place| place.route.clone())),
        page: Memo::new(move |_| place.with(|place| place.route.page())),
        query: Memo::new(move |_| place.with(|place| place.query.clone())),
        visits: StoredValue::new(visits),
    };
    let moves = window_event_listener(leptos::ev::hashchange, move |_| router.arrive());
    let leaves = window_event_listener(leptos::ev::pagehide, move |_| {
        router.visits.update_value(|visits| {
            visits.leave();
            visits.save();
        });
    });
    on_cleanup(move || {
        moves.remove();
        leaves.remove();
    });
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

impl Router {
    /// The address has changed. What is on the page still is the page that is left.
    fn arrive(self) {
        let next = address();
        let moved = self.place.with_untracked(|place| place.route.page() != next.route.page());
        let arrival = self.visits.try_update_value(|visits| {
            visits.leave();
            visits.arrive()
        });
        if moved {
            focus::forget();
        }
        self.place.set(next);
        match arrival {
            Some(Arrival::Again(position)) => {
                position.restore(if moved { Otherwise::Heading } else { Otherwise::Stay });
            }
            _ if moved => request_animation_frame(|| {
                focus::page_heading();
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }),
            _ => focus::rescue_soon(),
        }
    }
}
