//! Dialogs: native `<dialog>`, so the page behind is inert, Escape closes, and the focus goes back
//! to where it was.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::{Button, ButtonKind, Icon, use_toasts};
use crate::ui::browser::{self, focus};
use crate::ui::language::{Text, use_words, word};

/// How wide a dialog is, at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogWidth {
    /// For a question.
    Narrow,
    /// For a form.
    #[default]
    Normal,
    /// For a form with a picture beside it, or a table.
    Wide,
    /// A panel along the right edge, for looking at something beside the list.
    Panel,
}

impl DialogWidth {
    const fn class(self) -> &'static str {
        match self {
            DialogWidth::Narrow => "dialog narrow",
            DialogWidth::Normal => "dialog",
            DialogWidth::Wide => "dialog wide",
            DialogWidth::Panel => "dialog panel",
        }
    }
}

/// A modal dialog. `open` opens and closes it, and follows when the user closes it. What is inside
/// is made when it opens and dropped when it closes. The first control with `autofocus` gets the
/// focus, else the first control.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    #[prop(optional)] width: DialogWidth,
    #[prop(optional, into)] footer: Option<ViewFn>,
    children: ChildrenFn,
) -> impl IntoView {
    let footer = footer.map(|footer| {
        move || {
            let footer = footer.clone();
            view! { <footer class="dialog-foot">{move || footer.run()}</footer> }.into_any()
        }
    });
    view! {
        <DialogFrame open title width>
            <div class="dialog-body">{children()}</div>
            {footer.clone().map(|footer| footer())}
        </DialogFrame>
    }
}

/// A dialog around a form: Cancel and one submit button, which Enter presses too. `on_submit` runs
/// the command and closes the dialog by setting `open` to false if it was accepted; put a
/// `RefusalBox` into the children for when it was not.
#[component]
pub fn FormDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    #[prop(optional, into)] submit: Text,
    #[prop(into)] on_submit: Callback<()>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] width: DialogWidth,
    #[prop(default = ButtonKind::Primary)] kind: ButtonKind,
    children: ChildrenFn,
) -> impl IntoView {
    let words = use_words();
    let kind = match kind {
        ButtonKind::Danger => "button danger",
        _ => "button primary",
    };
    let label = move || submit.some().unwrap_or(words.get().action.ok.into());
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !disabled.try_get_untracked().unwrap_or(true) {
            on_submit.run(());
        }
    };
    view! {
        <DialogFrame open title width>
            <form class="dialog-form" novalidate=true on:submit=send>
                <div class="dialog-body">{children()}</div>
                <footer class="dialog-foot">
                    <Button label=word(|w| w.action.cancel) on_press=move |()| open.set(false)/>
                    <button type="submit" class=kind disabled=move || disabled.get()>
                        {label}
                    </button>
                </footer>
            </form>
        </DialogFrame>
    }
}

/// A question before something is deleted; the children list what will go.
#[component]
pub fn ConfirmDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    #[prop(into)] confirm: Text,
    #[prop(into)] on_confirm: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    view! {
        <FormDialog
            open
            title
            submit=confirm
            width=DialogWidth::Narrow
            kind=ButtonKind::Danger
            on_submit=move |()| {
                open.set(false);
                on_confirm.run(());
            }
        >
            {children()}
        </FormDialog>
    }
}

#[component]
fn DialogFrame(
    open: RwSignal<bool>,
    title: Text,
    width: DialogWidth,
    children: ChildrenFn,
) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Dialog>::new();
    let heading = format!("dialog-{}", browser::unique());
    let labelled = heading.clone();
    // The `close` event comes a moment after the dialog has closed. Where `open` knew of it already,
    // it may be open again by then, and must stay so.
    let known = StoredValue::new(false);
    let toasts = use_toasts();
    on_cleanup(move || toasts.dialogs_changed());
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            // What is inside is mounted by another effect; it must be there to get the focus.
            (true, false) => request_animation_frame(move || {
                let wanted = open.try_get_untracked() == Some(true);
                if wanted && dialog.is_connected() && !dialog.open() {
                    let _ = dialog.show_modal();
                    toasts.dialogs_changed();
                }
            }),
            (false, true) => {
                known.set_value(true);
                dialog.close();
            }
            _ => {}
        }
    });
    view! {
        <dialog
            class=width.class()
            node_ref=node
            aria-labelledby=labelled
            on:cancel=move |event: leptos::web_sys::Event| {
                // A file chooser inside of it says so too.
                if event.target() == event.current_target() {
                    known.set_value(true);
                    open.set(false);
                }
            }
            on:close=move |_| {
                if known.try_update_value(|known| !std::mem::take(known)) == Some(true) {
                    open.try_set(false);
                }
                toasts.dialogs_changed();
                // What opened it may be gone by now.
                focus::rescue_soon();
            }
        >
            <Show when=move || open.get()>
                <header class="dialog-head">
                    <h2 id=heading.clone()>{move || title.get()}</h2>
                    <button
                        type="button"
                        class="button quiet icon-only"
                        title=move || words.get().action.close
                        aria-label=move || words.get().action.close
                        on:click=move |_| open.set(false)
                    >
                        {Icon::Close.view()}
                    </button>
                </header>
                {children()}
            </Show>
        </dialog>
    }
}
