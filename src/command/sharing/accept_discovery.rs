//! Taking in a shared discovery: its sources with the resources that they hold. O(resource CIDRs +
//! addresses here and in the file).

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    AccountId, AddressKey, DiscoveredAddress, Discovery, ShareType, SharedObject, Source, SourceId,
    Stated, Time, VSwitchNote, Workspace,
};

use super::super::import::{
    self, Import, LargeRemoval, ListExtent, ObservedCidr, ObservedList, ObservedResource,
    SourceChoice,
};
use super::super::transaction::Transaction;
use super::super::{ObjectRef, Reason, Refusal, Rule, discovery};
use super::handover::{OfferedDiscovery, OfferedResource, OfferedSource};
use super::{SharingRule, accept};

/// Ids of the file that stand for something else here.
pub(super) fn clashes(
    workspace: &Workspace,
    offered: &OfferedDiscovery,
    owner: &AccountId,
) -> Vec<Reason> {
    let id = offered.discovery.id;
    let mut objects = Vec::new();
    if !accept::is_free_or_of(workspace, SharedObject::Discovery(id), owner) {
        objects.push(ObjectRef::Discovery(id));
    }
    let known = workspace.discoveries().get(&id);
    let moved = known.is_some_and(|row| row.region != offered.discovery.region);
    if moved && objects.is_empty() {
        objects.push(ObjectRef::Discovery(id));
    }
    for OfferedSource { source, .. } in &offered.sources {
        if workspace.sources().get(&source.id).is_some_and(|known| known.discovery != id) {
            objects.push(ObjectRef::Source(source.id));
        }
    }
    let reason = |object| Reason::new(Rule::Sharing(SharingRule::Clash(object)));
    objects.into_iter().map(reason).collect()
}

/// Writes the discovery as its owner has it now. Resources merge with what own sources say of
/// them: the newest observation wins (domain.md, D16).
pub(super) fn accept(tx: &mut Transaction<'_>, offered: &OfferedDiscovery) -> Result<(), Refusal> {
    let row = &offered.discovery;
    let own = tx.workspace.discoveries().get(&row.id).map(|own| own.label.clone());
    let label = own.unwrap_or_else(|| row.label.clone());
    tx.put(row.id, Discovery { label, share: ShareType::Shared, ..row.clone() });
    remove_missing_sources(tx, offered);
    for offered in &offered.sources {
        accept_source(tx, offered)?;
    }
    Ok(())
}

fn remove_missing_sources(tx: &mut Transaction<'_>, offered: &OfferedDiscovery) {
    let listed: BTreeSet<SourceId> = offered.sources.iter().map(|row| row.source.id).collect();
    let missing: Vec<SourceId> = tx
        .workspace
        .sources_of(offered.discovery.id)
        .map(|source| source.id)
        .filter(|id| !listed.contains(id))
        .collect();
    missing.into_iter().for_each(|id| discovery::forget_source(tx, id));
}

fn accept_source(tx: &mut Transaction<'_>, offered: &OfferedSource) -> Result<(), Refusal> {
    let id = offered.source.id;
    let home_scope = tx.workspace.sources().get(&id).and_then(|source| source.home_scope);
    // The file holds what is true now, whatever was observed when: none of it is too old.
    let open = Source { observed_at: Time(i64::MIN), ..offered.source.clone() };
    tx.put(id, open);
    let lists = lists_of(offered);
    let removal = LargeRemoval::Confirmed;
    import::import(tx, Import { lists, removal, ..Import::default() })?;
    tx.put(id, Source { home_scope, ..offered.source.clone() });
    replace_addresses(tx, offered);
    Ok(())
}

/// One list for every time of observation, and at the end the whole list, which says no more than
/// what is held.
fn lists_of(offered: &OfferedSource) -> Vec<ObservedList> {
    let list = |at, extent, resources| ObservedList {
        source: SourceChoice::Known(offered.source.id),
        file: offered.source.file.clone(),
        observed_at: at,
        extent,
        covers: Vec::new(),
        resources,
        addresses: Vec::new(),
    };
    let mut by_time: BTreeMap<Time, Vec<ObservedResource>> = BTreeMap::new();
    for resource in &offered.resources {
        by_time.entry(resource.observed_at).or_default().push(observed(resource));
    }
    let newest = by_time.keys().next_back().copied().unwrap_or(offered.source.observed_at);
    let held = offered.resources.iter().map(held).collect();
    let mut lists: Vec<ObservedList> = by_time
        .into_iter()
        .map(|(at, resources)| list(at, ListExtent::Partial, resources))
        .collect();
    lists.push(list(newest.max(offered.source.observed_at), ListExtent::Whole, held));
    lists
}

fn observed(row: &OfferedResource) -> ObservedResource {
    ObservedResource {
        kind: row.kind,
        id: row.id.clone(),
        name: Some(row.name.clone()).filter(|name| !name.is_empty()),
        account: row.account.clone(),
        region: row.region.clone(),
        zone: row.zone.clone(),
        vpc_id: row.vpc_id.clone(),
        status: row.status.clone(),
        tags: Some(row.tags.clone()).filter(|tags| !tags.is_empty()),
        cidrs: row
            .cidrs
            .iter()
            .map(|block| ObservedCidr { cidr: block.cidr, stated: block.stated })
            .collect(),
        vswitches: row.vswitches,
        discovered_at: first_seen(row),
    }
}

fn first_seen(row: &OfferedResource) -> Option<Time> {
    row.cidrs.iter().map(|block| block.discovered_at).min()
}

/// Which blocks a resource has, and nothing else about it.
fn held(row: &OfferedResource) -> ObservedResource {
    let block = |cidr| ObservedCidr { cidr, stated: Stated::default() };
    ObservedResource {
        kind: row.kind,
        id: row.id.clone(),
        name: None,
        account: None,
        region: None,
        zone: None,
        vpc_id: None,
        status: None,
        tags: None,
        cidrs: row.cidrs.iter().map(|row| block(row.cidr)).collect(),
        vswitches: VSwitchNote::Unsaid,
        discovered_at: first_seen(row),
    }
}

/// The single addresses of the source: those of the file, where no own source knows them newer.
fn replace_addresses(tx: &mut Transaction<'_>, offered: &OfferedSource) {
    let (id, provider) = (offered.source.id, offered.source.provider);
    let old: Vec<AddressKey> = tx
        .workspace
        .addresses()
        .iter()
        .filter(|row| row.source == id)
        .map(|row| row.key.clone())
        .collect();
    old.into_iter().for_each(|key| tx.remove::<DiscoveredAddress>(key));
    for row in &offered.addresses {
        let (family, address) = (row.address.family(), row.address.first());
        let vswitch_id = row.vswitch_id.clone();
        let key = AddressKey { provider, vswitch_id, family, address };
        let newer = |known: &DiscoveredAddress| known.observed_at > row.observed_at;
        if tx.workspace.addresses().get(&key).is_some_and(newer) {
            continue;
        }
        let address = DiscoveredAddress {
            key: key.clone(),
            resource_id: row.resource_id.clone(),
            service: row.service.clone(),
            vpc_id: row.vpc_id.clone(),
            region: row.region.clone(),
            source: id,
            observed_at: row.observed_at,
        };
        tx.put(key, address);
    }
}
