//! What fits into five million units, and what happens when it does not.

use freehold::storage::{Damage, Fault, Medium, MemoryMedium, Store};

use super::{data_keys, full_medium, load, noise, store};

/// What Chromium and Firefox hold.
const BROWSER_UNITS: u64 = 5_242_880;

const RESOURCES: u32 = 10_000;

/// Twenty letters and digits, as the vendor's ids have after their prefix.
fn suffix(number: u32) -> String {
    let digits = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let bytes = noise(u64::from(number) + 1, 24).split_off(4);
    bytes.iter().map(|byte| char::from(digits[usize::from(byte % 36)])).collect()
}

/// A switch of a VPC: the fields that a discovery reports.
fn resource(number: u32) -> [(&'static str, String); 12] {
    let (vpc, host) = (number / 64, number.to_be_bytes());
    [
        ("ResourceId", format!("vsw-{}", suffix(number))),
        ("VpcId", format!("vpc-{}", suffix(1_000_000 + vpc))),
        ("ResourceName", format!("workload-{}-zone-{}", vpc % 97, number % 3)),
        ("ResourceOwnerId", format!("1{:015}", 230_541 * u64::from(vpc % 11))),
        (
            "ResourceRegionId",
            ["cn-hangzhou", "cn-beijing", "eu-central-1"][(vpc % 3) as usize].into(),
        ),
        ("ResourceType", "VSwitch".into()),
        ("Cidr", format!("10.{}.{}.0/24", host[2], host[3])),
        ("TotalCount", "252".into()),
        ("UsedCount", (noise(u64::from(number) + 7, 8)[3] % 252).to_string()),
        ("ComplianceStatus", "Compliant".into()),
        ("ManagementStatus", "Managed".into()),
        ("OverlapStatus", "Nonoverlapping".into()),
    ]
}

/// Rows as a binary encoding writes them: values only, each after its length.
fn binary_rows() -> Vec<u8> {
    let fields = (0..RESOURCES).flat_map(resource).map(|(_, value)| value);
    fields.flat_map(|value| [vec![value.len() as u8], value.into_bytes()].concat()).collect()
}

fn json_rows() -> String {
    let rows = (0..RESOURCES).map(|number| {
        let members = resource(number).map(|(name, value)| (name.to_owned(), value.into()));
        serde_json::Value::Object(members.into_iter().collect())
    });
    serde_json::Value::Array(rows.collect()).to_string()
}

#[test]
fn ten_thousand_resources_fit_many_times_over_where_their_json_does_not_fit_twice() {
    let rows = binary_rows();
    let row = rows.len() / RESOURCES as usize;
    assert!((135..=160).contains(&row), "{row} bytes a row");
    let mut store = Store::new(MemoryMedium::with_quota(BROWSER_UNITS));
    for _ in 0..3 {
        let saved = store.save(&rows).unwrap();
        assert!(saved.units < 250_000, "{} units a generation", saved.units);
    }
    let json = json_rows();
    let mut plain = MemoryMedium::with_quota(BROWSER_UNITS);
    plain.set("current", &json).unwrap();
    let next = plain.set("next", &json);
    assert!(matches!(next, Err(Fault::Full { .. })), "{} units of JSON", json.len());
}

#[test]
fn of_a_full_medium_the_save_before_last_is_given_up() {
    let saves: Vec<_> = (1..=5).map(|seed| noise(seed, 1_500)).collect();
    let medium = full_medium(&saves[0], &saves[1]);
    let mut store = store(medium.clone());
    store.load().unwrap();
    for (count, payload) in (3u64..).zip(&saves[2..]) {
        assert_eq!(store.save(payload).unwrap().saves, count);
        let loaded = load(&medium).unwrap();
        assert_eq!((&loaded.payload, loaded.recovered), (payload, None));
    }
}

#[test]
fn a_save_that_cannot_fit_is_refused_and_the_last_good_state_stays() {
    let (first, second) = (noise(1, 1_500), noise(2, 1_500));
    let medium = full_medium(&first, &second);
    let mut store = store(medium.clone());
    store.load().unwrap();
    let Err(Fault::Full { needed, available }) = store.save(&noise(3, 6_000)) else {
        panic!("six thousand bytes do not fit")
    };
    assert!(needed > 3_200, "{needed} units needed");
    assert!((800..needed).contains(&available), "the first save's room: {available}");
    assert_eq!(load(&medium).unwrap().payload, second);
    assert_eq!(store.save(&first).unwrap().saves, 3, "what fits is still saved");
    assert_eq!(load(&medium).unwrap().payload, first);
}

#[test]
fn nothing_is_given_up_for_room_if_the_last_state_has_since_been_damaged() {
    let (first, second) = (noise(1, 1_500), noise(2, 1_500));
    let mut medium = full_medium(&first, &second);
    let mut store = store(medium.clone());
    store.load().unwrap();
    let newest = data_keys(&medium).pop().unwrap();
    let value = medium.get(&newest).unwrap().unwrap();
    medium.set(&newest, &value.replacen(|_| true, "\u{0800}", 1)).unwrap();
    let fault = store.save(&noise(3, 1_500)).unwrap_err();
    assert_eq!(fault, Fault::Corrupt { damage: Damage::Checksum });
    assert_eq!(load(&medium).unwrap().payload, first);
}
