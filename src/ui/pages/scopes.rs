//! The list of scopes.

use leptos::prelude::*;

use crate::text::Concept;
use crate::ui::language::word;
use crate::ui::parts::{Button, ButtonKind, Icon, PageHeader};
use crate::ui::show::{Explain, use_asked};

use super::shared::{CreateScopeDialog, ScopesTable};

/// The page.
#[component]
pub fn Scopes() -> impl IntoView {
    let creating = use_asked("create");
    let actions = move || {
        view! {
            <Button
                label=word(|w| w.scopes.create)
                kind=ButtonKind::Primary
                icon=Icon::Plus
                on_press=move |()| creating.set(true)
            />
        }
    };
    view! {
        <PageHeader title=word(|w| w.nav.scopes) beside=|| view! { <Explain concept=Concept::Scope/> } actions/>
        <ScopesTable/>
        <CreateScopeDialog open=creating/>
    }
}
