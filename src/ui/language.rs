//! The language of the page, and texts that follow it.

use std::borrow::Cow;

use leptos::prelude::*;

use super::preference;
use crate::text::{Language, Words};

/// The words of the chosen language. Copy it into closures and call [`UseWords::get`] there.
#[derive(Clone, Copy)]
pub struct UseWords(RwSignal<Language>);

impl UseWords {
    /// The words; what reads them runs again when the language changes.
    pub fn get(self) -> &'static Words {
        self.0.get().words()
    }

    /// The words now, for event handlers.
    pub fn now(self) -> &'static Words {
        self.0.try_get_untracked().unwrap_or_default().words()
    }

    /// The chosen language.
    pub fn language(self) -> Language {
        self.0.get()
    }

    /// The chosen language now, for event handlers.
    pub fn language_now(self) -> Language {
        self.0.try_get_untracked().unwrap_or_default()
    }

    /// Changes the language of the whole page.
    pub fn choose(self, language: Language) {
        self.0.set(language);
    }
}

/// Makes the language for the app: the remembered one, else the browser's.
pub fn provide_language() -> UseWords {
    let first = || Language::of_tag(&window().navigator().language().unwrap_or_default());
    let language = preference::remembered("language", first);
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.get().tag());
        }
    });
    let words = UseWords(language);
    provide_context(words);
    words
}

/// The words of the chosen language.
pub fn use_words() -> UseWords {
    expect_context()
}

/// A text prop: fixed, or following signals and the language. Small and `Copy`.
///
/// Props marked `#[prop(into)]` of this type take a `&'static str`, a `String`, a
/// `Signal<String>`, a closure that gives a text, or [`word`].
#[derive(Clone, Copy, Default)]
pub struct Text(Signal<Cow<'static, str>>);

impl Text {
    /// The text; what reads it runs again when it changes.
    pub fn get(self) -> Cow<'static, str> {
        self.0.get()
    }

    /// The text now, for event handlers.
    pub fn now(self) -> Cow<'static, str> {
        self.0.try_get_untracked().unwrap_or_default()
    }

    /// The text, or `None` where it is empty: for attributes that should then be absent.
    pub fn some(self) -> Option<Cow<'static, str>> {
        Some(self.get()).filter(|text| !text.is_empty())
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Text {
        Text(Signal::stored(Cow::Borrowed(text)))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text(Signal::stored(Cow::Owned(text)))
    }
}

impl From<Signal<String>> for Text {
    fn from(text: Signal<String>) -> Text {
        Text(Signal::derive(move || Cow::Owned(text.get())))
    }
}

impl<F, S> From<F> for Text
where
    F: Fn() -> S + Send + Sync + 'static,
    S: Into<Cow<'static, str>>,
{
    fn from(text: F) -> Text {
        Text(Signal::derive(move || text().into()))
    }
}

/// A word of the dictionary as a text that follows the language: `word(|w| w.nav.ipam)`.
pub fn word<S: Into<Cow<'static, str>>>(
    pick: impl Fn(&'static Words) -> S + Send + Sync + 'static,
) -> Text {
    let words = use_words();
    Text::from(move || pick(words.get()))
}
