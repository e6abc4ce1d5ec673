//! Badges, bars, cards, notices and the like.

use leptos::prelude::*;

use super::sample;
use crate::address::Count;
use crate::ui::parts::{
    Badge, Button, ButtonKind, Card, ConfirmDialog, CopyText, Detail, DetailsList, Dialog,
    DialogWidth, Empty, FileDrop, Ground, Icon, LinkButton, Mark, RefusalBox, Shorten, Stat, Stats,
    Tab, Tabs, Toast, Usage, UsageBar, use_toasts,
};
use crate::ui::route::Route;
use crate::ui::shell::{SaveState, SaveStatus};

const MARKS: [(Mark, &str, &str); 4] = [
    (Mark::Good, "Managed", "已管理"),
    (Mark::Warn, "Unmanaged", "未管理"),
    (Mark::Bad, "Overlapping", "重叠"),
    (Mark::Idle, "Ignored", "已忽略"),
];

#[component]
pub fn SmallParts() -> impl IntoView {
    view! {
        <Tabs tabs=vec![
            Tab::new(sample("Parts", "组件"), Route::Parts),
            Tab::new(sample("Resource Management", "资源管理"), Route::Resources)
                .count(Signal::stored(Some("312".to_owned()))),
            Tab::new(sample("Monitoring Chart", "监控图表"), Route::Space),
        ]/>
        <Numbers/>
        <div class="grid">
            <Statuses/>
            <Facts/>
            <Buttons/>
            <Dialogs/>
            <Card title=sample("Refused", "被拒绝")>
                <RefusalBox
                    message=sample(
                        "10.0.8.0/22 overlaps 10.0.0.0/16 in pool prod-hz. Choose a free block: 10.4.0.0/22 is the first.",
                        "10.0.8.0/22 与地址池 prod-hz 中的 10.0.0.0/16 重叠。请选择空闲网段：10.4.0.0/22 是第一个。",
                    )
                    code="InvalidCidr.Overlapped"
                    remedy=|| {
                        view! { <Button label=sample("Use 10.4.0.0/22", "改用 10.4.0.0/22") on_press=|()| ()/> }
                    }
                />
            </Card>
            <Card title=sample("Files", "文件")>
                <FileDrop
                    accept=".json,.csv"
                    on_files={
                        let toasts = use_toasts();
                        move |files: Vec<crate::ui::browser::file::NamedBytes>| {
                            for file in files {
                                toasts.show(Toast::new(format!("{}: {} B", file.name, file.bytes.len())));
                            }
                        }
                    }
                />
            </Card>
            <Card title=sample("Empty", "空")>
                <Empty
                    title=sample("No pool yet", "暂无地址池")
                    text=sample(
                        "A pool holds CIDRs from which VPCs and sub-pools take theirs.",
                        "地址池中的 CIDR 可分配给 VPC 和子地址池。",
                    )
                    actions=|| {
                        view! {
                            <LinkButton
                                label=sample("Create IPAM Pool", "创建 IPAM 地址池")
                                to=Route::PoolNew.with(Default::default())
                                kind=ButtonKind::Primary
                            />
                        }
                    }
                />
            </Card>
            <Icons/>
        </div>
    }
}

#[component]
fn Numbers() -> impl IntoView {
    view! {
        <Stats>
            <Stat value="312" label=sample("resource CIDRs", "个资源 CIDR") href="#/resources"/>
            <Stat
                value="14"
                label=sample("overlap", "重叠")
                mark=Some(Mark::Bad)
                href="#/resources?overlap=Overlapping"
            />
            <Stat
                value="9"
                label=sample("non-compliant", "不合规")
                mark=Some(Mark::Bad)
                href="#/resources"
            />
            <Stat
                value="41"
                label=sample("unmanaged", "未管理")
                mark=Some(Mark::Warn)
                href="#/resources"
            />
            <Stat value="62 %" label=sample("of 10.0.0.0/8 provisioned", "的 10.0.0.0/8 已预置")/>
        </Stats>
    }
}

#[component]
fn Statuses() -> impl IntoView {
    let row = |ground| {
        let badges = MARKS.map(|(mark, english, chinese)| {
            view! { <Badge mark label=sample(english, chinese) ground/> }
        });
        view! { <div class="row">{badges}</div> }
    };
    let bars =
        [Some((0, 4_096)), Some((512, 4_096)), Some((3_400, 4_096)), Some((4_090, 4_096)), None];
    view! {
        <Card title=sample("Status and usage", "状态与使用率")>
            {row(Ground::None)}
            {row(Ground::Soft)}
            <div class="row">
                <SaveStatus save=SaveState::Saved/>
                <SaveStatus save=SaveState::Saving/>
                <SaveStatus save=SaveState::NotSaved("The storage is full.".to_owned())/>
            </div>
            <ul class="plain stack">
                {bars
                    .map(|bar| {
                        let usage = bar
                            .map(|(used, total)| Usage {
                                used: Count::new(used),
                                total: Count::new(total),
                            });
                        view! {
                            <li>
                                <UsageBar usage/>
                            </li>
                        }
                    })}
                <li>
                    <UsageBar usage=Some(Usage {
                        used: Count::new(70_000),
                        total: Count::power_of_two(72),
                    })/>
                </li>
            </ul>
        </Card>
    }
}

#[component]
fn Facts() -> impl IntoView {
    view! {
        <Card
            title=sample("Details", "详情")
            actions=|| {
                view! {
                    <Button
                        label=sample("Edit", "编辑")
                        kind=ButtonKind::Quiet
                        icon=Icon::Edit
                        on_press=|()| ()
                    />
                }
            }
        >
            <DetailsList>
                <Detail label=sample("Name", "名称")>"prod-hz"</Detail>
                <Detail label="ID">
                    <CopyText text="ipam-pool-0000000000a3f7x9" shorten=Shorten::Middle/>
                </Detail>
                <Detail label="CIDR">
                    <CopyText text="10.0.0.0/16"/>
                </Detail>
                <Detail label=sample("VPC", "VPC")>
                    <CopyText
                        text="vpc-bp16qjewdsunr41m0w7xh9q2"
                        shorten=Shorten::Middle
                        href="#/resources"
                    />
                </Detail>
                <Detail label=sample("Managed Region", "托管地域")>
                    {move || sample("China (Hangzhou)", "华东1（杭州）").get()}
                </Detail>
                <Detail label=sample("Description", "描述")>"—"</Detail>
            </DetailsList>
        </Card>
    }
}

#[component]
fn Buttons() -> impl IntoView {
    let kinds = [
        (ButtonKind::Plain, "Plain", "普通"),
        (ButtonKind::Primary, "Primary", "主要"),
        (ButtonKind::Danger, "Delete", "删除"),
        (ButtonKind::Quiet, "Quiet", "低调"),
    ];
    let row = move |off: bool| {
        let buttons = kinds.map(|(kind, english, chinese)| {
            view! { <Button label=sample(english, chinese) kind disabled=off on_press=|()| ()/> }
        });
        view! { <div class="row">{buttons}</div> }
    };
    view! {
        <Card title=sample("Buttons", "按钮")>
            {row(false)} {row(true)}
            <div class="row">
                <Button
                    label=sample("With an icon", "带图标")
                    icon=Icon::Import
                    on_press=|()| ()
                />
                <LinkButton
                    label=sample("A link", "链接")
                    to=Route::Overview.with(Default::default())
                />
            </div>
        </Card>
    }
}

#[component]
fn Dialogs() -> impl IntoView {
    let toasts = use_toasts();
    let (confirm, panel) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <Card title=sample("Dialogs and notices", "对话框与通知")>
            <div class="row">
                <Button label=sample("Ask", "确认框") on_press=move |()| confirm.set(true)/>
                <Button label=sample("Panel", "侧栏") on_press=move |()| panel.set(true)/>
                <Button
                    label=sample("Notice", "通知")
                    on_press=move |()| {
                        toasts
                            .show(
                                Toast::new("prod-hz was deleted.").action("Undo", move |()| toasts.clear()),
                            );
                    }
                />
            </div>
            <ConfirmDialog
                open=confirm
                title=sample("Delete pool prod-hz?", "删除地址池 prod-hz？")
                confirm=sample("Delete", "删除")
                on_confirm=move |()| toasts.show(Toast::new("prod-hz was deleted."))
            >
                <p>{move || sample("These go with it:", "以下内容将一并删除：").get()}</p>
                <ul>
                    <li>"prod-hz-a, 10.0.0.0/20"</li>
                    <li>"prod-hz-b, 10.0.16.0/20"</li>
                </ul>
            </ConfirmDialog>
            <Dialog
                open=panel
                title=sample("Overlap", "重叠")
                width=DialogWidth::Panel
                footer=move || {
                    view! { <Button label=sample("Close", "关闭") on_press=move |()| panel.set(false)/> }
                }
            >
                <DetailsList>
                    <Detail label="prod-core">
                        <CopyText text="10.0.0.0/20"/>
                    </Detail>
                    <Detail label="legacy">
                        <CopyText text="10.0.8.0/22"/>
                    </Detail>
                </DetailsList>
            </Dialog>
        </Card>
    }
}

#[component]
fn Icons() -> impl IntoView {
    view! {
        <Card title=sample("Icons", "图标")>
            <ul class="icon-list plain">
                {Icon::ALL
                    .iter()
                    .map(|icon| {
                        view! {
                            <li title=format!("{icon:?}")>
                                {icon.view()} <span>{format!("{icon:?}")}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </Card>
    }
}
