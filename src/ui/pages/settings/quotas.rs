//! Quotas, as data that can be changed (domain.md, D4).

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::command::Command;
use crate::model::{Quota, Settings};
use crate::text::{number, quota_name};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::Card;
use crate::ui::state::use_desk;

/// The most that a quota can be raised to.
const MOST: u32 = 1_000_000;

/// The quotas that a command of today looks at, with a field each.
#[component]
pub fn Quotas() -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let fields: Vec<(Quota, RwSignal<Option<u32>>)> =
        Quota::ALL.iter().map(|quota| (*quota, RwSignal::new(None))).collect();
    let all = StoredValue::new(fields.clone());
    // The fields follow undo and an opened workspace.
    Effect::new(move || {
        let settings = desk.read(|workspace| workspace.settings().into_owned());
        all.with_value(|fields| {
            for (quota, field) in fields {
                field.set(Some(settings.limit(*quota)));
            }
        });
    });
    let incomplete =
        move || all.with_value(|fields| fields.iter().any(|(_, field)| field.get().is_none()));
    let command = move || {
        let settings = desk.read(|workspace| workspace.settings().into_owned());
        let quotas: BTreeMap<Quota, u32> = all.with_value(|fields| {
            let typed = fields.iter().filter_map(|(quota, field)| Some((*quota, field.get()?)));
            typed.filter(|(quota, limit)| *limit != quota.default_limit()).collect()
        });
        Some(Command::UpdateSettings(Settings { quotas, ..settings }))
    };
    let save = word(|w| w.keeping.save);
    let form = Form::new(word(|w| w.keeping.quotas), save, command).idle(incomplete);
    let field = move |form: Form, (quota, value): (Quota, RwSignal<Option<u32>>)| {
        let label = Text::from(move || capitalised(quota_name(quota, words.language())));
        let help = Text::from(move || {
            let default = number::whole(quota.default_limit() as usize);
            (words.get().keeping.default_limit)(&default)
        });
        form.field(FormField::number(label, value, 0..=MOST).help(help))
    };
    let form = fields.into_iter().fold(form, field);
    view! {
        <Card title=word(|w| w.keeping.quotas)>
            <p>{move || words.get().keeping.quotas_lead}</p>
            {form.plain()}
        </Card>
    }
}

/// As the beginning of a line: in a sentence the name stands as it is.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
