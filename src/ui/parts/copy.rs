//! A CIDR or an id in monospace, with a button that copies it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use super::{Toast, Toasts, use_toasts};
use crate::chart::Escaped;
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
    let shown = move || match shorten {
        Shorten::Never => text.get().into_owned(),
        Shorten::Middle => without_middle(&text.get()),
    };
    let full = move || (shorten == Shorten::Middle).then(|| text.get());
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
                data-copy=move || text.get()
            ></button>
        </span>
    }
}

/// A text that stays as it is, with its copy button: for the cells of tables, of which there are
/// many, and which are made anew with every change. Written as one text, which the browser takes in
/// much faster than element by element.
pub fn copy_cell(text: String, shorten: Shorten, href: Option<String>) -> AnyView {
    let action = &use_words().now().action;
    let all = Escaped(&text);
    let middle = without_middle(&text);
    let (shown, title) = match shorten {
        Shorten::Never => (Escaped(&text), String::new()),
        Shorten::Middle => (Escaped(&middle), format!(" title=\"{all}\"")),
    };
    let face = match &href {
        Some(href) => format!("<a class=\"mono\" href=\"{}\"{title}>{shown}</a>", Escaped(href)),
        None => format!("<span class=\"mono\"{title}>{shown}</span>"),
    };
    let (copy, label) = (action.copy, (action.copy_what)(&text));
    let label = Escaped(&label);
    let html = format!(
        "{face}<button type=\"button\" class=\"copy-button\" title=\"{copy}\" \
         aria-label=\"{label}\" data-copy=\"{all}\"></button>"
    );
    view! { <span class="copy" inner_html=html></span> }.into_any()
}

/// Lets all copy buttons of the page copy what they name, and says so. One listener for all, since
/// there are two in each row of a table.
pub fn provide_copying() {
    let (words, toasts) = (use_words(), use_toasts());
    let listener = window_event_listener(leptos::ev::click, move |event| {
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let button = target.and_then(|it| it.closest("[data-copy]").ok().flatten());
        if let Some(text) = button.and_then(|button| button.get_attribute("data-copy")) {
            copy(text, words, toasts);
        }
    });
    on_cleanup(move || listener.remove());
}

fn copy(text: String, words: UseWords, toasts: Toasts) {
    spawn_local(async move {
        let said = words.now();
        if clipboard::copy(&text).await {
            toasts.show(Toast::brief(format!("{}: {text}", said.action.copied)));
        } else {
            toasts.show(Toast::brief(said.action.copy_failed));
        }
    });
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
