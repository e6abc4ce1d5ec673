//! Words around pictures.

words! {
    /// Figures, their tables and downloads.
    Chart {
        as_table: "As a table" | "以表格显示";
        legend: "Legend" | "图例";
        download_png: "PNG" | "PNG";
        download_png_of(what: &str): "Download {what} as PNG" | "将 {what} 下载为 PNG";
        no_png: "The browser could not paint the picture. Download it as SVG instead." | "浏览器无法绘制图片，请改为下载 SVG。";
        download_svg: "SVG" | "SVG";
        download_svg_of(what: &str): "Download {what} as SVG" | "将 {what} 下载为 SVG";
        download_csv_of(what: &str): "Download {what} as CSV" | "将 {what} 下载为 CSV";
        time: "Time" | "时间";
        block: "Block" | "网段";
        what: "What" | "类型";
        size: "Size" | "大小";
        other: "Other" | "其他";
        labelled(label: &str, n: &str): "{label}: {n}" | "{label}：{n}";
        range: "Time range" | "时间范围";
        hour: "1 h" | "1 小时";
        hours6: "6 h" | "6 小时";
        day: "1 d" | "1 天";
        week: "7 d" | "7 天";
        month: "30 d" | "30 天";
        year: "1 y" | "1 年";
        custom: "Custom" | "自定义";
        from: "From" | "开始时间";
        to: "To" | "结束时间";
        no_time: "Choose a date and a time for both." | "请为两项选择日期和时间。";
        to_before_from: "The end must be later than the beginning." | "结束时间必须晚于开始时间。";
        nothing: "No observation in this time" | "此时间段内没有观测数据";
        empty_title: "No observation yet" | "暂无观测数据";
        empty_text: "An observation is recorded at each import. Import your cloud's lists from time to time, and lines grow here." | "每次导入时记录一次观测。定期导入云上的列表，此处即会形成曲线。";
        all_hidden: "All lines are hidden; choose one in the legend" | "所有曲线均已隐藏，请在图例中选择";
        last_seen(when: &str): "Last observation: {when}" | "最近一次观测：{when}";
        last_before(when: &str): "No observation in this time; the last one before it: {when}" | "此时间段内没有观测数据；此前最近一次观测：{when}";
        observations(title: &str): "{title}: all observations" | "{title}：全部观测数据";
        read_hint: "Arrow keys move from observation to observation." | "使用方向键在各次观测之间移动。";
        description(n: &str, title: &str): "{title}: {n} observation in this time." / "{title}: {n} observations in this time." | "{title}：此时间段内有 {n} 次观测。";
        grouped(n: &str, span: &str): "{n} blocks, {span}" | "{n} 个网段，{span}";
        free_at(address: &str): "{address} is free" | "{address} 空闲";
        inside_of(address: &str, block: &str): "{address}, inside {block}" | "{address}，位于 {block} 内";
        zoom: "Zoom" | "缩放";
        zoom_in_hint: "Zoom in: +, Ctrl and the wheel, or a click on an empty place" | "放大：+、Ctrl 加滚轮，或点击空白处";
        zoom_out_hint: "Zoom out: −, or Ctrl and the wheel" | "缩小：− 或 Ctrl 加滚轮";
        zoom_in: "Zoom in" | "放大";
        zoom_out: "Zoom out" | "缩小";
        zoom_whole: "Show all" | "显示全部";
        move_lower: "Move to lower addresses" | "移至较低地址";
        move_higher: "Move to higher addresses" | "移至较高地址";
        zoom_hint: "Arrow keys go from block to block, Enter opens; + and − zoom, Page Up and Page Down move, 0 shows all." | "方向键在网段间移动，Enter 打开；+ 和 − 缩放，Page Up 和 Page Down 平移，0 显示全部。";
        go_to: "Find an address or CIDR" | "查找地址或 CIDR";
        go: "Show" | "显示";
        go_to_outside(what: &str): "{what} is in none of these pictures." | "{what} 不在这些图中。";
        overlapping_range: "Overlapping range" | "重叠范围";
        new: "New" | "新增";
        free: "Free" | "空闲";
        v4: "IPv4" | "IPv4";
        v6: "IPv6" | "IPv6";
        left_out(n: &str): "{n} row without known usage is left out." / "{n} rows without known usage are left out." | "未计入 {n} 行使用率未知的数据。";
        resource_cidrs: "Number of CIDR Blocks" | "CIDR 网段数";
        vpc_usage: "VPC Usage" | "VPC 使用率";
        vswitch_usage: "VSwitch Usage" | "交换机使用率";
        used_of_all: "Used share" | "已用比例";
    }
}
