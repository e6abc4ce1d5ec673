//! Damage that was not ours: it is found, said, and not overwritten.

use freehold::storage::{Damage, Fault, Medium, MemoryMedium, RawBackup, Recovery};

use super::faulty::copy_of;
use super::{data_keys, load, medium_with, noise, store};

const HEADS: [&str; 2] = ["freehold.head.0", "freehold.head.1"];

/// Every value that comes of a cut or of a changed unit.
fn damaged(value: &str) -> Vec<String> {
    let chars: Vec<char> = value.chars().collect();
    let cuts = (0..chars.len()).map(|end| chars[..end].iter().collect());
    let flips = (0..chars.len()).flat_map(|at| (0..16).map(move |bit| (at, bit)));
    let flips = flips.filter_map(|(at, bit)| {
        let mut flipped = chars.clone();
        flipped[at] = char::from_u32(u32::from(chars[at]) ^ (1 << bit))?;
        Some(flipped.into_iter().collect())
    });
    cuts.chain(flips).collect()
}

#[test]
fn every_cut_and_flipped_bit_of_the_newest_data_falls_back_to_the_save_before() {
    let (old, new) = (noise(1, 150), noise(2, 150));
    let medium = medium_with(&[&old, &new]);
    let newest = data_keys(&medium).into_iter().filter(|key| key.contains(".2-"));
    for key in newest {
        let value = medium.get(&key).unwrap().unwrap();
        for value in damaged(&value) {
            let mut medium = copy_of(&medium);
            medium.set(&key, &value).unwrap();
            let loaded = load(&medium).unwrap();
            assert_eq!(loaded.payload, old);
            assert!(matches!(loaded.recovered, Some(Recovery::EarlierGeneration { .. })));
        }
    }
}

#[test]
fn every_cut_and_flipped_bit_of_a_head_is_survived_and_said() {
    let (old, new) = (noise(1, 50), noise(2, 50));
    let medium = medium_with(&[&old, &new]);
    for (key, expected) in HEADS.into_iter().zip([&new, &old]) {
        let value = medium.get(key).unwrap().unwrap();
        for value in damaged(&value) {
            let mut medium = copy_of(&medium);
            medium.set(key, &value).unwrap();
            let loaded = load(&medium).unwrap();
            assert_eq!(&loaded.payload, expected, "{key}");
            assert_eq!(loaded.recovered, Some(Recovery::HeadUnreadable), "{key}");
        }
    }
}

#[test]
fn the_newest_data_is_found_even_without_any_head() {
    let (old, new) = (noise(1, 150), noise(2, 150));
    let mut medium = medium_with(&[&old, &new]);
    medium.set(HEADS[0], "scribble").unwrap();
    medium.remove(HEADS[1]).unwrap();
    let loaded = load(&medium).unwrap();
    assert_eq!((loaded.payload, loaded.saves), (new, 2));
    assert_eq!(loaded.recovered, Some(Recovery::WithoutHead));
}

#[test]
fn a_missing_segment_is_named() {
    let mut medium = medium_with(&[&noise(1, 150)]);
    medium.remove(&data_keys(&medium)[1]).unwrap();
    let fault = store(medium).load().unwrap_err();
    assert_eq!(fault, Fault::Corrupt { damage: Damage::Missing { segment: 1 } });
}

#[test]
fn a_corrupt_state_is_not_overwritten_until_the_caller_says_so() {
    let mut medium = medium_with(&[b"old", b"new"]);
    for key in data_keys(&medium) {
        medium.set(&key, "scribble").unwrap();
    }
    let before = store(medium.clone()).raw_backup().unwrap();
    let mut store = store(medium.clone());
    assert!(matches!(store.load(), Err(Fault::Corrupt { .. })));
    assert!(matches!(store.save(b"next"), Err(Fault::Corrupt { .. })));
    assert_eq!(store.raw_backup().unwrap(), before);

    store.reset().unwrap();
    assert_eq!(store.save(b"next").unwrap().saves, 1);
    assert_eq!(load(&medium).unwrap().payload, b"next");
}

#[test]
fn a_recovered_state_is_gone_on_from_only_once_it_is_accepted() {
    let mut medium = medium_with(&[b"old", b"new"]);
    let newest = data_keys(&medium).pop().unwrap();
    medium.set(&newest, "scribble").unwrap();
    let mut store = store(medium.clone());
    assert_eq!(store.load().unwrap().unwrap().payload, b"old");
    assert_eq!(store.save(b"next"), Err(Fault::Unaccepted));
    assert_eq!(medium.get(&newest).unwrap().as_deref(), Some("scribble"));

    store.accept_recovered();
    assert_eq!(store.save(b"next").unwrap().saves, 3);
    let loaded = load(&medium).unwrap();
    assert_eq!((loaded.payload.as_slice(), loaded.recovered), (&b"next"[..], None));
}

#[test]
fn a_head_of_a_newer_version_is_refused_and_left_alone() {
    let line = "freehold/2 anything";
    let newer = format!("{line} {:08x}", crc32fast::hash(line.as_bytes()));
    for key in HEADS {
        let mut medium = medium_with(&[b"old", b"new"]);
        let mut early = store(medium.clone());
        early.load().unwrap();
        medium.set(key, &newer).unwrap();
        let before = early.raw_backup().unwrap();

        let mut late = store(medium);
        let refusal = Fault::Newer { found: 2, known: 1 };
        assert_eq!(late.load().unwrap_err(), refusal);
        assert_eq!(late.save(b"next").unwrap_err(), refusal);
        assert_eq!(early.save(b"next").unwrap_err(), refusal);
        assert_eq!(early.raw_backup().unwrap(), before);
    }
}

#[test]
fn a_raw_backup_returns_from_its_file_and_opens() {
    let medium = medium_with(&[b"old", b"new"]);
    let backup = store(medium).raw_backup().unwrap();
    let read = RawBackup::from_json(&backup.to_json()).unwrap();
    assert_eq!(read, backup);
    assert_eq!(load(&read.into_medium()).unwrap().payload, b"new");
    assert!(RawBackup::from_json("[1]").is_err());
    assert!(store(MemoryMedium::new()).raw_backup().unwrap().is_empty());
}
