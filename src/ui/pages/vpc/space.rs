//! IP Space Visualization: each CIDR of the VPC with its vSwitches and what overlaps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::address::{Cidr, FreeSpace};
use crate::chart::{Block, BlockKind};
use crate::insight::{Insight, Overlap, RowId};
use crate::model::Workspace;
use crate::text::{Language, number};
use crate::ui::language::{use_words, word};
use crate::ui::parts::{Card, Empty};
use crate::ui::show::network::Seen;
use crate::ui::show::row::row_name;
use crate::ui::show::space::{Findable, Keeps, SpaceLegend, SpaceStrip, row_block};
use crate::ui::state::use_desk;

use super::rows;
use super::vswitches::vswitch_rows;

/// A CIDR of the VPC, what lies in it, and how much is left.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Area {
    container: Cidr,
    blocks: Arc<Vec<Block>>,
    free: String,
}

fn area(
    id: RowId,
    vswitches: &[RowId],
    workspace: &Workspace,
    insight: &Insight,
    language: Language,
) -> Option<Area> {
    let container = insight.row(id)?.cidr;
    let inside: Vec<RowId> = vswitches
        .iter()
        .copied()
        .filter(|id| insight.row(*id).is_some_and(|row| row.cidr.intersects(container)))
        .collect();
    let mut blocks: Vec<Block> = inside
        .iter()
        .filter_map(|id| insight.row(*id))
        .map(|row| row_block(row, workspace, language))
        .collect();
    let spans = blocks.iter().map(|block| block.cidr.span()).collect();
    let free = number::count(FreeSpace::new(&[container], spans).size());
    let mut shared: BTreeMap<Cidr, BTreeSet<String>> = BTreeMap::new();
    let wrong = inside.iter().chain(std::iter::once(&id)).filter(|id| {
        insight.row(**id).is_some_and(|row| matches!(row.overlap, Overlap::Overlapping(_)))
    });
    for conflict in wrong.flat_map(|id| insight.conflicts(*id)) {
        let other = insight.row(conflict.other).filter(|_| conflict.shared.intersects(container));
        if let Some(other) = other {
            let name = row_name(other, workspace, language);
            shared.entry(conflict.shared).or_default().insert(name);
        }
    }
    blocks.extend(shared.into_iter().map(|(cidr, names)| {
        let names: Vec<String> = names.into_iter().collect();
        let what = language.words().chart.overlapping_range;
        let label = format!("{what}: {}", names.join(", "));
        Block { cidr, kind: BlockKind::Overlap, label, href: None }
    }));
    Some(Area { container, blocks: Arc::new(blocks), free })
}

/// The tab.
#[component]
pub fn VpcSpace(seen: Memo<Option<Seen>>) -> impl IntoView {
    let (desk, words) = (use_desk(), use_words());
    let areas = Memo::new(move |_| {
        let language = words.language();
        let ids = rows(seen);
        let seen = seen.get();
        desk.look(|workspace, insight| {
            let Some(seen) = seen else { return Vec::new() };
            let vswitches = vswitch_rows(&seen, workspace, insight);
            ids.into_iter()
                .filter_map(|id| area(id, &vswitches, workspace, insight, language))
                .collect()
        })
    });
    let kinds = Signal::derive(move || {
        areas.with(|areas| {
            let blocks = areas.iter().flat_map(|area| area.blocks.iter());
            blocks.map(|block| block.kind).collect::<BTreeSet<BlockKind>>()
        })
    });
    let containers = Signal::derive(move || {
        areas.with(|areas| areas.iter().map(|area| area.container).collect::<Vec<Cidr>>())
    });
    let pictures = move || {
        let areas = areas.get();
        if areas.is_empty() {
            return view! { <Empty title=word(|w| w.table.nothing)/> }.into_any();
        }
        let strips = areas.into_iter().map(|area| {
            let Area { container, blocks, free } = area;
            let none = blocks.is_empty();
            let beside = move || {
                let free = free.clone();
                view! { <span class="muted">{move || (words.get().network.free_in)(&free)}</span> }
            };
            view! {
                <SpaceStrip container blocks=Signal::stored(blocks) beside keeps=Keeps::Address/>
                {none.then(|| view! {
                    <p class="muted">{move || words.get().network.no_vswitches_text}</p>
                })}
            }
        });
        let strips = strips.collect_view();
        let legend = view! { <SpaceLegend kinds keeps=Keeps::Address/> };
        view! {
            {strips}
            {legend}
        }
        .into_any()
    };
    view! {
        <Card title=word(|w| w.nav.tab_space)>
            <Findable containers>{pictures}</Findable>
        </Card>
    }
}
