//! The log as a table, where each step can be undone alone.

use std::sync::Arc;

use leptos::prelude::*;

use crate::history::{CannotUndo, Cause, Entry, EntryId, EntryState, Line, Verb};
use crate::text::{
    cannot_undo_sentence, entry_state_word, line_sentence, number, tab_name, table_counts_text,
};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{
    Badge, Button, ButtonKind, Column, DataTable, Dialog, DialogWidth, Empty, Mark, TableState,
    Toast, use_toasts,
};
use crate::ui::router::use_router;
use crate::ui::show::{Ask, When, use_run};
use crate::ui::state::{Desk, use_desk};

use super::steps::linked;

/// The key of the query that says which lines are shown.
const KIND: &str = "kind";

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Any,
    Changes,
    Imports,
    Undos,
}

impl Kind {
    const CHOICES: [(Kind, &'static str); 3] =
        [(Kind::Changes, "changes"), (Kind::Imports, "imports"), (Kind::Undos, "undos")];

    fn of_value(value: &str) -> Kind {
        let known = Kind::CHOICES.into_iter().find(|(_, name)| *name == value);
        known.map_or(Kind::Any, |(kind, _)| kind)
    }

    fn word(self, words: &'static crate::text::Words) -> &'static str {
        match self {
            Kind::Any => words.activity.kind,
            Kind::Changes => words.activity.kind_changes,
            Kind::Imports => words.activity.kind_imports,
            Kind::Undos => words.activity.kind_undos,
        }
    }

    fn takes(self, line: &Line) -> bool {
        let undo = !matches!(line.cause, Cause::User | Cause::Refresh);
        let import = line.action.verb == Verb::Import;
        match self {
            Kind::Any => true,
            Kind::Changes => !undo && !import,
            Kind::Imports => !undo && import,
            Kind::Undos => undo,
        }
    }
}

/// Every line, newest first.
#[component]
pub fn ActivityTable() -> impl IntoView {
    let (desk, router) = (use_desk(), use_router());
    let query = router.query();
    let kind =
        Memo::new(move |_| query.with(|query| Kind::of_value(query.get(KIND).unwrap_or(""))));
    let refused = Ask::<CannotUndo>::new();
    let rows = Memo::new(move |_| {
        let kind = kind.get();
        desk.past(|past| {
            let lines = past.log().entries().map(Entry::line).filter(|line| kind.takes(line));
            lines.map(|line| line.id).collect::<Arc<[EntryId]>>()
        })
    });
    let total = Signal::derive(move || desk.past(|past| past.log().len()));
    let empty = move || {
        view! {
            <Empty title=word(|w| w.activity.empty) text=word(|w| w.activity.empty_text)/>
        }
    };
    view! {
        <DataTable
            name="activity"
            label=word(|w| w.activity.list)
            columns=columns(refused)
            rows
            total
            revision=desk.revision()
            state=TableState::in_address()
            facets=move || view! { <KindFacet kind/> }
            clear=move |()| router.set_key(KIND, "")
            empty
        />
        {refused.dialog(|why, open| view! { <Refusal why open/> })}
    }
}

#[component]
fn KindFacet(kind: Memo<Kind>) -> impl IntoView {
    let (words, router) = (use_words(), use_router());
    let options = move || {
        Kind::CHOICES
            .into_iter()
            .map(|(choice, value)| {
                let shown = move || choice.word(words.get());
                view! {
                    <option value=value selected=move || kind.get() == choice>{shown}</option>
                }
            })
            .collect_view()
    };
    view! {
        <select
            aria-label=move || words.get().activity.kind
            on:change:target=move |event| router.set_key(KIND, &event.target().value())
        >
            <option value="" selected=move || kind.get() == Kind::Any>
                {move || (words.get().table.any)(words.get().activity.kind)}
            </option>
            {options}
        </select>
    }
}

/// Reads something of one line.
fn of<T: Default>(desk: Desk, id: EntryId, read: impl FnOnce(&Line) -> T) -> T {
    desk.peek_past(|past| past.log().get(id).map(|entry| read(entry.line()))).unwrap_or_default()
}

fn state_of(desk: Desk, id: EntryId) -> EntryState {
    desk.peek_past(|past| past.log().get(id).map_or(EntryState::Note, Entry::state))
}

fn columns(refused: Ask<CannotUndo>) -> Vec<Column<EntryId>> {
    let (desk, words) = (use_desk(), use_words());
    let sentence = move |id| of(desk, id, |line| line_sentence(line, words.language()));
    let at = move |id| of(desk, id, |line| line.at.0);
    let rows = move |id| of(desk, id, |line| line.action.rows);
    let state = move |id| entry_state_word(state_of(desk, id), words.language()).to_owned();
    vec![
        Column::view("what", word(|w| w.activity.what), move |id| {
            let line = desk.peek_past(|past| past.log().get(id).map(|it| it.line().clone()));
            line.map(|line| linked(desk, &line, sentence(id)))
        })
        .csv(sentence)
        .sort_by_text(sentence)
        .class("wide")
        .fixed(),
        Column::view("when", word(|w| w.activity.when), move |id| {
            view! { <When at=crate::model::Time(at(id))/> }
        })
        .csv(move |id| crate::model::Time(at(id)).to_string())
        .sort_by_key(move |id| (at(id), id)),
        Column::view("rows", word(|w| w.activity.how_many), move |id| number::whole(rows(id)))
            .csv(move |id| rows(id).to_string())
            .sort_by_key(rows)
            .end(),
        Column::text("tables", word(|w| w.activity.tables), move |id| {
            of(desk, id, |line| table_counts_text(&line.tables, words.language()))
        })
        .hidden(),
        Column::text("tab", word(|w| w.activity.tab), move |id| {
            of(desk, id, |line| tab_name(line.tab, desk.tab(), words.language()))
        }),
        Column::view("state", word(|w| w.activity.state), move |id| {
            let mark = match state_of(desk, id) {
                EntryState::Done => Mark::Good,
                EntryState::Undone | EntryState::Final | EntryState::Note => Mark::Idle,
            };
            view! { <Badge mark label=state(id)/> }
        })
        .written(state),
        Column::operations(word(|w| w.table.operation), move |id| {
            (state_of(desk, id) == EntryState::Done).then(|| view! { <UndoThis id refused/> })
        }),
    ]
}

/// Takes one step back, or shows what stands in the way.
#[component]
fn UndoThis(id: EntryId, refused: Ask<CannotUndo>) -> impl IntoView {
    let (desk, run, words, toasts) = (use_desk(), use_run(), use_words(), use_toasts());
    let press = move |()| match desk.undo_alone(id) {
        Ok(line) => {
            let said = line_sentence(&line, words.language_now());
            let toast = Toast::new(said);
            // The last step was undone as by Ctrl-Z, which is redone and not undone.
            let toast = match line.cause {
                Cause::UndoAlone(_) => toast.action(words.now().action.undo, move |()| run.undo()),
                _ => toast.action(words.now().action.redo, move |()| run.redo()),
            };
            toasts.show(toast);
        }
        Err(why) => refused.about(why),
    };
    view! {
        <Button label=word(|w| w.activity.undo_this) kind=ButtonKind::Quiet on_press=press/>
    }
}

/// Why a step stays, with the later ones that stand in the way.
#[component]
fn Refusal(why: CannotUndo, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let lines: Vec<Line> = desk.peek_past(|past| {
        let entries = why.in_the_way().iter().filter_map(|id| past.log().get(*id));
        entries.map(|entry| entry.line().clone()).collect()
    });
    let lines = StoredValue::new(lines);
    let why = StoredValue::new(why);
    let list = move || {
        let language = words.language();
        let item = |line: &Line| {
            let sentence = line_sentence(line, language);
            let at = line.at;
            view! { <li>{linked(desk, line, sentence)} " · " <When at/></li> }
        };
        lines.with_value(|lines| lines.iter().map(item).collect_view())
    };
    view! {
        <Dialog open title=word(|w| w.activity.cannot_title) width=DialogWidth::Narrow>
            <p>{move || why.with_value(|why| cannot_undo_sentence(why, words.language()))}</p>
            <ul class="dependants">{list}</ul>
        </Dialog>
    }
}
