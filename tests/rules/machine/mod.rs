//! Long random sequences of every command, with undo and redo in between, over a small world in
//! which blocks collide all the time. Each command is judged beforehand by a naive reading of the
//! rules ([`judge`]), and each state is checked for what must always hold ([`invariants`]).
//!
//! `FREEHOLD_CASES` sets how many sequences are run; `cargo xtask test long` runs many.

mod choose;
mod deeds;
mod imports;
mod invariants;
mod judge;
mod limits;
mod people;
mod plans;
mod pools;
mod vpcs;

use std::collections::BTreeMap;

use freehold::command::{Applied, Command, Env};
use freehold::model::{Change, Time, Workspace};
use proptest::prelude::*;

use crate::random::Dice;
pub use deeds::{beginning, next};
use judge::{Lists, Verdict, book, name_new};

/// Sequences in a short run.
const CASES: u32 = 64;
/// Moves in a sequence.
const MOVES: usize = 200;

fn cases() -> u32 {
    let asked = std::env::var("FREEHOLD_CASES").ok().and_then(|text| text.parse().ok());
    asked.unwrap_or(CASES)
}

/// A workspace at work, and every state that undo must find again.
struct Machine {
    workspace: Workspace,
    /// What was done, the undone ones included, and the states between.
    changes: Vec<Change>,
    states: Vec<Workspace>,
    at: usize,
}

/// What the commands of a run were, and what became of them.
#[derive(Default)]
struct Tally {
    /// By command: how often it was done, and how often refused.
    outcomes: BTreeMap<String, (usize, usize)>,
    judged: (usize, usize),
    /// What auto-import took.
    imported: usize,
    undone: usize,
    redone: usize,
}

impl Machine {
    fn new(word: u64) -> Machine {
        let workspace = deeds::beginning(word);
        let states = vec![workspace.clone()];
        Machine { workspace, changes: Vec::new(), states, at: 0 }
    }

    fn undo(&mut self) -> Result<bool, TestCaseError> {
        let Some(last) = self.at.checked_sub(1) else { return Ok(false) };
        self.workspace.replay(self.changes[last].clone().inverse());
        self.at = last;
        prop_assert!(self.workspace == self.states[self.at], "undo does not restore");
        Ok(true)
    }

    fn redo(&mut self) -> Result<bool, TestCaseError> {
        let Some(next) = self.changes.get(self.at) else { return Ok(false) };
        self.workspace.replay(next.clone());
        self.at += 1;
        prop_assert!(self.workspace == self.states[self.at], "redo does not restore");
        Ok(true)
    }

    fn did(&mut self, applied: Applied) {
        if applied.change.is_empty() {
            return;
        }
        self.changes.truncate(self.at);
        self.states.truncate(self.at + 1);
        self.changes.push(applied.change);
        self.states.push(self.workspace.clone());
        self.at += 1;
    }

    fn command(
        &mut self,
        command: Command,
        number: i64,
        word: u64,
        tally: &mut Tally,
    ) -> Result<(), TestCaseError> {
        let before = self.workspace.clone();
        let verdict = judge::judge(&before, &command);
        let mut env = Env::new(Time(number), word);
        let told = self.workspace.dry_run(command.clone(), &env);
        prop_assert!(self.workspace == before, "a dry run of {command:?} changes something");
        let outcome = self.workspace.apply(command.clone(), &mut env);
        prop_assert!(told == outcome, "a dry run of {command:?} tells {told:?}, not {outcome:?}");
        let counts = tally.outcomes.entry(name(&command)).or_default();
        match outcome {
            Ok(applied) => {
                counts.0 += 1;
                tally.imported += imports_as_foretold(&self.workspace, &applied)?;
                limits::keep_quotas(&before, &self.workspace)?;
                if let Some(verdict) = verdict {
                    tally.judged.0 += 1;
                    agrees(verdict, &self.workspace, &applied, &command)?;
                }
                self.did(applied);
            }
            Err(refusal) => {
                counts.1 += 1;
                prop_assert!(self.workspace == before, "the refusal of {command:?} left a trace");
                prop_assert!(!refusal.reasons.is_empty());
                if let Some(verdict) = verdict {
                    tally.judged.1 += 1;
                    let refused = matches!(verdict, Verdict::Refused(_));
                    prop_assert!(refused, "{command:?} was refused: {refusal:?}");
                }
            }
        }
        Ok(())
    }

    /// Takes everything back, and does it all again.
    fn there_and_back(&mut self) -> Result<(), TestCaseError> {
        while self.redo()? {}
        let last = self.workspace.clone();
        while self.undo()? {}
        prop_assert!(self.workspace == self.states[0]);
        while self.redo()? {}
        prop_assert!(self.workspace == last);
        Ok(())
    }
}

/// The command's name, as its type spells it; of those that are several, the inner one too.
fn name(command: &Command) -> String {
    let shown = format!("{command:?}");
    let mut words = shown.split(['(', ' ', '{']);
    let outer = words.next().unwrap_or_default();
    match command {
        Command::Members(_) | Command::Sharing(_) | Command::ReferenceSets(_) => {
            format!("{outer}.{}", words.next().unwrap_or_default())
        }
        _ => outer.to_string(),
    }
}

/// D13: after any command exactly that is imported by itself which is eligible.
fn imports_as_foretold(workspace: &Workspace, applied: &Applied) -> Result<usize, TestCaseError> {
    let pools = Lists::of(workspace).pools;
    let before = imports::before_imports(workspace, applied);
    let foretold = imports::foretold(workspace, &pools, before);
    prop_assert_eq!(imports::told(workspace, applied), foretold.clone());
    Ok(foretold.len())
}

fn agrees(
    verdict: Verdict,
    workspace: &Workspace,
    applied: &Applied,
    command: &Command,
) -> Result<(), TestCaseError> {
    match verdict {
        Verdict::Refused(why) => {
            prop_assert!(false, "{command:?} was done, though {why}");
        }
        Verdict::Done(mut pools, mut allocations) => {
            name_new(&mut pools, &mut allocations, applied);
            let imported = imports::foretold(workspace, &pools, allocations.clone());
            let mut expected = book(&pools, &allocations);
            expected.allocated.extend(imported);
            let found = Lists::of(workspace);
            let found = book(&found.pools, &found.allocations);
            prop_assert_eq!(&found.provisioned, &expected.provisioned, "{:?}", command);
            prop_assert_eq!(&found.allocated, &expected.allocated, "{:?}", command);
        }
    }
    Ok(())
}

fn play(words: &[u64], tally: &mut Tally) -> Result<(), TestCaseError> {
    let mut machine = Machine::new(words[0]);
    for (number, word) in (1i64..).zip(&words[1..]) {
        let dice = &mut Dice::new(*word);
        match dice.below(100) {
            0..7 => tally.undone += usize::from(machine.undo()?),
            7..12 => tally.redone += usize::from(machine.redo()?),
            _ => {
                let command = deeds::next(dice, &machine.workspace, number);
                machine.command(command, number, *word, tally)?;
            }
        }
        invariants::of_state(&machine.workspace)?;
        if number % 20 == 0 {
            invariants::of_insight(&machine.workspace)?;
        }
    }
    invariants::of_insight(&machine.workspace)?;
    machine.there_and_back()
}

#[test]
fn d26_long_sequences_of_all_commands_keep_every_rule_and_every_step_back() {
    let mut tally = Tally::default();
    let mut dice = Dice::new(26);
    for _ in 0..cases() {
        let words: Vec<u64> = (0..=MOVES).map(|_| dice.number()).collect();
        if play(&words, &mut tally).is_err() {
            shrink(words);
        }
    }
    // Few sequences, as the search for survivors runs them, need not meet everything.
    if cases() >= CASES {
        tally.is_rich();
    }
}

/// Leaves out moves as long as it still fails, and panics with what is left.
fn shrink(mut words: Vec<u64>) -> ! {
    let fails = |words: &[u64]| play(words, &mut Tally::default()).err();
    let mut size = words.len() / 2;
    while size > 0 {
        let mut from = 1;
        while from < words.len() {
            let mut fewer = words.clone();
            fewer.drain(from..(from + size).min(words.len()));
            if fails(&fewer).is_some() {
                words = fewer;
            } else {
                from += size;
            }
        }
        size /= 2;
    }
    panic!("{:?}\nafter the moves {words:?}", fails(&words).expect("a failure"));
}

impl Tally {
    /// A run that meets no refusal, or never undoes, proves nothing.
    fn is_rich(&self) {
        assert!(self.undone > 100 && self.redone > 20, "{} {}", self.undone, self.redone);
        let (done, refused) = self.judged;
        assert!(done > 400 && refused > 400, "{done} done, {refused} refused");
        assert!(self.imported > 20, "{} were imported by themselves", self.imported);
        let done = |name: &str| self.outcomes.get(name).is_some_and(|(done, _)| *done > 0);
        let never: Vec<&str> = EVERY_COMMAND.into_iter().filter(|name| !done(name)).collect();
        assert_eq!(never, Vec::<&str>::new(), "commands that were never done");
    }
}

const EVERY_COMMAND: [&str; 52] = [
    "AddEffectiveRegions",
    "AddPlannedCidr",
    "AllocateVpcs",
    "Associate",
    "ChangeResourceGroup",
    "ClearHold",
    "CreateDiscovery",
    "CreateIpam",
    "CreatePlannedVSwitch",
    "CreatePlannedVpc",
    "CreatePool",
    "CreateScope",
    "DeleteDiscovery",
    "DeleteIpam",
    "DeletePlanned",
    "DeletePool",
    "DeleteScope",
    "Deprovision",
    "Dissociate",
    "Import",
    "Members.Add",
    "Members.EditFolder",
    "Members.NameAccount",
    "Members.Remove",
    "Provision",
    "PurgeGone",
    "ReferenceSets.Create",
    "ReferenceSets.Delete",
    "ReferenceSets.Rename",
    "ReferenceSets.Replace",
    "Release",
    "RemoveEffectiveRegion",
    "RemoveSource",
    "Reserve",
    "SetDiscoveryRegions",
    "SetHomeScope",
    "SetWatch",
    "Sharing.Accept",
    "Sharing.Leave",
    "Sharing.Settle",
    "Sharing.Share",
    "Sharing.Unshare",
    "TagResources",
    "UntagResources",
    "UpdateAllocation",
    "UpdateDiscovery",
    "UpdateIpam",
    "UpdatePlannedVSwitch",
    "UpdatePlannedVpc",
    "UpdatePool",
    "UpdateScope",
    "UpdateSettings",
];

#[test]
fn d26_the_machine_knows_every_command_that_there_is() {
    let inner = |source, of, outer: &str| {
        let variants = crate::remedies::variants(source, of).into_iter();
        variants.map(|name| format!("{outer}.{name}")).collect::<Vec<_>>()
    };
    let mut all = crate::remedies::variants(include_str!("../../../src/command/mod.rs"), "Command");
    all.retain(|name| !["Members", "Sharing", "ReferenceSets"].contains(&name.as_str()));
    let members = include_str!("../../../src/command/members.rs");
    all.extend(inner(members, "MembersCommand", "Members"));
    let sharing = include_str!("../../../src/command/sharing/mod.rs");
    all.extend(inner(sharing, "SharingCommand", "Sharing"));
    let sets = include_str!("../../../src/command/reference.rs");
    all.extend(inner(sets, "ReferenceSetsCommand", "ReferenceSets"));
    all.sort();
    assert_eq!(all, EVERY_COMMAND);
}
