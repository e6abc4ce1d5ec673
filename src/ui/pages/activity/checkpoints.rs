//! Named states: make one, go back to one, delete one.

use leptos::prelude::*;

use crate::history::{CheckpointId, CheckpointProblem, CheckpointState};
use crate::model::Time;
use crate::text::{checkpoint_problem_sentence, number};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{
    Button, ButtonKind, Card, ConfirmDialog, DialogWidth, Icon, Toast, use_toasts,
};
use crate::ui::show::{Ask, When, use_asked, use_run};
use crate::ui::state::use_desk;

/// One checkpoint, as the list shows it.
#[derive(Clone, PartialEq)]
struct Row {
    id: CheckpointId,
    name: String,
    at: Time,
    state: CheckpointState,
}

/// All checkpoints, newest first.
#[component]
pub fn CheckpointCard() -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let making = use_asked("checkpoint");
    let (back, delete) = (Ask::<CheckpointId>::new(), Ask::<CheckpointId>::new());
    let rows = Memo::new(move |_| {
        desk.past(|past| {
            let all = past.checkpoints().iter().rev();
            all.map(|it| Row { id: it.id, name: it.name.to_string(), at: it.at, state: it.state })
                .collect::<Vec<Row>>()
        })
    });
    let list = move || {
        let rows = rows.get();
        if rows.is_empty() {
            let text = move || words.get().activity.checkpoints_text;
            return view! { <p class="muted checkpoints-none">{text}</p> }.into_any();
        }
        let items = rows.into_iter().map(|row| view! { <CheckpointRow row back delete/> });
        view! { <ul class="checkpoints">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <Card title=word(|w| w.activity.checkpoints)>
            {list}
            <Button
                label=word(|w| w.activity.make)
                icon=Icon::Plus
                on_press=move |()| making.set(true)
            />
        </Card>
        <MakeCheckpoint open=making/>
        {back.dialog(|id, open| view! { <GoBack id open/> })}
        {delete.dialog(|id, open| view! { <DeleteCheckpoint id open/> })}
    }
}

#[component]
fn CheckpointRow(row: Row, back: Ask<CheckpointId>, delete: Ask<CheckpointId>) -> impl IntoView {
    let words = use_words();
    let Row { id, name, at, state } = row;
    let way = match state {
        CheckpointState::Whole => view! {
            <Button
                label=word(|w| w.activity.go_back)
                kind=ButtonKind::Quiet
                on_press=move |()| back.about(id)
            />
        }
        .into_any(),
        CheckpointState::Dropped => {
            view! { <span class="muted">{move || words.get().activity.dropped}</span> }.into_any()
        }
    };
    view! {
        <li>
            <strong>{name}</strong>
            <span class="muted"><When at/></span>
            <span class="checkpoint-actions">
                {way}
                <Button
                    label=word(|w| w.action.delete)
                    kind=ButtonKind::Quiet
                    on_press=move |()| delete.about(id)
                />
            </span>
        </li>
    }
}

#[component]
fn MakeCheckpoint(open: RwSignal<bool>) -> impl IntoView {
    let (desk, words, toasts) = (use_desk(), use_words(), use_toasts());
    let name = RwSignal::new(String::new());
    let problem = Signal::derive(move || {
        let why = desk.past(|past| past.checkpoints().check_name(&name.get())).err()?;
        // Being empty is said by the form, and not before the first try.
        let said = || checkpoint_problem_sentence(why, words.language()).to_owned();
        (why != CheckpointProblem::NoName).then(said)
    });
    let no_name = Text::from(move || {
        checkpoint_problem_sentence(CheckpointProblem::NoName, words.language())
    });
    let mark = move || {
        let typed = name.get_untracked();
        let made = desk.mark(&typed).is_ok();
        if made {
            toasts.show(Toast::brief((words.now().activity.made)(typed.trim())));
        }
        made
    };
    let field = FormField::line(word(|w| w.activity.name), name)
        .help(word(|w| w.activity.checkpoints_text))
        .needed(no_name)
        .problem(problem)
        .first();
    Form::doing(word(|w| w.activity.make), word(|w| w.action.save), mark)
        .field(field)
        .fill(move || name.set(String::new()))
        .width(DialogWidth::Narrow)
        .dialog(open)
}

/// The name of a checkpoint.
fn name_of(id: CheckpointId) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let desk = use_desk();
    move || {
        desk.past(|past| past.checkpoints().get(id).map(|it| it.name.to_string()))
            .unwrap_or_default()
    }
}

#[component]
fn GoBack(id: CheckpointId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words, toasts, run) = (use_desk(), use_words(), use_toasts(), use_run());
    let name = name_of(id);
    let text = move || {
        let activity = &words.get().activity;
        match desk.distance(id) {
            Ok(0) => activity.same_state.to_owned(),
            Ok(rows) => (activity.go_back_text)(&number::whole(rows)),
            Err(why) => checkpoint_problem_sentence(why, words.language()).to_owned(),
        }
    };
    let confirm = move |()| match desk.go_back(id) {
        Ok(Some(_)) => {
            let said = (words.now().activity.went_back)(&name());
            toasts.show(Toast::new(said).action(words.now().action.undo, move |()| run.undo()));
        }
        Ok(None) => {}
        Err(why) => {
            let said = checkpoint_problem_sentence(why, words.language_now());
            toasts.show(Toast::new(said));
        }
    };
    let title: Text = word(move |w| (w.activity.go_back_title)(&name()));
    view! {
        <ConfirmDialog open title confirm=word(|w| w.activity.go_back) on_confirm=confirm>
            <p>{text}</p>
        </ConfirmDialog>
    }
}

#[component]
fn DeleteCheckpoint(id: CheckpointId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words, toasts) = (use_desk(), use_words(), use_toasts());
    let name = name_of(id);
    let confirm = move |()| {
        if let Ok(removed) = desk.unmark(id) {
            toasts.show(Toast::brief((words.now().activity.removed)(&removed.name)));
        }
    };
    let title: Text = word(move |w| (w.activity.delete_title)(&name()));
    view! {
        <ConfirmDialog open title confirm=word(|w| w.action.delete) on_confirm=confirm>
            <p>{move || words.get().activity.delete_text}</p>
        </ConfirmDialog>
    }
}
