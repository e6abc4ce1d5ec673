//! Words of pools: their list, form, tabs and dialogs.

words! {
    /// What the pages of pools say.
    Pools {
        lead: "Pools hold address space: top-level pools take CIDRs, sub-pools take theirs from them, and VPCs and reservations from either." | "地址池存放地址空间：顶级地址池预置 CIDR，子地址池从中获取，VPC 与预留再从地址池分配。";
        mine: "My pools" | "我的地址池";
        shared_with_me: "Shared with me" | "共享给我的";
        view: "View" | "视图";
        view_list: "List" | "列表";
        view_tree: "Hierarchy" | "层级";
        none: "No pool yet" | "暂无地址池";
        none_text: "Begin with a top-level pool for the address space that you plan with, then cut sub-pools from it for regions and environments." | "先为要规划的地址空间创建一个顶级地址池，再按地域与环境划分子地址池。";
        none_shared: "No pool is shared with this account" | "没有共享给此账号的地址池";
        none_shared_text: "A pool that another account shares appears here once its share file is imported." | "导入其他账号的共享文件后，共享的地址池会显示在此处。";
        no_ipam: "A pool needs an IPAM" | "地址池需要 IPAM";
        no_ipam_text: "Create an IPAM first: it brings the scopes in which pools live." | "请先创建 IPAM：地址池位于其作用范围中。";
        to_ipams: "To the IPAMs" | "前往 IPAM";
        no_sub_pools: "This pool has no sub-pools and no source pool" | "此地址池没有子地址池，也没有源地址池";
        no_sub_pools_text: "A sub-pool takes its CIDRs from this pool and can narrow rules and region." | "子地址池从此地址池获取 CIDR，并可收窄规则与地域。";
        create_sub_pool: "Create sub-pool" | "创建子地址池";
        collapse(name: &str): "Collapse {name}" | "收起 {name}";
        expand(name: &str): "Expand {name}" | "展开 {name}";
        here: "this pool" | "当前地址池";
        cidrs: "CIDRs" | "CIDR";
        more_cidrs(n: &str): "+{n}" | "+{n}";
        no_cidr: "None provisioned" | "未预置";
        top_level: "Top-level" | "顶级";
        no_region: "No region" | "未指定地域";
        auto_import_short: "Auto-import" | "自动导入";
        scope_label(scope: &str, ipam: &str): "{scope} · {ipam}" | "{scope} · {ipam}";

        form_basics: "Basic information" | "基本信息";
        form_rules: "Allocation rules" | "分配规则";
        form_rules_lead: "They bind VPCs and custom allocations, not sub-pools." | "约束 VPC 与自定义分配，不约束子地址池。";
        cidr_range: "CIDR Range" | "CIDR 范围";
        range_ipam: "IPAM (top-level pool)" | "IPAM（顶级地址池）";
        range_pool: "IPAM Pool (sub-pool)" | "IPAM 地址池（子地址池）";
        choose_source: "Choose the source pool" | "请选择源地址池";
        no_source: "This scope has no pool of this IP version yet." | "此作用范围中还没有该 IP 版本的地址池。";
        segment_type: "IPv6 Segment Type" | "IPv6 网段类型";
        segment_bgp: "Assign BGP (Multi-ISP)" | "分配 BGP（多线）";
        version_locked: "The scope decides it." | "由作用范围决定。";
        version_source: "The source pool decides it." | "由源地址池决定。";
        region_inherited: "Inherited from the source pool." | "继承自源地址池。";
        region_help: "Only pools with a region allocate to VPCs. It can never be changed." | "只有设置了地域的地址池才能分配给 VPC。创建后不可更改。";
        auto_import_help: "Unmanaged VPC CIDRs of this region that lie inside the pool join it by themselves." | "该地域内位于此地址池中的未管理 VPC CIDR 将自动加入。";
        provision_lead_source: "Type a CIDR, ask for a size, or pick free space." | "输入 CIDR、指定大小，或选择空闲空间。";
        provision_lead_top: "Type the CIDRs that this pool holds. They can also be provisioned later." | "输入此地址池包含的 CIDR，也可稍后预置。";
        provision_lead_v6: "Ask for a size and get a simulated block, or type the block that the cloud really assigned." | "指定大小以获得模拟网段，或输入云厂商实际分配的网段。";
        add_cidr: "Add CIDR" | "添加 CIDR";
        remove_row(n: &str): "Remove row {n}" | "移除第 {n} 行";
        row(n: &str): "CIDR {n}" | "CIDR {n}";
        way: "How" | "方式";
        way_typed: "This CIDR" | "指定 CIDR";
        way_sized: "Any of this size" | "按掩码长度";
        mask: "Netmask Length" | "网络掩码长度";
        mask_choose: "Choose a size" | "请选择大小";
        mask_default(mask: &str): "Default of the pool, /{mask}" | "地址池默认值 /{mask}";
        placement: "Placement" | "选取策略";
        first_fit: "First free block" | "首个空闲网段";
        best_fit: "Smallest gap that fits" | "最合适的空隙";
        sparse: "Middle of the largest gap" | "最大空隙的中间";
        gets(cidr: &str): "Gets {cidr}" | "将获得 {cidr}";
        free_blocks: "Free blocks" | "空闲网段";
        free_block(cidr: &str, size: &str): "{cidr} – {size} free" | "{cidr} – {size} 个空闲地址";
        pick(cidr: &str): "Use {cidr}" | "使用 {cidr}";
        more_free(n: &str): "and {n} more" | "另有 {n} 个";
        no_free: "No free space is left." | "没有空闲空间。";

        effect: "What this makes" | "效果预览";
        effect_in(name: &str): "In {name}" | "在 {name} 中";
        effect_top: "A top-level pool stands for itself; it must not overlap another top-level pool of its scope." | "顶级地址池独立存在，不得与同一作用范围中的其他顶级地址池重叠。";
        effect_nothing: "Nothing is provisioned yet. Add a CIDR to see where it lies." | "尚未预置。添加 CIDR 以查看其位置。";
        effect_left_label: "Left in the source pool" | "源地址池剩余";
        effect_larger: "Largest block left" | "剩余最大网段";
        simulated_note: "Simulated: it stands for a block that the cloud would assign, and is never imported by itself." | "模拟网段：代表云厂商将分配的网段，不参与自动导入。";
        other_pools: "Other top-level pools" | "其他顶级地址池";
        no_source_space: "The source pool has no CIDR yet, so nothing can be taken from it. The sub-pool can still be created empty." | "源地址池尚无 CIDR，无法从中获取。仍可创建空的子地址池。";

        provisioned_total: "Provisioned" | "已预置";
        to_vpcs: "Allocated to VPCs" | "已分配给 VPC";
        sub_pools: "Sub-pools" | "子地址池";
        to_sub_pools: "Allocated to sub-pools" | "已分配给子地址池";
        to_custom: "Custom allocations" | "自定义分配";
        allocated: "Allocated" | "已分配";
        usage_title: "Usage" | "使用情况";
        usage_source(name: &str): "Usage of the source pool {name}" | "源地址池 {name} 的使用情况";
        isp: "IPv6 Segment Type" | "IPv6 网段类型";

        provision_title(name: &str): "Provision CIDR to {name}" | "为 {name} 预置 CIDR";
        cidrs_none: "No CIDR provisioned" | "未预置 CIDR";
        cidrs_none_text: "Nothing can be allocated from this pool until it holds a CIDR." | "预置 CIDR 后才能从此地址池分配。";
        source_cidr: "Source CIDR" | "源 CIDR";
        origin: "Origin" | "来源";
        addresses: "Addresses" | "地址数";

        allocations_none: "Nothing allocated yet" | "暂无分配";
        allocations_none_text: "Reserve CIDRs, allocate VPCs that were discovered, or create sub-pools." | "可预留 CIDR、为已发现的 VPC 分配，或创建子地址池。";
        reserve: "Create Custom Allocation" | "创建自定义分配";
        reserve_short: "Reserve" | "预留";
        reserve_lead: "A custom allocation reserves blocks of the pool for what no cloud lists." | "自定义分配在地址池中预留网段，供云上未列出的用途使用。";
        reserve_title(name: &str): "Create Custom Allocation in {name}" | "在 {name} 中创建自定义分配";
        allocate_vpc: "Allocate to a VPC" | "分配给 VPC";
        allocate_vpc_lead: "These discovered VPC CIDRs lie in this pool's region, inside one of its CIDRs, and are not managed. Allocating links them; nothing changes in the cloud." | "以下已发现的 VPC CIDR 位于此地址池的地域及 CIDR 内且未被管理。分配仅建立关联，不会更改云上配置。";
        allocate_vpc_none: "No unmanaged VPC CIDR lies inside this pool" | "此地址池内没有未管理的 VPC CIDR";
        allocate_vpc_none_text: "Import what your cloud lists, or provision the CIDR that holds the VPC." | "请导入云上的资源列表，或预置包含该 VPC 的 CIDR。";
        allocate_vpc_choose: "Choose a VPC CIDR" | "选择一个 VPC CIDR";
        resource_id: "Resource ID" | "资源 ID";
        release_title(name: &str): "Release {name}?" | "释放 {name}？";
        release_selected(n: &str): "Release {n} allocation?" / "Release {n} allocations?" | "释放 {n} 个分配？";
        release_vpc: "Only the link is cut: the VPC stays in the cloud, becomes Unmanaged in the default scope, and is held back from auto-import until you clear that or allocate it again." | "仅解除关联：VPC 仍保留在云上，将在默认作用范围中变为未管理，并在您清除或重新分配之前不参与自动导入。";
        release_custom: "The reserved addresses become free again. It can be undone." | "预留的地址将重新变为空闲。此操作可以撤销。";
        release_sub_pool: "De-provision the CIDR in the sub-pool to free it." | "请在子地址池中取消预置该 CIDR 以释放。";
        unmonitored_since: "not monitored any more" | "不再受监控";

        space_lead: "Click a free block to reserve it." | "点击空闲网段即可预留。";
        space_avoid: "Leave out blocks that hold discovered resources" | "排除含有已发现资源的网段";
        space_avoid_help: "Off: as the vendor, only allocations count as taken." | "关闭时与厂商一致，仅将分配视为占用。";
        space_picture(cidr: &str): "What lies in {cidr}" | "{cidr} 中的内容";
        space_said(percent: &str, used: &str, whole: &str): "{percent} allocated: {used} of {whole} addresses." | "已分配 {percent}：{used} / {whole} 个地址。";
        space_unmanaged(name: &str, cidr: &str): "{name}, {cidr}: discovered, not allocated" | "{name}，{cidr}：已发现，未分配";
        legend_unmanaged: "Discovered, not allocated" | "已发现，未分配";
        left_title: "How many are left" | "剩余网段数";
        left_mask: "Netmask Length" | "网络掩码长度";
        left_size: "Addresses each" | "每个地址数";
        left_count: "Blocks left" | "剩余网段";
        left_holes: "Gaps of exactly this size" | "恰为此大小的空隙";
        left_first: "First of them" | "首个可用网段";
        twin_title: "Blocks and free space" | "网段与空闲空间";
        what: "What" | "类型";

        rules_lead: "Rules bind VPCs and custom allocations. Changing them re-evaluates at once; what is allocated stays." | "规则约束 VPC 与自定义分配。更改后立即重新评估，已有分配保持不变。";
        rules_edit: "Edit Compliance Rules" | "编辑合规规则";
        rules_broken: "Allocations that break the rules" | "违反规则的分配";
        rules_kept: "Every allocation keeps the rules" | "所有分配均符合规则";
        rules_broken_preview(n: &str): "{n} allocation would break these rules." / "{n} allocations would break these rules." | "将有 {n} 个分配违反这些规则。";
        broken_rule: "Broken rule" | "违反的规则";

        resources_none: "No resource is managed by this pool" | "此地址池未管理任何资源";
        resources_none_text: "Allocate a discovered VPC, or switch auto-import on." | "请为已发现的 VPC 分配，或开启自动导入。";

    }
}
