//! ListIpamResourceDiscoveries (domain.md, 1.7).

use crate::model::{Discovery, DiscoveryId, DiscoveryKind, Region, Workspace};

use super::page::{named, wanted};
use super::{Ids, LabelFilter, Listed, Page, SharedTo};

/// How a discovery came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DiscoveryOf {
    /// With an IPAM: its default one.
    System,
    /// A person made it.
    Custom,
}

/// What discoveries are filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiscoveryFilter {
    /// The managed region.
    pub region: Option<Region>,
    /// Ids.
    pub ids: Option<Ids<DiscoveryId, 100>>,
    /// Default or custom.
    pub kind: Option<DiscoveryOf>,
    /// Whether they are shared to this account.
    pub shared_to: Option<SharedTo>,
    /// Name, group, tags.
    pub label: LabelFilter,
}

/// The discoveries, by id. O(discoveries).
pub fn list_discoveries<'a>(
    workspace: &'a Workspace,
    filter: &DiscoveryFilter,
    page: &Page<DiscoveryId>,
) -> Listed<DiscoveryId, &'a Discovery> {
    let takes = |row: &&Discovery| {
        let kind = match row.kind {
            DiscoveryKind::System(_) => DiscoveryOf::System,
            DiscoveryKind::Custom(_) => DiscoveryOf::Custom,
        };
        wanted(filter.region.as_ref(), &row.region)
            && named(filter.ids.as_ref(), &row.id)
            && wanted(filter.kind.as_ref(), &kind)
            && wanted(filter.shared_to.as_ref(), &SharedTo::of(row.share))
            && filter.label.takes(&row.label)
    };
    page.cut(workspace.discoveries().iter().filter(takes).map(|row| (row.id, row)))
}
