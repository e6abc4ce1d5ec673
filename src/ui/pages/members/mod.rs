//! Multi-account Management: the accounts and folders that an IPAM manages.

mod edit;
mod table;

use leptos::prelude::*;

use crate::command::{Command, Remedy};
use crate::model::DirectoryRole;
use crate::text::remedy_label;
use crate::ui::language::{Text, use_words, word};
use crate::ui::pages::shared::AddMemberDialog;
use crate::ui::parts::{Button, ButtonKind, Empty, Icon, LinkButton, Mark, PageHeader};
use crate::ui::route::Route;
use crate::ui::show::{use_asked, use_run};
use crate::ui::state::use_desk;

use table::MemberTable;

/// The page.
#[component]
pub fn Members() -> impl IntoView {
    let desk = use_desk();
    let adding = use_asked("create");
    let has_ipam = Memo::new(move |_| desk.read(|workspace| !workspace.ipams().is_empty()));
    let add = move || {
        view! {
            <Button
                label=word(|w| w.members.add)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| adding.set(true)
            />
        }
    };
    view! {
        <PageHeader
            title=word(|w| w.nav.members)
            lead=word(|w| w.members.lead)
            actions=move || has_ipam.get().then(add)
        />
        <Show when=move || has_ipam.get() fallback=NoIpam>
            <RoleNotice/>
            <MemberTable add=add/>
            <AddMemberDialog open=adding/>
        </Show>
    }
}

/// Members need an IPAM that manages them.
#[component]
fn NoIpam() -> impl IntoView {
    view! {
        <Empty
            title=word(|w| w.members.no_ipam)
            text=word(|w| w.members.no_ipam_text)
            actions=|| {
                view! {
                    <LinkButton
                        label=word(|w| w.pools.to_ipams)
                        to=Signal::stored(Route::Ipams.into())
                        kind=ButtonKind::Primary
                    />
                }
            }
        />
    }
}

/// Says that this account may not manage members, and makes it one that may.
#[component]
fn RoleNotice() -> impl IntoView {
    let (desk, words, run) = (use_desk(), use_words(), use_run());
    let ordinary = Memo::new(move |_| {
        desk.read(|workspace| workspace.settings().directory_role == DirectoryRole::Ordinary)
    });
    let label = Text::from(move || {
        let remedy = Remedy::BecomeAdministrator;
        desk.read(|workspace| remedy_label(&remedy, workspace, words.language()))
    });
    let press = move |()| {
        let mut settings = desk.peek(|workspace| workspace.settings().into_owned());
        settings.directory_role = DirectoryRole::DelegatedAdministrator;
        run.now(Command::UpdateSettings(settings));
    };
    view! {
        <Show when=move || ordinary.get()>
            <div class="notice told" role="note">
                {Mark::Warn.view()}
                <p>{move || words.get().members.not_administrator}</p>
                <Button label on_press=press/>
            </div>
        </Show>
    }
}
