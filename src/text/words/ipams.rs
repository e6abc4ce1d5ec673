//! Words of the IPAM pages.

words! {
    /// The list of IPAMs and the pages of one.
    Ipams {
        create: "Create IPAM" | "创建 IPAM";
        add_region: "Add Effective Region" | "添加生效地域";
        add_scope: "Add Scope" | "添加作用范围";
        list: "IPAMs" | "IPAM 列表";
        empty: "No IPAM yet" | "暂无 IPAM";
        empty_text: "An IPAM watches the VPCs and vSwitches of its effective regions and manages their addresses in scopes and pools." | "IPAM 监控其生效地域内的 VPC 和交换机，并通过作用范围和地址池管理地址。";
        scope_count: "Scopes" | "作用范围数";
        discovery_count: "Discoveries" | "关联资源发现数";
        default_scopes: "Default Scopes" | "默认作用范围";
        default_public: "Default Public Scope" | "默认公网作用范围";
        default_private: "Default Private Scope" | "默认私网作用范围";
        default_discovery: "Default Resource Discovery" | "默认资源发现";
        default_association: "Default Association" | "默认关联";
        default_group: "Default group" | "默认资源组";
        choose_region: "Choose a region…" | "请选择地域…";
        region_needed: "Choose the managed region." | "请选择托管地域。";
        region_given: "The region chosen at the top of the page. This cannot be changed later." | "页面顶部所选的地域，创建后不可更改。";
        region_help: "It lives here. This cannot be changed later." | "其所在地域，创建后不可更改。";
        regions_help: "It sees resources in these regions. More can be added at any time." | "可监控这些地域内的资源，以后可随时添加。";
        regions_needed: "Choose at least one region." | "请至少选择一个地域。";
        makes_defaults: "A public and a private default scope and a default resource discovery are made with it." | "将同时创建默认公网作用范围、默认私网作用范围和默认资源发现。";
        takes_discovery(name: &str): "A public and a private default scope are made with it; {name} becomes its default resource discovery." | "将同时创建默认公网作用范围和默认私网作用范围；{name} 将成为其默认资源发现。";
        regions_list: "Effective regions" | "生效地域列表";
        code: "Code" | "代码";
        managed_mark: "Managed region" | "托管地域";
        pools_here: "Pools" | "地址池数";
        resources_here: "Resources Found" | "发现的资源数";
        follows(ipam: &str): "A default resource discovery works where its IPAM does: {ipam}." | "默认资源发现的生效地域与其 IPAM 一致：{ipam}。";
        associate: "Associate Resource Discovery" | "关联资源发现";
        associate_lead: "The IPAM then also sees what this resource discovery sees, in the regions that both have." | "关联后，IPAM 还会监控该资源发现所见的资源，范围为双方共同的生效地域。";
        associate_none(region: &str): "There is no other resource discovery whose managed region is {region}. One that another account shares must have that managed region too." | "没有托管地域为 {region} 的其他资源发现。其他账号共享的资源发现也须具有相同的托管地域。";
        associations_list: "Associated resource discoveries" | "关联的资源发现";
        association_status: "Association Status" | "关联状态";
        associated: "Associated" | "已关联";
        associated_at: "Associated Since" | "关联时间";
        stat_scopes: "Scopes" | "作用范围";
        stat_pools: "Pools" | "地址池";
        stat_cidrs: "Resource CIDRs" | "资源 CIDR";
        stat_overlapping: "Overlapping" | "重叠";
        stat_unmanaged: "Unmanaged" | "未管理";
        no_tags: "No tags" | "无标签";
        and_more(n: &str): "+{n}" | "+{n}";
    }
}
