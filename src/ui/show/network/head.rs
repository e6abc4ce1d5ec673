//! The head of the page of a VPC or vSwitch.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::{ResourceKind, ScopeId};
use crate::text::{Concept, resource_kind_word, scope_name};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{CopyText, Crumb, PageHeader, Shorten};
use crate::ui::route::{ResourceKey, Route, ScopeTab};
use crate::ui::show::{Explain, PlannedMark, is_planned, object_title};
use crate::ui::state::use_desk;

use super::Seen;

fn crumbs(scope: ScopeId, here: Text) -> Vec<Crumb> {
    let (desk, words) = (use_desk(), use_words());
    let name = move || desk.read(|workspace| scope_name(scope, workspace, words.language()));
    vec![
        Crumb::link(word(|w| w.nav.scopes), Route::Scopes),
        Crumb::link(name, Route::Scope(scope, ScopeTab::Resources)),
        Crumb::here(here),
    ]
}

/// Name, id, type, and a word where the scope of the address does not list it.
#[component]
pub fn NetworkHead(
    key: ResourceKey,
    kind: ResourceKind,
    seen: Memo<Option<Seen>>,
    /// What can be done with it.
    #[prop(optional, into)]
    actions: ViewFn,
) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let id = key.external_id.clone();
    let resource = seen.with_untracked(|seen| seen.as_ref().map(|seen| seen.key));
    let title = match resource {
        Some(resource) => object_title(ObjectRef::Resource(resource)),
        None => id.clone().into(),
    };
    let asked = key.scope;
    let is_plan = resource.is_some_and(|key| desk.peek(|ws| is_planned(key, ws)));
    let notice = move || {
        let scope = seen.get()?.scope;
        let network = &words.get().network;
        let said = match scope {
            Some(scope) if scope == asked => return None,
            Some(scope) => {
                let name = desk.read(|ws| scope_name(scope, ws, words.language()));
                (network.elsewhere)(&name)
            }
            None => network.nowhere.to_owned(),
        };
        Some(view! { <p class="notice">{said}</p> })
    };
    view! {
        <PageHeader
            title
            crumbs=crumbs(key.scope, title)
            beside=move || {
                let id = id.clone();
                view! {
                    <CopyText text=id shorten=Shorten::Middle/>
                    <span class="muted">{move || resource_kind_word(kind, words.language())}</span>
                    {resource.map(|key| view! { <PlannedMark key/> })}
                    {is_plan.then(|| view! { <Explain concept=Concept::Planned/> })}
                }
            }
            actions
        />
        {notice}
    }
}
