//! The selects above the list. What is chosen stands in the address.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::model::Region;
use crate::text::{Words, management_word, region_label, scope_name};
use crate::ui::app::ChosenRegion;
use crate::ui::language::{Text, use_words, word};
use crate::ui::route::{ComplianceChoice, KindChoice, ManagementChoice, OverlapChoice, RowFilter};
use crate::ui::router::use_router;
use crate::ui::state::use_desk;

use super::super::row::row_region;
use super::Across;

/// A value for the address and what is shown for it.
type Choices = Vec<(String, String)>;

/// All selects of the list.
#[component]
pub fn Facets(across: Across, filter: Memo<RowFilter>) -> impl IntoView {
    let words = use_words();
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
            choices=regions(across)
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

/// The regions that occur in the list.
fn regions(across: Across) -> Signal<Choices> {
    let (desk, words) = (use_desk(), use_words());
    let chosen = expect_context::<ChosenRegion>().0;
    let found = Memo::new(move |_| {
        let managed = chosen.get();
        desk.look(|workspace, insight| {
            let rows = across.rows(insight, workspace, &managed);
            let rows = rows.iter().filter_map(|id| insight.row(*id));
            let regions: BTreeSet<&Region> =
                rows.filter_map(|row| row_region(row, workspace)).collect();
            regions.into_iter().cloned().collect::<Vec<Region>>()
        })
    });
    Signal::derive(move || {
        let language = words.language();
        let named = |region: &Region| (region.to_string(), region_label(region, language));
        found.with(|regions| regions.iter().map(named).collect())
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
    let choose = move |chosen: String| {
        router.set_query(|query| {
            if chosen.is_empty() {
                query.remove(key);
            } else {
                query.set(key, chosen);
            }
        });
    };
    view! {
        <select
            aria-label=move || label.get()
            class:chosen=move || value.with(|value| !value.is_empty())
            on:change:target=move |event| choose(event.target().value())
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
