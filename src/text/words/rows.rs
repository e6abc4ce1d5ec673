//! Words of lists of resources.

words! {
    /// Resource management, in a scope and over all.
    Rows {
        label: "Resources of the scope" | "作用范围内的资源";
        label_all: "Resources of all scopes" | "所有作用范围的资源";
        with_status: "VPC, VSwitch and custom" | "VPC、交换机与自定义分配";
        management: "Management" | "管理";
        compliance: "Compliance" | "合规";
        overlap: "Overlap" | "重叠";
        overlaps_with(name: &str): "Overlaps with {name}" | "与 {name} 重叠";
        overlaps_with_more(n: &str, name: &str): "Overlaps with {name} and {n} other" / "Overlaps with {name} and {n} others" | "与 {name} 及其他 {n} 个网段重叠";
        kind: "Type" | "类型";
        usage: "Usage" | "使用率";
        scope: "Scope" | "作用范围";
        held: "Not for auto-import" | "不参与自动导入";
        held_why: "It was released by hand, so automatic import keeps off until this is cleared." | "该网段由人工释放，清除此标记前自动导入不会处理它。";
        not_monitored_since(when: &str): "Not monitored since {when}" | "自 {when} 起未监控";
        reported: "as reported" | "来自数据源";
        as_reported: "As the feed reports it; no list of its VSwitches was imported." | "来自数据源的报告；尚未导入其交换机列表。";
        import_into: "Import into pool…" | "导入地址池…";
        clear_hold: "Allow auto-import again" | "恢复自动导入";
        open_pool: "Open its pool" | "打开所属地址池";
        follows_vpc: "It follows its VPC's CIDR." | "它跟随其 VPC 的网段。";
        nothing_title: "No resource here yet" | "暂无资源";
        nothing_text: "Import what your cloud's command line printed, or allocate from a pool." | "导入云命令行输出的内容，或从地址池分配。";
        import_title(n: &str): "Import {n} VPC CIDR into a pool" / "Import {n} VPC CIDRs into a pool" | "将 {n} 个 VPC 网段导入地址池";
        import_lead: "The CIDR becomes managed: it is allocated from a pool that contains it, in the same region." | "该网段将变为已管理：从同一地域内包含它的地址池分配。";
        pool_choice: "Pools that contain it" | "包含该网段的地址池";
        no_pool: "No pool in this region contains it. Create one, or provision a CIDR around it." | "该地域没有包含此网段的地址池。请创建地址池，或预置包含它的 CIDR。";
        no_pool_for(cidr: &str, region: &str): "No pool in {region} contains {cidr}." | "{region} 没有包含 {cidr} 的地址池。";
        fits: "Free in this pool" | "在此地址池中空闲";
        breaks: "Free, but breaks the pool's rules" | "空闲，但不符合地址池规则";
        taken: "Not possible" | "无法导入";
        nothing_to_do: "None of the selected rows can take this." | "所选行均不支持此操作。";
        partly(done: &str, all: &str): "{done} of {all} imported; these were refused:" | "已导入 {done} / {all}；以下被拒绝：";
        import_button: "Import" | "导入";
        each_best: "Each goes into the deepest pool of its scope that can take it." | "分别导入其作用范围内可用的最深层地址池。";
    }
}
