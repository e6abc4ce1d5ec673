//! ListIpamDiscoveredIpAddresses (domain.md, 1.10). A page costs O(addresses).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::address::{Cidr, Family};
use crate::model::{AddressKey, DiscoveredAddress, DiscoveryId, SourceId, Workspace};

use super::page::wanted;
use super::{Listed, MaxAddresses, Page};

/// What addresses are filtered by: only the sets that the vendor's call takes can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressFilter {
    discovery: DiscoveryId,
    vpc_id: Option<Arc<str>>,
    vswitch_id: Option<Arc<str>>,
    within: Option<Cidr>,
}

/// A set of filters that the call does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressFilterError {
    /// Neither a VPC nor a vSwitch is given.
    #[error("give the id of a VPC or of a vSwitch")]
    NoPlace,
    /// A VPC and a vSwitch are given, but no CIDR.
    #[error("with a VPC and a vSwitch a CIDR has to be given too")]
    NoCidr,
    /// The CIDR is IPv6, and the call knows IPv4 only.
    #[error("the CIDR has to be IPv4")]
    NotIpv4,
}

impl AddressFilter {
    /// The addresses of a VPC, of a vSwitch, or of a CIDR in one or both of them.
    ///
    /// # Errors
    /// The call does not take these together.
    pub fn new(
        discovery: DiscoveryId,
        vpc_id: Option<Arc<str>>,
        vswitch_id: Option<Arc<str>>,
        within: Option<Cidr>,
    ) -> Result<AddressFilter, AddressFilterError> {
        match (&vpc_id, &vswitch_id, within) {
            (None, None, _) => Err(AddressFilterError::NoPlace),
            (Some(_), Some(_), None) => Err(AddressFilterError::NoCidr),
            (.., Some(cidr)) if cidr.family() != Family::V4 => Err(AddressFilterError::NotIpv4),
            _ => Ok(AddressFilter { discovery, vpc_id, vswitch_id, within }),
        }
    }

    fn takes(&self, row: &DiscoveredAddress) -> bool {
        let (family, address) = (row.key.family, row.key.address);
        let inside = |cidr: Cidr| {
            let single = Cidr::containing(family, address, family.bits());
            single.is_some_and(|single| cidr.contains(single))
        };
        family == Family::V4
            && wanted(self.vpc_id.as_ref(), &row.vpc_id)
            && wanted(self.vswitch_id.as_ref(), &row.key.vswitch_id)
            && self.within.is_none_or(inside)
    }
}

/// The IPv4 addresses in use that the discovery found in its effective regions, by vSwitch and
/// address. None where there is no such discovery. O(addresses).
pub fn list_discovered_addresses<'a>(
    workspace: &'a Workspace,
    filter: &AddressFilter,
    page: &Page<AddressKey, MaxAddresses>,
) -> Option<Listed<AddressKey, &'a DiscoveredAddress, MaxAddresses>> {
    let discovery = workspace.discoveries().get(&filter.discovery)?;
    let regions = workspace.discovery_regions(discovery);
    let sources: BTreeSet<SourceId> =
        workspace.sources_of(discovery.id).map(|source| source.id).collect();
    let takes = |row: &&DiscoveredAddress| {
        sources.contains(&row.source)
            && row.region.as_ref().is_some_and(|region| regions.contains(region))
            && filter.takes(row)
    };
    let rows = workspace.addresses().iter().filter(takes);
    Some(page.cut(rows.map(|row| (row.key.clone(), row))))
}
