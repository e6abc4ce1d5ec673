//! A CIDR or an id in monospace, with a button that copies it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Icon, Toast, use_toasts};
use crate::ui::browser::clipboard;
use crate::ui::language::{Text, use_words};

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
    let toasts = use_toasts();
    let shown = move || match shorten {
        Shorten::Never => text.get().into_owned(),
        Shorten::Middle => without_middle(&text.get()),
    };
    let full = move || (shorten == Shorten::Middle).then(|| text.get());
    let copy = move |_| {
        let text = text.now().into_owned();
        spawn_local(async move {
            let said = words.now();
            if clipboard::copy(&text).await {
                toasts.show(Toast::brief(format!("{}: {text}", said.action.copied)));
            } else {
                toasts.show(Toast::brief(said.action.copy_failed));
            }
        });
    };
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

fn without_middle(text: &str) -> String {
    let count = text.chars().count();
    if count < LONG {
        return text.to_owned();
    }
    let head: String = text.chars().take(16).collect();
    let tail: String = text.chars().skip(count.saturating_sub(6)).collect();
    format!("{head}…{tail}")
}
