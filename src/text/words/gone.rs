//! Words for addresses that name nothing, and for dialogs about labels.

words! {
    /// What the notice in place of a deleted object says.
    Gone {
        title: "Not here any more" | "已不存在";
        why: "There is no object of this id. It was deleted or undone, or the address was mistyped." | "没有此 ID 对应的对象，可能已被删除或撤销，或地址有误。";
        undo(what: &str): "The last step did that: {what}." | "这是上一步操作的结果：{what}。";
        list(name: &str): "Go to {name}" | "前往{name}";
        edit(what: &str): "Edit {what}" | "编辑 {what}";
    }
}
