//! The mark of what is planned.

use leptos::prelude::*;

use crate::model::{ResourceKey, Workspace};
use crate::text::{Language, Words};
use crate::ui::language::use_words;
use crate::ui::parts::Icon;
use crate::ui::state::use_desk;

/// True for a VPC or vSwitch that does not exist yet.
pub fn is_planned(key: ResourceKey, workspace: &Workspace) -> bool {
    workspace.resources().get(&key).is_some_and(|row| row.planned_for().is_some())
}

/// A name in a picture, where no badge has room: with "planned" behind it where it is.
pub fn planned_name(
    name: String,
    key: Option<ResourceKey>,
    workspace: &Workspace,
    language: Language,
) -> String {
    match key.filter(|key| is_planned(*key, workspace)) {
        Some(_) => (language.words().planned.named)(&name),
        None => name,
    }
}

/// "Planned", as icon and word.
#[component]
pub fn PlannedBadge() -> impl IntoView {
    let words = use_words();
    view! {
        <span class="badge planned" title=move || words.get().planned.badge_title>
            {Icon::Planner.view()}
            <span>{move || words.get().status.planned}</span>
        </span>
    }
}

/// "Planned", as it stays in the cells of tables.
pub fn planned_cell(words: &'static Words) -> AnyView {
    view! {
        <span class="badge planned" title=words.planned.badge_title>
            {Icon::Planner.view()}
            <span>{words.status.planned}</span>
        </span>
    }
    .into_any()
}

/// The badge beside a resource that is planned, nothing beside others.
#[component]
pub fn PlannedMark(key: ResourceKey) -> impl IntoView {
    let desk = use_desk();
    move || desk.read(|workspace| is_planned(key, workspace)).then(|| view! { <PlannedBadge/> })
}
