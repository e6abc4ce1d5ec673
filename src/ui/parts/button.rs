//! Buttons, and links that look like them.

use leptos::prelude::*;

use super::Icon;
use crate::ui::language::Text;
use crate::ui::route::Place;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// With an edge.
    #[default]
    Plain,
    /// Filled: the one main action of a page or dialog.
    Primary,
    /// Filled in red: it deletes.
    Danger,
    /// Without an edge, for bars and rows.
    Quiet,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            ButtonKind::Plain => "button",
            ButtonKind::Primary => "button primary",
            ButtonKind::Danger => "button danger",
            ButtonKind::Quiet => "button quiet",
        }
    }
}

/// A button with a word, and an icon before it if given. `title` explains on hover, for example
/// why it is disabled.
#[component]
pub fn Button(
    #[prop(into)] label: Text,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] icon: Option<Icon>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] title: Text,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=kind.class()
            disabled=move || disabled.get()
            title=move || title.some()
            on:click=move |_| on_press.run(())
        >
            {icon.map(Icon::view)}
            <span>{move || label.get()}</span>
        </button>
    }
}

/// A link that looks like a button: it goes to a place.
#[component]
pub fn LinkButton(
    #[prop(into)] label: Text,
    #[prop(into)] to: Signal<Place>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] icon: Option<Icon>,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=move || to.get().href()>
            {icon.map(Icon::view)}
            <span>{move || label.get()}</span>
        </a>
    }
}

/// A quiet button whose word stays as it is: for the cells of tables.
pub fn button_cell(label: &'static str, on_press: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! {
        <button type="button" class="button quiet" on:click=move |_| on_press()>
            {label}
        </button>
    }
    .into_any()
}
