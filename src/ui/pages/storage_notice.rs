//! What is wrong with the storage, above every page.

use leptos::prelude::*;

use crate::storage::Fault;
use crate::text::{fault_sentence, recovery_sentence};
use crate::ui::browser::download;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, Mark};
use crate::ui::show::use_export;
use crate::ui::state::{StorageTrouble, now, use_desk};

/// A notice where something is wrong, with what can be done; nothing otherwise.
#[component]
pub fn StorageNotice() -> impl IntoView {
    let desk = use_desk();
    let trouble = desk.trouble();
    view! {
        <div role="alert">
            {move || trouble.get().map(|trouble| view! { <Notice trouble/> })}
        </div>
    }
}

#[component]
fn Notice(trouble: StorageTrouble) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let export = use_export();
    let shown = trouble.clone();
    let sentence = move || {
        let language = words.language();
        match &shown {
            StorageTrouble::Fault(fault) => fault_sentence(fault, language),
            StorageTrouble::Recovered(recovery) => recovery_sentence(recovery, language),
            StorageTrouble::Unkept(_) => words.get().keeping.unkept.to_owned(),
            StorageTrouble::Unreadable => words.get().keeping.unreadable.to_owned(),
        }
    };
    let raw = move |()| {
        if let Some(Ok(raw)) = desk.keeper(|keeper| keeper.raw()) {
            let name = format!("freehold-stored-{}.json", now().to_string().replace(':', ""));
            let _ = download::download(&name, "application/json", raw.to_json().as_bytes());
        }
    };
    let kept = !matches!(trouble, StorageTrouble::Unkept(_));
    let accepts = matches!(trouble, StorageTrouble::Recovered(_));
    let discards = matches!(
        trouble,
        StorageTrouble::Unreadable | StorageTrouble::Fault(Fault::Corrupt { .. })
    );
    let takes = matches!(trouble, StorageTrouble::Fault(Fault::TakenOver { .. } | Fault::Gone));
    view! {
        <div class="refusal storage-notice">
            {Mark::Warn.view()}
            <div>
                <p>{sentence}</p>
                <div class="remedy">
                    <Button label=word(|w| w.keeping.export_workspace) on_press=export/>
                    {kept
                        .then(|| view! { <Button label=word(|w| w.keeping.download_raw) on_press=raw/> })}
                    {accepts
                        .then(|| {
                            view! {
                                <Button
                                    label=word(|w| w.keeping.accept)
                                    on_press=move |()| desk.accept_recovered()
                                />
                            }
                        })}
                    {takes
                        .then(|| {
                            view! {
                                <Button
                                    label=word(|w| w.keeping.take_over)
                                    on_press=move |()| desk.take_over()
                                />
                            }
                        })}
                    {discards
                        .then(|| {
                            view! {
                                <Button
                                    label=word(|w| w.keeping.discard)
                                    on_press=move |()| desk.discard_stored()
                                />
                            }
                        })}
                </div>
            </div>
        </div>
    }
}
