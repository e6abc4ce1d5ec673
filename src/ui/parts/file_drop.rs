//! Files in: dropped, picked or pasted.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys;

use super::{Button, ButtonKind, Icon};
use crate::ui::browser::file::{self, NamedBytes};
use crate::ui::language::{Text, use_words, word};

/// A button that lets the user choose files. `accept` is the picker's filter, such as `.json,.csv`.
#[component]
pub fn FilePick(
    #[prop(into)] label: Text,
    /// What was chosen, not yet read; never empty.
    #[prop(into)]
    on_choose: Callback<Vec<web_sys::File>>,
    #[prop(optional)] accept: &'static str,
    #[prop(optional)] kind: ButtonKind,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let press = move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let picked = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let chosen = file::list(input.files());
        if !chosen.is_empty() {
            on_choose.run(chosen);
        }
        // So that the same file can be picked again after it was mended.
        input.set_value("");
    };
    view! {
        <Button label kind on_press=press/>
        <input
            type="file"
            multiple=true
            hidden=true
            accept=accept
            node_ref=input
            on:change=picked
        />
    }
}

/// A drop zone with a picker and a box for pasted text. Gives the names and bytes of what came in;
/// `accept` is the picker's filter, such as `.json,.csv`.
#[component]
pub fn FileDrop(
    #[prop(into)] on_files: Callback<Vec<NamedBytes>>,
    #[prop(optional)] accept: &'static str,
) -> impl IntoView {
    let words = use_words();
    let over = RwSignal::new(false);
    let reading = RwSignal::new(false);
    let unread = RwSignal::new(Vec::<String>::new());
    let take = move |files: Vec<web_sys::File>| {
        if files.is_empty() {
            return;
        }
        reading.set(true);
        spawn_local(async move {
            let (good, bad) = file::read_all(files).await;
            reading.try_set(false);
            unread.try_set(bad);
            if !good.is_empty() {
                on_files.run(good);
            }
        });
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(file::list(event.data_transfer().and_then(|data| data.files())));
    };
    view! {
        <div
            class="file-drop"
            class:over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <p>
                {Icon::Upload.view()} <span>{move || words.get().form.drop_here}</span>
                <FilePick
                    label=word(|w| w.action.choose_files)
                    accept
                    on_choose=Callback::new(take)
                />
            </p>
            <p class="small-print" aria-live="polite">
                {move || reading.get().then(|| words.get().form.reading)}
                {move || {
                    let said = words.get();
                    unread.with(|names| {
                        names.iter().map(|name| (said.form.file_unreadable)(name)).collect_view()
                    })
                }}
            </p>
            <PasteBox on_files/>
        </div>
    }
}

#[component]
fn PasteBox(on_files: Callback<Vec<NamedBytes>>) -> impl IntoView {
    let words = use_words();
    let text = RwSignal::new(String::new());
    let read = move |()| {
        let bytes = text.get_untracked().into_bytes();
        text.set(String::new());
        on_files.run(vec![NamedBytes { name: words.now().form.pasted_name.into(), bytes }]);
    };
    view! {
        <details class="paste">
            <summary>{move || words.get().form.paste_open}</summary>
            <textarea
                class="mono"
                rows="6"
                spellcheck="false"
                aria-label=move || words.get().form.paste_label
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
            <Button
                label=word(|w| w.form.paste_read)
                disabled=Signal::derive(move || text.with(|text| text.trim().is_empty()))
                on_press=read
            />
        </details>
    }
}
