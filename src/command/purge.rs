//! Purging what is gone: only then is it forgotten (domain.md, D18). Purging costs O(CIDRs named ×
//! log resources), all of it O(resources).

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Cidr;
use crate::model::{Origin, Resource, ResourceKey, ResourceKind};

use super::transaction::{Checks, Transaction};
use super::{ObjectRef, Refusal, Rule};

/// What to purge of what is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purge {
    /// All of it.
    All,
    /// These CIDRs.
    These(Vec<(ResourceKey, Cidr)>),
}

/// Forgets CIDRs that are gone, and resources of which nothing is left. A VPC with vSwitches stays
/// as a placeholder. O(resources) for all.
pub(super) fn purge(tx: &mut Transaction<'_>, what: Purge) -> Result<(), Refusal> {
    let rows = match what {
        Purge::These(rows) => checked(tx, rows)?,
        Purge::All => gone(tx),
    };
    let mut of_resource: BTreeMap<ResourceKey, BTreeSet<Cidr>> = BTreeMap::new();
    for (key, cidr) in rows {
        of_resource.entry(key).or_default().insert(cidr);
    }
    for (key, cidrs) in &of_resource {
        tx.update::<Resource>(*key, |row| row.cidrs.retain(|row| !cidrs.contains(&row.cidr)));
    }
    let mut vpcs: BTreeSet<ResourceKey> = BTreeSet::new();
    for key in of_resource.into_keys() {
        let Some(resource) = tx.workspace.resources().get(&key) else { continue };
        match resource.kind {
            ResourceKind::Vpc => {
                vpcs.insert(key);
            }
            ResourceKind::VSwitch if resource.cidrs.is_empty() => {
                // Its VPC may have been there for its sake only.
                vpcs.extend(resource.vpc.filter(|vpc| is_placeholder(tx, *vpc)));
                tx.remove::<Resource>(key);
            }
            ResourceKind::VSwitch => {}
        }
    }
    for key in vpcs {
        forget_vpc(tx, key);
    }
    Ok(())
}

fn checked(
    tx: &Transaction<'_>,
    rows: Vec<(ResourceKey, Cidr)>,
) -> Result<Vec<(ResourceKey, Cidr)>, Refusal> {
    let mut checks = Checks::new();
    if rows.is_empty() {
        checks.add(Rule::NothingChosen.into());
    }
    for (key, cidr) in &rows {
        match tx.workspace.resources().get(key).and_then(|resource| resource.cidr(*cidr)) {
            None => checks.add(Rule::NotFound(ObjectRef::ResourceCidr(*key, *cidr)).into()),
            Some(row) if row.is_live() => checks.add(Rule::NotGone(*key, *cidr).into()),
            Some(_) => {}
        }
    }
    checks.done().map(|()| rows)
}

fn gone(tx: &Transaction<'_>) -> Vec<(ResourceKey, Cidr)> {
    let rows = tx.workspace.resources().iter().flat_map(|resource| {
        resource.cidrs.iter().filter(|row| !row.is_live()).map(|row| (resource.key, row.cidr))
    });
    rows.collect()
}

fn is_placeholder(tx: &Transaction<'_>, key: ResourceKey) -> bool {
    let vpc = tx.workspace.resources().get(&key);
    vpc.is_some_and(|vpc| vpc.origin == Origin::Placeholder)
}

/// Removes a VPC without CIDRs, or leaves a placeholder where vSwitches need it.
fn forget_vpc(tx: &mut Transaction<'_>, key: ResourceKey) {
    let empty = tx.workspace.resources().get(&key).is_some_and(|vpc| vpc.cidrs.is_empty());
    if !empty {
        return;
    }
    if tx.workspace.vswitches_of(key).next().is_none() {
        tx.remove::<Resource>(key);
    } else {
        tx.update::<Resource>(key, |vpc| vpc.origin = Origin::Placeholder);
    }
}
