//! The dialog that puts accounts or a folder under an IPAM's management.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, MembersCommand, NewMember};
use crate::model::{AccountId, IpamId};
use crate::text::ipam_name;
use crate::ui::form::{Form, FormField};
use crate::ui::language::{use_words, word};
use crate::ui::parts::Choice;
use crate::ui::show::{known_accounts, typed_accounts};
use crate::ui::state::use_desk;

/// The value of the choice that adds a folder.
const FOLDER: &str = "folder";
/// The value of the choice that adds accounts.
const ACCOUNT: &str = "account";

/// What is typed into the dialog.
#[derive(Clone, Copy)]
struct Typed {
    ipam: RwSignal<String>,
    kind: RwSignal<String>,
    folder: RwSignal<String>,
    name: RwSignal<String>,
    accounts: RwSignal<Vec<String>>,
}

impl Typed {
    fn is_folder(self) -> bool {
        self.kind.with(|kind| kind == FOLDER)
    }

    /// The members; none while something is missing.
    fn members(self) -> Vec<NewMember> {
        let accounts = self.accounts.with(|rows| typed_accounts(rows));
        let name: Arc<str> = self.name.with(|name| name.trim().into());
        if accounts.is_empty() {
            return Vec::new();
        }
        if !self.is_folder() {
            // One name cannot be that of several accounts.
            let name = if accounts.len() == 1 { name } else { Arc::from("") };
            return accounts
                .into_iter()
                .map(|account| NewMember::Account(account, name.clone()))
                .collect();
        }
        let id: Arc<str> = self.folder.with(|id| id.trim().into());
        if id.is_empty() {
            return Vec::new();
        }
        vec![NewMember::Folder { id, name, accounts }]
    }

    fn command(self) -> Option<Command> {
        let ipam = self.ipam.with(|text| text.parse::<IpamId>().ok())?;
        let members = self.members();
        (!members.is_empty()).then_some(Command::Members(MembersCommand::Add(ipam, members)))
    }
}

/// The dialog. `first` is the account that it opens with, if any.
#[component]
pub fn AddMemberDialog(
    open: RwSignal<bool>,
    #[prop(optional, into)] first: Signal<Option<AccountId>>,
) -> impl IntoView {
    let desk = use_desk();
    let typed = Typed {
        ipam: RwSignal::default(),
        kind: RwSignal::new(ACCOUNT.to_owned()),
        folder: RwSignal::default(),
        name: RwSignal::default(),
        accounts: RwSignal::default(),
    };
    let fill = move || {
        let home = desk.peek(|workspace| workspace.managing_ipam());
        typed.ipam.set(home.map(|ipam| ipam.to_string()).unwrap_or_default());
        typed.kind.set(ACCOUNT.to_owned());
        typed.folder.set(String::new());
        typed.name.set(String::new());
        let account = first.get_untracked().map(|account| account.to_string());
        typed.accounts.set(vec![account.unwrap_or_default()]);
    };
    let in_folder = Signal::derive(move || typed.is_folder());
    let named = Signal::derive(move || {
        typed.is_folder() || typed.accounts.with(|rows| typed_accounts(rows).len() < 2)
    });
    let single = Signal::derive(move || !typed.is_folder());
    let lead = || {
        let words = use_words();
        view! { <p class="small-print">{move || words.get().members.add_lead}</p> }
    };
    let accounts = |label| {
        FormField::accounts(label, typed.accounts, known_accounts())
            .needed(word(|w| w.members.accounts_needed))
    };
    Form::new(word(|w| w.members.add), word(|w| w.action.add), move || typed.command())
        .field(ipam_field(typed))
        .field(kind_field(typed))
        .field(
            FormField::line(word(|w| w.members.folder_id), typed.folder)
                .help(word(|w| w.members.folder_id_help))
                .placeholder("fd-".into())
                .needed(word(|w| w.form.needed))
                .shown(in_folder),
        )
        .field(
            accounts(word(|w| w.members.accounts))
                .help(word(|w| w.members.account_help))
                .first()
                .shown(single),
        )
        // What is wrong with an account of a folder is said of the folder, below.
        .field(accounts(word(|w| w.members.folder_accounts)).says_nothing().shown(in_folder))
        .field(
            FormField::line(word(|w| w.term.name), typed.name)
                .help(word(|w| w.members.name_help))
                .optional()
                .shown(named),
        )
        .field(FormField::view(lead))
        .fill(fill)
        .dialog(open)
}

/// The IPAM: a choice only while no IPAM manages members and there are several.
fn ipam_field(typed: Typed) -> FormField {
    let desk = use_desk();
    let choices = Memo::new(move |_| {
        desk.read(|workspace| {
            if !workspace.members().is_empty() {
                return Vec::new();
            }
            let all = workspace.ipams().iter();
            all.map(|row| Choice::new(row.id.to_string(), ipam_name(row.id, workspace))).collect()
        })
    });
    let several = Signal::derive(move || choices.with(|all| all.len() > 1));
    FormField::choice(word(|w| w.term.ipam), typed.ipam, choices.into(), "".into())
        .needed(word(|w| w.form.needed))
        .shown(several)
}

fn kind_field(typed: Typed) -> FormField {
    let words = use_words();
    let choices = Signal::derive(move || {
        let said = &words.get().members;
        vec![Choice::new(ACCOUNT, said.account), Choice::new(FOLDER, said.folder)]
    });
    FormField::choice(word(|w| w.members.kind), typed.kind, choices, "".into())
}
