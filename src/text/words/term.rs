//! The domain's vocabulary: the vendor's own terms in both languages.

words! {
    /// Nouns, states and labels of fields.
    Term {
        ipam: "IPAM" | "IPAM";
        scope: "IPAM Scope" | "IPAM 作用范围";
        pool: "IPAM Pool" | "IPAM 地址池";
        sub_pool: "Sub-pool" | "子地址池";
        source_pool: "Source IPAM Pool" | "源 IPAM 地址池";
        discovery: "Resource Discovery" | "资源发现";
        allocation: "Allocation" | "分配";
        custom_allocation: "Custom Allocation" | "自定义分配";
        vpc: "VPC" | "VPC";
        vswitch: "VSwitch" | "交换机";
        resource: "Resource" | "资源";
        resource_type: "Resource Type" | "资源类型";
        resource_group: "Resource Group" | "资源组";
        managed_region: "Managed Region" | "托管地域";
        effective_region: "Effective Region" | "生效地域";
        region: "Region" | "地域";
        owner: "Owner Account" | "所属账号";
        id: "ID" | "ID";
        id_name: "ID/Name" | "ID/名称";
        name: "Name" | "名称";
        description: "Description" | "描述";
        tags: "Tags" | "标签";
        status: "Status" | "状态";
        kind: "Type" | "类型";
        created: "Created" | "创建时间";
        cidr: "CIDR" | "CIDR";
        ip_version: "IP Version" | "IP 版本";
        depth: "Depth" | "层级";
        default: "Default" | "默认";
        custom: "Custom" | "自定义";
        public: "Public" | "公网";
        private: "Private" | "私网";
        management: "Management Status" | "管理状态";
        managed: "Managed" | "已管理";
        unmanaged: "Unmanaged" | "未管理";
        ignored: "Ignored" | "已忽略";
        compliance: "Compliance Status" | "合规状态";
        compliant: "Compliant" | "合规";
        non_compliant: "Non-compliant" | "不合规";
        overlap: "Overlap Status" | "重叠状态";
        overlapping: "Overlapping" | "重叠";
        non_overlapping: "Non-overlapping" | "未重叠";
        usage: "IP Address Usage" | "IP 使用率";
        total_addresses: "Total IPs" | "IP 总数";
        used_addresses: "Used IPs" | "已用 IP 数";
        available_addresses: "Available IPs" | "可用 IP 数";
        auto_import: "Automatically Import Discovered Resource" | "自动导入已发现资源";
        min_mask: "Minimum Netmask Length" | "最小网络掩码长度";
        default_mask: "Default Netmask Length" | "默认网络掩码长度";
        max_mask: "Maximum Netmask Length" | "最大网络掩码长度";
        provisioned: "Provisioned" | "已预置";
        free: "Free" | "空闲";
        share_status: "Share Status" | "共享状态";
        operation: "Operation" | "操作";
    }
}
