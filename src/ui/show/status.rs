//! Statuses as shape and word.

use leptos::prelude::*;

use crate::insight;
use crate::insight::{Compliance, Management, Overlap};
use crate::model::{Lifecycle, ShareType};
use crate::text::{
    compliance_word, lifecycle_word, management_word, overlap_word, share_type_word,
};
use crate::ui::language::use_words;
use crate::ui::parts::{self, Badge, Ground, Mark};

/// Whether a pool manages it.
#[component]
pub fn ManagementBadge(status: Management) -> impl IntoView {
    let words = use_words();
    let mark = management_mark(status);
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
    let mark = compliance_mark(status);
    view! { <Badge mark label=move || compliance_word(status, words.language())/> }
}

/// Whether it overlaps.
#[component]
pub fn OverlapBadge(status: Overlap) -> impl IntoView {
    let words = use_words();
    let mark = overlap_mark(status);
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

/// Whether an object is shared, and by whom.
#[component]
pub fn ShareBadge(share: ShareType) -> impl IntoView {
    let words = use_words();
    let mark = match share {
        ShareType::Plain => Mark::Idle,
        ShareType::Shared | ShareType::Sharing => Mark::Good,
    };
    view! { <Badge mark label=move || share_type_word(share, words.language())/> }
}

/// A usage for the bar.
pub fn bar_usage(usage: insight::Usage) -> Option<parts::Usage> {
    usage.numbers().map(|(used, total)| parts::Usage { used, total })
}

/// The shape of this status.
pub const fn management_mark(status: Management) -> Mark {
    match status {
        Management::Managed => Mark::Good,
        Management::Unmanaged => Mark::Warn,
        Management::Ignored => Mark::Idle,
    }
}

/// The shape of this status.
pub const fn compliance_mark(status: Compliance) -> Mark {
    match status {
        Compliance::Compliant => Mark::Good,
        Compliance::Noncompliant(_) => Mark::Bad,
        Compliance::Unmanaged => Mark::Warn,
        Compliance::Ignored => Mark::Idle,
    }
}

/// The shape of this status.
pub const fn overlap_mark(status: Overlap) -> Mark {
    match status {
        Overlap::Nonoverlapping => Mark::Good,
        Overlap::Overlapping(_) => Mark::Bad,
        Overlap::Ignored => Mark::Idle,
    }
}
