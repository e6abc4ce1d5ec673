//! The ⋮ menu.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use super::{Icon, Popover};
use crate::ui::browser::focus::{self, Step};
use crate::ui::language::{Text, use_words};
use crate::ui::route::Place;

/// What an entry does.
#[derive(Clone)]
enum Does {
    Go(String),
    Run(Callback<()>),
}

/// One entry of a [`Menu`].
#[derive(Clone)]
pub struct MenuItem {
    label: Text,
    does: Does,
    refused: Text,
    danger: bool,
    chosen: Option<Signal<bool>>,
}

impl MenuItem {
    /// An entry that does something.
    pub fn action(label: impl Into<Text>, run: impl Fn(()) + Send + Sync + 'static) -> MenuItem {
        MenuItem {
            label: label.into(),
            does: Does::Run(Callback::new(run)),
            refused: Text::default(),
            danger: false,
            chosen: None,
        }
    }

    /// An entry that goes somewhere.
    pub fn link(label: impl Into<Text>, to: impl Into<Place>) -> MenuItem {
        MenuItem {
            label: label.into(),
            does: Does::Go(to.into().href()),
            refused: Text::default(),
            danger: false,
            chosen: None,
        }
    }

    /// One of several of which one is chosen: a tick before it tells which.
    #[must_use]
    pub fn chosen(self, chosen: impl Into<Signal<bool>>) -> MenuItem {
        MenuItem { chosen: Some(chosen.into()), ..self }
    }

    /// Shown in red: it deletes.
    #[must_use]
    pub fn danger(self) -> MenuItem {
        MenuItem { danger: true, ..self }
    }

    /// Not possible while this text is not empty; the text says why.
    #[must_use]
    pub fn refused(self, why: impl Into<Text>) -> MenuItem {
        MenuItem { refused: why.into(), ..self }
    }
}

/// The entries of a menu: a list, or a closure that makes one when the menu is opened.
#[derive(Clone)]
pub struct MenuItems(Arc<dyn Fn() -> Vec<MenuItem> + Send + Sync>);

impl From<Vec<MenuItem>> for MenuItems {
    fn from(items: Vec<MenuItem>) -> MenuItems {
        MenuItems(Arc::new(move || items.clone()))
    }
}

impl<F: Fn() -> Vec<MenuItem> + Send + Sync + 'static> From<F> for MenuItems {
    fn from(items: F) -> MenuItems {
        MenuItems(Arc::new(items))
    }
}

/// A ⋮ button with a menu. Arrow keys, Home and End move; Escape closes. Without a `label` it says
/// "More actions".
#[component]
pub fn Menu(
    #[prop(into)] items: MenuItems,
    #[prop(optional, into)] label: Text,
    #[prop(optional, into)] face: Option<ViewFn>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let words = use_words();
    let open = RwSignal::new(false);
    let title = move || label.some().unwrap_or(words.get().action.more.into());
    let dots = || view! { <span class="dots" aria-hidden="true"></span> };
    let face = face.unwrap_or_else(|| dots.into());
    let class = if class.is_empty() { "button quiet icon-only" } else { class };
    view! {
        <Popover face title class open role="menu">
            {
                let items = items.clone();
                move || (items.0)().into_iter().map(|item| entry(item, open)).collect_view()
            }
        </Popover>
    }
}

fn entry(item: MenuItem, open: RwSignal<bool>) -> AnyView {
    let MenuItem { label, does, refused, danger, chosen } = item;
    let class = if danger { "menu-item danger" } else { "menu-item" };
    match does {
        Does::Go(href) => view! {
            <a role="menuitem" class=class href=href on:keydown=step on:click=move |_| open.set(false)>
                {move || label.get()}
            </a>
        }
        .into_any(),
        Does::Run(run) => view! {
            <button
                type="button"
                role=if chosen.is_some() { "menuitemradio" } else { "menuitem" }
                aria-checked=chosen.map(|chosen| move || if chosen.get() { "true" } else { "false" })
                class=class
                aria-disabled=move || refused.some().map(|_| "true")
                title=move || refused.some()
                on:keydown=step
                on:click=move |_| {
                    if refused.now().is_empty() {
                        open.set(false);
                        run.run(());
                    }
                }
            >
                <span>
                    {chosen.map(|chosen| view! {
                        <span class="tick">{move || chosen.get().then(|| Icon::Check.view())}</span>
                    })}
                    {move || label.get()}
                </span>
                {move || refused.some().map(|why| view! { <span class="small-print">{why}</span> })}
            </button>
        }
        .into_any(),
    }
}

/// Moves among the entries.
fn step(event: ev::KeyboardEvent) {
    let Some(step) = Step::of_key(&event.key()) else { return };
    let element =
        event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(menu) = element.and_then(|element| element.closest("[role=menu]").ok().flatten()) {
        event.prevent_default();
        focus::step_among(&menu, ".menu-item", step);
    }
}
