//! Words of overlaps.

words! {
    /// The panel that compares a row with those it overlaps.
    Conflict {
        title(name: &str): "What overlaps with {name}" | "与 {name} 重叠的资源";
        none: "It overlaps with nothing any more." | "已不存在重叠。";
        lead(n: &str): "{n} other resource CIDR shares addresses with it." / "{n} other resource CIDRs share addresses with it." | "有 {n} 个其他资源 CIDR 与其地址重叠。";
        shared: "Shared range" | "重叠范围";
        picture(one: &str, other: &str): "{one} and {other} drawn to one scale" | "{one} 与 {other} 按同一比例绘制";
        picture_text(one: &str, other: &str, shared: &str): "{one} and {other} share {shared}." | "{one} 与 {other} 共享 {shared}。";
        this_one: "This one" | "当前资源";
        other_one: "The other" | "对方资源";
        ignore_this: "Ignore this one" | "忽略当前资源";
        ignore_other: "Ignore the other" | "忽略对方资源";
        advice: "Renumber one of the two before they are connected. If they never will be, ignore one: it stays listed and takes no part in overlaps." | "在互通之前，请为其中之一重新规划网段。若二者不会互通，可忽略其中之一：它仍会列出，但不再参与重叠检查。";
        more(n: &str, left: &str): "Show {n} more of {left}" | "再显示 {n} 个（剩余 {left} 个）";
        gone: "The row that this address names is not here any more." | "此地址所指的行已不存在。";
    }
}
