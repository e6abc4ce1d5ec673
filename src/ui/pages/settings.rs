//! Settings: the account, quotas, IPv6, storage, the workspace file, reset.

mod accounts;
mod quotas;
mod storage;

use leptos::prelude::*;

use crate::command::Command;
use crate::model::PrivateIpv6;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, Card, CheckField, ConfirmDialog, Icon, PageHeader, Toast, use_toasts,
};
use crate::ui::show::{Refused, use_export, use_run};
use crate::ui::state::use_desk;

use accounts::{AccountCard, KnownAccounts};
use quotas::Quotas;
use storage::StorageCard;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <PageHeader title=word(|w| w.nav.settings) lead=word(|w| w.keeping.settings_lead)/>
        <div class="stack">
            <AccountCard/>
            <KnownAccounts/>
            <Quotas/>
            <Ipv6Card/>
            <StorageCard/>
            <FileCard/>
            <ResetCard/>
        </div>
    }
}

#[component]
fn Ipv6Card() -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let allowed =
        move || desk.peek(|workspace| workspace.settings().private_ipv6 == PrivateIpv6::Allowed);
    let value = RwSignal::new(allowed());
    let refusal = RwSignal::new(None);
    // The switch follows undo, and a refusal puts it back.
    Effect::new(move || {
        let now = desk.read(|workspace| workspace.settings().private_ipv6 == PrivateIpv6::Allowed);
        value.set(now);
    });
    Effect::new(move |before: Option<bool>| {
        let wanted = value.get();
        if before.is_some_and(|before| before != wanted) && wanted != allowed() {
            let mut settings = desk.peek(|workspace| workspace.settings().into_owned());
            settings.private_ipv6 =
                if wanted { PrivateIpv6::Allowed } else { PrivateIpv6::Refused };
            if run.into(refusal, Command::UpdateSettings(settings)).is_none() {
                value.set(!wanted);
            }
        }
        wanted
    });
    view! {
        <Card title=word(|w| w.keeping.ipv6)>
            <CheckField
                label=word(|w| w.keeping.private_ipv6)
                help=word(|w| w.keeping.private_ipv6_help)
                value
            />
            <Refused refusal/>
        </Card>
    }
}

#[component]
fn FileCard() -> impl IntoView {
    let words = use_words();
    let export = use_export();
    view! {
        <Card title=word(|w| w.keeping.files)>
            <p>{move || words.get().keeping.files_lead}</p>
            <Button label=word(|w| w.keeping.export_workspace) icon=Icon::Download on_press=export/>
        </Card>
    }
}

#[component]
fn ResetCard() -> impl IntoView {
    let (desk, words, toasts) = (use_desk(), use_words(), use_toasts());
    let export = use_export();
    let open = RwSignal::new(false);
    let reset = move |()| {
        desk.reset();
        toasts.show(Toast::new(words.now().keeping.reset_done));
    };
    view! {
        <Card title=word(|w| w.keeping.reset)>
            <p>{move || words.get().keeping.reset_lead}</p>
            <Button
                label=word(|w| w.keeping.reset)
                kind=ButtonKind::Danger
                on_press=move |()| open.set(true)
            />
            <ConfirmDialog
                open
                title=word(|w| w.keeping.reset)
                confirm=word(|w| w.keeping.reset)
                on_confirm=reset
            >
                <p>{move || words.get().keeping.reset_question}</p>
                <Button label=word(|w| w.keeping.export_first) icon=Icon::Download on_press=export/>
            </ConfirmDialog>
        </Card>
    }
}
