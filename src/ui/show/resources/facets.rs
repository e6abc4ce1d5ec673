//! The selects above the list. What is chosen stands in the address.

use std::collections::{BTreeSet, HashSet};

use leptos::prelude::*;

use crate::insight::{Insight, RowId};
use crate::model::{AccountId, PoolId, Region, Workspace};
use crate::text::{Words, management_word, pool_name, region_label, scope_name};
use crate::ui::app::ChosenRegion;
use crate::ui::language::{Text, use_words, word};
use crate::ui::route::{ComplianceChoice, KindChoice, ManagementChoice, OverlapChoice, RowFilter};
use crate::ui::router::use_router;
use crate::ui::state::use_desk;

use super::super::row::{row_owner, row_region};
use super::Across;

/// A value for the address and what is shown for it.
type Choices = Vec<(String, String)>;

/// All selects of the list.
#[component]
pub fn Facets(across: Across, filter: Memo<RowFilter>) -> impl IntoView {
    let words = use_words();
    let present = present(across);
    let value = move |read: fn(&RowFilter) -> Option<String>| {
        Signal::derive(move || filter.with(read).unwrap_or_default())
    };
    let fixed =
        move |choices: fn(&'static Words) -> Choices| Signal::derive(move || choices(words.get()));
    let management = Signal::derive(move || {
        let word = |one: &ManagementChoice| management_word(one.status(), words.language());
        ManagementChoice::ALL.iter().map(|one| (one.to_string(), word(one).to_owned())).collect()
    });
    view! {
        {(across == Across::All).then(|| view! {
            <Facet
                key="scope"
                label=word(|w| w.rows.scope)
                value=value(|filter| filter.scope.map(|scope| scope.to_string()))
                choices=scopes()
            />
        })}
        <Facet
            key="type"
            label=word(|w| w.rows.kind)
            value=value(|filter| filter.kind.map(|kind| kind.to_string()))
            choices=fixed(kinds)
        />
        <Facet
            key="management"
            label=word(|w| w.rows.management)
            value=value(|filter| filter.management.map(|one| one.to_string()))
            choices=management
        />
        <Facet
            key="compliance"
            label=word(|w| w.rows.compliance)
            value=value(|filter| filter.compliance.map(|one| one.to_string()))
            choices=fixed(compliances)
        />
        <Facet
            key="overlap"
            label=word(|w| w.rows.overlap)
            value=value(|filter| filter.overlap.map(|one| one.to_string()))
            choices=fixed(overlaps)
        />
        <Facet
            key="region"
            label=word(|w| w.term.region)
            value=value(|filter| filter.region.as_ref().map(ToString::to_string))
            choices=regions(present)
        />
        <Facet
            key="owner"
            label=word(|w| w.term.owner)
            value=value(|filter| filter.owner.as_ref().map(ToString::to_string))
            choices=owners(present)
        />
        <Facet
            key="pool"
            label=word(|w| w.term.pool)
            value=value(|filter| filter.pool.map(|pool| pool.to_string()))
            choices=pools(present)
        />
    }
}

fn kinds(words: &'static Words) -> Choices {
    let word = |kind: KindChoice| match kind {
        KindChoice::WithStatus => words.rows.with_status,
        KindChoice::Pool => words.term.pool,
        KindChoice::Vpc => words.term.vpc,
        KindChoice::VSwitch => words.term.vswitch,
        KindChoice::Custom => words.term.custom_allocation,
    };
    KindChoice::ALL.iter().map(|kind| (kind.to_string(), word(*kind).to_owned())).collect()
}

fn compliances(words: &'static Words) -> Choices {
    let word = |one: ComplianceChoice| match one {
        ComplianceChoice::Compliant => words.term.compliant,
        ComplianceChoice::Noncompliant => words.term.non_compliant,
        ComplianceChoice::Unmanaged => words.term.unmanaged,
        ComplianceChoice::Ignored => words.term.ignored,
    };
    ComplianceChoice::ALL.iter().map(|one| (one.to_string(), word(*one).to_owned())).collect()
}

fn overlaps(words: &'static Words) -> Choices {
    let word = |one: OverlapChoice| match one {
        OverlapChoice::Overlapping => words.term.overlapping,
        OverlapChoice::Nonoverlapping => words.term.non_overlapping,
        OverlapChoice::Ignored => words.term.ignored,
    };
    OverlapChoice::ALL.iter().map(|one| (one.to_string(), word(*one).to_owned())).collect()
}

/// What occurs in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Present {
    regions: BTreeSet<Region>,
    owners: BTreeSet<AccountId>,
    pools: BTreeSet<PoolId>,
}

impl Present {
    /// Looked through once for all three.
    fn of(rows: &[RowId], insight: &Insight, workspace: &Workspace) -> Present {
        let (mut regions, mut owners) = (HashSet::new(), HashSet::new());
        let mut pools = HashSet::new();
        for row in rows.iter().filter_map(|id| insight.row(*id)) {
            regions.extend(row_region(row, workspace));
            owners.extend(row_owner(row, workspace));
            pools.extend(row.pool);
        }
        Present {
            regions: regions.into_iter().cloned().collect(),
            owners: owners.into_iter().cloned().collect(),
            pools: pools.into_iter().collect(),
        }
    }
}

/// What occurs in the list, before any facet.
fn present(across: Across) -> Memo<Present> {
    let desk = use_desk();
    let chosen = expect_context::<ChosenRegion>().0;
    Memo::new(move |_| {
        let managed = chosen.get();
        desk.look(|workspace, insight| {
            Present::of(&across.rows(insight, workspace, &managed), insight, workspace)
        })
    })
}

fn regions(present: Memo<Present>) -> Signal<Choices> {
    let words = use_words();
    Signal::derive(move || {
        let language = words.language();
        let named = |region: &Region| (region.to_string(), region_label(region, language));
        present.with(|present| present.regions.iter().map(named).collect())
    })
}

/// Accounts by their id, with the name that a person gave them.
fn owners(present: Memo<Present>) -> Signal<Choices> {
    let desk = use_desk();
    Signal::derive(move || {
        let named = |account: &AccountId| {
            let id = account.to_string();
            let name = desk.read(|workspace| workspace.account_name(account));
            (id.clone(), name.map_or(id.clone(), |name| format!("{name} ({id})")))
        };
        present.with(|present| present.owners.iter().map(named).collect())
    })
}

fn pools(present: Memo<Present>) -> Signal<Choices> {
    let desk = use_desk();
    Signal::derive(move || {
        let named =
            |pool: &PoolId| (pool.to_string(), desk.read(|workspace| pool_name(*pool, workspace)));
        let mut all: Choices = present.with(|present| present.pools.iter().map(named).collect());
        all.sort_by_cached_key(|(_, name)| name.to_lowercase());
        all
    })
}

fn scopes() -> Signal<Choices> {
    let (desk, words) = (use_desk(), use_words());
    Signal::derive(move || {
        let language = words.language();
        desk.read(|workspace| {
            let name = |id| scope_name(id, workspace, language);
            workspace.scopes().keys().map(|id| (id.to_string(), name(*id))).collect()
        })
    })
}

#[component]
fn Facet(
    key: &'static str,
    label: Text,
    value: Signal<String>,
    choices: Signal<Choices>,
) -> impl IntoView {
    let (words, router) = (use_words(), use_router());
    view! {
        <select
            aria-label=move || label.get()
            class:chosen=move || value.with(|value| !value.is_empty())
            on:change:target=move |event| router.set_key(key, &event.target().value())
        >
            <option value="" selected=move || value.with(String::is_empty)>
                {move || (words.get().table.any)(&label.get())}
            </option>
            {move || {
                choices
                    .get()
                    .into_iter()
                    .map(|(code, shown)| {
                        let own = code.clone();
                        view! {
                            <option value=code selected=move || value.with(|value| *value == own)>
                                {shown}
                            </option>
                        }
                    })
                    .collect_view()
            }}
        </select>
    }
}
