//! Words of the planner and of the picture of all address space.

words! {
    /// Where there is room, and what to do with it.
    Planning {
        space_lead: "What lies where in each scope: pools, networks, reservations, and the room between them." | "各作用范围内的地址分布：地址池、网络、预留，以及其间的空闲空间。";
        planner_lead: "Where the next network can go: the first free block of a size in every pool, and outside the pools." | "下一个网络可以放在哪里：各地址池内（及地址池之外）首个符合大小的空闲网段。";
        finder: "Find free space" | "查找空闲空间";
        within: "Inside this block" | "限定于此网段";
        within_help: "Leave it empty to look in every pool. With a block, space that no pool has is listed too." | "留空则查找所有地址池。填写网段后，还会列出不属于任何地址池的空间。";
        blocks: "Free blocks" | "空闲网段";
        block: "Free block" | "空闲网段";
        home: "Where" | "位置";
        none: "No room for a block of this size" | "没有此大小的空闲网段";
        none_text: "Choose a smaller size, provision more CIDRs to a pool, or look inside another block." | "请选择更小的网段、向地址池预置更多 CIDR，或在其他网段内查找。";
        no_pools: "There are no pools yet" | "尚无地址池";
        no_pools_text: "Type a block above to look for room in it, or create a pool for it first: what is reserved is reserved in a pool." | "请在上方输入网段以查找其中的空间，或先为其创建地址池：预留总是在地址池中进行。";
        within_example: "such as 10.0.0.0/8" | "例如 10.0.0.0/8";
        reserve: "Reserve" | "预留";
        sub_pool: "Make a sub-pool" | "创建子地址池";
        top_pool: "Make a pool" | "创建地址池";
    }
}
