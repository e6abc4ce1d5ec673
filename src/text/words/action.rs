//! Verbs on buttons.

words! {
    /// What buttons and menu entries say.
    Action {
        ok: "OK" | "确定";
        cancel: "Cancel" | "取消";
        close: "Close" | "关闭";
        back: "Back" | "返回";
        save: "Save" | "保存";
        edit: "Edit" | "编辑";
        add: "Add" | "添加";
        create: "Create" | "创建";
        delete: "Delete" | "删除";
        remove: "Remove" | "移除";
        manage: "Manage" | "管理";
        view: "View" | "查看";
        open: "Open" | "打开";
        more: "More actions" | "更多操作";
        undo: "Undo" | "撤销";
        redo: "Redo" | "重做";
        undo_what(what: &str): "Undo: {what}" | "撤销：{what}";
        redo_what(what: &str): "Redo: {what}" | "重做：{what}";
        undone(what: &str): "Undone: {what}" | "已撤销：{what}";
        redone(what: &str): "Redone: {what}" | "已重做：{what}";
        nothing_to_undo: "Nothing to undo" | "没有可撤销的操作";
        nothing_to_redo: "Nothing to redo" | "没有可重做的操作";
        copy: "Copy" | "复制";
        copy_what(what: &str): "Copy {what}" | "复制 {what}";
        copied: "Copied" | "已复制";
        copy_failed: "The browser does not allow copying. Select the text and copy it by hand." | "浏览器不允许复制，请选中文本后手动复制。";
        download: "Download" | "下载";
        download_csv: "CSV" | "CSV";
        import: "Import" | "导入";
        export: "Export" | "导出";
        provision: "Provision CIDR" | "预置 CIDR";
        deprovision: "De-provision" | "取消预置";
        allocate: "Allocate" | "分配";
        release: "Release" | "释放";
        ignore: "Ignore" | "忽略";
        stop_ignoring: "Stop ignoring" | "取消忽略";
        associate: "Associate" | "关联";
        disassociate: "Disassociate" | "解除关联";
        share: "Share" | "共享";
        compare: "Compare" | "比较";
        reload: "Reload" | "重新加载";
        retry: "Try again" | "重试";
        clear: "Clear" | "清除";
        choose_files: "Choose files" | "选择文件";
    }
}
