//! What can be done about a refusal, on buttons.

words! {
    /// Labels of remedies.
    Offer {
        use_cidr(cidr: &str): "Use {cidr}" | "使用 {cidr}";
        use_length(length: &str): "Use /{length}" | "使用 /{length}";
        open(what: &str): "Open {what}" | "打开 {what}";
        raise_quota(quota: &str): "Raise the quota for {quota}" | "调高配额：{quota}";
        delete_too: "Delete them too" | "一并删除";
        add_region(region: &str, ipam: &str): "Add {region} to IPAM {ipam}" | "将 {region} 添加到 IPAM {ipam}";
        replace: "Replace the custom allocations" | "替换自定义分配";
        confirm_removal: "Remove them, they are gone" | "确认移除这些资源";
        allow_private_ipv6: "Allow IPv6 in private scopes" | "允许私网作用范围使用 IPv6";
        use_region(region: &str): "Use {region}" | "使用 {region}";
        stop_ignoring(cidr: &str): "Stop ignoring {cidr}" | "取消忽略 {cidr}";
    }
}
