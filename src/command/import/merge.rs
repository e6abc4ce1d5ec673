//! The newest statement wins, field by field (domain.md, D16). O(fields).

use std::collections::BTreeMap;

use crate::model::{
    Fact, Hold, Holders, Resource, ResourceCidr, ResourceKey, Seen, SourceId, Stated, Time,
    VSwitchNote, Watch,
};

use super::{ObservedCidr, ObservedResource};

/// Takes the facts that the observation states and that no newer one has stated.
pub(super) fn merge_facts(
    resource: &mut Resource,
    at: Time,
    observed: &ObservedResource,
    vpc: Option<ResourceKey>,
) {
    let mut stamps: BTreeMap<Fact, Time> =
        Fact::ALL.into_iter().map(|fact| (fact, resource.seen.of(fact))).collect();
    let mut fresh = |fact: Fact, stated: bool| {
        let newer = stated && stamps.get(&fact).is_none_or(|before| *before <= at);
        if newer {
            stamps.insert(fact, at);
        }
        newer
    };
    if fresh(Fact::Name, observed.name.is_some()) {
        resource.name = observed.name.clone().unwrap_or_default();
    }
    if fresh(Fact::Account, observed.account.is_some()) {
        resource.account = observed.account.clone();
    }
    if fresh(Fact::Region, observed.region.is_some()) {
        resource.region = observed.region.clone();
    }
    if fresh(Fact::Zone, observed.zone.is_some()) {
        resource.zone = observed.zone.clone();
    }
    if fresh(Fact::Vpc, vpc.is_some()) {
        resource.vpc = vpc;
    }
    if fresh(Fact::Status, observed.status.is_some()) {
        resource.status = observed.status.clone();
    }
    if fresh(Fact::Tags, observed.tags.is_some()) {
        resource.tags = observed.tags.clone().unwrap_or_default();
    }
    if fresh(Fact::VSwitches, observed.vswitches != VSwitchNote::Unsaid) {
        resource.vswitches = observed.vswitches;
    }
    let latest = stamps.values().copied().max().unwrap_or(at);
    let older = stamps.into_iter().filter(|(_, stamp)| *stamp != latest).collect();
    resource.seen = Seen { latest, older };
}

pub(super) fn merge_cidr(
    resource: &mut Resource,
    source: SourceId,
    at: Time,
    observed: &ObservedCidr,
    discovered_at: Option<Time>,
) {
    let row = match resource.cidrs.iter_mut().find(|row| row.cidr == observed.cidr) {
        Some(row) => row,
        None => {
            resource.cidrs.push(ResourceCidr {
                cidr: observed.cidr,
                holders: Holders::new(),
                stated: Stated::default(),
                // Nothing is stated yet, so any observation is newer.
                stated_at: Time::default(),
                watch: Watch::Watched,
                hold: Hold::Free,
                discovered_at: discovered_at.unwrap_or(at),
                gone_since: None,
            });
            resource.cidrs.sort_unstable_by_key(|row| row.cidr);
            match resource.cidrs.iter_mut().find(|row| row.cidr == observed.cidr) {
                Some(row) => row,
                None => return,
            }
        }
    };
    if let Err(place) = row.holders.binary_search(&source) {
        row.holders.insert(place, source);
    }
    row.gone_since = None;
    if observed.stated != Stated::default() && row.stated_at <= at {
        row.stated = observed.stated;
        row.stated_at = at;
    }
}
