//! Words of what is done with several objects at once.

words! {
    /// Deleting, tagging and grouping what is selected.
    Bulk {
        delete: "Delete…" | "删除…";
        tag: "Tag…" | "添加标签…";
        untag: "Untag…" | "移除标签…";
        group: "Change resource group…" | "更改资源组…";
        delete_title(n: &str): "Delete {n} selected object?" / "Delete {n} selected objects?" | "删除所选的 {n} 个对象？";
        delete_these(n: &str): "Delete {n}" | "删除 {n} 个";
        goes: "Nothing depends on it." | "没有其他对象依赖它。";
        goes_with(n: &str): "{n} object depends on it." / "{n} objects depend on it." | "有 {n} 个对象依赖它。";
        done(n: &str): "{n} object deleted." / "{n} objects deleted." | "已删除 {n} 个对象。";
        undone(n: &str): "{n} step undone." / "{n} steps undone." | "已撤销 {n} 步。";
        tag_title(n: &str): "Tag {n} object" / "Tag {n} objects" | "为 {n} 个对象添加标签";
        untag_title(n: &str): "Remove tags from {n} object" / "Remove tags from {n} objects" | "移除 {n} 个对象的标签";
        untag_which: "Tags to remove, by their keys" | "要移除的标签键";
        no_tags: "None of them has tags." | "所选对象均无标签。";
        group_title(n: &str): "Resource group of {n} object" / "Resource group of {n} objects" | "{n} 个对象的资源组";
        group_help: "Left empty, they go into the default resource group." | "留空则归入默认资源组。";
    }
}
