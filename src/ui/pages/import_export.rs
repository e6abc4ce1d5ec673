//! Import and export: feeds come in, the workspace goes out.

use leptos::prelude::*;

use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, Card, Icon, PageHeader};
use crate::ui::show::use_export;

use super::import::ImportPanel;

/// The page.
#[component]
pub fn ImportExport() -> impl IntoView {
    let words = use_words();
    let export = use_export();
    view! {
        <PageHeader
            title=word(|w| w.nav.import_export)
            lead=word(|w| w.keeping.import_lead)
        />
        <div class="stack">
            <Card title=word(|w| w.import.title)>
                <ImportPanel/>
            </Card>
            <Card title=word(|w| w.keeping.export_title)>
                <p>{move || words.get().keeping.files_lead}</p>
                <Button
                    label=word(|w| w.keeping.export_workspace)
                    icon=Icon::Download
                    on_press=export
                />
            </Card>
        </div>
    }
}
