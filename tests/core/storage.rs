//! Kept work comes back exactly, or the store says why not.

mod capacity;
mod codec;
mod damage;
mod faults;
mod faulty;
mod tabs;

pub use faulty::{Faulty, WAYS, copy_of};

use std::num::NonZeroUsize;

use freehold::storage::{Loaded, Medium, MemoryMedium, Saved, Store, Usage};

/// Bytes that do not deflate, the same on every run.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let bytes = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    bytes.flatten().take(length).collect()
}

/// A store whose generations take several keys even when they are small.
fn store<M: Medium>(medium: M) -> Store<M> {
    Store::with_segment_bytes(medium, NonZeroUsize::new(100).unwrap())
}

/// A medium that has been saved to, once per payload.
fn medium_with(payloads: &[&[u8]]) -> MemoryMedium {
    let medium = MemoryMedium::new();
    let mut store = store(medium.clone());
    for payload in payloads {
        store.save(payload).unwrap();
    }
    medium
}

/// A medium where these two fit, and a third of their size does not.
fn full_medium(older: &[u8], newer: &[u8]) -> MemoryMedium {
    let taken = medium_with(&[older, newer]).units("").unwrap();
    let medium = MemoryMedium::with_quota(taken + 50);
    let mut store = store(medium.clone());
    store.save(older).unwrap();
    store.save(newer).unwrap();
    medium
}

fn load(medium: &MemoryMedium) -> Option<Loaded> {
    store(medium.clone()).load().unwrap()
}

/// The keys that hold data, oldest generation first.
fn data_keys(medium: &MemoryMedium) -> Vec<String> {
    medium.keys("freehold.w.").unwrap()
}

#[test]
fn nothing_is_loaded_where_nothing_was_saved() {
    assert_eq!(load(&MemoryMedium::new()), None);
}

#[test]
fn a_saved_payload_is_loaded_by_the_next_visit() {
    let medium = MemoryMedium::new();
    let saved = store(medium.clone()).save(b"work").unwrap();
    let Saved { saves: 1, epoch: 1, units } = saved else { panic!("{saved:?}") };
    let head = "freehold.head.0".len() + medium.get("freehold.head.0").unwrap().unwrap().len();
    assert_eq!(medium.units("").unwrap(), units + u64::try_from(head).unwrap());
    let loaded = load(&medium).unwrap();
    assert_eq!(loaded, Loaded { payload: b"work".to_vec(), saves: 1, epoch: 1, recovered: None });
}

#[test]
fn saves_are_counted_across_visits_and_two_generations_stay() {
    let medium = MemoryMedium::new();
    for round in 1..=5u64 {
        let mut store = store(medium.clone());
        let before = store.load().unwrap();
        assert_eq!(before.map_or(0, |loaded| loaded.saves), round - 1);
        assert_eq!(store.save(&noise(round, 150)).unwrap().saves, round);
    }
    let keys = data_keys(&medium);
    assert_eq!(keys.len(), 4, "two generations of two segments: {keys:?}");
    assert!(keys[0].starts_with("freehold.w.4-") && keys[3].starts_with("freehold.w.5-"));
}

#[test]
fn keys_of_others_are_neither_read_nor_removed() {
    let others = [("freehold.theme", "dark"), ("freehold.w.notes", "x"), ("elsewhere", "y")];
    let mut medium = MemoryMedium::new();
    for (key, value) in others {
        medium.set(key, value).unwrap();
    }
    let mut store = store(medium.clone());
    assert_eq!(store.load().unwrap(), None);
    for round in 0..3 {
        store.save(&noise(round, 150)).unwrap();
    }
    store.reset().unwrap();
    assert_eq!(medium.keys("").unwrap().len(), others.len());
    for (key, value) in others {
        assert_eq!(medium.get(key).unwrap().as_deref(), Some(value));
    }
}

#[test]
fn usage_tells_our_units_from_everybodys() {
    let mut medium = MemoryMedium::with_quota(5_000);
    medium.set("elsewhere", "字字").unwrap();
    let mut store = store(medium.clone());
    store.save(b"work").unwrap();
    let usage = store.usage().unwrap();
    assert_eq!(usage.all, usage.ours + 11);
    assert_eq!((usage.ours, usage.limit), (medium.units("freehold.").unwrap(), Some(5_000)));
}

#[test]
fn storage_is_nearly_full_from_four_fifths_on_of_what_everybody_keeps() {
    let usage = |all, limit| Usage { ours: 1, all, limit };
    assert_eq!(usage(799, Some(1000)).percent(), Some(79));
    assert!(!usage(799, Some(1000)).is_nearly_full());
    assert!(usage(800, Some(1000)).is_nearly_full());
    assert_eq!(usage(2000, Some(1000)).percent(), Some(100));
    assert_eq!((usage(5, None).percent(), usage(5, Some(0)).percent()), (None, None));
    assert!(!usage(u64::MAX, None).is_nearly_full());
}
