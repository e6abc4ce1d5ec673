//! The buttons of a picture of space.

use leptos::prelude::*;

use crate::chart::{Toward, Viewport};
use crate::ui::language::Text;
use crate::ui::parts::Icon;

use super::state::Map;

/// The same as the keys do, for a pointer.
#[component]
pub(super) fn Tools(map: Map) -> impl IntoView {
    let view = map.view;
    let whole = Signal::derive(move || view.get().is_whole());
    let closest = Signal::derive(move || view.get().is_closest());
    let no_lower = Signal::derive(move || at_edge(view.get(), Toward::Lower));
    let no_higher = Signal::derive(move || at_edge(view.get(), Toward::Higher));
    let words = map.words;
    view! {
        <span class="space-tools" role="group" aria-label=move || words.get().chart.zoom>
            <Tool
                icon=Icon::ChevronLeft
                label=move || words.get().chart.move_lower
                idle=no_lower
                on_press=move || map.beside(Toward::Lower)
            />
            <Tool
                icon=Icon::ChevronRight
                label=move || words.get().chart.move_higher
                idle=no_higher
                on_press=move || map.beside(Toward::Higher)
            />
            <Tool
                icon=Icon::Minus
                label=move || words.get().chart.zoom_out
                hint=move || words.get().chart.zoom_out_hint
                idle=whole
                on_press=move || map.further()
            />
            <Tool
                icon=Icon::Plus
                label=move || words.get().chart.zoom_in
                hint=move || words.get().chart.zoom_in_hint
                idle=closest
                on_press=move || map.closer()
            />
            <Tool
                icon=Icon::Fit
                label=move || words.get().chart.zoom_whole
                idle=whole
                on_press=move || map.whole()
            />
        </span>
    }
}

/// True where the view cannot move to a side.
fn at_edge(view: Viewport, toward: Toward) -> bool {
    view.beside(toward) == view
}

/// A button that stays where it is, focus and all, when there is nothing left for it to do. The
/// keyboard has the keys of the picture, so that a page of pictures is not a page of stops.
#[component]
fn Tool(
    icon: Icon,
    #[prop(into)] label: Text,
    /// What else does it, on hover.
    #[prop(optional, into)]
    hint: Text,
    idle: Signal<bool>,
    on_press: impl Fn() -> bool + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button quiet icon-only"
            tabindex="-1"
            aria-label=move || label.get()
            title=move || hint.some().unwrap_or_else(|| label.get())
            aria-disabled=move || if idle.get() { "true" } else { "false" }
            on:click=move |_| {
                on_press();
            }
        >
            {icon.view()}
        </button>
    }
}
