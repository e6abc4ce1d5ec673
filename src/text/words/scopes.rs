//! Words of the list of scopes.

words! {
    /// The list of scopes and the dialog that makes one.
    Scopes {
        create: "Create Scope" | "创建作用范围";
        list: "Scopes" | "作用范围列表";
        empty: "No scope yet" | "暂无作用范围";
        empty_text: "Every IPAM comes with a public and a private default scope. Create an IPAM first." | "每个 IPAM 都自带默认公网和默认私网作用范围。请先创建 IPAM。";
        kind: "Scope Type" | "作用范围类型";
        kind_help: "Only private scopes can be created: an address space of its own, whose CIDRs may overlap those of other scopes." | "仅可创建私网作用范围：其地址空间独立，CIDR 可与其他作用范围重叠。";
        ipam_needed: "Choose the IPAM." | "请选择 IPAM。";
        no_ipam: "There is no IPAM in the chosen region. Create one first." | "所选地域没有 IPAM，请先创建。";
        is_default: "Default" | "是否默认";
        yes: "Yes" | "是";
        no: "No" | "否";
        pool_count: "Pools" | "地址池数";
        resource_count: "CIDRs" | "资源 CIDR 数";
        create_pool: "Create pool" | "创建地址池";
    }
}
