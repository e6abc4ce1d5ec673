//! The mark of what is planned.

use leptos::prelude::*;

use crate::model::{ResourceKey, Workspace};
use crate::ui::language::use_words;
use crate::ui::parts::Icon;
use crate::ui::state::use_desk;

/// True for a VPC or vSwitch that does not exist yet.
pub fn is_planned(key: ResourceKey, workspace: &Workspace) -> bool {
    workspace.resources().get(&key).is_some_and(|row| row.planned_for().is_some())
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

/// The badge beside a resource that is planned, nothing beside others.
#[component]
pub fn PlannedMark(key: ResourceKey) -> impl IntoView {
    let desk = use_desk();
    move || desk.read(|workspace| is_planned(key, workspace)).then(|| view! { <PlannedBadge/> })
}
