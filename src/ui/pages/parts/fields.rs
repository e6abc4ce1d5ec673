//! Fields, and a form in a dialog.

use leptos::prelude::*;

use super::sample;
use crate::address::{Cidr, Family};
use crate::ui::parts::{
    Button, ButtonKind, Card, CheckField, Choice, CidrField, FormDialog, MaskField, NumberField,
    RefusalBox, RegionChoice, RegionsField, SelectField, TagsField, TextArea, TextField,
};

pub fn regions() -> Vec<RegionChoice> {
    let all = [
        ("alibaba:cn-hangzhou", "China (Hangzhou)", "Alibaba Cloud"),
        ("alibaba:cn-shanghai", "China (Shanghai)", "Alibaba Cloud"),
        ("alibaba:eu-central-1", "Germany (Frankfurt)", "Alibaba Cloud"),
        ("aws:eu-central-1", "Europe (Frankfurt)", "AWS"),
        ("aws:us-east-1", "US East (N. Virginia)", "AWS"),
    ];
    all.map(|(value, label, group)| RegionChoice {
        value: value.into(),
        label: label.into(),
        group: group.into(),
    })
    .to_vec()
}

#[component]
pub fn FieldParts() -> impl IntoView {
    view! {
        <div class="grid">
            <Texts/>
            <Addresses/>
            <Lists/>
            <InDialog/>
        </div>
    }
}

#[component]
fn Texts() -> impl IntoView {
    let name = RwSignal::new("prod-hz".to_owned());
    let bad = RwSignal::new("http://x".to_owned());
    let problem = Signal::derive(move || {
        bad.with(|text| text.starts_with("http://"))
            .then(|| "A name must not start with http://.".to_owned())
    });
    let version = RwSignal::new("v4".to_owned());
    view! {
        <Card title=sample("Text fields", "文本字段")>
            <TextField label=sample("Name", "名称") value=name optional=true/>
            <TextField label=sample("Name", "名称") value=bad problem/>
            <TextField label=sample("IPAM", "IPAM") value=name disabled=true/>
            <TextArea
                label=sample("Description", "描述")
                value=RwSignal::new(String::new())
                help=sample("1 to 256 characters.", "1 至 256 个字符。")
                optional=true
            />
            <SelectField
                label=sample("IP Version", "IP 版本")
                value=version
                choices=vec![Choice::new("v4", "IPv4"), Choice::new("v6", "IPv6")]
            />
            <CheckField
                label=sample("Automatically Import Discovered Resource", "自动导入已发现资源")
                value=RwSignal::new(true)
                help=sample(
                    "Resources inside its CIDRs become managed without a click.",
                    "位于其 CIDR 内的资源将自动变为已管理。",
                )
            />
        </Card>
    }
}

#[component]
fn Addresses() -> impl IntoView {
    let free = RwSignal::new("10.4.0.0/22".to_owned());
    let taken = RwSignal::new("10.0.8.0/22".to_owned());
    let problem = Signal::derive(move || {
        let cidr = taken.with(|text| Cidr::parse(text)).ok()?;
        let pool = Cidr::parse("10.0.0.0/16").ok()?;
        cidr.intersects(pool).then(|| format!("{cidr} overlaps 10.0.0.0/16 in pool prod-hz."))
    });
    view! {
        <Card title=sample("Addresses", "地址")>
            <CidrField label="CIDR" value=free/>
            <CidrField label="CIDR" value=RwSignal::new("10.0.8.5/22".to_owned())/>
            <CidrField label="CIDR" value=taken problem/>
            <CidrField label="CIDR" value=RwSignal::new("2001:db8::/56".to_owned())/>
            <MaskField
                label=sample("Default Netmask Length", "默认网络掩码长度")
                value=RwSignal::new(Some(24))
                family=Family::V4
                range=16..=28
                empty=sample("Not set", "未设置")
                optional=true
            />
            <NumberField
                label=sample("Number", "数量")
                value=RwSignal::new(Some(8))
                range=1..=256
            />
        </Card>
    }
}

#[component]
fn Lists() -> impl IntoView {
    let chosen = RwSignal::new(vec!["alibaba:cn-shanghai".to_owned(), "aws:us-east-1".to_owned()]);
    let tags = RwSignal::new(vec![("team".to_owned(), "network".to_owned())]);
    view! {
        <Card title=sample("Regions and tags", "地域与标签")>
            <RegionsField
                label=sample("Effective Region", "生效地域")
                value=chosen
                regions=regions()
                locked="alibaba:cn-hangzhou".to_owned()
                help=sample("The managed region is always among them.", "始终包含托管地域。")
            />
            <TagsField label=sample("Tags", "标签") value=tags/>
        </Card>
    }
}

#[component]
fn InDialog() -> impl IntoView {
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let cidr = RwSignal::new(String::new());
    let refused = RwSignal::new(String::new());
    let submit = move |()| {
        if cidr.with_untracked(|text| Cidr::parse(text)).is_ok() {
            refused.set(String::new());
            open.set(false);
        } else {
            refused.set("A pool needs a CIDR.".to_owned());
        }
    };
    view! {
        <Card title=sample("Form in a dialog", "对话框中的表单")>
            <Button
                label=sample("Create IPAM Pool", "创建 IPAM 地址池")
                kind=ButtonKind::Primary
                on_press=move |()| open.set(true)
            />
            <FormDialog
                open
                title=sample("Create IPAM Pool", "创建 IPAM 地址池")
                on_submit=submit
            >
                <TextField label=sample("Name", "名称") value=name autofocus=true optional=true/>
                <CidrField label="CIDR" value=cidr placeholder="10.0.0.0/16"/>
                <RegionsField
                    label=sample("Effective Region", "生效地域")
                    value=RwSignal::new(Vec::new())
                    regions=regions()
                    locked="alibaba:cn-hangzhou".to_owned()
                />
                <RefusalBox message=Signal::from(refused)/>
            </FormDialog>
        </Card>
    }
}
