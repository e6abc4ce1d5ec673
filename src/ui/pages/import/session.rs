//! One drop of files, from reading to the plan of what would change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Import, LargeRemoval, Refusal};
use crate::feed::{
    Choices, File, Format, NewRegions, Preview, ReadOptions, Repair, Repairs, Report, Severity,
    plan, preview,
};
use crate::model::{DiscoveryId, Provider, Region, Time, WholeList};
use crate::ui::browser::file::NamedBytes;
use crate::ui::preference;
use crate::ui::show::{region_value, to_region};
use crate::ui::state::{env, now, use_desk};

/// The files, what the user answered about them, and what follows.
#[derive(Clone, Copy)]
pub struct Session {
    files: RwSignal<Vec<Arc<NamedBytes>>>,
    dropped_at: RwSignal<Time>,
    /// The answers to "which region?", by file.
    pub regions: RwSignal<BTreeMap<usize, String>>,
    /// The files whose offered repairs are made.
    pub repaired: RwSignal<BTreeSet<usize>>,
    /// Whether the files are whole lists.
    pub whole: RwSignal<bool>,
    /// Whether regions that are not effective yet are added.
    pub add_regions: RwSignal<bool>,
    /// The managed region of an IPAM to make; empty for the one with most resources.
    pub managed: RwSignal<String>,
    removal: RwSignal<LargeRemoval>,
    read: Memo<Read>,
    outcome: Memo<Outcome>,
}

/// The reports of all files; the same only where it is the same reading.
#[derive(Clone)]
pub struct Read(pub Arc<Vec<Report>>);

impl PartialEq for Read {
    fn eq(&self, other: &Read) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What would be done, and what would come of it.
#[derive(Clone)]
pub struct Outcome(pub Arc<(Import, Result<Preview, Refusal>)>);

impl PartialEq for Outcome {
    fn eq(&self, other: &Outcome) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Session {
    /// An empty session; `discovery` is the one to feed, where the user opened it from there.
    pub fn new(discovery: Option<DiscoveryId>) -> Session {
        let desk = use_desk();
        let files = RwSignal::new(Vec::<Arc<NamedBytes>>::new());
        let regions = RwSignal::new(BTreeMap::<usize, String>::new());
        let repaired = RwSignal::new(BTreeSet::new());
        let whole = RwSignal::new(false);
        let add_regions = RwSignal::new(true);
        let managed = RwSignal::new(String::new());
        let removal = RwSignal::new(LargeRemoval::Ask);
        let dropped_at = RwSignal::new(now());
        let read = Memo::new(move |_| {
            let read_one = |(place, file): (usize, &Arc<NamedBytes>)| {
                let region =
                    regions.with(|regions| regions.get(&place).and_then(|text| to_region(text)));
                let made = repaired.with(|repaired| repaired.contains(&place));
                read_file(file, region, made)
            };
            Read(Arc::new(files.with(|files| files.iter().enumerate().map(read_one).collect())))
        });
        let outcome = Memo::new(move |_| {
            let _ = desk.revision().get();
            let choices = Choices {
                discovery,
                whole: if whole.get() { WholeList::Confirmed } else { WholeList::Unconfirmed },
                removal: removal.get(),
                regions: if add_regions.get() { NewRegions::Add } else { NewRegions::Leave },
                managed_region: managed.with(|text| to_region(text)),
                matches: Vec::new(),
                allocate_again: Vec::new(),
                now: dropped_at.get(),
            };
            let reports = read.get().0;
            let import = desk.peek(|workspace| plan(workspace, &reports, &choices));
            let previewed = desk
                .borrow(|workspace| preview(workspace, import.clone(), &env()))
                .unwrap_or_else(|| Err(Refusal { reasons: Vec::new() }));
            Outcome(Arc::new((import, previewed)))
        });
        Session {
            files,
            dropped_at,
            regions,
            repaired,
            whole,
            add_regions,
            managed,
            removal,
            read,
            outcome,
        }
    }

    /// Takes files in; they join those that are there.
    pub fn add(self, files: Vec<NamedBytes>) {
        self.dropped_at.set(now());
        let start = self.files.with_untracked(Vec::len);
        for (place, file) in files.iter().enumerate() {
            if let Some(region) = remembered_region(file) {
                self.regions.update(|regions| {
                    regions.insert(start.saturating_add(place), region);
                });
            }
        }
        self.files.update(|known| known.extend(files.into_iter().map(Arc::new)));
    }

    /// Forgets the files and all answers.
    pub fn clear(self) {
        self.files.set(Vec::new());
        self.regions.set(BTreeMap::new());
        self.repaired.set(BTreeSet::new());
        self.whole.set(false);
        self.add_regions.set(true);
        self.managed.set(String::new());
        self.removal.set(LargeRemoval::Ask);
    }

    /// True while there are no files.
    pub fn is_empty(self) -> bool {
        self.files.with(Vec::is_empty)
    }

    /// The file at a place.
    pub fn file(self, place: usize) -> Option<Arc<NamedBytes>> {
        self.files.with(|files| files.get(place).cloned())
    }

    /// What was read.
    pub fn reports(self) -> Arc<Vec<Report>> {
        self.read.get().0
    }

    /// What would come of it.
    pub fn outcome(self) -> Outcome {
        self.outcome.get()
    }

    /// What would come of it now, for event handlers.
    pub fn outcome_now(self) -> Outcome {
        self.outcome.get_untracked()
    }

    /// Answers the question which region a file is about, and remembers the answer.
    pub fn answer_region(self, place: usize, value: &str) {
        if let Some(region) = to_region(value) {
            preference::write(&region_memory(region.provider), &region_value(&region));
        }
        self.regions.update(|regions| {
            regions.insert(place, value.to_owned());
        });
    }

    /// The user confirms that so much is gone.
    pub fn confirm_removal(self) {
        self.removal.set(LargeRemoval::Confirmed);
    }
}

fn read_file(file: &NamedBytes, region: Option<Region>, repaired: bool) -> Report {
    let repairs = if repaired { Repairs::AcceptAll } else { Repairs::Offer };
    let options = ReadOptions { repairs, region, provider: None };
    File::new(&file.name, &file.bytes).reader(&options).finish()
}

/// The answer given for the last file of the same cloud that did not say its region.
fn remembered_region(file: &NamedBytes) -> Option<String> {
    let report = crate::feed::read(&file.name, &file.bytes);
    let provider = region_asked(&report)?;
    preference::read(&region_memory(provider))
}

fn region_memory(provider: Provider) -> String {
    format!("import-region.{provider}")
}

/// The cloud whose region a report needs to be told.
pub fn region_asked(report: &Report) -> Option<Provider> {
    report.observations.iter().find(|list| list.needs_region).map(|list| list.provider)
}

/// True where a file is a whole workspace of ours.
pub fn is_workspace(report: &Report) -> bool {
    report.format == Some(Format::FreeholdWorkspace)
}

/// True where a report offers repairs of values.
pub fn offers_repairs(report: &Report) -> bool {
    report.problems.iter().any(|problem| matches!(problem.repair, Some(Repair::UseNetwork(_))))
}

/// Problems worth showing first: those by which something was left out.
pub fn rejected(report: &Report) -> usize {
    report.problems.iter().filter(|problem| problem.severity == Severity::Rejected).count()
}
