//! What was done, in the past tense.

words! {
    /// Steps that can be undone.
    Deed {
        created(what: &str): "Created {what}" | "已创建 {what}";
        updated(what: &str): "Changed {what}" | "已修改 {what}";
        deleted(what: &str): "Deleted {what}" | "已删除 {what}";
        regions(what: &str): "Changed the effective regions of {what}" | "已修改 {what} 的生效地域";
        provisioned(what: &str): "Provisioned CIDRs to {what}" | "已为 {what} 预置 CIDR";
        deprovisioned(what: &str): "De-provisioned a CIDR of {what}" | "已取消预置 {what} 的 CIDR";
        reserved(what: &str): "Reserved {what}" | "已预留 {what}";
        allocated(what: &str): "Allocated {what}" | "已分配 {what}";
        released(what: &str): "Released {what}" | "已释放 {what}";
        associated(what: &str): "Changed the association of {what}" | "已更改 {what} 的关联";
        watched(what: &str): "Changed the monitoring of {what}" | "已更改 {what} 的监控";
        imported(what: &str): "Imported {what}" | "已导入 {what}";
        source_removed(what: &str): "Removed {what}" | "已移除 {what}";
        settings: "Changed the settings" | "已修改设置";
        rows(n: &str): "{n} row" / "{n} rows" | "{n} 行数据";
        cidrs(n: &str): "{n} CIDR" / "{n} CIDRs" | "{n} 个 CIDR";
        allocations(n: &str): "{n} allocation" / "{n} allocations" | "{n} 个分配";
        resources_into(n: &str, what: &str): "{n} resource into {what}" / "{n} resources into {what}" | "{n} 个资源到 {what}";
    }
}
