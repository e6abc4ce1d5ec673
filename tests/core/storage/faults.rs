//! Whatever call fails, in whatever way, the last good state stays.

use freehold::storage::{Fault, Medium, MemoryMedium};

use super::faulty::{Faulty, How, WAYS, copy_of};
use super::{full_medium, load, medium_with, noise, store};

/// Spoils a visit (load, then save) at every call in every way, and looks what the next visit
/// finds. Returns how many calls there were to spoil.
fn spoil_every_call(before: &MemoryMedium, old: Option<&[u8]>, new: &[u8]) -> usize {
    let last_calls = WAYS.map(|how| (0..).find(|at| !spoil(before, old, new, *at, how)));
    last_calls.into_iter().flatten().min().unwrap_or_default()
}

/// Returns whether the visit came as far as the chosen call.
fn spoil(before: &MemoryMedium, old: Option<&[u8]>, new: &[u8], at: usize, how: How) -> bool {
    let medium = copy_of(before);
    let faulty = Faulty::new(medium.clone(), at, how);
    let calls = faulty.calls();
    let mut visit = store(faulty);
    let outcome = visit.load().and_then(|_| visit.save(new));
    let spoiled = calls.get() > at;
    assert!(spoiled || outcome.is_ok(), "an unspoiled visit saves: {outcome:?}");
    check_next_visit(&medium, old, new, outcome.is_ok(), &format!("{how:?} at {at}"));
    spoiled
}

fn check_next_visit(medium: &MemoryMedium, old: Option<&[u8]>, new: &[u8], saved: bool, at: &str) {
    let mut next = store(medium.clone());
    let loaded = next.load().unwrap_or_else(|fault| match (old, saved) {
        // A first save that was cut off, and never confirmed, may leave a damaged head.
        (None, false) => None,
        _ => panic!("{at}: {fault}"),
    });
    let found = loaded.as_ref().map(|loaded| loaded.payload.as_slice());
    assert!(found == Some(new) || (!saved && found == old), "{at}: {saved} {found:?}");
    if loaded.is_none() && next.save(b"next").is_err() {
        next.reset().unwrap();
    }
    next.accept_recovered();
    next.save(b"next").unwrap_or_else(|fault| panic!("{at}: {fault}"));
    assert_eq!(load(medium).unwrap().payload, b"next", "{at}");
    assert_eq!(load(medium).unwrap().recovered, None, "{at}");
}

#[test]
fn a_first_save_that_fails_anywhere_is_there_or_not() {
    let calls = spoil_every_call(&MemoryMedium::new(), None, &noise(1, 250));
    assert!(calls >= 15, "{calls}");
}

#[test]
fn a_second_save_that_fails_anywhere_leaves_the_first() {
    let (old, new) = (noise(1, 250), noise(2, 250));
    let calls = spoil_every_call(&medium_with(&[&old]), Some(&old), &new);
    assert!(calls >= 18, "{calls}");
}

#[test]
fn a_later_save_that_fails_anywhere_leaves_the_one_before() {
    let saves: Vec<_> = (1..=4).map(|seed| noise(seed, 250)).collect();
    let before = medium_with(&[&saves[0], &saves[1], &saves[2]]);
    let calls = spoil_every_call(&before, Some(&saves[2]), &saves[3]);
    assert!(calls >= 21, "three segments of an old generation are removed too: {calls}");
}

#[test]
fn a_save_that_first_has_to_make_room_leaves_the_one_before() {
    let saves: Vec<_> = (1..=3).map(|seed| noise(seed, 250)).collect();
    let before = full_medium(&saves[0], &saves[1]);
    let calls = spoil_every_call(&before, Some(&saves[1]), &saves[2]);
    assert!(calls >= 28, "the save is begun twice: {calls}");
}

#[test]
fn the_same_store_goes_on_after_a_failed_save() {
    let (old, new) = (noise(1, 250), noise(2, 250));
    for how in [How::Refuse, How::DoneButRefuse, How::CutAndRefuse, How::CutSilently] {
        let calls = (0..).find(|at| !goes_on(&old, &new, *at, how));
        assert!(calls >= Some(18), "{calls:?}");
    }
}

fn goes_on(old: &[u8], new: &[u8], at: usize, how: How) -> bool {
    let medium = medium_with(&[old]);
    let faulty = Faulty::new(medium.clone(), at, how);
    let calls = faulty.calls();
    let mut visit = store(faulty);
    let _spoiled = visit.load().and_then(|_| visit.save(new));
    if calls.get() <= at {
        return false;
    }
    match visit.save(b"next") {
        Ok(_) => assert_eq!(load(&medium).unwrap().payload, b"next", "{how:?} at {at}"),
        // The load was spoiled, or the outcome of the save could not be known.
        Err(Fault::TakenOver { .. }) => {
            let kept = load(&medium).unwrap().payload;
            assert!(kept == old || kept == new, "{how:?} at {at}");
        }
        Err(fault) => panic!("{how:?} at {at}: {fault}"),
    }
    true
}

#[test]
fn a_value_that_was_accepted_and_not_kept_is_found_out() {
    // A fresh save reads the heads and the keys, checks the heads, and then writes.
    let outcomes = (0..).map_while(|at| {
        let faulty = Faulty::new(MemoryMedium::new(), at, How::CutSilently);
        let calls = faulty.calls();
        let outcome = store(faulty).save(&noise(1, 250));
        (calls.get() > at).then_some(outcome)
    });
    let faults: Vec<Fault> = outcomes.filter_map(Result::err).collect();
    assert_eq!(faults.len(), 4, "three segments and a head: {faults:?}");
    assert!(faults.iter().all(|fault| matches!(fault, Fault::NotKept { .. })), "{faults:?}");
}

#[test]
fn a_head_that_was_not_kept_is_put_back_so_that_the_next_visit_sees_nothing_odd() {
    let medium = medium_with(&[b"older", b"old"]);
    let key = medium.keys("freehold.head.").unwrap().remove(0);
    // The first values of a visit are data; the last one is the head.
    let not_kept = (0..).find(|at| {
        let copy = copy_of(&medium);
        let mut visit = store(Faulty::new(copy.clone(), *at, How::CutSilently));
        let outcome = visit.load().and_then(|_| visit.save(b"new"));
        let failed = outcome == Err(Fault::NotKept { key: key.clone() });
        if failed {
            let loaded = load(&copy).unwrap();
            assert_eq!((loaded.payload.as_slice(), loaded.recovered), (&b"old"[..], None));
        }
        failed
    });
    assert!(not_kept > Some(5), "{not_kept:?}");
}
