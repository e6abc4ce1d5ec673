//! Named states.

use freehold::history::{CheckpointProblem, MAX_CHECKPOINT_NAME, Verb};

use super::{Story, import};

#[test]
fn d26_going_back_to_a_checkpoint_is_one_step_that_can_be_undone_after_a_reload() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    let then = story.workspace.clone();
    let mark = story.past.mark(" before the move ", story.stamp()).unwrap();
    assert_eq!(&*story.past.checkpoints().get(mark).unwrap().name, "before the move");
    story.rename(pool, "moved");
    story.sub_pool(pool, "10.0.1.0/24");
    story.done(import(5_000, &[("vpc-a", "172.16.0.0/16")]));
    story.undo().unwrap();
    let now = story.workspace.clone();
    story.reload();
    assert_eq!(story.past.distance(mark, &story.workspace), Ok(3), "two pools and an allocation");
    let stamp = story.stamp();
    let back = story.past.go_back(mark, &mut story.workspace, stamp).unwrap().unwrap();
    assert!(story.workspace == then);
    let action = &story.line(back).action;
    assert_eq!((action.verb, &*action.subject, action.rows), (Verb::Return, "before the move", 3));
    assert_eq!(story.past.go_back(mark, &mut story.workspace, stamp), Ok(None), "it is that state");
    story.reload();
    story.undo().unwrap();
    assert!(story.workspace == now);
    story.redo().unwrap();
    assert!(story.workspace == then);
}

#[test]
fn d26_each_of_several_checkpoints_leads_to_its_own_state_also_when_one_between_is_deleted() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    let mut marks = Vec::new();
    for name in ["one", "two", "three", "four"] {
        story.rename(pool, name);
        marks.push((story.past.mark(name, story.stamp()).unwrap(), story.workspace.clone()));
        story.pool(["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16"][marks.len() - 1]);
    }
    let (second, _) = marks.remove(1);
    assert_eq!(&*story.past.unmark(second).unwrap().name, "two");
    assert_eq!(story.past.distance(second, &story.workspace), Err(CheckpointProblem::NotThere));
    for (mark, then) in marks.iter().chain(marks.iter().rev()) {
        story.reload();
        let stamp = story.stamp();
        story.past.go_back(*mark, &mut story.workspace, stamp).unwrap();
        assert!(story.workspace == *then, "{mark:?}");
    }
}

#[test]
fn d26_a_checkpoint_needs_a_name_of_its_own() {
    let mut story = Story::new();
    let stamp = story.stamp();
    let mark = story.past.mark("one", stamp).unwrap();
    let refused = |name: &str| story.past.checkpoints().check_name(name).unwrap_err();
    assert_eq!(refused("  "), CheckpointProblem::NoName);
    assert_eq!(refused("one "), CheckpointProblem::SameName(mark));
    assert_eq!(refused(&"n".repeat(MAX_CHECKPOINT_NAME + 1)), CheckpointProblem::LongName);
    assert!(story.past.checkpoints().check_name(&"网".repeat(MAX_CHECKPOINT_NAME)).is_ok());
    story.past.unmark(mark).unwrap();
    let again = story.past.mark("one", stamp).unwrap();
    assert_ne!(again, mark, "a number is never used twice");
}
