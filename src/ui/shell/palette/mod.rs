//! The command palette: search, ask, go and do from one line (Ctrl-K).
//!
//! A field with a list box below it: the focus stays in the field, arrows move through the lines,
//! Enter chooses, Escape closes.

mod about;
mod deeds;
mod entry;

use leptos::ev::{Event, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

use crate::search::{Question, answer};
use crate::text::number;
use crate::ui::browser::{self, focus};
use crate::ui::language::use_words;
use crate::ui::parts::Icon;
use crate::ui::router::use_router;
use crate::ui::state::use_desk;
use deeds::Deeds;
use entry::{Choice, Entry, Group, all_overlapping, of_hit};

/// The most answers shown.
const MOST: usize = 12;

/// What stands below the field.
#[derive(Clone, Default)]
struct Listed {
    entries: Vec<Entry>,
    /// What was asked.
    question: Option<Question>,
    /// How many answers are shown, the best, of how many in all.
    shown: usize,
    total: usize,
}

/// The palette. `open` opens and closes it; `keys` opens the list of keys.
#[component]
pub fn Palette(open: RwSignal<bool>, keys: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Dialog>::new();
    let text = RwSignal::new(String::new());
    // The browser tells of a closed dialog some time later: it may be wanted again by then.
    let shown = StoredValue::new(false);
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                text.set(String::new());
                request_animation_frame(move || {
                    if open.try_get_untracked() == Some(true) && !dialog.open() {
                        shown.set_value(dialog.show_modal().is_ok());
                    }
                });
            }
            (false, is_open) => {
                shown.set_value(false);
                if is_open {
                    dialog.close();
                }
            }
            _ => {}
        }
    });
    let closed = move |_| {
        let is_open = node.get_untracked().is_some_and(|dialog| dialog.open());
        if shown.try_get_value() == Some(true) && !is_open {
            open.set(false);
        }
    };
    view! {
        <dialog
            class="palette"
            node_ref=node
            aria-label=move || words.get().palette.title
            on:cancel=move |_: Event| open.set(false)
            on:close=closed
            on:click=move |event| {
                // A click on the backdrop is a click on the dialog itself.
                if event.target() == event.current_target() {
                    open.set(false);
                }
            }
        >
            <Show when=move || open.get()>
                <Inside open keys text/>
            </Show>
        </dialog>
    }
}

#[component]
fn Inside(open: RwSignal<bool>, keys: RwSignal<bool>, text: RwSignal<String>) -> impl IntoView {
    let (words, desk, router) = (use_words(), use_desk(), use_router());
    let (deeds, here) = (Deeds::new(keys), router.page());
    let listed = RwSignal::new_local(Listed::default());
    let chosen = RwSignal::new(0usize);
    Effect::new(move || {
        let typed = text.get();
        let language = words.language();
        listed.set(desk.look(|workspace, insight| {
            let question = Question::read(&typed);
            let found = question.as_ref().map(|asked| answer(asked, workspace, insight, MOST));
            let found = found.unwrap_or_default();
            let entry = |hit| of_hit(hit, workspace, insight, language);
            let mut entries: Vec<Entry> = found.hits.iter().filter_map(entry).collect();
            let shown = entries.len();
            if question == Some(Question::Overlaps { within: None }) {
                entries.splice(0..0, all_overlapping(workspace, insight, language));
            }
            entries.extend(deeds.matching(&typed, language.words()));
            entries.extend(about::matching(&typed, &here.get(), workspace, language));
            Listed { entries, question, shown, total: found.total }
        }));
        chosen.set(0);
    });
    let id = format!("palette-{}", browser::unique());
    let choose = move |place: usize| {
        let choice = listed
            .with_untracked(|listed| listed.entries.get(place).map(|entry| entry.choice.clone()));
        let Some(choice) = choice else { return };
        open.set(false);
        match choice {
            Choice::Open(place) => router.navigate(place),
            Choice::Run(run) => run.run(()),
        }
    };
    let press = move |event: KeyboardEvent| {
        let count = listed.with_untracked(|listed| listed.entries.len());
        let now = chosen.get_untracked();
        let next = match event.key().as_str() {
            "ArrowDown" => (now + 1) % count.max(1),
            "ArrowUp" => (now + count.max(1) - 1) % count.max(1),
            "PageDown" => (now + 8).min(count.saturating_sub(1)),
            "PageUp" => now.saturating_sub(8),
            "Enter" => {
                event.prevent_default();
                choose(now);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        chosen.set(next);
        show_line(next);
    };
    let list = id.clone();
    let active = {
        let id = id.clone();
        move || {
            let empty = listed.with(|listed| listed.entries.is_empty());
            (!empty).then(|| format!("{id}-{}", chosen.get()))
        }
    };
    view! {
        <div class="palette-field">
            {Icon::Search.view()}
            <input
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls=list
                aria-activedescendant=active
                aria-label=move || words.get().palette.field
                placeholder=move || words.get().palette.hint
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
                on:keydown=press
            />
            <kbd>"Esc"</kbd>
        </div>
        <p class="visually-hidden" role="status">
            {move || {
                let count = listed.with(|listed| listed.entries.len());
                (words.get().palette.found)(&number::whole(count))
            }}
        </p>
        <Lines id listed chosen on_choose=Callback::new(choose)/>
    }
}

/// Brings the line that the arrows have reached into view.
fn show_line(place: usize) {
    let Some(dialog) = document().query_selector("dialog.palette[open]").ok().flatten() else {
        return;
    };
    if let Some(line) = focus::all(&dialog, "[role=option]").get(place) {
        let options = leptos::web_sys::ScrollIntoViewOptions::new();
        options.set_block(leptos::web_sys::ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

#[component]
fn Lines(
    id: String,
    listed: RwSignal<Listed, LocalStorage>,
    chosen: RwSignal<usize>,
    on_choose: Callback<usize>,
) -> impl IntoView {
    let words = use_words();
    let group = move |id: String, group: Group, heading: &'static str, more: Option<String>| {
        let heading_id = format!("{id}-{group:?}");
        let labelled = heading_id.clone();
        let lines = listed.with(|listed| {
            let placed = listed.entries.iter().enumerate();
            placed
                .filter(|(_, entry)| entry.group == group)
                .map(|(place, entry)| {
                    let id = format!("{id}-{place}");
                    view! { <Line id place entry=entry.clone() chosen on_choose/> }
                })
                .collect::<Vec<_>>()
        });
        (!lines.is_empty()).then(|| {
            view! {
                <div role="group" aria-labelledby=labelled>
                    <p class="palette-heading" id=heading_id>
                        <span>{heading}</span>
                        {more.map(|more| view! { <span class="muted">{more}</span> })}
                    </p>
                    {lines}
                </div>
            }
        })
    };
    let list = id.clone();
    view! {
        <div class="palette-list" role="listbox" id=list aria-label=move || words.get().palette.title>
            {move || {
                let said = &words.get().palette;
                let (shown, total, empty) = listed
                    .with(|listed| (listed.shown, listed.total, listed.entries.is_empty()));
                let more = (shown < total)
                    .then(|| (said.more)(&number::whole(shown), &number::whole(total)));
                if empty {
                    let nothing = listed.with(|listed| match listed.question {
                        Some(Question::Overlaps { .. }) => said.no_overlap,
                        _ => said.nothing,
                    });
                    return view! { <p class="palette-nothing">{nothing}</p> }.into_any();
                }
                view! {
                    {group(id.clone(), Group::Answers, said.answers, more)}
                    {group(id.clone(), Group::Go, said.go, None)}
                    {group(id.clone(), Group::Act, said.act, None)}
                }
                .into_any()
            }}
        </div>
    }
}

#[component]
fn Line(
    id: String,
    place: usize,
    entry: Entry,
    chosen: RwSignal<usize>,
    on_choose: Callback<usize>,
) -> impl IntoView {
    view! {
        <div
            class="palette-line"
            role="option"
            id=id
            aria-selected=move || if chosen.get() == place { "true" } else { "false" }
            on:click=move |_| on_choose.run(place)
            on:pointermove=move |_| {
                if chosen.get_untracked() != place {
                    chosen.set(place);
                }
            }
        >
            {entry.icon.view()}
            <span class="palette-title">{entry.title}</span>
            {entry.block.map(|block| view! { <code>{block.to_string()}</code> })}
            <span class="palette-note">{entry.note}</span>
        </div>
    }
}
