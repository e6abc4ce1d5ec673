//! The ranges that resources share, as blocks of a picture.

use std::collections::BTreeSet;

use crate::address::Cidr;
use crate::chart::{Block, BlockKind};
use crate::insight::{Insight, Overlap, RowKind};
use crate::model::ScopeId;
use crate::text::Language;

/// The ranges of a scope that two rows share, but for vSwitches, as far as they lie in one of these
/// blocks. Blocks of addresses nest or are apart: what two share is the smaller, so a row's own
/// CIDR is shared where something around it, or as large, overlaps it.
pub fn overlap_blocks(
    scope: ScopeId,
    within: &[Cidr],
    insight: &Insight,
    language: Language,
) -> Vec<Block> {
    let said = language.words().chart.overlapping_range;
    let shared: BTreeSet<Cidr> = insight
        .rows_of_scope(scope)
        .iter()
        .filter_map(|id| Some((*id, insight.row(*id)?)))
        .filter(|(_, row)| {
            row.kind != RowKind::VSwitch && matches!(row.overlap, Overlap::Overlapping(_))
        })
        .filter(|(_, row)| within.iter().any(|block| block.contains(row.cidr)))
        .filter(|(id, row)| {
            insight.first_conflict(*id).is_some_and(|conflict| conflict.shared == row.cidr)
        })
        .map(|(_, row)| row.cidr)
        .collect();
    let blocks = shared.into_iter().map(|cidr| Block {
        cidr,
        kind: BlockKind::Overlap,
        label: format!("{said}: {cidr}"),
        href: None,
    });
    blocks.collect()
}
