//! Which part of a block a picture shows, and where the page keeps that.

use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::Viewport;
use crate::ui::route::Query;
use crate::ui::router::{Router, use_router};

/// The key of the address: the parts that are looked at, of all pictures of the page.
const KEY: &str = "seen";

/// Where it is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeps {
    /// With the picture, as in a dialog.
    #[default]
    Here,
    /// In the address, so that it can be shared and comes back.
    Address,
}

/// What a picture shows, to read and to change.
#[derive(Clone, Copy)]
pub struct View {
    container: Cidr,
    at: At,
}

#[derive(Clone, Copy)]
enum At {
    Here(RwSignal<Viewport>),
    Address(Router, Memo<Viewport>),
}

impl View {
    /// All of a block at first, or what the address says.
    pub fn new(container: Cidr, keeps: Keeps) -> View {
        let at = match keeps {
            Keeps::Here => At::Here(RwSignal::new(Viewport::whole(container))),
            Keeps::Address => {
                let router = use_router();
                let query = router.query();
                At::Address(router, Memo::new(move |_| query.with(|query| read(query, container))))
            }
        };
        View { container, at }
    }

    /// What is shown.
    pub fn get(self) -> Viewport {
        match self.at {
            At::Here(view) => view.get(),
            At::Address(_, view) => view.get(),
        }
    }

    /// What is shown now, for event handlers.
    pub fn now(self) -> Viewport {
        let view = match self.at {
            At::Here(view) => view.try_get_untracked(),
            At::Address(_, view) => view.try_get_untracked(),
        };
        view.unwrap_or_else(|| Viewport::whole(self.container))
    }

    /// Shows another part.
    pub fn set(self, to: Viewport) {
        if to == self.now() {
            return;
        }
        match self.at {
            At::Here(view) => view.set(to),
            At::Address(router, _) => router.set_query(|query| write(query, to)),
        }
    }
}

fn parts(query: &Query) -> impl Iterator<Item = &str> {
    query.get(KEY).unwrap_or_default().split(',').filter(|part| !part.is_empty())
}

fn read(query: &Query, container: Cidr) -> Viewport {
    parts(query)
        .find_map(|part| Viewport::read(container, part))
        .unwrap_or_else(|| Viewport::whole(container))
}

/// Other pictures of the page keep their own.
fn write(query: &mut Query, view: Viewport) {
    let others = parts(query).filter(|part| Viewport::read(view.container(), part).is_none());
    let own = (!view.is_whole()).then(|| view.to_string());
    let all: Vec<String> = others.map(str::to_owned).chain(own).collect();
    if all.is_empty() {
        query.remove(KEY);
    } else {
        query.set(KEY, all.join(","));
    }
}
