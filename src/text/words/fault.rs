//! What can go wrong with saving and loading, and what to do.

words! {
    /// Faults of the browser's storage.
    Fault {
        blocked: "The browser does not let this page keep anything. Allow site data for this page, or download the workspace as a file before you close it." | "浏览器不允许此页面保存数据。请允许此站点存储数据，或在关闭页面前将工作区下载为文件。";
        full(needed: &str, available: &str): "The browser's storage is full: {needed} are needed and {available} are left. Free space by removing sources that are no longer needed, or download the workspace as a file." | "浏览器存储空间已满：需要 {needed}，剩余 {available}。请移除不再需要的数据来源以释放空间，或将工作区下载为文件。";
        too_large(bytes: &str, limit: &str): "The workspace takes {bytes}, and at most {limit} can be kept. Download it as a file, then remove what is no longer needed." | "工作区大小为 {bytes}，最多可保存 {limit}。请先下载为文件，再移除不再需要的内容。";
        corrupt(damage: &str): "The saved workspace cannot be read: {damage}. Download what is there, then open a workspace file that you exported earlier or start afresh." | "无法读取已保存的工作区：{damage}。请先下载现有数据，再打开以前导出的工作区文件，或重新开始。";
        newer(found: &str, known: &str): "A newer version of Freehold saved this workspace (format {found}, this version knows {known}). Reload the page to get the newer version; nothing is overwritten." | "此工作区由更新版本的 Freehold 保存（格式 {found}，当前版本支持 {known}）。请重新加载页面以使用新版本；现有数据不会被覆盖。";
        taken_over: "Another tab has saved in the meantime. Reload to go on with its state; to keep this one, download it as a file first." | "另一个标签页已保存了更改。请重新加载以使用其内容；如需保留此处的内容，请先下载为文件。";
        gone: "The saved workspace is gone: the site's data was cleared. Download this workspace as a file, or save it again." | "已保存的工作区不存在：站点数据已被清除。请将此工作区下载为文件，或重新保存。";
        unaccepted: "An older state was restored. Look at it, and accept it before anything is saved." | "已恢复较早的状态。请先检查并接受该状态，然后才能保存。";
        not_kept: "The browser took the data and gave other data back. Download the workspace as a file, and try again." | "浏览器返回的数据与写入的数据不一致。请将工作区下载为文件后重试。";
        failed(message: &str): "The browser could not save: {message}. Download the workspace as a file, and try again." | "浏览器无法保存：{message}。请将工作区下载为文件后重试。";
        no_head: "nothing says where it is" | "找不到数据的索引";
        missing(n: &str): "part {n} is missing" | "缺少第 {n} 部分";
        altered: "its data has been altered" | "数据已被改动";
        foreign: "other data is in its place" | "该位置存放的是其他数据";
        oversized(claimed: &str, limit: &str): "it claims to be {claimed} large, beyond the limit of {limit}" | "其声明的大小为 {claimed}，超过上限 {limit}";
        head_unreadable: "One of the two notes on what was saved last cannot be read. This state may not be the newest; check your last changes." | "两份保存记录中有一份无法读取。当前状态可能不是最新的，请检查最近的更改。";
        earlier(damage: &str): "The newest state is damaged ({damage}), so the one saved before it was opened. Check your last changes." | "最新状态已损坏（{damage}），已打开上一次保存的状态。请检查最近的更改。";
        without_head: "The notes on what was saved last are gone. This state was found by searching; check it before you go on." | "保存记录已丢失。当前状态是通过搜索找到的，请检查后再继续。";
        accept_or_export: "Download it as a file to be safe, then accept it to go on saving." | "建议先下载为文件，再接受此状态以继续保存。";
    }
}
