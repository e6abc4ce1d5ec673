//! Plans that came true: discovered VPCs take the place of planned ones (domain.md, D15).
//! O(resource CIDRs) to find candidates and settle vSwitches, O(CIDRs) for each match.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::Cidr;
use crate::model::{
    AccountId, Allocation, AllocationTarget, Hold, Origin, Region, Resource, ResourceKey,
    ResourceKind, Watch, Workspace,
};

use crate::command::transaction::Transaction;
use crate::command::{Note, ObjectRef, Reason, Rule, planned, watch};

/// That the VPC of this id, in the planned one's cloud, takes the place of the planned one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// The planned VPC.
    pub planned: ResourceKey,
    /// The id of the one that a feed brought.
    pub found: Arc<str>,
}

/// How like its plan a discovered VPC is, beyond provider, region and CIDR; best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// Account and name are the same.
    AccountAndName,
    /// The account is.
    Account,
    /// The name is.
    Name,
    /// Neither is.
    BlockOnly,
}

/// A discovered VPC that could take the place of a planned one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its row.
    pub key: ResourceKey,
    /// Its id in its cloud.
    pub id: Arc<str>,
    /// Its name; empty for none.
    pub name: Arc<str>,
    /// Its owner.
    pub account: Option<AccountId>,
    /// How like the plan it is.
    pub likeness: Likeness,
    /// The planned CIDRs that would move over; the others stay planned.
    pub cidrs: Vec<Cidr>,
}

/// The discovered VPCs that could take the place of each planned one, best first: the same
/// provider and region, at least one same CIDR, neither managed nor ignored. O(resources).
pub fn match_candidates(workspace: &Workspace) -> BTreeMap<ResourceKey, Vec<Candidate>> {
    let planned = planned_blocks(workspace);
    let mut found: BTreeMap<ResourceKey, BTreeMap<ResourceKey, Vec<Cidr>>> = BTreeMap::new();
    let discovered = workspace.resources().iter();
    for resource in discovered.filter(|row| row.origin == Origin::Discovered) {
        let Some(region) = resource.region.as_ref().filter(|_| !planned.is_empty()) else {
            continue;
        };
        for row in resource.live_cidrs() {
            let Some(keys) = planned.get(&(region, row.cidr)) else { continue };
            if !could_stand_for_a_plan(workspace, resource, row.cidr) {
                continue;
            }
            for key in keys {
                let blocks = found.entry(*key).or_default().entry(resource.key).or_default();
                blocks.push(row.cidr);
            }
        }
    }
    let ranked =
        found.into_iter().map(|(planned, found)| (planned, rank(workspace, planned, found)));
    ranked.collect()
}

/// The planned VPCs by region and block. A region names its provider.
fn planned_blocks(workspace: &Workspace) -> BTreeMap<(&Region, Cidr), Vec<ResourceKey>> {
    let mut planned: BTreeMap<(&Region, Cidr), Vec<ResourceKey>> = BTreeMap::new();
    let resources = workspace.resources().iter();
    for vpc in resources.filter(|row| row.kind == ResourceKind::Vpc && row.planned_for().is_some())
    {
        let Some(region) = vpc.region.as_ref() else { continue };
        for row in vpc.live_cidrs() {
            planned.entry((region, row.cidr)).or_default().push(vpc.key);
        }
    }
    planned
}

fn could_stand_for_a_plan(workspace: &Workspace, resource: &Resource, cidr: Cidr) -> bool {
    let row = resource.cidr(cidr).filter(|row| row.is_live() && row.watch == Watch::Watched);
    row.is_some()
        && resource.kind == ResourceKind::Vpc
        && workspace.allocation_of(resource.key, cidr).is_none()
}

/// Best first; of rows with the same id, which two sources brought, the best one only.
fn rank(
    workspace: &Workspace,
    planned: ResourceKey,
    found: BTreeMap<ResourceKey, Vec<Cidr>>,
) -> Vec<Candidate> {
    let Some(plan) = workspace.resources().get(&planned) else { return Vec::new() };
    let candidate = |(key, cidrs): (ResourceKey, Vec<Cidr>)| {
        let vpc = workspace.resources().get(&key)?;
        Some(Candidate {
            key,
            id: vpc.external_id().clone(),
            name: vpc.name.clone(),
            account: vpc.account.clone(),
            likeness: likeness(plan, vpc),
            cidrs,
        })
    };
    let mut candidates: Vec<Candidate> = found.into_iter().filter_map(candidate).collect();
    candidates.sort_by_key(|one| (one.likeness, Reverse(one.cidrs.len()), one.key));
    let mut seen = BTreeSet::new();
    candidates.retain(|one| seen.insert(one.id.clone()));
    candidates
}

fn likeness(plan: &Resource, vpc: &Resource) -> Likeness {
    let account = plan.account.is_some() && plan.account == vpc.account;
    let name = !plan.name.is_empty() && plan.name == vpc.name;
    match (account, name) {
        (true, true) => Likeness::AccountAndName,
        (true, false) => Likeness::Account,
        (false, true) => Likeness::Name,
        (false, false) => Likeness::BlockOnly,
    }
}

/// Lets discovered VPCs take the place of planned ones; every match that cannot be is told.
pub(super) fn take_over_all(tx: &mut Transaction<'_>, matches: &[Match]) -> Vec<Reason> {
    if matches.is_empty() {
        return Vec::new();
    }
    let mut candidates = match_candidates(tx.workspace);
    let mut reasons = Vec::new();
    for wanted in matches {
        let known = candidates.remove(&wanted.planned).unwrap_or_default();
        reasons.extend(take_over(tx, wanted, known).err());
    }
    reasons
}

/// The CIDRs that both have move over with their allocations, the others stay planned.
fn take_over(
    tx: &mut Transaction<'_>,
    wanted: &Match,
    candidates: Vec<Candidate>,
) -> Result<(), Reason> {
    let key = wanted.planned;
    let Some(plan) = tx.workspace.resources().get(&key).cloned() else {
        return Err(Rule::NotFound(ObjectRef::Resource(key)).into());
    };
    if plan.planned_for().is_none() || plan.kind != ResourceKind::Vpc {
        return Err(Rule::NotPlanned(key).into());
    }
    // Another match of the same import may have made it managed.
    let free = |one: &Candidate| {
        one.cidrs.iter().all(|cidr| tx.workspace.allocation_of(one.key, *cidr).is_none())
    };
    let Some(found) = candidates.into_iter().find(|one| one.id == wanted.found && free(one)) else {
        return Err(Rule::CannotMatch(key, wanted.found.clone()).into());
    };
    for cidr in &found.cidrs {
        let allocation = tx.workspace.allocation_of(key, *cidr).map(|allocation| allocation.id);
        if let Some(id) = allocation {
            let target = AllocationTarget::Vpc(found.key);
            tx.update::<Allocation>(id, |allocation| allocation.target = target);
        }
        watch::set_hold(tx, found.key, *cidr, Hold::Free);
        tx.notes.push(taken_over(&plan, found.key, *cidr));
    }
    adopt_vswitches(tx, key, found.key, &found.cidrs);
    if plan.cidrs.len() == found.cidrs.len() {
        tx.remove::<Resource>(key);
    } else {
        tx.update::<Resource>(key, |plan| {
            plan.cidrs.retain(|row| !found.cidrs.contains(&row.cidr));
        });
    }
    Ok(())
}

fn taken_over(plan: &Resource, found: ResourceKey, cidr: Cidr) -> Note {
    let name = if plan.name.is_empty() { plan.external_id() } else { &plan.name };
    Note::TookOver { planned: plan.key, name: name.clone(), found, cidr }
}

/// The planned vSwitches inside the CIDRs that moved now lie in the discovered VPC.
fn adopt_vswitches(tx: &mut Transaction<'_>, from: ResourceKey, to: ResourceKey, moved: &[Cidr]) {
    let inside = |row: &&Resource| {
        row.cidrs.iter().any(|row| moved.iter().any(|cidr| cidr.contains(row.cidr)))
    };
    let adopted: Vec<ResourceKey> =
        tx.workspace.vswitches_of(from).filter(inside).map(|row| row.key).collect();
    let Some(vpc) = tx.workspace.resources().get(&to).cloned() else { return };
    for key in adopted {
        let block = tx.workspace.resources().get(&key).and_then(|vswitch| vswitch.cidrs.first());
        let ipam = block.and_then(|row| planned::monitored_by(tx.workspace, &vpc, row.cidr));
        tx.update::<Resource>(key, |vswitch| {
            vswitch.vpc = Some(to);
            vswitch.account = vpc.account.clone().or(vswitch.account.take());
            vswitch.origin = ipam.map_or(vswitch.origin, Origin::Planned);
        });
    }
}

/// Planned vSwitches of discovered VPCs give way to discovered ones of the same CIDR: within one
/// VPC there can be no doubt which one is meant. O(resources).
pub(super) fn settle_vswitches(tx: &mut Transaction<'_>) {
    let mut settled = Vec::new();
    let planned = tx.workspace.resources().iter();
    for plan in
        planned.filter(|row| row.kind == ResourceKind::VSwitch && row.planned_for().is_some())
    {
        let (Some(vpc), Some(row)) = (plan.vpc, plan.cidrs.first()) else { continue };
        let mut sisters = tx.workspace.vswitches_of(vpc);
        let real = sisters.find(|sister| {
            sister.origin == Origin::Discovered
                && sister.cidr(row.cidr).is_some_and(|row| row.is_live())
        });
        if let Some(real) = real {
            settled.push((plan.clone(), real.key, row.cidr, row.watch));
        }
    }
    for (plan, real, cidr, mark) in settled {
        if mark == Watch::Ignored {
            watch::edit_row(tx, real, cidr, |row| row.watch = mark);
        }
        tx.notes.push(taken_over(&plan, real, cidr));
        tx.remove::<Resource>(plan.key);
    }
}
