//! Which part of a block a picture shows, and where the page keeps that.

use leptos::prelude::*;

use crate::address::Cidr;
use crate::chart::Viewport;
use crate::model::ScopeId;
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
    /// The same, on a page that shows several scopes, which may have the same blocks.
    AddressOf(ScopeId),
}

impl Keeps {
    /// What names a picture in the address of its page.
    fn name(self, container: Cidr) -> Option<String> {
        match self {
            Keeps::Here => None,
            Keeps::Address => Some(container.to_string()),
            Keeps::AddressOf(scope) => Some(format!("{scope}/{container}")),
        }
    }
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
    Address(Router, StoredValue<String>, Memo<Viewport>),
}

impl View {
    /// All of a block at first, or what the address says.
    pub fn new(container: Cidr, keeps: Keeps) -> View {
        let at = match keeps.name(container) {
            None => At::Here(RwSignal::new(Viewport::whole(container))),
            Some(name) => {
                let (router, name) = (use_router(), StoredValue::new(name));
                let query = router.query();
                let seen = Memo::new(move |_| {
                    query.with(|query| name.with_value(|name| read(query, name, container)))
                });
                At::Address(router, name, seen)
            }
        };
        View { container, at }
    }

    /// What is shown.
    pub fn get(self) -> Viewport {
        match self.at {
            At::Here(view) => view.get(),
            At::Address(.., view) => view.get(),
        }
    }

    /// What is shown now, for event handlers.
    pub fn now(self) -> Viewport {
        let view = match self.at {
            At::Here(view) => view.try_get_untracked(),
            At::Address(.., view) => view.try_get_untracked(),
        };
        view.unwrap_or_else(|| Viewport::whole(self.container))
    }

    /// Shows another part; false where it is shown already.
    pub fn set(self, to: Viewport) -> bool {
        if to == self.now() {
            return false;
        }
        match self.at {
            At::Here(view) => view.set(to),
            At::Address(router, name, _) => {
                name.with_value(|name| router.set_query(|query| write(query, name, to)));
            }
        }
        true
    }
}

/// The pictures that are not whole, by name, each with what is seen of it.
fn parts(query: &Query) -> impl Iterator<Item = (&str, &str)> {
    query.get(KEY).unwrap_or_default().split(',').filter_map(|part| part.split_once('~'))
}

fn read(query: &Query, name: &str, container: Cidr) -> Viewport {
    parts(query)
        .find(|(of, _)| *of == name)
        .and_then(|(_, seen)| Viewport::read(container, seen))
        .unwrap_or_else(|| Viewport::whole(container))
}

/// Other pictures of the page keep their own.
fn write(query: &mut Query, name: &str, view: Viewport) {
    let others = parts(query).filter(|(of, _)| *of != name);
    let others = others.map(|(of, seen)| format!("{of}~{seen}"));
    let own = (!view.is_whole()).then(|| format!("{name}~{view}"));
    let all: Vec<String> = others.chain(own).collect();
    if all.is_empty() {
        query.remove(KEY);
    } else {
        query.set(KEY, all.join(","));
    }
}
