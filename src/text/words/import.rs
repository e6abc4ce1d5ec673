//! Words of importing.

words! {
    /// What the import says before, while and after.
    Import {
        lead: "Drop what your cloud's command line printed: several files at once, JSON or CSV. Each file is recognised by itself, and nothing leaves this page." | "拖入云命令行输出的内容：可同时拖入多个 JSON 或 CSV 文件。每个文件会自动识别，任何内容都不会离开此页面。";
        commands: "Which commands?" | "使用哪些命令？";
        commands_lead: "Each prints a file that can be dropped here:" | "以下命令各输出一个可拖到此处的文件：";
        own_format: "Anything else can be written in our own format." | "其他数据可按我们自己的格式编写。";
        schema: "Schema of our own format" | "自有格式的 Schema";
        title: "Import" | "导入";
        files: "Files" | "文件";
        file_recognised(records: &str, name: &str, format: &str): "{name}: {format}, {records} record" / "{name}: {format}, {records} records" | "{name}：{format}，{records} 条记录";
        file_unknown(name: &str): "{name}: not read" | "{name}：未读取";
        region_question(name: &str): "Region of {name}" | "{name} 所属地域";
        region_help: "The file does not say it. One answer holds for the whole file." | "文件中没有说明。一次选择适用于整个文件。";
        accept_repairs: "Make these repairs" | "应用这些修复";
        undo_repairs: "Do not repair" | "不修复";
        new(n: &str): "{n} new" | "{n} 个新增";
        changed(n: &str): "{n} changed" | "{n} 个变更";
        gone(n: &str): "{n} gone" | "{n} 个消失";
        unchanged(n: &str): "{n} unchanged" | "{n} 个未变";
        newly_overlapping(n: &str): "{n} newly overlapping" | "{n} 个新重叠";
        newly_noncompliant(n: &str): "{n} newly non-compliant" | "{n} 个新不合规";
        effects(n: &str): "{n} allocated or released" | "{n} 个自动分配或释放";
        problems(n: &str): "{n} problem" / "{n} problems" | "{n} 个问题";
        not_monitored(n: &str): "{n} resource lies in a region that is not effective: it is kept, and shown once the region is added." / "{n} resources lie in regions that are not effective: they are kept, and shown once the regions are added." | "{n} 个资源位于未生效的地域：已保留，添加地域后即会显示。";
        creates_ipam(region: &str, regions: &str): "Creates an IPAM managed in {region}, effective in {regions}." | "将创建托管于 {region} 的 IPAM，生效地域：{regions}。";
        adds_regions(ipam: &str, regions: &str): "Adds to the effective regions of {ipam}: {regions}." | "将添加到 {ipam} 的生效地域：{regions}。";
        managed_region: "Managed region of the new IPAM" | "新 IPAM 的托管地域";
        leave_regions: "Do not add regions" | "不添加地域";
        add_regions: "Add regions that are not effective yet" | "添加尚未生效的地域";
        whole: "These files are the whole lists of their sources" | "这些文件是其来源的完整列表";
        whole_help: "What is missing in them is then gone. Leave it off for a part of a list." | "勾选后，其中缺少的资源视为已消失。若只是部分列表，请勿勾选。";
        apply(n: &str): "Import {n} resource" / "Import {n} resources" | "导入 {n} 个资源";
        nothing: "There is nothing to import in these files." | "这些文件中没有可导入的内容。";
        no_change: "Everything in these files is known already." | "这些文件中的内容均已存在。";
        lacks_region: "A file has no region. Choose it above: without it nothing is compared or shown in a scope." | "有文件缺少地域。请在上方选择：缺少地域则无法比较，也不会显示在作用范围中。";
        start_over: "Choose other files" | "选择其他文件";
        workspace_found(name: &str): "{name} is a Freehold workspace." | "{name} 是 Freehold 工作区文件。";
        workspace_open: "Open this workspace" | "打开此工作区";
        workspace_replaces: "It takes the place of what is here. Export first if you want to keep it." | "它将替换当前内容。如需保留，请先导出。";
        opened(name: &str): "Opened {name}" | "已打开 {name}";
        nothing_imported: "Nothing of this file will be imported." | "此文件的内容不会被导入。";
        more_problems(n: &str): "and {n} more problem" / "and {n} more problems" | "另有 {n} 个问题";
        section: "What changes" | "变更内容";
        before: "Before" | "变更前";
        after: "After" | "变更后";
        overlaps_with: "Overlaps with" | "与之重叠";
        confirm_removal: "They are really gone" | "确认已消失";
        gone_since: "Gone since" | "消失时间";
        none_here: "None." | "无。";
        facts: "Facts" | "字段";
        fact_name: "name" | "名称";
        fact_account: "account" | "账号";
        fact_region: "region" | "地域";
        fact_zone: "zone" | "可用区";
        fact_vpc: "VPC" | "VPC";
        fact_status: "status" | "状态";
        fact_tags: "tags" | "标签";
        fact_vswitches: "vSwitches" | "交换机";
        fact_counts: "address counts" | "IP 数量";
        added_cidr(cidr: &str): "+ {cidr}" | "+ {cidr}";
    }
}
