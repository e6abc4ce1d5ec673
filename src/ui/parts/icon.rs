//! Icons: drawn once in one sprite (`icons.svg`), and used wherever a page wants one.
//!
//! The sprite stands in the page itself: a file beside it could not be used from a disk, and what
//! stands in the page takes the colour of the text around its use, on paper too.

use leptos::prelude::*;

const SPRITE: &str = include_str!("icons.svg");

macro_rules! icons {
    ($($Icon:ident = $name:literal),* $(,)?) => {
        /// An icon. Decoration beside a word: it is hidden from screen readers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum Icon {
            $($Icon,)*
        }

        impl Icon {
            /// All of them, for the page of examples.
            pub const ALL: &'static [Icon] = &[$(Icon::$Icon),*];

            /// What names its symbol in the sprite.
            const fn href(self) -> &'static str {
                match self {
                    $(Icon::$Icon => concat!("#icon-", $name),)*
                }
            }
        }
    };
}

icons! {
    Activity = "activity",
    Cards = "cards",
    Check = "check",
    ChevronDown = "chevron-down",
    ChevronLeft = "chevron-left",
    ChevronRight = "chevron-right",
    Close = "close",
    Columns = "columns",
    Discovery = "discovery",
    Download = "download",
    Edit = "edit",
    External = "external",
    Eye = "eye",
    EyeOff = "eye-off",
    Filter = "filter",
    Fit = "fit",
    Help = "help",
    Home = "home",
    Import = "import",
    Info = "info",
    Ipam = "ipam",
    Language = "language",
    Link = "link",
    Lock = "lock",
    Members = "members",
    Menu = "menu",
    Minus = "minus",
    Overview = "overview",
    Planner = "planner",
    Plus = "plus",
    Pool = "pool",
    Redo = "redo",
    Refresh = "refresh",
    Resources = "resources",
    Scope = "scope",
    Search = "search",
    Settings = "settings",
    SortDown = "sort-down",
    SortNone = "sort-none",
    SortUp = "sort-up",
    Space = "space",
    Theme = "theme",
    Trash = "trash",
    Undo = "undo",
    Upload = "upload",
    Warning = "warning",
}

impl Icon {
    /// The icon, drawn: `{Icon::Plus.view()}`.
    pub fn view(self) -> impl IntoView + use<> {
        view! {
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <use href=self.href()></use>
            </svg>
        }
    }
}

/// The drawings of all icons; the shell holds one.
#[component]
pub fn IconSprite() -> impl IntoView {
    view! { <div hidden=true aria-hidden="true" inner_html=SPRITE></div> }
}
