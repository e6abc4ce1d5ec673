//! The fields of a new pool, described.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::address::Family;
use crate::command::Spot;
use crate::model::{PoolId, ScopeKind};
use crate::text::{Concept, family_word, pool_name};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{Text, use_words, word};
use crate::ui::pages::pool::block_row::{BlockFields, BlockSetting, Ways};
use crate::ui::pages::pools::scope_label;
use crate::ui::parts::Choice;
use crate::ui::show::{ExplainedLead, LabelParts};
use crate::ui::state::{Desk, use_desk};

use super::Draft;
use super::auto_import::auto_import;
use super::form::{Chosen, PoolForm, SUB_POOL, TOP_LEVEL};
use super::region::region;

/// The lengths of simulated blocks (domain.md, D20).
const SIMULATED: RangeInclusive<u8> = 40..=56;

/// The form with its three parts: what the pool is, which CIDRs it has, what it gives.
pub fn describe(form: Form, draft: Draft) -> Form {
    let words = use_words();
    let setting = draft.setting;
    let is_public = Signal::derive(move || {
        draft.chosen.with(|it| it.as_ref().is_some_and(|it| it.kind == ScopeKind::Public))
    });
    let segments = Signal::derive(move || vec![Choice::new("bgp", words.get().pools.segment_bgp)]);
    let segment = FormField::choice(
        word(|w| w.pools.segment_type),
        RwSignal::new("bgp".to_owned()),
        segments,
        Text::default(),
    );
    let lead = word(move |w| match setting.ways.get() {
        Ways::Typed => w.pools.provision_lead_top,
        Ways::Both => w.pools.provision_lead_source,
        Ways::Simulated => w.pools.provision_lead_v6,
    });
    let rows = draft.form.rows;
    form.part(word(|w| w.pools.form_basics))
        .field(scope(draft))
        .field(range(draft))
        .field(source(draft))
        .field(ip_version(draft))
        .field(segment.locked(Signal::stored(true)).shown(is_public))
        .field(region(draft))
        .field(FormField::label_of(draft.form.label, LabelParts::default()))
        .field(auto_import(draft))
        .part(word(|w| w.action.provision))
        .field(FormField::view(move || view! { <p class="card-lead">{move || lead.get()}</p> }))
        .field(
            FormField::answered(move |answer| {
                view! { <BlockFields rows setting answer/> }.into_any()
            })
            .at(Spot::Row(0)),
        )
        .part(word(|w| w.pools.form_rules))
        .field(FormField::view(|| {
            let said = word(|w| w.pools.form_rules_lead);
            view! { <ExplainedLead said concept=Concept::Rules/> }
        }))
        .field(masks(draft))
}

fn scope(draft: Draft) -> FormField {
    let (desk, words) = (use_desk(), use_words());
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
    FormField::choice(word(|w| w.term.scope), draft.form.scope, scopes, Text::default())
}

fn range(draft: Draft) -> FormField {
    let words = use_words();
    let ranges = Signal::derive(move || {
        let pools = &words.get().pools;
        vec![Choice::new(TOP_LEVEL, pools.range_ipam), Choice::new(SUB_POOL, pools.range_pool)]
    });
    FormField::choice(word(|w| w.pools.cidr_range), draft.form.range, ranges, Text::default())
}

/// The source pool, while it is to be a sub-pool.
fn source(draft: Draft) -> FormField {
    let desk = use_desk();
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
    let help = word(move |w| {
        let none = pools.with(|pools| pools.as_ref().is_some_and(Vec::is_empty));
        if none { w.pools.no_source } else { "" }
    });
    let label = word(|w| w.term.source_pool);
    FormField::choice(label, draft.form.source, choices, word(|w| w.pools.choose_source))
        .help(help)
        .explained(Concept::SubPool)
        .shown(Signal::derive(move || draft.form.range.with(|range| range == SUB_POOL)))
}

fn ip_version(draft: Draft) -> FormField {
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
    let help = word(move |w| {
        let by_source =
            chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.source.is_some()));
        match (locked.get(), by_source) {
            (false, _) => "",
            (true, true) => w.pools.version_source,
            (true, false) => w.pools.version_locked,
        }
    });
    FormField::choice(word(|w| w.term.ip_version), draft.form.family, choices, Text::default())
        .locked(locked)
        .help(help)
        .at(Spot::Family)
}

/// The three allocation rules, of which the core speaks as one.
fn masks(draft: Draft) -> FormField {
    let family = family(draft.chosen);
    let range = Signal::derive(move || 0..=family.get().bits());
    let [min, default, max] = draft.form.masks;
    let mask = |label: Text, value| {
        FormField::mask(label, value, family, range, word(|w| w.form.no_mask)).optional()
    };
    FormField::beside(vec![
        mask(word(|w| w.term.min_mask), min),
        mask(word(|w| w.term.default_mask), default),
        mask(word(|w| w.term.max_mask), max),
    ])
    .at(Spot::Rules)
}

fn family(chosen: Memo<Option<Chosen>>) -> Signal<Family> {
    let of = |chosen: &Option<Chosen>| chosen.as_ref().map_or(Family::V4, |it| it.family);
    Signal::derive(move || chosen.with(of))
}

/// What the rows of CIDRs follow.
pub fn setting(form: PoolForm, chosen: Memo<Option<Chosen>>) -> BlockSetting {
    let desk = use_desk();
    let ways = Memo::new(move |_| {
        chosen.with(|chosen| match chosen.as_ref().map(|chosen| (chosen.source, chosen.kind)) {
            Some((Some(_), _)) => Ways::Both,
            Some((None, ScopeKind::Public)) => Ways::Simulated,
            Some((None, ScopeKind::Private)) | None => Ways::Typed,
        })
    });
    let masks = Memo::new(move |_| chosen.with(|chosen| lengths(desk, chosen.as_ref())));
    BlockSetting {
        family: family(chosen),
        masks: masks.into(),
        ways: ways.into(),
        requests: form.rows.requests(),
    }
}

/// The lengths that sized rows offer: simulated ones, or what fits into the source pool.
fn lengths(desk: Desk, chosen: Option<&Chosen>) -> RangeInclusive<u8> {
    let Some(chosen) = chosen else { return 0..=Family::V4.bits() };
    match chosen.source {
        None => SIMULATED,
        Some(source) => {
            let shortest = desk.read(|workspace| {
                let pool = workspace.pools().get(&source)?;
                pool.cidrs.iter().map(|row| row.cidr.prefix_len()).min()
            });
            shortest.unwrap_or(0)..=chosen.family.bits()
        }
    }
}
