//! Examples of every part in all its states, at `#/parts`. Not linked from anywhere.

mod fields;
mod places;
mod small;
mod tables;

use leptos::prelude::*;

use crate::ui::language::{Text, use_words};
use crate::ui::parts::{
    Badge, Button, ButtonKind, Crumb, Ground, Icon, Mark, Menu, MenuItem, PageHeader,
};
use crate::ui::route::Route;

/// English and Chinese of an example: examples are no words of the product.
fn sample(english: &'static str, chinese: &'static str) -> Text {
    let words = use_words();
    Text::from(move || match words.language() {
        crate::text::Language::English => english,
        crate::text::Language::Chinese => chinese,
    })
}

/// The page.
#[component]
pub fn PartsPage() -> impl IntoView {
    view! {
        <PageHeader
            title=sample("Parts", "组件")
            crumbs=vec![
                Crumb::link(sample("Overview", "总览"), Route::Overview),
                Crumb::here(sample("Parts", "组件")),
            ]
            beside=|| {
                view! { <Badge mark=Mark::Good label=sample("Managed", "已管理") ground=Ground::Soft/> }
            }
            actions=|| {
                view! {
                    <Button label=sample("Plain", "普通") on_press=|()| ()/>
                    <Button
                        label=sample("Primary", "主要")
                        kind=ButtonKind::Primary
                        icon=Icon::Plus
                        on_press=|()| ()
                    />
                    <Menu items=vec![
                        MenuItem::action(sample("Edit", "编辑"), |()| ()),
                        MenuItem::link(sample("Open", "打开"), Route::Overview),
                        MenuItem::action(sample("Share", "共享"), |()| ())
                            .refused(sample("Only the owner shares it.", "只有所有者可以共享。")),
                        MenuItem::action(sample("Delete", "删除"), |()| ()).danger(),
                    ]/>
                }
            }
            lead=sample(
                "Every part that pages are made of, in all its states.",
                "构成页面的所有组件及其各种状态。",
            )
        />
        <small::SmallParts/>
        <places::PlaceParts/>
        <fields::FieldParts/>
        <tables::TableParts/>
    }
}
