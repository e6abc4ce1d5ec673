//! The dialog that changes a folder.

use leptos::prelude::*;

use crate::command::{Command, MembersCommand};
use crate::model::MemberKey;
use crate::ui::form::{Form, FormField};
use crate::ui::language::word;
use crate::ui::show::{known_accounts, typed_accounts};
use crate::ui::state::use_desk;

/// Name and accounts of a folder.
#[component]
pub(super) fn EditFolderDialog(key: MemberKey, open: RwSignal<bool>) -> AnyView {
    let MemberKey::Folder(folder) = key.clone() else { return ().into_any() };
    let desk = use_desk();
    let name = RwSignal::new(String::new());
    let accounts = RwSignal::new(Vec::new());
    let fill = move || {
        let member = desk.peek(|workspace| workspace.members().get(&key).cloned());
        let Some(member) = member else { return };
        name.set(member.name.to_string());
        accounts.set(member.accounts.iter().map(ToString::to_string).collect());
    };
    let id = folder.clone();
    let command = move || {
        Some(Command::Members(MembersCommand::EditFolder {
            folder: folder.clone(),
            name: name.with(|text| text.trim().into()),
            accounts: accounts.with(|rows| typed_accounts(rows)),
        }))
    };
    Form::new(word(move |w| (w.members.edit_folder)(&id)), word(|w| w.action.save), command)
        .field(FormField::line(word(|w| w.term.name), name).optional().first())
        .field(
            FormField::accounts(word(|w| w.members.folder_accounts), accounts, known_accounts())
                .help(word(|w| w.members.account_help))
                .needed(word(|w| w.members.accounts_needed)),
        )
        .fill(fill)
        .dialog(open)
}
