//! The address after `#`: which page, of which object, which tab, and the query.
//!
//! Pure and tested natively. What reads and writes the browser's address is `ui::router`.

mod filter;
mod query;
mod tab;

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

pub use filter::{
    ComplianceChoice, KindChoice, ManagementChoice, OverlapChoice, RowFilter, UnknownChoice,
};
pub use query::Query;
use query::{decode, encode_segment};
pub use tab::{DiscoveryTab, IpamTab, PoolTab, ScopeTab, VSwitchTab, VpcTab};

use crate::model::{DiscoveryId, IpamId, PoolId, Provider, ScopeId};

/// A page, with its object and tab.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The first visit's three doors.
    Welcome,
    /// The list of IPAMs.
    Ipams,
    /// One IPAM.
    Ipam(IpamId, IpamTab),
    /// The list of scopes.
    Scopes,
    /// One scope.
    Scope(ScopeId, ScopeTab),
    /// The list of pools.
    Pools,
    /// The form for a new pool; the query says of which `scope` and `source` pool.
    PoolNew,
    /// One pool.
    Pool(PoolId, PoolTab),
    /// The list of resource discoveries.
    Discoveries,
    /// One resource discovery.
    Discovery(DiscoveryId, DiscoveryTab),
    /// Multi-account management.
    Members,
    /// The form for a planned VPC; the query says out of which `pool`.
    VpcNew,
    /// A VPC as a scope sees it.
    Vpc(ResourceKey, VpcTab),
    /// A vSwitch as a scope sees it.
    VSwitch(ResourceKey, VSwitchTab),
    /// The overview of everything.
    Overview,
    /// All resources of all scopes.
    Resources,
    /// The picture of the address space.
    Space,
    /// The planner.
    Planner,
    /// Import and export.
    ImportExport,
    /// The log of what was done.
    Activity,
    /// Settings.
    Settings,
    /// What the words mean.
    Glossary,
    /// Examples of every part; not linked from anywhere.
    Parts,
    /// An address that names no page, as it was given.
    NotFound(String),
}

/// A resource of a provider, in a scope: its external id is unique within the provider only.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ResourceKey {
    /// The scope in which it is looked at.
    pub scope: ScopeId,
    /// Whose resource it is.
    pub provider: Provider,
    /// The id that the provider gave it, such as `vpc-bp16qjewdsunr41m`.
    pub external_id: String,
}

/// What the navigation marks as current.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// IPAM.
    Ipam,
    /// IPAM Scope.
    Scopes,
    /// IPAM Pool.
    Pools,
    /// Resource Discovery.
    Discoveries,
    /// Multi-account Management.
    Members,
    /// Overview.
    Overview,
    /// Resources.
    Resources,
    /// IP Space.
    Space,
    /// Planner.
    Planner,
    /// Import & Export.
    ImportExport,
    /// Activity.
    Activity,
    /// Settings.
    Settings,
}

impl Area {
    /// The vendor's five.
    pub const VENDOR: [Area; 5] =
        [Area::Ipam, Area::Scopes, Area::Pools, Area::Discoveries, Area::Members];

    /// Ours, below the line.
    pub const OURS: [Area; 7] = [
        Area::Overview,
        Area::Resources,
        Area::Space,
        Area::Planner,
        Area::ImportExport,
        Area::Activity,
        Area::Settings,
    ];

    /// The page that the navigation opens.
    pub const fn route(self) -> Route {
        match self {
            Area::Ipam => Route::Ipams,
            Area::Scopes => Route::Scopes,
            Area::Pools => Route::Pools,
            Area::Discoveries => Route::Discoveries,
            Area::Members => Route::Members,
            Area::Overview => Route::Overview,
            Area::Resources => Route::Resources,
            Area::Space => Route::Space,
            Area::Planner => Route::Planner,
            Area::ImportExport => Route::ImportExport,
            Area::Activity => Route::Activity,
            Area::Settings => Route::Settings,
        }
    }
}

impl Route {
    /// The address for a link's `href`: `#/…`.
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// This page with a query.
    pub fn with(self, query: Query) -> Place {
        Place { route: self, query }
    }

    /// The entry of the navigation that it belongs to.
    pub const fn area(&self) -> Option<Area> {
        Some(match self {
            Route::Ipams | Route::Ipam(..) => Area::Ipam,
            Route::Scopes | Route::Scope(..) | Route::Vpc(..) | Route::VSwitch(..) => Area::Scopes,
            Route::Pools | Route::PoolNew | Route::Pool(..) | Route::VpcNew => Area::Pools,
            Route::Discoveries | Route::Discovery(..) => Area::Discoveries,
            Route::Members => Area::Members,
            Route::Overview => Area::Overview,
            Route::Resources => Area::Resources,
            Route::Space => Area::Space,
            Route::Planner => Area::Planner,
            Route::ImportExport => Area::ImportExport,
            Route::Activity => Area::Activity,
            Route::Settings => Area::Settings,
            Route::Welcome | Route::Glossary | Route::Parts | Route::NotFound(_) => return None,
        })
    }

    /// The same page on its first tab: equal for two tabs of one object.
    #[must_use]
    pub fn page(&self) -> Route {
        match self {
            Route::Ipam(id, _) => Route::Ipam(*id, IpamTab::default()),
            Route::Scope(id, _) => Route::Scope(*id, ScopeTab::default()),
            Route::Pool(id, _) => Route::Pool(*id, PoolTab::default()),
            Route::Discovery(id, _) => Route::Discovery(*id, DiscoveryTab::default()),
            Route::Vpc(key, _) => Route::Vpc(key.clone(), VpcTab::default()),
            Route::VSwitch(key, _) => Route::VSwitch(key.clone(), VSwitchTab::default()),
            other => other.clone(),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Welcome => f.write_str("/welcome"),
            Route::Ipams => f.write_str("/ipam"),
            Route::Ipam(id, tab) => write!(f, "/ipam/{id}/{tab}"),
            Route::Scopes => f.write_str("/scope"),
            Route::Scope(id, tab) => write!(f, "/scope/{id}/{tab}"),
            Route::Pools => f.write_str("/pool"),
            Route::PoolNew => f.write_str("/pool/new"),
            Route::Pool(id, tab) => write!(f, "/pool/{id}/{tab}"),
            Route::Discoveries => f.write_str("/discovery"),
            Route::Discovery(id, tab) => write!(f, "/discovery/{id}/{tab}"),
            Route::Members => f.write_str("/member"),
            Route::VpcNew => f.write_str("/vpc/new"),
            Route::Vpc(key, tab) => write!(f, "{}/{tab}", key.path("vpc")),
            Route::VSwitch(key, tab) => write!(f, "{}/{tab}", key.path("vswitch")),
            Route::Overview => f.write_str("/overview"),
            Route::Resources => f.write_str("/resources"),
            Route::Space => f.write_str("/space"),
            Route::Planner => f.write_str("/planner"),
            Route::ImportExport => f.write_str("/import-export"),
            Route::Activity => f.write_str("/activity"),
            Route::Settings => f.write_str("/settings"),
            Route::Glossary => f.write_str("/glossary"),
            Route::Parts => f.write_str("/parts"),
            Route::NotFound(text) => f.write_str(text),
        }
    }
}

impl ResourceKey {
    fn path(&self, kind: &str) -> String {
        let id = encode_segment(&self.external_id);
        format!("/scope/{}/{kind}/{}/{id}", self.scope, self.provider)
    }
}

/// Reads a path without its query. Every text is a route; what names no page is
/// [`Route::NotFound`]. A tab that is missing or unknown is the first one.
impl FromStr for Route {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Route, Infallible> {
        let path = text.strip_prefix('/').unwrap_or(text);
        let path = path.strip_suffix('/').unwrap_or(path);
        let segments: Vec<&str> = path.split('/').collect();
        Ok(known(&segments).unwrap_or_else(|| Route::NotFound(text.to_owned())))
    }
}

fn known(segments: &[&str]) -> Option<Route> {
    Some(match segments {
        [""] | ["overview"] => Route::Overview,
        ["welcome"] => Route::Welcome,
        ["ipam"] => Route::Ipams,
        ["ipam", id, tab @ ..] => Route::Ipam(id.parse().ok()?, tab_of(tab)?),
        ["scope"] => Route::Scopes,
        ["scope", scope, "vpc", provider, id, tab @ ..] => {
            Route::Vpc(resource(scope, provider, id)?, tab_of(tab)?)
        }
        ["scope", scope, "vswitch", provider, id, tab @ ..] => {
            Route::VSwitch(resource(scope, provider, id)?, tab_of(tab)?)
        }
        ["scope", id, tab @ ..] => Route::Scope(id.parse().ok()?, tab_of(tab)?),
        ["pool"] => Route::Pools,
        ["pool", "new"] => Route::PoolNew,
        ["pool", id, tab @ ..] => Route::Pool(id.parse().ok()?, tab_of(tab)?),
        ["discovery"] => Route::Discoveries,
        ["discovery", id, tab @ ..] => Route::Discovery(id.parse().ok()?, tab_of(tab)?),
        ["member"] => Route::Members,
        ["vpc", "new"] => Route::VpcNew,
        ["resources"] => Route::Resources,
        ["space"] => Route::Space,
        ["planner"] => Route::Planner,
        ["import-export"] => Route::ImportExport,
        ["activity"] => Route::Activity,
        ["settings"] => Route::Settings,
        ["glossary"] => Route::Glossary,
        ["parts"] => Route::Parts,
        _ => return None,
    })
}

fn tab_of<T: FromStr + Default>(rest: &[&str]) -> Option<T> {
    match rest {
        [] => Some(T::default()),
        [tab] => tab.parse().ok(),
        _ => None,
    }
}

fn resource(scope: &str, provider: &str, id: &str) -> Option<ResourceKey> {
    Some(ResourceKey {
        scope: scope.parse().ok()?,
        provider: provider.parse().ok()?,
        external_id: decode(id),
    })
}

/// A page and its query: all that stands after `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which page.
    pub route: Route,
    /// Filters, sort order, ranges.
    pub query: Query,
}

impl Place {
    /// The address for a link's `href`: `#/…?…`.
    pub fn href(&self) -> String {
        format!("#{self}")
    }
}

impl From<Route> for Place {
    fn from(route: Route) -> Place {
        Place { route, query: Query::default() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.route)?;
        if self.query.is_empty() { Ok(()) } else { write!(f, "?{}", self.query) }
    }
}

/// Reads what stands after `#`, with or without the `#` itself.
impl FromStr for Place {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Place, Infallible> {
        let text = text.strip_prefix('#').unwrap_or(text);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let Ok(route) = path.parse();
        Ok(Place { route, query: Query::read(query) })
    }
}

#[cfg(test)]
mod tests;
