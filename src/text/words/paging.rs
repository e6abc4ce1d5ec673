//! How to fetch the rest of a list.

words! {
    /// What to do about a file that is one page of several.
    Paging {
        alibaba_pages: "Fetch the other pages with --PageSize 50 --PageNumber 2 and so on, and choose all files together." | "请使用 --PageSize 50 --PageNumber 2 依次获取其余各页，并同时选择所有文件。";
        alibaba_token: "Fetch the rest with --NextToken and the token in this file, and choose all files together." | "请使用 --NextToken 和此文件中的令牌获取其余数据，并同时选择所有文件。";
        aws: "Run the command again without --max-items and --no-paginate: then the whole list comes at once." | "请去掉 --max-items 和 --no-paginate 后重新执行命令，即可一次获取完整列表。";
        azure: "Fetch the address in nextLink for the rest, and choose all files together." | "请访问 nextLink 中的地址获取其余数据，并同时选择所有文件。";
        google: "Run the command again without --limit, or fetch the rest with nextPageToken, and choose all files together." | "请去掉 --limit 后重新执行命令，或使用 nextPageToken 获取其余数据，并同时选择所有文件。";
        tencent: "Fetch the rest with --Limit 100 --Offset 100 and so on, and choose all files together." | "请使用 --Limit 100 --Offset 100 依次获取其余数据，并同时选择所有文件。";
        netbox: "Fetch the address in next for the rest, or ask with limit=0, and choose all files together." | "请访问 next 中的地址获取其余数据，或使用 limit=0 查询，并同时选择所有文件。";
        total: "Fetch the other pages (Alibaba Cloud: --PageSize 50 --PageNumber 2 and so on), and choose all files together." | "请获取其余各页（阿里云：依次使用 --PageSize 50 --PageNumber 2），并同时选择所有文件。";
        token: "Fetch the rest (AWS: without --max-items; Alibaba Cloud: with --NextToken), and choose all files together." | "请获取其余数据（AWS：去掉 --max-items；阿里云：使用 --NextToken），并同时选择所有文件。";
    }
}
