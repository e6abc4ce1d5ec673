//! Words of settings, storage and files.

words! {
    /// Where the work is kept, and how it gets out.
    Keeping {
        settings_lead: "They hold for this workspace, in this browser." | "这些设置适用于此浏览器中的工作区。";
        account: "This account" | "本账号";
        own_account: "Account UID" | "账号 UID";
        quotas: "Quotas" | "配额";
        quotas_lead: "The vendor's defaults. Raise them to plan other clouds and data centres; a lower limit refuses only what is new." | "默认值与云厂商一致。规划其他云或数据中心时可提高；降低配额只会拒绝新增。";
        quota: "Quota" | "配额";
        limit: "Limit" | "上限";
        default_limit(n: &str): "Default: {n}" | "默认：{n}";
        ipv6: "IPv6" | "IPv6";
        private_ipv6: "IPv6 in private scopes" | "私网作用范围允许 IPv6";
        private_ipv6_help: "For other clouds and unique local addresses. With the vendor, IPv6 lives in the public scope only." | "用于其他云和唯一本地地址。云厂商仅在公网作用范围支持 IPv6。";
        save: "Save settings" | "保存设置";
        storage: "Storage" | "存储";
        storage_lead: "The work is kept in this browser's local storage, compressed, two generations deep." | "内容以压缩形式保存在此浏览器的本地存储中，并保留两代。";
        used_units(used: &str, limit: &str): "{used} of about {limit} characters used" | "已使用 {used} 个字符，上限约 {limit} 个";
        used_units_only(used: &str): "{used} characters used" | "已使用 {used} 个字符";
        nearly_full(percent: &str): "Storage {percent} % full" | "存储已用 {percent} %";
        nearly_full_help: "The browser's room for this site is nearly used up. Export the workspace, then purge what is gone or free what else this site keeps." | "浏览器为此站点提供的空间即将用尽。请先导出工作区，然后清除已消失的资源或此站点的其他数据。";
        files: "Workspace file" | "工作区文件";
        files_lead: "The whole workspace as one file: a backup, or a way to another browser. Open it on the Import page." | "整个工作区保存为一个文件：可用作备份，或转移到其他浏览器。在“导入”页面打开。";
        export_workspace: "Export workspace" | "导出工作区";
        exported(name: &str): "Saved as {name}" | "已保存为 {name}";
        reset: "Reset workspace" | "重置工作区";
        reset_lead: "Starts empty. What is here is gone unless you export it first." | "从空白开始。未导出的内容将丢失。";
        reset_question: "Everything in this workspace is removed from this browser: IPAMs, pools, resources, history. This cannot be undone." | "此工作区的全部内容将从此浏览器中移除：IPAM、地址池、资源和历史记录。此操作无法撤销。";
        reset_done: "The workspace is empty." | "工作区已清空。";
        export_first: "Export first" | "先导出";
        import_lead: "Feeds come in, the workspace goes out." | "导入数据，导出工作区。";
        export_title: "Export" | "导出";
        trouble_title: "Storage" | "存储";
        download_raw: "Download what is stored" | "下载已存储的内容";
        accept: "Go on with this state" | "从此状态继续";
        discard: "Discard what is stored and start empty" | "丢弃已存储内容并从空白开始";
        take_over: "Show the other tab's state here" | "在此显示另一标签页的内容";
        file_not_json(line: &str, column: &str): "This file is not whole: it breaks off or goes wrong at line {line}, column {column}. Nothing was changed." | "文件不完整：在第 {line} 行第 {column} 列中断或出错。未做任何更改。";
        file_wrong_format: "This is no workspace file. Nothing was changed." | "这不是工作区文件。未做任何更改。";
        file_newer(version: &str): "A newer Freehold wrote this file (version {version}). Open it there. Nothing was changed." | "此文件由更新版本的 Freehold 写入（版本 {version}），请在该版本中打开。未做任何更改。";
        file_bad_row(line: &str, what: &str): "Line {line} of the file is not what it should be: {what}. Nothing was changed." | "文件第 {line} 行内容有误：{what}。未做任何更改。";
        file_broken(n: &str): "{n} row of the file contradicts another one, so it was not opened. Nothing was changed." / "{n} rows of the file contradict others, so it was not opened. Nothing was changed." | "文件中有 {n} 行相互矛盾，因此未打开。未做任何更改。";
        unkept: "This browser keeps nothing for this page. Export the workspace before you close it." | "此浏览器不会为此页面保存任何内容。关闭前请先导出工作区。";
        unreadable: "What is stored here is whole, but not a workspace this version can read. It is left untouched until you decide." | "此处存储的数据完整，但此版本无法读取。在您决定之前不会改动。";
    }
}
