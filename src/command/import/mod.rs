//! Taking in what feeds observed (domain.md, D16–D19, D29).
//!
//! Lists are taken in the order of their observation, so that any order of the same files gives the
//! same workspace. O(observed × log resources + resource CIDRs for each list), and what matching
//! and allocating cost.

mod gone;
mod matching;
mod merge;
mod observe;
mod request;
mod source;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::address::Cidr;
use crate::model::{IpamId, Region, ResourceKey, Source, SourceId, WholeList};

use super::transaction::{Checks, Transaction};
use super::{InTheWay, Note, ObjectRef, Refusal, Rule, check, ipam, link};

pub use matching::{Candidate, Likeness, Match, match_candidates};
pub use request::{
    DiscoveryChoice, Import, LargeRemoval, ListExtent, NewSource, ObservedAddress, ObservedCidr,
    ObservedList, ObservedResource, SetUp, SourceChoice,
};

pub(super) fn import(
    tx: &mut Transaction<'_>,
    import: Import,
) -> Result<Option<ObjectRef>, Refusal> {
    let mut checks = Checks::new();
    let not_made = set_up(tx, import.set_up, &mut checks);
    // Sorted before any row is made, so that ids and keys do not depend on the order of the files.
    let mut lists = Vec::with_capacity(import.lists.len());
    let mut followed = Followed::All;
    for list in import.lists {
        match source::facts_of(tx.workspace, &list.source) {
            Ok(facts) => lists.push((list.observed_at, facts, list)),
            Err(refusal) => {
                followed = Followed::SomeLeftOut;
                // Why there is no IPAM in that region has been said already.
                let said =
                    |rule: &Rule| matches!(rule, Rule::NoIpamIn(at) if not_made.contains(at));
                checks.add_all(refusal.reasons.into_iter().filter(|reason| !said(&reason.rule)));
            }
        }
    }
    lists.sort();
    let mut found = Vec::with_capacity(lists.len());
    for (_, facts, list) in lists {
        found.push((source::find_source(tx, facts, &list.source)?, list));
    }
    let mut discovery = None;
    let sources: BTreeSet<SourceId> = found.iter().map(|(source, _)| source.id).collect();
    let before = gone::held(tx.workspace, &sources);
    let mut missed = BTreeMap::new();
    for (source, list) in found {
        discovery = discovery.or(Some(source.discovery));
        let file = list.file.clone();
        if take_list(tx, source.id, list) == Missing::Some {
            missed.insert(source.id, file);
        }
    }
    if import.removal == LargeRemoval::Ask {
        checks.add_all(gone::large_removals(tx.workspace, &before, &missed));
    }
    let mut later = matching::take_over_all(tx, &import.matches);
    matching::settle_vswitches(tx);
    if !import.allocate_again.is_empty() {
        let again = link::allocate_vpcs(tx, &import.allocate_again, InTheWay::Refuse);
        later.extend(again.err().into_iter().flat_map(|refusal| refusal.reasons));
    }
    later.retain(|reason| followed == Followed::All || !may_lack_a_list(&reason.rule));
    checks.add_all(later);
    checks.done()?;
    Ok(discovery.map(ObjectRef::Discovery))
}

/// Whether every list could be taken in, so that what is missing afterwards is really missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Followed {
    All,
    SomeLeftOut,
}

/// True for what may be so only because a list was left out.
fn may_lack_a_list(rule: &Rule) -> bool {
    matches!(rule, Rule::NotFound(_) | Rule::CannotMatch(..))
}

/// Does what has to be there first; the regions for which no IPAM could be made.
fn set_up(tx: &mut Transaction<'_>, steps: Vec<SetUp>, checks: &mut Checks) -> Vec<Region> {
    let mut not_made = Vec::new();
    for step in steps {
        let (region, outcome) = match step {
            SetUp::CreateIpam(request) => (Some(request.region.clone()), ipam::create(tx, request)),
            SetUp::AddRegions(id, regions) => (None, add_regions(tx, id, regions)),
        };
        if let Err(refusal) = outcome {
            checks.add_all(refusal.reasons);
            not_made.extend(region);
        }
    }
    not_made
}

/// Adds those of the regions that the IPAM does not have yet.
fn add_regions(
    tx: &mut Transaction<'_>,
    id: IpamId,
    regions: Vec<Region>,
) -> Result<ObjectRef, Refusal> {
    let known = check::ipam(tx.workspace, id)?.effective_regions;
    let new = regions.into_iter().filter(|region| !known.contains(region)).collect();
    ipam::add_regions(tx, id, new)
}

/// Whether a whole list lacked something that its source held.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Some,
    Nothing,
}

/// Takes one list in.
fn take_list(tx: &mut Transaction<'_>, id: SourceId, list: ObservedList) -> Missing {
    let Some(source) = tx.workspace.sources().get(&id).cloned() else { return Missing::Nothing };
    // An older observation is history and changes no present row (domain.md, D19).
    if list.observed_at < source.observed_at {
        return Missing::Nothing;
    }
    let at = list.observed_at;
    let mut listed: HashSet<(ResourceKey, Cidr)> = HashSet::new();
    for observed in &list.resources {
        let key = observe::observe(tx, &source, at, observed);
        listed.extend(observed.cidrs.iter().map(|row| (key, row.cidr)));
    }
    for address in &list.addresses {
        observe::observe_address(tx, &source, at, address);
    }
    let whole = list.extent == ListExtent::Whole;
    tx.update::<Source>(id, |source| {
        source.observed_at = at;
        source.file = list.file;
        if whole {
            source.whole = WholeList::Confirmed;
        }
        for coverage in list.covers {
            if !source.covers.contains(&coverage) {
                source.covers.push(coverage);
            }
        }
        source.covers.sort();
    });
    if !whole {
        return Missing::Nothing;
    }
    let held = gone::held_by(tx.workspace, id).into_iter();
    let missing: Vec<_> = held.filter(|row| !listed.contains(row)).collect();
    gone::remove_missing(tx, id, at, &missing);
    if missing.is_empty() { Missing::Nothing } else { Missing::Some }
}
