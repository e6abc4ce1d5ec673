//! Inverse data is kept within its budget, oldest dropped first.

use freehold::history::{
    CannotUndo, CheckpointProblem, CheckpointState, EntryState, HISTORY_UNITS,
};
use freehold::model::{Label, PoolId};

use super::{Story, renaming};

/// Letters that do not deflate, the same on every run.
pub fn noise(dice: &mut crate::random::Dice, length: usize) -> String {
    let letters: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='9').collect();
    (0..length).map(|_| dice.one(&letters)).collect()
}

/// Describes the pool anew: the inverse is the description before, which takes some 140 units.
pub fn describe(story: &mut Story, dice: &mut crate::random::Dice, pool: PoolId) {
    let text = format!("d{}", noise(dice, 250));
    let freehold::command::Command::UpdatePool { rules, auto_import, .. } =
        renaming(&story.workspace, pool, "x")
    else {
        unreachable!()
    };
    let label = Label { description: text.into(), ..Label::named("pool") };
    story.done(freehold::command::Command::UpdatePool { pool, label, rules, auto_import });
}

#[test]
fn d26_beyond_the_budget_the_oldest_steps_can_no_longer_be_undone_and_their_lines_stay() {
    let mut story = Story::new();
    let (made, pool) = story.pool("10.0.0.0/16");
    let dice = &mut crate::random::Dice::new(3);
    while story.state(made) == EntryState::Done {
        describe(&mut story, dice, pool);
        assert!(story.past.units() <= HISTORY_UNITS);
    }
    assert!(story.past.units() > HISTORY_UNITS - 300, "no more than needed was dropped");
    assert_eq!(story.state(made), EntryState::Final);
    let lines = story.past.log().len();
    assert!(lines > 1_000, "{lines} steps fit");
    story.reload();
    assert_eq!(story.alone(made), Err(CannotUndo::TooOld(made)));
    let kept = story.past.log().entries().filter(|it| it.state() == EntryState::Done).count();
    assert_eq!(story.undo_all(), kept);
    assert!(story.workspace.pools().contains(&pool), "its creation stays");
    assert_eq!(story.past.log().len(), lines + kept);
    assert_eq!(story.redo_all(), kept);
    assert!(story.past.units() <= HISTORY_UNITS);
}

#[test]
fn d26_checkpoints_are_given_up_last() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    let mark = story.past.mark("kept", story.stamp()).unwrap();
    let then = story.workspace.clone();
    let dice = &mut crate::random::Dice::new(4);
    let first = freehold::history::EntryId(0);
    while story.state(first) == EntryState::Done {
        describe(&mut story, dice, pool);
    }
    story.reload();
    let stamp = story.stamp();
    story.past.go_back(mark, &mut story.workspace, stamp).expect("still there");
    assert!(story.workspace == then);
}

#[test]
fn d26_the_newest_step_can_be_undone_whatever_its_size_but_a_reload_does_not_keep_it() {
    let mut story = Story::new();
    let (made, _) = story.pool("10.0.0.0/16");
    let mark = story.past.mark("before", story.stamp()).unwrap();
    let dice = &mut crate::random::Dice::new(5);
    let mut settings = story.workspace.settings().into_owned();
    for _ in 0..12_000 {
        let account = freehold::model::AccountId::new(&noise(dice, 16));
        settings.account_names.insert(account, noise(dice, 120).into());
    }
    story.done(freehold::command::Command::UpdateSettings(settings.clone()));
    settings.account_names.clear();
    let emptied = story.done(freehold::command::Command::UpdateSettings(settings));
    assert!(story.past.units() > HISTORY_UNITS, "{}", story.past.units());
    assert_eq!(story.state(made), EntryState::Final);
    let checkpoint = story.past.checkpoints().get(mark).unwrap();
    assert_eq!(checkpoint.state, CheckpointState::Dropped);
    let distance = story.past.distance(mark, &story.workspace);
    assert_eq!(distance, Err(CheckpointProblem::Dropped(mark)));
    let bytes = freehold::export::encode(&story.workspace, &story.past).unwrap();
    assert!(bytes.len() < 10_000, "{} bytes", bytes.len());
    let (_, past) = freehold::export::decode::<freehold::history::Past>(&bytes).unwrap();
    assert_eq!(past.log().get(emptied).unwrap().state(), EntryState::Final);
    assert!(past.log().next_undo().is_none());
    story.undo().expect("in this session it can be undone");
    assert_eq!(story.workspace.settings().account_names.len(), 12_000);
}
