//! What file formats are called, and how to fetch the rest of a list.

use super::Language;
use crate::feed::{Format, PagingMark};

/// What a file is: `Alibaba Cloud VPC list (DescribeVpcs)`.
pub fn format_name(format: Format, language: Language) -> &'static str {
    let layout = &language.words().layout;
    match format {
        Format::FreeholdFeed => layout.freehold_feed,
        Format::FreeholdWorkspace => layout.freehold_workspace,
        Format::FreeholdShare => layout.freehold_share,
        Format::AlibabaVpcs => layout.alibaba_vpcs,
        Format::AlibabaVpc => layout.alibaba_vpc,
        Format::AlibabaVSwitches => layout.alibaba_vswitches,
        Format::AlibabaVSwitch => layout.alibaba_vswitch,
        Format::AlibabaIpamResourceCidrs => layout.alibaba_ipam_cidrs,
        Format::AlibabaIpamDiscoveredResources => layout.alibaba_ipam_resources,
        Format::AlibabaIpamDiscoveredIpAddresses => layout.alibaba_ipam_addresses,
        Format::AwsVpcs => layout.aws_vpcs,
        Format::AwsSubnets => layout.aws_subnets,
        Format::AwsVpc => layout.aws_vpc,
        Format::AwsSubnet => layout.aws_subnet,
        Format::AwsSubnetsCsv => layout.aws_subnets_csv,
        Format::AwsIpamResourceCidrs => layout.aws_ipam,
        Format::AwsRanges => layout.aws_ranges,
        Format::Azure => layout.azure,
        Format::AzureUsage => layout.azure_usage,
        Format::AzureServiceTags => layout.azure_tags,
        Format::Google => layout.google,
        Format::GoogleAssets => layout.google_assets,
        Format::GoogleRanges => layout.google_ranges,
        Format::Tencent => layout.tencent,
        Format::NetBox => layout.netbox,
        Format::NetBoxDump => layout.netbox_dump,
        Format::NetBoxCsv => layout.netbox_csv,
        Format::PhpIpam => layout.phpipam,
        Format::PhpIpamCsv => layout.phpipam_csv,
        Format::TerraformState => layout.terraform_state,
        Format::TerraformOldState => layout.terraform_old,
        Format::TerraformShow => layout.terraform_show,
        Format::SubnetCalculator => layout.calculator,
        Format::GenericRows => layout.rows,
        Format::GenericCsv => layout.csv,
        Format::CidrList => layout.cidrs,
    }
}

/// How to fetch the rows that a file lacks: exact where the format is known, else by its mark.
pub fn paging_advice(mark: PagingMark, format: Option<Format>, language: Language) -> &'static str {
    let paging = &language.words().paging;
    let by_mark = match mark {
        PagingMark::TotalCount => paging.total,
        PagingMark::NextToken => paging.token,
    };
    match format {
        Some(
            Format::AlibabaVpcs
            | Format::AlibabaVpc
            | Format::AlibabaVSwitches
            | Format::AlibabaVSwitch,
        ) => match mark {
            PagingMark::TotalCount => paging.alibaba_pages,
            PagingMark::NextToken => paging.alibaba_token,
        },
        Some(
            Format::AlibabaIpamResourceCidrs
            | Format::AlibabaIpamDiscoveredResources
            | Format::AlibabaIpamDiscoveredIpAddresses,
        ) => paging.alibaba_token,
        Some(
            Format::AwsVpcs
            | Format::AwsSubnets
            | Format::AwsVpc
            | Format::AwsSubnet
            | Format::AwsSubnetsCsv
            | Format::AwsIpamResourceCidrs
            | Format::AwsRanges,
        ) => paging.aws,
        Some(Format::Azure | Format::AzureUsage | Format::AzureServiceTags) => paging.azure,
        Some(Format::Google | Format::GoogleAssets | Format::GoogleRanges) => paging.google,
        Some(Format::Tencent) => paging.tencent,
        Some(Format::NetBox | Format::NetBoxDump | Format::NetBoxCsv) => paging.netbox,
        Some(
            Format::FreeholdFeed
            | Format::FreeholdWorkspace
            | Format::FreeholdShare
            | Format::PhpIpam
            | Format::PhpIpamCsv
            | Format::TerraformState
            | Format::TerraformOldState
            | Format::TerraformShow
            | Format::SubnetCalculator
            | Format::GenericRows
            | Format::GenericCsv
            | Format::CidrList,
        )
        | None => by_mark,
    }
}
