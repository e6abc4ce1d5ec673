//! Sharing with principals, and ending it (domain.md, 1.13, 2.10). O(principals × shares); ending a
//! share O(claims).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    AccountId, Claim, ClaimState, Discovery, Pool, PoolId, Quota, Share, ShareId, ShareType,
    SharedObject, TextField, Workspace, check_name,
};

use super::super::transaction::{Checks, Transaction};
use super::super::{
    Dependence, MemberRule, ObjectRef, Reason, Refusal, Remedy, Rule, Spot, check, members,
};
use super::SharingRule;

pub(super) fn share(
    tx: &mut Transaction<'_>,
    object: SharedObject,
    principals: &[AccountId],
    name: &Arc<str>,
) -> Result<ObjectRef, Refusal> {
    find(tx.workspace, object)?;
    let mut checks = Checks::new();
    if principals.is_empty() {
        checks.add(Rule::Members(MemberRule::NoAccounts).into());
    }
    if let Err(problem) = check_name(name) {
        checks.add(Reason::new(Rule::Text(TextField::Name, problem)).at(Spot::Name));
    }
    checks.add_all(quotas(tx.workspace, object, principals));
    let mut seen = BTreeSet::new();
    for (row, principal) in principals.iter().enumerate() {
        let spot = Spot::Row(row);
        if !seen.insert(principal) {
            let rule = Rule::Members(MemberRule::TwiceInList(principal.clone()));
            checks.add(Reason::new(rule).at(spot));
        }
        let problems = principal_problems(tx.workspace, object, principal);
        checks.add_all(problems.into_iter().map(|reason| reason.at(spot)));
    }
    checks.done()?;
    for principal in principals {
        let id = tx.fresh::<Share>(ShareId::new);
        let (principal, name, created_at) = (principal.clone(), name.clone(), tx.env.now);
        tx.put(id, Share { id, object, principal, name, created_at });
    }
    set_share_type(tx, object, ShareType::Sharing);
    Ok(ObjectRef::of_shared(object))
}

fn find(workspace: &Workspace, object: SharedObject) -> Result<(), Refusal> {
    match object {
        SharedObject::Pool(id) => check::pool(workspace, id).map(drop),
        SharedObject::Discovery(id) => check::discovery(workspace, id).map(drop),
    }
}

fn quotas(workspace: &Workspace, object: SharedObject, principals: &[AccountId]) -> Vec<Reason> {
    let (of_object, of_principal) = match object {
        SharedObject::Pool(_) => {
            (Quota::ResourceShareQuotaPerIpamPool, Quota::SharedIpamPoolQuotaPerUser)
        }
        SharedObject::Discovery(_) => (
            Quota::ResourceShareQuotaPerIpamResourceDiscovery,
            Quota::SharedIpamResourceDiscoveryQuotaPerUser,
        ),
    };
    let existing = workspace.shares_of(object).count();
    let mut reasons: Vec<Reason> =
        check::quota(workspace, of_object, existing, principals.len()).into_iter().collect();
    for (row, principal) in principals.iter().enumerate() {
        let same_kind = |share: &&Share| {
            let kinds = (share.object, object);
            let same = matches!(
                kinds,
                (SharedObject::Pool(_), SharedObject::Pool(_))
                    | (SharedObject::Discovery(_), SharedObject::Discovery(_))
            );
            same && share.principal == *principal
        };
        let existing = workspace.shares().iter().filter(same_kind).count();
        let reason = check::quota(workspace, of_principal, existing, 1);
        reasons.extend(reason.map(|reason| reason.at(Spot::Row(row))));
    }
    reasons
}

/// What speaks against one principal.
fn principal_problems(
    workspace: &Workspace,
    object: SharedObject,
    principal: &AccountId,
) -> Vec<Reason> {
    let mut reasons: Vec<Reason> =
        members::account_problem(workspace, principal).into_iter().collect();
    if let Some(share) = workspace.share_with(object, principal) {
        let rule = Rule::Sharing(SharingRule::AlreadyShared(share.id));
        reasons.push(Reason::new(rule).or(Remedy::Open(ObjectRef::of_shared(object))));
    }
    let member = workspace.member_of(principal);
    if let (SharedObject::Discovery(_), Some(member)) = (object, member) {
        let rule = SharingRule::WithMember {
            discovery: ObjectRef::of_shared(object),
            account: principal.clone(),
        };
        let remedy = Remedy::RemoveMember(member.key.clone());
        reasons.push(Reason::new(Rule::Sharing(rule)).or(remedy));
    }
    reasons
}

/// Ends a share. The principal's allocations stay; what it was refused is forgotten.
pub(super) fn unshare(tx: &mut Transaction<'_>, id: ShareId) -> Result<ObjectRef, Refusal> {
    let Some(share) = tx.workspace.shares().get(&id).cloned() else {
        return Err(Rule::NotFound(ObjectRef::Share(id)).into());
    };
    tx.remove::<Share>(id);
    if tx.workspace.shares_of(share.object).next().is_none() {
        set_share_type(tx, share.object, ShareType::Plain);
    }
    if let SharedObject::Pool(pool) = share.object {
        forget_refused(tx, pool, &share.principal);
    }
    Ok(ObjectRef::of_shared(share.object))
}

fn forget_refused(tx: &mut Transaction<'_>, pool: PoolId, principal: &AccountId) {
    let refused: Vec<_> = tx
        .workspace
        .claims()
        .iter()
        .filter(|claim| claim.pool == pool && claim.principal.as_ref() == Some(principal))
        .filter(|claim| matches!(claim.state, ClaimState::Refused { .. }))
        .map(|claim| claim.id)
        .collect();
    refused.into_iter().for_each(|id| tx.remove::<Claim>(id));
}

fn set_share_type(tx: &mut Transaction<'_>, object: SharedObject, share: ShareType) {
    match object {
        SharedObject::Pool(id) => tx.update::<Pool>(id, |row| row.share = share),
        SharedObject::Discovery(id) => tx.update::<Discovery>(id, |row| row.share = share),
    }
}

/// The reason for one object that others use: its share units, each with the way to end it.
pub(in super::super) fn unshare_remedies(
    workspace: &Workspace,
    of: ObjectRef,
    object: SharedObject,
) -> Option<Reason> {
    let shares: Vec<ShareId> = workspace.shares_of(object).map(|share| share.id).collect();
    if shares.is_empty() {
        return None;
    }
    let dependants = shares.iter().copied().map(ObjectRef::Share).collect();
    let mut reason =
        Reason::new(Rule::Depends { object: of, dependants, kind: Dependence::Shares });
    for share in shares {
        reason = reason.or(Remedy::Unshare(share));
    }
    Some(reason)
}

/// No teardown sweeps a share away: the reasons against removing these pools and all below them.
pub(in super::super) fn refuse_shared(workspace: &Workspace, pools: &[PoolId]) -> Vec<Reason> {
    let mut open = pools.to_vec();
    let mut seen = BTreeSet::new();
    let mut reasons = Vec::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(workspace.sub_pools(id).map(|pool| pool.id));
            let object = SharedObject::Pool(id);
            reasons.extend(unshare_remedies(workspace, ObjectRef::Pool(id), object));
        }
    }
    reasons
}
