//! What an import would do, before it is done (feeds.md, A.4).

mod offers;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::Cidr;
use crate::command::{Applied, Command, Env, Import, Note, Refusal, SetUp, VpcRow};
use crate::insight::{Compliance, Insight, Overlap, Subject};
use crate::model::{AccountId, Fact, Relation, Resource, ResourceKey, RowOp, ScopeId, Workspace};

pub use offers::Proposal;
use offers::offers;

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What has to be made first.
    pub set_up: Vec<SetUp>,
    /// Resources that were not known.
    pub new: Vec<Resource>,
    /// Resources with other facts or CIDRs than before.
    pub changed: Vec<Changed>,
    /// CIDRs that no source holds any more.
    pub gone: Vec<(Resource, Cidr)>,
    /// Resources listed that stay as they are.
    pub unchanged: usize,
    /// Rows of resources that overlap something, and did not before.
    pub newly_overlapping: Vec<NewlyWrong>,
    /// Rows of resources that break their pool's rules, and did not before.
    pub newly_noncompliant: Vec<NewlyWrong>,
    /// What auto-import would allocate, and what would be released.
    pub notes: Vec<Note>,
    /// VPCs that could take the place of planned ones (domain.md, D15).
    pub matches: Vec<Proposal>,
    /// CIDRs that come back, were allocated before, and could be allocated again (domain.md, D18).
    pub returned: Vec<VpcRow>,
    /// Accounts of listed resources that are neither this one, nor members, nor sharers
    /// (domain.md, D22): imported all the same.
    pub strangers: Vec<AccountId>,
    /// Resources whose region the IPAM does not have effective: kept, but not shown in a scope.
    pub not_monitored: usize,
}

/// A resource before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub key: ResourceKey,
    /// Before.
    pub before: Resource,
    /// After.
    pub after: Resource,
    /// Which facts differ.
    pub facts: Vec<Fact>,
    /// CIDRs that were added.
    pub added: Vec<Cidr>,
}

/// A row that becomes overlapping or noncompliant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewlyWrong {
    /// The resource's id in its cloud.
    pub id: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// The block.
    pub cidr: Cidr,
    /// What it overlaps: names or ids with their blocks. Empty for compliance.
    pub with: Vec<(Arc<str>, Cidr)>,
}

/// Works out what an import would do; the workspace is unchanged afterwards.
///
/// # Errors
/// What the import breaks, such as a removal that has to be confirmed.
pub fn preview(workspace: &mut Workspace, import: Import, env: &Env) -> Result<Preview, Refusal> {
    let before = Insight::of(workspace);
    let offers = offers(workspace, &import, env)?;
    let set_up = import.set_up.clone();
    let strangers = strangers(workspace, &import);
    let listed: usize = import.lists.iter().map(|list| list.resources.len()).sum();
    workspace.try_out(Command::Import(import), env, |workspace, applied| {
        let after = Insight::of(workspace);
        let mut preview = differences(applied, set_up, listed);
        wrongs(workspace, &before, &after, &mut preview);
        (preview.matches, preview.returned) = offers;
        preview.strangers = strangers;
        preview.not_monitored = unseen(workspace, &after, applied);
        preview
    })
}

/// The accounts of the resources listed that nothing ties to this one.
fn strangers(workspace: &Workspace, import: &Import) -> Vec<AccountId> {
    let listed = import.lists.iter().flat_map(|list| &list.resources);
    let accounts: BTreeSet<&AccountId> =
        listed.filter_map(|resource| resource.account.as_ref()).collect();
    let strange = |account: &&AccountId| workspace.relation(account) == Relation::Other;
    accounts.into_iter().filter(strange).cloned().collect()
}

fn differences(applied: &Applied, set_up: Vec<SetUp>, listed: usize) -> Preview {
    let mut preview = Preview {
        set_up,
        new: Vec::new(),
        changed: Vec::new(),
        gone: Vec::new(),
        unchanged: 0,
        newly_overlapping: Vec::new(),
        newly_noncompliant: Vec::new(),
        notes: applied.notes.clone(),
        matches: Vec::new(),
        returned: Vec::new(),
        strangers: Vec::new(),
        not_monitored: 0,
    };
    for op in &applied.change.ops {
        let RowOp::Resources(delta) = op else { continue };
        match (&delta.before, &delta.after) {
            (None, Some(after)) => preview.new.push((**after).clone()),
            (Some(before), Some(after)) => {
                let lost = |cidr: &Cidr| {
                    before.cidr(*cidr).is_some_and(|row| row.is_live())
                        && !after.cidr(*cidr).is_some_and(|row| row.is_live())
                };
                let gone = before.cidrs.iter().map(|row| row.cidr).filter(lost);
                preview.gone.extend(gone.map(|cidr| ((**after).clone(), cidr)));
                preview.changed.extend(changed(before, after));
            }
            _ => {}
        }
    }
    // Placeholders are made without being listed.
    let placeholders = preview.new.iter().filter(|resource| resource.cidrs.is_empty()).count();
    let told = preview.new.len().saturating_sub(placeholders).saturating_add(preview.changed.len());
    preview.unchanged = listed.saturating_sub(told);
    preview
}

/// The differences that a person would call a change: not the time of the observation.
fn changed(before: &Resource, after: &Resource) -> Option<Changed> {
    let differs = |fact: &Fact| match fact {
        Fact::Name => before.name != after.name,
        Fact::Account => before.account != after.account,
        Fact::Region => before.region != after.region,
        Fact::Zone => before.zone != after.zone,
        Fact::Vpc => before.vpc != after.vpc,
        Fact::Status => before.status != after.status,
        Fact::Tags => before.tags != after.tags,
        Fact::VSwitches => before.vswitches != after.vswitches,
    };
    let facts: Vec<Fact> = Fact::ALL.into_iter().filter(differs).collect();
    let fresh = |cidr: &Cidr| !before.cidr(*cidr).is_some_and(|row| row.is_live());
    let added: Vec<Cidr> = after.live_cidrs().map(|row| row.cidr).filter(fresh).collect();
    let restated = after
        .cidrs
        .iter()
        .any(|row| before.cidr(row.cidr).is_some_and(|old| old.stated != row.stated));
    (!facts.is_empty() || !added.is_empty() || restated).then(|| Changed {
        key: after.key,
        before: before.clone(),
        after: after.clone(),
        facts,
        added,
    })
}

type RowKey = (ScopeId, Subject, Cidr);

fn wrongs(workspace: &Workspace, before: &Insight, after: &Insight, preview: &mut Preview) {
    let was: BTreeMap<RowKey, (Overlap, Compliance)> = before
        .rows()
        .map(|(_, row)| ((row.scope, row.subject, row.cidr), (row.overlap, row.compliance)))
        .collect();
    for (id, row) in after.rows() {
        let Subject::Resource(key) = row.subject else { continue };
        let Some(resource) = workspace.resources().get(&key) else { continue };
        let old = was.get(&(row.scope, row.subject, row.cidr));
        let wrong = |with| NewlyWrong {
            id: resource.external_id().clone(),
            name: resource.name.clone(),
            cidr: row.cidr,
            with,
        };
        let overlapped = old.is_some_and(|(overlap, _)| matches!(overlap, Overlap::Overlapping(_)));
        if matches!(row.overlap, Overlap::Overlapping(_)) && !overlapped {
            let conflicts = after.conflicts(id);
            let others = conflicts.iter().filter_map(|conflict| {
                let other = after.row(conflict.other)?;
                Some((subject_name(workspace, other.subject), other.cidr))
            });
            preview.newly_overlapping.push(wrong(others.take(MOST_NAMED).collect()));
        }
        let broke = old.is_some_and(|(_, old)| matches!(old, Compliance::Noncompliant(_)));
        if matches!(row.compliance, Compliance::Noncompliant(_)) && !broke {
            preview.newly_noncompliant.push(wrong(Vec::new()));
        }
    }
}

/// Most conflicts that a preview names per row.
const MOST_NAMED: usize = 3;

/// The name of what a row stands for, or its id.
fn subject_name(workspace: &Workspace, subject: Subject) -> Arc<str> {
    let or_id =
        |name: &Arc<str>, id: String| if name.is_empty() { id.into() } else { name.clone() };
    match subject {
        Subject::Resource(key) => workspace.resources().get(&key).map_or("".into(), |resource| {
            or_id(&resource.name, resource.external_id().to_string())
        }),
        Subject::Custom(id) => workspace
            .allocations()
            .get(&id)
            .map_or("".into(), |allocation| or_id(&allocation.name, id.to_string())),
        Subject::SubPool(id) => workspace
            .pools()
            .get(&id)
            .map_or("".into(), |pool| or_id(&pool.label.name, id.to_string())),
    }
}

/// How many resources of this import no scope shows.
fn unseen(workspace: &Workspace, after: &Insight, applied: &Applied) -> usize {
    applied
        .change
        .ops
        .iter()
        .filter_map(|op| match op {
            RowOp::Resources(delta) => delta.after.as_ref(),
            _ => None,
        })
        .filter(|resource| resource.live_cidrs().next().is_some())
        .filter(|resource| workspace.resources().get(&resource.key).is_some())
        .filter(|resource| after.rows_of_resource(resource.key).next().is_none())
        .count()
}
