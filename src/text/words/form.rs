//! Words of forms and fields.

words! {
    /// What fields say about what is typed.
    Form {
        required: "required" | "必填";
        optional: "optional" | "选填";
        choose: "Choose…" | "请选择…";
        needed: "This is needed." | "此项必填。";
        cidr_empty: "Type a CIDR, such as 10.0.0.0/16." | "请输入 CIDR，例如 10.0.0.0/16。";
        cidr_no_length: "The prefix length is missing, such as /24." | "缺少前缀长度，例如 /24。";
        cidr_bad_address: "This is no IPv4 or IPv6 address." | "这不是有效的 IPv4 或 IPv6 地址。";
        cidr_bad_length: "The prefix length is a whole number: 0 to 32 for IPv4, 0 to 128 for IPv6." | "前缀长度须为整数：IPv4 为 0 至 32，IPv6 为 0 至 128。";
        cidr_masked: "Digits are hidden. Type the whole address." | "地址中有被隐藏的数字，请输入完整地址。";
        cidr_host_bits(network: &str): "Host bits are set: the block is {network}." | "主机位不为零：网段应为 {network}。";
        use_instead(text: &str): "Use {text}" | "改用 {text}";
        addresses(n: &str): "{n} address" / "{n} addresses" | "{n} 个地址";
        mask_option(mask: &str, size: &str): "{mask} – {size}" | "{mask} – {size}";
        no_mask: "Not set" | "未设置";
        number_range(least: &str, most: &str): "Type a whole number from {least} to {most}." | "请输入 {least} 至 {most} 之间的整数。";
        locked_region: "The managed region always belongs to it." | "托管地域始终包含在内。";
        tag_key: "Tag key" | "标签键";
        tag_value: "Tag value" | "标签值";
        add_tag: "Add tag" | "添加标签";
        remove_tag(key: &str): "Remove tag {key}" | "移除标签 {key}";
        regions_chosen(n: &str): "{n} region" / "{n} regions" | "{n} 个地域";
        find_region: "Find a region…" | "查找地域…";
        no_region: "No region matches." | "没有匹配的地域。";
        drop_here: "Drop files here, or" | "将文件拖到此处，或";
        paste_label: "Paste JSON or CSV" | "粘贴 JSON 或 CSV";
        paste_open: "Paste text instead" | "改为粘贴文本";
        paste_read: "Read the text" | "读取文本";
        pasted_name: "pasted text" | "粘贴的文本";
        reading: "Reading…" | "正在读取…";
        read_so_far(percent: &str): "{percent} % read" | "已读取 {percent} %";
        file_unreadable(name: &str): "{name} could not be read by the browser." | "浏览器无法读取 {name}。";
    }
}
