//! Bad input costs only itself, and every problem is told at once, with its place.

use std::collections::BTreeSet;

use freehold::address::{Cidr, CidrError};
use freehold::feed::{
    Completeness, Format, JsonFault, PagingMark, Position, ProblemKind, ReadOptions, Repair,
    Repairs, Severity, read, read_with,
};
use freehold::model::{Provider, ResourceKind};

use super::{cidrs, ids, only_problem, problems, read_sample, read_text};

fn block(text: &str) -> Cidr {
    text.parse().expect("a CIDR")
}

/// A vSwitch list with these rows.
fn vswitches(rows: &[&str]) -> String {
    format!(r#"{{"TotalCount":{},"VSwitches":{{"VSwitch":[{}]}}}}"#, rows.len(), rows.join(",\n"))
}

fn vswitch(id: &str, cidr: &str) -> String {
    format!(
        r#"{{"VSwitchId":"{id}","VpcId":"vpc-1","ZoneId":"cn-hangzhou-h","CidrBlock":"{cidr}"}}"#
    )
}

#[test]
fn a_file_that_is_not_json_is_refused_with_line_and_column() {
    let report = read_text("{\n  \"Vpcs\": [\n    {'VpcId': 1}\n  ]\n}");
    let problem = &report.problems[0];
    assert_eq!(problem.what, ProblemKind::NotJson(JsonFault::Unexpected { found: Some('\'') }));
    assert_eq!(problem.position, Some(Position { line: 3, column: 6 }));
    assert_eq!(problem.place.map(|place| place.offset), Some(19));
    assert_eq!(report.observations, []);
}

#[test]
fn a_download_that_broke_off_is_told_from_a_typing_error() {
    let report = read_text("{\"Vpcs\": [\n{\"VpcId\":");
    assert_eq!(only_problem(&report), &ProblemKind::NotJson(JsonFault::Ended));
    assert_eq!(report.problems[0].position, Some(Position { line: 2, column: 10 }));
}

#[test]
fn json_that_is_no_feed_is_refused() {
    for text in ["{}", "{\"name\":\"x\"}", "[1,2,3]", "[[]]", "[{\"a\":1}]", "hello", "1.2.3.4"] {
        assert_eq!(only_problem(&read_text(text)), &ProblemKind::UnknownFormat, "{text}");
    }
}

#[test]
fn an_empty_file_and_an_empty_array_are_called_empty() {
    assert_eq!(only_problem(&read_text(" \n\t")), &ProblemKind::FileEmpty);
    assert_eq!(only_problem(&read_text("")), &ProblemKind::FileEmpty);
    assert_eq!(only_problem(&read_text("[]")), &ProblemKind::EmptyList);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert_eq!(only_problem(&read("x", b"{\"a\":\"\xff\"}")), &ProblemKind::NotText);
    assert_eq!(only_problem(&read("x", b"\xff\xfe{")), &ProblemKind::NotText);
}

#[test]
fn failed_calls_show_code_and_message_of_every_cloud() {
    let expected = ProblemKind::ApiError { code: Some("Nope".into()), message: Some("No.".into()) };
    for text in [
        r#"{"Error":{"Code":"Nope","Message":"No."}}"#,
        r#"{"error":{"code":"Nope","message":"No."}}"#,
        r#"{"Response":{"Error":{"Code":"Nope","Message":"No."},"RequestId":"1"}}"#,
        r#"{"RequestId":"1","HostId":"vpc.aliyuncs.com","Code":"Nope","Message":"No."}"#,
    ] {
        let report = read_text(text);
        assert_eq!(only_problem(&report), &expected, "{text}");
        assert_eq!(report.observations, []);
    }
}

#[test]
fn an_empty_list_is_an_observation_of_nothing() {
    let report = read_sample("aws/c7n-vpcs-empty.json");
    assert_eq!(only_problem(&report), &ProblemKind::EmptyList);
    assert_eq!(report.observations.len(), 1);
    assert_eq!(report.observations[0].completeness, Completeness::Whole);
}

#[test]
fn a_page_of_several_says_how_many_rows_are_missing() {
    let report = read_text(
        &vswitches(&[&vswitch("vsw-1", "10.0.0.0/24")])
            .replace("\"TotalCount\":1", "\"TotalCount\":53"),
    );
    let page = Completeness::Page { held: 1, total: Some(53) };
    assert_eq!(report.observations[0].completeness, page);
    let mark = PagingMark::TotalCount;
    assert_eq!(only_problem(&report), &ProblemKind::MorePages { held: 1, total: Some(53), mark });
    assert_eq!(report.problems[0].severity, Severity::Warning);
}

#[test]
fn a_next_token_marks_a_page_also_without_a_total() {
    let report = read_text(r#"{"Subnets":[],"NextToken":"abc"}"#);
    let page = Completeness::Page { held: 0, total: None };
    assert_eq!(report.observations[0].completeness, page);
    let last = read_text(r#"{"Subnets":[],"NextToken":""}"#);
    assert_eq!(last.observations[0].completeness, Completeness::Whole);
}

#[test]
fn host_bits_are_rejected_with_the_network_as_a_remedy() {
    let text = vswitches(&[&vswitch("vsw-1", "10.0.0.7/24"), &vswitch("vsw-2", "10.0.1.0/24")]);
    let report = read_text(&text);
    assert_eq!(cidrs(&report), ["10.0.1.0/24"]);
    assert_eq!(ids(&report), ["vsw-1", "vsw-2"]);
    let network = block("10.0.0.0/24");
    let problem = &report.problems[0];
    assert_eq!(problem.severity, Severity::Rejected);
    assert_eq!(
        problem.what,
        ProblemKind::BadCidr {
            field: "CidrBlock",
            value: "10.0.0.7/24".into(),
            error: CidrError::HostBits { network }
        }
    );
    assert_eq!(problem.repair, Some(Repair::UseNetwork(network)));
    let place = problem.place.expect("a place");
    assert_eq!(place.record, 1);
    assert!(text[place.offset..].starts_with("\"10.0.0.7/24\""));
    // What was rejected may exist, so nothing may be taken for gone.
    assert_eq!(report.observations[0].completeness, Completeness::Partial);
    assert!(
        problems(&report).contains(&(Severity::Warning, &ProblemKind::NotWhole { rejected: 1 }))
    );
}

#[test]
fn one_click_repairs_one_value_or_all() {
    let text = vswitches(&[&vswitch("vsw-1", "10.0.0.7/24"), &vswitch("vsw-2", "10.0.1.7/24")]);
    let offset = read_text(&text).problems[0].place.expect("a place").offset;
    let with = |repairs| {
        let options = ReadOptions { repairs, ..ReadOptions::default() };
        read_with("pasted", text.as_bytes(), &options)
    };
    let one = with(Repairs::AcceptAt(BTreeSet::from([offset])));
    assert_eq!(cidrs(&one), ["10.0.0.0/24"]);
    assert_eq!(one.problems[0].severity, Severity::Repaired);
    let all = with(Repairs::AcceptAll);
    assert_eq!(cidrs(&all), ["10.0.0.0/24", "10.0.1.0/24"]);
    assert_eq!(all.observations[0].completeness, Completeness::Whole);
}

#[test]
fn masked_blocks_are_rejected_one_by_one() {
    let row = r#"{"VpcId":"vpc-1","RegionId":"cn-hangzhou","VRouterId":"","CidrBlock":"10.0.0.0/8",
        "Ipv6CidrBlock":"2408:XXXX:0:2900::/56","SecondaryCidrBlocks":{"SecondaryCidrBlock":["192.168.***.0/24"]}}"#;
    let report = read_text(&format!(r#"{{"Vpcs":{{"Vpc":[{row}]}}}}"#));
    assert_eq!(cidrs(&report), ["10.0.0.0/8"]);
    let masked = |field, value: &str| ProblemKind::Masked { field, value: value.into() };
    let expected = [
        masked("SecondaryCidrBlock", "192.168.***.0/24"),
        masked("Ipv6CidrBlock", "2408:XXXX:0:2900::/56"),
    ];
    for problem in &expected {
        assert!(problems(&report).contains(&(Severity::Rejected, problem)), "{problem:?}");
    }
}

#[test]
fn a_masked_id_is_no_identity() {
    let report = read_text(&vswitches(&[
        &vswitch("vsw-25b7pv****", "10.0.0.0/24"),
        &vswitch("vsw-2", "10.0.1.0/24"),
    ]));
    assert_eq!(ids(&report), ["vsw-2"]);
    let masked = ProblemKind::Masked { field: "VSwitchId", value: "vsw-25b7pv****".into() };
    assert_eq!(problems(&report)[0], (Severity::Rejected, &masked));
}

#[test]
fn of_two_rows_with_one_id_the_first_counts() {
    let report = read_text(&vswitches(&[
        &vswitch("vsw-1", "10.0.0.0/24"),
        &vswitch("vsw-2", "10.0.1.0/24"),
        &vswitch("vsw-1", "10.0.2.0/24"),
    ]));
    assert_eq!(cidrs(&report), ["10.0.0.0/24", "10.0.1.0/24"]);
    assert_eq!(report.records, 3);
    let what = ProblemKind::DuplicateResource {
        kind: ResourceKind::VSwitch,
        id: "vsw-1".into(),
        first: 1,
    };
    assert_eq!(only_problem(&report), &what);
    assert_eq!(report.problems[0].severity, Severity::Repaired);
    assert_eq!(report.problems[0].place.map(|place| place.record), Some(3));
}

#[test]
fn a_bad_row_loses_only_itself() {
    let report = read_text(&vswitches(&[
        "7",
        "null",
        "{}",
        r#"{"VSwitchId":["x"]}"#,
        r#"{"VSwitchId":"vsw-\ud800"}"#,
        &vswitch("vsw-9", "10.0.0.0/24"),
    ]));
    assert_eq!(ids(&report), ["vsw-9"]);
    let rejected = report.problems.iter().filter(|p| p.severity == Severity::Rejected);
    let records: Vec<_> = rejected.filter_map(|p| p.place).map(|place| place.record).collect();
    assert_eq!(records, [1, 2, 3, 4, 5]);
    assert_eq!(report.observations[0].completeness, Completeness::Partial);
}

#[test]
fn a_bad_field_loses_only_itself() {
    let row = vswitch("vsw-1", "10.0.0.0/24").replace(
        "\"ZoneId\"",
        "\"VSwitchName\":{},\"OwnerId\":1e400,\"AvailableIpAddressCount\":-1,\"Tags\":7,\"ZoneId\"",
    );
    let report = read_text(&vswitches(&[&row]));
    let record = report.resources().next().expect("the row");
    assert_eq!((&record.name, &record.account, record.available), (&None, &None, None));
    assert_eq!(cidrs(&report), ["10.0.0.0/24"]);
    let fields: Vec<_> = report
        .problems
        .iter()
        .map(|problem| match &problem.what {
            ProblemKind::BadValue { field, value } => (*field, value.as_ref()),
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [("AvailableIpAddressCount", "-1"), ("OwnerId", "1e400"), ("VSwitchName", "{}")];
    for pair in expected {
        assert!(fields.contains(&pair), "{fields:?}");
    }
    assert!(report.problems.iter().all(|problem| problem.severity == Severity::Warning));
}

#[test]
fn a_name_full_of_markup_is_kept_letter_for_letter() {
    let name = r#"<img src=x onerror="alert(1)">&amp;</script> 测试"#;
    let row = vswitch("vsw-1", "10.0.0.0/24")
        .replace("\"ZoneId\"", &format!("\"VSwitchName\":{},\"ZoneId\"", serde_json::json!(name)));
    let report = read_text(&vswitches(&[&row]));
    assert_eq!(report.resources().next().and_then(|r| r.name.as_deref()), Some(name));
    assert_eq!(report.problems, []);
}

#[test]
fn an_ipam_list_without_rows_asks_whose_it_is() {
    let text = r#"{"IpamResourceCidrs":[]}"#;
    let report = read_text(text);
    assert_eq!(only_problem(&report), &ProblemKind::ProviderUnknown);
    let offered = &[Provider::Alibaba, Provider::Aws];
    assert_eq!(report.problems[0].repair, Some(Repair::ChooseProvider(offered)));
    let options = ReadOptions { provider: Some(Provider::Alibaba), ..ReadOptions::default() };
    let answered = read_with("pasted", text.as_bytes(), &options);
    assert_eq!(answered.format, Some(Format::AlibabaIpamResourceCidrs));
    assert_eq!(only_problem(&answered), &ProblemKind::EmptyList);
}

#[test]
fn only_alibabas_empty_answer_names_its_request() {
    let report = read_text(r#"{"RequestId":"1","TotalCount":0,"IpamResourceCidrs":[]}"#);
    assert_eq!(report.format, Some(Format::AlibabaIpamResourceCidrs));
}

#[test]
fn an_old_terraform_state_says_its_version() {
    let report = read_text(r#"{"version":3,"terraform_version":"0.11.14","modules":[]}"#);
    assert_eq!(only_problem(&report), &ProblemKind::OldState { version: 3 });
    assert_eq!(report.format, Some(Format::TerraformOldState));
}
