//! Light or dark.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::preference;

/// Which colours the page takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The value of `data-theme`.
    pub const fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// Makes the theme for the app: the remembered one, else the system's. `<html data-theme>` follows.
pub fn provide_theme() -> RwSignal<Theme> {
    let theme = preference::remembered("theme", Theme::default);
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", theme.get().code());
        }
    });
    provide_context(theme);
    theme
}

/// The chosen theme.
pub fn use_theme() -> RwSignal<Theme> {
    expect_context()
}
