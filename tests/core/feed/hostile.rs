//! Any bytes give a report, quickly, and never a panic.

use std::time::{Duration, Instant};

use freehold::feed::{JsonFault, MAX_NAME, MAX_PROBLEMS, ProblemKind, Report, Severity, read};
use proptest::prelude::*;

use super::{cidrs, ids, only_problem, problems, read_text, sample};

/// Generous, for slow machines without optimisation: a quadratic reader takes hours.
const QUICK: Duration = Duration::from_secs(10);

fn quickly(text: &str) -> Report {
    let start = Instant::now();
    let report = read_text(text);
    assert!(start.elapsed() < QUICK, "{:?}", start.elapsed());
    report
}

const MEGABYTES_10: usize = 10 * 1024 * 1024;

#[test]
fn ten_megabytes_of_open_brackets_are_no_json() {
    let report = quickly(&"[".repeat(MEGABYTES_10));
    assert_eq!(only_problem(&report), &ProblemKind::NotJson(JsonFault::Ended));
    let closed = format!("{}{}", "[".repeat(MEGABYTES_10 / 2), "]".repeat(MEGABYTES_10 / 2));
    assert_eq!(only_problem(&quickly(&closed)), &ProblemKind::UnknownFormat);
}

#[test]
fn deep_nesting_anywhere_is_harmless() {
    let depth = 200_000;
    let deep = format!("{}{}", "{\"a\":".repeat(depth), "1".to_owned() + &"}".repeat(depth));
    assert_eq!(only_problem(&quickly(&deep)), &ProblemKind::UnknownFormat);
    let wrapped = format!("{}1{}", "{\"status_code\":1,\"data\":".repeat(depth), "}".repeat(depth));
    assert_eq!(only_problem(&quickly(&wrapped)), &ProblemKind::UnknownFormat);
    let in_arrays =
        format!("{}1{}", "[{\"status_code\":1,\"data\":".repeat(depth), "}]".repeat(depth));
    assert_eq!(only_problem(&quickly(&in_arrays)), &ProblemKind::UnknownFormat);
    let tags = format!(
        r#"{{"Vpcs":[{{"VpcId":"v","CidrBlock":"10.0.0.0/8","Tags":{}{}}}]}}"#,
        "[".repeat(depth),
        "]".repeat(depth)
    );
    assert_eq!(cidrs(&quickly(&tags)), ["10.0.0.0/8"]);
}

#[test]
fn a_million_bad_rows_are_counted_and_not_all_listed() {
    let report = quickly(&format!("{{\"Vpcs\":[{}0]}}", "0,".repeat(999_999)));
    assert_eq!(report.records, 1_000_000);
    assert_eq!(report.problems.len(), MAX_PROBLEMS);
    assert!(report.problems_left_out >= 990_000);
}

#[test]
fn a_row_with_a_hundred_thousand_keys_is_read() {
    let keys: String = (0..100_000).map(|n| format!("\"k{n}\":0,")).collect();
    let report = quickly(&format!(
        "[{{\"SubnetId\":\"s\",\"VpcId\":\"v\",\"CidrBlock\":\"10.0.0.0/8\",{keys}\"z\":0}}]"
    ));
    assert_eq!(ids(&report), ["s"]);
}

#[test]
fn a_name_of_a_megabyte_is_cut_with_a_note() {
    let name = "测".repeat(1_000_000);
    let report = quickly(&format!(
        r#"[{{"VSwitchId":"s","VpcId":"v","CidrBlock":"10.0.0.0/24","ZoneId":"cn-hangzhou-h","VSwitchName":"{name}"}}]"#
    ));
    let kept = report.resources().next().and_then(|record| record.name.clone()).expect("a name");
    assert_eq!(kept.chars().count(), MAX_NAME);
    let what =
        ProblemKind::TextCut { field: "VSwitchName", characters: 1_000_000, limit: MAX_NAME };
    assert_eq!(problems(&report), [(Severity::Note, &what)]);
}

#[test]
fn control_characters_leave_names_and_ids() {
    let report = read_text(
        r#"[{"VSwitchId":"s","VpcId":"v","CidrBlock":"10.0.0.0/24","ZoneId":"cn-hangzhou-h","VSwitchName":"a\u0000b\nc"},
            {"VSwitchId":"t\u0000","VpcId":"v","CidrBlock":"10.0.1.0/24","ZoneId":"cn-hangzhou-h"}]"#,
    );
    assert_eq!(ids(&report), ["s"]);
    assert_eq!(report.resources().next().and_then(|r| r.name.as_deref()), Some("a b c"));
}

#[test]
fn raw_nul_bytes_and_lone_surrogates_are_refused_where_they_stand() {
    let nul = read_text("{\"Vpcs\":[\u{0}]}");
    assert_eq!(
        only_problem(&nul),
        &ProblemKind::NotJson(JsonFault::Unexpected { found: Some('\0') })
    );
    let report = read_text(
        r#"{"Vpcs":[{"VpcId":"v","CidrBlock":"10.0.0.0/8","Tags":[{"Key":"Name","Value":"\ud83d"}]},
            {"VpcId":"w","CidrBlock":"10.0.0.0/8","\ud83d":1}]}"#,
    );
    assert_eq!(ids(&report), ["v"]);
    let rejected: Vec<_> =
        report.problems.iter().filter(|p| p.severity == Severity::Rejected).collect();
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0].what, ProblemKind::BadRecord);
}

#[test]
fn of_duplicate_keys_the_last_counts_as_in_browsers() {
    let report =
        read_text(r#"{"Vpcs":1,"Vpcs":[{"VpcId":"a","VpcId":"b","CidrBlock":"10.0.0.0/8"}]}"#);
    assert_eq!(ids(&report), ["b"]);
}

#[test]
fn a_byte_order_mark_changes_nothing_but_the_offsets() {
    let plain = sample("vendor-shapes/DescribeVpcs.json");
    let text = String::from_utf8(plain.clone()).expect("UTF-8");
    let expected = read("x", &plain);
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend(&plain);
    let report = read("x", &marked);
    assert_eq!(ids(&report), ids(&expected));
    let offset = |report: &Report| report.resources().next().map(|record| record.at.offset);
    assert_eq!(offset(&report), offset(&expected).map(|at| at + 3));
    // Windows shells redirect into UTF-16.
    let mut wide = vec![0xff, 0xfe];
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read("x", &wide).observations, expected.observations);
    let mut wide = vec![0xfe, 0xff];
    wide.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    assert_eq!(read("x", &wide).observations, expected.observations);
}

const SAMPLES: [&str; 12] = [
    "aliyun/vpcs-two-2018.json",
    "aliyun/vswitch-attributes-2019-ipv6.json",
    "vendor-shapes/DescribeVpcs.json",
    "vendor-shapes/DescribeVSwitches.json",
    "vendor-shapes/ListIpamResourceCidrs.json",
    "vendor-shapes/ListIpamDiscoveredIpAddresses.json",
    "aws/c7n-subnets-3-old-no-owner.json",
    "aws/c7n-vpcs-1-secondary-cidr.json",
    "azure/rest-spec-vnet-list-all-2.json",
    "csv/demskie-subnets-8.csv",
    "made/freehold-feed-one.json",
    "made/freehold-feed-history.json",
];

/// Pieces that hurt.
const SHARDS: [&str; 16] = [
    "null",
    "[]",
    "{}",
    "\"\"",
    "1e400",
    "-0",
    "\"\\ud800\"",
    "\"10.0.0.1/8\"",
    "true",
    "[[[[",
    "}}}}",
    ",",
    "\"****\"",
    "99999999999999999999999999",
    "\u{0}",
    "\"::/0\"",
];

/// What must hold for any report.
fn sound(report: &Report, length: usize) {
    for record in report.resources() {
        assert!(!record.id.is_empty() && record.at.offset <= length);
        assert!(record.name.as_ref().is_none_or(|name| name.chars().count() <= MAX_NAME));
        for (index, cidr) in record.cidrs.iter().enumerate() {
            assert!(record.cidrs.iter().skip(index + 1).all(|other| other.cidr != cidr.cidr));
        }
    }
    assert!(report.problems.iter().all(|p| p.place.is_none_or(|at| at.offset <= length)));
    assert!(
        !report.observations.is_empty() || !report.problems.is_empty() || report.format.is_some()
    );
}

proptest! {
    #[test]
    fn arbitrary_bytes_give_a_report(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        sound(&read("x", &bytes), bytes.len().max(1) * 3);
    }

    #[test]
    fn arbitrary_text_behind_a_bracket_gives_a_report(text in "[\\[{][\\[\\]{}\",:0-9a-z \\\\\n]{0,200}") {
        sound(&read("x", text.as_bytes()), text.len());
    }

    #[test]
    fn mutated_samples_give_a_report(
        sample_index in 0..SAMPLES.len(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0..60usize, 0..SHARDS.len()), 1..4),
    ) {
        let mut bytes = sample(SAMPLES[sample_index]);
        for (at, length, shard) in cuts {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, SHARDS[shard].bytes());
        }
        sound(&read("x", &bytes), bytes.len());
    }

    /// Whatever one value is replaced by, the others stay.
    #[test]
    fn one_strange_value_costs_no_other_row(
        field in 0..6usize,
        shard in prop::sample::select(vec!["null", "[]", "{}", "\"\"", "1e400", "-0", "\"\\ud800\"", "true", "[[[]]]", "\"x\"", "0.5"]),
    ) {
        let keys = ["VSwitchId", "VpcId", "ZoneId", "CidrBlock", "OwnerId", "Tags"];
        let text = format!(
            r#"{{"VSwitches":{{"VSwitch":[{{"VSwitchId":"a","{}":{shard}}},
                {{"VSwitchId":"good","VpcId":"v","ZoneId":"cn-hangzhou-h","CidrBlock":"10.0.0.0/24"}}]}}}}"#,
            keys[field]
        );
        let report = read("x", text.as_bytes());
        prop_assert!(report.resources().any(|r| r.id.as_ref() == "good" && r.cidrs.len() == 1));
    }
}
