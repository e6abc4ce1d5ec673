//! What is shown when the program has met a fault of its own.
//!
//! After a panic nothing of Leptos may be trusted, so this is raw DOM.

use std::cell::RefCell;

use leptos::web_sys;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::preference;
use crate::text::{Language, Words};

type Rescue = Box<dyn Fn()>;

thread_local! {
    static RESCUE: RefCell<Option<Rescue>> = const { RefCell::new(None) };
}

/// Registers what "Download my workspace" does after a fault. It runs in a broken program: it
/// should read what was stored, not what is in memory.
pub fn rescue_with(download: impl Fn() + 'static) {
    RESCUE.with(|rescue| rescue.replace(Some(Box::new(download))));
}

/// Shows a full-page message on any panic, and writes it to the console too.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let _ = show(&info.to_string());
    }));
}

fn show(details: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    clear_the_way(&document)?;
    let words = words();
    let panel = document.create_element("div").ok()?;
    panel.set_class_name("crash");
    panel.set_attribute("role", "alert").ok()?;
    let add = |parent: &web_sys::Element, tag: &str, text: &str| {
        let element = document.create_element(tag).ok()?;
        element.set_text_content(Some(text));
        parent.append_child(&element).ok()?;
        Some(element)
    };
    add(&panel, "h1", words.shell.crashed)?;
    add(&panel, "p", words.shell.crashed_why)?;
    let row = add(&panel, "div", "")?;
    row.set_class_name("crash-actions");
    let reload = add(&row, "button", words.action.reload)?;
    reload.set_class_name("button primary");
    on_click(&reload, || {
        let _ = web_sys::window().map(|window| window.location().reload());
    });
    if RESCUE.with(|rescue| rescue.try_borrow().is_ok_and(|rescue| rescue.is_some())) {
        let save = add(&row, "button", words.shell.crashed_download)?;
        save.set_class_name("button");
        on_click(&save, || {
            RESCUE.with(|rescue| {
                if let Ok(Some(download)) = rescue.try_borrow().as_deref() {
                    download();
                }
            });
        });
    }
    let fold = add(&panel, "details", "")?;
    add(&fold, "summary", words.shell.crashed_details)?;
    add(&fold, "pre", details)?;
    let body = document.body()?;
    body.append_child(&panel).ok()?;
    reload.dyn_ref::<web_sys::HtmlElement>()?.focus().ok()
}

/// Takes away what would lie above the message, and makes the broken page behind it inert.
fn clear_the_way(document: &web_sys::Document) -> Option<()> {
    let above = document.query_selector_all("dialog[open], :popover-open").ok()?;
    for index in 0..above.length() {
        if let Some(node) = above.item(index) {
            let _ = node.parent_node().map(|parent| parent.remove_child(&node));
        }
    }
    let children = document.body()?.children();
    for index in 0..children.length() {
        if let Some(child) = children.item(index) {
            let _ = child.set_attribute("inert", "");
        }
    }
    Some(())
}

fn on_click(element: &web_sys::Element, run: impl FnMut() + 'static) {
    let run = Closure::<dyn FnMut()>::new(run);
    let _ = element.add_event_listener_with_callback("click", run.as_ref().unchecked_ref());
    run.forget();
}

fn words() -> &'static Words {
    preference::read::<Language>("language").unwrap_or_default().words()
}
