//! The owner's side: answering what a principal asks for (domain.md, D23). A request costs what a
//! reservation costs.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::Cidr;
use crate::model::{
    Allocation, AllocationId, AllocationTarget, Claim, ClaimState, Identity, Pool, PoolId,
    SharedObject, Watch, Workspace,
};

use super::super::transaction::{Checks, Transaction};
use super::super::{ObjectRef, Purpose, Reason, Refusal, Remedy, Rule, Spot, allocation, teardown};
use super::handover::{OfferedKind, Request, ReturnFile};
use super::{Settlement, SharingRule};

/// What an owner would answer: everything that fits is accepted, and a free block is offered in
/// place of what does not. Blocks offered do not overlap each other or what is accepted.
pub fn proposed_settlement(workspace: &Workspace, file: &ReturnFile) -> Settlement {
    let mut copy = workspace.clone();
    let mut env = super::super::Env::new(file.issued_at, 0);
    let mut tx = Transaction::new(&mut copy, &mut env);
    give_back(&mut tx, file);
    let mut refused: BTreeMap<AllocationId, Option<Cidr>> = BTreeMap::new();
    let mut conflicts = Vec::new();
    for request in &file.requests {
        match fits(tx.workspace, file, request) {
            Ok(Fit::New) => take(&mut tx, file, request),
            Ok(Fit::Settled) => {}
            Err(_) => conflicts.push(request),
        }
    }
    for request in conflicts {
        let offer = fits(tx.workspace, file, request).err().and_then(|reason| free_block(&reason));
        refused.insert(request.id, offer);
        if let Some(cidr) = offer {
            take(&mut tx, file, &Request { cidr, ..request.clone() });
        }
    }
    Settlement { file: file.clone(), refused }
}

fn free_block(reason: &Reason) -> Option<Cidr> {
    reason.remedies.iter().find_map(|remedy| match remedy {
        Remedy::UseCidr(cidr) => Some(*cidr),
        _ => None,
    })
}

pub(super) fn settle(
    tx: &mut Transaction<'_>,
    settlement: &Settlement,
) -> Result<Option<ObjectRef>, Refusal> {
    let Settlement { file, refused } = settlement;
    let mut checks = Checks::new();
    let bad = file.problems().into_iter();
    checks.add_all(bad.map(|problem| Rule::Sharing(SharingRule::BadFile(problem)).into()));
    let own = tx.workspace.settings().own_account.clone();
    if file.owner != own {
        let wanted = file.owner.clone();
        checks.add(Rule::Sharing(SharingRule::NotForThisAccount { wanted, own }).into());
    }
    checks.add_all(foreign_releases(tx.workspace, file));
    checks.done()?;
    give_back(tx, file);
    let mut checks = Checks::new();
    for (row, request) in file.requests.iter().enumerate() {
        if let Some(offer) = refused.get(&request.id) {
            if let Some(reason) = not_shared(tx.workspace, file, request) {
                checks.add(reason.at(Spot::Row(row)));
            } else {
                refuse(tx, file, request, *offer);
            }
            continue;
        }
        match fits(tx.workspace, file, request) {
            Ok(Fit::New) => take(tx, file, request),
            Ok(Fit::Settled) => {}
            Err(reason) => checks.add(reason.at(Spot::Row(row))),
        }
    }
    checks.done()?;
    forget_seen(tx, file);
    Ok(first_pool(tx.workspace, file).map(ObjectRef::Pool))
}

fn first_pool(workspace: &Workspace, file: &ReturnFile) -> Option<PoolId> {
    let asked = file.requests.first().map(|request| request.pool);
    let shared = workspace.shares().iter().find_map(|share| match share.object {
        SharedObject::Pool(id) if share.principal == file.principal => Some(id),
        _ => None,
    });
    asked.or(shared)
}

/// A principal gives up its own custom allocations only; what is gone already is no matter.
fn foreign_releases(workspace: &Workspace, file: &ReturnFile) -> Vec<Reason> {
    let theirs = |id: &AllocationId| {
        let claim = workspace.claims().get(id);
        claim.is_some_and(|claim| claim.principal.as_ref() == Some(&file.principal))
    };
    let foreign = file.releases.iter().filter(|id| !theirs(id));
    foreign
        .filter_map(|id| workspace.allocations().get(id))
        .map(|row| {
            let owner = file.owner.clone();
            let rule = SharingRule::NotYourAllocation { allocation: row.id, owner };
            Reason::new(Rule::Sharing(rule)).or(Remedy::Open(ObjectRef::Allocation(row.id)))
        })
        .collect()
}

/// What the principal gives up is free again, before anything is asked for.
fn give_back(tx: &mut Transaction<'_>, file: &ReturnFile) {
    for id in &file.releases {
        let theirs = tx
            .workspace
            .claims()
            .get(id)
            .is_some_and(|claim| claim.principal.as_ref() == Some(&file.principal));
        let row = tx.workspace.allocations().get(id).cloned();
        if let Some(row) = row.filter(|_| theirs) {
            teardown::release(tx, &row);
            tx.remove::<Claim>(*id);
        }
    }
}

/// What accepting a request comes to.
enum Fit {
    /// A new allocation.
    New,
    /// Nothing: it was accepted before.
    Settled,
}

fn not_shared(workspace: &Workspace, file: &ReturnFile, request: &Request) -> Option<Reason> {
    let object = SharedObject::Pool(request.pool);
    if !workspace.pools().contains(&request.pool) {
        return Some(Rule::NotFound(ObjectRef::Pool(request.pool)).into());
    }
    if workspace.share_with(object, &file.principal).is_some() {
        return None;
    }
    let rule = SharingRule::NotSharedWith(request.pool, file.principal.clone());
    let open = Remedy::Open(ObjectRef::Pool(request.pool));
    Some(Reason::new(Rule::Sharing(rule)).or(open))
}

fn fits(workspace: &Workspace, file: &ReturnFile, request: &Request) -> Result<Fit, Reason> {
    if let Some(reason) = not_shared(workspace, file, request) {
        return Err(reason);
    }
    let Some(pool) = workspace.pools().get(&request.pool) else {
        return Err(Rule::NotFound(ObjectRef::Pool(request.pool)).into());
    };
    if let Some(known) = workspace.allocations().get(&request.id) {
        let holder = workspace.claims().get(&request.id).and_then(|row| row.principal.as_ref());
        let same = (known.pool, known.cidr) == (request.pool, request.cidr);
        if same && holder == Some(&file.principal) {
            return Ok(Fit::Settled);
        }
        let object = ObjectRef::Allocation(request.id);
        return Err(Rule::Sharing(SharingRule::Clash(object)).into());
    }
    // A VPC may break the pool's masks, and shows it (domain.md, D15).
    if !matches!(request.kind, OfferedKind::Vpc { .. }) {
        allocation::allowed_mask(pool, request.cidr.prefix_len())?;
    }
    let purpose = match request.kind {
        OfferedKind::Vpc { .. } => Purpose::Vpc,
        OfferedKind::SubPool(_) | OfferedKind::Custom => Purpose::Custom,
    };
    if request.cidr.family() != pool.family {
        return Err(Rule::FamilyMismatch(pool.family).into());
    }
    allocation::free_block(workspace, pool, request.cidr, purpose)?;
    Ok(Fit::New)
}

/// Writes what was asked for into the owner's books, under the same id.
fn take(tx: &mut Transaction<'_>, file: &ReturnFile, request: &Request) {
    let Some(pool) = tx.workspace.pools().get(&request.pool) else { return };
    let target = target_of(tx.workspace, pool, request);
    let name = match (&request.kind, target) {
        (OfferedKind::Vpc { id, name, .. }, AllocationTarget::Custom)
            if request.name.is_empty() =>
        {
            if name.is_empty() {
                id.clone()
            } else {
                name.clone()
            }
        }
        _ => request.name.clone(),
    };
    let allocation = Allocation {
        id: request.id,
        pool: request.pool,
        cidr: request.cidr,
        target,
        name,
        description: request.description.clone(),
        created_at: tx.env.now,
        unmonitored_since: None,
    };
    tx.put(request.id, allocation);
    put_claim(tx, file, request, ClaimState::Confirmed);
}

/// The VPC, where this account sees it too; a reservation on its behalf otherwise, which linking
/// can replace once it is seen (domain.md, D15).
fn target_of(workspace: &Workspace, pool: &Pool, request: &Request) -> AllocationTarget {
    let OfferedKind::Vpc { provider, id, .. } = &request.kind else {
        return AllocationTarget::Custom;
    };
    let identity = Identity::Global(*provider, id.clone());
    let vpc = workspace.resource_by_identity(&identity).filter(|vpc| {
        let block = vpc.cidr(request.cidr);
        block.is_some_and(|block| block.is_live() && block.watch == Watch::Watched)
            && crate::insight::acts_as_vpc(workspace, vpc, request.cidr)
            && vpc.region.is_some()
            && vpc.region == pool.region
            && workspace.allocation_of(vpc.key, request.cidr).is_none()
    });
    vpc.map_or(AllocationTarget::Custom, |vpc| AllocationTarget::Vpc(vpc.key))
}

fn refuse(tx: &mut Transaction<'_>, file: &ReturnFile, request: &Request, offer: Option<Cidr>) {
    // What was accepted before is not taken back by an answer; the owner releases it by hand.
    if !tx.workspace.allocations().contains(&request.id) {
        put_claim(tx, file, request, ClaimState::Refused { offer });
    }
}

fn put_claim(tx: &mut Transaction<'_>, file: &ReturnFile, request: &Request, state: ClaimState) {
    let Request { id, pool, cidr, .. } = *request;
    let principal = Some(file.principal.clone());
    tx.put(id, Claim { id, pool, cidr, principal, state });
}

/// Forgets answers that the principal has seen: it asks for those blocks no longer.
fn forget_seen(tx: &mut Transaction<'_>, file: &ReturnFile) {
    let asked: BTreeSet<AllocationId> = file.requests.iter().map(|request| request.id).collect();
    let seen: Vec<AllocationId> = tx
        .workspace
        .claims()
        .iter()
        .filter(|claim| claim.principal.as_ref() == Some(&file.principal))
        .filter(|claim| matches!(claim.state, ClaimState::Refused { .. }))
        .filter(|claim| !asked.contains(&claim.id))
        .map(|claim| claim.id)
        .collect();
    seen.into_iter().for_each(|id| tx.remove::<Claim>(id));
}
