//! What the known formats are called.

words! {
    /// Formats of files.
    Layout {
        freehold_feed: "Freehold feed" | "Freehold 数据文件";
        freehold_workspace: "Freehold workspace" | "Freehold 工作区文件";
        freehold_share: "Freehold share file" | "Freehold 共享文件";
        alibaba_vpcs: "Alibaba Cloud VPC list (DescribeVpcs)" | "阿里云 VPC 列表（DescribeVpcs）";
        alibaba_vpc: "Alibaba Cloud VPC (DescribeVpcAttribute)" | "阿里云 VPC（DescribeVpcAttribute）";
        alibaba_vswitches: "Alibaba Cloud vSwitch list (DescribeVSwitches)" | "阿里云交换机列表（DescribeVSwitches）";
        alibaba_vswitch: "Alibaba Cloud vSwitch (DescribeVSwitchAttributes)" | "阿里云交换机（DescribeVSwitchAttributes）";
        alibaba_ipam_cidrs: "Alibaba Cloud IPAM resource list (ListIpamResourceCidrs)" | "阿里云 IPAM 资源列表（ListIpamResourceCidrs）";
        alibaba_ipam_resources: "Alibaba Cloud IPAM discovered resources (ListIpamDiscoveredResource)" | "阿里云 IPAM 已发现资源（ListIpamDiscoveredResource）";
        alibaba_ipam_addresses: "Alibaba Cloud IPAM discovered IP addresses (ListIpamDiscoveredIpAddresses)" | "阿里云 IPAM 已发现 IP 地址（ListIpamDiscoveredIpAddresses）";
        aws_vpcs: "AWS VPC list (describe-vpcs)" | "AWS VPC 列表（describe-vpcs）";
        aws_subnets: "AWS subnet list (describe-subnets)" | "AWS 子网列表（describe-subnets）";
        aws_vpc: "AWS VPC (create-vpc)" | "AWS VPC（create-vpc）";
        aws_subnet: "AWS subnet (create-subnet)" | "AWS 子网（create-subnet）";
        aws_subnets_csv: "AWS subnet list as CSV" | "AWS 子网列表（CSV）";
        aws_ipam: "AWS IPAM resource list (get-ipam-resource-cidrs)" | "AWS IPAM 资源列表（get-ipam-resource-cidrs）";
        aws_ranges: "AWS published address ranges" | "AWS 公布的地址范围";
        azure: "Azure virtual network list" | "Azure 虚拟网络列表";
        azure_usage: "Azure usage list" | "Azure 用量列表";
        azure_tags: "Azure service tags" | "Azure 服务标记";
        google: "Google Cloud subnet list" | "Google Cloud 子网列表";
        google_assets: "Google Cloud asset export" | "Google Cloud 资产导出";
        google_ranges: "Google published address ranges" | "Google 公布的地址范围";
        tencent: "Tencent Cloud VPC and subnet list" | "腾讯云 VPC 与子网列表";
        netbox: "NetBox list" | "NetBox 列表";
        netbox_dump: "NetBox database dump" | "NetBox 数据库转储";
        netbox_csv: "NetBox list as CSV" | "NetBox 列表（CSV）";
        phpipam: "phpIPAM list" | "phpIPAM 列表";
        phpipam_csv: "phpIPAM list as CSV" | "phpIPAM 列表（CSV）";
        terraform_state: "Terraform state" | "Terraform 状态文件";
        terraform_old: "Terraform state of an old version" | "旧版 Terraform 状态文件";
        terraform_show: "Terraform plan or state (terraform show)" | "Terraform 计划或状态（terraform show）";
        calculator: "Visual Subnet Calculator file" | "Visual Subnet Calculator 文件";
        rows: "JSON rows with CIDRs" | "包含 CIDR 的 JSON 数据";
        csv: "Table with CIDRs" | "包含 CIDR 的表格";
        cidrs: "List of CIDRs" | "CIDR 列表";
    }
}
