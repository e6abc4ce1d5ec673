//! Two stores on one medium, as two tabs are.

use freehold::storage::{Fault, Medium, MemoryMedium, Store};

use super::{data_keys, load, medium_with, noise, store};

/// A medium on which another tab saves just after the first value of a save was written.
struct Interrupted {
    inner: MemoryMedium,
    other: Option<(Store<MemoryMedium>, Vec<u8>)>,
}

impl Medium for Interrupted {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.inner.get(key)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Fault> {
        self.inner.set(key, value)?;
        if let Some((mut other, payload)) = self.other.take() {
            other.save(&payload).unwrap();
        }
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), Fault> {
        self.inner.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        self.inner.keys(prefix)
    }

    fn limit(&self) -> Option<u64> {
        self.inner.limit()
    }
}

#[test]
fn a_save_in_the_midst_of_anothers_wins_whole() {
    let ours = noise(1, 250);
    // The other's work may even be the very same bytes, and then has the very same keys.
    for theirs in [noise(2, 250), ours.clone()] {
        let medium = medium_with(&[b"base"]);
        let mut other = store(medium.clone());
        other.load().unwrap();
        let other = Some((other, theirs.clone()));
        let mut one = store(Interrupted { inner: medium.clone(), other });
        one.load().unwrap();
        assert_eq!(one.save(&ours), Err(Fault::TakenOver { epoch: 1, saves: 2 }));
        let loaded = load(&medium).unwrap();
        assert_eq!((loaded.payload, loaded.recovered), (theirs, None));
    }
}

#[test]
fn of_two_that_loaded_the_same_state_only_the_first_saves() {
    let medium = medium_with(&[b"base"]);
    let (mut one, mut two) = (store(medium.clone()), store(medium.clone()));
    one.load().unwrap();
    two.load().unwrap();
    one.save(b"one").unwrap();
    assert_eq!(two.save(b"two"), Err(Fault::TakenOver { epoch: 1, saves: 2 }));
    assert_eq!(load(&medium).unwrap().payload, b"one");
    one.save(b"one again").unwrap();
    assert_eq!(load(&medium).unwrap().payload, b"one again");

    assert_eq!(two.load().unwrap().unwrap().payload, b"one again");
    two.save(b"two").unwrap();
    assert_eq!(one.save(b"one"), Err(Fault::TakenOver { epoch: 1, saves: 4 }));
}

#[test]
fn of_two_that_found_nothing_only_the_first_saves() {
    let medium = MemoryMedium::new();
    let (mut one, mut two) = (store(medium.clone()), store(medium));
    one.load().unwrap();
    two.load().unwrap();
    one.save(b"one").unwrap();
    assert_eq!(two.save(b"two"), Err(Fault::TakenOver { epoch: 1, saves: 1 }));
}

#[test]
fn who_has_not_loaded_does_not_overwrite() {
    let medium = medium_with(&[b"base"]);
    let refusal = Fault::TakenOver { epoch: 1, saves: 1 };
    let mut blind = store(medium.clone());
    assert_eq!(blind.save(b"blind"), Err(refusal.clone()));
    assert_eq!(blind.save(b"blind"), Err(refusal), "asking twice does not help");
    assert_eq!(load(&medium).unwrap().payload, b"base");
}

#[test]
fn taking_over_fences_the_other_before_anything_is_saved() {
    let medium = medium_with(&[b"older", b"base"]);
    let (mut one, mut two) = (store(medium.clone()), store(medium.clone()));
    one.load().unwrap();
    let taken = two.take_over().unwrap().unwrap();
    assert_eq!((taken.payload.as_slice(), taken.epoch, taken.saves), (&b"base"[..], 2, 2));
    assert_eq!(one.save(b"one"), Err(Fault::TakenOver { epoch: 2, saves: 2 }));
    assert_eq!(load(&medium).unwrap().payload, b"base");
    assert_eq!(two.save(b"two").unwrap().epoch, 2);
    assert_eq!(data_keys(&medium).len(), 2, "the save before is still kept");
}

#[test]
fn work_that_somebody_cleared_is_reported_as_gone_and_can_be_saved_anew() {
    let medium = medium_with(&[b"base"]);
    let mut one = store(medium.clone());
    one.load().unwrap();
    store(medium.clone()).reset().unwrap();
    assert_eq!(one.save(b"one"), Err(Fault::Gone));
    assert_eq!(one.load().unwrap(), None);
    assert_eq!(one.save(b"one").unwrap().saves, 1);
}
