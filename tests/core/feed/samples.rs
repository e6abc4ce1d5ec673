//! Every sample file reads to exactly what it says.

use freehold::feed::{Completeness, Format, ProblemKind, ReadOptions, read_with};
use freehold::model::{Provider, Region};

use super::shown::shown;
use super::{cidrs, ids, only_problem, read_sample, sample};

macro_rules! reads_exactly {
    ($($name:ident: $path:literal;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(shown(&read_sample($path)));
        })*
    };
}

reads_exactly! {
    two_alibaba_vpcs_of_2018: "aliyun/vpcs-two-2018.json";
    an_alibaba_vswitch_of_2014: "aliyun/vswitches-one-2014.json";
    one_alibaba_vswitch_as_the_top_object: "aliyun/vswitch-attributes-2019-ipv6.json";
    a_current_alibaba_vpc_list: "vendor-shapes/DescribeVpcs.json";
    a_current_alibaba_vswitch_list: "vendor-shapes/DescribeVSwitches.json";
    resource_cidrs_of_a_scope: "vendor-shapes/ListIpamResourceCidrs.json";
    resources_of_a_discovery: "vendor-shapes/ListIpamDiscoveredResource.json";
    addresses_of_a_discovery: "vendor-shapes/ListIpamDiscoveredIpAddresses.json";
    thirteen_aws_subnets_with_an_overlap: "aws/c7n-subnets-13-overlap-ampersand.json";
    three_old_aws_subnets: "aws/c7n-subnets-3-old-no-owner.json";
    an_aws_vpc_with_a_secondary_block: "aws/c7n-vpcs-1-secondary-cidr.json";
    two_aws_vpcs_of_two_owners: "aws/cli-doc-vpcs-2-owners.json";
    an_empty_aws_list: "aws/c7n-vpcs-empty.json";
    a_failed_aws_call: "aws/c7n-subnets-error400.json";
    the_vendors_own_broken_subnets_page: "aws/INVALID-cli-doc-subnets-2.json";
    the_vendors_own_broken_ipam_page: "aws-ipam/INVALID-discovered-resource-cidrs-3.json";
    our_own_format: "made/freehold-feed-one.json";
    our_own_format_with_history: "made/freehold-feed-history.json";
}

#[test]
fn the_vpc_made_for_the_thirteen_subnets_contains_them_all() {
    let vpc = read_sample("made/aws-vpcs-for-13-subnets.json");
    let subnets = read_sample("aws/c7n-subnets-13-overlap-ampersand.json");
    let vpc = vpc.resources().next().expect("one VPC");
    assert_eq!(subnets.resources().count(), 13);
    for subnet in subnets.resources() {
        assert_eq!(subnet.vpc_id.as_ref(), Some(&vpc.id));
        assert_eq!(subnet.account, vpc.account);
        for block in &subnet.cidrs {
            assert!(vpc.cidrs.iter().any(|of_vpc| of_vpc.cidr.contains(block.cidr)));
        }
    }
}

#[test]
fn the_users_one_answer_gives_every_aws_vpc_its_region() {
    let path = "aws/cli-doc-vpcs-2-owners.json";
    assert!(read_sample(path).needs_region());
    let region = Region::new(Provider::Aws, "eu-west-1");
    let options = ReadOptions { region: Some(region.clone()), ..ReadOptions::default() };
    let report = read_with(path, &sample(path), &options);
    assert!(!report.needs_region());
    assert!(report.resources().all(|record| record.region.as_ref() == Some(&region)));
    assert_eq!(report.observations[0].regions, [region]);
    assert_eq!(report.problems, []);
}

#[test]
fn a_region_of_another_cloud_is_no_answer() {
    let path = "aws/cli-doc-vpcs-2-owners.json";
    let options =
        ReadOptions { region: Some(Region::alibaba("eu-west-1")), ..ReadOptions::default() };
    assert!(read_with(path, &sample(path), &options).needs_region());
}

#[test]
fn every_other_sample_is_recognised_and_refused_by_name() {
    let table = [
        ("aws-ipam/resource-cidrs-1.json", Format::AwsIpamResourceCidrs),
        ("azure/rest-spec-vnet-list-all-2.json", Format::Azure),
        ("gcp/rest-aggregated-subnetworks-wrapped.json", Format::Google),
        ("netbox/api-prefixes-page-2.json", Format::NetBox),
        ("phpipam/api-section-subnets-5.json", Format::PhpIpam),
        ("subnetcalc/v2-notes-colors-20.json", Format::SubnetCalculator),
        ("subnetcalc/v2-aws-mode-no-split.json", Format::SubnetCalculator),
        ("terraform/v4-aws-vpcs-2.tfstate", Format::TerraformState),
        ("terraform/v4-google-subnet-secondary.tfstate", Format::TerraformState),
        ("tencent/vpcs-assistant-cidr.json", Format::Tencent),
        ("public-ranges/aws-ip-ranges-small-2022.json", Format::AwsRanges),
        ("csv/demskie-subnets-8.csv", Format::GenericCsv),
    ];
    for (path, format) in table {
        let report = read_sample(path);
        assert_eq!(report.format, Some(format), "{path}");
        assert_eq!(only_problem(&report), &ProblemKind::NotReadYet { format }, "{path}");
        assert!(report.observations.is_empty());
    }
}

#[test]
fn counts_without_ranges_are_called_that() {
    let report = read_sample("azure/rest-spec-vnet-list-usage.json");
    let format = Format::AzureUsage;
    assert_eq!(report.format, Some(format));
    assert_eq!(only_problem(&report), &ProblemKind::NoAddressRanges { format });
}

#[test]
fn a_feed_and_its_rows_alone_read_alike() {
    let whole = read_sample("vendor-shapes/DescribeVSwitches.json");
    let value: serde_json::Value =
        serde_json::from_slice(&sample("vendor-shapes/DescribeVSwitches.json")).expect("JSON");
    let rows = super::read_text(&value["VSwitches"]["VSwitch"].to_string());
    assert_eq!(rows.format, Some(Format::AlibabaVSwitches));
    assert_eq!(ids(&rows), ids(&whole));
    assert_eq!(cidrs(&rows), cidrs(&whole));
    assert_eq!(rows.observations[0].completeness, Completeness::Whole);
}
