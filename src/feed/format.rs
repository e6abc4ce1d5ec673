//! The formats that are told apart.

use crate::model::Provider;

/// What a file is (feeds.md, section 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Our own feed.
    FreeholdFeed,
    /// A whole workspace, read by `storage`.
    FreeholdWorkspace,
    /// A share file, read by `storage`.
    FreeholdShare,
    /// `DescribeVpcs`, or its rows.
    AlibabaVpcs,
    /// `DescribeVpcAttribute`: one VPC.
    AlibabaVpc,
    /// `DescribeVSwitches`, or its rows.
    AlibabaVSwitches,
    /// `DescribeVSwitchAttributes`: one vSwitch.
    AlibabaVSwitch,
    /// `ListIpamResourceCidrs`.
    AlibabaIpamResourceCidrs,
    /// `ListIpamDiscoveredResource`.
    AlibabaIpamDiscoveredResources,
    /// `ListIpamDiscoveredIpAddresses`.
    AlibabaIpamDiscoveredIpAddresses,
    /// `aws ec2 describe-vpcs`, or its rows.
    AwsVpcs,
    /// `aws ec2 describe-subnets`, or its rows.
    AwsSubnets,
    /// `aws ec2 create-vpc`: one VPC.
    AwsVpc,
    /// `aws ec2 create-subnet`: one subnet.
    AwsSubnet,
    /// `describe-subnets` as CSV.
    AwsSubnetsCsv,
    /// `aws ec2 get-ipam-resource-cidrs` and its discovered twin.
    AwsIpamResourceCidrs,
    /// `az network vnet list|show`, ARM and PowerShell lists, single networks.
    Azure,
    /// `az network vnet list-usage`: counts without ranges.
    AzureUsage,
    /// Azure's published service tags.
    AzureServiceTags,
    /// `gcloud compute networks subnets list` and the REST lists.
    Google,
    /// Google Cloud's asset export.
    GoogleAssets,
    /// Google's published ranges.
    GoogleRanges,
    /// AWS's published ranges.
    AwsRanges,
    /// Tencent Cloud's VPC and subnet lists.
    Tencent,
    /// A NetBox REST page.
    NetBox,
    /// A NetBox database dump.
    NetBoxDump,
    /// NetBox's CSV form.
    NetBoxCsv,
    /// A phpIPAM API answer.
    PhpIpam,
    /// phpIPAM's table, saved as CSV.
    PhpIpamCsv,
    /// Terraform state, version 4.
    TerraformState,
    /// Terraform state before version 4.
    TerraformOldState,
    /// `terraform show -json`, plans too.
    TerraformShow,
    /// Visual Subnet Calculator.
    SubnetCalculator,
    /// Rows with a CIDR in some column or key.
    GenericRows,
    /// A table with a header that names a CIDR column.
    GenericCsv,
    /// Nothing but CIDRs, one a line or as JSON texts.
    CidrList,
}

impl Format {
    /// Whose resources the format tells of, where it is one cloud's.
    pub const fn provider(self) -> Option<Provider> {
        use Format::*;
        match self {
            AlibabaVpcs
            | AlibabaVpc
            | AlibabaVSwitches
            | AlibabaVSwitch
            | AlibabaIpamResourceCidrs
            | AlibabaIpamDiscoveredResources
            | AlibabaIpamDiscoveredIpAddresses => Some(Provider::Alibaba),
            AwsVpcs | AwsSubnets | AwsVpc | AwsSubnet | AwsSubnetsCsv | AwsIpamResourceCidrs
            | AwsRanges => Some(Provider::Aws),
            Azure | AzureUsage | AzureServiceTags => Some(Provider::Azure),
            Google | GoogleAssets | GoogleRanges => Some(Provider::Google),
            Tencent => Some(Provider::Tencent),
            FreeholdFeed | FreeholdWorkspace | FreeholdShare | NetBox | NetBoxDump | NetBoxCsv
            | PhpIpam | PhpIpamCsv | TerraformState | TerraformOldState | TerraformShow
            | SubnetCalculator | GenericRows | GenericCsv | CidrList => None,
        }
    }
}
