//! Tables: with selection and facets, with 100,000 rows, and empty.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::sample;
use crate::address::{Cidr, Count, Family};
use crate::ui::parts::{
    Badge, Button, ButtonKind, Card, Column, CopyText, DataTable, Lines, Mark, Menu, MenuItem,
    Shorten, TableState, Usage, UsageBar,
};

/// A made-up resource for row `n`.
fn cidr(n: u32) -> Option<Cidr> {
    Cidr::containing(Family::V4, 0x0a00_0000 + u128::from(n) * 4_096, 20)
}

fn cidr_text(n: u32) -> String {
    cidr(n).map(|cidr| cidr.to_string()).unwrap_or_default()
}

fn status(n: u32) -> (Mark, &'static str) {
    match n % 7 {
        2 => (Mark::Warn, "Unmanaged"),
        5 => (Mark::Idle, "Ignored"),
        _ => (Mark::Good, "Managed"),
    }
}

fn usage(n: u32) -> Option<Usage> {
    (n % 5 != 4)
        .then(|| Usage { used: Count::new(u128::from(n * 613 % 4_096)), total: Count::new(4_096) })
}

fn columns() -> Vec<Column<u32>> {
    vec![
        Column::view("resource", sample("Resource", "资源"), |n| {
            view! {
                <span class="two-line">
                    <a href="#/parts">{format!("prod-core-{n}")}</a>
                    <CopyText text=format!("vpc-bp16qjewdsunr41m{n:05}") shorten=Shorten::Middle/>
                </span>
            }
        })
        .csv(|n| format!("prod-core-{n}"))
        .sort_by_key(|n| n)
        .fixed(),
        Column::text("type", sample("Type", "类型"), |n| {
            if n % 3 == 0 { "VPC".into() } else { "VSwitch".into() }
        }),
        Column::view("cidr", "CIDR", |n| {
            view! {
                <span class="two-line">
                    <CopyText text=cidr_text(n)/>
                    <span class="muted">"4,096"</span>
                </span>
            }
        })
        .csv(cidr_text)
        .sort_by_key(cidr),
        Column::view("management", sample("Management Status", "管理状态"), |n| {
            let (mark, label) = status(n);
            view! { <Badge mark label/> }
        })
        .csv(|n| status(n).1.to_owned())
        .sort_by_key(|n| status(n).1),
        Column::view("usage", sample("IP Address Usage", "IP 使用率"), |n| {
            view! { <UsageBar usage=usage(n)/> }
        })
        .csv(|n| usage(n).map(|usage| usage.used.to_string()).unwrap_or_default())
        .sort_by_key(|n| usage(n).map(|usage| usage.used)),
        Column::text("region", sample("Region", "地域"), |n| {
            if n % 2 == 0 { "cn-hangzhou".into() } else { "cn-shanghai".into() }
        }),
        Column::text("owner", sample("Owner Account", "所属账号"), |n| format!("1321{n:08}"))
            .hidden(),
        Column::operations(sample("Operation", "操作"), |_| {
            view! {
                <Button label=sample("Manage", "管理") kind=ButtonKind::Quiet on_press=|()| ()/>
                <Menu items=vec![
                    MenuItem::action(sample("Ignore", "忽略"), |()| ()),
                    MenuItem::action(sample("Release", "释放"), |()| ()).danger(),
                ]/>
            }
        }),
    ]
}

#[component]
pub fn TableParts() -> impl IntoView {
    let kind = RwSignal::new(String::new());
    let rows = Signal::derive(move || {
        let kind = kind.get();
        (0..48_u32).filter(|n| kind.is_empty() || status(*n).1 == kind).collect::<Arc<[u32]>>()
    });
    let selection = RwSignal::new(HashSet::new());
    let none: Arc<[u32]> = Arc::new([]);
    let many: Arc<[u32]> = (0..100_000).collect();
    view! {
        <Card title=sample("A table", "表格")>
            <DataTable
                name="parts"
                label=sample("Resources", "资源")
                columns=columns()
                rows
                total=Signal::stored(48)
                state=TableState::in_address()
                lines=Lines::Two
                selection
                clear=move |()| kind.set(String::new())
                facets=move || {
                    view! {
                        <select
                            aria-label=move || sample("Management Status", "管理状态").get()
                            on:change:target=move |event| kind.set(event.target().value())
                        >
                            <option value="" selected=move || kind.with(String::is_empty)>
                                "Management: any"
                            </option>
                            <option selected=move || kind.get() == "Managed">"Managed"</option>
                            <option selected=move || kind.get() == "Unmanaged">"Unmanaged"</option>
                        </select>
                    }
                }
                bulk=|| view! { <Button label=sample("Ignore", "忽略") on_press=|()| ()/> }
            />
        </Card>
        <Card title=sample("100,000 rows", "100,000 行")>
            <DataTable
                name="parts-many"
                label=sample("Many resources", "大量资源")
                columns=columns()
                rows=many
                lines=Lines::Two
            />
        </Card>
        <Card title=sample("No rows", "无数据")>
            <DataTable
                name="parts-none"
                label=sample("No resources", "无资源")
                columns=columns()
                rows=none
            />
        </Card>
    }
}
