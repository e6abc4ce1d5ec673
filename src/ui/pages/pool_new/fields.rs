//! The fields of a new pool, but for its CIDRs.

use leptos::prelude::*;

use crate::address::Family;
use crate::command::{Command, CreatePool, Reason, Rule, Spot};
use crate::model::{AutoImport, MaskRules, PoolId, ScopeKind};
use crate::text::{Concept, family_word, pool_name, reason_sentence};
use crate::ui::language::{Text, use_words, word};
use crate::ui::pages::pools::scope_label;
use crate::ui::parts::{CheckField, Choice, MaskField, SelectField};
use crate::ui::show::{Explain, ExplainedLead, LabelFields, region_choices};
use crate::ui::state::use_desk;

use super::form::{SUB_POOL, TOP_LEVEL};
use super::{Draft, spot};

#[component]
pub fn Basics(draft: Draft) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let form = draft.form;
    let scopes = Signal::derive(move || {
        let language = words.language();
        desk.read(|workspace| {
            let scopes = workspace.scopes().iter();
            scopes
                .map(|scope| {
                    Choice::new(scope.id.to_string(), scope_label(scope.id, workspace, language))
                })
                .collect::<Vec<_>>()
        })
    });
    let ranges = Signal::derive(move || {
        let pools = &words.get().pools;
        vec![Choice::new(TOP_LEVEL, pools.range_ipam), Choice::new(SUB_POOL, pools.range_pool)]
    });
    view! {
        <SelectField label=word(|w| w.term.scope) value=form.scope choices=scopes/>
        <SelectField label=word(|w| w.pools.cidr_range) value=form.range choices=ranges/>
        <Show when=move || form.range.with(|range| range == SUB_POOL)>
            <SourceField draft/>
        </Show>
        <FamilyField draft/>
        <RegionField draft/>
        <LabelFields form=form.label/>
        <AutoImportField draft/>
    }
}

#[component]
fn SourceField(draft: Draft) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let pools = Memo::new(move |_| {
        draft.chosen.with(|chosen| chosen.as_ref().map(|chosen| draft.form.sources(chosen)))
    });
    let choices = Signal::derive(move || {
        let list = pools.get().unwrap_or_default();
        desk.read(|workspace| {
            let label = |id: PoolId| {
                let pool = workspace.pools().get(&id)?;
                let blocks: Vec<String> =
                    pool.cidrs.iter().map(|row| row.cidr.to_string()).collect();
                let level = usize::try_from(workspace.depth(pool)).unwrap_or(1);
                let indent = "\u{2003}".repeat(level.saturating_sub(1));
                let name = pool_name(id, workspace);
                Some(Choice::new(
                    id.to_string(),
                    format!("{indent}{name} {}", blocks.join(", ")).trim_end().to_owned(),
                ))
            };
            list.into_iter().filter_map(label).collect::<Vec<_>>()
        })
    });
    let help = move || {
        let none = pools.with(|pools| pools.as_ref().is_some_and(Vec::is_empty));
        if none { words.get().pools.no_source } else { "" }
    };
    view! {
        <div class="with-help">
            <SelectField
                label=word(|w| w.term.source_pool)
                value=draft.form.source
                choices
                empty=word(|w| w.pools.choose_source)
                help
            />
            <Explain concept=Concept::SubPool/>
        </div>
    }
}

#[component]
fn FamilyField(draft: Draft) -> impl IntoView {
    let words = use_words();
    let chosen = draft.chosen;
    let families = Memo::new(move |_| {
        chosen.with(|chosen| {
            chosen.as_ref().map(|chosen| chosen.families.clone()).unwrap_or_default()
        })
    });
    let choices = Signal::derive(move || {
        let choice =
            |family: Family| Choice::new(family.name(), family_word(family, words.language()));
        families.get().into_iter().map(choice).collect::<Vec<_>>()
    });
    let locked = Signal::derive(move || families.with(|families| families.len() < 2));
    let help = move || {
        let pools = &words.get().pools;
        let by_source =
            chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.source.is_some()));
        match (locked.get(), by_source) {
            (false, _) => "",
            (true, true) => pools.version_source,
            (true, false) => pools.version_locked,
        }
    };
    let is_public = move || {
        chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.kind == ScopeKind::Public))
    };
    let segments = Signal::derive(move || vec![Choice::new("bgp", words.get().pools.segment_bgp)]);
    view! {
        <SelectField
            label=word(|w| w.term.ip_version)
            value=draft.form.family
            choices
            disabled=locked
            help
            problem=spot(draft, Spot::Family)
        />
        <Show when=is_public>
            <SelectField
                label=word(|w| w.pools.segment_type)
                value=RwSignal::new("bgp".to_owned())
                choices=segments
                disabled=true
            />
        </Show>
    }
}

#[component]
fn RegionField(draft: Draft) -> impl IntoView {
    let words = use_words();
    let chosen = draft.chosen;
    let inherited = Memo::new(move |_| {
        chosen.with(|chosen| chosen.as_ref().and_then(|chosen| chosen.inherited.clone()))
    });
    // What was chosen before a source pool took the choice away comes back with it.
    Effect::new(move |before: Option<Option<String>>| {
        let locked = inherited.get();
        let own = before.flatten();
        match (locked, own) {
            (Some(_), Some(own)) => Some(own),
            (Some(_), None) => {
                let own = draft.form.region.get_untracked();
                if let Some(chosen) = chosen.get_untracked() {
                    draft.form.show_inherited(&chosen);
                }
                Some(own)
            }
            (None, Some(own)) => {
                draft.form.region.set(own);
                None
            }
            (None, None) => None,
        }
    });
    let choices = Signal::derive(move || {
        let regions = chosen
            .with(|chosen| chosen.as_ref().map(|chosen| chosen.regions.clone()))
            .unwrap_or_default();
        region_choices(&regions, words.language())
            .into_iter()
            .map(|choice| Choice::new(choice.value, choice.label))
            .collect::<Vec<_>>()
    });
    let help = move || {
        let pools = &words.get().pools;
        if inherited.with(Option::is_some) { pools.region_inherited } else { pools.region_help }
    };
    view! {
        <SelectField
            label=word(|w| w.term.effective_region)
            value=draft.form.region
            choices
            empty=word(|w| w.pools.no_region)
            disabled=Signal::derive(move || inherited.with(Option::is_some))
            help
            problem=spot(draft, Spot::Region)
        />
    }
}

#[component]
fn AutoImportField(draft: Draft) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    // The core is asked whether it could be on; what else is wrong with the form does not matter.
    let obstacle = Memo::new(move |_| {
        desk.revision().track();
        let chosen = draft.chosen.get()?;
        let request = draft.form.command(&chosen, Vec::new())?;
        let rules = MaskRules::default();
        let asked = CreatePool { auto_import: AutoImport::On, rules, ..request };
        let refusal = desk.dry_run(Command::CreatePool(asked)).err()?;
        refusal
            .reasons
            .into_iter()
            .find(|reason| reason.spot == Spot::AutoImport || reason.rule == Rule::RegionRequired)
    });
    let sentence = move |reason: &Reason| {
        desk.peek(|workspace| reason_sentence(reason, workspace, words.language()))
    };
    let help = Text::from(move || match obstacle.get() {
        Some(reason) => sentence(&reason),
        None => words.get().pools.auto_import_help.to_owned(),
    });
    Effect::new(move || {
        if obstacle.with(Option::is_some) {
            draft.form.auto_import.set(false);
        }
    });
    view! {
        <div class="with-help">
            <CheckField
                label=word(|w| w.term.auto_import)
                value=draft.form.auto_import
                help
                disabled=Signal::derive(move || obstacle.with(Option::is_some))
            />
            <Explain concept=Concept::AutoImport/>
        </div>
    }
}

#[component]
pub fn Rules(draft: Draft) -> impl IntoView {
    let family = Signal::derive(move || {
        draft.chosen.with(|chosen| chosen.as_ref().map_or(Family::V4, |chosen| chosen.family))
    });
    let range = Signal::derive(move || 0..=family.get().bits());
    let [min, default, max] = draft.form.masks;
    let problem = spot(draft, Spot::Rules);
    let none = word(|w| w.form.no_mask);
    view! {
        <ExplainedLead said=word(|w| w.pools.form_rules_lead) concept=Concept::Rules/>
        <div class="mask-fields">
            <MaskField label=word(|w| w.term.min_mask) value=min family range empty=none optional=true/>
            <MaskField
                label=word(|w| w.term.default_mask)
                value=default
                family
                range
                empty=none
                optional=true
            />
            <MaskField label=word(|w| w.term.max_mask) value=max family range empty=none optional=true/>
        </div>
        <p class="field-problem" aria-live="polite">{move || problem.get()}</p>
    }
}
