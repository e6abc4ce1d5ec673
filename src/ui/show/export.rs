//! Exporting the workspace as a file.

use leptos::prelude::*;

use crate::ui::browser::download;
use crate::ui::language::use_words;
use crate::ui::parts::{Toast, use_toasts};
use crate::ui::state::{file_name, now, use_desk};

/// Saves the whole workspace as one file, named by the time.
pub fn use_export() -> Callback<()> {
    let (desk, words, toasts) = (use_desk(), use_words(), use_toasts());
    Callback::new(move |()| {
        let at = now();
        let name = file_name(at);
        let bytes = desk.export_file(at);
        if download::download(&name, "application/json", &bytes).is_ok() {
            toasts.show(Toast::brief((words.now().keeping.exported)(&name)));
        }
    })
}
