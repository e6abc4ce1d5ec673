//! The one way to do a command with everything that belongs to it: it is applied, it is written in
//! the log, and what it observed is noted (domain.md, D19, D26, D28).
//!
//! | question | cost |
//! |---|---|
//! | a command | its own, and O(rows changed) |
//! | an import | the same, and O(n log n) over all rows for each time at which it observed |
//! | an import of nothing new | its own |

use std::collections::BTreeMap;

use crate::command::{
    Applied, Command, Env, Import, LargeRemoval, ObservedList, Refusal, as_observed, is_older,
    told_of,
};
use crate::insight::Insight;
use crate::model::{Time, Workspace};

use super::entry::{Cause, EntryId, Stamp};
use super::named::{Named, Namer};
use super::past::Past;
use super::trends::{Since, Told, Trends};

/// Rows that are looked at for the history of one import at most. At ten thousand resources that
/// is some hundred observations; the oldest beyond it are left out.
const MOST_ROWS: usize = 4_000_000;

/// A command to be done.
#[derive(Clone, Debug)]
pub struct Deed {
    /// What.
    pub command: Command,
    /// Who gave it.
    pub cause: Cause,
    /// When, and in which tab.
    pub stamp: Stamp,
    /// What objects are called, for the log.
    pub namer: Namer,
}

/// A command that was done.
#[derive(Clone, Debug)]
pub struct Done {
    /// What changed.
    pub applied: Applied,
    /// Its line; none where it changed nothing.
    pub entry: Option<EntryId>,
    /// What follows from the workspace now, where it had to be worked out.
    pub insight: Option<Insight>,
}

impl Past {
    /// Does a command.
    ///
    /// # Errors
    /// Every rule that the command breaks; nothing has changed then.
    pub fn perform(
        &mut self,
        workspace: &mut Workspace,
        deed: Deed,
        env: &mut Env,
    ) -> Result<Done, Refusal> {
        let Deed { command, cause, stamp, namer } = deed;
        let named = Named::before(&command, workspace, namer);
        let seen = Seen::by(&command, workspace, self.trends(), env);
        let applied = workspace.apply(command, env)?;
        let action = named.after(&applied, workspace);
        let entry = self.note(action, cause, &applied.change, stamp);
        let insight = seen.and_then(|seen| self.observe_all(entry, seen, workspace));
        Ok(Done { applied, entry, insight })
    }

    /// Notes everything that an import observed.
    fn observe_all(
        &mut self,
        entry: Option<EntryId>,
        seen: Seen,
        workspace: &Workspace,
    ) -> Option<Insight> {
        for (at, lists) in &seen.older {
            let (then, resources) = as_observed(workspace, lists);
            let told = Told { at: *at, entry, resources: &resources, since: Since::Newer };
            self.trends_mut().insert(&told, &Insight::of(&then));
        }
        // Where nothing changed there is no new data, and nothing to note.
        entry?;
        let (last, before) = (seen.last?, seen.before);
        if let Some(Before { mut workspace, mut env, stages }) = before {
            for (at, import) in stages {
                let lists = import.lists.clone();
                if workspace.apply(Command::Import(import), &mut env).is_ok() {
                    self.observe_at(entry, (at, &lists), &workspace, &Insight::of(&workspace));
                }
            }
        }
        let insight = Insight::of(workspace);
        let newest = self.trends().newest();
        self.observe_at(entry, (last, &seen.last_lists), workspace, &insight);
        // The newest observation tells what holds now, also where an older one came later.
        if let Some(newest) = newest.filter(|newest| *newest > last) {
            self.observe(entry, newest, workspace, &insight);
        }
        Some(insight)
    }

    /// Notes what holds after lists of one time, each the newest of its source.
    fn observe_at(
        &mut self,
        entry: Option<EntryId>,
        (at, lists): (Time, &[ObservedList]),
        workspace: &Workspace,
        insight: &Insight,
    ) {
        if self.trends().newest().is_none_or(|newest| newest <= at) {
            return self.observe(entry, at, workspace, insight);
        }
        let resources = told_of(workspace, lists);
        let told = Told { at, entry, resources: &resources, since: Since::Others };
        self.trends_mut().insert(&told, insight);
    }
}

/// What an import observes, by time.
struct Seen {
    /// Lists that are older than the latest of their sources.
    older: Vec<(Time, Vec<ObservedList>)>,
    /// What is needed to see the times before the last.
    before: Option<Before>,
    /// The last time of all others.
    last: Option<Time>,
    /// The lists of that time, where newer observations are known.
    last_lists: Vec<ObservedList>,
}

/// The workspace before an import that observes at several times, and the steps to the last one.
struct Before {
    workspace: Workspace,
    env: Env,
    stages: Vec<(Time, Import)>,
}

impl Seen {
    /// Looks at a command before it is done; none where it is no import. Lists are copied only
    /// where they are needed afterwards.
    fn by(command: &Command, workspace: &Workspace, trends: &Trends, env: &Env) -> Option<Seen> {
        let Command::Import(import) = command else { return None };
        let (mut older, mut newer) = (Times::new(), Times::new());
        for list in &import.lists {
            let times = if is_older(workspace, list) { &mut older } else { &mut newer };
            times.entry(list.observed_at).or_default().push(list);
        }
        let last = newer.pop_last();
        let late = last.as_ref().filter(|(at, _)| trends.newest().is_some_and(|it| it > *at));
        let last_lists = late.map(|(_, lists)| copy(lists)).unwrap_or_default();
        let listed: usize = import.lists.iter().map(|list| list.resources.len()).sum();
        let rows = workspace.resources().len().saturating_add(listed);
        let most = (MOST_ROWS / rows.max(1)).max(1);
        let older = newest_of(&older, most);
        let stages = newest_of(&newer, most.saturating_sub(older.len()));
        let before = (!stages.is_empty()).then(|| {
            let (workspace, env) = (workspace.clone(), env.clone());
            Before { workspace, env, stages: in_steps(import, stages) }
        });
        Some(Seen { older, before, last: last.map(|(at, _)| at), last_lists })
    }
}

/// Lists by the time of their observation.
type Times<'a> = BTreeMap<Time, Vec<&'a ObservedList>>;

fn copy(lists: &[&ObservedList]) -> Vec<ObservedList> {
    lists.iter().map(|list| (*list).clone()).collect()
}

/// The newest times, as many as may be looked at.
fn newest_of(times: &Times<'_>, most: usize) -> Vec<(Time, Vec<ObservedList>)> {
    let skip = times.len().saturating_sub(most);
    times.iter().skip(skip).map(|(at, lists)| (*at, copy(lists))).collect()
}

/// One import for each time; the first makes what has to be there.
fn in_steps(import: &Import, times: Vec<(Time, Vec<ObservedList>)>) -> Vec<(Time, Import)> {
    let mut set_up = import.set_up.clone();
    let step = |(at, lists)| {
        let (set_up, removal) = (std::mem::take(&mut set_up), LargeRemoval::Confirmed);
        (at, Import { set_up, lists, removal, ..Import::default() })
    };
    times.into_iter().map(step).collect()
}
