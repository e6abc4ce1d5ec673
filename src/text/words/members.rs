//! Words of Multi-account Management, and of accounts in the settings.

words! {
    /// What is said of accounts and members.
    Members {
        lead: "The accounts and folders that this account's IPAM manages." | "由当前账号的 IPAM 管理的账号和资源夹。";
        list: "Members" | "成员列表";
        add: "Add Member" | "添加成员";
        member: "Member ID/Name" | "成员 ID/名称";
        accounts: "Accounts" | "账号";
        added_at: "Added Time" | "添加时间";
        managed_by: "Managed By" | "管理 IPAM";
        account: "Account" | "账号";
        folder: "Folder" | "资源夹";
        kind: "Member Type" | "成员类型";
        folder_id: "Folder ID" | "资源夹 ID";
        folder_id_help: "As the resource directory shows it: fd- and then letters and digits." | "以资源目录中的显示为准：fd- 后接字母和数字。";
        folder_accounts: "Accounts in the folder" | "资源夹中的账号";
        account_row(n: &str): "Account {n}" | "账号 {n}";
        add_account: "Add account" | "添加账号";
        remove_account(n: &str): "Remove account {n}" | "移除账号 {n}";
        account_help: "Choose an account that is known here, or type the UID of any other." | "可选择已知账号，或输入其他账号的 UID。";
        accounts_needed: "Type at least one account." | "请至少填写一个账号。";
        name_help: "Shown beside the UID. It may stay empty." | "显示在 UID 旁，可留空。";
        add_lead: "Members filter nothing: what is imported is monitored, whoever owns it. Managing an account says that its networks are this IPAM's business." | "成员不影响监控范围：导入的资源无论归属都会被监控。添加成员表示其网络由此 IPAM 管理。";
        edit_folder(name: &str): "Edit folder {name}" | "编辑资源夹 {name}";
        n_accounts(n: &str): "{n} account" / "{n} accounts" | "{n} 个账号";
        empty: "No member yet" | "暂无成员";
        empty_text: "Add the accounts whose networks this IPAM manages, one by one or as a folder of the resource directory." | "添加由此 IPAM 管理网络的账号，可逐个添加，也可按资源目录的资源夹添加。";
        no_ipam: "Members need an IPAM" | "成员需要 IPAM";
        no_ipam_text: "Create an IPAM first: it is what manages them." | "请先创建 IPAM，由它管理成员。";
        not_administrator: "Only the IPAM delegated administrator of a resource directory manages members, and this account is not set as that." | "只有资源目录的 IPAM 委派管理员才能管理成员，当前账号未设置为委派管理员。";
        remove_title(name: &str): "Remove {name}?" | "移除{name}？";
        remove_several(n: &str): "Remove {n} member?" / "Remove {n} members?" | "移除 {n} 个成员？";
        remove_question: "The IPAM manages it no longer. Its resources stay, and are monitored as before. It can be undone." | "IPAM 将不再管理它。其资源保留，并继续受到监控。此操作可以撤销。";
        relation_sharer: "Shares with this account" | "共享给当前账号";
        mine: "This is my account" | "这是我的账号";
        strangers(n: &str): "{n} account of this import is neither this account, nor a member, nor one that shares with it. Its resources are imported all the same." / "{n} accounts of this import are neither this account, nor members, nor ones that share with it. Their resources are imported all the same." | "导入内容中有 {n} 个账号既不是当前账号，也不是成员或共享方。其资源仍会被导入。";
        administrator: "This account is the delegated administrator" | "当前账号是委派管理员";
        administrator_help: "Of IPAM, in its resource directory. Only then can it manage members." | "指资源目录中 IPAM 的委派管理员。仅此时可管理成员。";
        known: "Known accounts" | "已知账号";
        known_lead: "Accounts that feeds, members and shares name. A display name is shown beside the UID everywhere." | "数据、成员和共享中出现的账号。显示名称会显示在各处 UID 旁。";
        known_empty: "No other account is known" | "暂无其他已知账号";
        known_empty_text: "Accounts appear with what is imported, or name one by hand." | "账号会随导入的数据出现，也可手动添加。";
        display_name: "Display Name" | "显示名称";
        own_name: "Name of this account" | "当前账号名称";
        no_name: "No name yet" | "暂无名称";
        name_account: "Name an account" | "命名账号";
        rename: "Rename" | "重命名";
        rename_title(account: &str): "Rename account {account}" | "重命名账号 {account}";
        name_own: "Name this account" | "命名当前账号";
        name_own_help: "Others read it in the share files that this account writes." | "其他账号会在当前账号生成的共享文件中看到它。";
        forget_help: "An empty name forgets it." | "留空则移除名称。";
    }
}
