//! Tags and resource groups of several objects at once (domain.md, 1.14). A command costs O(objects
//! × their tags).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    Discovery, DiscoveryId, Ipam, IpamId, Label, MAX_TAGS, Pool, PoolId, Scope, ScopeId, Tags,
    TextField, TextProblem, Workspace, is_reserved_tag,
};

use super::transaction::{Checks, Transaction};
use super::{ObjectRef, Reason, Refusal, Rule, Spot, check};

/// An object whose tags can be changed by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tagged {
    /// An IPAM.
    Ipam(IpamId),
    /// A scope.
    Scope(ScopeId),
    /// A pool.
    Pool(PoolId),
}

/// An object that belongs to a resource group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grouped {
    /// One that can have tags too.
    Tagged(Tagged),
    /// A discovery.
    Discovery(DiscoveryId),
}

/// Which tags to take away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untag {
    /// All of them.
    All,
    /// Those of these keys; an object without such a key stays as it is.
    Keys(Vec<Arc<str>>),
}

impl From<Tagged> for ObjectRef {
    fn from(object: Tagged) -> ObjectRef {
        match object {
            Tagged::Ipam(id) => ObjectRef::Ipam(id),
            Tagged::Scope(id) => ObjectRef::Scope(id),
            Tagged::Pool(id) => ObjectRef::Pool(id),
        }
    }
}

/// Sets tags on all the objects, in place of those of the same keys.
pub(super) fn tag(
    tx: &mut Transaction<'_>,
    objects: &[Tagged],
    tags: Vec<(Arc<str>, Arc<str>)>,
) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    if objects.is_empty() || tags.is_empty() {
        checks.add(Rule::NothingChosen.into());
    }
    checks.add_all(tag_problems(&tags));
    let added: Tags = tags.into_iter().collect();
    let after = |label: &Label| {
        let mut all = label.tags.clone();
        all.0.extend(added.0.clone());
        all
    };
    for (number, object) in objects.iter().enumerate() {
        match label_of(tx.workspace, Grouped::Tagged(*object)) {
            Ok(label) if after(&label).0.len() > MAX_TAGS => {
                let rule = Rule::Text(TextField::TagKey, TextProblem::TooMany);
                checks.add(Reason::new(rule).at(Spot::Row(number)));
            }
            Ok(_) => {}
            Err(refusal) => checks.add_all(refusal.reasons),
        }
    }
    checks.done()?;
    for object in check::distinct(objects) {
        edit(tx, Grouped::Tagged(object), |label| label.tags = after(label));
    }
    Ok(())
}

/// What is wrong with tags that are to be set, all of it.
fn tag_problems(tags: &[(Arc<str>, Arc<str>)]) -> Vec<Reason> {
    let keys: BTreeSet<&Arc<str>> = tags.iter().map(|(key, _)| key).collect();
    let problem = |field, problem| Reason::new(Rule::Text(field, problem)).at(Spot::Tags);
    let mut reasons = check::tags(&tags.iter().cloned().collect());
    if keys.len() < tags.len() {
        reasons.push(problem(TextField::TagKey, TextProblem::Duplicate));
    }
    // Only this way of setting them reserves values too.
    if tags.iter().any(|(_, value)| is_reserved_tag(value)) {
        reasons.push(problem(TextField::TagValue, TextProblem::Reserved));
    }
    reasons
}

/// Takes tags away from all the objects.
pub(super) fn untag(
    tx: &mut Transaction<'_>,
    objects: &[Tagged],
    which: &Untag,
) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    let no_keys = matches!(which, Untag::Keys(keys) if keys.is_empty());
    if objects.is_empty() || no_keys {
        checks.add(Rule::NothingChosen.into());
    }
    for object in objects {
        let label = label_of(tx.workspace, Grouped::Tagged(*object));
        checks.add_all(label.err().into_iter().flat_map(|refusal| refusal.reasons));
    }
    checks.done()?;
    for object in check::distinct(objects) {
        edit(tx, Grouped::Tagged(object), |label| match which {
            Untag::All => label.tags = Tags::default(),
            Untag::Keys(keys) => keys.iter().for_each(|key| {
                label.tags.0.remove(key);
            }),
        });
    }
    Ok(())
}

/// Puts all the objects into a resource group; an empty one is the default group.
pub(super) fn change_group(
    tx: &mut Transaction<'_>,
    objects: &[Grouped],
    group: &Arc<str>,
) -> Result<(), Refusal> {
    let mut checks = Checks::new();
    checks.add_all(check::group(group));
    if objects.is_empty() {
        checks.add(Rule::NothingChosen.into());
    }
    for object in objects {
        let label = label_of(tx.workspace, *object);
        checks.add_all(label.err().into_iter().flat_map(|refusal| refusal.reasons));
    }
    checks.done()?;
    for object in check::distinct(objects) {
        edit(tx, object, |label| label.resource_group = group.clone());
    }
    Ok(())
}

fn label_of(workspace: &Workspace, object: Grouped) -> Result<Label, Refusal> {
    Ok(match object {
        Grouped::Tagged(Tagged::Ipam(id)) => check::ipam(workspace, id)?.label,
        Grouped::Tagged(Tagged::Scope(id)) => check::scope(workspace, id)?.label,
        Grouped::Tagged(Tagged::Pool(id)) => check::pool(workspace, id)?.label,
        Grouped::Discovery(id) => check::discovery(workspace, id)?.label,
    })
}

fn edit(tx: &mut Transaction<'_>, object: Grouped, edit: impl FnOnce(&mut Label)) {
    match object {
        Grouped::Tagged(Tagged::Ipam(id)) => tx.update::<Ipam>(id, |row| edit(&mut row.label)),
        Grouped::Tagged(Tagged::Scope(id)) => tx.update::<Scope>(id, |row| edit(&mut row.label)),
        Grouped::Tagged(Tagged::Pool(id)) => tx.update::<Pool>(id, |row| edit(&mut row.label)),
        Grouped::Discovery(id) => tx.update::<Discovery>(id, |row| edit(&mut row.label)),
    }
}
