//! A button that opens a small box beside it.

use leptos::html;
use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::browser::focus::{self, Step};
use crate::ui::language::Text;

/// The button's face is `face`; `title` names it where the face is only an icon. What is inside is
/// made when it opens and dropped when it closes; `open` tells, and closes it when set to false.
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
    let panel = NodeRef::<html::Div>::new();
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
            >
                {move || face.run()}
            </button>
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
        </span>
    }
}

/// Focuses the first control, once it is there.
fn focus_inside(panel: NodeRef<html::Div>) {
    request_animation_frame(move || {
        if let Some(Some(panel)) = panel.try_get_untracked() {
            focus::step_among(&panel, "a[href], button, input:not(:disabled)", Step::First);
        }
    });
}
