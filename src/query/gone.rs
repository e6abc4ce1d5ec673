//! What is gone, until it is purged (domain.md, D18).

use crate::address::Cidr;
use crate::model::{Hold, PoolId, Region, Resource, ResourceKey, ResourceKind, Time, Workspace};

use super::page::wanted;
use super::{Listed, Page};

/// What gone CIDRs are filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoneFilter {
    /// Their region.
    pub region: Option<Region>,
    /// VPCs or vSwitches.
    pub kind: Option<ResourceKind>,
}

/// A CIDR that no source holds any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoneCidr {
    /// Whose it was.
    pub resource: ResourceKey,
    /// The block.
    pub cidr: Cidr,
    /// Since when.
    pub since: Time,
    /// The pool that it was allocated from then.
    pub pool: Option<PoolId>,
}

/// What is gone, by resource and address. O(resources).
pub fn list_gone(
    workspace: &Workspace,
    filter: &GoneFilter,
    page: &Page<(ResourceKey, Cidr)>,
) -> Listed<(ResourceKey, Cidr), GoneCidr> {
    let takes = |row: &&Resource| {
        let region = filter.region.as_ref();
        (region.is_none() || region == row.region.as_ref())
            && wanted(filter.kind.as_ref(), &row.kind)
    };
    let rows = workspace.resources().iter().filter(takes).flat_map(|resource| {
        resource.cidrs.iter().filter_map(|row| {
            let pool = match row.hold {
                Hold::Lost(pool) => Some(pool),
                Hold::Free | Hold::Held => None,
            };
            let (resource, since) = (resource.key, row.gone_since?);
            Some(((resource, row.cidr), GoneCidr { resource, cidr: row.cidr, since, pool }))
        })
    });
    page.cut(rows)
}
