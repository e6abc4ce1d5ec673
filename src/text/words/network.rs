//! Words of the pages of a VPC and a vSwitch.

words! {
    /// What these pages say.
    Network {
        in_other_scope(cidr: &str, scope: &str): "{cidr} is in scope {scope}" | "{cidr} 位于作用范围 {scope}";
        elsewhere(name: &str): "It is not listed in this scope. What is shown is how scope {name} sees it." | "它不在此作用范围内。以下为作用范围 {name} 中的情况。";
        nowhere: "No IPAM monitors it: its region is not effective, or its discovery is not associated." | "没有 IPAM 监控它：其地域未生效，或其资源发现未关联。";
        zone: "Zone" | "可用区";
        cloud_status: "Status in the cloud" | "云上状态";
        origin: "Origin" | "来源";
        provider: "Provider" | "云厂商";
        discovered_at: "Discovered" | "发现时间";
        sources: "Sources" | "数据来源";
        vpc_of: "Its VPC" | "所属 VPC";
        v4_usage: "IPv4 usage" | "IPv4 使用率";
        v6_usage: "IPv6 usage" | "IPv6 使用率";
        vswitches: "vSwitches" | "交换机";
        cidrs: "CIDRs" | "网段";
        no_vswitches: "No vSwitch of this VPC is known" | "未发现此 VPC 的交换机";
        no_vswitches_text: "Import the list of vSwitches of its region to see them and the usage." | "导入该地域的交换机列表，即可查看交换机和使用率。";
        free_in(n: &str): "{n} addresses without a vSwitch" | "{n} 个地址未划分交换机";
        space_text(n: &str, cidr: &str): "{cidr} with {n} block in it." / "{cidr} with {n} blocks in it." | "{cidr} 中有 {n} 个网段。";
        not_allocated: "Not allocated" | "未分配";
        no_rule: "Not set" | "未设置";
        mask: "Netmask Length" | "网络掩码长度";
        result: "Result" | "结果";
        compliance_unmanaged: "No pool manages it, so no rule holds." | "没有地址池管理它，因此不适用任何规则。";
        compliance_ignored: "It is ignored, so no rule holds." | "它已被忽略，因此不适用任何规则。";
        compliance_ok: "The netmask length lies within the pool's rules." | "网络掩码长度符合地址池规则。";
        usage_of(cidr: &str): "IP usage of {cidr}" | "{cidr} 的 IP 使用率";
        reserved(n: &str): "{n} reserved by the cloud" | "云保留 {n} 个";
        v6_unknown: "IPv6 vSwitches have no usage." | "IPv6 交换机不统计使用率。";
        allocation: "Allocation" | "分配";
    }
}
