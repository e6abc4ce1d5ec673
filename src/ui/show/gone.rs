//! In place of an object that is not there any more.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::MemberKey;
use crate::text::{line_sentence, scope_name};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Button, ButtonKind, Crumb, Empty, LinkButton, PageHeader};
use crate::ui::route::{ResourceKey, Route, ScopeTab};
use crate::ui::state::use_desk;

use super::use_run;

/// A page for an id that names nothing: the way to the list and, where the last step deleted it,
/// undo. `list_name` is what the navigation calls the list.
#[component]
pub fn Gone(object: ObjectRef, list: Route, #[prop(into)] list_name: Text) -> impl IntoView {
    let id = id_text(&object);
    let crumbs = vec![Crumb::link(list_name, list.clone()), Crumb::here(id.clone())];
    view! { <Missing object id crumbs list list_name/> }
}

/// The same for a VPC or vSwitch, which an address names by the id of its cloud: the way back is
/// the list of its scope.
#[component]
pub fn ResourceGone(key: ResourceKey) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let scope = key.scope;
    let name = move || desk.read(|workspace| scope_name(scope, workspace, words.language()));
    let list = Route::Scope(scope, ScopeTab::Resources);
    let crumbs = vec![
        Crumb::link(word(|w| w.nav.scopes), Route::Scopes),
        Crumb::link(name, list.clone()),
        Crumb::here(key.external_id.clone()),
    ];
    view! { <Missing id=key.external_id crumbs list list_name=Text::from(name)/> }
}

#[component]
fn Missing(
    #[prop(optional)] object: Option<ObjectRef>,
    id: String,
    crumbs: Vec<Crumb>,
    list: Route,
    list_name: Text,
) -> impl IntoView {
    let (desk, run, words) = (use_desk(), use_run(), use_words());
    let deed = Memo::new(move |_| {
        let (undo, _) = desk.next_steps();
        let line = undo.filter(|line| object.is_some() && line.action.object == object)?;
        Some(line_sentence(&line, words.language()))
    });
    let text = move || match deed.get() {
        Some(deed) => (words.get().gone.undo)(&deed),
        None => words.get().gone.why.to_owned(),
    };
    let actions = move || {
        let to = list.clone();
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
        ObjectRef::ReferenceSet(id) => id.to_string(),
    }
}
