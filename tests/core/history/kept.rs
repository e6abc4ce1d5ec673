//! Saved with the workspace, all or nothing, and within the browser's room.

use std::num::NonZeroUsize;

use freehold::address::Cidr;
use freehold::command::Command;
use freehold::export::{decode, encode};
use freehold::history::{EntryState, HISTORY_UNITS, Past};
use freehold::insight::Insight;
use freehold::model::{ResourceKey, Time, Watch, Workspace};
use freehold::storage::{Medium, MemoryMedium, Store};

use crate::storage::{Faulty, WAYS, copy_of};

use super::{Story, import};

fn store<M: Medium>(medium: M) -> Store<M> {
    Store::with_segment_bytes(medium, NonZeroUsize::new(100).unwrap())
}

fn payload(story: &Story) -> Vec<u8> {
    encode(&story.workspace, &story.past).unwrap()
}

fn load(medium: &MemoryMedium) -> (Workspace, Past) {
    let loaded = store(medium.clone()).load().unwrap().expect("something");
    decode(&loaded.payload).unwrap()
}

/// Workspace, log and checkpoints are of one moment, whatever call to the storage fails.
#[test]
fn d26_a_save_that_fails_anywhere_leaves_workspace_and_log_of_one_moment() {
    let mut story = Story::new();
    story.past.mark("start", story.stamp()).unwrap();
    story.pool("10.0.0.0/16");
    let before = MemoryMedium::new();
    store(before.clone()).save(&payload(&story)).unwrap();
    let old = (story.workspace.clone(), story.past.clone());
    story.done(import(5_000, &[("vpc-a", "172.16.0.0/16")]));
    let new = (story.workspace.clone(), story.past.clone());
    let mut spoiled = 0;
    for how in WAYS {
        for at in 0.. {
            let medium = copy_of(&before);
            let faulty = Faulty::new(medium.clone(), at, how);
            let calls = faulty.calls();
            let mut visit = store(faulty);
            let _ = visit.load().and_then(|_| visit.save(&payload(&story)));
            if calls.get() <= at {
                break;
            }
            spoiled += 1;
            let mut found = load(&medium);
            assert!(found == old || found == new, "{how:?} at {at}");
            // What was found can be gone on with: undo leads to the beginning.
            let stamp = story.stamp();
            while found.1.undo(&mut found.0, stamp).is_ok() {}
            assert!(found.0.is_empty(), "{how:?} at {at}");
        }
    }
    assert!(spoiled > 100, "{spoiled}");
}

/// What Chromium and Firefox hold.
const BROWSER_UNITS: u64 = 5_242_880;

#[test]
fn d26_ten_thousand_resources_with_a_full_past_fit_the_browsers_storage_in_two_generations() {
    let mut story = Story::of(crate::export::large());
    let insight = Insight::of(&story.workspace);
    story.past.observe(None, story.stamp().at, &story.workspace, &insight);
    story.past.mark("start", story.stamp()).unwrap();
    let ipam = *story.workspace.ipams().keys().next().unwrap();
    story.done(Command::AddEffectiveRegions(ipam, vec![crate::rules::east()]));
    let (_, pool) = story.pool("192.168.0.0/16");
    // Every resource changes: the checkpoint and the undo data hold all rows as they were.
    let rows = |workspace: &Workspace| -> Vec<(ResourceKey, Cidr)> {
        let rows = workspace.resources().iter();
        rows.flat_map(|row| row.cidrs.iter().map(|it| (row.key, it.cidr))).collect()
    };
    let ignored = story.done(Command::SetWatch(rows(&story.workspace), Watch::Ignored));
    assert!(story.past.units() > 2 * 120_000, "{} units", story.past.units());
    let dice = &mut crate::random::Dice::new(8);
    while story.past.units() < HISTORY_UNITS - 400 {
        super::budget::describe(&mut story, dice, pool);
    }
    assert_eq!(story.state(ignored), EntryState::Done, "all of it is kept");
    for at in 0..9 {
        story.past.observe(None, Time(2_000_000_000_000 + at), &story.workspace, &insight);
    }
    let payload = payload(&story);
    let medium = MemoryMedium::with_quota(BROWSER_UNITS);
    for _ in 0..3 {
        let mut store = Store::new(medium.clone());
        store.load().unwrap();
        let units = store.save(&payload).expect("it fits").units;
        println!("{units} units, {} of them inverse data", story.past.units());
        assert!(units < BROWSER_UNITS / 3, "{units} units a generation");
    }
    let found = Store::new(medium).load().unwrap().unwrap();
    let (workspace, past) = decode::<Past>(&found.payload).unwrap();
    assert!(workspace == story.workspace && past == story.past);
}
