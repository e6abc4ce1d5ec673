//! Checks that several verbs share. Looking an object up costs O(log rows) and a copy of it; a text
//! costs O(its length).

use std::collections::BTreeSet;

use crate::model::{
    AccountId, Allocation, AllocationId, Discovery, DiscoveryId, Ipam, IpamId, Label, Lifecycle,
    MAX_TAGS, Pool, PoolId, Quota, Region, Resource, ResourceKey, Scope, ScopeId, Source, SourceId,
    Tags, TextField, TextProblem, Workspace, check_code, check_description, check_group,
    check_name, check_tag_key, check_tag_value,
};

use super::{MemberRule, ObjectRef, Reason, Refusal, Remedy, Rule, Spot};

/// Makes a lookup that refuses with the object's own code where it is not there.
macro_rules! finder {
    ($name:ident, $table:ident, $id:ty, $row:ty, $object:ident) => {
        pub(super) fn $name(workspace: &Workspace, id: $id) -> Result<$row, Refusal> {
            let row = workspace.$table().get(&id).cloned();
            row.ok_or_else(|| Rule::NotFound(ObjectRef::$object(id)).into())
        }
    };
}

/// The same for rows with a life of their own, which refuses also while they are being made,
/// changed or deleted (domain.md, 2.1).
macro_rules! finder_of_created {
    ($name:ident, $table:ident, $id:ty, $row:ty, $object:ident) => {
        pub(super) fn $name(workspace: &Workspace, id: $id) -> Result<$row, Refusal> {
            let object = ObjectRef::$object(id);
            match workspace.$table().get(&id) {
                None => Err(Rule::NotFound(object).into()),
                Some(row) if row.status == Lifecycle::Created => Ok(row.clone()),
                Some(row) => Err(Rule::IncorrectStatus(object, row.status).into()),
            }
        }
    };
}

finder_of_created!(ipam, ipams, IpamId, Ipam, Ipam);
finder_of_created!(scope, scopes, ScopeId, Scope, Scope);
finder_of_created!(pool, pools, PoolId, Pool, Pool);
finder_of_created!(discovery, discoveries, DiscoveryId, Discovery, Discovery);
finder!(allocation, allocations, AllocationId, Allocation, Allocation);
finder!(source, sources, SourceId, Source, Source);
finder!(resource, resources, ResourceKey, Resource, Resource);

/// What is wrong with a label, all of it.
pub(super) fn label(label: &Label) -> Vec<Reason> {
    let mut reasons = name_and_description(&label.name, &label.description);
    reasons.extend(group(&label.resource_group));
    reasons.extend(tags(&label.tags));
    reasons
}

/// What is wrong with the id of a resource group.
pub(super) fn group(text: &str) -> Option<Reason> {
    let problem = check_group(text).err()?;
    Some(Reason::new(Rule::Text(TextField::ResourceGroup, problem)).at(Spot::Group))
}

/// What is wrong with the id of an account.
pub(super) fn account(account: &AccountId) -> Option<Reason> {
    check_code(account.as_str()).err()?;
    Some(Rule::Members(MemberRule::BadAccount(account.clone())).into())
}

/// What is wrong with the code of a zone.
pub(super) fn zone(text: &str) -> Option<Reason> {
    let problem = check_code(text).err()?;
    Some(Reason::new(Rule::Text(TextField::Zone, problem)).at(Spot::Zone))
}

/// What is wrong with the codes of regions.
pub(super) fn regions<'a>(
    regions: impl IntoIterator<Item = &'a Region>,
) -> impl Iterator<Item = Reason> {
    let regions = regions.into_iter();
    regions.filter_map(region).map(|reason| reason.at(Spot::Regions))
}

/// What is wrong with the code of a region.
pub(super) fn region(region: &Region) -> Option<Reason> {
    let problem = check_code(&region.code).err()?;
    Some(Reason::new(Rule::Text(TextField::Region, problem)).at(Spot::Region))
}

/// What is wrong with tags, all of it.
pub(super) fn tags(tags: &Tags) -> Vec<Reason> {
    let tag = |field, problem| Reason::new(Rule::Text(field, problem)).at(Spot::Tags);
    let mut reasons = Vec::new();
    for (key, value) in tags.iter() {
        reasons.extend(check_tag_key(key).err().map(|problem| tag(TextField::TagKey, problem)));
        reasons
            .extend(check_tag_value(value).err().map(|problem| tag(TextField::TagValue, problem)));
    }
    if tags.0.len() > MAX_TAGS {
        reasons.push(tag(TextField::TagKey, TextProblem::TooMany));
    }
    reasons
}

/// What is wrong with a name and a description.
pub(super) fn name_and_description(name: &str, description: &str) -> Vec<Reason> {
    let name = check_name(name)
        .err()
        .map(|problem| Reason::new(Rule::Text(TextField::Name, problem)).at(Spot::Name));
    let description = check_description(description).err().map(|problem| {
        Reason::new(Rule::Text(TextField::Description, problem)).at(Spot::Description)
    });
    name.into_iter().chain(description).collect()
}

/// Refuses where `existing` objects and `new` ones go beyond a quota. A quota lowered below what
/// exists refuses only new ones (domain.md, D4).
pub(super) fn quota(
    workspace: &Workspace,
    quota: Quota,
    existing: usize,
    new: usize,
) -> Option<Reason> {
    let limit = workspace.settings().limit(quota);
    let wanted = existing.saturating_add(new);
    let beyond = u32::try_from(wanted).map_or(true, |wanted| wanted > limit);
    (new > 0 && beyond)
        .then(|| Reason::new(Rule::Quota(quota, limit)).or(Remedy::RaiseQuota(quota)))
}

/// The objects each once, in order.
pub(super) fn distinct<T: Ord + Copy>(items: &[T]) -> Vec<T> {
    items.iter().copied().collect::<BTreeSet<_>>().into_iter().collect()
}
