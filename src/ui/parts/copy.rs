//! A CIDR or an id in monospace, with a button that copies it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Icon, Toast, Toasts, use_toasts};
use crate::ui::browser::clipboard;
use crate::ui::language::{Text, UseWords, use_words};

/// How much of the text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shorten {
    /// All of it.
    #[default]
    Never,
    /// Long texts lose their middle; all of it is on hover and in the copy.
    Middle,
}

/// From this length on, the middle goes.
const LONG: usize = 26;

/// `text` in monospace with a copy button; a link where `href` is given.
#[component]
pub fn CopyText(
    #[prop(into)] text: Text,
    #[prop(optional)] shorten: Shorten,
    #[prop(optional, into)] href: Text,
) -> impl IntoView {
    let words = use_words();
    let copier = Copier { words, toasts: use_toasts() };
    let shown = move || match shorten {
        Shorten::Never => text.get().into_owned(),
        Shorten::Middle => without_middle(&text.get()),
    };
    let full = move || (shorten == Shorten::Middle).then(|| text.get());
    let copy = move |_| copier.copy(text.now().into_owned());
    view! {
        <span class="copy">
            {move || match href.some() {
                Some(href) => {
                    view! { <a class="mono" href=href title=full>{shown}</a> }.into_any()
                }
                None => view! { <span class="mono" title=full>{shown}</span> }.into_any(),
            }}
            <button
                type="button"
                class="copy-button"
                title=move || words.get().action.copy
                aria-label=move || (words.get().action.copy_what)(&text.get())
                on:click=copy
            >
                {Icon::Copy.view()}
            </button>
        </span>
    }
}

/// A text that stays as it is, with its copy button: for the cells of tables, of which there are
/// many, and which are made anew with every change.
pub fn copy_cell(text: String, shorten: Shorten, href: Option<String>) -> AnyView {
    let copier = Copier { words: use_words(), toasts: use_toasts() };
    let action = &copier.words.now().action;
    let (shown, full) = match shorten {
        Shorten::Never => (text.clone(), None),
        Shorten::Middle => (without_middle(&text), Some(text.clone())),
    };
    let face = match href {
        Some(href) => view! { <a class="mono" href=href title=full>{shown}</a> }.into_any(),
        None => view! { <span class="mono" title=full>{shown}</span> }.into_any(),
    };
    let label = (action.copy_what)(&text);
    view! {
        <span class="copy">
            {face}
            <button
                type="button"
                class="copy-button"
                title=action.copy
                aria-label=label
                on:click=move |_| copier.copy(text.clone())
            >
                {Icon::Copy.view()}
            </button>
        </span>
    }
    .into_any()
}

/// Copies, and says so.
#[derive(Clone, Copy)]
struct Copier {
    words: UseWords,
    toasts: Toasts,
}

impl Copier {
    fn copy(self, text: String) {
        spawn_local(async move {
            let said = self.words.now();
            if clipboard::copy(&text).await {
                self.toasts.show(Toast::brief(format!("{}: {text}", said.action.copied)));
            } else {
                self.toasts.show(Toast::brief(said.action.copy_failed));
            }
        });
    }
}

fn without_middle(text: &str) -> String {
    let count = text.chars().count();
    if count < LONG {
        return text.to_owned();
    }
    let head: String = text.chars().take(16).collect();
    let tail: String = text.chars().skip(count.saturating_sub(6)).collect();
    format!("{head}…{tail}")
}
