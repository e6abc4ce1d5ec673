//! What a scope is (domain.md, 1.3).

use leptos::prelude::*;

use crate::command::{Command, Dependants, ObjectRef, Rule};
use crate::model::ScopeId;
use crate::text::scope_kind_word;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, Card, CopyText, Detail, DetailsList, Icon};
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::show::{
    AccountName, DeleteDialog, EditLabelDialog, LifecycleBadge, ObjectLink, TagList, When,
    object_title, or_dash, owner_only, rule_text,
};
use crate::ui::state::use_desk;

/// The card.
#[component]
pub fn ScopeFacts(id: ScopeId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let list = move || {
        let scope = desk.read(|workspace| workspace.scopes().get(&id).cloned())?;
        let language = words.language();
        let label = scope.label;
        let (name, description) = (or_dash(&label.name), or_dash(&label.description));
        let group = or_dash(&label.resource_group);
        let (ipam, owner) = (ObjectRef::Ipam(scope.ipam), scope.owner);
        let (status, created) = (scope.status, scope.created_at);
        Some(view! {
            <DetailsList>
                <Detail label=word(|w| w.term.id)>
                    <CopyText text=id.to_string()/>
                </Detail>
                <Detail label=word(|w| w.term.name)>{name}</Detail>
                <Detail label=word(|w| w.term.description)>{description}</Detail>
                <Detail label=word(|w| w.scopes.kind)>
                    {scope_kind_word(scope.kind, language)}
                </Detail>
                <Detail label=word(|w| w.term.ipam)>
                    <ObjectLink object=ipam/>
                </Detail>
                <Detail label=word(|w| w.term.status)>
                    <LifecycleBadge status/>
                </Detail>
                <Detail label=word(|w| w.term.owner)>
                    <AccountName account=owner/>
                </Detail>
                <Detail label=word(|w| w.term.created)>
                    <When at=created/>
                </Detail>
                <Detail label=word(|w| w.term.resource_group)>{group}</Detail>
                <Detail label=word(|w| w.term.tags)>
                    <TagList label/>
                </Detail>
            </DetailsList>
        })
    };
    view! {
        <Card title=word(|w| w.scope_page.facts) actions=move || view! { <Actions id/> }>
            {list}
        </Card>
    }
}

#[component]
fn Actions(id: ScopeId) -> impl IntoView {
    let (desk, router) = (use_desk(), use_router());
    let (editing, deleting) = (RwSignal::new(false), RwSignal::new(false));
    let title = object_title(ObjectRef::Scope(id));
    let owner = owner_only(ObjectRef::Scope(id));
    // A default scope lasts as long as its IPAM.
    let is_default = desk.peek(|workspace| workspace.is_default_scope(id));
    let lasting = if is_default { rule_text(Rule::DefaultScope(id)) } else { owner };
    view! {
        <Button
            label=word(|w| w.action.edit)
            icon=Icon::Edit
            disabled=Signal::derive(move || owner.some().is_some())
            title=owner
            on_press=move |()| editing.set(true)
        />
        <Button
            label=word(|w| w.action.delete)
            icon=Icon::Trash
            disabled=Signal::derive(move || lasting.some().is_some())
            title=lasting
            on_press=move |()| deleting.set(true)
        />
        <EditLabelDialog open=editing object=ObjectRef::Scope(id)/>
        <DeleteDialog
            open=deleting
            title=word(move |w| (w.confirm.title_scope)(&title.get()))
            command=move |answer: Dependants| Command::DeleteScope(id, answer)
            on_done=move |_| router.navigate(Route::Scopes)
        />
    }
}
