//! What a scope is (domain.md, 1.3).

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::ScopeId;
use crate::text::scope_kind_word;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, CopyText, Detail, DetailsList};
use crate::ui::show::{AccountName, LifecycleBadge, ObjectLink, TagList, When};
use crate::ui::state::use_desk;

/// The card.
#[component]
pub fn ScopeFacts(id: ScopeId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let list = move || {
        let scope = desk.read(|workspace| workspace.scopes().get(&id).cloned())?;
        let (language, dash) = (words.language(), words.get().part.dash);
        let text = |text: &str| if text.is_empty() { dash.to_owned() } else { text.to_owned() };
        let label = scope.label;
        let (name, description) = (text(&label.name), text(&label.description));
        let group = text(&label.resource_group);
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
    view! { <Card title=word(|w| w.scope_page.facts)>{list}</Card> }
}
