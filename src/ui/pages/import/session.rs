//! One drop of files, from reading to the plan of what would change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::command::{Import, LargeRemoval, Match, Refusal, VpcRow};
use crate::feed::{
    Choices, Format, NewRegions, Preview, Proposal, ReadOptions, Repair, Repairs, Report, Severity,
    plan, preview,
};
use crate::model::{DiscoveryId, Provider, ResourceKey, Time, WholeList};
use crate::ui::browser::file::NamedBytes;
use crate::ui::preference;
use crate::ui::show::{region_value, to_region};
use crate::ui::state::{Desk, env, now, use_desk};

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
    /// Which discovered VPC takes the place of which planned one, as far as the user said: none
    /// where it stays planned.
    matches: RwSignal<BTreeMap<ResourceKey, Option<Arc<str>>>>,
    /// What comes back and is to be allocated again.
    pub again: RwSignal<Vec<VpcRow>>,
    read: RwSignal<Read>,
    /// How many files are being read.
    pub(super) reading: RwSignal<usize>,
    /// How much of the file that takes longest has been read, in per cent.
    pub(super) progress: RwSignal<Option<usize>>,
    /// Changes when all is forgotten: what was still being read then is not wanted any more.
    pub(super) round: StoredValue<u32>,
    outcome: Memo<Outcome>,
}

/// The reports of all files; the same only where it is the same reading.
#[derive(Clone, Default)]
struct Read(Arc<Vec<Report>>);

/// What would be done, what would come of it, and what is offered besides.
#[derive(Clone)]
pub struct Outcome(pub Arc<(Import, Result<Preview, Refusal>, Offered)>);

/// What an import offers; it stays in view when an answer is refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Plans that came true.
    pub matches: Vec<Proposal>,
    /// CIDRs that come back.
    pub returned: Vec<VpcRow>,
}

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
        let said = RwSignal::new(BTreeMap::<ResourceKey, Option<Arc<str>>>::new());
        let again = RwSignal::new(Vec::<VpcRow>::new());
        let dropped_at = RwSignal::new(now());
        let read = RwSignal::new(Read::default());
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
            weigh(desk, &reports, &choices, &said.get(), &again.get())
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
            matches: said,
            again,
            read,
            reading: RwSignal::new(0),
            progress: RwSignal::new(None),
            round: StoredValue::new(0),
            outcome,
        }
    }

    /// Takes files in; they join those that are there once all of them are read.
    pub fn add(self, files: Vec<NamedBytes>) {
        let round = self.round.get_value();
        self.reading.update(|reading| *reading += files.len());
        spawn_local(async move {
            let mut taken = Vec::new();
            for file in files {
                let read = self.first_reading(file, round).await;
                if self.done_reading().is_none() {
                    return;
                }
                taken.extend(read);
            }
            if self.round.try_get_value() == Some(round) {
                self.take(taken);
            }
        });
    }

    fn take(self, taken: Vec<(NamedBytes, Option<String>, Report)>) {
        self.dropped_at.set(now());
        let mut files = self.files.get_untracked();
        let mut reports = Vec::clone(&self.read.get_untracked().0);
        for (file, region, report) in taken {
            if let Some(region) = region {
                self.regions.update(|regions| _ = regions.insert(files.len(), region));
            }
            files.push(Arc::new(file));
            reports.push(report);
        }
        self.read.set(Read(Arc::new(reports)));
        self.files.set(files);
    }

    /// Reads one file with the answers given by now.
    fn read_again(self, place: usize) {
        let Some(file) = self.files.with_untracked(|files| files.get(place).cloned()) else {
            return;
        };
        let (round, answers) = (self.round.get_value(), self.answers(place));
        self.reading.update(|reading| *reading += 1);
        spawn_local(async move {
            let report = self.in_steps(&file, &answers, round).await;
            let here = self.done_reading().is_some();
            // A later answer reads it once more.
            if let Some(report) = report.filter(|_| here && self.answers(place) == answers) {
                self.read.update(|read| {
                    if let Some(slot) = Arc::make_mut(&mut read.0).get_mut(place) {
                        *slot = report;
                    }
                });
            }
        });
    }

    fn answers(self, place: usize) -> ReadOptions {
        let region = self
            .regions
            .with_untracked(|regions| regions.get(&place).and_then(|text| to_region(text)));
        let made = self.repaired.with_untracked(|repaired| repaired.contains(&place));
        let repairs = if made { Repairs::AcceptAll } else { Repairs::Offer };
        ReadOptions { repairs, region, provider: None }
    }

    /// Forgets the files and all answers.
    pub fn clear(self) {
        self.stop_reading();
        self.files.set(Vec::new());
        self.read.set(Read::default());
        self.regions.set(BTreeMap::new());
        self.repaired.set(BTreeSet::new());
        self.whole.set(false);
        self.add_regions.set(true);
        self.managed.set(String::new());
        self.removal.set(LargeRemoval::Ask);
        self.matches.set(BTreeMap::new());
        self.again.set(Vec::new());
    }

    /// True while there are no files.
    pub fn is_empty(self) -> bool {
        self.files.with(Vec::is_empty)
    }

    /// True where there is one file and no other.
    pub fn is_single(self) -> bool {
        self.files.with_untracked(Vec::len) == 1
    }

    /// True where all files are share files or return files.
    pub fn is_shares_only(self) -> bool {
        let reports = self.reports();
        !reports.is_empty() && reports.iter().all(is_shared)
    }

    /// The file at a place, which stays what it is.
    pub fn file(self, place: usize) -> Option<Arc<NamedBytes>> {
        self.files.with_untracked(|files| files.get(place).cloned())
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
        self.read_again(place);
    }

    /// Makes the repairs that a file's report offers, or takes them back.
    pub fn toggle_repairs(self, place: usize) {
        self.repaired.update(|repaired| {
            if !repaired.remove(&place) {
                repaired.insert(place);
            }
        });
        self.read_again(place);
    }

    /// Which discovered VPC takes the place of a planned one: what the user said, else what is
    /// proposed.
    pub fn match_of(self, proposal: &Proposal) -> Option<Arc<str>> {
        self.matches
            .with(|said| said.get(&proposal.planned).cloned())
            .unwrap_or_else(|| proposal.preselected.clone())
    }

    /// The user says which takes the place of a planned one, or that it stays planned.
    pub fn answer_match(self, planned: ResourceKey, found: Option<Arc<str>>) {
        self.matches.update(|said| {
            said.insert(planned, found);
        });
    }

    /// The user wants these allocated again, or not.
    pub fn answer_again(self, rows: &[VpcRow], again: bool) {
        self.again.update(|all| {
            all.retain(|row| !rows.contains(row));
            if again {
                all.extend(rows);
            }
        });
    }

    /// The user confirms that so much is gone.
    pub fn confirm_removal(self) {
        self.removal.set(LargeRemoval::Confirmed);
    }
}

/// What would be done with these files, what would come of it, and what is offered besides.
fn weigh(
    desk: Desk,
    reports: &[Report],
    choices: &Choices,
    said: &BTreeMap<ResourceKey, Option<Arc<str>>>,
    again: &[VpcRow],
) -> Outcome {
    let bare = desk.peek(|workspace| plan(workspace, reports, choices));
    let first = previewed(desk, &bare);
    // What is offered is known before any of it is taken up.
    let offered = match &first {
        Ok(first) => Offered { matches: first.matches.clone(), returned: first.returned.clone() },
        Err(_) => Offered::default(),
    };
    let (matches, allocate_again) = taken_up(&offered, said, again);
    if matches.is_empty() && allocate_again.is_empty() {
        return Outcome(Arc::new((bare, first, offered)));
    }
    let import = Import { matches, allocate_again, ..bare };
    let previewed = previewed(desk, &import);
    Outcome(Arc::new((import, previewed, offered)))
}

/// What would come of an import; the workspace stays as it is.
fn previewed(desk: Desk, import: &Import) -> Result<Preview, Refusal> {
    desk.borrow(|workspace| preview(workspace, import.clone(), &env()))
        .unwrap_or_else(|| Err(Refusal { reasons: Vec::new() }))
}

/// The offers that are taken up: by the user's word, or because only one fits.
fn taken_up(
    offered: &Offered,
    said: &BTreeMap<ResourceKey, Option<Arc<str>>>,
    again: &[VpcRow],
) -> (Vec<Match>, Vec<VpcRow>) {
    let matches = offered.matches.iter().filter_map(|proposal| {
        let said = said.get(&proposal.planned);
        let found = said.cloned().unwrap_or_else(|| proposal.preselected.clone())?;
        let fits = proposal.candidates.iter().any(|one| one.id == found);
        fits.then_some(Match { planned: proposal.planned, found })
    });
    let again = again.iter().filter(|row| offered.returned.contains(row)).copied();
    (matches.collect(), again.collect())
}

pub(super) fn region_memory(provider: Provider) -> String {
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

/// True where a file is a share file or return file of ours.
pub fn is_shared(report: &Report) -> bool {
    report.format == Some(Format::FreeholdShare)
}

/// True where a report offers repairs of values.
pub fn offers_repairs(report: &Report) -> bool {
    report.problems.iter().any(|problem| matches!(problem.repair, Some(Repair::UseNetwork(_))))
}

/// Problems worth showing first: those by which something was left out.
pub fn rejected(report: &Report) -> usize {
    report.problems.iter().filter(|problem| problem.severity == Severity::Rejected).count()
}
