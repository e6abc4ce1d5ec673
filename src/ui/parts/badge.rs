//! A status: a small shape and a word, never colour alone.

use leptos::prelude::*;

use crate::ui::language::Text;

/// The four shapes. Which status has which is decided where the domain is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A disc: managed, compliant, saved.
    Good,
    /// A triangle: unmanaged, nearly full.
    Warn,
    /// A square: overlapping, non-compliant, refused.
    Bad,
    /// A ring: ignored, gone, unknown.
    Idle,
}

impl Mark {
    /// The class that carries the colour.
    pub const fn class(self) -> &'static str {
        match self {
            Mark::Good => "mark good",
            Mark::Warn => "mark warn",
            Mark::Bad => "mark bad",
            Mark::Idle => "mark idle",
        }
    }

    /// The shape alone.
    pub fn view(self) -> impl IntoView + use<> {
        let path = match self {
            Mark::Good => "M5 .8a4.2 4.2 0 1 0 0 8.4A4.2 4.2 0 0 0 5 .8z",
            Mark::Warn => "M5 .6 9.6 9H.4z",
            Mark::Bad => "M1 1h8v8H1z",
            Mark::Idle => {
                "M5 .8a4.2 4.2 0 1 0 0 8.4A4.2 4.2 0 0 0 5 .8zm0 1.7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z"
            }
        };
        view! {
            <svg class=self.class() viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <path fill-rule="evenodd" d=path></path>
            </svg>
        }
    }
}

/// What lies under a badge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Nothing: in tables.
    #[default]
    None,
    /// The status's soft colour: in headers.
    Soft,
}

/// A status as shape and word.
#[component]
pub fn Badge(
    #[prop(into)] mark: Signal<Mark>,
    #[prop(into)] label: Text,
    #[prop(optional)] ground: Ground,
) -> impl IntoView {
    let class = move || match (ground, mark.get()) {
        (Ground::None, _) => "badge",
        (Ground::Soft, Mark::Good) => "badge soft good",
        (Ground::Soft, Mark::Warn) => "badge soft warn",
        (Ground::Soft, Mark::Bad) => "badge soft bad",
        (Ground::Soft, Mark::Idle) => "badge soft idle",
    };
    view! {
        <span class=class>
            {move || mark.get().view()}
            <span>{move || label.get()}</span>
        </span>
    }
}

/// A status that stays as it is: for the cells of tables.
pub fn badge_cell(mark: Mark, label: String) -> AnyView {
    view! {
        <span class="badge">
            {mark.view()}
            <span>{label}</span>
        </span>
    }
    .into_any()
}
