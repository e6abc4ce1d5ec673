//! The allocation rules of a pool, and what breaks them.

use leptos::prelude::*;

use crate::address::Family;
use crate::command::{Command, ObjectRef, Spot};
use crate::insight::{Compliance, Row, RowKind};
use crate::model::{AllocationTarget, MaskRules, PoolId, Workspace};
use crate::text::{Concept, number};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::parts::{Button, Card, Column, DataTable, Detail, DetailsList, Empty, Icon, Lines};
use crate::ui::show::row::row_key;
use crate::ui::show::{ExplainedLead, owner_only};
use crate::ui::state::{Desk, use_desk};

use super::resources::{Rows, breach, first_columns, managed};

/// The tab.
#[component]
pub fn Rules(id: PoolId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let editing = RwSignal::new(false);
    let why = owner_only(ObjectRef::Pool(id));
    let of = Rows { desk, words };
    let rows = Memo::new(move |_| {
        desk.look(|workspace, insight| managed(workspace, insight, id, is_broken))
    });
    let mut columns = first_columns(of).to_vec();
    columns.push(Column::text("rule", word(|w| w.pools.broken_rule), move |row| breach(of, row)));
    view! {
        <Card
            title=word(|w| w.nav.tab_rules)
            actions=move || {
                view! {
                    <Button
                        label=word(|w| w.action.edit)
                        icon=Icon::Edit
                        disabled=Signal::derive(move || why.some().is_some())
                        title=why
                        on_press=move |()| editing.set(true)
                    />
                }
            }
        >
            <ExplainedLead said=word(|w| w.pools.rules_lead) concept=Concept::Rules/>
            <Current id/>
        </Card>
        <Card title=word(|w| w.pools.rules_broken)>
            <DataTable
                name="pool-broken"
                label=word(|w| w.pools.rules_broken)
                columns
                rows
                lines=Lines::Two
                revision=desk.revision()
                identity=std::sync::Arc::new(move |id| row_key(id, desk))
                empty=|| view! { <Empty title=word(|w| w.pools.rules_kept)/> }
            />
        </Card>
        <EditRules id open=editing/>
    }
}

/// An allocation that breaks a rule; the vSwitches of its VPC only follow it.
fn is_broken(row: &Row) -> bool {
    row.kind != RowKind::VSwitch && matches!(row.compliance, Compliance::Noncompliant(_))
}

fn rules_of(desk: Desk, id: PoolId) -> (Family, MaskRules) {
    desk.read(|workspace| {
        let pool = workspace.pools().get(&id);
        pool.map_or((Family::V4, MaskRules::default()), |pool| (pool.family, pool.rules))
    })
}

#[component]
fn Current(id: PoolId) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let rules = Memo::new(move |_| rules_of(desk, id));
    let length = move |pick: fn(MaskRules) -> Option<u8>| {
        move || {
            let (family, rules) = rules.get();
            let form = &words.get().form;
            match pick(rules) {
                Some(mask) => {
                    let bits = family.bits().saturating_sub(mask);
                    let size = number::count(crate::address::Count::power_of_two(bits));
                    (form.mask_option)(&format!("/{mask}"), &(form.addresses)(&size))
                }
                None => form.no_mask.to_owned(),
            }
        }
    };
    let in_full = move |pick: fn(MaskRules) -> Option<u8>| {
        move || {
            let (family, rules) = rules.get();
            let bits = family.bits().saturating_sub(pick(rules)?);
            number::in_full(crate::address::Count::power_of_two(bits))
        }
    };
    let length = move |pick: fn(MaskRules) -> Option<u8>| {
        view! { <span title=in_full(pick)>{length(pick)}</span> }
    };
    view! {
        <DetailsList>
            <Detail label=word(|w| w.term.min_mask)>{length(|rules| rules.min)}</Detail>
            <Detail label=word(|w| w.term.default_mask)>{length(|rules| rules.default)}</Detail>
            <Detail label=word(|w| w.term.max_mask)>{length(|rules| rules.max)}</Detail>
        </DetailsList>
    }
}

#[component]
fn EditRules(id: PoolId, open: RwSignal<bool>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let (min, default, max) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(None));
    let fill = move || {
        let (_, rules) = rules_of(desk, id);
        min.set(rules.min);
        default.set(rules.default);
        max.set(rules.max);
    };
    let typed = move || MaskRules { min: min.get(), default: default.get(), max: max.get() };
    let command = move || {
        let rules = typed();
        desk.read(|workspace| {
            let pool = workspace.pools().get(&id)?;
            let (label, auto_import) = (pool.label.clone(), pool.auto_import);
            Some(Command::UpdatePool { pool: id, label, rules, auto_import })
        })
    };
    let breaking = move || {
        let broken = desk.read(|workspace| breaking(workspace, id, typed()));
        (broken > 0).then(|| (words.get().pools.rules_broken_preview)(&number::whole(broken)))
    };
    let family = Signal::derive(move || rules_of(desk, id).0);
    let range = Signal::derive(move || 0..=family.get().bits());
    let mask = |label: Text, value| {
        FormField::mask(label, value, family, range, word(|w| w.form.no_mask)).optional()
    };
    Form::new(word(|w| w.pools.rules_edit), word(|w| w.action.save), command)
        .field(FormField::view(move || {
            view! { <p class="card-lead">{move || words.get().pools.rules_lead}</p> }
        }))
        .field(mask(word(|w| w.term.min_mask), min))
        .field(mask(word(|w| w.term.default_mask), default))
        .field(mask(word(|w| w.term.max_mask), max).at(Spot::Rules))
        .field(FormField::view(move || {
            view! { <p class="small-print" role="status">{breaking}</p> }
        }))
        .fill(fill)
        .dialog(open)
}

/// How many allocations these rules would make non-compliant.
fn breaking(workspace: &Workspace, id: PoolId, rules: MaskRules) -> usize {
    workspace
        .allocations_in(id)
        .filter(|row| !matches!(row.target, AllocationTarget::SubPool(_)))
        .filter(|row| rules.breach(row.cidr.prefix_len()).is_some())
        .count()
}
