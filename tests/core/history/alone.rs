//! One step of many taken back.

use freehold::command::{Command, Dependants};
use freehold::history::{CannotUndo, Cause, EntryState};
use freehold::model::integrity::Finding;

use crate::rules::{cidr, east, exactly, linking, reservation, west};

use super::{Story, import};

fn touched(
    refused: Result<freehold::history::EntryId, CannotUndo>,
) -> Vec<freehold::history::EntryId> {
    match refused {
        Err(CannotUndo::Touched { by, .. }) => by,
        other => panic!("{other:?}"),
    }
}

#[test]
fn d26_an_older_step_is_undone_alone_after_a_reload_and_later_ones_stay() {
    let mut story = Story::new();
    let (one, first) = story.pool("10.0.0.0/16");
    let (_, second) = story.pool("10.1.0.0/16");
    story.rename(second, "kept");
    let before = story.workspace.clone();
    story.reload();
    let taken = story.alone(one).expect("nothing stands on it");
    assert!(!story.workspace.pools().contains(&first));
    assert_eq!(story.name(second), "kept");
    assert_eq!(story.line(taken).cause, Cause::UndoAlone(one));
    assert_eq!(story.state(one), EntryState::Undone);
    assert_eq!(story.alone(one), Err(CannotUndo::AlreadyUndone(one)));
    story.undo().expect("it is a step of its own");
    assert!(story.workspace == before);
    assert_eq!(story.state(one), EntryState::Done);
    story.redo().unwrap();
    assert_eq!(story.state(one), EntryState::Undone);
}

#[test]
fn d26_later_steps_on_the_same_rows_are_named_and_no_others() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    let (_, other) = story.pool("10.1.0.0/16");
    let first = story.rename(pool, "one");
    let second = story.rename(pool, "two");
    story.rename(other, "elsewhere");
    let third = story.rename(pool, "three");
    assert_eq!(touched(story.alone(first)), [second, third]);
    story.alone(third).unwrap();
    assert_eq!(story.name(pool), "two");
    assert_eq!(touched(story.alone(first)), [second], "what was taken back counts no more");
    story.alone(second).unwrap();
    story.alone(first).unwrap();
    assert_eq!((story.name(pool), story.name(other)), ("", "elsewhere"));
}

#[test]
fn d26_what_took_a_step_back_stands_in_the_way_of_what_lies_between() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    let (_, _) = story.pool("10.1.0.0/16");
    let first = story.rename(pool, "one");
    let second = story.rename(pool, "two");
    story.pool("10.2.0.0/16");
    let back_to_one = story.alone(second).unwrap();
    story.pool("10.3.0.0/16");
    let back_to_none = story.alone(first).unwrap();
    story.pool("10.4.0.0/16");
    assert_eq!(touched(story.alone(back_to_one)), [back_to_none]);
    story.alone(back_to_none).unwrap();
    assert_eq!(story.name(pool), "one");
    story.alone(back_to_one).unwrap();
    assert_eq!(story.name(pool), "two");
    let done = [first, second].map(|entry| story.state(entry));
    assert_eq!(done, [EntryState::Done; 2]);
}

#[test]
fn d26_a_pool_with_a_later_sub_pool_stays_and_the_sub_pool_is_named() {
    let mut story = Story::new();
    let (made, pool) = story.pool("10.0.0.0/16");
    let (_, elsewhere) = story.pool("10.1.0.0/16");
    let (sub, _) = story.sub_pool(pool, "10.0.1.0/24");
    story.rename(elsewhere, "unrelated");
    let before = story.workspace.clone();
    match story.alone(made) {
        Err(CannotUndo::Needed { entry, by, findings }) => {
            assert_eq!((entry, by), (made, vec![sub]));
            let missing = findings.iter().filter(|it| matches!(it, Finding::Missing { .. }));
            assert!(missing.count() >= 2, "source pool and allocation: {findings:?}");
        }
        other => panic!("{other:?}"),
    }
    assert!(story.workspace == before, "the refusal left a trace");
    story.alone(sub).unwrap();
    story.alone(made).expect("nothing stands on it any more");
}

#[test]
fn d26_a_released_block_that_was_taken_again_does_not_come_back() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    story.done(Command::Reserve(pool, vec![reservation(exactly("10.0.1.0/24"))]));
    let held = *story.workspace.allocations().keys().next().unwrap();
    let released = story.done(Command::Release(vec![held]));
    let taken = story.done(Command::Reserve(pool, vec![reservation(exactly("10.0.0.0/23"))]));
    story.pool("10.9.0.0/16");
    match story.alone(released) {
        Err(CannotUndo::Needed { by, findings, .. }) => {
            assert_eq!(by, [taken]);
            assert!(matches!(findings.as_slice(), [Finding::AllocationsOverlap(..)]));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn d26_a_cidr_that_a_later_top_level_pool_overlaps_does_not_come_back() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    let gone = story.done(Command::Deprovision(pool, cidr("10.0.0.0/16"), Dependants::Refuse));
    let (made, _) = story.pool("10.0.0.0/12");
    story.pool("10.64.0.0/16");
    match story.alone(gone) {
        Err(CannotUndo::Needed { by, findings, .. }) => {
            assert_eq!(by, [made]);
            assert!(matches!(findings.as_slice(), [Finding::ProvisionedOverlap { .. }]));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn d26_an_effective_region_with_a_later_pool_stays() {
    let mut story = Story::empty();
    story.done(Command::CreateIpam(crate::rules::ipam_of(east(), &[east()])));
    let ipam = *story.workspace.ipams().keys().next().unwrap();
    let added = story.done(Command::AddEffectiveRegions(ipam, vec![west()]));
    let top = crate::rules::top_pool(story.private(), "10.0.0.0/16");
    let request = freehold::command::CreatePool { region: Some(west()), ..top };
    let made = story.done(Command::CreatePool(request));
    match story.alone(added) {
        Err(CannotUndo::Needed { by, findings, .. }) => {
            assert_eq!(by, [made]);
            assert!(matches!(findings.as_slice(), [Finding::RegionNotEffective(..)]));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn d26_an_import_whose_vpc_was_allocated_since_stays() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    let imported = story.done(import(5_000, &[("vpc-a", "10.0.1.0/24")]));
    let key = story.workspace.resources().iter().next().unwrap().key;
    let linked = story.done(linking(pool, key, "10.0.1.0/24"));
    match story.alone(imported) {
        Err(CannotUndo::Needed { by, .. }) => assert_eq!(by, [linked]),
        other => panic!("{other:?}"),
    }
    story.alone(linked).unwrap();
    story.alone(imported).unwrap();
    assert_eq!(story.workspace.resources().len(), 0);
}

#[test]
fn d26_lines_about_undo_and_numbers_of_no_line_cannot_be_undone() {
    let mut story = Story::new();
    story.pool("10.0.0.0/16");
    let note = story.undo().unwrap();
    assert_eq!(story.alone(note), Err(CannotUndo::NotThere));
    assert_eq!(story.alone(freehold::history::EntryId(99)), Err(CannotUndo::NotThere));
}
