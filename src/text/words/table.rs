//! Words of tables.

words! {
    /// What every table says about itself.
    Table {
        filter: "Filter" | "筛选";
        filter_hint: "Filter…" | "筛选…";
        filters: "Filters" | "筛选条件";
        clear_filters: "Clear filters" | "清除筛选";
        shown_of(shown: &str, all: &str): "{shown} of {all}" | "{shown} / {all}";
        rows(n: &str): "{n} row" / "{n} rows" | "{n} 行";
        no_matches: "No row matches." | "没有匹配的行。";
        nothing: "Nothing yet" | "暂无数据";
        columns: "Columns" | "列";
        select_all: "Select all rows shown" | "选择显示的全部行";
        select_row: "Select row" | "选择此行";
        selected(n: &str): "{n} row selected" / "{n} rows selected" | "已选择 {n} 行";
        clear_selection: "Clear selection" | "取消选择";
        sort_by(column: &str): "Sort by {column}" | "按 {column} 排序";
        order: "Order" | "排序方式";
        own_order: "Usual order" | "默认排序";
        upwards(column: &str): "{column}, ascending" | "{column}，升序";
        downwards(column: &str): "{column}, descending" | "{column}，降序";
        download_csv: "Download what is shown as CSV" | "将显示的内容下载为 CSV";
        printed_part(most: &str): "Only the rows in view are on paper: narrow the list down to {most} rows, or download it as CSV." | "纸上仅包含当前可见的行：请将列表筛选至 {most} 行以内，或下载 CSV。";
        operation: "Operation" | "操作";
        any(facet: &str): "{facet}: any" | "{facet}：不限";
    }
}
