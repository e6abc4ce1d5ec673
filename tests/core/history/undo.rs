//! Ctrl-Z and Ctrl-Y.

use freehold::history::{CannotUndo, Cause, EntryState, Tab};
use freehold::model::TableName;

use super::{Story, import, renaming};

#[test]
fn d26_undo_and_redo_go_through_the_users_steps_in_order() {
    let mut story = Story::new();
    let first = story.workspace.clone();
    let (_, pool) = story.pool("10.0.0.0/16");
    story.rename(pool, "prod");
    let last = story.workspace.clone();
    assert_eq!(story.undo_all(), 3);
    assert!(story.workspace.is_empty());
    assert_eq!(story.undo(), Err(CannotUndo::NotThere));
    assert_eq!(
        story.redo(),
        story.past.log().entries().next().map(|it| it.line().id).ok_or(CannotUndo::NotThere)
    );
    assert!(story.workspace == first);
    assert_eq!(story.redo_all(), 2);
    assert!(story.workspace == last, "ids included");
    assert_eq!(story.redo(), Err(CannotUndo::NotThere));
}

#[test]
fn d26_every_line_tells_when_what_how_many_and_by_which_tab_and_survives_a_reload() {
    let mut story = Story::new();
    story.tab = Tab(7);
    let (made, pool) = story.pool("10.0.0.0/16");
    let (sub, _) = story.sub_pool(pool, "10.0.1.0/24");
    let undone = story.undo().unwrap();
    story.reload();
    assert_eq!(story.line(made).tables, [(TableName::Pools, 1)]);
    assert_eq!(story.line(sub).tables, [(TableName::Pools, 1), (TableName::Allocations, 1)]);
    assert_eq!(story.line(sub).tab, Tab(7));
    assert!(story.line(sub).at > story.line(made).at);
    assert_eq!(story.line(undone).cause, Cause::Undo(sub));
    assert_eq!(story.line(undone).action, story.line(sub).action);
    let states = [made, sub, undone].map(|entry| story.state(entry));
    assert_eq!(states, [EntryState::Done, EntryState::Undone, EntryState::Note]);
    let redone = story.redo().unwrap();
    assert_eq!(story.line(redone).cause, Cause::Redo(sub));
    assert_eq!(story.state(sub), EntryState::Done);
}

#[test]
fn d26_a_new_step_ends_what_could_be_redone_and_a_refresh_does_not() {
    let mut story = Story::new();
    story.pool("10.0.0.0/16");
    story.undo().unwrap();
    story.refreshed(import(5_000, &[("vpc-a", "172.16.0.0/16")]));
    story.redo().expect("the pool is made again");
    assert_eq!(story.workspace.pools().len(), 1);
    story.undo().unwrap();
    story.pool("10.1.0.0/16");
    assert_eq!(story.redo(), Err(CannotUndo::NotThere));
}

#[test]
fn d26_undo_passes_a_refresh_over() {
    let mut story = Story::new();
    let (made, _) = story.pool("10.0.0.0/16");
    let refresh = story.refreshed(import(5_000, &[("vpc-a", "172.16.0.0/16")]));
    story.reload();
    story.undo().unwrap();
    assert_eq!(story.workspace.pools().len(), 0, "the pool is gone");
    assert_eq!(story.workspace.resources().len(), 1, "what the refresh brought stays");
    let states = [made, refresh].map(|entry| story.state(entry));
    assert_eq!(states, [EntryState::Undone, EntryState::Done]);
    story.alone(refresh).expect("undone from Activity");
    assert_eq!(story.workspace.resources().len(), 0);
    story.undo().expect("which is a step of the user");
    assert_eq!(story.workspace.resources().len(), 1);
}

#[test]
fn d26_undo_is_refused_while_a_refresh_depends_on_the_step_and_names_it() {
    let mut story = Story::new();
    let refresh = story.refreshed(import(5_000, &[("vpc-a", "172.16.0.0/16")]));
    let before = story.workspace.clone();
    match story.undo() {
        Err(CannotUndo::Needed { by, findings, .. }) => {
            assert_eq!(by, [refresh], "the source feeds the IPAM's discovery");
            assert!(!findings.is_empty());
        }
        other => panic!("{other:?}"),
    }
    assert!(story.workspace == before, "the refusal left a trace");
    story.alone(refresh).unwrap();
    assert_eq!(story.undo_all(), 1, "the refresh is there again, and the IPAM stays");
    assert!(story.workspace == before);
}

#[test]
fn d26_redo_is_refused_where_a_refresh_has_changed_the_same_rows() {
    let mut story = Story::new();
    story.done(import(5_000, &[("vpc-a", "172.16.0.0/16")]));
    story.done(import(6_000, &[("vpc-a", "172.17.0.0/16")]));
    story.undo().unwrap();
    let refresh = story.refreshed(import(7_000, &[("vpc-a", "172.18.0.0/16")]));
    let before = story.workspace.clone();
    match story.redo() {
        Err(CannotUndo::Touched { by, .. }) => assert_eq!(by, [refresh]),
        other => panic!("{other:?}"),
    }
    assert!(story.workspace == before);
}

#[test]
fn d26_a_command_that_changes_nothing_leaves_no_line() {
    let mut story = Story::new();
    let (_, pool) = story.pool("10.0.0.0/16");
    story.rename(pool, "prod");
    let lines = story.past.log().len();
    let again = renaming(&story.workspace, pool, "prod");
    let mut env = freehold::command::Env::new(freehold::model::Time(9), 9);
    let applied = story.workspace.apply(again, &mut env).unwrap();
    let action = story.line(freehold::history::EntryId(0)).action.clone();
    let stamp = story.stamp();
    assert_eq!(story.past.note(action, Cause::User, &applied.change, stamp), None);
    assert_eq!(story.past.log().len(), lines);
}
