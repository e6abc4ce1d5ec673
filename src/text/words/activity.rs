//! Words of the activity log and of checkpoints.

words! {
    /// What was done, by whom, and what became of it.
    Activity {
        lead: "Everything that was done in this workspace, newest first. It survives a reload." | "此工作区内的所有操作，最新的在前，重新加载后仍会保留。";
        list: "Activity" | "操作记录";
        empty: "Nothing was done yet" | "尚无操作";
        empty_text: "Every change that you make is listed here and can be undone." | "您所做的每次更改都会列在这里，并且可以撤销。";
        what: "What" | "操作";
        when: "When" | "时间";
        how_many: "Rows" | "行数";
        tab: "Tab" | "标签页";
        state: "State" | "状态";
        tables: "Changed rows by kind" | "按类型统计的更改行";
        this_tab: "This tab" | "此标签页";
        tab_named(name: &str): "Tab {name}" | "标签页 {name}";
        kind: "Kind" | "类型";
        kind_changes: "Changes" | "更改";
        kind_imports: "Imports and refreshes" | "导入与刷新";
        kind_undos: "Undo and redo" | "撤销与重做";
        refreshed(what: &str): "Refresh: {what}" | "刷新：{what}";
        done: "Done" | "已完成";
        undone: "Undone" | "已撤销";
        is_final: "Can no longer be undone" | "已无法撤销";
        note: "—" | "—";
        undo_this: "Undo this" | "撤销此操作";
        cannot_title: "This cannot be undone alone" | "无法单独撤销此操作";
        not_there: "There is nothing to undo." | "没有可撤销的操作。";
        already: "This was undone already." | "此操作已撤销。";
        too_old: "Only the newest changes can be undone: the room for older ones is used up." | "只能撤销最近的更改：用于保存较早更改的空间已用尽。";
        touched: "Later changes touched the same rows. Undo them first:" | "之后的更改涉及相同的行，请先撤销：";
        needed: "Later changes build on this one. Undo them first:" | "之后的更改依赖于此操作，请先撤销：";
        broken(n: &str): "Without it, {n} rule would be broken." / "Without it, {n} rules would be broken." | "若撤销，将违反 {n} 条规则。";
        more(n: &str): "and {n} more" | "以及另外 {n} 项";
        went_back(name: &str): "Went back to checkpoint {name}" | "已回到检查点 {name}";
        went_back_somewhere: "Went back to a checkpoint" | "已回到检查点";
        in_settings: "settings" | "设置";
        in_ipams: "IPAMs" | "IPAM";
        in_scopes: "scopes" | "作用范围";
        in_pools: "pools" | "地址池";
        in_allocations: "allocations" | "分配";
        in_discoveries: "resource discoveries" | "资源发现";
        in_associations: "associations" | "关联";
        in_sources: "sources" | "数据源";
        in_resources: "resources" | "资源";
        in_addresses: "addresses" | "地址";
        in_members: "members" | "成员";
        in_shares: "share units" | "共享单元";
        in_reference_sets: "reference sets" | "参考集";
        checkpoints: "Checkpoints" | "检查点";
        checkpoints_text: "A checkpoint keeps the present state under a name, so that you can come back to it." | "检查点以名称保存当前状态，便于日后返回。";
        make: "New checkpoint" | "新建检查点";
        make_first: "Mark this state" | "标记当前状态";
        name: "Name" | "名称";
        name_help: "Up to 128 characters." | "最多 128 个字符。";
        made(name: &str): "Checkpoint {name} is set" | "已设置检查点 {name}";
        removed(name: &str): "Checkpoint {name} is deleted" | "已删除检查点 {name}";
        go_back: "Go back" | "返回";
        go_back_title(name: &str): "Go back to {name}?" | "返回到 {name}？";
        go_back_text(n: &str): "{n} row would be as it was then. This is one step, and can be undone." / "{n} rows would be as they were then. This is one step, and can be undone." | "{n} 行数据将恢复到当时的状态。这是一个步骤，可以撤销。";
        same_state: "Nothing has changed since." | "此后没有任何更改。";
        delete_title(name: &str): "Delete checkpoint {name}?" | "删除检查点 {name}？";
        delete_text: "The workspace stays as it is." | "工作区保持不变。";
        dropped: "Can no longer be gone back to: the room for older states is used up." | "已无法返回：用于保存较早状态的空间已用尽。";
        no_name: "Give it a name." | "请输入名称。";
        long_name: "The name has more than 128 characters." | "名称超过 128 个字符。";
        same_name: "Another checkpoint has this name." | "已有同名检查点。";
        gone: "This checkpoint is not there any more." | "此检查点已不存在。";
    }
}
