//! The browser's own local storage as a medium.

use freehold::storage::{BrowserMedium, Fault, Medium, Store};
use wasm_bindgen_test::wasm_bindgen_test;

/// Local storage is shared by all tests of the page, so this one test owns it from end to end.
#[wasm_bindgen_test]
fn local_storage_keeps_work_counts_its_units_and_says_when_it_is_full() {
    let mut medium = BrowserMedium::open().expect("local storage is open to tests");
    for key in medium.keys("").expect("keys") {
        medium.remove(&key).expect("removed");
    }
    let mut store = Store::new(medium.clone());
    let payload: Vec<u8> = (0u32..100_000).flat_map(|n| n.wrapping_mul(n).to_le_bytes()).collect();
    store.save(&payload).expect("fits");
    let loaded = Store::new(medium.clone()).load().expect("verifies").expect("was saved");
    assert_eq!((loaded.payload, loaded.recovered), (payload.clone(), None));

    // A key that is hidden behind a member of the storage object is counted all the same.
    let before = store.usage().expect("usage");
    medium.set("length", "字字").expect("fits");
    let after = store.usage().expect("usage");
    assert_eq!((after.ours, after.all), (before.ours, before.all + 8));

    let rest = usize::try_from(after.limit.expect("an estimate") - after.all).expect("small");
    let filler = "x".repeat(rest);
    let Err(Fault::Full { needed, available }) = medium.set("filler", &filler) else {
        panic!("the filler and its key exceed the limit")
    };
    assert_eq!(needed, available + 6);
    medium.set("filler", filler.get(6..).expect("long")).expect("fills it to the last unit");
    assert!(matches!(store.save(&payload), Err(Fault::Full { .. })));
    let loaded = Store::new(medium.clone()).load().expect("verifies").expect("was saved");
    assert_eq!((loaded.payload, loaded.recovered), (payload, None));

    medium.remove("filler").expect("removed");
    medium.remove("length").expect("removed");
    store.reset().expect("removed");
    assert_eq!(medium.keys("").expect("keys"), Vec::<String>::new());
}
