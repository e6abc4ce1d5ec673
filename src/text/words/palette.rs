//! Words of the command palette and of the list of keys.

words! {
    /// Searching, asking, going and doing from one line.
    Palette {
        title: "Search, ask, go, do" | "搜索、提问、跳转、操作";
        field: "A name, an address, a block, or what to do" | "名称、地址、网段或要做的事";
        hint: "Try 10.3.4.5, free /22 in 10.0.0.0/8, what overlaps, or a name" | "试试 10.3.4.5、10.0.0.0/8 空闲 /22、哪些重叠 或名称";
        answers: "Answers" | "结果";
        go: "Go to" | "前往";
        act: "Do" | "操作";
        nothing: "Nothing is called so, and nothing lies there." | "没有这样的名称，也没有对应的网段。";
        more(shown: &str, total: &str): "The first {shown} of {total}" | "共 {total} 条，显示前 {shown} 条";
        found(n: &str): "{n} result" / "{n} results" | "{n} 条结果";
        equal: "This very block" | "正是此网段";
        holds: "Holds it" | "包含它";
        inside: "Lies in it" | "位于其中";
        all_overlapping(n: &str, scope: &str): "{n} overlapping in {scope}: the whole list" | "{scope}中 {n} 个重叠：完整列表";
        no_overlap: "Nothing overlaps there." | "没有重叠。";
        free_in(what: &str): "Free in {what}" | "{what}中空闲";
        free_outside(what: &str): "In no pool of {what}" | "{what}中不属于任何地址池";
        address_of(service: &str, vswitch: &str): "{service} in {vswitch}" | "{vswitch} 中的 {service}";
        create_ipam: "Create IPAM" | "创建 IPAM";
        create_scope: "Create scope" | "创建作用范围";
        create_pool: "Create pool" | "创建地址池";
        create_discovery: "Create resource discovery" | "创建资源发现";
        add_member: "Add a member account" | "添加成员账号";
        accept: "Accept a share file" | "接受共享文件";
        checkpoint: "Make a checkpoint" | "创建检查点";
        reserve_in(pool: &str): "Reserve a block in {pool}" | "在{pool}中预留网段";
        allocate_from(pool: &str): "Allocate to a VPC from {pool}" | "从{pool}分配给 VPC";
        provision_to(pool: &str): "Provision a CIDR to {pool}" | "为{pool}预置 CIDR";
        sub_pool_of(pool: &str): "Create a sub-pool of {pool}" | "创建{pool}的子地址池";
        add_region_to(ipam: &str): "Add an effective region to {ipam}" | "为{ipam}添加生效地域";
        associate_with(ipam: &str): "Associate a resource discovery with {ipam}" | "将资源发现关联到{ipam}";
        share(what: &str): "Share {what}" | "共享{what}";
        import: "Import a file" | "导入文件";
        export: "Save the workspace as a file" | "将工作区保存为文件";
        undo: "Undo" | "撤销";
        redo: "Redo" | "重做";
        light: "Light theme" | "浅色主题";
        dark: "Dark theme" | "深色主题";
        system: "Theme of the system" | "跟随系统主题";
        english: "English" | "English";
        chinese: "中文" | "中文";
        keys: "Show all keys" | "显示所有快捷键";
    }
}
