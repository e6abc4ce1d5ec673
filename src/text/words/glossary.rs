//! The concepts, explained.

words! {
    /// Names that other groups lack, and an explanation of every concept.
    Glossary {
        title: "Glossary" | "术语表";
        lead: "What the words mean here, and how the things hang together." | "各术语的含义及其相互关系。";
        more: "More in the glossary" | "在术语表中查看更多";
        about(what: &str): "What is this: {what}?" | "{what}是什么？";
        example: "Where to see it" | "查看位置";

        provision: "Provision" | "预置";
        allocate: "Allocate" | "分配";
        resource_cidr: "Resource CIDR" | "资源 CIDR";
        association: "Association" | "关联";
        hold: "Hold" | "保留未导入";
        planned: "Planned VPC" | "规划的 VPC";
        gone: "Gone" | "已消失";
        source: "Source" | "数据源";
        rules: "Allocation Rules" | "分配规则";

        ipam_means: "An IP address manager of one account in one region. It keeps scopes and pools, and watches the resources that its resource discoveries find." | "某账号在某地域的 IP 地址管理器。它包含作用范围和地址池，并监控其资源发现所找到的资源。";
        managed_region_means: "The region in which an IPAM lives. It cannot be changed, and is always one of the effective regions." | "IPAM 所在的地域。创建后不可更改，并且始终属于生效地域。";
        effective_region_means: "A region in which an IPAM or a discovery works. Resources elsewhere are not monitored." | "IPAM 或资源发现生效的地域。其他地域的资源不会被监控。";
        scope_means: "An address space of its own. Each IPAM has a private and a public one, and up to three more private ones. The same block may be used in two scopes; within one scope, two uses conflict." | "独立的地址空间。每个 IPAM 都有一个私网和一个公网作用范围，还可另建最多三个私网作用范围。同一网段可用于不同作用范围；在同一作用范围内重复使用则会冲突。";
        pool_means: "A collection of blocks from which addresses are given out. A pool may feed sub-pools, VPCs and reservations, all from one free space." | "用于分配地址的一组网段。地址池可以为子地址池、VPC 和预留分配，共用同一空闲空间。";
        sub_pool_means: "A pool whose blocks come out of another pool: per region, per team, per environment, up to ten levels deep." | "网段取自另一地址池的地址池，可按地域、团队、环境划分，最多十级。";
        provision_means: "To put a block into a pool. A top-level pool takes any block that no other top-level pool of the scope has; a sub-pool takes free space of its source pool." | "将网段放入地址池。顶级地址池可预置同一作用范围内其他顶级地址池未占用的任何网段；子地址池从源地址池的空闲空间中预置。";
        allocate_means: "To take a block out of a pool, for a VPC, a sub-pool, or a custom reservation." | "从地址池中取出网段，用于 VPC、子地址池或自定义预留。";
        custom_allocation_means: "A reservation: a block taken out of a pool by hand, for something that no cloud lists, such as a data centre or a future project." | "预留：手动从地址池中取出的网段，用于云上未列出的用途，例如数据中心或未来项目。";
        rules_means: "The shortest, default and longest netmask that a pool gives out. What is outside them shows as non-compliant; nothing is taken away." | "地址池分配时的最小、默认和最大网络掩码长度。超出范围的显示为不合规，但不会被收回。";
        resource_cidr_means: "One block of one VPC or vSwitch. Statuses belong to it: a VPC with two blocks has two rows." | "某个 VPC 或交换机的一个网段。状态属于网段：拥有两个网段的 VPC 有两行。";
        discovery_means: "What tells an IPAM which VPCs and vSwitches exist. It is fed by the files that you import; every IPAM comes with a default one." | "告知 IPAM 有哪些 VPC 和交换机。其数据来自您导入的文件；每个 IPAM 都自带一个默认资源发现。";
        association_means: "The link through which an IPAM uses a discovery: its own, or one that another account has shared." | "IPAM 使用资源发现的关联，可以是自己的，也可以是其他账号共享的。";
        source_means: "One list of one account and region that you import again and again: the next file updates what the last one brought." | "某账号某地域的一份列表，可反复导入：下一个文件会更新上一个文件的内容。";
        managed_means: "A resource CIDR that is allocated from a pool." | "从地址池分配的资源 CIDR。";
        unmanaged_means: "A resource CIDR that exists and is watched for overlaps, but is in no pool's books." | "存在且受重叠监控、但未从任何地址池分配的资源 CIDR。";
        ignored_means: "A resource CIDR that you have taken out of monitoring. It takes no part in overlap or compliance, and its space returns to the pool." | "您已排除在监控之外的资源 CIDR。它不参与重叠和合规判断，其空间归还地址池。";
        compliance_means: "Whether a managed block keeps the allocation rules of its pool." | "已管理的网段是否符合其地址池的分配规则。";
        overlap_means: "Whether a block shares addresses with another one of its scope. A vSwitch inside its own VPC is no overlap; two VPCs that share a range are." | "网段是否与同一作用范围内的其他网段共享地址。交换机位于自己的 VPC 内不算重叠；两个 VPC 共享地址段则算重叠。";
        usage_means: "Of a VPC: the space that its vSwitches take. Of a vSwitch: the addresses in use. Of a pool: what is allocated of what is provisioned. All counts are exact." | "VPC：其交换机占用的空间。交换机：已使用的地址。地址池：已预置地址中已分配的部分。所有计数均为精确值。";
        auto_import_means: "A switch of a pool with an effective region: VPCs that a discovery finds inside its blocks are allocated by themselves, the larger ones first." | "具有生效地域的地址池的开关：资源发现在其网段内找到的 VPC 会自动分配，较大的优先。";
        hold_means: "A VPC block that you have released by hand stays out of auto-import until you clear the hold or allocate it." | "手动释放的 VPC 网段在您清除保留或重新分配之前，不会被自动导入。";
        planned_means: "A VPC or vSwitch that does not exist yet. It takes its space like any other, and is matched when a file brings the real one." | "尚不存在的 VPC 或交换机。它与其他资源一样占用空间，当文件带来真实资源时进行匹配。";
        gone_means: "A resource that the whole list of its source does not hold any more. Its allocation is released; its last state stays readable." | "其数据源的完整列表中不再包含的资源。其分配会被释放，最后状态仍可查看。";
    }
}
