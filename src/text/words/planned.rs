//! Words of planned VPCs and vSwitches, of matching them on import, and of what goes with them.

words! {
    /// Planning networks, and plans that come true.
    Planned {
        create: "Create VPC" | "创建 VPC";
        create_lead: "The VPC is planned: it takes its addresses at once and is counted like any other. Once an import brings the real one, that takes its place." | "该 VPC 为规划资源：立即占用地址，并与其他资源一样计数。导入带来真实的 VPC 后，将由其取代。";
        named(name: &str): "{name} (planned)" | "{name}（规划中）";
        by_ipam: "IPv4 CIDR: allocated by IPAM" | "IPv4 网段：由 IPAM 分配";
        by_ipam_any: "CIDR: allocated by IPAM" | "网段：由 IPAM 分配";
        choose_pool: "Choose a pool" | "请选择地址池";
        pool_needed: "Choose the pool that the CIDR comes from." | "请选择提供网段的地址池。";
        no_pools: "No pool can allocate to a VPC yet: it needs an effective region and a CIDR." | "暂无可分配给 VPC 的地址池：地址池需要生效地域和网段。";
        no_pools_here: "No pool of this VPC's region can give it another CIDR." | "该 VPC 所在地域没有可提供网段的地址池。";
        pool_choice(name: &str, cidrs: &str, region: &str): "{name} · {cidrs} · {region}" | "{name} · {cidrs} · {region}";
        first_free: "The first free CIDR of that size. Type another, or click free space in the picture." | "该大小的首个空闲网段。可输入其他网段，或点击图中的空闲空间。";
        pick_size: "Choose a size to get the first free CIDR, or type one." | "选择大小以获得首个空闲网段，或直接输入。";
        account_help: "The account that will own it. A real VPC of the same account and name ranks first when it is matched." | "将拥有该 VPC 的账号。匹配时，账号与名称相同的真实 VPC 优先。";
        effect_text(cidr: &str, n: &str, pool: &str): "{cidr}, {n}, out of {pool}" | "从 {pool} 中获取 {cidr}，{n}";
        effect_nothing: "Choose a pool and a size to see where the CIDR lies." | "选择地址池和大小以查看网段位置。";
        add_cidr: "Add CIDR" | "添加网段";
        add_cidr_to(name: &str): "Add CIDR to {name}" | "为 {name} 添加网段";
        create_vswitch: "Create vSwitch" | "创建交换机";
        create_vswitch_in(name: &str): "Create vSwitch in {name}" | "在 {name} 中创建交换机";
        vswitch_lead: "The vSwitch is planned. It has to lie inside a CIDR of the VPC that is allocated from a pool, clear of the other vSwitches." | "该交换机为规划资源。它必须位于该 VPC 从地址池分配的网段内，且不与其他交换机重叠。";
        free_in_vpc: "Free in the VPC" | "VPC 中的空闲空间";
        zone: "Zone" | "可用区";
        zone_example: "cn-hangzhou-h" | "cn-hangzhou-h";
        delete(name: &str): "Delete {name}?" | "删除 {name}？";
        delete_vpc: "The planned VPC goes, and its addresses become free again. It can be undone." | "该规划 VPC 将被删除，其地址重新变为空闲。此操作可以撤销。";
        delete_vswitch: "The planned vSwitch goes. It can be undone." | "该规划交换机将被删除。此操作可以撤销。";
        goes_too: "This goes with it:" | "以下内容将一并删除：";
        one_of_them(kind: &str, name: &str, cidrs: &str): "{kind} {name}, {cidrs}" | "{kind} {name}，{cidrs}";
        released_last: "A planned VPC is nothing but its allocations. With the last one it is deleted, and its planned vSwitches with it:" | "规划 VPC 仅由其分配构成。释放最后一个分配时，该 VPC 及其规划交换机将一并删除：";
        released_part: "The planned VPC loses this CIDR and the planned vSwitches inside it." | "该规划 VPC 将失去此网段及其中的规划交换机。";
        badge_title: "It does not exist in a cloud yet." | "该资源尚未在云上创建。";

        matches: "Plans that came true" | "已实现的规划";
        matches_lead: "These files bring VPCs with the CIDR, region and provider of planned ones. Choose which takes the place of which: allocation and history move over." | "文件中的 VPC 与规划 VPC 的网段、地域和云厂商相同。请选择由哪个取代：分配与历史将随之转移。";
        match_for(name: &str, cidrs: &str): "{name}, {cidrs}" | "{name}，{cidrs}";
        stays_planned: "None of them: it stays planned" | "均不是：保持规划状态";
        like_both: "same account and name" | "账号与名称相同";
        like_account: "same account" | "账号相同";
        like_name: "same name" | "名称相同";
        like_block: "same CIDR only" | "仅网段相同";
        moves(cidrs: &str): "takes over {cidrs}" | "接管 {cidrs}";
        pick_one: "Several fit. Choose one, or leave it planned." | "有多个候选，请选择其一，或保持规划状态。";
        proposed: "The only one that fits; it is proposed." | "唯一的候选，已为您选中。";

        returned: "CIDRs that come back" | "重新出现的网段";
        returned_lead: "They were allocated until they were gone, and the space in their former pool is free. Tick those to allocate again." | "这些网段在消失前已分配，原地址池中的空间仍空闲。勾选以重新分配。";
        allocate_again(cidr: &str, name: &str, pool: &str): "{cidr} of {name}, from {pool}" | "{name} 的 {cidr}，来自 {pool}";
        all_again: "Allocate all of them again" | "全部重新分配";

        whole_gone(n: &str): "As whole lists, they make {n} CIDR gone: no file lists it any more." / "As whole lists, they make {n} CIDRs gone: no file lists them any more." | "作为完整列表，将有 {n} 个网段消失：不再有文件包含它们。";
        whole_released(n: &str): "{n} allocation is released." / "{n} allocations are released." | "将释放 {n} 个分配。";
        whole_none: "As whole lists, they make nothing gone." | "作为完整列表，没有资源消失。";

        overlaps_now(n: &str): "{n} resource CIDR overlaps another one." / "{n} resource CIDRs overlap others." | "有 {n} 个资源网段重叠。";
        purge: "Purge" | "清除";
        purge_all: "Purge all" | "全部清除";
        purge_title(n: &str): "Purge {n} CIDR that is gone?" / "Purge {n} CIDRs that are gone?" | "清除 {n} 个已消失的网段？";
        purge_said(n: &str): "The last state and history of {n} CIDR are forgotten. Should it return, it is a new resource. This can be undone." / "The last state and history of {n} CIDRs are forgotten. Should they return, they are new resources. This can be undone." | "这 {n} 个网段的最后状态与历史将被删除。如再次出现，将视为新资源。此操作可以撤销。";
    }
}
