//! ListIpamResourceDiscoveryAssociations (domain.md, 1.8).

use crate::model::{Association, AssociationId, DiscoveryId, IpamId, Workspace};

use super::page::wanted;
use super::{Listed, Page};

/// What associations are filtered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AssociationFilter {
    /// The IPAM.
    pub ipam: Option<IpamId>,
    /// The discovery.
    pub discovery: Option<DiscoveryId>,
}

/// The associations, by id. O(associations).
pub fn list_associations<'a>(
    workspace: &'a Workspace,
    filter: &AssociationFilter,
    page: &Page<AssociationId>,
) -> Listed<AssociationId, &'a Association> {
    let takes = |row: &&Association| {
        wanted(filter.ipam.as_ref(), &row.ipam) && wanted(filter.discovery.as_ref(), &row.discovery)
    };
    page.cut(workspace.associations().iter().filter(takes).map(|row| (row.id, row)))
}
