//! Pictures in a page: a title, the picture at the width that it has, a legend and a table twin.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::chart::{Fill, fill_mark};
use crate::ui::browser;
use crate::ui::language::{Text, use_words};

/// The width until the place is measured.
const USUAL_WIDTH: u32 = 880;

/// A picture drawn for the width of its place, and anew when that changes. `draw` gives our own
/// SVG text, in which every word is escaped; it runs again when what it reads changes.
#[component]
pub fn Picture(#[prop(into)] draw: Callback<u32, String>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let width = measured_width(node);
    view! {
        <div class="picture" node_ref=node inner_html=move || draw.run(width.get())></div>
    }
}

/// The width of an element in px, followed for as long as the owner lives.
pub fn measured_width(node: NodeRef<html::Div>) -> Signal<u32> {
    let width = RwSignal::new(USUAL_WIDTH);
    let look = move || {
        let Some(Some(node)) = node.try_get_untracked() else { return };
        let now = u32::try_from(node.client_width()).unwrap_or(0);
        if now > 0 && width.try_get_untracked().is_some_and(|before| before != now) {
            width.set(now);
        }
    };
    let watcher = StoredValue::new_local(None::<Watcher>);
    Effect::new(move || {
        if let Some(node) = node.get() {
            watcher.set_value(Watcher::of(&node, look));
        }
    });
    on_cleanup(move || {
        watcher.try_update_value(|watcher| watcher.take());
    });
    width.into()
}

/// Watches the size of an element until dropped.
struct Watcher {
    observer: web_sys::ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Watcher {
    fn of(element: &web_sys::Element, look: impl Fn() + Copy + 'static) -> Option<Watcher> {
        // In the next frame, since a picture that changes its height while it is measured would
        // make the browser complain of a loop.
        let callback = Closure::new(move || request_animation_frame(look));
        let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Watcher { observer, _callback: callback })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A figure: title and actions above, the picture, and below it the legend and the same content
/// as a table.
#[component]
pub fn Figure(
    #[prop(into)] title: Text,
    #[prop(optional, into)] actions: ViewFn,
    #[prop(optional, into)] legend: ViewFn,
    #[prop(optional, into)] twin: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let heading = format!("figure-{}", browser::unique());
    let labelled = heading.clone();
    view! {
        <figure class="figure" aria-labelledby=labelled>
            <figcaption class="figure-head">
                <span class="figure-title" id=heading>{move || title.get()}</span>
                <span class="actions">{move || actions.run()}</span>
            </figcaption>
            {children()}
            <div class="legend">{move || legend.run()}</div>
            {twin.map(|table| view! { <AsTable table/> })}
        </figure>
    }
}

/// The content of a picture as a table, made when it is asked for.
#[component]
pub fn AsTable(#[prop(into)] table: ViewFn) -> impl IntoView {
    let words = use_words();
    let open = RwSignal::new(false);
    view! {
        <details class="twin" on:toggle=move |event| open.set(is_open(&event))>
            <summary>{move || words.get().chart.as_table}</summary>
            {move || open.get().then(|| view! { <div class="twin-table">{table.run()}</div> })}
        </details>
    }
}

/// True where a `<details>` was opened and not closed.
fn is_open(event: &web_sys::Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|details| details.has_attribute("open"))
}

/// A square in the colour and pattern of an area, for legends.
#[component]
pub fn FillMark(fill: Fill) -> impl IntoView {
    let svg = fill_mark(&format!("mark-{}", browser::unique()), fill);
    view! { <span class="legend-mark" inner_html=svg></span> }
}

/// An entry of a legend.
#[component]
pub fn LegendFill(fill: Fill, #[prop(into)] label: Text) -> impl IntoView {
    view! {
        <span class="legend-entry">
            <FillMark fill/>
            {move || label.get()}
        </span>
    }
}
