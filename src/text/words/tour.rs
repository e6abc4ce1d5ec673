//! Words of the tour.

words! {
    /// Five steps through what matters.
    Tour {
        start: "Take the tour" | "开始导览";
        offer_title: "New here? Five steps show what matters" | "初次使用？五步了解要点";
        offer_text: "The tour walks you through this estate. You can leave it at any time and find it again under Help." | "导览将带您了解此环境。您可以随时退出，并在“帮助”中再次打开。";
        yes: "Show me around" | "开始导览";
        no: "Not now" | "暂不";
        step(n: &str, all: &str): "Step {n} of {all}" | "第 {n} 步，共 {all} 步";
        next: "Next" | "下一步";
        leave: "Leave the tour" | "退出导览";
        finish: "Finish" | "完成";
        needs_something: "The tour needs something to show. Open the demo estate first, or import your cloud's lists." | "导览需要内容才能演示。请先打开演示环境，或导入云上的列表。";
        numbers_title: "What this scope holds" | "此作用范围包含什么";
        numbers_text: "Four rings count every block of the scope: by type, and whether it is managed, overlapping, compliant. Each number is a link to the list that it counts." | "四个环形图统计此作用范围的所有网段：类型，以及是否已管理、重叠、合规。每个数字都链接到其对应的列表。";
        overlaps_title: "What overlaps, and with what" | "什么与什么重叠";
        overlaps_text: "These rows share addresses with others. “View” draws both blocks over each other and names the range, the owners, and what you can do." | "这些网段与其他网段共享地址。点击“查看”可对照显示两个网段，并列出重叠范围、所有者和可执行的操作。";
        space_title: "The space of a pool" | "地址池的空间";
        space_text: "One picture of all addresses: what is given out, and what is free. It zooms down to single addresses; a click on free space starts a reservation there." | "一张图显示全部地址：哪些已分配，哪些空闲。可放大到单个地址；点击空闲空间即可在此处预留。";
        allocate_title: "Give out addresses" | "分配地址";
        allocate_text: "Reserve a block by size, and the first free one is chosen for you. Or link a VPC that exists. Go ahead and try: the tour waits." | "按大小预留网段，系统会为您选择第一个空闲网段；也可以关联已有的 VPC。请尝试操作，导览会等待。";
        undo_title: "Nothing is final" | "一切均可撤销";
        undo_text: "Every change is listed here and can be undone, with Ctrl Z too. When you are ready, start your own under Import & Export." | "每次更改都会列在这里并可撤销，也可使用 Ctrl Z。准备好后，可在“导入与导出”中开始使用您自己的数据。";
    }
}
