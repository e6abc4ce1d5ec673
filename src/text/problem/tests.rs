use super::*;
use crate::address::Count;
use crate::feed::{PagingMark, Place, Position, read};
use crate::model::ResourceKind;
use crate::text::check::pair;

const FIELD: &str = "CidrBlock";

fn of(what: ProblemKind, severity: Severity) -> Problem {
    Problem { severity, place: None, position: None, what, repair: None }
}

fn file_kinds() -> Vec<ProblemKind> {
    let text = |text: &str| Some(text.into());
    let pages = |total, mark| ProblemKind::MorePages { held: 1, total, mark };
    vec![
        ProblemKind::FileTooLarge { bytes: 600_000_000, limit: 512_000_000 },
        ProblemKind::NotText,
        ProblemKind::FileEmpty,
        ProblemKind::NotJson(JsonFault::Ended),
        ProblemKind::NotJson(JsonFault::Unexpected { found: Some(';') }),
        ProblemKind::NotJson(JsonFault::Unexpected { found: None }),
        ProblemKind::UnknownFormat,
        ProblemKind::NotReadYet { format: Format::NetBoxDump },
        ProblemKind::NoAddressRanges { format: Format::AzureUsage },
        ProblemKind::OldState { version: 3 },
        ProblemKind::UnknownFreeholdFormat { name: "freehold-poem".into() },
        ProblemKind::UnsupportedVersion { found: "9".into() },
        ProblemKind::ProviderUnknown,
        ProblemKind::ApiError { code: text("Forbidden"), message: text("You may not.") },
        ProblemKind::ApiError { code: None, message: text("You may not.") },
        ProblemKind::ApiError { code: None, message: None },
        ProblemKind::EmptyList,
        pages(Some(120), PagingMark::TotalCount),
        pages(None, PagingMark::NextToken),
        ProblemKind::NotWhole { rejected: 1 },
        ProblemKind::TooManyRecords { limit: 2_000_000 },
        ProblemKind::ElementsSkipped { count: 1 },
        ProblemKind::RegionUnknown { records: 4 },
        ProblemKind::UnknownField { field: "colour".into(), times: 3 },
    ]
}

fn value_kinds() -> Vec<ProblemKind> {
    let value = || "10.0.8.5/22".into();
    let cidr = "10.0.8.0/22".parse().unwrap();
    let errors = [
        CidrError::Empty,
        CidrError::NoPrefixLength,
        CidrError::BadAddress,
        CidrError::BadPrefixLength,
        CidrError::Masked,
        CidrError::HostBits { network: cidr },
    ];
    let mut kinds = vec![
        ProblemKind::BadRecord,
        ProblemKind::Missing { field: FIELD },
        ProblemKind::BadValue { field: FIELD, value: value() },
        ProblemKind::Masked { field: FIELD, value: value() },
        ProblemKind::DuplicateResource { kind: ResourceKind::Vpc, id: "vpc-1".into(), first: 2 },
        ProblemKind::DuplicateCidr { id: "vpc-1".into(), cidr },
        ProblemKind::AvailableAboveUsable { cidr, available: 2_000, usable: Count::new(1_020) },
        ProblemKind::UsedAboveTotal { cidr, used: Count::new(2_000), total: Count::new(1_020) },
        ProblemKind::ShareAboveWhole { cidr },
        ProblemKind::NotAssociated { cidr: value(), state: "failing".into() },
        ProblemKind::UnknownResourceType { value: "eip".into() },
        ProblemKind::TextCut { field: "VpcName", characters: 300, limit: 256 },
        ProblemKind::TextCleaned { field: "VpcName" },
        ProblemKind::TooMany { field: "Tags", count: 120, limit: 100 },
    ];
    let bad = |error| ProblemKind::BadCidr { field: FIELD, value: value(), error };
    kinds.extend(errors.into_iter().map(bad));
    kinds
}

#[test]
fn every_problem_is_said_in_both_languages() {
    let severities = [Severity::Rejected, Severity::Repaired, Severity::Warning, Severity::Note];
    for what in file_kinds().into_iter().chain(value_kinds()) {
        for severity in severities {
            let problem = of(what.clone(), severity);
            pair(
                &problem_sentence(&problem, Language::English),
                &problem_sentence(&problem, Language::Chinese),
            );
        }
    }
}

#[test]
fn a_real_file_with_host_bits_reads_as_a_person_would_say_it() {
    let report = read(
        "vpcs.json",
        br#"{"Vpcs":{"Vpc":[
            {"VpcId":"vpc-1","RegionId":"cn-hangzhou","CidrBlock":"10.0.8.5/22"}
        ]},"TotalCount":120,"PageNumber":1,"PageSize":10}"#,
    );
    let host_bits = report.problems.iter().find(|problem| problem.repair.is_some()).unwrap();
    assert_eq!(
        problem_sentence(host_bits, Language::English),
        "“10.0.8.5/22” in the field CidrBlock has host bits set: the block is 10.0.8.0/22. It was \
         left out."
    );
    assert_eq!(
        place_label(host_bits, Language::English).as_deref(),
        Some("record 1, line 2, column 67")
    );
    let repair = host_bits.repair.as_ref().unwrap();
    assert_eq!(repair_label(repair, Language::English), "Use 10.0.8.0/22");
    let paging = |problem: &&Problem| matches!(problem.what, ProblemKind::MorePages { .. });
    let more = report.problems.iter().find(paging).unwrap();
    assert_eq!(
        problem_sentence_in(more, report.format, Language::English),
        "The file holds 1 of 120 rows. Fetch the other pages with --PageSize 50 --PageNumber 2 \
         and so on, and choose all files together."
    );
}

#[test]
fn how_to_fetch_the_rest_depends_on_where_the_list_came_from() {
    let advice = |format, mark| paging_advice(mark, format, Language::English);
    let token = PagingMark::NextToken;
    assert!(advice(Some(Format::AwsSubnets), token).contains("--max-items"));
    let ipam = Some(Format::AlibabaIpamResourceCidrs);
    assert!(advice(ipam, PagingMark::TotalCount).contains("--NextToken"));
    assert!(advice(Some(Format::Tencent), PagingMark::TotalCount).contains("--Offset"));
    assert!(advice(None, token).contains("AWS"));
}

#[test]
fn a_place_is_told_as_far_as_it_is_known() {
    let mut problem = of(ProblemKind::BadRecord, Severity::Rejected);
    assert_eq!(place_label(&problem, Language::English), None);
    problem.place = Some(Place { record: 1_200, offset: 9 });
    assert_eq!(place_label(&problem, Language::English).as_deref(), Some("record 1,200"));
    problem.position = Some(Position { line: 3, column: 5 });
    assert_eq!(
        place_label(&problem, Language::Chinese).as_deref(),
        Some("第 1,200 条记录，第 3 行第 5 列")
    );
    problem.place = Some(Place { record: 0, offset: 9 });
    assert_eq!(place_label(&problem, Language::English).as_deref(), Some("line 3, column 5"));
}

#[test]
fn a_choice_names_the_clouds() {
    let repair = Repair::ChooseProvider(&[Provider::Alibaba, Provider::Aws]);
    assert_eq!(
        repair_label(&repair, Language::English),
        "Say which cloud it is: Alibaba Cloud, AWS"
    );
    assert_eq!(repair_label(&repair, Language::Chinese), "指定云平台：阿里云、AWS");
    assert_eq!(
        repair_label(&Repair::ChooseRegion(Provider::Other), Language::English),
        "Choose the region of this file"
    );
}
