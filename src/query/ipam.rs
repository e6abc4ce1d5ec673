//! ListIpams (domain.md, 1.2).

use crate::model::{Ipam, IpamId, Region, Workspace};

use super::page::{named, wanted};
use super::{Ids, LabelFilter, Listed, Page};

/// What IPAMs are filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IpamFilter {
    /// The managed region; the vendor's call requires it.
    pub region: Option<Region>,
    /// Ids.
    pub ids: Option<Ids<IpamId, 100>>,
    /// Name, group, tags.
    pub label: LabelFilter,
}

/// The IPAMs, by id. O(IPAMs).
pub fn list_ipams<'a>(
    workspace: &'a Workspace,
    filter: &IpamFilter,
    page: &Page<IpamId>,
) -> Listed<IpamId, &'a Ipam> {
    let takes = |row: &&Ipam| {
        wanted(filter.region.as_ref(), &row.region)
            && named(filter.ids.as_ref(), &row.id)
            && filter.label.takes(&row.label)
    };
    page.cut(workspace.ipams().iter().filter(takes).map(|row| (row.id, row)))
}
