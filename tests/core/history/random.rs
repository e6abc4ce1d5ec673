//! Any commands, in any order, with refreshes, undo, redo, steps undone alone and reloads between.

use std::collections::BTreeMap;

use freehold::command::{Command, Env};
use freehold::history::{CannotUndo, Cause, CheckpointId, EntryState};
use freehold::insight::Insight;
use freehold::model::{Time, Workspace};
use proptest::prelude::*;

use crate::random::{self, Dice};

use super::{Story, people, sound};

/// One random command of the user, or what a refresh would bring.
fn command(story: &mut Story, dice: &mut Dice, word: u64, number: i64, refreshing: bool) {
    let of_people = dice.chance(20).then(|| people::command(dice, &story.workspace)).flatten();
    let command = of_people.unwrap_or_else(|| random::step(dice, &story.workspace, number));
    let refresh = refreshing && matches!(command, Command::Import(_)) && dice.chance(40);
    let cause = if refresh { Cause::Refresh } else { Cause::User };
    let deed = super::deed(command, cause, story.stamp());
    let _ = story.past.perform(&mut story.workspace, deed, &mut Env::new(Time(number), word));
}

/// Takes a random step back alone; whatever comes of it, every rule still holds, by a reading of the
/// rules that is not the core's own.
fn alone(story: &mut Story, dice: &mut Dice) -> Result<(), TestCaseError> {
    let lines: Vec<_> = story.past.log().entries().map(|entry| entry.line().id).collect();
    let Some(entry) = dice.pick(&lines).copied() else { return Ok(()) };
    let before = story.workspace.clone();
    match story.alone(entry) {
        Ok(_) => {
            prop_assert_eq!(sound::wrong(&story.workspace), Vec::<String>::new());
            prop_assert_eq!(sound::exceeded(&before, &story.workspace), Vec::<String>::new());
        }
        Err(why) => {
            prop_assert!(story.workspace == before, "a refusal left a trace");
            let later = why.in_the_way().iter().all(|other| *other > entry);
            prop_assert!(later, "{why:?}");
            let effective = why.in_the_way().iter().all(|it| story.past.log().is_in_effect(*it));
            prop_assert!(effective, "{why:?}");
        }
    }
    Ok(())
}

/// Half of the stories have no refresh: all of them can be undone by Ctrl-Z.
fn refreshes(words: &[u64]) -> bool {
    words[0].is_multiple_of(2)
}

/// Lookups are those of the rows, however they came about.
fn lookups_hold(workspace: &Workspace) -> Result<(), TestCaseError> {
    let bytes = freehold::export::encode(workspace, &()).unwrap();
    let (fresh, ()) = freehold::export::decode::<()>(&bytes).unwrap();
    let (found, expected) = (Insight::of(workspace), Insight::of(&fresh));
    prop_assert!(found.rows().eq(expected.rows()), "rows differ after a reload");
    for resource in workspace.resources().iter() {
        let same = workspace.resource_by_identity(&resource.identity).map(|row| row.key);
        prop_assert_eq!(same, Some(resource.key));
    }
    Ok(())
}

fn lived(words: &[u64]) -> Result<(Story, BTreeMap<CheckpointId, Workspace>), TestCaseError> {
    let mut story = Story::of(random::beginning(words[0]));
    let mut marks = BTreeMap::new();
    for (number, word) in (1i64..).zip(&words[1..]) {
        let dice = &mut Dice::new(*word);
        match dice.below(20) {
            0 => drop(story.undo()),
            1 => drop(story.redo()),
            2..5 => alone(&mut story, dice)?,
            5 => story.reload(),
            6 => {
                let mark = story.past.mark(&format!("{number}"), story.stamp()).unwrap();
                marks.insert(mark, story.workspace.clone());
            }
            7 => {
                let known: Vec<CheckpointId> = marks.keys().copied().collect();
                let Some(mark) = dice.pick(&known).copied() else { continue };
                if dice.chance(30) {
                    story.past.unmark(mark).unwrap();
                    marks.remove(&mark);
                } else {
                    let stamp = story.stamp();
                    story.past.go_back(mark, &mut story.workspace, stamp).unwrap();
                    prop_assert!(story.workspace == marks[&mark]);
                }
            }
            _ => command(&mut story, dice, *word, number, refreshes(words)),
        }
    }
    Ok((story, marks))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn d26_after_any_steps_and_a_reload_undo_returns_the_first_workspace_and_redo_the_last(
        words in prop::collection::vec(any::<u64>(), 5..60),
    ) {
        let first = random::beginning(words[0]);
        let (mut story, marks) = lived(&words)?;
        story.reload();
        for (mark, then) in &marks {
            let mut workspace = story.workspace.clone();
            let stamp = story.stamp();
            story.past.clone().go_back(*mark, &mut workspace, stamp).unwrap();
            prop_assert!(workspace == *then, "a checkpoint leads elsewhere");
        }
        while story.redo().is_ok() {}
        let last = story.workspace.clone();
        let undone = story.undo_all();
        // What a refresh brought is not undone by Ctrl-Z, nor what that depends on.
        let whole = refreshes(&words) || story.workspace == first;
        prop_assert!(whole, "undo does not restore");
        lookups_hold(&story.workspace)?;
        story.reload();
        prop_assert_eq!(story.redo_all(), undone);
        prop_assert!(story.workspace == last, "redo does not restore");
        lookups_hold(&story.workspace)?;
    }
}

#[test]
fn the_random_stories_hold_what_they_are_meant_to_prove() {
    let (mut alone, mut touched, mut needed, mut passed_over) = (0, 0, 0, 0);
    for seed in 0..200u64 {
        let words: Vec<u64> = (0..60).map(|at| Dice::new(seed * 100 + at).number()).collect();
        let (mut story, _) = lived(&words).unwrap();
        let causes = story.past.log().entries().map(|entry| entry.line().cause);
        alone += causes.filter(|cause| matches!(cause, Cause::UndoAlone(_))).count();
        let lines: Vec<_> = story.past.log().entries().map(|entry| entry.line().id).collect();
        for line in lines {
            match story.past.clone().undo_alone(line, &mut story.workspace.clone(), story.stamp()) {
                Err(CannotUndo::Touched { .. }) => touched += 1,
                Err(CannotUndo::Needed { by, findings, .. }) => {
                    assert!(!by.is_empty(), "nobody is named: {findings:?}");
                    needed += 1;
                }
                _ => {}
            }
        }
        while story.undo().is_ok() {}
        passed_over += story
            .past
            .log()
            .entries()
            .filter(|it| it.line().cause == Cause::Refresh && it.state() == EntryState::Done)
            .count();
    }
    let counts = [alone, touched, needed, passed_over];
    assert!(counts.iter().all(|count| *count > 50), "{counts:?}");
}
