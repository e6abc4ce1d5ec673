//! Quotas, as data that can be changed (domain.md, D4).

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::command::Command;
use crate::model::{Quota, Settings};
use crate::text::{number, quota_name};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Button, ButtonKind, Card, NumberField};
use crate::ui::show::{Refused, use_run};
use crate::ui::state::use_desk;

/// The most that a quota can be raised to.
const MOST: u32 = 1_000_000;

/// The quotas that a command of today looks at, with a field each.
#[component]
pub fn Quotas() -> impl IntoView {
    let (desk, run, words) = (use_desk(), use_run(), use_words());
    let refusal = RwSignal::new(None);
    let fields: Vec<(Quota, RwSignal<Option<u32>>)> =
        Quota::ALL.iter().map(|quota| (*quota, RwSignal::new(None))).collect();
    let fields = StoredValue::new(fields);
    // The fields follow undo and an opened workspace.
    Effect::new(move || {
        let settings = desk.read(|workspace| workspace.settings().into_owned());
        fields.with_value(|fields| {
            for (quota, field) in fields {
                field.set(Some(settings.limit(*quota)));
            }
        });
    });
    let complete = Signal::derive(move || {
        fields.with_value(|fields| fields.iter().all(|(_, field)| field.get().is_some()))
    });
    let save = move |()| {
        let settings = desk.peek(|workspace| workspace.settings().into_owned());
        let quotas: BTreeMap<Quota, u32> = fields.with_value(|fields| {
            let typed =
                fields.iter().filter_map(|(quota, field)| Some((*quota, field.get_untracked()?)));
            typed.filter(|(quota, limit)| *limit != quota.default_limit()).collect()
        });
        run.into(refusal, Command::UpdateSettings(Settings { quotas, ..settings }));
    };
    let field = move |quota: Quota, value: RwSignal<Option<u32>>| {
        let label = move || capitalised(quota_name(quota, words.language()));
        let help = move || {
            let default = number::whole(quota.default_limit() as usize);
            (words.get().keeping.default_limit)(&default)
        };
        view! { <div title=quota.name()><NumberField label value range=0..=MOST help/></div> }
    };
    view! {
        <Card title=word(|w| w.keeping.quotas)>
            <p>{move || words.get().keeping.quotas_lead}</p>
            <div class="fields-grid">
                {fields
                    .get_value()
                    .into_iter()
                    .map(|(quota, value)| field(quota, value))
                    .collect_view()}
            </div>
            <Refused refusal/>
            <div class="form-actions">
                <Button
                    label=word(|w| w.keeping.save)
                    kind=ButtonKind::Primary
                    disabled=Signal::derive(move || !complete.get())
                    on_press=save
                />
            </div>
        </Card>
    }
}

/// As the beginning of a line: in a sentence the name stands as it is.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
