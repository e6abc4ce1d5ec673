//! Statuses as shape and word.

use leptos::prelude::*;

use crate::insight;
use crate::insight::{Compliance, Management, Overlap};
use crate::model::Lifecycle;
use crate::text::{compliance_word, lifecycle_word, management_word, overlap_word};
use crate::ui::language::use_words;
use crate::ui::parts::{self, Badge, Ground, Mark};

/// Whether a pool manages it.
#[component]
pub fn ManagementBadge(status: Management) -> impl IntoView {
    let words = use_words();
    let mark = match status {
        Management::Managed => Mark::Good,
        Management::Unmanaged => Mark::Warn,
        Management::Ignored => Mark::Idle,
    };
    view! { <Badge mark label=move || management_word(status, words.language())/> }
}

/// Auto-import keeps off, since it was released by hand.
#[component]
pub fn HeldBadge() -> impl IntoView {
    let words = use_words();
    view! {
        <span title=move || words.get().rows.held_why>
            <Badge mark=Mark::Idle label=move || words.get().rows.held/>
        </span>
    }
}

/// Whether it keeps its pool's rules.
#[component]
pub fn ComplianceBadge(status: Compliance) -> impl IntoView {
    let words = use_words();
    let mark = match status {
        Compliance::Compliant => Mark::Good,
        Compliance::Noncompliant(_) => Mark::Bad,
        Compliance::Unmanaged => Mark::Warn,
        Compliance::Ignored => Mark::Idle,
    };
    view! { <Badge mark label=move || compliance_word(status, words.language())/> }
}

/// Whether it overlaps.
#[component]
pub fn OverlapBadge(status: Overlap) -> impl IntoView {
    let words = use_words();
    let mark = match status {
        Overlap::Nonoverlapping => Mark::Good,
        Overlap::Overlapping(_) => Mark::Bad,
        Overlap::Ignored => Mark::Idle,
    };
    view! { <Badge mark label=move || overlap_word(status, words.language())/> }
}

/// Where an object stands in its life.
#[component]
pub fn LifecycleBadge(status: Lifecycle, #[prop(optional)] ground: Ground) -> impl IntoView {
    let words = use_words();
    let mark = match status {
        Lifecycle::Created => Mark::Good,
        Lifecycle::Creating | Lifecycle::Modifying => Mark::Warn,
        Lifecycle::Deleting | Lifecycle::Deleted => Mark::Idle,
    };
    view! { <Badge mark label=move || lifecycle_word(status, words.language()) ground/> }
}

/// A usage for the bar.
pub fn bar_usage(usage: insight::Usage) -> Option<parts::Usage> {
    usage.numbers().map(|(used, total)| parts::Usage { used, total })
}
