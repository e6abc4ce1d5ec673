//! Ways to go: breadcrumb, region picker, command palette; and a form that is only described.

use leptos::prelude::*;

use super::fields::regions;
use super::sample;
use crate::ui::form::{Form, FormField};
use crate::ui::parts::{
    AccountField, Breadcrumb, Button, ButtonKind, Card, Choice, Crumb, RegionPicker, Toast,
    use_toasts,
};
use crate::ui::route::Route;
use crate::ui::shell::use_opens;

#[component]
pub fn PlaceParts() -> impl IntoView {
    view! {
        <div class="grid">
            <Ways/>
            <Accounts/>
            <Described/>
        </div>
    }
}

#[component]
fn Ways() -> impl IntoView {
    let palette = use_opens().palette;
    let region = RwSignal::new("alibaba:cn-shanghai".to_owned());
    view! {
        <Card title=sample("Ways", "导航")>
            <div class="stack">
                <Breadcrumb label=sample("Example breadcrumb", "示例面包屑") crumbs=vec![
                    Crumb::link(sample("IPAM Pool", "IPAM 地址池"), Route::Pools),
                    Crumb::link(sample("backbone", "骨干"), Route::Pools),
                    Crumb::here(sample("prod-hz", "生产-杭州")),
                ]/>
                <RegionPicker
                    regions=Signal::stored(regions())
                    value=region
                    label=sample("Example region", "示例地域")
                />
                <p role="status">{move || region.get()}</p>
                <Button
                    label=sample("Open the palette", "打开命令面板")
                    on_press=move |()| palette.set(true)
                />
            </div>
        </Card>
    }
}

/// Accounts that an example knows.
fn accounts() -> Vec<Choice> {
    vec![
        Choice::new("1321000000000001", "Network administrators"),
        Choice::new("1321000000000002", "Retail"),
    ]
}

#[component]
fn Accounts() -> impl IntoView {
    let account = RwSignal::new(String::new());
    let problem = Signal::derive(move || {
        let digits =
            account.with(|text| text.is_empty() || text.bytes().all(|one| one.is_ascii_digit()));
        (!digits).then(|| "An account id has digits only.".to_owned())
    });
    view! {
        <Card title=sample("Accounts", "账号")>
            <AccountField
                label=sample("Owner Account", "所属账号")
                value=account
                known=Signal::stored(accounts())
                help=sample("Known ones are offered while you type.", "输入时会显示已知账号。")
                problem
            />
        </Card>
    }
}

/// A form from data: every kind of field, what is needed, and what is wrong.
#[component]
fn Described() -> impl IntoView {
    let toasts = use_toasts();
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    let account = RwSignal::new(String::new());
    let count = RwSignal::new(Some(8));
    let on = RwSignal::new(false);
    let chosen = RwSignal::new(Vec::new());
    let kinds = vec![Choice::new("dc", "Data centre"), Choice::new("lab", "Lab")];
    let needed = sample("This is needed.", "此项必填。");
    let form = Form::doing(
        sample("A described form", "由数据描述的表单"),
        sample("Send", "提交"),
        move || {
            toasts.show(Toast::new(name.get_untracked()));
            true
        },
    )
    .field(FormField::line(sample("Name", "名称"), name).needed(needed).first())
    .field(FormField::lines(sample("Note", "备注"), note).optional())
    .field(FormField::choice(
        sample("Kind", "类型"),
        kind,
        Signal::stored(kinds),
        sample("Choose…", "请选择…"),
    ))
    .field(FormField::number(sample("Number", "数量"), count, 1..=256))
    .field(FormField::account(
        sample("Owner Account", "所属账号"),
        account,
        Signal::stored(accounts()),
    ))
    .field(FormField::switch(sample("In some regions only", "仅部分地域"), on))
    .field(
        FormField::regions(
            sample("Regions", "地域"),
            chosen,
            Signal::stored(regions()),
            Signal::stored(String::new()),
        )
        .shown(on.into()),
    )
    .fill(move || {
        name.set(String::new());
        on.set(false);
    });
    view! {
        <Card title=sample("Form from data", "数据驱动的表单")>
            <Button
                label=sample("Open the form", "打开表单")
                kind=ButtonKind::Primary
                on_press=move |()| open.set(true)
            />
            {form.dialog(open)}
        </Card>
    }
}
