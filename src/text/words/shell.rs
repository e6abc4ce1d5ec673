//! Words of the frame around every page.

words! {
    /// The top bar, the navigation's frame, toasts.
    Shell {
        skip: "Skip to content" | "跳到主要内容";
        menu: "Menu" | "菜单";
        region: "Region" | "地域";
        all_regions: "All regions" | "全部地域";
        search: "Search or ask…" | "搜索或提问…";
        search_key: "Ctrl K" | "Ctrl K";
        saved: "Saved" | "已保存";
        saving: "Saving…" | "正在保存…";
        not_saved: "Not saved" | "未保存";
        save_state: "Save state" | "保存状态";
        language: "Language" | "语言";
        theme: "Theme" | "主题";
        theme_system: "As the system" | "跟随系统";
        theme_light: "Light" | "浅色";
        theme_dark: "Dark" | "深色";
        help: "Help" | "帮助";
        notices: "Notices" | "通知";
        dismiss: "Dismiss" | "关闭通知";
        crashed: "Freehold has stopped" | "Freehold 已停止运行";
        crashed_why: "A fault in the program was met. What was saved is safe; the last change may be missing." | "程序遇到故障。已保存的内容是安全的，最后一次更改可能丢失。";
        crashed_download: "Download my workspace" | "下载我的工作区";
        crashed_details: "Details" | "详细信息";
    }
}
