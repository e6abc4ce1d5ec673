//! A status: a small shape and a word, never colour alone.

use leptos::prelude::*;

use crate::chart::Escaped;
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

    /// The shape alone. It is drawn by its style: an SVG for each of some hundred cells would be
    /// a third of what a table costs to lay out.
    pub fn view(self) -> impl IntoView + use<> {
        view! { <span class=self.class() aria-hidden="true"></span> }
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

/// A status that stays as it is: for the cells of tables. Written as one text, which the browser
/// takes in much faster than element by element.
pub fn badge_cell(mark: Mark, label: String) -> AnyView {
    let (class, label) = (mark.class(), Escaped(&label));
    let html = format!("<span class=\"{class}\" aria-hidden=\"true\"></span><span>{label}</span>");
    view! { <span class="badge" inner_html=html></span> }.into_any()
}
