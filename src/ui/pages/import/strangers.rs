//! Accounts of an import that nothing ties to this one (domain.md, D22).

use leptos::prelude::*;

use crate::model::AccountId;
use crate::text::number;
use crate::ui::language::use_words;
use crate::ui::pages::shared::AddMemberDialog;
use crate::ui::show::{AccountName, AddMemberButton, Ask};

use super::session::Session;

/// Names them, each with a button that makes it a member.
#[component]
pub(super) fn Strangers(session: Session) -> impl IntoView {
    let words = use_words();
    let adding = Ask::<AccountId>::new();
    let all = Memo::new(move |_| match &session.outcome().0.1 {
        Ok(preview) => preview.strangers.clone(),
        Err(_) => Vec::new(),
    });
    let row = move |account: AccountId| {
        let on_refused = Callback::new(move |account| adding.about(account));
        view! {
            <li>
                <AccountName account=account.clone()/>
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
