//! Packing and sealing, for any bytes.

use freehold::storage::codec::{Kind, decode, encode};
use freehold::storage::pack::{pack, packed_units, unpack};
use proptest::prelude::*;

proptest! {
    #[test]
    fn packed_bytes_return(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = pack(&bytes);
        prop_assert_eq!(text.encode_utf16().count(), packed_units(bytes.len()));
        prop_assert_eq!(unpack(&text).unwrap(), bytes);
    }

    #[test]
    fn any_text_either_unpacks_to_bytes_that_pack_to_it_or_is_refused(
        text in "[\u{0800}-\u{87ff}]{0,20}|\\PC{0,20}"
    ) {
        if let Ok(bytes) = unpack(&text) {
            prop_assert_eq!(pack(&bytes), text);
        }
    }

    #[test]
    fn sealed_payloads_return(payload in prop::collection::vec(any::<u8>(), 0..4_000)) {
        let sealed = encode(Kind::Workspace, &payload).unwrap();
        prop_assert_eq!(decode(Kind::Workspace, &sealed).unwrap(), payload);
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(decode(Kind::Workspace, &bytes).is_err());
    }
}

#[test]
fn a_large_payload_returns_though_it_is_deflated_lightly() {
    let payload: Vec<u8> = (0u32..400_000).flat_map(u32::to_le_bytes).collect();
    let sealed = encode(Kind::Workspace, &payload).unwrap();
    assert!(sealed.len() < payload.len() * 3 / 4, "{}", sealed.len());
    assert_eq!(decode(Kind::Workspace, &sealed).unwrap(), payload);
}

#[test]
fn every_cut_and_every_flipped_bit_of_an_envelope_is_found() {
    let sealed = encode(Kind::Workspace, b"a pool, a pool, and another pool").unwrap();
    for end in 0..sealed.len() {
        assert!(decode(Kind::Workspace, &sealed[..end]).is_err(), "cut at {end}");
    }
    for (at, bit) in (0..sealed.len()).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let mut flipped = sealed.clone();
        flipped[at] ^= 1 << bit;
        assert!(decode(Kind::Workspace, &flipped).is_err(), "byte {at}, bit {bit}");
    }
}
