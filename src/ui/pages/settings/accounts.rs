//! This account, its role, and the display names of others.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, MembersCommand, Spot};
use crate::model::{AccountId, DirectoryRole};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, Card, CheckField, Column, CopyText, DataTable, Detail, DetailsList, Empty,
    Icon, TableState,
};
use crate::ui::show::{Ask, Refused, known_accounts, list_revision, relation_text, use_run};
use crate::ui::state::use_desk;

/// The own account: its UID, its name, its role.
#[component]
pub(super) fn AccountCard() -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let account = Memo::new(move |_| {
        desk.read(|workspace| -> AccountId { workspace.settings().own_account.clone() })
    });
    let name = move || desk.read(|workspace| workspace.account_name(&account.get()));
    let naming = RwSignal::new(false);
    let title = word(|w| w.members.name_own);
    view! {
        <Card title=word(|w| w.keeping.account)>
            <DetailsList>
                <Detail label=word(|w| w.keeping.own_account)>
                    <CopyText text=move || account.get().to_string()/>
                </Detail>
                <Detail label=word(|w| w.members.own_name)>
                    <span class="with-action">
                        {move || match name() {
                            Some(name) => view! { <span>{name.to_string()}</span> }.into_any(),
                            None => view! {
                                <span class="muted">{words.get().members.no_name}</span>
                            }
                            .into_any(),
                        }}
                        <Button
                            label=word(|w| w.action.edit)
                            kind=ButtonKind::Quiet
                            icon=Icon::Edit
                            on_press=move |()| naming.set(true)
                        />
                    </span>
                </Detail>
            </DetailsList>
            <RoleSwitch/>
        </Card>
        {move || {
            view! {
                <RenameDialog
                    account=account.get()
                    title
                    help=word(|w| w.members.name_own_help)
                    open=naming
                />
            }
        }}
    }
}

/// "This account is the delegated administrator".
#[component]
fn RoleSwitch() -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let is_on = move || {
        desk.peek(|workspace| {
            workspace.settings().directory_role == DirectoryRole::DelegatedAdministrator
        })
    };
    let value = RwSignal::new(is_on());
    let refusal = RwSignal::new(None);
    // The switch follows undo, and a refusal puts it back.
    Effect::new(move || {
        desk.revision().track();
        value.set(is_on());
    });
    Effect::new(move |before: Option<bool>| {
        let wanted = value.get();
        if before.is_some_and(|before| before != wanted) && wanted != is_on() {
            let mut settings = desk.peek(|workspace| workspace.settings().into_owned());
            settings.directory_role = match wanted {
                true => DirectoryRole::DelegatedAdministrator,
                false => DirectoryRole::Ordinary,
            };
            if run.into(refusal, Command::UpdateSettings(settings)).is_none() {
                value.set(!wanted);
            }
        }
        wanted
    });
    view! {
        <CheckField
            label=word(|w| w.members.administrator)
            help=word(|w| w.members.administrator_help)
            value
        />
        <Refused refusal/>
    }
}

/// The known accounts with their names.
#[component]
pub(super) fn KnownAccounts() -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let all = Memo::new(move |_| {
        desk.read(|workspace| workspace.known_accounts().into_iter().collect::<Vec<AccountId>>())
    });
    let rows = Signal::derive(move || (0..all.with(Vec::len)).collect::<Arc<[usize]>>());
    let at = move |row: usize| all.with(|all| all.get(row).cloned());
    let id = move |row| at(row).map(|account| account.to_string()).unwrap_or_default();
    let name = move |row| {
        let named = at(row).and_then(|account| desk.read(|ws| ws.account_name(&account)));
        named.map(|name| name.to_string()).unwrap_or_default()
    };
    let rename = Ask::<AccountId>::new();
    let adding = RwSignal::new(false);
    let columns = vec![
        Column::view("account", word(|w| w.discoveries.account), move |row| {
            view! { <CopyText text=id(row)/> }
        })
        .csv(id)
        .sort_by_text(id)
        .fixed(),
        Column::text("name", word(|w| w.members.display_name), name),
        Column::text("relation", word(|w| w.discoveries.account_kind), move |row| {
            at(row).map(|account| relation_text(desk, words, &account)).unwrap_or_default()
        }),
        Column::operations(word(|w| w.table.operation), move |row| {
            view! {
                <Button
                    label=word(|w| w.members.rename)
                    kind=ButtonKind::Quiet
                    on_press=move |()| {
                        if let Some(account) = at(row) {
                            rename.about(account);
                        }
                    }
                />
            }
        }),
    ];
    let add = move || {
        view! {
            <Button
                label=word(|w| w.members.add_account)
                icon=Icon::Plus
                on_press=move |()| adding.set(true)
            />
        }
    };
    view! {
        <Card title=word(|w| w.members.known) actions=add>
            <p class="card-lead">{move || words.get().members.known_lead}</p>
            <DataTable
                name="known-accounts"
                label=word(|w| w.members.known)
                columns
                rows
                revision=list_revision()
                state=TableState::local()
                empty=|| {
                    view! {
                        <Empty
                            title=word(|w| w.members.known_empty)
                            text=word(|w| w.members.known_empty_text)
                        />
                    }
                }
            />
        </Card>
        <NameDialog open=adding/>
        {rename.dialog(|account, open| {
            let of = account.clone();
            let title = word(move |w| (w.members.rename_title)(of.as_str()));
            view! { <RenameDialog account title help=word(|w| w.members.forget_help) open/> }
        })}
    }
}

/// Gives any account a name.
#[component]
fn NameDialog(open: RwSignal<bool>) -> impl IntoView {
    let (account, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let command = move || {
        let account = account.with(|text| text.trim().to_owned());
        let name = name.with(|text| text.trim().to_owned());
        let whole = !account.is_empty() && !name.is_empty();
        whole.then(|| {
            let account = AccountId::new(&account);
            Command::Members(MembersCommand::NameAccount(account, name.into()))
        })
    };
    Form::new(word(|w| w.members.name_account), word(|w| w.action.save), command)
        .field(
            FormField::account(word(|w| w.discoveries.account), account, known_accounts())
                .help(word(|w| w.members.account_help))
                .needed(word(|w| w.form.needed))
                .first(),
        )
        .field(
            FormField::line(word(|w| w.members.display_name), name)
                .needed(word(|w| w.form.needed))
                .at(Spot::Name),
        )
        .fill(move || {
            account.set(String::new());
            name.set(String::new());
        })
        .dialog(open)
}

/// Gives one account another name, or none.
#[component]
fn RenameDialog(
    account: AccountId,
    title: crate::ui::language::Text,
    help: crate::ui::language::Text,
    open: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let name = RwSignal::new(String::new());
    let of = account.clone();
    let fill = move || {
        let now = desk.peek(|workspace| workspace.account_name(&of));
        name.set(now.map(|name| name.to_string()).unwrap_or_default());
    };
    let command = move || {
        let name = name.with(|text| text.trim().into());
        Some(Command::Members(MembersCommand::NameAccount(account.clone(), name)))
    };
    Form::new(title, word(|w| w.action.save), command)
        .field(
            FormField::line(word(|w| w.members.display_name), name)
                .help(help)
                .at(Spot::Name)
                .first(),
        )
        .fill(fill)
        .dialog(open)
}
