//! What leaves the workspace comes back the same, or is refused with every reason.

mod broken;
mod csv;
mod size;

pub use size::large;

use std::sync::OnceLock;

use freehold::address::Family;
use freehold::command::{
    Command, Env, Import, ListExtent, ObservedAddress, ObservedList, SourceChoice,
};
use freehold::demo::build;
use freehold::export::{
    BinaryError, WorkspaceFileError, binary, decode, encode, integrity, read_workspace_file,
    write_workspace_file,
};
use freehold::model::{Time, Workspace};
use proptest::prelude::*;

const NOW: Time = Time(1_790_000_000_000);

/// The demo estate after each of its commands.
pub(super) fn stages() -> &'static [Workspace] {
    static STAGES: OnceLock<Vec<Workspace>> = OnceLock::new();
    STAGES.get_or_init(|| {
        let mut stages = vec![Workspace::default()];
        build(NOW, |_, _, workspace| stages.push(workspace.clone())).expect("no refusal");
        stages
    })
}

fn last() -> &'static Workspace {
    stages().last().expect("a stage")
}

/// The first stage with resources: small enough for many runs.
fn small() -> &'static Workspace {
    stages().iter().find(|stage| !stage.resources().is_empty()).expect("a stage")
}

fn file(workspace: &Workspace) -> Vec<u8> {
    write_workspace_file(workspace, &"past", NOW).expect("written")
}

fn read(bytes: &[u8]) -> Result<Workspace, WorkspaceFileError> {
    read_workspace_file::<String>(bytes).map(|file| file.workspace)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_stage_of_the_demo_comes_back_equal(
        stage in any::<prop::sample::Index>(),
        history in prop::collection::vec((any::<u32>(), ".*"), 0..8),
    ) {
        let workspace = stage.get(stages());
        let bytes = encode(workspace, &history).unwrap();
        prop_assert_eq!(decode(&bytes), Ok((workspace.clone(), history.clone())));
        let bytes = write_workspace_file(workspace, &history, NOW).unwrap();
        let back = read_workspace_file::<Vec<(u32, String)>>(&bytes).unwrap();
        prop_assert_eq!(&back.workspace, workspace);
        prop_assert_eq!((back.history, back.saved_at), (history, NOW));
    }

    #[test]
    fn flipped_bits_are_refused_or_give_a_sound_workspace(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 1..4),
        binary in any::<bool>(),
    ) {
        let mut bytes =
            if binary { encode(small(), &"past").unwrap() } else { file(small()) };
        for (place, bit) in flips {
            let length = bytes.len();
            bytes[place.index(length)] ^= 1 << bit;
        }
        let read = if binary {
            decode::<String>(&bytes).ok().map(|read| read.0)
        } else {
            read(&bytes).ok()
        };
        if let Some(workspace) = read {
            prop_assert_eq!(integrity::check(&workspace), []);
        }
    }

    #[test]
    fn noise_is_never_a_workspace_of_many_rows(body in prop::collection::vec(any::<u8>(), 0..400)) {
        let bytes = [vec![binary::VERSION], body].concat();
        if let Ok((workspace, ())) = decode::<()>(&bytes) {
            prop_assert!(workspace.resources().places() <= bytes.len());
        }
    }
}

#[test]
fn equal_workspaces_give_equal_bytes_whatever_way_they_were_made() {
    let copy = read(&file(last())).unwrap();
    assert_eq!(file(&copy), file(last()));
    assert_eq!(encode(&copy, &()), encode(last(), &()));
}

#[test]
fn a_file_names_itself_and_has_a_line_for_every_row() {
    let text = String::from_utf8(file(last())).unwrap();
    assert!(text.starts_with(
        "{\n\"format\":\"freehold-workspace\",\n\"version\":1,\n\"savedAt\":\"2026-09-21T14:13:20Z\",\n\"workspace\":{\n"
    ));
    let given = last().resource_keys_given();
    let end = format!("\n}},\n\"resourceKeysGiven\":{given},\n\"history\":\"past\"\n}}\n");
    assert!(given > 0 && text.ends_with(&end));
    let vpc = text.lines().find(|line| line.contains("retail-prod-payments\"")).unwrap();
    assert!(vpc.starts_with("{\"key\":") && vpc.contains("\"10.0.16.0/20\""), "{vpc}");
    serde_json::from_str::<serde_json::Value>(vpc.trim_end_matches(',')).expect("a whole row");
}

#[test]
fn a_file_of_before_resource_keys_were_counted_opens() {
    let text = String::from_utf8(file(last())).unwrap();
    let given = format!("\"resourceKeysGiven\":{},\n", last().resource_keys_given());
    let older = text.replacen(&given, "", 1);
    assert_ne!(older, text);
    assert_eq!(read(older.as_bytes()).as_ref(), Ok(last()));
}

#[test]
fn a_byte_order_mark_in_front_is_skipped() {
    let bytes = [b"\xef\xbb\xbf".as_slice(), &file(small())].concat();
    assert_eq!(read(&bytes).as_ref(), Ok(small()));
}

#[test]
fn what_is_no_workspace_file_is_told_apart() {
    let wrong = |found: Option<&str>| {
        Err(WorkspaceFileError::WrongFormat { found: found.map(str::to_owned) })
    };
    assert_eq!(
        read(b"{\n  \"a\": tru }"),
        Err(WorkspaceFileError::NotJson { line: 2, column: 11 })
    );
    assert!(matches!(read(b""), Err(WorkspaceFileError::NotJson { .. })));
    assert_eq!(read(b"[1, 2]"), wrong(None));
    assert_eq!(read(b"{\"Vpcs\":[]}"), wrong(None));
    assert_eq!(read(b"{\"format\":\"other\",\"version\":1}"), wrong(Some("other")));
    let newer = b"{\"format\":\"freehold-workspace\",\"version\":2,\"workspace\":7}";
    assert_eq!(read(newer), Err(WorkspaceFileError::NewerVersion { found: 2 }));
}

#[test]
fn single_addresses_of_both_families_come_back() {
    let mut workspace = small().clone();
    let source = workspace.sources().iter().next().unwrap().id;
    let address = |family, address| ObservedAddress {
        family,
        address,
        resource_id: "i-1".into(),
        service: "ECS".into(),
        vswitch_id: "vsw-1".into(),
        vpc_id: "vpc-1".into(),
        region: None,
    };
    let list = ObservedList {
        source: SourceChoice::Known(source),
        file: "addresses.json".into(),
        observed_at: NOW,
        extent: ListExtent::Partial,
        covers: Vec::new(),
        resources: Vec::new(),
        addresses: vec![address(Family::V4, 0x0a00_0001), address(Family::V6, u128::MAX - 5)],
    };
    let import = Import { lists: vec![list], ..Import::default() };
    workspace.apply(Command::Import(import), &mut Env::new(NOW, 9)).unwrap();
    assert_eq!(workspace.addresses().len(), 2);
    assert_eq!(read(&file(&workspace)).as_ref(), Ok(&workspace));
    assert_eq!(decode(&encode(&workspace, &()).unwrap()), Ok((workspace, ())));
}

#[test]
fn a_bad_row_is_told_with_its_line() {
    let text = String::from_utf8(file(last())).unwrap();
    let line = 1 + text.lines().position(|line| line.contains("\"10.0.16.0/20\"")).unwrap();
    let text = text.replacen("\"10.0.16.0/20\"", "\"10.0.16.1/20\"", 1);
    let error = read(text.as_bytes()).unwrap_err();
    let WorkspaceFileError::BadRow { line: found, what, .. } = error else {
        panic!("a bad row, not {error:?}")
    };
    assert_eq!(found, line);
    assert!(what.contains("host bits"), "{what}");
}

#[test]
fn bytes_of_a_newer_layout_too_few_or_too_many_are_refused() {
    let bytes = encode(small(), &()).unwrap();
    assert_eq!(decode::<()>(&[]), Err(BinaryError::Empty));
    let (older, newer) = (1, binary::VERSION + 1);
    assert_eq!(decode::<()>(&[newer]), Err(BinaryError::NewerVersion { found: newer }));
    assert_eq!(decode::<()>(&[older]), Err(BinaryError::OlderVersion { found: older }));
    for length in (1..bytes.len()).step_by(97) {
        let cut = decode::<()>(&bytes[..length]);
        assert!(matches!(cut, Err(BinaryError::Malformed(_))), "{length} bytes: {cut:?}");
    }
    let long = [bytes, vec![0, 0]].concat();
    assert_eq!(decode::<()>(&long), Err(BinaryError::TooLong { bytes: 2 }));
}

/// What commands can make must come back from the disk, or a person would be locked out.
#[test]
fn whatever_commands_make_is_saved_and_opened_again() {
    for seed in 0..300u64 {
        let words: Vec<u64> =
            (0..60).map(|n| (seed * 1_000 + n).wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
        let workspace = crate::random::grown(&words);
        assert_eq!(freehold::export::integrity::check(&workspace), Vec::new(), "seed {seed}");
        let bytes = freehold::export::encode(&workspace, &()).expect("written");
        let (back, ()) = freehold::export::decode(&bytes).expect("read");
        assert!(back == workspace, "seed {seed}");
    }
}
