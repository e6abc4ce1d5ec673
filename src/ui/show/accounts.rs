//! Accounts: the known ones, what is typed, what they are to this one, and making them members.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, MembersCommand, NewMember};
use crate::model::{AccountId, Relation};
use crate::text::{account_name, relation_word};
use crate::ui::language::{Text, UseWords, use_words, word};
use crate::ui::parts::{Button, ButtonKind, Choice, Icon};
use crate::ui::state::{Desk, use_desk};

use super::use_run;

/// The accounts that are known, for account fields.
pub fn known_accounts() -> Signal<Vec<Choice>> {
    let desk = use_desk();
    // A field asks while a dialog is open; nothing is read before.
    Signal::derive(move || {
        desk.read(|workspace| {
            let all = workspace.known_accounts().into_iter();
            all.map(|account| {
                let name = workspace.account_name(&account).unwrap_or_default();
                Choice::new(account.to_string(), name.to_string())
            })
            .collect()
        })
    })
}

/// The accounts that are typed, in their order; empty rows are left out.
pub fn typed_accounts(rows: &[String]) -> Vec<AccountId> {
    let typed = rows.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    typed.map(AccountId::new).collect()
}

/// An account's display name with its id, or the id; follows the workspace.
pub fn account_title(account: AccountId) -> Text {
    let (desk, words) = (use_desk(), use_words());
    Text::from(move || desk.read(|workspace| account_name(&account, workspace, words.language())))
}

/// What an account is to this one, in words.
pub fn relation_text(desk: Desk, words: UseWords, account: &AccountId) -> String {
    let relation = desk.read(|workspace| workspace.relation(account));
    relation_word(relation, words.language()).to_owned()
}

/// The command that makes an account a member of the IPAM that manages members; none where there
/// is no IPAM yet, or where the account is more than a stranger.
fn adding(desk: Desk, account: &AccountId) -> Option<Command> {
    let ipam = desk.read(|workspace| {
        let is_open = matches!(workspace.relation(account), Relation::Other | Relation::Sharer);
        is_open.then(|| workspace.managing_ipam()).flatten()
    })?;
    let member = NewMember::Account(account.clone(), Arc::from(""));
    Some(Command::Members(MembersCommand::Add(ipam, vec![member])))
}

/// "Add Member", which adds the account at once where the rules allow it, and else asks the page to
/// open the dialog for it, which says why not. Nothing for accounts that cannot become members.
#[component]
pub fn AddMemberButton(account: AccountId, on_refused: Callback<AccountId>) -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    move || {
        adding(desk, &account)?;
        let account = account.clone();
        let press = move |()| {
            let Some(command) = untrack(|| adding(desk, &account)) else { return };
            if desk.dry_run(command.clone()).is_ok() {
                run.now(command);
            } else {
                on_refused.run(account.clone());
            }
        };
        Some(view! {
            <Button
                label=word(|w| w.members.add)
                kind=ButtonKind::Quiet
                icon=Icon::Plus
                on_press=press
            />
        })
    }
}
