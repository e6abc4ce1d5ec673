//! Keys that work anywhere on the page, and the list that shows them.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

use super::nav::area_word;
use crate::ui::browser::typing_in;
use crate::ui::language::{use_words, word};
use crate::ui::parts::{CheckField, Dialog};
use crate::ui::preference;
use crate::ui::route::Area;
use crate::ui::router::{Router, use_router};

/// Pages by the letter after `g`.
const GO: [(char, Area); 12] = [
    ('i', Area::Ipam),
    ('s', Area::Scopes),
    ('p', Area::Pools),
    ('d', Area::Discoveries),
    ('m', Area::Members),
    ('o', Area::Overview),
    ('r', Area::Resources),
    ('v', Area::Space),
    ('l', Area::Planner),
    ('e', Area::ImportExport),
    ('a', Area::Activity),
    (',', Area::Settings),
];

/// Whether single-letter keys act (WCAG 2.1.4); remembered.
#[derive(Clone, Copy)]
pub struct LetterKeys(pub RwSignal<bool>);

/// Makes the switch for the app.
pub fn provide_letter_keys() {
    provide_context(LetterKeys(preference::remembered("letter-keys", || true)));
}

/// What the keys open.
#[derive(Clone, Copy)]
pub struct Opens {
    /// The palette.
    pub palette: RwSignal<bool>,
    /// The list of keys.
    pub keys: RwSignal<bool>,
}

/// What the shell opens, for what is inside it.
pub fn use_opens() -> Opens {
    expect_context()
}

/// Listens for the keys as long as the page lives.
pub fn listen(opens: Opens) {
    let LetterKeys(letters) = expect_context();
    let router = use_router();
    let after_g = Rc::new(Cell::new(false));
    let listener = window_event_listener_untyped("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let was_g = after_g.replace(false);
        if event.default_prevented() || event.is_composing() {
            return;
        }
        if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key() {
            if event.key().eq_ignore_ascii_case("k") && !in_other_dialog() {
                event.prevent_default();
                opens.palette.update(|open| *open = !*open);
            }
            return;
        }
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        if held || typing(event) || !letters.try_get_untracked().unwrap_or(false) {
            return;
        }
        letter(event, was_g, &after_g, opens, router);
    });
    on_cleanup(move || listener.remove());
}

fn letter(event: &KeyboardEvent, was_g: bool, after_g: &Cell<bool>, opens: Opens, router: Router) {
    let key = event.key();
    if was_g {
        let area = GO.iter().find(|(letter, _)| key.chars().eq([*letter]));
        if let Some((_, area)) = area {
            event.prevent_default();
            router.navigate(area.route());
        }
        return;
    }
    match key.as_str() {
        "g" => after_g.set(true),
        "?" => {
            event.prevent_default();
            opens.keys.set(true);
        }
        "/" => {
            let filter = document().query_selector("main [data-filter]").ok().flatten();
            if let Some(filter) =
                filter.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
            {
                event.prevent_default();
                let _ = filter.focus();
            }
        }
        _ => {}
    }
}

/// Letters belong to fields, and to what is open above the page.
fn typing(event: &KeyboardEvent) -> bool {
    let field = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let in_field = field.is_some_and(|element| {
        typing_in(&element).is_some()
            || element.closest("dialog, [popover]").is_ok_and(|found| found.is_some())
    });
    in_field || document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

/// A form that is open must not be covered.
fn in_other_dialog() -> bool {
    document().query_selector("dialog[open]:not(.palette)").is_ok_and(|dialog| dialog.is_some())
}

/// The list of keys, with the switch for single letters.
#[component]
pub fn KeysDialog(open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let LetterKeys(letters) = expect_context();
    let rows = move || {
        let keys = &words.get().keys;
        let go = GO.iter().map(|(letter, area)| {
            let page = area_word(words.get(), *area);
            (vec!["g".to_owned(), letter.to_string()], (keys.go)(page))
        });
        [
            (vec!["Ctrl K".to_owned()], keys.palette.to_owned()),
            (vec!["/".to_owned()], keys.filter.to_owned()),
            (vec!["?".to_owned()], keys.keys.to_owned()),
            (vec!["Ctrl Z".to_owned()], keys.undo.to_owned()),
            (vec!["Ctrl Shift Z".to_owned()], keys.redo.to_owned()),
            (vec!["↑".to_owned(), "↓".to_owned()], keys.rows.to_owned()),
            (vec!["← ↑ → ↓".to_owned()], keys.blocks.to_owned()),
            (vec!["+".to_owned(), "−".to_owned(), "0".to_owned()], keys.zoom.to_owned()),
            (vec!["PgUp".to_owned(), "PgDn".to_owned()], keys.beside.to_owned()),
            (vec!["Home".to_owned(), "End".to_owned()], keys.ends.to_owned()),
            (vec!["Enter".to_owned()], keys.open.to_owned()),
            (vec!["Esc".to_owned()], keys.close.to_owned()),
        ]
        .into_iter()
        .chain(go)
        .map(|(pressed, does)| {
            let pressed =
                pressed.into_iter().map(|key| view! { <kbd>{key}</kbd> " " }).collect_view();
            view! { <tr><td>{pressed}</td><td>{does}</td></tr> }
        })
        .collect_view()
    };
    view! {
        <Dialog open title=word(|w| w.keys.title)>
            <table class="keys-table">
                <thead>
                    <tr>
                        <th scope="col">{move || words.get().keys.key}</th>
                        <th scope="col">{move || words.get().keys.does}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <CheckField
                label=word(|w| w.keys.letters)
                help=word(|w| w.keys.letters_help)
                value=letters
            />
        </Dialog>
    }
}
