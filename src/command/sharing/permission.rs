//! What a principal may do with what others share with it (domain.md, 2.11). O(rows of the command
//! × log rows); O(1) where nothing was accepted.

use crate::address::Cidr;
use crate::model::{
    AllocationId, AutoImport, ClaimState, DiscoveryId, Label, MaskRules, PoolId, ScopeId,
    SharedObject, SourceId, Workspace,
};

use super::super::import::{DiscoveryChoice, Import, SourceChoice};
use super::super::transaction::Checks;
use super::super::{Command, Grouped, InTheWay, ObjectRef, Reason, Refusal, Remedy, Rule, Tagged};
use super::{SharingCommand, SharingRule};

/// Refuses a command that only the owner of an accepted object may give.
pub(in super::super) fn check(workspace: &Workspace, command: &Command) -> Result<(), Refusal> {
    if workspace.accepted().is_empty() {
        return Ok(());
    }
    let mut checks = Checks::new();
    checks.add_all(reasons(workspace, command));
    checks.done()
}

fn reasons(workspace: &Workspace, command: &Command) -> Vec<Reason> {
    let one = |reason: Option<Reason>| reason.into_iter().collect();
    match command {
        Command::UpdateScope(id, _) | Command::DeleteScope(id, _) => one(scope(workspace, *id)),
        Command::CreatePool(request) => {
            let source = request.source_pool.and_then(|id| pool(workspace, id));
            one(source.or_else(|| scope(workspace, request.scope)))
        }
        Command::UpdatePool { pool, label, rules, auto_import } => {
            one(edited_pool(workspace, *pool, label, *rules, *auto_import))
        }
        Command::DeletePool(id, _) => {
            let leave = Remedy::Leave(SharedObject::Pool(*id));
            one(pool(workspace, *id).map(|reason| reason.or(leave)))
        }
        Command::Provision(id, _) | Command::Deprovision(id, ..) => one(pool(workspace, *id)),
        Command::AllocateVpcs(rows, InTheWay::ReplaceReservations) => {
            rows.iter().flat_map(|row| replaced(workspace, row.pool, row.cidr)).collect()
        }
        Command::TagResources(objects, _) | Command::UntagResources(objects, _) => {
            objects.iter().filter_map(|object| marked(workspace, *object)).collect()
        }
        Command::ChangeResourceGroup(objects, _) => {
            // A discovery's group is the principal's own.
            let tagged = objects.iter().filter_map(|object| match object {
                Grouped::Tagged(object) => Some(*object),
                Grouped::Discovery(_) => None,
            });
            tagged.filter_map(|object| marked(workspace, object)).collect()
        }
        Command::UpdateAllocation { allocation, .. } => one(edited(workspace, *allocation)),
        Command::UpdateDiscovery(id, label) => one(edited_discovery(workspace, *id, label)),
        Command::SetDiscoveryRegions(id, _) => one(discovery(workspace, *id)),
        Command::DeleteDiscovery(id) => {
            let leave = Remedy::Leave(SharedObject::Discovery(*id));
            one(discovery(workspace, *id).map(|reason| reason.or(leave)))
        }
        Command::Import(import) => imported(workspace, import),
        Command::RemoveSource(id) => one(source(workspace, *id)),
        Command::SetHomeScope(_, Some(id)) => one(scope(workspace, *id)),
        Command::Sharing(SharingCommand::Share { object, .. }) => one(match object {
            SharedObject::Pool(id) => pool(workspace, *id),
            SharedObject::Discovery(id) => discovery(workspace, *id),
        }),
        // Own objects, or what principals may do as well.
        _ => Vec::new(),
    }
}

/// Why a principal cannot do to an object what only its owner may; none for own objects.
pub fn owner_only_rule(workspace: &Workspace, object: &ObjectRef) -> Option<Rule> {
    let reason = match object {
        ObjectRef::Pool(id) | ObjectRef::PoolCidr(id, _) => pool(workspace, *id),
        ObjectRef::Discovery(id) => discovery(workspace, *id),
        ObjectRef::Scope(id) => scope(workspace, *id),
        ObjectRef::Source(id) => source(workspace, *id),
        ObjectRef::Allocation(id) => edited(workspace, *id),
        _ => None,
    };
    reason.map(|reason| reason.rule)
}

fn owner_only(object: ObjectRef, owner: &crate::model::AccountId) -> Reason {
    Reason::new(Rule::Sharing(SharingRule::OwnerOnly { object, owner: owner.clone() }))
}

fn pool(workspace: &Workspace, id: PoolId) -> Option<Reason> {
    let share = workspace.accepted_pool(id)?;
    Some(owner_only(ObjectRef::Pool(id), &share.owner))
}

fn discovery(workspace: &Workspace, id: DiscoveryId) -> Option<Reason> {
    let share = workspace.accepted_discovery(id)?;
    Some(owner_only(ObjectRef::Discovery(id), &share.owner))
}

fn scope(workspace: &Workspace, id: ScopeId) -> Option<Reason> {
    let stub = workspace.scopes().get(&id).filter(|_| workspace.is_stub_scope(id))?;
    Some(owner_only(ObjectRef::Scope(id), &stub.owner))
}

fn source(workspace: &Workspace, id: SourceId) -> Option<Reason> {
    discovery(workspace, workspace.sources().get(&id)?.discovery)
}

fn edited_pool(
    workspace: &Workspace,
    id: PoolId,
    label: &Label,
    rules: MaskRules,
    auto_import: AutoImport,
) -> Option<Reason> {
    let share = workspace.accepted_pool(id)?;
    let row = workspace.pools().get(&id)?;
    let rules = MaskRules { max: rules.max.or(row.rules.max), ..rules };
    let same = rules == row.rules
        && auto_import == row.auto_import
        && label.tags == row.label.tags
        && label.resource_group == row.label.resource_group;
    (!same).then(|| label_only(ObjectRef::Pool(id), &share.owner))
}

fn edited_discovery(workspace: &Workspace, id: DiscoveryId, label: &Label) -> Option<Reason> {
    let share = workspace.accepted_discovery(id)?;
    let row = workspace.discoveries().get(&id)?;
    (label.tags != row.label.tags).then(|| label_only(ObjectRef::Discovery(id), &share.owner))
}

/// Tags and groups of a pool or stub scope are the owner's.
fn marked(workspace: &Workspace, object: Tagged) -> Option<Reason> {
    match object {
        Tagged::Ipam(_) => None,
        Tagged::Scope(id) => scope(workspace, id),
        Tagged::Pool(id) => {
            let share = workspace.accepted_pool(id)?;
            Some(label_only(ObjectRef::Pool(id), &share.owner))
        }
    }
}

fn label_only(object: ObjectRef, owner: &crate::model::AccountId) -> Reason {
    Reason::new(Rule::Sharing(SharingRule::LabelOnly { object, owner: owner.clone() }))
}

/// Names of what the owner does not know yet may change; the rest is in the owner's books.
fn edited(workspace: &Workspace, id: AllocationId) -> Option<Reason> {
    let row = workspace.allocations().get(&id)?;
    let share = workspace.accepted_pool(row.pool)?;
    let open = is_requested(workspace, id);
    (!open).then(|| owner_only(ObjectRef::Allocation(id), &share.owner))
}

fn is_requested(workspace: &Workspace, id: AllocationId) -> bool {
    workspace.claims().get(&id).is_some_and(|claim| claim.state == ClaimState::Requested)
}

/// Reservations that a VPC takes the place of must be the principal's own, and not confirmed yet.
fn replaced(workspace: &Workspace, id: PoolId, cidr: Cidr) -> Vec<Reason> {
    let Some(share) = workspace.accepted_pool(id) else { return Vec::new() };
    let hits = workspace.allocations_hitting(id, cidr);
    let fixed = hits.into_iter().filter(|row| !is_requested(workspace, row.id));
    fixed
        .map(|row| {
            let (allocation, owner) = (row.id, share.owner.clone());
            let rule = SharingRule::NotYourAllocation { allocation, owner };
            Reason::new(Rule::Sharing(rule))
        })
        .collect()
}

fn imported(workspace: &Workspace, import: &Import) -> Vec<Reason> {
    let feeds = |choice: &SourceChoice| match choice {
        SourceChoice::Known(id) => source(workspace, *id),
        SourceChoice::New(facts) => match &facts.discovery {
            DiscoveryChoice::Known(id) => discovery(workspace, *id),
            DiscoveryChoice::DefaultIn(_) => None,
        },
    };
    // A stub scope goes with its share, and nothing lives there but what its owner tells.
    let lives = |choice: &SourceChoice| match choice {
        SourceChoice::New(facts) => scope(workspace, facts.home_scope?),
        SourceChoice::Known(_) => None,
    };
    let sources = || import.lists.iter().map(|list| &list.source);
    sources().filter_map(feeds).chain(sources().filter_map(lives)).collect()
}
