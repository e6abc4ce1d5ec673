//! Words for states and kinds beyond the terms.

words! {
    /// States of rows, resources and lists.
    Status {
        shorter_than_min(length: &str, min: &str): "/{length} is shorter than the minimum /{min}" | "/{length} 短于最小掩码长度 /{min}";
        longer_than_max(length: &str, max: &str): "/{length} is longer than the maximum /{max}" | "/{length} 长于最大掩码长度 /{max}";
        breaks_min(min: &str): "Shorter than the minimum /{min}" | "短于最小掩码长度 /{min}";
        breaks_max(max: &str): "Longer than the maximum /{max}" | "长于最大掩码长度 /{max}";
        overlapping(n: &str): "Overlapping ({n})" | "重叠（{n}）";
        creating: "Creating" | "创建中";
        available: "Available" | "可用";
        modifying: "Modifying" | "修改中";
        deleting: "Deleting" | "删除中";
        deleted: "Deleted" | "已删除";
        not_shared: "Not shared" | "未共享";
        shared: "Shared with me" | "他人共享";
        sharing: "Shared by me" | "共享给他人";
        discovered: "Discovered" | "已发现";
        placeholder: "Known by id only" | "仅知 ID";
        planned: "Planned" | "规划中";
        monitored: "Monitored" | "监控中";
        not_monitored: "Not monitored" | "未监控";
        ipv4: "IPv4" | "IPv4";
        ipv6: "IPv6" | "IPv6";
        bgp: "BGP (multi-ISP)" | "BGP（多线）";
        china_mobile: "China Mobile" | "中国移动";
        china_unicom: "China Unicom" | "中国联通";
        china_telecom: "China Telecom" | "中国电信";
        on: "On" | "已开启";
        off: "Off" | "未开启";
        real: "Real" | "真实";
        simulated: "Simulated" | "模拟";
        list_vpcs: "VPCs" | "VPC 列表";
        list_vswitches: "VSwitches" | "交换机列表";
        list_both: "VPCs and VSwitches" | "VPC 与交换机列表";
        list_prefixes: "Prefixes" | "前缀列表";
        list_addresses: "IP addresses" | "IP 地址列表";
        fact_name: "name" | "名称";
        fact_account: "account" | "账号";
        fact_region: "region" | "地域";
        fact_zone: "zone" | "可用区";
        fact_vpc: "VPC" | "VPC";
        fact_status: "status" | "状态";
        fact_tags: "tags" | "标签";
        fact_vswitches: "VSwitches" | "交换机";
    }
}
