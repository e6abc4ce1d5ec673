//! In place of an object that is not there any more.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::MemberKey;
use crate::text::line_sentence;
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Button, ButtonKind, Crumb, Empty, LinkButton, PageHeader};
use crate::ui::route::Route;
use crate::ui::state::use_desk;

use super::use_run;

/// A page for an id that names nothing: the way to the list and, where the last step deleted it,
/// undo. `list_name` is what the navigation calls the list.
#[component]
pub fn Gone(object: ObjectRef, list: Route, #[prop(into)] list_name: Text) -> impl IntoView {
    let (desk, run, words) = (use_desk(), use_run(), use_words());
    let id = id_text(&object);
    let deed = Memo::new(move |_| {
        let (undo, _) = desk.next_steps();
        let line = undo.filter(|line| line.action.object.as_ref() == Some(&object))?;
        Some(line_sentence(&line, words.language()))
    });
    let text = move || match deed.get() {
        Some(deed) => (words.get().gone.undo)(&deed),
        None => words.get().gone.why.to_owned(),
    };
    let to = list.clone();
    let actions = move || {
        let to = to.clone();
        let list = move || (words.get().gone.list)(&list_name.get());
        view! {
            <Show when=move || deed.with(Option::is_some)>
                <Button
                    label=word(|w| w.action.undo)
                    kind=ButtonKind::Primary
                    on_press=move |()| run.undo()
                />
            </Show>
            <LinkButton label=list to=Signal::stored(to.into())/>
        }
    };
    let crumbs = vec![Crumb::link(list_name, list), Crumb::here(id.clone())];
    view! {
        <PageHeader title=id crumbs/>
        <Empty title=word(|w| w.gone.title) text actions/>
    }
}

/// The id alone, as nothing else is known.
fn id_text(object: &ObjectRef) -> String {
    match object {
        ObjectRef::Ipam(id) => id.to_string(),
        ObjectRef::Scope(id) => id.to_string(),
        ObjectRef::Pool(id) => id.to_string(),
        ObjectRef::PoolCidr(_, cidr) | ObjectRef::ResourceCidr(_, cidr) => cidr.to_string(),
        ObjectRef::Allocation(id) => id.to_string(),
        ObjectRef::Discovery(id) => id.to_string(),
        ObjectRef::Association(id) => id.to_string(),
        ObjectRef::Source(id) => id.to_string(),
        ObjectRef::Resource(key) => key.0.to_string(),
        ObjectRef::Member(MemberKey::Account(account)) => account.to_string(),
        ObjectRef::Member(MemberKey::Folder(id)) => id.to_string(),
        ObjectRef::Share(id) => id.to_string(),
    }
}
