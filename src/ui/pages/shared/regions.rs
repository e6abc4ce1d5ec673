//! Effective regions: the table, and the dialog that adds some.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::command::{Command, Spot};
use crate::model::Region;
use crate::text::{number, provider_name, region_label};
use crate::ui::form::{Form, FormField};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Badge, Button, ButtonKind, Card, Column, DataTable, Mark, TableState};
use crate::ui::show::{known_choices, list_revision, region_value, to_region};

/// What lies in a region: pools, and resources found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegionCounts {
    /// Pools with this effective region.
    pub pools: usize,
    /// Resources that discoveries found there.
    pub resources: usize,
}

/// Which numbers the table has columns for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountsOf {
    /// Pools and resources.
    PoolsAndResources,
    /// Resources only.
    Resources,
}

/// The effective regions. The managed one is marked and stays; `on_remove` is offered for the
/// others, and left out where the regions follow another object.
#[component]
pub fn RegionsTable(
    regions: Memo<Vec<Region>>,
    managed: Memo<Option<Region>>,
    counts: Memo<BTreeMap<Region, RegionCounts>>,
    of: CountsOf,
    #[prop(optional, into)] on_remove: Option<Callback<Region>>,
) -> impl IntoView {
    let words = use_words();
    let rows = Signal::derive(move || {
        regions.with(|regions| (0..regions.len()).collect::<Arc<[usize]>>())
    });
    let at = move |index: usize| regions.with(|regions| regions.get(index).cloned());
    let is_managed = move |index: usize| managed.with(|managed| *managed == at(index));
    let label = move |index: usize| {
        at(index).map(|region| region_label(&region, words.language())).unwrap_or_default()
    };
    let count = move |index: usize| {
        let of_region = |region| counts.with(|counts| counts.get(&region).copied());
        at(index).and_then(of_region).unwrap_or_default()
    };
    let mut columns = vec![
        Column::text("region", word(|w| w.term.region), label).fixed(),
        Column::text("code", word(|w| w.ipams.code), move |index| {
            at(index).map(|region| region.code.to_string()).unwrap_or_default()
        })
        .class("mono"),
        Column::text("provider", word(|w| w.discoveries.provider), move |index| {
            let provider = at(index).map(|region| region.provider);
            provider.map_or("", |provider| provider_name(provider, words.language())).to_owned()
        }),
        Column::view("managed", word(|w| w.term.kind), move |index| {
            is_managed(index)
                .then(|| view! { <Badge mark=Mark::Good label=word(|w| w.ipams.managed_mark)/> })
        })
        .csv(move |index| {
            if is_managed(index) {
                words.get().ipams.managed_mark.to_owned()
            } else {
                String::new()
            }
        }),
        Column::text("resources", word(|w| w.ipams.resources_here), move |index| {
            number::whole(count(index).resources)
        })
        .sort_by_key(move |index| count(index).resources)
        .end(),
    ];
    if of == CountsOf::PoolsAndResources {
        columns.push(
            Column::text("pools", word(|w| w.ipams.pools_here), move |index| {
                number::whole(count(index).pools)
            })
            .sort_by_key(move |index| count(index).pools)
            .end(),
        );
    }
    if let Some(on_remove) = on_remove {
        columns.push(Column::operations(word(|w| w.table.operation), move |index| {
            let region = at(index).filter(|_| !is_managed(index));
            region.map(|region| {
                view! {
                    <Button
                        label=word(|w| w.action.delete)
                        kind=ButtonKind::Quiet
                        on_press=move |()| on_remove.run(region.clone())
                    />
                }
            })
        }));
    }
    view! {
        <Card>
        <DataTable
            name="effective-regions"
            label=word(|w| w.ipams.regions_list)
            columns
            rows
            revision=list_revision()
            state=TableState::in_address()
        />
        </Card>
    }
}

/// Choosing regions to add: `command` makes the command for those that are chosen.
#[component]
pub fn AddRegionsDialog(
    open: RwSignal<bool>,
    #[prop(into)] present: Signal<Vec<Region>>,
    command: Callback<Vec<Region>, Command>,
) -> impl IntoView {
    let chosen = RwSignal::new(Vec::<String>::new());
    let known = known_choices();
    let regions = Signal::derive(move || {
        let present: Vec<String> = present.get().iter().map(region_value).collect();
        let mut left = known.get();
        left.retain(|choice| !present.contains(&choice.value));
        left
    });
    let asked = move || {
        let wanted: Vec<Region> =
            chosen.with(|all| all.iter().filter_map(|text| to_region(text)).collect());
        (!wanted.is_empty()).then(|| command.run(wanted))
    };
    let field = FormField::regions(
        word(|w| w.term.effective_region),
        chosen,
        regions,
        Signal::stored(String::new()),
    );
    Form::new(word(|w| w.ipams.add_region), word(|w| w.action.add), asked)
        .field(
            field
                .help(word(|w| w.ipams.regions_help))
                .needed(word(|w| w.ipams.regions_needed))
                .at(Spot::Regions),
        )
        .fill(move || chosen.set(Vec::new()))
        .dialog(open)
}
