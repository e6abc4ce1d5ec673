//! Notices that come and go, such as "Pool deleted. Undo".

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys;

use super::Icon;
use crate::ui::browser;
use crate::ui::language::use_words;

/// How long a notice stays while nobody points at it.
const STAY: Duration = Duration::from_secs(8);
const STAY_BRIEFLY: Duration = Duration::from_secs(3);

/// What a notice's button does. Counted, and no callback of the page that made it: a notice
/// outlives that.
type Deed = Arc<dyn Fn(()) + Send + Sync>;

/// A notice.
#[derive(Clone)]
pub struct Toast {
    text: Cow<'static, str>,
    action: Option<(Cow<'static, str>, Deed)>,
    stay: Duration,
}

impl Toast {
    /// A notice that stays a while.
    pub fn new(text: impl Into<Cow<'static, str>>) -> Toast {
        Toast { text: text.into(), action: None, stay: STAY }
    }

    /// A notice that soon goes, such as "Copied".
    pub fn brief(text: impl Into<Cow<'static, str>>) -> Toast {
        Toast { text: text.into(), action: None, stay: STAY_BRIEFLY }
    }

    /// With a button, such as "Undo".
    #[must_use]
    pub fn action(
        self,
        label: impl Into<Cow<'static, str>>,
        run: impl Fn(()) + Send + Sync + 'static,
    ) -> Toast {
        Toast { action: Some((label.into(), Arc::new(run))), ..self }
    }
}

/// Shows notices. Small and `Copy`; works in late callbacks too.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<(u32, Toast)>>,
    /// Counts how often a dialog opened or closed.
    dialogs: RwSignal<u32>,
}

impl Toasts {
    /// Shows a notice. The three newest stay.
    pub fn show(self, toast: Toast) {
        let _ = self.shown.try_update(|toasts| {
            toasts.push((browser::unique(), toast));
            if toasts.len() > 3 {
                toasts.remove(0);
            }
        });
    }

    /// Takes all notices away.
    pub fn clear(self) {
        self.shown.try_set(Vec::new());
    }

    /// A dialog has opened or closed: what is outside of an open one can be neither pressed nor
    /// heard, so the notices go inside.
    pub fn dialogs_changed(self) {
        request_animation_frame(move || {
            let _ = self.dialogs.try_update(|count| *count = count.wrapping_add(1));
        });
    }

    fn dismiss(self, id: u32) {
        let _ = self.shown.try_update(|toasts| toasts.retain(|(found, _)| *found != id));
    }
}

/// Makes the notices for the app.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts { shown: RwSignal::new(Vec::new()), dialogs: RwSignal::new(0) };
    provide_context(toasts);
    toasts
}

/// The notices of the app.
pub fn use_toasts() -> Toasts {
    expect_context()
}

/// Where notices appear; the shell holds one. What a screen reader hears stands apart from what is
/// seen, since the latter is moved above any open dialog.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let words = use_words();
    let toasts = use_toasts();
    let (room, region) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let newest = move || toasts.shown.with(|all| all.last().map(|(_, toast)| toast.text.clone()));
    Effect::new(move || {
        toasts.dialogs.track();
        let shown = toasts.shown.with(|all| !all.is_empty());
        let (Some(room), Some(region)) = (room.get(), region.get()) else { return };
        put(&room);
        // Shown anew, it lies above what was opened since. Hiding fails only where it is hidden.
        let _ = region.hide_popover();
        if shown {
            let _ = region.show_popover();
        }
    });
    view! {
        <div class="notice-room" node_ref=room>
            <p class="visually-hidden" role="status">{newest}</p>
            <div
                class="toasts"
                role="region"
                popover="manual"
                node_ref=region
                aria-label=move || words.get().shell.notices
            >
                <For each=move || toasts.shown.get() key=|(id, _)| *id let:item>
                    <One id=item.0 toast=item.1/>
                </For>
            </div>
        </div>
    }
}

/// Moves the notices into the dialog that is open, if any, else to the end of the page.
fn put(room: &web_sys::HtmlDivElement) {
    let document = document();
    let open = document.query_selector_all("dialog.dialog:modal").ok();
    let topmost = open.and_then(|open| open.item(open.length().checked_sub(1)?));
    let body = document.body().map(web_sys::Node::from);
    let Some(home) = topmost.or(body) else { return };
    if room.parent_node().as_ref() != Some(&home) {
        let _ = home.append_child(room);
    }
}

#[component]
fn One(id: u32, toast: Toast) -> impl IntoView {
    let words = use_words();
    let toasts = use_toasts();
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stay = toast.stay;
    let hold = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    let start = move || {
        hold();
        let handle = set_timeout_with_handle(move || toasts.dismiss(id), stay);
        timer.try_set_value(handle.ok());
    };
    start();
    on_cleanup(hold);
    let action = toast.action.map(|(label, run)| {
        view! {
            <button
                type="button"
                class="button quiet"
                on:click=move |_| {
                    toasts.dismiss(id);
                    run(());
                }
            >
                {label}
            </button>
        }
    });
    view! {
        <div
            class="toast"
            on:mouseenter=move |_| hold()
            on:mouseleave=move |_| start()
            on:focusin=move |_| hold()
            on:focusout=move |_| start()
        >
            <span class="toast-text">{toast.text}</span>
            {action}
            <button
                type="button"
                class="button quiet icon-only"
                title=move || words.get().shell.dismiss
                aria-label=move || words.get().shell.dismiss
                on:click=move |_| toasts.dismiss(id)
            >
                {Icon::Close.view()}
            </button>
        </div>
    }
}
