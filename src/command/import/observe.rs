//! One resource or address as observed. O(log resources + its CIDRs).

use std::sync::Arc;

use crate::model::{
    AddressKey, DiscoveredAddress, Identity, Origin, Provider, Resource, ResourceCidrs,
    ResourceKey, ResourceKind, Seen, Source, Tags, Time, VSwitchNote,
};

use super::merge::{merge_cidr, merge_facts};
use super::source::identity;
use super::{ObservedAddress, ObservedResource};
use crate::command::transaction::Transaction;

/// Writes what was observed of one resource, field by field: the newest that states it wins.
pub(super) fn observe(
    tx: &mut Transaction<'_>,
    source: &Source,
    at: Time,
    observed: &ObservedResource,
) -> ResourceKey {
    let identity = identity(source.provider, source.id, &observed.id);
    let vpc = observed
        .vpc_id
        .as_ref()
        .filter(|_| observed.kind == ResourceKind::VSwitch)
        .map(|id| vpc_row(tx, source, id, observed));
    let known = tx.workspace.resource_by_identity(&identity).cloned();
    let mut resource = known.unwrap_or_else(|| blank(tx, source.provider, identity, observed.kind));
    let key = resource.key;
    if resource.origin == Origin::Placeholder {
        resource.origin = Origin::Discovered;
        resource.kind = observed.kind;
    }
    merge_facts(&mut resource, at, observed, vpc);
    for cidr in &observed.cidrs {
        merge_cidr(&mut resource, source.id, at, cidr, observed.discovered_at);
    }
    tx.put(key, resource);
    key
}

/// The VPC that a vSwitch names: its row, or a placeholder until a feed tells more.
fn vpc_row(
    tx: &mut Transaction<'_>,
    source: &Source,
    id: &Arc<str>,
    vswitch: &ObservedResource,
) -> ResourceKey {
    let identity = identity(source.provider, source.id, id);
    if let Some(vpc) = tx.workspace.resource_by_identity(&identity) {
        return vpc.key;
    }
    let mut vpc = blank(tx, source.provider, identity, ResourceKind::Vpc);
    vpc.origin = Origin::Placeholder;
    // A VPC lies in one region, and mostly belongs to the owner of its vSwitches; a feed that
    // knows better states it at its own time, which is not older than this.
    vpc.region = vswitch.region.clone();
    let key = vpc.key;
    tx.put(key, vpc);
    key
}

fn blank(
    tx: &Transaction<'_>,
    provider: Provider,
    identity: Identity,
    kind: ResourceKind,
) -> Resource {
    Resource {
        key: tx.workspace.next_resource_key(),
        identity,
        provider,
        kind,
        name: "".into(),
        account: None,
        region: None,
        zone: None,
        vpc: None,
        status: None,
        tags: Tags::default(),
        origin: Origin::Discovered,
        cidrs: ResourceCidrs::new(),
        vswitches: VSwitchNote::Unsaid,
        // Nothing is stated yet, so any observation is newer.
        seen: Seen { latest: Time(i64::MIN), older: Vec::new() },
    }
}

pub(super) fn observe_address(
    tx: &mut Transaction<'_>,
    source: &Source,
    at: Time,
    observed: &ObservedAddress,
) {
    let key = AddressKey {
        provider: source.provider,
        vswitch_id: observed.vswitch_id.clone(),
        family: observed.family,
        address: observed.address,
    };
    let address = DiscoveredAddress {
        key: key.clone(),
        resource_id: observed.resource_id.clone(),
        service: observed.service.clone(),
        vpc_id: observed.vpc_id.clone(),
        region: observed.region.clone(),
        source: source.id,
        observed_at: at,
    };
    tx.put(key, address);
}
