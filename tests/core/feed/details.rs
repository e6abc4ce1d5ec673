//! The finer points of single formats.

use freehold::address::Count;
use freehold::feed::{ProblemKind, ResourceRecord, Severity, Share, VSwitchCount};

use super::{cidrs, only_problem, problems, read_text};

fn one(text: &str) -> ResourceRecord {
    let report = read_text(text);
    let mut records = report.resources().cloned();
    let record = records.next().unwrap_or_else(|| panic!("{:?}", report.problems));
    assert_eq!(records.next(), None);
    record
}

fn alibaba_vpc(fields: &str) -> String {
    format!(
        r#"{{"Vpcs":{{"Vpc":[{{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/8","RegionId":"cn-hangzhou"{fields}}}]}}}}"#
    )
}

#[test]
fn owners_keep_all_their_digits() {
    let number = one(&alibaba_vpc(r#","OwnerId":123456789012345678901234567890"#));
    assert_eq!(number.account.as_ref().map(|a| a.as_str()), Some("123456789012345678901234567890"));
    let zeros = one(&alibaba_vpc(r#","OwnerId":"0012""#));
    assert_eq!(zeros.account.as_ref().map(|a| a.as_str()), Some("0012"));
    assert_eq!(one(&alibaba_vpc(r#","OwnerId":0"#)).account, None);
    // Digits that are lost already must not become an account of their own.
    assert_eq!(one(&alibaba_vpc(r#","OwnerId":1.3219e+15"#)).account, None);
}

#[test]
fn ranges_for_routing_are_never_a_vpcs_space() {
    let text = alibaba_vpc(r#","UserCidrs":{"UserCidr":["172.16.0.1/24","30.0.0.0/8"]}"#);
    let report = read_text(&text);
    assert_eq!(cidrs(&report), ["10.0.0.0/8"]);
    assert_eq!(report.problems, []);
}

#[test]
fn wrappers_with_one_child_may_have_lost_their_array() {
    let forms = [
        r#","SecondaryCidrBlocks":{"SecondaryCidrBlock":["192.168.0.0/16"]}"#,
        r#","SecondaryCidrBlocks":{"SecondaryCidrBlock":"192.168.0.0/16"}"#,
        r#","SecondaryCidrBlocks":{"SecondaryCidrBlock":{"SecondaryCidrBlock":"192.168.0.0/16"}}"#,
        r#","SecondaryCidrBlocks":["192.168.0.0/16"]"#,
        r#","SecondaryCidrBlocks":"192.168.0.0/16""#,
        r#","SecondaryCidrBlocks":["192.168.0.0/16","10.0.0.0/8","192.168.0.0/16"]"#,
    ];
    for form in forms {
        let report = read_text(&alibaba_vpc(form));
        assert_eq!(cidrs(&report), ["10.0.0.0/8", "192.168.0.0/16"], "{form}");
        assert_eq!(report.problems, []);
    }
    for form in [
        r#","Tags":{"Tag":{"Key":"a","Value":"b"}}"#,
        r#","Tags":{"Tag":[{"TagKey":"a","TagValue":"b"}]}"#,
    ] {
        assert_eq!(one(&alibaba_vpc(form)).tags, [("a".into(), "b".into())], "{form}");
    }
    let single = r#"{"Vpcs":{"Vpc":{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/8"}}}"#;
    assert_eq!(cidrs(&read_text(single)), ["10.0.0.0/8"]);
}

#[test]
fn a_vpc_says_how_many_vswitches_it_has() {
    let with = |ids: &str| one(&alibaba_vpc(&format!(r#","VSwitchIds":{{"VSwitchId":{ids}}}"#)));
    assert_eq!(with("[]").vswitches, Some(VSwitchCount::None));
    assert_eq!(
        with(r#"["vsw-1",{"VSwitchId":"vsw-2"}]"#).vswitches,
        Some(VSwitchCount::Exactly(2))
    );
    let many = format!("[{}]", vec!["\"vsw\""; 300].join(","));
    assert_eq!(with(&many).vswitches, Some(VSwitchCount::AtLeast(300)));
    assert_eq!(one(&alibaba_vpc("")).vswitches, None);
}

#[test]
fn a_zone_tells_the_region() {
    let alibaba = |zone: &str| {
        let record = one(&format!(
            r#"[{{"VSwitchId":"s","VpcId":"v","CidrBlock":"10.0.0.0/24","ZoneId":"{zone}"}}]"#
        ));
        record.region.map(|region| region.to_string())
    };
    let aws = |zone: &str| {
        let record = one(&format!(
            r#"[{{"SubnetId":"s","VpcId":"v","CidrBlock":"10.0.0.0/24","AvailabilityZone":"{zone}"}}]"#
        ));
        record.region.map(|region| region.to_string())
    };
    let table = [
        (alibaba("cn-hangzhou-h"), "alibaba:cn-hangzhou"),
        (alibaba("ap-southeast-1a"), "alibaba:ap-southeast-1"),
        (alibaba("eu-central-1a"), "alibaba:eu-central-1"),
        (alibaba("cn-shanghai-finance-1k"), "alibaba:cn-shanghai-finance-1"),
        (aws("us-west-2c"), "aws:us-west-2"),
        (aws("us-west-2-lax-1a"), "aws:us-west-2"),
        (aws("us-east-1-wl1-bos-wlz-1"), "aws:us-east-1"),
        (aws("us-gov-west-1b"), "aws:us-gov-west-1"),
    ];
    for (found, expected) in table {
        assert_eq!(found.as_deref(), Some(expected));
    }
    for nonsense in ["", "h", "-", "1a", "zone", "中"] {
        assert_eq!((alibaba(nonsense), aws(nonsense)), (None, None), "{nonsense}");
    }
}

#[test]
fn an_arn_tells_the_region_where_the_zone_does_not() {
    let record = one(r#"{"Subnets":[{"SubnetId":"s","VpcId":"v","CidrBlock":"10.0.0.0/24",
            "SubnetArn":"arn:aws:ec2:us-east-2:111122223333:subnet/s"}]}"#);
    assert_eq!(record.region.map(|region| region.to_string()).as_deref(), Some("aws:us-east-2"));
}

#[test]
fn only_associated_blocks_count_at_aws() {
    let report = read_text(
        r#"{"Vpcs":[{"VpcId":"v","CidrBlock":"10.0.0.0/16","CidrBlockAssociationSet":[
            {"CidrBlock":"10.0.0.0/16","CidrBlockState":{"State":"associated"}},
            {"CidrBlock":"10.1.0.0/16","CidrBlockState":{"State":"disassociated"}},
            {"CidrBlock":"10.2.0.0/16","CidrBlockState":{"State":"failed"}}],
          "Ipv6CidrBlockAssociationSet":[
            {"Ipv6CidrBlock":"2600:1f14::/56","Ipv6CidrBlockState":{"State":"associated"}},
            {"Ipv6CidrBlock":"2600:1f15::/56","Ipv6CidrBlockState":{"State":"disassociated"}}]}]}"#,
    );
    assert_eq!(cidrs(&report), ["10.0.0.0/16", "2600:1f14::/56"]);
    let notes = report.problems.iter().filter(|p| p.severity == Severity::Note).count();
    assert_eq!(notes, 3);
}

#[test]
fn more_available_addresses_than_fit_are_told_and_kept() {
    let report = read_text(
        r#"[{"SubnetId":"s","VpcId":"v","CidrBlock":"10.0.1.192/30","AvailabilityZone":"us-west-2c",
            "AvailableIpAddressCount":27}]"#,
    );
    assert_eq!(report.resources().next().and_then(|record| record.available), Some(27));
    assert!(matches!(
        only_problem(&report),
        ProblemKind::AvailableAboveUsable { available: 27, usable, .. } if usable.is_zero()
    ));
}

#[test]
fn an_empty_subnets_full_count_is_no_problem() {
    let fits = |zone: &str, key: &str, available: u32| {
        let text = format!(
            r#"[{{"{key}":"s","VpcId":"v","CidrBlock":"10.0.0.0/24","{zone}","AvailableIpAddressCount":{available}}}]"#
        );
        read_text(&text).problems.is_empty()
    };
    let aws = r#"AvailabilityZone":"us-west-2a"#;
    let alibaba = r#"ZoneId":"cn-hangzhou-h"#;
    assert!(fits(aws, "SubnetId", 251) && !fits(aws, "SubnetId", 252));
    assert!(fits(alibaba, "VSwitchId", 252) && !fits(alibaba, "VSwitchId", 253));
}

#[test]
fn rows_of_one_resource_join_in_a_list_with_a_row_per_block() {
    let row = |cidr: &str, usage: &str| {
        format!(
            r#"{{"ResourceType":"VPC","ResourceId":"vpc-1","ResourceRegionId":"cn-hangzhou","Cidr":"{cidr}",
            "IpUsage":"{usage}","ResourceOwnerId":7,"AliUid":9}}"#
        )
    };
    let rows = [row("10.0.0.0/16", "0.5"), row("10.1.0.0/16", "1"), row("10.0.0.0/16", "0.5")];
    let report =
        read_text(&format!(r#"{{"TotalCount":3,"IpamResourceCidrs":[{}]}}"#, rows.join(",")));
    let record = report.resources().next().expect("one VPC");
    assert_eq!(cidrs(&report), ["10.0.0.0/16", "10.1.0.0/16"]);
    let usages: Vec<_> = record.cidrs.iter().filter_map(|cidr| cidr.reported_usage).collect();
    assert_eq!(usages, [Share { numerator: 5, scale: 1 }, Share { numerator: 1, scale: 0 }]);
    assert_eq!(record.account.as_ref().map(|a| a.as_str()), Some("7"));
    assert_eq!(report.observations[0].account.as_ref().map(|a| a.as_str()), Some("9"));
    assert_eq!(problems(&report).len(), 1);
    assert!(matches!(only_problem(&report), ProblemKind::DuplicateCidr { .. }));
}

#[test]
fn usage_is_exact_or_not_there() {
    let usage = |text: &str| {
        one(&format!(
            r#"[{{"ResourceType":"VPC","ResourceId":"v","ResourceRegionId":"r","Cidr":"10.0.0.0/8","IpUsage":{text}}}]"#
        ))
        .cidrs[0]
            .reported_usage
    };
    assert_eq!(usage("\"0.0476\""), Some(Share { numerator: 476, scale: 4 }));
    assert_eq!(usage("0.10"), Some(Share { numerator: 1, scale: 1 }));
    assert_eq!(
        usage("\"0.3333333333333333333333\""),
        Some(Share { numerator: 333_333_333_333_333_333, scale: 18 })
    );
    for none in ["\"\"", "null", "\"-1\"", "1e400", "\"NaN\"", "\".5\"", "\"99999999999999999999\""]
    {
        assert_eq!(usage(none), None, "{none}");
    }
}

#[test]
fn a_vswitch_without_its_vpc_is_kept_as_an_orphan() {
    let report =
        read_text(r#"[{"VSwitchId":"s","CidrBlock":"10.0.0.0/24","ZoneId":"cn-hangzhou-h"}]"#);
    assert_eq!(cidrs(&report), ["10.0.0.0/24"]);
    assert_eq!(only_problem(&report), &ProblemKind::Missing { field: "VpcId" });
}

#[test]
fn more_addresses_in_use_than_there_are_are_told_and_kept() {
    let row = |kind: &str, detail: &str| {
        format!(
            r#"{{"ResourceType":"{kind}","ResourceId":"r","ResourceRegionId":"cn-hangzhou",
                "VpcId":"v","Cidr":"10.0.0.0/24",{detail}}}"#
        )
    };
    let read = |kind: &str, detail: &str| {
        read_text(&format!(r#"{{"IpamResourceCidrs":[{}]}}"#, row(kind, detail)))
    };
    let used = |used: u32| format!(r#""IpCountDetail":{{"UsedIpCount":"{used}"}}"#);
    let report = read("VSwitch", r#""IpCountDetail":{"TotalIpCount":"252","UsedIpCount":"300"}"#);
    let cidr = "10.0.0.0/24".parse().unwrap();
    let (count, total) = (Count::new(300), Count::new(252));
    let expected = ProblemKind::UsedAboveTotal { cidr, used: count, total };
    assert_eq!(*only_problem(&report), expected);
    assert_eq!(report.problems[0].severity, Severity::Warning);
    assert_eq!(report.resources().next().unwrap().cidrs[0].used, Some(count));
    // Without a total, what the block itself can have.
    for (kind, most) in [("VSwitch", 252), ("VPC", 256)] {
        assert!(read(kind, &used(most)).problems.is_empty());
        assert!(matches!(
            only_problem(&read(kind, &used(most + 1))),
            ProblemKind::UsedAboveTotal { .. }
        ));
    }
    let free = read("VSwitch", r#""IpCountDetail":{"FreeIpCount":"253"}"#);
    assert!(matches!(
        only_problem(&free),
        ProblemKind::AvailableAboveUsable { available: 253, .. }
    ));
    assert!(read("VPC", r#""IpUsage":"1.0""#).problems.is_empty());
    let share = read("VPC", r#""IpUsage":"1.01""#);
    assert_eq!(*only_problem(&share), ProblemKind::ShareAboveWhole { cidr });
    let own = r#"{"format":"freehold-feed","version":1,"provider":"alibaba","resources":[
        {"type":"VPC","id":"v","region":"cn-hangzhou","cidrs":[
            {"cidr":"10.0.0.0/24","total":200,"used":201}]}]}"#;
    let expected =
        ProblemKind::UsedAboveTotal { cidr, used: Count::new(201), total: Count::new(200) };
    assert_eq!(*only_problem(&read_text(own)), expected);
}
