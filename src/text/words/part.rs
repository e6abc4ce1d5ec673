//! Words of the small parts.

words! {
    /// Usage bars, refusals, regions and the like.
    Part {
        unknown: "Unknown" | "未知";
        dash: "—" | "—";
        used_of(used: &str, whole: &str): "{used} of {whole}" | "{used} / {whole}";
        noted(what: &str, note: &str): "{what}, {note}" | "{what}，{note}";
        usage_of(percent: &str, used: &str, whole: &str): "{percent} used: {used} of {whole}" | "已使用 {percent}：{used} / {whole}";
        refused: "This cannot be done" | "无法执行此操作";
        code(code: &str): "Code: {code}" | "代码：{code}";
        good: "Good" | "正常";
        warn: "Attention" | "注意";
        bad: "Problem" | "异常";
        idle: "Idle" | "未启用";
        loading: "Loading…" | "加载中…";
        in_the_works: "This page has no content yet." | "此页面暂无内容。";
        gone: "What this address names is not here. It may have been deleted or undone, or the address was mistyped." | "此地址所指的内容不存在，可能已被删除或撤销，或地址有误。";
    }
}
