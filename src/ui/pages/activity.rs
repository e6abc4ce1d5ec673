//! What was done.

use leptos::prelude::*;

use crate::command::ObjectRef;
use crate::model::Time;
use crate::text::{action_sentence, number};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, Icon, PageHeader};
use crate::ui::show::{When, object_place, use_run};
use crate::ui::state::use_desk;

/// The steps of this session, with undo and redo.
#[component]
pub fn Activity() -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let nothing = |steps: &(Option<_>, Option<_>)| (steps.0.is_none(), steps.1.is_none());
    let idle = Memo::new(move |_| nothing(&desk.next_steps()));
    let actions = move || {
        view! {
            <Button
                label=word(|w| w.action.undo)
                icon=Icon::Undo
                disabled=Signal::derive(move || idle.get().0)
                on_press=move |()| run.undo()
            />
            <Button
                label=word(|w| w.action.redo)
                icon=Icon::Redo
                disabled=Signal::derive(move || idle.get().1)
                on_press=move |()| run.redo()
            />
        }
    };
    view! {
        <PageHeader
            title=word(|w| w.nav.activity)
            lead=word(|w| w.welcome.activity_lead)
            actions
        />
        <section class="card">
            <div class="card-body">
                <Steps most=usize::MAX/>
            </div>
        </section>
    }
}

/// One step, ready to be said in either language.
#[derive(Clone, PartialEq)]
struct Line {
    action: crate::history::Action,
    at: Time,
}

/// The newest steps, each with a link to its object.
#[component]
pub fn Steps(most: usize) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let lines = Memo::new(move |_| {
        desk.steps(|history| {
            let steps = history.steps().take(most);
            steps.map(|step| Line { action: step.action.clone(), at: step.at }).collect::<Vec<_>>()
        })
    });
    let link = move |object: &ObjectRef, sentence: String| {
        let place = desk.peek(|workspace| object_place(object, workspace, None));
        match place {
            Some(place) => view! { <a href=place.href()>{sentence}</a> }.into_any(),
            None => view! { <span>{sentence}</span> }.into_any(),
        }
    };
    move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="muted">{words.get().welcome.no_activity}</p> }.into_any();
        }
        let items = lines
            .into_iter()
            .map(|line| {
                let sentence = action_sentence(&line.action, words.language());
                let said = match &line.action.object {
                    Some(object) => link(object, sentence),
                    None => view! { <span>{sentence}</span> }.into_any(),
                };
                view! {
                    <li>
                        {said}
                        <span class="muted">
                            {number::whole(line.action.rows)} " · " <When at=line.at/>
                        </span>
                    </li>
                }
            })
            .collect_view();
        view! { <ol class="steps">{items}</ol> }.into_any()
    }
}
