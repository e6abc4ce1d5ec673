//! Share Management: with whom a pool or a resource discovery is shared.

use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, ObjectRef, SharingCommand, Spot};
use crate::model::{AccountId, Share, ShareId, SharedObject};
use crate::query::{ShareStanding, share_standing};
use crate::text::{account_name, number};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{
    Badge, Button, ButtonKind, Card, Column, ConfirmDialog, DataTable, Empty, Icon, Lines, Mark,
    TableState,
};
use crate::ui::show::{
    AccountName, Ask, IdName, When, account_title, is_accepted, known_accounts, list_revision,
    owner_only, typed_accounts, use_asked, use_run, use_share_files, use_withdrawn,
};
use crate::ui::state::use_desk;

/// The tab: the share units for their owner, a sentence for others.
#[component]
pub fn ShareTab(object: SharedObject) -> impl IntoView {
    let accepted = is_accepted(object);
    let why = owner_only(ObjectRef::of_shared(object));
    move || {
        if accepted.get() {
            return view! { <p class="notice">{move || why.get()}</p> }.into_any();
        }
        view! { <Units object/> }.into_any()
    }
}

#[component]
fn Units(object: SharedObject) -> impl IntoView {
    let desk = use_desk();
    let creating = use_asked("share");
    let ending = Ask::<ShareId>::new();
    let rows = Memo::new(move |_| {
        desk.read(|ws| ws.shares_of(object).map(|share| share.id).collect::<Arc<[ShareId]>>())
    });
    let create = move || {
        view! {
            <Button
                label=word(|w| w.sharing.create)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| creating.set(true)
            />
        }
    };
    let nobody = word(move |w| match object {
        SharedObject::Pool(_) => w.sharing.nobody_pool,
        SharedObject::Discovery(_) => w.sharing.nobody_discovery,
    });
    view! {
        <div class="tab-actions">{create()}</div>
        <WithdrawalNotices object/>
        <Card>
        <DataTable
            name="shares"
            label=word(|w| w.sharing.units)
            columns=columns(ending)
            rows
            lines=Lines::Two
            revision=list_revision()
            state=TableState::in_address()
            empty=move || {
                view! {
                    <Empty title=word(|w| w.sharing.nobody) text=nobody actions=create/>
                }
            }
        />
        </Card>
        <CreateShareDialog open=creating object/>
        {ending.dialog(|id, open| view! { <EndDialog id open/> })}
    }
}

fn columns(ending: Ask<ShareId>) -> Vec<Column<ShareId>> {
    let (desk, words) = (use_desk(), use_words());
    let share = move |id: ShareId| desk.read(|ws| ws.shares().get(&id).cloned());
    let name = move |id| share(id).map(|row| row.name.to_string()).unwrap_or_default();
    let principal = move |id| share(id).map(|row| row.principal);
    let since = move |id| share(id).map(|row| row.created_at);
    let standing = move |id: ShareId| {
        let share = share(id);
        let standing = share.as_ref().map(|share| desk.read(|ws| share_standing(ws, share)));
        let language = words.language();
        standing_text(share.as_ref(), standing.unwrap_or_default(), language.words())
    };
    vec![
        Column::view("share", word(|w| w.sharing.unit), move |id: ShareId| {
            view! { <IdName name=name(id) id=id.to_string()/> }
        })
        .csv(move |id| format!("{} {id}", name(id)))
        .sort_by_text(name)
        .fixed(),
        Column::view("principal", word(|w| w.sharing.principal), move |id| {
            principal(id).map(|account| view! { <AccountName account/> })
        })
        .csv(move |id| principal(id).map(|id| id.to_string()).unwrap_or_default())
        .sort_by_key(principal),
        Column::view("status", word(|w| w.term.status), move |id| {
            let (mark, text) = standing(id);
            view! { <Badge mark label=text/> }
        })
        .csv(move |id| standing(id).1)
        .sort_by_key(move |id| standing(id).1),
        Column::view("since", word(|w| w.sharing.shared_since), move |id| {
            since(id).map(|at| view! { <When at/> })
        })
        .csv(move |id| since(id).map(|at| at.to_string()).unwrap_or_default())
        .sort_by_key(since),
        Column::operations(word(|w| w.table.operation), move |id| {
            share(id).map(|share| operations(share, ending))
        }),
    ]
}

/// How a share stands, in words.
fn standing_text(
    share: Option<&Share>,
    standing: ShareStanding,
    words: &crate::text::Words,
) -> (Mark, String) {
    let said = &words.sharing;
    let is_pool = share.is_some_and(|share| matches!(share.object, SharedObject::Pool(_)));
    let held = (said.holds)(&number::whole(standing.held));
    let refused = (said.refused_some)(&number::whole(standing.refused));
    match (is_pool, standing.held, standing.refused) {
        (false, _, _) => (Mark::Good, said.active.to_owned()),
        (true, 0, 0) => (Mark::Good, said.unused.to_owned()),
        (true, _, 0) => (Mark::Good, held),
        (true, 0, _) => (Mark::Warn, refused),
        (true, _, _) => (Mark::Warn, (words.place.at)(&held, &refused)),
    }
}

fn operations(share: Share, ending: Ask<ShareId>) -> impl IntoView {
    let files = use_share_files();
    let Share { id, object, principal, .. } = share;
    view! {
        <Button
            label=word(|w| w.sharing.share_file)
            kind=ButtonKind::Quiet
            icon=Icon::Download
            on_press=move |()| files.share(&principal, &[object])
        />
        <Button
            label=word(|w| w.action.delete)
            kind=ButtonKind::Quiet
            on_press=move |()| ending.about(id)
        />
    }
}

/// For each principal whose share has ended: the file that tells it.
#[component]
fn WithdrawalNotices(object: SharedObject) -> impl IntoView {
    let (files, withdrawn) = (use_share_files(), use_withdrawn());
    let notice = move |principal: AccountId| {
        let named = account_title(principal.clone());
        view! {
            <div class="notice told" role="status">
                {Mark::Warn.view()}
                <p>{word(move |w| (w.sharing.withdrawn)(&named.get())).get()}</p>
                <Button
                    label=word(|w| w.sharing.withdrawal_file)
                    icon=Icon::Download
                    on_press=move |()| files.share(&principal, &[object])
                />
            </div>
        }
    };
    move || withdrawn.of(object).into_iter().map(notice).collect_view()
}

/// The dialog that shares with accounts.
#[component]
fn CreateShareDialog(open: RwSignal<bool>, object: SharedObject) -> impl IntoView {
    let (accounts, name) = (RwSignal::new(Vec::new()), RwSignal::new(String::new()));
    let command = move || {
        let principals = accounts.with(|rows: &Vec<String>| typed_accounts(rows));
        let name = name.with(|text| text.trim().into());
        let share = SharingCommand::Share { object, principals: principals.clone(), name };
        (!principals.is_empty()).then_some(Command::Sharing(share))
    };
    let lead = move || {
        let words = use_words();
        let said = move || match object {
            SharedObject::Pool(_) => words.get().sharing.create_lead_pool,
            SharedObject::Discovery(_) => words.get().sharing.create_lead_discovery,
        };
        view! { <p class="small-print">{said}</p> }
    };
    Form::new(word(|w| w.sharing.create), word(|w| w.action.share), command)
        .field(FormField::view(lead))
        .field(
            FormField::accounts(word(|w| w.sharing.principals), accounts, known_accounts())
                .help(word(|w| w.members.account_help))
                .needed(word(|w| w.members.accounts_needed))
                .first(),
        )
        .field(
            FormField::line(word(|w| w.term.name), name)
                .help(word(|w| w.sharing.name_help))
                .at(Spot::Name)
                .optional(),
        )
        .fill(move || {
            accounts.set(vec![String::new()]);
            name.set(String::new());
        })
        .dialog(open)
}

/// The question before a share ends.
#[component]
fn EndDialog(id: ShareId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words, run) = (use_desk(), use_words(), use_run());
    let withdrawn = use_withdrawn();
    let share = desk.peek(|workspace| workspace.shares().get(&id).cloned());
    share.map(|share| {
        let Share { object, principal, .. } = share;
        let named = principal.clone();
        let title = Text::from(move || {
            let name = desk.read(|workspace| account_name(&named, workspace, words.language()));
            (words.get().sharing.end_title)(&name)
        });
        let said = move || match object {
            SharedObject::Pool(_) => words.get().sharing.end_pool,
            SharedObject::Discovery(_) => words.get().sharing.end_discovery,
        };
        let end = move |()| {
            if run.now(Command::Sharing(SharingCommand::Unshare(id))).is_some() {
                withdrawn.note(object, principal.clone());
            }
        };
        view! {
            <ConfirmDialog open title confirm=word(|w| w.sharing.end) on_confirm=end>
                <p>{said}</p>
            </ConfirmDialog>
        }
    })
}
