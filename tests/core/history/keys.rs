//! A resource key is never given twice in the life of a workspace.

use freehold::command::{Command, CreatePool, ObjectRef, PlannedVpc};
use freehold::export::{decode, encode, read_workspace_file, write_workspace_file};
use freehold::history::{Past, Trends};
use freehold::model::{PoolId, ResourceKey, Time};

use crate::rules::{self, east, exactly};

use super::{Story, import};

/// A pool of the east out of which VPCs can be planned.
fn with_pool() -> (Story, PoolId) {
    let mut story = Story::new();
    let top = rules::top_pool(story.private(), "10.0.0.0/12");
    let made = story.done(Command::CreatePool(CreatePool { region: Some(east()), ..top }));
    match story.line(made).action.object {
        Some(ObjectRef::Pool(pool)) => (story, pool),
        ref other => panic!("{other:?} is no pool"),
    }
}

fn plan(story: &mut Story, pool: PoolId, text: &str) -> ResourceKey {
    let command = Command::CreatePlannedVpc(pool, exactly(text), PlannedVpc::default());
    let made = story.done(command);
    match story.line(made).action.object {
        Some(ObjectRef::Resource(key)) => key,
        ref other => panic!("{other:?} is no resource"),
    }
}

fn imported(story: &mut Story, at: i64, id: &str, text: &str) -> ResourceKey {
    story.done(import(at, &[(id, text)]));
    let found = story.workspace.resources().iter().find(|row| &**row.external_id() == id);
    found.expect("the VPC").key
}

#[test]
fn d28_the_chart_of_a_new_vpc_does_not_go_on_from_a_deleted_plan_of_the_same_cidr() {
    let (mut story, pool) = with_pool();
    let planned = plan(&mut story, pool, "10.0.0.0/16");
    imported(&mut story, 5_000, "vpc-other", "172.16.0.0/16");
    story.undo().unwrap();
    story.refreshed(import(6_000, &[("vpc-x", "172.17.0.0/16")]));
    let block = rules::cidr("10.0.0.0/16");
    assert!(!story.past.trends().usage(planned, block).is_empty(), "the plan was observed");
    story.done(Command::DeletePlanned(vec![planned]));
    let found = imported(&mut story, 7_000, "vpc-a", "10.0.0.0/16");
    assert_ne!(found, planned);
    let history = story.past.trends().usage(found, block);
    assert!(history.iter().all(|sample| sample.at >= Time(7_000)), "{history:?}");
}

#[test]
fn d26_no_key_is_given_twice_after_undo_a_reload_and_a_file() {
    let (mut story, pool) = with_pool();
    let mut given = Vec::new();
    given.push(plan(&mut story, pool, "10.0.0.0/16"));
    story.undo().unwrap();
    given.push(plan(&mut story, pool, "10.0.0.0/16"));
    story.undo().unwrap();
    story.reload();
    given.push(plan(&mut story, pool, "10.0.0.0/16"));
    story.done(Command::DeletePlanned(vec![given[2]]));
    let bytes = write_workspace_file(&story.workspace, story.past.trends(), Time(9_000)).unwrap();
    let file = read_workspace_file::<Trends>(&bytes).unwrap();
    story = Story::of(file.workspace);
    given.push(plan(&mut story, pool, "10.0.0.0/16"));
    story.undo().unwrap();
    story.redo().unwrap();
    assert!(story.workspace.resources().get(&given[3]).is_some(), "redo gives the key back");
    let mut sorted = given.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted, given);
}

#[test]
fn d25_what_is_only_tried_or_refused_takes_no_keys() {
    let (mut story, pool) = with_pool();
    let given = story.workspace.resource_keys_given();
    let env = freehold::command::Env::new(Time(1), 1);
    let planning = |text| Command::CreatePlannedVpc(pool, exactly(text), PlannedVpc::default());
    story.workspace.dry_run(planning("10.0.0.0/16"), &env).unwrap();
    let failing = &mut env.clone().failing_after(1);
    story.workspace.apply(planning("10.0.0.0/16"), failing).unwrap_err();
    assert_eq!(story.workspace.resource_keys_given(), given);
}

#[test]
fn d26_undo_of_everything_returns_the_first_workspace_though_the_keys_went_on() {
    let (mut story, pool) = with_pool();
    let before = story.workspace.clone();
    plan(&mut story, pool, "10.0.0.0/16");
    story.undo().unwrap();
    assert!(story.workspace == before, "equal by value");
    assert!(story.workspace.resource_keys_given() > before.resource_keys_given());
}

/// What the layout before this one wrote: no count of keys.
fn layout_2(story: &Story) -> Vec<u8> {
    let bytes = encode(&story.workspace, &story.past).unwrap();
    let given = story.workspace.resource_keys_given();
    assert!(given < 128, "one byte");
    assert_eq!((bytes[0], u32::from(bytes[1])), (3, given));
    [&[2], &bytes[2..]].concat()
}

#[test]
fn d26_data_of_the_layout_before_opens_and_keeps_the_keys_that_its_history_knows() {
    let (mut story, pool) = with_pool();
    let planned = plan(&mut story, pool, "10.0.0.0/16");
    story.refreshed(import(5_000, &[]));
    story.done(Command::DeletePlanned(vec![planned]));
    let (mut workspace, past) = decode::<Past>(&layout_2(&story)).expect("it opens");
    assert!(workspace == story.workspace && past == story.past);
    past.reserve_keys(&mut workspace);
    story = Story { workspace, past, ..story };
    assert_ne!(plan(&mut story, pool, "10.1.0.0/16"), planned);
}

#[test]
fn d26_a_workspace_with_few_rows_and_high_keys_opens_again() {
    let (mut story, pool) = with_pool();
    let first = plan(&mut story, pool, "10.0.0.0/16");
    story.workspace.reserve_resource_keys(3_000_000);
    let second = plan(&mut story, pool, "10.1.0.0/16");
    assert_eq!((first.0, second.0), (0, 3_000_000));
    story.reload();
    story.done(Command::DeletePlanned(vec![second]));
    assert_eq!(story.workspace.resources().places(), 1);
    story.reload();
    assert_eq!(plan(&mut story, pool, "10.1.0.0/16").0, 3_000_001);
}

#[test]
fn d26_after_the_last_key_the_lowest_free_one_is_taken() {
    let (mut story, pool) = with_pool();
    let first = plan(&mut story, pool, "10.0.0.0/16");
    let second = plan(&mut story, pool, "10.1.0.0/16");
    story.workspace.reserve_resource_keys(u32::MAX);
    story.reload();
    assert_eq!(plan(&mut story, pool, "10.2.0.0/16").0, second.0 + 1);
    story.done(Command::DeletePlanned(vec![first]));
    assert_eq!(plan(&mut story, pool, "10.3.0.0/16"), first);
    story.reload();
}
