//! Forgetting what is gone.

use leptos::prelude::*;

use crate::address::Cidr;
use crate::command::{Command, Purge};
use crate::model::ResourceKey;
use crate::text::{number, resource_name};
use crate::ui::language::{use_words, word};
use crate::ui::parts::ConfirmDialog;
use crate::ui::show::use_run;
use crate::ui::state::use_desk;

/// Most CIDRs that the question names one by one.
const MOST_NAMED: usize = 12;

/// What was asked to be purged. Small and `Copy`.
#[derive(Clone, Copy)]
pub struct Purging {
    rows: RwSignal<Vec<(ResourceKey, Cidr)>>,
    open: RwSignal<bool>,
}

impl Purging {
    /// Nothing yet.
    pub fn new() -> Purging {
        Purging { rows: RwSignal::new(Vec::new()), open: RwSignal::new(false) }
    }

    /// Asks about these.
    pub fn ask(self, rows: Vec<(ResourceKey, Cidr)>) {
        self.rows.set(rows);
        self.open.set(true);
    }
}

/// The question: what is forgotten.
#[component]
pub fn PurgeDialog(purging: Purging) -> impl IntoView {
    let (desk, words, run) = (use_desk(), use_words(), use_run());
    let Purging { rows, open } = purging;
    let count = move || number::whole(rows.with(Vec::len));
    let list = move || {
        let all = rows.get();
        let more = all.len().saturating_sub(MOST_NAMED);
        let line = |(key, cidr): (ResourceKey, Cidr)| {
            let name = desk.peek(|ws| resource_name(key, ws, words.language()));
            view! { <li><span class="mono">{cidr.to_string()}</span> " " {name}</li> }
        };
        let named = all.into_iter().take(MOST_NAMED).map(line).collect_view();
        let more = (more > 0)
            .then(|| view! { <li>{(words.get().confirm.more)(&number::whole(more))}</li> });
        view! { <ul class="dependants">{named} {more}</ul> }
    };
    view! {
        <ConfirmDialog
            open
            title=move || (words.get().planned.purge_title)(&count())
            confirm=word(|w| w.planned.purge)
            on_confirm=move |()| {
                run.now(Command::PurgeGone(Purge::These(rows.get_untracked())));
            }
        >
            <p>{move || (words.get().planned.purge_said)(&count())}</p>
            {list}
        </ConfirmDialog>
    }
}
