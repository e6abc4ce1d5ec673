//! A button that opens a small box beside it.

use leptos::html;
use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::browser::focus::{self, Step};
use crate::ui::language::Text;

/// The button's face is `face`; `title` names it where the face is only an icon. What is inside is
/// made when it opens and dropped when it closes; `open` tells, and closes it when set to false.
/// The box itself is made when its button is first pressed or gets the focus: most buttons of a
/// table's rows never are.
#[component]
pub fn Popover(
    #[prop(into)] face: ViewFn,
    #[prop(optional, into)] title: Text,
    #[prop(optional)] class: &'static str,
    #[prop(optional, into)] open: Option<RwSignal<bool>>,
    #[prop(optional)] role: Option<&'static str>,
    children: ChildrenFn,
) -> impl IntoView {
    let open = open.unwrap_or_else(|| RwSignal::new(false));
    let id = format!("popover-{}", browser::unique());
    let target = id.clone();
    let armed = RwSignal::new(false);
    let arm = move || {
        let before = armed.try_get_untracked() == Some(true);
        if !before {
            armed.try_set(true);
        }
        before
    };
    let panel = NodeRef::<html::Div>::new();
    // A press that was neither pointed nor focused, as of some aids, finds no box yet.
    let press = move |_| {
        if !arm() {
            request_animation_frame(move || {
                if let Some(Some(panel)) = panel.try_get_untracked() {
                    // Fails only where the press itself has opened it.
                    let _ = panel.show_popover();
                }
            });
        }
    };
    let class = if class.is_empty() { "button quiet" } else { class };
    view! {
        <span class="popover-anchor">
            <button
                type="button"
                class=class
                popovertarget=target
                title=move || title.some()
                aria-label=move || title.some()
                aria-haspopup=role.map(|_| "menu")
                on:pointerdown=move |_| {
                    arm();
                }
                on:focus=move |_| {
                    arm();
                }
                on:click=press
            >
                {move || face.run()}
            </button>
            {move || {
                let (id, children) = (id.clone(), children.clone());
                armed.get().then(|| view! { <Panel id panel open role children/> })
            }}
        </span>
    }
}

#[component]
fn Panel(
    id: String,
    panel: NodeRef<html::Div>,
    open: RwSignal<bool>,
    role: Option<&'static str>,
    children: ChildrenFn,
) -> impl IntoView {
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true)
            && !now
            && let Some(panel) = panel.get_untracked()
        {
            // Fails only where it is closed already.
            let _ = panel.hide_popover();
        }
        now
    });
    view! {
        <div
            id=id
            class="popover"
            popover="auto"
            node_ref=panel
            on:toggle=move |event| {
                let opened = browser::opens(&event);
                open.try_set(opened);
                if opened {
                    focus_inside(panel);
                }
            }
        >
            <Show when=move || open.get()>
                <div class="popover-body" role=role>{children()}</div>
            </Show>
        </div>
    }
}

/// Focuses the first control, once it is there and where the user has not chosen one meanwhile.
fn focus_inside(panel: NodeRef<html::Div>) {
    request_animation_frame(move || {
        if let Some(Some(panel)) = panel.try_get_untracked()
            && !panel.contains(document().active_element().as_deref())
        {
            focus::step_among(&panel, "a[href], button, input:not(:disabled)", Step::First);
        }
    });
}
