//! The newest steps, for the overview.

use leptos::prelude::*;

use crate::history::{Entry, Line};
use crate::text::{line_sentence, number};
use crate::ui::language::use_words;
use crate::ui::show::{When, object_place};
use crate::ui::state::{Desk, use_desk};

/// The newest lines of the log, each with a link to its object.
#[component]
pub fn Steps(most: usize) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let lines = Memo::new(move |_| {
        desk.past(|past| {
            let lines = past.log().entries().take(most).map(Entry::line);
            lines.cloned().collect::<Vec<Line>>()
        })
    });
    move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="muted">{words.get().activity.empty}</p> }.into_any();
        }
        let items = lines
            .into_iter()
            .map(|line| {
                let (rows, at) = (number::whole(line.action.rows), line.at);
                let sentence = line_sentence(&line, words.language());
                view! {
                    <li>
                        {linked(desk, &line, sentence)}
                        <span class="muted">{rows} " · " <When at/></span>
                    </li>
                }
            })
            .collect_view();
        view! { <ol class="steps">{items}</ol> }.into_any()
    }
}

/// What a line tells, as a link to its object while that is there.
pub(super) fn linked(desk: Desk, line: &Line, sentence: String) -> AnyView {
    let object = line.action.object.as_ref();
    let place = desk.peek(|ws| object.and_then(|object| object_place(object, ws, None)));
    match place {
        Some(place) => view! { <a href=place.href()>{sentence}</a> }.into_any(),
        None => view! { <span>{sentence}</span> }.into_any(),
    }
}
