//! Words of the first visit and of the overview.

words! {
    /// The three doors, and the overview of everything.
    Welcome {
        title: "Plan and watch your address space" | "规划并监控您的地址空间";
        lead: "An IP address manager in this page: no server, no account. Nothing you type or drop leaves this machine." | "页面内的 IP 地址管理器：无需服务器，无需账号。您输入或拖入的任何内容都不会离开本机。";
        demo_title: "Try the demo estate" | "体验演示环境";
        demo_text: "Three regions, two accounts, about 40 VPCs and 200 vSwitches, with overlaps, gaps and two weeks of history." | "三个地域、两个账号，约 40 个 VPC 和 200 个交换机，含重叠、空闲空间和两周的历史记录。";
        demo_button: "Open the demo" | "打开演示";
        import_title: "Import my cloud's JSON" | "导入我的云 JSON";
        import_text: "Drop what the command line of Alibaba Cloud or AWS printed. You see what would change before anything does." | "拖入阿里云或 AWS 命令行输出的文件。在任何更改之前，您可以先预览。";
        import_more: "What can be imported, and how to get it" | "可导入的内容及获取方式";
        import_button: "Import files" | "导入文件";
        empty_title: "Start empty" | "从空白开始";
        empty_text: "Create an IPAM, give it a pool, and plan from there." | "创建 IPAM，添加地址池，由此开始规划。";
        empty_button: "Create an IPAM" | "创建 IPAM";
        demo_replace: "Put the demo in place of your work?" | "用演示环境替换当前工作？";
        demo_question: "The demo estate takes the place of everything in this browser, and that cannot be undone. Export your workspace first if you want to keep it." | "演示环境将替换此浏览器中的全部内容，且无法撤销。如需保留，请先导出工作区。";
        demo_opened: "This is the demo estate. Reset it in Settings when you want to start your own." | "这是演示环境。如需开始自己的规划，可在“设置”中重置。";
        overview_lead: "Everything this workspace knows, IPAM by IPAM." | "按 IPAM 查看此工作区的全部内容。";
        resource_cidrs(n: &str): "resource CIDR" / "resource CIDRs" | "资源 CIDR";
        overlapping: "overlapping" | "重叠";
        non_compliant: "non-compliant" | "不合规";
        unmanaged: "unmanaged" | "未管理";
        ignored: "ignored" | "已忽略";
        pools(n: &str): "pool" / "pools" | "地址池";
        last_import: "Last import" | "上次导入";
        never: "never" | "从未";
        recent: "Recent activity" | "最近操作";
        what: "What" | "操作";
        when: "When" | "时间";
        rows: "Rows changed" | "更改行数";
    }
}
