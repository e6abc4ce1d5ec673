//! What an import offers beyond taking in: plans that came true, and CIDRs that come back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::command::{
    Applied, Candidate, Command, Env, Import, Refusal, VpcRow, could_allocate, match_candidates,
};
use crate::model::{Hold, Resource, ResourceKey, ResourceKind, RowOp, Workspace};

/// A planned VPC, and the discovered ones that could take its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The planned VPC.
    pub planned: ResourceKey,
    /// At least one; the best first.
    pub candidates: Vec<Candidate>,
    /// The id of the only candidate, if it is one for this plan alone. Of several the user picks.
    pub preselected: Option<Arc<str>>,
}

/// Works out what the import offers, as if nothing of it had been taken up. The workspace is
/// unchanged afterwards. O(resources), and nothing where there is neither plan nor loss.
pub(super) fn offers(
    workspace: &mut Workspace,
    import: &Import,
    env: &Env,
) -> Result<(Vec<Proposal>, Vec<VpcRow>), Refusal> {
    let concerns = |resource: &Resource| {
        let lost = |row: &crate::model::ResourceCidr| matches!(row.hold, Hold::Lost(_));
        resource.planned_for().is_some() || resource.cidrs.iter().any(lost)
    };
    if !workspace.resources().iter().any(concerns) {
        return Ok((Vec::new(), Vec::new()));
    }
    let bare = Import { matches: Vec::new(), allocate_again: Vec::new(), ..import.clone() };
    workspace.try_out(Command::Import(bare), env, |workspace, applied| {
        (proposals(workspace, import), returned(workspace, applied))
    })
}

/// The proposals for VPCs that the import lists.
fn proposals(workspace: &Workspace, import: &Import) -> Vec<Proposal> {
    let listed: BTreeSet<&Arc<str>> = import
        .lists
        .iter()
        .flat_map(|list| &list.resources)
        .filter(|resource| resource.kind == ResourceKind::Vpc)
        .map(|resource| &resource.id)
        .collect();
    let mut proposals: Vec<Proposal> = match_candidates(workspace)
        .into_iter()
        .map(|(planned, mut candidates)| {
            candidates.retain(|one| listed.contains(&one.id));
            Proposal { planned, candidates, preselected: None }
        })
        .filter(|proposal| !proposal.candidates.is_empty())
        .collect();
    let mut wanted: BTreeMap<ResourceKey, usize> = BTreeMap::new();
    for candidate in proposals.iter().flat_map(|proposal| &proposal.candidates) {
        let times = wanted.entry(candidate.key).or_default();
        *times = times.saturating_add(1);
    }
    for proposal in &mut proposals {
        if let [only] = proposal.candidates.as_slice()
            && wanted.get(&only.key) == Some(&1)
        {
            proposal.preselected = Some(only.id.clone());
        }
    }
    proposals
}

/// The CIDRs that come back with this import and for which the space in their former pool is free.
fn returned(workspace: &Workspace, applied: &Applied) -> Vec<VpcRow> {
    let mut rows = Vec::new();
    for op in &applied.change.ops {
        let RowOp::Resources(delta) = op else { continue };
        let (Some(before), Some(after)) = (&delta.before, &delta.after) else { continue };
        for row in after.live_cidrs() {
            let was_gone = before.cidr(row.cidr).is_some_and(|row| !row.is_live());
            let Hold::Lost(pool) = row.hold else { continue };
            let offer = VpcRow { pool, resource: after.key, cidr: row.cidr };
            if was_gone && could_allocate(workspace, offer) {
                rows.push(offer);
            }
        }
    }
    rows
}
