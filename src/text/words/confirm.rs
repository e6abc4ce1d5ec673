//! Words of delete dialogs.

words! {
    /// What a delete dialog says.
    Confirm {
        nothing_depends: "Nothing depends on it. It can be undone." | "没有其他对象依赖它。此操作可以撤销。";
        depends: "These depend on it:" | "以下对象依赖它：";
        more(n: &str): "and {n} more" | "另有 {n} 个";
        delete_too: "Delete these too, with everything in them" | "同时删除以上对象及其全部内容";
        title_ipam(name: &str): "Delete IPAM {name}?" | "删除 IPAM {name}？";
        title_scope(name: &str): "Delete scope {name}?" | "删除作用范围 {name}？";
        title_pool(name: &str): "Delete pool {name}?" | "删除地址池 {name}？";
        title_discovery(name: &str): "Delete resource discovery {name}?" | "删除资源发现 {name}？";
        title_region(name: &str): "Remove {name} from the effective regions?" | "从生效地域中移除 {name}？";
        title_cidr(name: &str): "De-provision {name}?" | "取消预置 {name}？";
    }
}
