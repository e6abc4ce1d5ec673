//! The page: everything that needs a browser, and the typed addresses, which do not.
//!
//! | module | job |
//! |---|---|
//! | [`route`] | the address after `#`, pure |
//! | `router` | follows and writes the browser's address |
//! | `language`, `theme`, `preference` | what the user chose, remembered in the browser |
//! | `browser` | clipboard, downloads, files, focus: thin helpers over web-sys |
//! | `parts` | table, dialog, form fields and the like: plain props, no domain rules |
//! | `form` | forms from data: described once, shown and sent by one engine |
//! | `shell` | the frame around every page |
//! | `pages` | one file a page |

pub mod route;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod crash;
#[cfg(target_arch = "wasm32")]
pub mod form;
#[cfg(target_arch = "wasm32")]
pub mod language;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod parts;
#[cfg(target_arch = "wasm32")]
pub mod preference;
#[cfg(target_arch = "wasm32")]
pub mod router;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod show;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod theme;

/// Starts the page in `<body>`. What was painted before is removed by the start-up script.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    crash::watch();
    crash::rescue_with(state::download_stored);
    leptos::mount::mount_to_body(app::App);
}
