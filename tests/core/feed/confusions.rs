//! Formats that look alike are told apart.

use freehold::feed::{Format, ProblemKind};

use super::{ids, only_problem, problems, read_text};

fn format_of(text: &str) -> Option<Format> {
    read_text(text).format
}

#[test]
fn vpcs_as_an_object_is_alibaba_and_as_an_array_aws() {
    assert_eq!(format_of(r#"{"Vpcs":{"Vpc":[]}}"#), Some(Format::AlibabaVpcs));
    assert_eq!(format_of(r#"{"Vpcs":[]}"#), Some(Format::AwsVpcs));
}

#[test]
fn tencents_same_words_sit_under_response() {
    let rows = r#"[{"VpcId":"vpc-p5sf61yj","VpcName":"x","CidrBlock":"10.0.0.0/16"}]"#;
    assert_eq!(format_of(&format!(r#"{{"Response":{{"VpcSet":{rows}}}}}"#)), Some(Format::Tencent));
    assert_eq!(format_of(r#"{"Response":{"SubnetSet":[]}}"#), Some(Format::Tencent));
    assert_eq!(format_of(&format!(r#"{{"Vpcs":{{"Vpc":{rows}}}}}"#)), Some(Format::AlibabaVpcs));
}

#[test]
fn bare_rows_are_told_apart_one_by_one() {
    let table = [
        (r#"{"SubnetId":"s","CidrBlock":"10.0.0.0/24","VpcId":"v"}"#, Format::AwsSubnets),
        (
            r#"{"VpcId":"v","CidrBlock":"10.0.0.0/24","CidrBlockAssociationSet":[]}"#,
            Format::AwsVpcs,
        ),
        (
            r#"{"VSwitchId":"s","CidrBlock":"10.0.0.0/24","ZoneId":"cn-hangzhou-h"}"#,
            Format::AlibabaVSwitches,
        ),
        (r#"{"VpcId":"v","CidrBlock":"10.0.0.0/24","VRouterId":"r"}"#, Format::AlibabaVpcs),
        (r#"{"SubnetId":"s","SubnetName":"n","CidrBlock":"10.0.0.0/24"}"#, Format::Tencent),
        (r#"{"VpcId":"v","CidrBlock":"10.0.0.0/24","AssistantCidrSet":[]}"#, Format::Tencent),
        (r#"{"Type":"microsoft.network/VirtualNetworks","Name":"n"}"#, Format::Azure),
        (r#"{"kind":"compute#subnetwork"}"#, Format::Google),
        (
            r#"{"asset_type":"compute.googleapis.com/Subnetwork","resource":{}}"#,
            Format::GoogleAssets,
        ),
        (r#"{"model":"ipam.prefix","pk":1,"fields":{}}"#, Format::NetBoxDump),
        (r#"{"ResourceId":"v","ResourceCidr":"10.0.0.0/8"}"#, Format::AwsIpamResourceCidrs),
        (r#"{"prefix":"10.0.0.0/8"}"#, Format::GenericRows),
        (r#""10.0.0.0/8""#, Format::CidrList),
    ];
    for (row, format) in table {
        assert_eq!(format_of(&format!("[{row}]")), Some(format), "{row}");
    }
}

#[test]
fn the_same_ipam_key_is_decided_by_its_first_row() {
    let aws = r#"{"IpamResourceCidrs":[{"ResourceCidr":"10.0.0.0/8"}]}"#;
    assert_eq!(format_of(aws), Some(Format::AwsIpamResourceCidrs));
    let alibaba = r#"{"IpamResourceCidrs":[{"Cidr":"10.0.0.0/8"}]}"#;
    assert_eq!(format_of(alibaba), Some(Format::AlibabaIpamResourceCidrs));
}

#[test]
fn service_tags_and_templates_are_no_networks() {
    let tags = r#"{"changeNumber":1,"cloud":"Public","values":[]}"#;
    assert_eq!(format_of(tags), Some(Format::AzureServiceTags));
    let template = r#"{"$schema":"https://schema.management.azure.com/x","resources":
        [{"type":"Microsoft.Network/virtualNetworks","properties":{"addressSpace":"[parameters('x')]"}}]}"#;
    assert_eq!(only_problem(&read_text(template)), &ProblemKind::UnknownFormat);
    let tencent = r#"{"Response":{"Something":1}}"#;
    assert_eq!(only_problem(&read_text(tencent)), &ProblemKind::UnknownFormat);
}

#[test]
fn published_ranges_of_two_clouds_differ_by_their_date_key() {
    let aws = r#"{"syncToken":"1","createDate":"x","prefixes":[]}"#;
    assert_eq!(format_of(aws), Some(Format::AwsRanges));
    let google = r#"{"syncToken":"1","creationTime":"x","prefixes":[]}"#;
    assert_eq!(format_of(google), Some(Format::GoogleRanges));
}

#[test]
fn wrappers_of_recordings_come_off_but_not_those_of_other_products() {
    let wrapped = r#"{"headers":{},"body":{"status_code":200,"data":{"Vpcs":[]}}}"#;
    assert_eq!(format_of(wrapped), Some(Format::AwsVpcs));
    let phpipam = r#"{"code":200,"success":true,"data":[]}"#;
    assert_eq!(format_of(phpipam), Some(Format::PhpIpam));
}

#[test]
fn an_array_of_mixed_kinds_gives_what_is_known_and_counts_the_rest() {
    let report = read_text(
        r#"[{"SubnetId":"s","CidrBlock":"10.0.0.0/24","VpcId":"v","AvailabilityZone":"us-west-2a"},
            {"some":"thing"}, 7,
            {"VSwitchId":"vsw-1","VpcId":"vpc-1","CidrBlock":"10.1.0.0/24","ZoneId":"cn-hangzhou-h"}]"#,
    );
    assert_eq!(ids(&report), ["s", "vsw-1"]);
    assert_eq!(report.observations.len(), 2);
    assert_eq!(only_problem(&report), &ProblemKind::ElementsSkipped { count: 2 });
}

#[test]
fn pages_collected_in_an_array_or_line_by_line_are_read_each() {
    let page = |id: &str| {
        format!(
            r#"{{"TotalCount":2,"VSwitches":{{"VSwitch":[{{"VSwitchId":"{id}","VpcId":"v","ZoneId":"cn-hangzhou-h","CidrBlock":"10.0.0.0/24"}}]}}}}"#
        )
    };
    let array = read_text(&format!("[{},{}]", page("vsw-1"), page("vsw-2")));
    let lines = read_text(&format!("{}\n\n{}\n", page("vsw-1"), page("vsw-2")));
    for report in [array, lines] {
        assert_eq!(ids(&report), ["vsw-1", "vsw-2"]);
        assert_eq!((report.records, report.observations.len()), (2, 2));
        assert_eq!(problems(&report).len(), 2);
    }
}

#[test]
fn text_is_known_by_its_header() {
    let table = [
        ("SubnetId,VpcId,CidrBlock\n", Format::AwsSubnetsCsv),
        ("prefix,status,vrf\n", Format::NetBoxCsv),
        ("Section;Subnet;Description\n", Format::PhpIpamCsv),
        ("\"Name\"\t\"IP Range\"\n", Format::GenericCsv),
        ("10.0.0.0/8\n10.1.0.0/16\n", Format::CidrList),
        ("\u{feff}2.16.0.0/24,FR,,Paris,\n", Format::GenericCsv),
    ];
    for (text, format) in table {
        assert_eq!(format_of(text), Some(format), "{text}");
    }
}

#[test]
fn our_other_files_are_left_to_their_own_rooms() {
    let workspace = read_text(r#"{"format":"freehold-workspace","version":1,"Vpcs":[]}"#);
    assert_eq!(workspace.format, Some(Format::FreeholdWorkspace));
    assert_eq!(workspace.problems, []);
    assert_eq!(format_of(r#"{"format":"freehold-share"}"#), Some(Format::FreeholdShare));
    let unknown = read_text(r#"{"format":"freehold-castle"}"#);
    let name = "freehold-castle".into();
    assert_eq!(only_problem(&unknown), &ProblemKind::UnknownFreeholdFormat { name });
}
