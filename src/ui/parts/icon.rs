//! Icons, as inline SVG: they work from a file on a disk too, and take the text's colour.

use leptos::prelude::*;

/// An icon. Decoration beside a word: it is hidden from screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Icon {
    Activity,
    Cards,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Close,
    Columns,
    Copy,
    Discovery,
    Download,
    Edit,
    External,
    Eye,
    EyeOff,
    Filter,
    Help,
    Home,
    Import,
    Info,
    Ipam,
    Language,
    Link,
    Lock,
    Members,
    Menu,
    Minus,
    More,
    Overview,
    Planner,
    Plus,
    Pool,
    Redo,
    Refresh,
    Resources,
    Scope,
    Search,
    Settings,
    SortDown,
    SortNone,
    SortUp,
    Space,
    Theme,
    Trash,
    Undo,
    Upload,
    Warning,
}

impl Icon {
    /// All of them, for the page of examples.
    pub const ALL: &'static [Icon] = &[
        Icon::Activity,
        Icon::Cards,
        Icon::Check,
        Icon::ChevronDown,
        Icon::ChevronLeft,
        Icon::ChevronRight,
        Icon::Close,
        Icon::Columns,
        Icon::Copy,
        Icon::Discovery,
        Icon::Download,
        Icon::Edit,
        Icon::External,
        Icon::Eye,
        Icon::EyeOff,
        Icon::Filter,
        Icon::Help,
        Icon::Home,
        Icon::Import,
        Icon::Info,
        Icon::Ipam,
        Icon::Language,
        Icon::Link,
        Icon::Lock,
        Icon::Members,
        Icon::Menu,
        Icon::Minus,
        Icon::More,
        Icon::Overview,
        Icon::Planner,
        Icon::Plus,
        Icon::Pool,
        Icon::Redo,
        Icon::Refresh,
        Icon::Resources,
        Icon::Scope,
        Icon::Search,
        Icon::Settings,
        Icon::SortDown,
        Icon::SortNone,
        Icon::SortUp,
        Icon::Space,
        Icon::Theme,
        Icon::Trash,
        Icon::Undo,
        Icon::Upload,
        Icon::Warning,
    ];

    /// The icon, drawn: `{Icon::Plus.view()}`.
    pub fn view(self) -> impl IntoView + use<> {
        view! {
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path d=self.path()></path>
            </svg>
        }
    }

    /// Strokes on a 16 × 16 grid, 1.5 wide, round ends.
    const fn path(self) -> &'static str {
        match self {
            Icon::Activity => "M8 4.5V8l2.5 1.5M2.2 8a5.8 5.8 0 1 0 1.9-4.3M2.2 2.6v2.9h2.9",
            Icon::Cards => "M2.5 3.5h11v3.5h-11zM2.5 9h11v3.5h-11z",
            Icon::Check => "m3 8.5 3.2 3.2L13 5",
            Icon::ChevronDown => "m4 6 4 4 4-4",
            Icon::ChevronLeft => "m10 4-4 4 4 4",
            Icon::ChevronRight => "m6 4 4 4-4 4",
            Icon::Close => "m4 4 8 8M12 4l-8 8",
            Icon::Columns => "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
            Icon::Copy => "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1",
            Icon::Discovery => "M8 8 12 3.5M8 2.2A5.8 5.8 0 1 0 13.8 8M8 5a3 3 0 1 0 3 3M8 8h0",
            Icon::Download => "M8 2.5v7.5M4.8 7 8 10.2 11.2 7M2.5 13.5h11",
            Icon::Edit => "M3 13l.6-3L11 2.6 13.4 5 6 12.4 3 13zM9.5 4.1l2.4 2.4",
            Icon::External => "M9.5 2.5h4v4M13.5 2.5 7.5 8.5M6.5 3.5h-4v10h10v-4",
            Icon::Eye => {
                "M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z"
            }
            Icon::EyeOff => {
                "M3 3l10 10M6.2 4a6 6 0 0 1 1.8-.3c4 0 6.5 4.3 6.5 4.3a12 12 0 0 1-1.8 2.2M4.2 5.2A11 11 0 0 0 1.5 8S4 12.3 8 12.3a6 6 0 0 0 2.6-.6"
            }
            Icon::Filter => "M2.5 4h11M4.5 8h7M6.5 12h3",
            Icon::Help => {
                "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM6.3 6.3a1.7 1.7 0 1 1 2.5 1.5c-.5.3-.8.6-.8 1.2M8 11.2h0"
            }
            Icon::Home => "M2.5 7.5 8 2.8l5.5 4.7M4 6.5v6.7h8V6.5",
            Icon::Import => "M2.5 8h7.2M7 5l3 3-3 3M6.5 2.5h7v11h-7",
            Icon::Info => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 7.5v3.7M8 4.9h0",
            Icon::Ipam => "M8 2 13.2 5v6L8 14 2.8 11V5zM8 8v6M8 8l5.2-3M8 8 2.8 5",
            Icon::Language => {
                "M2 4h7M5.5 2.5V4M7.6 4c-.5 2.6-2.3 4.6-5 5.7M3.7 6.2c.8 1.5 2.1 2.7 3.8 3.4M8.3 13.5l2.9-7 2.9 7M9.3 11.3h3.8"
            }
            Icon::Link => {
                "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.9-.9"
            }
            Icon::Lock => "M3.5 7.2h9v6.3h-9zM5.3 7V5.2a2.7 2.7 0 0 1 5.4 0V7",
            Icon::Members => {
                "M6 3a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 6 3zM1.8 13c.2-2.4 1.9-3.8 4.2-3.8s4 1.4 4.2 3.8M10.5 3.3a2.1 2.1 0 0 1 0 4M11.5 9.5c1.6.4 2.6 1.7 2.7 3.5"
            }
            Icon::Menu => "M2.5 4h11M2.5 8h11M2.5 12h11",
            Icon::Minus => "M3.5 8h9",
            Icon::More => {
                "M8 2.7a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM8 7.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1zM8 12.3a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1z"
            }
            Icon::Overview => {
                "M2.5 2.5h4.7v6H2.5zM8.8 2.5h4.7v3.2H8.8zM2.5 10.3h4.7v3.2H2.5zM8.8 7.5h4.7v6H8.8z"
            }
            Icon::Planner => {
                "M2.5 3.5h6M2.5 6.5h3.5M10.2 4 12 5.8M4.8 13.2l.5-2.2 6.2-6.2 1.7 1.7L7 12.7zM2.5 13.5h0"
            }
            Icon::Plus => "M8 3v10M3 8h10",
            Icon::Pool => {
                "M2.5 4.2C2.5 3.2 5 2.5 8 2.5s5.5.7 5.5 1.7S11 6 8 6 2.5 5.2 2.5 4.2zM2.5 4.2v7.6c0 1 2.5 1.7 5.5 1.7s5.5-.7 5.5-1.7V4.2M2.5 8c0 1 2.5 1.7 5.5 1.7S13.5 9 13.5 8"
            }
            Icon::Redo => "M10 3l3.2 3.2L10 9.4M13 6.2H6.3a3.4 3.4 0 0 0 0 6.8H9",
            Icon::Refresh => {
                "M13.5 3v3.5H10M2.5 13V9.5H6M13 6.3A5.5 5.5 0 0 0 3.3 5M3 9.7A5.5 5.5 0 0 0 12.7 11"
            }
            Icon::Resources => {
                "M2.5 2.8h11v4h-11zM2.5 9.2h11v4h-11zM5 4.8h0M5 11.2h0M8 4.8h3M8 11.2h3"
            }
            Icon::Scope => {
                "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 5.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4zM8 1v2.5M8 12.5V15M1 8h2.5M12.5 8H15"
            }
            Icon::Search => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.2 3.2",
            Icon::Settings => {
                "M2.5 4.5h6M12 4.5h1.5M2.5 11.5H4M7.5 11.5h6M10.2 2.9a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2zM5.8 9.9a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2z"
            }
            Icon::SortDown => "M8 3v10M4.5 9.5 8 13l3.5-3.5",
            Icon::SortNone => "M5 6.2 8 3.2l3 3M5 9.8l3 3 3-3",
            Icon::SortUp => "M8 13V3M4.5 6.5 8 3l3.5 3.5",
            Icon::Space => {
                "M2.5 2.5h5v5h-5zM8.5 2.5h5v5h-5zM2.5 8.5h5v5h-5zM8.5 11h5M8.5 13.5h5M8.5 8.5h5"
            }
            Icon::Theme => {
                "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2zM8 2.2v11.6M8 5l4.6-.5M8 8h5.8M8 11l4.6.5"
            }
            Icon::Trash => "M2.8 4.5h10.4M6 4.3V2.5h4v1.8M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4",
            Icon::Undo => "M6 3 2.8 6.2 6 9.4M3 6.2h6.7a3.4 3.4 0 0 1 0 6.8H7",
            Icon::Upload => "M8 10.2V2.7M4.8 5.7 8 2.5l3.2 3.2M2.5 13.5h11",
            Icon::Warning => "M8 2.5 14.3 13.3H1.7zM8 6.5v3.2M8 11.6h0",
        }
    }
}
