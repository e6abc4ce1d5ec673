//! The members.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, MembersCommand, ObjectRef};
use crate::model::{Member, MemberKey};
use crate::text::SortText;
use crate::text::{ipam_name, lifecycle_word, member_name, number};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, Card, Column, ConfirmDialog, DataTable, Empty, Lines, Menu, MenuItem,
    TableState,
};
use crate::ui::show::{
    AccountName, Ask, IdName, LifecycleBadge, ObjectLink, When, list_revision, use_run,
};
use crate::ui::state::use_desk;

use super::edit::EditFolderDialog;

/// Most accounts of a folder that a cell names.
const MOST_NAMED: usize = 2;

/// The table with its dialogs. `add` is the button that adds the first one.
#[component]
pub(super) fn MemberTable(#[prop(into)] add: ViewFn) -> impl IntoView {
    let desk = use_desk();
    let all = Memo::new(move |_| {
        desk.read(|workspace| workspace.members().iter().cloned().collect::<Vec<Member>>())
    });
    let rows = Signal::derive(move || (0..all.with(Vec::len)).collect::<Arc<[usize]>>());
    let selection = RwSignal::new(HashSet::new());
    // Rows are numbers: another list is another choice.
    Effect::new(move || {
        all.track();
        selection.set(HashSet::new());
    });
    let (edit, remove) = (Ask::<MemberKey>::new(), Ask::<Vec<MemberKey>>::new());
    let chosen = move || {
        let mut rows: Vec<usize> = selection.get_untracked().into_iter().collect();
        rows.sort_unstable();
        all.with_untracked(|all| {
            rows.iter().filter_map(|row| all.get(*row)).map(|row| row.key.clone()).collect()
        })
    };
    view! {
        <Card>
        <DataTable
            name="members"
            label=word(|w| w.members.list)
            columns=columns(all, edit, remove)
            rows
            lines=Lines::Two
            revision=list_revision()
            state=TableState::in_address()
            selection
            bulk=move || {
                view! {
                    <Button
                        label=word(|w| w.action.remove)
                        on_press=move |()| remove.about(chosen())
                    />
                }
            }
            empty=move || {
                let add = add.clone();
                view! {
                    <Empty
                        title=word(|w| w.members.empty)
                        text=word(|w| w.members.empty_text)
                        actions=move || add.run()
                    />
                }
            }
        />
        </Card>
        {edit.dialog(|key, open| view! { <EditFolderDialog key=key open/> })}
        {remove.dialog(|keys, open| view! { <RemoveDialog keys open/> })}
    }
}

fn columns(
    all: Memo<Vec<Member>>,
    edit: Ask<MemberKey>,
    remove: Ask<Vec<MemberKey>>,
) -> Vec<Column<usize>> {
    let (desk, words) = (use_desk(), use_words());
    let at = move |row: usize| all.with(|all| all.get(row).cloned());
    let id = move |row| at(row).map(|member| key_text(&member.key)).unwrap_or_default();
    // An account goes by the name of the account where the member has none.
    let name = move |row| {
        let Some(member) = at(row) else { return String::new() };
        match &member.key {
            MemberKey::Account(account) if member.name.is_empty() => {
                desk.read(|ws| ws.account_name(account)).unwrap_or_default().to_string()
            }
            _ => member.name.to_string(),
        }
    };
    let kind = move |row| match at(row).map(|member| member.key) {
        Some(MemberKey::Account(_)) => words.get().members.account,
        Some(MemberKey::Folder(_)) => words.get().members.folder,
        None => "",
    };
    let added = move |row| at(row).map(|member| member.created_at);
    let created = crate::model::Lifecycle::Created;
    vec![
        Column::view("member", word(|w| w.members.member), move |row| {
            view! { <IdName name=name(row) id=id(row)/> }
        })
        .csv(move |row| format!("{} {}", name(row), id(row)))
        .sort_by_key(move |row| (SortText::new(name(row)), id(row)))
        .fixed(),
        Column::text("type", word(|w| w.term.kind), move |row| kind(row).to_owned()),
        Column::view("accounts", word(|w| w.members.accounts), move |row| {
            at(row).map(|member| view! { <Accounts member/> })
        })
        .csv(move |row| {
            let covered = at(row).map(|member| {
                member.covers().map(ToString::to_string).collect::<Vec<_>>().join(" ")
            });
            covered.unwrap_or_default()
        })
        .sort_by_key(move |row| at(row).map(|member| member.covers().count())),
        Column::view("status", word(|w| w.term.status), move |_| {
            view! { <LifecycleBadge status=created/> }
        })
        .written(move |_| lifecycle_word(created, words.language()).to_owned()),
        Column::view("ipam", word(|w| w.members.managed_by), move |row| {
            at(row).map(|member| view! { <ObjectLink object=ObjectRef::Ipam(member.ipam)/> })
        })
        .written(move |row| {
            let ipam = at(row).map(|member| member.ipam);
            desk.read(|ws| ipam.map(|ipam| ipam_name(ipam, ws))).unwrap_or_default()
        })
        .hidden(),
        Column::view("added", word(|w| w.members.added_at), move |row| {
            added(row).map(|at| view! { <When at/> })
        })
        .csv(move |row| added(row).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(added),
        Column::operations(word(|w| w.table.operation), move |row| {
            at(row).map(|member| operations(member.key, edit, remove))
        }),
    ]
}

fn key_text(key: &MemberKey) -> String {
    match key {
        MemberKey::Account(account) => account.to_string(),
        MemberKey::Folder(id) => id.to_string(),
    }
}

/// The accounts of a folder: the first few, and how many more there are.
#[component]
fn Accounts(member: Member) -> impl IntoView {
    let words = use_words();
    if matches!(member.key, MemberKey::Account(_)) {
        return view! { <span class="muted">{move || words.get().part.dash}</span> }.into_any();
    }
    let count = number::whole(member.accounts.len());
    let all = member.accounts.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let more = member.accounts.len() > MOST_NAMED;
    let named = member.accounts.into_iter().take(MOST_NAMED);
    if more {
        return view! {
            <span title=all>{move || (words.get().members.n_accounts)(&count)}</span>
        }
        .into_any();
    }
    view! {
        <span class="stacked">
            {named.map(|account| view! { <AccountName account/> }).collect_view()}
        </span>
    }
    .into_any()
}

fn operations(key: MemberKey, edit: Ask<MemberKey>, remove: Ask<Vec<MemberKey>>) -> impl IntoView {
    let removed = key.clone();
    let menu = matches!(key, MemberKey::Folder(_)).then(|| {
        let about = move |()| edit.about(key.clone());
        view! { <Menu items=vec![MenuItem::action(word(|w| w.action.edit), about)]/> }
    });
    view! {
        <Button
            label=word(|w| w.action.remove)
            kind=ButtonKind::Quiet
            on_press=move |()| remove.about(vec![removed.clone()])
        />
        {menu}
    }
}

/// The question before members are managed no longer.
#[component]
fn RemoveDialog(keys: Vec<MemberKey>, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words, run) = (use_desk(), use_words(), use_run());
    let named = keys.clone();
    let title = move || match named.as_slice() {
        [key] => {
            let name = desk.read(|workspace| member_name(key, workspace, words.language()));
            (words.get().members.remove_title)(&name)
        }
        many => (words.get().members.remove_several)(&number::whole(many.len())),
    };
    view! {
        <ConfirmDialog
            open
            title
            confirm=word(|w| w.action.remove)
            on_confirm=move |()| {
                run.now(Command::Members(MembersCommand::Remove(keys.clone())));
            }
        >
            <p>{move || words.get().members.remove_question}</p>
        </ConfirmDialog>
    }
}
