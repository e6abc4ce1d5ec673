//! Gathers the records of one list and decides what the list may stand for.

use std::collections::HashMap;
use std::sync::Arc;

use super::options::MAX_CIDRS;
use super::sink::Sink;
use super::{
    AddressRecord, Completeness, Format, ListKind, Observation, PagingMark, ProblemKind, Repair,
    ResourceRecord, Severity,
};
use crate::model::{AccountId, Provider, Region, ResourceKind};

/// What a list says about itself.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub provider: Provider,
    pub kind: ListKind,
    pub account: Option<AccountId>,
    pub source: Option<Arc<str>>,
    pub regions: Vec<Region>,
    pub observed_at: Option<i64>,
    pub extent: Extent,
    pub reach: Reach,
}

impl Head {
    pub fn new(provider: Provider, kind: ListKind) -> Head {
        Head {
            provider,
            kind,
            account: None,
            source: None,
            regions: Vec::new(),
            observed_at: None,
            extent: Extent::List { total: None, more: More::No },
            reach: Reach::AsStated,
        }
    }
}

/// What a list says about its own extent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Complete, by its own word.
    Declared,
    /// A list, with its paging marks.
    List { total: Option<u64>, more: More },
    /// Never the whole.
    Part,
}

/// Whether a list carries a mark that leads to a next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum More {
    No,
    Yes,
}

/// Which regions a list speaks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Those in its head.
    AsStated,
    /// The call answers for one region at a time: those of the rows.
    RegionsOfRows,
}

/// What sets a row of our own format apart from its list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Apart {
    pub provider: Option<Provider>,
    pub source: Option<Arc<str>>,
    pub observed_at: Option<i64>,
}

/// The records of one list so far.
#[derive(Debug)]
pub(super) struct Gather {
    pub format: Format,
    pub head: Head,
    /// Rows seen, good and bad.
    pub rows: u64,
    /// Rejections within this list.
    pub rejected: usize,
    groups: Vec<Group>,
    by_difference: HashMap<Apart, usize>,
}

/// The records that belong to one observation.
#[derive(Debug)]
struct Group {
    apart: Apart,
    resources: Vec<ResourceRecord>,
    addresses: Vec<AddressRecord>,
    index: HashMap<(ResourceKind, Arc<str>), usize>,
    without_region: usize,
}

impl Group {
    fn new(apart: Apart) -> Group {
        Group {
            apart,
            resources: Vec::new(),
            addresses: Vec::new(),
            index: HashMap::new(),
            without_region: 0,
        }
    }
}

impl Gather {
    pub fn new(format: Format, head: Head) -> Gather {
        Gather {
            format,
            head,
            rows: 0,
            rejected: 0,
            groups: vec![Group::new(Apart::default())],
            by_difference: HashMap::from([(Apart::default(), 0)]),
        }
    }

    /// Takes a resource; of two with one id the first counts.
    pub fn add(&mut self, apart: Apart, record: ResourceRecord, sink: &mut Sink<'_>) {
        let Some(group) = self.group(apart) else { return };
        let key = (record.kind, record.id.clone());
        let known = group.index.get(&key).and_then(|index| group.resources.get(*index));
        if let Some(first) = known {
            let what = ProblemKind::DuplicateResource {
                kind: record.kind,
                id: record.id,
                first: first.at.record,
            };
            sink.at(Severity::Repaired, record.at, what);
            return;
        }
        group.push(key, record);
    }

    /// Takes one row of a list with a row per block, joining rows of one resource.
    pub fn merge(&mut self, record: ResourceRecord, sink: &mut Sink<'_>) {
        let Some(group) = self.group(Apart::default()) else { return };
        let key = (record.kind, record.id.clone());
        let index = group.index.get(&key).copied();
        let Some(known) = index.and_then(|index| group.resources.get_mut(index)) else {
            group.push(key, record);
            return;
        };
        for cidr in record.cidrs {
            if known.cidrs.iter().any(|have| have.cidr == cidr.cidr) {
                let what = ProblemKind::DuplicateCidr { id: known.id.clone(), cidr: cidr.cidr };
                sink.at(Severity::Repaired, record.at, what);
            } else if known.cidrs.len() >= MAX_CIDRS {
                let count = known.cidrs.len().saturating_add(1);
                let what = ProblemKind::TooMany { field: "Cidr", count, limit: MAX_CIDRS };
                sink.at(Severity::Rejected, record.at, what);
            } else {
                known.cidrs.push(cidr);
            }
        }
    }

    /// Takes one address.
    pub fn address(&mut self, record: AddressRecord) {
        if let Some(group) = self.group(Apart::default()) {
            group.addresses.push(record);
        }
    }

    fn group(&mut self, apart: Apart) -> Option<&mut Group> {
        let index = match self.by_difference.get(&apart) {
            Some(index) => *index,
            None => {
                let index = self.groups.len();
                self.groups.push(Group::new(apart.clone()));
                self.by_difference.insert(apart, index);
                index
            }
        };
        self.groups.get_mut(index)
    }

    /// The observations, with the remarks that only the whole list allows.
    pub fn finish(mut self, sink: &mut Sink<'_>) -> Vec<Observation> {
        if self.rows == 0 {
            sink.file(Severity::Note, ProblemKind::EmptyList);
        }
        let completeness = self.completeness(sink);
        let groups = std::mem::take(&mut self.groups);
        let lone = groups.len() == 1;
        groups
            .into_iter()
            .filter(|group| lone || !group.resources.is_empty())
            .map(|group| self.observation(group, completeness, sink))
            .collect()
    }

    fn completeness(&self, sink: &mut Sink<'_>) -> Completeness {
        let held = self.rows;
        let stated = match self.head.extent {
            Extent::Declared => Completeness::Declared,
            Extent::Part => Completeness::Partial,
            Extent::List { total, more } => match (total.filter(|total| *total > held), more) {
                (None, More::No) => Completeness::Whole,
                (cut, _) => {
                    let mark = match cut {
                        Some(_) => PagingMark::TotalCount,
                        None => PagingMark::NextToken,
                    };
                    let what = ProblemKind::MorePages { held, total, mark };
                    sink.file(Severity::Warning, what);
                    Completeness::Page { held, total }
                }
            },
        };
        if self.rejected == 0 || stated == Completeness::Partial {
            return stated;
        }
        // What could not be read may well exist: its absence proves nothing.
        sink.file(Severity::Warning, ProblemKind::NotWhole { rejected: self.rejected });
        Completeness::Partial
    }

    fn observation(
        &self,
        group: Group,
        completeness: Completeness,
        sink: &mut Sink<'_>,
    ) -> Observation {
        let head = &self.head;
        let provider = group.apart.provider.unwrap_or(head.provider);
        if group.without_region > 0 {
            let what = ProblemKind::RegionUnknown { records: group.without_region };
            sink.file_with(Severity::Warning, what, Repair::ChooseRegion(provider));
        }
        let regions = match head.reach {
            Reach::AsStated => head.regions.clone(),
            Reach::RegionsOfRows => regions_of(&group),
        };
        let completeness = if group.apart == Apart::default() {
            completeness
        } else {
            // The list speaks for its own source, not for one that a row names.
            Completeness::Partial
        };
        Observation {
            provider,
            kind: head.kind,
            // The asking account is one of the list's own cloud.
            account: head.account.clone().filter(|_| provider == head.provider),
            source: group.apart.source.or_else(|| head.source.clone()),
            regions: regions.into_iter().filter(|region| region.provider == provider).collect(),
            observed_at: group.apart.observed_at.or(head.observed_at),
            completeness,
            resources: group.resources,
            addresses: group.addresses,
            needs_region: group.without_region > 0,
        }
    }
}

impl Group {
    fn push(&mut self, key: (ResourceKind, Arc<str>), record: ResourceRecord) {
        if record.region.is_none() {
            self.without_region = self.without_region.saturating_add(1);
        }
        self.index.insert(key, self.resources.len());
        self.resources.push(record);
    }
}

/// The regions of a group's rows, in order.
fn regions_of(group: &Group) -> Vec<Region> {
    let resources = group.resources.iter().filter_map(|record| record.region.as_ref());
    let addresses = group.addresses.iter().filter_map(|record| record.region.as_ref());
    let distinct: std::collections::BTreeSet<&Region> = resources.chain(addresses).collect();
    distinct.into_iter().cloned().collect()
}
