//! What stands above a pool or discovery of another account: whose it is, and what one can do.

use leptos::prelude::*;

use crate::command::{Command, ObjectRef, ReturnFile, SharingCommand};
use crate::model::{SharedObject, Time};
use crate::text::number;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, ConfirmDialog, Icon};
use crate::ui::router::use_router;
use crate::ui::show::{When, account_title, object_title, use_run, use_share_files};
use crate::ui::state::use_desk;

/// The banner; nothing for own objects.
#[component]
pub fn ShareBanner(object: SharedObject) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let share = Memo::new(move |_| desk.read(|ws| ws.accepted().get(&object).cloned()));
    let leaving = RwSignal::new(false);
    let banner = move || {
        let share = share.get()?;
        let named = account_title(share.owner.clone());
        let said = move || {
            let owner = named.get();
            match object {
                SharedObject::Pool(_) => (words.get().sharing.banner_pool)(&owner),
                SharedObject::Discovery(_) => (words.get().sharing.banner_discovery)(&owner),
            }
        };
        let issued = share.issued_at;
        let give_back = matches!(object, SharedObject::Pool(_)).then(|| {
            let files = use_share_files();
            let owner = share.owner.clone();
            view! {
                <Button
                    label=word(|w| w.sharing.return_file)
                    icon=Icon::Download
                    on_press=move |()| files.give_back(&owner)
                />
            }
        });
        Some(view! {
            <div class="notice told" role="note">
                {Icon::Link.view()}
                <div>
                    <p>{said}</p>
                    <p class="small-print">
                        {move || words.get().sharing.as_of} " " <When at=issued/>
                    </p>
                    <Waiting object/>
                </div>
                {give_back}
                <Button
                    label=word(|w| w.sharing.leave)
                    on_press=move |()| leaving.set(true)
                />
            </div>
        })
    };
    view! {
        {banner}
        <LeaveDialog object open=leaving/>
    }
}

/// How much the owner does not know yet.
#[component]
fn Waiting(object: SharedObject) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let SharedObject::Pool(pool) = object else { return ().into_any() };
    let waiting = Memo::new(move |_| {
        desk.read(|workspace| {
            let Some(share) = workspace.accepted_pool(pool) else { return 0 };
            let file = ReturnFile::of(workspace, &share.owner, Time(0));
            file.requests.len().saturating_add(file.releases.len())
        })
    });
    (move || {
        let waiting = waiting.get();
        (waiting > 0).then(|| {
            view! { <p>{(words.get().sharing.waiting)(&number::whole(waiting))}</p> }
        })
    })
    .into_any()
}

/// The question before a share is left.
#[component]
fn LeaveDialog(object: SharedObject, open: RwSignal<bool>) -> impl IntoView {
    let (words, run, router) = (use_words(), use_run(), use_router());
    let named = object_title(ObjectRef::of_shared(object));
    let list = match object {
        SharedObject::Pool(_) => crate::ui::route::Route::Pools,
        SharedObject::Discovery(_) => crate::ui::route::Route::Discoveries,
    };
    let said = move || match object {
        SharedObject::Pool(_) => words.get().sharing.leave_pool,
        SharedObject::Discovery(_) => words.get().sharing.leave_discovery,
    };
    let leave = move |()| {
        if run.now(Command::Sharing(SharingCommand::Leave(object))).is_some() {
            router.navigate(list.clone());
        }
    };
    view! {
        <ConfirmDialog
            open
            title=word(move |w| (w.sharing.leave_title)(&named.get()))
            confirm=word(|w| w.sharing.leave)
            on_confirm=leave
        >
            <p>{said}</p>
        </ConfirmDialog>
    }
}
