//! What can be done with one object: reserve in this pool, add a region to that IPAM.

use crate::model::Workspace;
use crate::text::{Language, Words, discovery_name, ipam_name, pool_name};
use crate::ui::parts::Icon;
use crate::ui::route::{DiscoveryTab, IpamTab, Place, PoolTab, Query, Route};

use super::entry::{Choice, Entry, Group};

/// The most lines of one deed: more than a few are found faster by name.
const MOST: usize = 6;

/// A deed that needs an object.
struct Deed {
    icon: Icon,
    title: fn(&'static Words) -> fn(&str) -> String,
    /// Where its dialog is, if it can be done with what this page shows.
    place: fn(&Route) -> Option<Place>,
}

/// The page of an object, with the dialog that this key of the query opens.
fn asking(route: Route, key: &str) -> Option<Place> {
    Some(route.with(Query::new().with(key, "new")))
}

const DEEDS: [Deed; 8] = [
    Deed {
        icon: Icon::Plus,
        title: |words| words.palette.reserve_in,
        place: |page| match page {
            Route::Pool(id, _) => asking(Route::Pool(*id, PoolTab::Allocations), "reserve"),
            _ => None,
        },
    },
    Deed {
        icon: Icon::Link,
        title: |words| words.palette.allocate_from,
        place: |page| match page {
            Route::Pool(id, _) => asking(Route::Pool(*id, PoolTab::Allocations), "allocate"),
            _ => None,
        },
    },
    Deed {
        icon: Icon::Plus,
        title: |words| words.palette.provision_to,
        place: |page| match page {
            Route::Pool(id, _) => asking(Route::Pool(*id, PoolTab::Cidrs), "provision"),
            _ => None,
        },
    },
    Deed {
        icon: Icon::Pool,
        title: |words| words.palette.sub_pool_of,
        place: |page| match page {
            Route::Pool(id, _) => Some(Route::PoolNew.with(Query::new().with("source", id))),
            _ => None,
        },
    },
    Deed {
        icon: Icon::Plus,
        title: |words| words.palette.add_region_to,
        place: |page| match page {
            Route::Ipam(id, _) => asking(Route::Ipam(*id, IpamTab::Regions), "add"),
            _ => None,
        },
    },
    Deed {
        icon: Icon::Discovery,
        title: |words| words.palette.associate_with,
        place: |page| match page {
            Route::Ipam(id, _) => asking(Route::Ipam(*id, IpamTab::Discoveries), "associate"),
            _ => None,
        },
    },
    Deed {
        icon: Icon::Members,
        title: |words| words.palette.share,
        place: |page| match page {
            Route::Pool(id, _) => asking(Route::Pool(*id, PoolTab::Sharing), "share"),
            _ => None,
        },
    },
    Deed {
        icon: Icon::Members,
        title: |words| words.palette.share,
        place: |page| match page {
            Route::Discovery(id, _) => {
                asking(Route::Discovery(*id, DiscoveryTab::Sharing), "share")
            }
            _ => None,
        },
    },
];

/// The page of every object that something can be done with, and its name.
fn objects(workspace: &Workspace, language: Language) -> Vec<(Route, String)> {
    let ipams = workspace
        .ipams()
        .keys()
        .map(|id| (Route::Ipam(*id, IpamTab::default()), ipam_name(*id, workspace)));
    let pools = workspace
        .pools()
        .keys()
        .map(|id| (Route::Pool(*id, PoolTab::default()), pool_name(*id, workspace)));
    let discoveries = workspace.discoveries().keys().map(|id| {
        let name = discovery_name(*id, workspace, language);
        (Route::Discovery(*id, DiscoveryTab::default()), name)
    });
    let mut all: Vec<(Route, String)> = ipams.chain(pools).chain(discoveries).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}

/// The deeds with their objects, of whose titles each word is a part: what the page shows first.
/// Where nothing is typed, only what the page shows.
pub fn matching(text: &str, here: &Route, workspace: &Workspace, language: Language) -> Vec<Entry> {
    let wanted = text.to_lowercase();
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let mut objects = objects(workspace, language);
    objects.sort_by_key(|(page, _)| page != here);
    if wanted.is_empty() {
        objects.retain(|(page, _)| page == here);
    }
    let mut entries = Vec::new();
    for deed in &DEEDS {
        let lines = objects.iter().filter_map(|(page, name)| {
            let place = (deed.place)(page)?;
            let title = (deed.title)(language.words())(name);
            let plain = title.to_lowercase();
            wanted.iter().all(|word| plain.contains(word)).then(|| Entry {
                group: Group::Act,
                icon: deed.icon,
                title,
                block: None,
                note: String::new(),
                choice: Choice::Open(place),
            })
        });
        entries.extend(lines.take(MOST));
    }
    entries
}
