//! Words of the page of a scope.

words! {
    /// Overview, attention and space of a scope.
    ScopePage {
        resource_cidrs(n: &str): "resource CIDR" / "resource CIDRs" | "个资源 CIDR";
        overlapping: "overlap" | "个重叠";
        non_compliant: "non-compliant" | "个不合规";
        unmanaged: "unmanaged" | "个未管理";
        provisioned(cidrs: &str): "of {cidrs} allocated" | "（{cidrs}）已分配";
        facts: "About this scope" | "作用范围信息";
        by_type: "Resource CIDRs by Type" | "按类型统计资源 CIDR";
        attention: "Needs Attention" | "需要关注";
        calm_title: "Nothing needs attention" | "没有需要关注的问题";
        calm_text: "No resource CIDR overlaps with another, and all managed ones keep their pool's rules." | "没有资源 CIDR 相互重叠，所有已管理的资源均符合地址池规则。";
        share(one: &str, other: &str, shared: &str): "{one} and {other} share {shared}" | "{one} 与 {other} 共享 {shared}";
        breaks(what: &str, pool: &str, rule: &str): "{what} breaks a rule of pool {pool}: {rule}" | "{what} 不符合地址池 {pool} 的规则：{rule}";
        with_place(name: &str, cidr: &str, region: &str): "{name} {cidr} ({region})" | "{name} {cidr}（{region}）";
        all_overlapping(n: &str): "All {n} overlapping" | "全部 {n} 个重叠";
        all_non_compliant(n: &str): "All {n} non-compliant" | "全部 {n} 个不合规";
        space: "Space" | "地址空间";
        space_empty: "No address is in use in this scope yet." | "此作用范围内尚无使用中的地址。";
        space_text(n: &str, cidr: &str): "{cidr} holds {n} block." / "{cidr} holds {n} blocks." | "{cidr} 中有 {n} 个网段。";
        show_blocks(n: &str): "Show {n} more block" / "Show {n} more blocks" | "再显示 {n} 个网段";
        no_vswitches: "There are too many rows for vSwitches here; the page of a VPC has its own." | "条目过多，此处不显示交换机；请在 VPC 页面查看。";
        more_blocks(n: &str): "and {n} more range" / "and {n} more ranges" | "另有 {n} 个地址段";
        first_title: "This scope is empty" | "此作用范围为空";
        first_text: "Import what your cloud's command line printed, or create the first pool of the address plan." | "导入云命令行输出的内容，或创建地址规划的第一个地址池。";
        no_pools_title: "No pool in this scope yet" | "此作用范围内暂无地址池";
        no_pools_text: "A pool holds CIDRs for a region or a purpose; VPCs are allocated from it." | "地址池按地域或用途保存 CIDR，VPC 从中分配。";
        any_region: "No region" | "未指定地域";
        create_sub_pool: "Create Sub-pool" | "创建子地址池";
        usage: "Allocated" | "已分配";
    }
}
