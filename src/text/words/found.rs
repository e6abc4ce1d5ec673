//! What reading a file finds.

words! {
    /// Problems of files, where they are and what to do.
    Found {
        rejected: "Rejected" | "已拒绝";
        repaired: "Repaired" | "已修复";
        warning: "Warning" | "警告";
        note: "Note" | "提示";
        record(n: &str): "record {n}" | "第 {n} 条记录";
        position(line: &str, column: &str): "line {line}, column {column}" | "第 {line} 行第 {column} 列";
        record_at(record: &str, position: &str): "{record}, {position}" | "{record}，{position}";
        too_large(bytes: &str, limit: &str): "The file has {bytes}, and at most {limit} are read. Export it in several parts." | "文件大小为 {bytes}，最多读取 {limit}。请分成多个部分导出。";
        not_text: "This is no text. Choose a JSON or CSV file in UTF-8 or UTF-16." | "该文件不是文本。请选择 UTF-8 或 UTF-16 编码的 JSON 或 CSV 文件。";
        empty: "The file is empty. Export it again." | "文件为空，请重新导出。";
        json_ended: "The JSON ends in the middle, so the file was cut. Export it again." | "JSON 在中途结束，文件不完整。请重新导出。";
        json_unexpected(found: &str): "The JSON is broken: “{found}” stands where it may not. Export it again, or correct it there." | "JSON 格式错误：此处不应出现“{found}”。请重新导出或修正此处。";
        json_broken: "The JSON is broken. Export it again, or correct it there." | "JSON 格式错误。请重新导出或修正此处。";
        unknown_format: "This file has no format that is known. Choose a list of VPCs, vSwitches or subnets from a cloud, or a file in Freehold's own format." | "无法识别该文件的格式。请选择云平台导出的 VPC、交换机或子网列表，或 Freehold 自有格式的文件。";
        not_read_yet(format: &str): "This is {format}, which cannot be read yet. Choose a list in another format." | "该文件是 {format}，目前尚不支持读取。请选择其他格式的列表。";
        no_ranges(format: &str): "This is {format}, which holds no address ranges. Choose the list of the networks themselves." | "该文件是 {format}，其中没有地址范围。请选择网络本身的列表。";
        old_state(version: &str): "This Terraform state has version {version}. Let Terraform 0.12 or newer rewrite it, then choose it again." | "该 Terraform 状态文件的版本为 {version}。请使用 Terraform 0.12 或更高版本重写后再选择。";
        unknown_own(name: &str): "“{name}” is no kind of file that this version of Freehold knows. Reload the page to get the newest version." | "当前版本的 Freehold 无法识别文件类型“{name}”。请重新加载页面以使用最新版本。";
        unsupported_version(found: &str): "The file has version {found}, which this version of Freehold does not know. Reload the page to get the newest version." | "该文件的版本为 {found}，当前版本的 Freehold 不支持。请重新加载页面以使用最新版本。";
        provider_unknown: "The list is empty and can be of more than one cloud. Say which cloud it came from." | "列表为空，可能来自多个云平台。请指定其来源云平台。";
        api_error_both(code: &str, message: &str): "The file holds an error in place of a list: {code}, “{message}”. Run the command again." | "文件内容是错误信息而非列表：{code}，“{message}”。请重新执行命令。";
        api_error_one(what: &str): "The file holds an error in place of a list: “{what}”. Run the command again." | "文件内容是错误信息而非列表：“{what}”。请重新执行命令。";
        api_error: "The file holds an error in place of a list. Run the command again." | "文件内容是错误信息而非列表。请重新执行命令。";
        empty_list: "The list has no row. If you expected some, check the account and region that were asked." | "列表中没有数据。如与预期不符，请检查查询的账号和地域。";
        more_of(held: &str, total: &str): "The file holds {held} of {total} rows." | "文件包含 {total} 行中的 {held} 行。";
        more(held: &str): "The file holds {held} row, and more exist." / "The file holds {held} rows, and more exist." | "文件包含 {held} 行，另有更多数据。";
        not_whole(n: &str): "{n} record or value was left out, so nothing that is missing here is taken for gone." / "{n} records or values were left out, so nothing that is missing here is taken for gone." | "有 {n} 条记录或值未被采用，因此不会将此处缺少的内容视为已不存在。";
        too_many_records(limit: &str): "Only the first {limit} records are read. Export the list in several parts." | "仅读取前 {limit} 条记录。请分成多个部分导出。";
        skipped(n: &str): "{n} element is no VPC or vSwitch and was passed over." / "{n} elements are no VPCs or vSwitches and were passed over." | "已跳过 {n} 个非 VPC 或交换机的元素。";
        bad_record: "This record cannot be read: it is no JSON object, nests too deeply or holds a broken character." | "无法读取该记录：它不是 JSON 对象、嵌套过深或包含损坏的字符。";
        missing(field: &str): "The field {field} is missing or empty." | "字段 {field} 缺失或为空。";
        bad_value(field: &str, value: &str): "“{value}” is no value for the field {field}." | "“{value}”不是字段 {field} 的有效值。";
        masked(field: &str, value: &str): "Digits are hidden in the field {field}: “{value}”. Export the list without hiding them." | "字段 {field} 中有被隐藏的数字：“{value}”。请导出未隐藏数字的列表。";
        cidr_empty(field: &str): "The field {field} holds no CIDR." | "字段 {field} 中没有 CIDR。";
        cidr_no_length(field: &str, value: &str): "“{value}” in the field {field} has no prefix length, such as /24." | "字段 {field} 中的“{value}”缺少前缀长度，例如 /24。";
        cidr_bad_address(field: &str, value: &str): "“{value}” in the field {field} has no IPv4 or IPv6 address." | "字段 {field} 中的“{value}”不是有效的 IPv4 或 IPv6 地址。";
        cidr_bad_length(field: &str, value: &str): "“{value}” in the field {field} has a prefix length that does not exist." | "字段 {field} 中的“{value}”前缀长度无效。";
        cidr_host_bits(field: &str, value: &str, network: &str): "“{value}” in the field {field} has host bits set: the block is {network}." | "字段 {field} 中的“{value}”主机位不为零：网段应为 {network}。";
        duplicate_resource(kind: &str, id: &str, first: &str): "{kind} {id} stands in the list again. Record {first} counts." | "{kind} {id} 在列表中重复出现，以第 {first} 条记录为准。";
        duplicate_cidr(cidr: &str, id: &str): "{cidr} of {id} stands in the list again. The first one counts." | "{id} 的 {cidr} 在列表中重复出现，以第一条为准。";
        available_above(cidr: &str, available: &str, usable: &str): "{available} addresses are said to be available in {cidr}, which can have {usable} at most. Check where the list came from." | "列表称 {cidr} 有 {available} 个可用地址，但最多只能有 {usable} 个。请检查列表的来源。";
        used_above(cidr: &str, used: &str, total: &str): "{used} addresses are said to be in use in {cidr}, which has {total} at most: all of them count as used. Check where the list came from." | "列表称 {cidr} 已使用 {used} 个地址，但最多只有 {total} 个，因此按全部已用计算。请检查列表的来源。";
        share_above(cidr: &str): "More than the whole of {cidr} is said to be in use: it counts as 100 % used. Check where the list came from." | "列表称 {cidr} 的使用率超过 100%，因此按 100% 计算。请检查列表的来源。";
        not_associated(cidr: &str, state: &str): "{cidr} is no part of its VPC: its state is “{state}”." | "{cidr} 不属于其 VPC：状态为“{state}”。";
        unknown_type(value: &str): "Resources of the type “{value}” are not tracked." | "不跟踪类型为“{value}”的资源。";
        region_unknown(n: &str): "{n} record has no region, and the file does not tell it. Choose the region of this file." / "{n} records have no region, and the file does not tell it. Choose the region of this file." | "{n} 条记录没有地域，文件中也未说明。请选择该文件的地域。";
        unknown_field(times: &str, field: &str): "The field {field} is unknown and was ignored ({times} time)." / "The field {field} is unknown and was ignored ({times} times)." | "字段 {field} 未知，已忽略（{times} 次）。";
        text_cut(field: &str, characters: &str, limit: &str): "The text in the field {field} has {characters} characters. The first {limit} are kept." | "字段 {field} 的文本有 {characters} 个字符，仅保留前 {limit} 个。";
        text_cleaned(field: &str): "Control characters in the field {field} were replaced by blanks." | "字段 {field} 中的控制字符已替换为空格。";
        too_many(field: &str, count: &str, limit: &str): "The field {field} has {count} entries. The first {limit} are kept." | "字段 {field} 有 {count} 项，仅保留前 {limit} 项。";
        left_out: "It was left out." | "该内容未被采用。";
        put_right: "It was put right." | "已自动修正。";
        use_network(cidr: &str): "Use {cidr}" | "使用 {cidr}";
        choose_region(provider: &str): "Choose the {provider} region of this file" | "选择该文件的{provider}地域";
        choose_any_region: "Choose the region of this file" | "选择该文件的地域";
        choose_provider(list: &str): "Say which cloud it is: {list}" | "指定云平台：{list}";
    }
}
