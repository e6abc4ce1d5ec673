//! What was done, and the states to go back to.

mod checkpoints;
mod steps;
mod table;

use leptos::prelude::*;

use crate::ui::language::word;
use crate::ui::parts::{Button, Icon, PageHeader};
use crate::ui::show::use_run;
use crate::ui::state::use_desk;

use checkpoints::CheckpointCard;
use table::ActivityTable;

pub use steps::Steps;

/// The log with undo and redo, and the checkpoints.
#[component]
pub fn Activity() -> impl IntoView {
    let (desk, run) = (use_desk(), use_run());
    let idle = Memo::new(move |_| {
        let (undo, redo) = desk.next_steps();
        (undo.is_none(), redo.is_none())
    });
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
        <PageHeader title=word(|w| w.nav.activity) lead=word(|w| w.activity.lead) actions/>
        <CheckpointCard/>
        <ActivityTable/>
    }
}
