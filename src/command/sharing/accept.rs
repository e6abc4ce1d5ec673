//! The principal's side: taking in what an owner shares, and giving it up (domain.md, D23). O(rows
//! of the file × log rows + what was known of its objects).

use crate::model::{
    AcceptedShare, AccountId, Allocation, Association, Claim, Pool, PoolId, Quota, Scope,
    SharedObject, Workspace,
};

use super::super::transaction::{Checks, Transaction};
use super::super::{ObjectRef, Reason, Refusal, Remedy, Rule, check, discovery};
use super::{ShareFile, SharingRule, accept_discovery, accept_pool, claim};

pub(super) fn accept(
    tx: &mut Transaction<'_>,
    file: &ShareFile,
) -> Result<Option<ObjectRef>, Refusal> {
    let mut checks = Checks::new();
    let problems = file.problems();
    checks.add_all(problems.into_iter().map(|problem| rule(SharingRule::BadFile(problem))));
    let own = tx.workspace.settings().own_account.clone();
    if file.principal != own {
        let wanted = file.principal.clone();
        checks.add(rule(SharingRule::NotForThisAccount { wanted, own }));
    }
    checks.add_all(outdated(tx.workspace, file));
    checks.add_all(quotas(tx.workspace, file));
    checks.add_all(of_members(tx.workspace, file));
    checks.done()?;

    // What goes makes room for what comes.
    for object in &file.withdrawn {
        remove(tx, *object);
    }
    let mut checks = Checks::new();
    for offered in &file.pools {
        checks.add_all(accept_pool::clashes(tx.workspace, offered, &file.owner));
    }
    for offered in &file.discoveries {
        checks.add_all(accept_discovery::clashes(tx.workspace, offered, &file.owner));
    }
    checks.done()?;
    for offered in &file.pools {
        note(tx, file, SharedObject::Pool(offered.pool.id), &offered.region, &offered.pool.label);
        accept_pool::accept(tx, offered);
    }
    for offered in &file.discoveries {
        let row = &offered.discovery;
        note(tx, file, SharedObject::Discovery(row.id), &row.region, &row.label);
        accept_discovery::accept(tx, offered)?;
    }
    if !file.owner_name.is_empty() {
        learn_name(tx, file);
    }
    let pool = file.pools.first().map(|offered| ObjectRef::Pool(offered.pool.id));
    let first = file.discoveries.first();
    Ok(pool.or_else(|| first.map(|offered| ObjectRef::Discovery(offered.discovery.id))))
}

fn rule(rule: SharingRule) -> Reason {
    Reason::new(Rule::Sharing(rule))
}

/// The objects that the file speaks of.
fn objects(file: &ShareFile) -> impl Iterator<Item = SharedObject> {
    let pools = file.pools.iter().map(|offered| SharedObject::Pool(offered.pool.id));
    let discoveries =
        file.discoveries.iter().map(|offered| SharedObject::Discovery(offered.discovery.id));
    pools.chain(discoveries).chain(file.withdrawn.iter().copied())
}

/// Files must not take the state back to what it was, nor speak for another owner.
fn outdated(workspace: &Workspace, file: &ShareFile) -> Vec<Reason> {
    objects(file)
        .filter_map(|object| workspace.accepted().get(&object))
        .filter_map(|known| {
            let object = ObjectRef::of_shared(known.object);
            if known.owner != file.owner {
                Some(rule(SharingRule::Clash(object)))
            } else if file.issued_at < known.issued_at {
                Some(rule(SharingRule::OlderFile(object)))
            } else {
                None
            }
        })
        .collect()
}

fn quotas(workspace: &Workspace, file: &ShareFile) -> Vec<Reason> {
    let is_pool = |object: SharedObject| matches!(object, SharedObject::Pool(_));
    let count = |pools: bool| {
        let known = workspace.accepted().keys().filter(|object| is_pool(**object) == pools);
        let stays = known.filter(|object| !file.withdrawn.contains(object)).count();
        let new = objects(file)
            .filter(|object| is_pool(*object) == pools && !file.withdrawn.contains(object))
            .filter(|object| !workspace.accepted().contains(object))
            .count();
        (stays, new)
    };
    let (pools, new_pools) = count(true);
    let (discoveries, new_discoveries) = count(false);
    let of_pools = Quota::SharedIpamPoolQuotaPerUser;
    let of_discoveries = Quota::SharedIpamResourceDiscoveryQuotaPerUser;
    check::quota(workspace, of_pools, pools, new_pools)
        .into_iter()
        .chain(check::quota(workspace, of_discoveries, discoveries, new_discoveries))
        .collect()
}

/// A managed member cannot share its discovery with the administrator (domain.md, 2.9).
fn of_members(workspace: &Workspace, file: &ShareFile) -> Vec<Reason> {
    let Some(member) = workspace.member_of(&file.owner) else { return Vec::new() };
    let offered = file.discoveries.iter();
    offered
        .map(|offered| {
            let reason = rule(SharingRule::WithMember {
                discovery: ObjectRef::Discovery(offered.discovery.id),
                account: file.owner.clone(),
            });
            reason.or(Remedy::RemoveMember(member.key.clone()))
        })
        .collect()
}

/// Notes from whom an object comes, and as of when.
fn note(
    tx: &mut Transaction<'_>,
    file: &ShareFile,
    object: SharedObject,
    region: &crate::model::Region,
    label: &crate::model::Label,
) {
    let known = tx.workspace.accepted().get(&object);
    let accepted_at = known.map_or(tx.env.now, |known| known.accepted_at);
    // One's own name for it stays; a label that was never changed follows the owner's.
    let before = known.map(|known| known.label.clone());
    let share = AcceptedShare {
        object,
        owner: file.owner.clone(),
        region: region.clone(),
        label: label.clone(),
        issued_at: file.issued_at,
        accepted_at,
    };
    tx.put(object, share);
    match (object, before) {
        (SharedObject::Pool(id), Some(before)) => {
            tx.update::<Pool>(id, |row| follow(&mut row.label, &before, label));
        }
        (SharedObject::Discovery(id), Some(before)) => {
            tx.update::<crate::model::Discovery>(id, |row| follow(&mut row.label, &before, label));
        }
        (_, None) => {}
    }
}

/// Takes the owner's new name and description where one's own were the owner's old ones.
fn follow(own: &mut crate::model::Label, before: &crate::model::Label, now: &crate::model::Label) {
    if own.name == before.name {
        own.name = now.name.clone();
    }
    if own.description == before.description {
        own.description = now.description.clone();
    }
}

/// The owner's own name for itself is taken where none is known.
fn learn_name(tx: &mut Transaction<'_>, file: &ShareFile) {
    let mut settings = tx.workspace.settings().into_owned();
    if !settings.account_names.contains_key(&file.owner) {
        settings.account_names.insert(file.owner.clone(), file.owner_name.clone());
        tx.put(crate::model::SettingsKey, settings);
    }
}

/// Gives up an accepted object, as if its owner had ended the share.
pub(super) fn leave(tx: &mut Transaction<'_>, object: SharedObject) -> Result<(), Refusal> {
    if !tx.workspace.accepted().contains(&object) {
        return Err(Rule::NotFound(ObjectRef::of_shared(object)).into());
    }
    remove(tx, object);
    Ok(())
}

/// Removes an accepted object with all that stands on it here; nothing where there is none.
fn remove(tx: &mut Transaction<'_>, object: SharedObject) {
    if !tx.workspace.accepted().contains(&object) {
        return;
    }
    match object {
        SharedObject::Pool(id) => remove_pool(tx, id),
        SharedObject::Discovery(id) => {
            let associations: Vec<_> = tx
                .workspace
                .associations()
                .iter()
                .filter(|row| row.discovery == id)
                .map(|row| row.id)
                .collect();
            associations.into_iter().for_each(|row| tx.remove::<Association>(row));
            discovery::remove_with_sources(tx, id);
        }
    }
    tx.remove::<AcceptedShare>(object);
}

fn remove_pool(tx: &mut Transaction<'_>, id: PoolId) {
    let Some(scope) = tx.workspace.pools().get(&id).map(|pool| pool.scope) else { return };
    let allocations: Vec<Allocation> = tx.workspace.allocations_in(id).cloned().collect();
    allocations.iter().for_each(|row| claim::lose(tx, row));
    let claims: Vec<_> =
        tx.workspace.claims().iter().filter(|row| row.pool == id).map(|row| row.id).collect();
    claims.into_iter().for_each(|row| tx.remove::<Claim>(row));
    tx.remove::<Pool>(id);
    if tx.workspace.pools_in(scope).next().is_none() {
        tx.remove::<Scope>(scope);
    }
}

/// True where the object was accepted from this owner, or is not here at all.
pub(super) fn is_free_or_of(
    workspace: &Workspace,
    object: SharedObject,
    owner: &AccountId,
) -> bool {
    let here = match object {
        SharedObject::Pool(id) => workspace.pools().contains(&id),
        SharedObject::Discovery(id) => workspace.discoveries().contains(&id),
    };
    !here || workspace.accepted().get(&object).is_some_and(|known| known.owner == *owner)
}
