//! Words of the list of keys.

words! {
    /// What the keys do.
    Keys {
        title: "Keys" | "快捷键";
        key: "Key" | "按键";
        does: "What it does" | "作用";
        palette: "Search, ask, go, do" | "搜索、提问、跳转、操作";
        filter: "Filter the list" | "筛选列表";
        go(page: &str): "Go to {page}" | "前往{page}";
        keys: "Show these keys" | "显示快捷键";
        undo: "Undo" | "撤销";
        redo: "Redo" | "重做";
        close: "Close a dialog or menu" | "关闭对话框或菜单";
        rows: "From row to row, at the same button" | "在各行的同一按钮间移动";
        blocks: "From block to block in a picture of space, from time to time in a chart" | "在空间图的网段间、图表的时间点间移动";
        zoom: "Closer, further away, or all of a picture" | "放大、缩小或显示整张图";
        beside: "To lower and higher addresses in a picture" | "在图中移至较低和较高的地址";
        ends: "To the first and the last in a row of a picture" | "移至图中该行的首个和末个";
        open: "Open what the cursor of a picture is on" | "打开图中光标所在的对象";
        then(first: &str, second: &str): "{first} then {second}" | "{first} 然后 {second}";
        letters: "Single-letter keys" | "单字母快捷键";
        letters_help: "They never act while you type in a field. Switch them off if a voice control or an aid of yours presses letters." | "在输入框中输入时不会触发。如果您的语音控制或辅助工具会按下字母，请关闭。";
        on: "On" | "开";
    }
}
