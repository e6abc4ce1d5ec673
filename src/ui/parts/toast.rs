//! Notices that come and go, such as "Pool deleted. Undo".

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::Icon;
use crate::ui::browser;
use crate::ui::language::use_words;

/// How long a notice stays while nobody points at it.
const STAY: Duration = Duration::from_secs(8);
const STAY_BRIEFLY: Duration = Duration::from_secs(3);

/// What the button of a notice does. No `Callback`: that would go with the row or dialog in which it
/// was made, and the notice stays.
type Act = Arc<dyn Fn(()) + Send + Sync>;

/// A notice.
#[derive(Clone)]
pub struct Toast {
    text: Cow<'static, str>,
    action: Option<(Cow<'static, str>, Act)>,
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
pub struct Toasts(RwSignal<Vec<(u32, Toast)>>);

impl Toasts {
    /// Shows a notice. The three newest stay.
    pub fn show(self, toast: Toast) {
        let _ = self.0.try_update(|toasts| {
            toasts.push((browser::unique(), toast));
            if toasts.len() > 3 {
                toasts.remove(0);
            }
        });
    }

    /// Takes all notices away.
    pub fn clear(self) {
        self.0.try_set(Vec::new());
    }

    fn dismiss(self, id: u32) {
        let _ = self.0.try_update(|toasts| toasts.retain(|(found, _)| *found != id));
    }
}

/// Makes the notices for the app.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts(RwSignal::new(Vec::new()));
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
    let region = NodeRef::<html::Div>::new();
    let newest = move || toasts.0.with(|all| all.last().map(|(_, toast)| toast.text.clone()));
    Effect::new(move || {
        let shown = toasts.0.with(|all| !all.is_empty());
        let Some(region) = region.get() else { return };
        // Shown anew, it lies above what was opened since. Hiding fails only where it is hidden.
        let _ = region.hide_popover();
        if shown {
            let _ = region.show_popover();
        }
    });
    view! {
        <p class="visually-hidden" role="status">{newest}</p>
        <div
            class="toasts"
            role="region"
            popover="manual"
            node_ref=region
            aria-label=move || words.get().shell.notices
        >
            <For each=move || toasts.0.get() key=|(id, _)| *id let:item>
                <One id=item.0 toast=item.1/>
            </For>
        </div>
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
