//! Accounts of an import that nothing ties to this one (domain.md, D22).

use leptos::prelude::*;

use crate::command::Command;
use crate::model::{AccountId, Settings};
use crate::text::number;
use crate::ui::language::{use_words, word};
use crate::ui::pages::shared::AddMemberDialog;
use crate::ui::parts::{Button, ButtonKind};
use crate::ui::show::{AccountName, AddMemberButton, Ask, use_run};
use crate::ui::state::use_desk;

use super::session::Session;

/// Names them, each with a button that makes it a member.
#[component]
pub(super) fn Strangers(session: Session) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let adding = Ask::<AccountId>::new();
    let all = Memo::new(move |_| match &session.outcome().0.1 {
        Ok(preview) => preview.strangers.clone(),
        Err(_) => Vec::new(),
    });
    // Nothing belongs to the account that the first start made up, so another can take its place.
    let is_fresh = Memo::new(move |_| {
        desk.read(|workspace| workspace.ipams().is_empty() && workspace.discoveries().is_empty())
    });
    let row = move |account: AccountId| {
        let own = account.clone();
        let on_refused = Callback::new(move |account| adding.about(account));
        view! {
            <li>
                <AccountName account=account.clone()/>
                {move || is_fresh.get().then(|| view! { <MineButton account=own.clone()/> })}
                <AddMemberButton account on_refused/>
            </li>
        }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="strangers" aria-label=move || words.get().members.accounts>
                <p>
                    {move || {
                        let count = number::whole(all.with(Vec::len));
                        (words.get().members.strangers)(&count)
                    }}
                </p>
                <ul>{move || all.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
        {adding.dialog(|account, open| {
            view! { <AddMemberDialog open first=Signal::stored(Some(account))/> }
        })}
    }
}

/// "This is my account", which makes it the workspace's own.
#[component]
fn MineButton(account: AccountId) -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let press = move |()| {
        let settings = desk.peek(|workspace| workspace.settings().into_owned());
        run.now(Command::UpdateSettings(Settings { own_account: account.clone(), ..settings }));
    };
    view! {
        <Button label=word(|w| w.members.mine) kind=ButtonKind::Quiet on_press=press/>
    }
}
