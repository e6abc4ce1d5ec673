//! What a scope's rows add up to: the numbers of its overview and of every observation.

use serde::{Deserialize, Serialize};

use crate::address::{Count, Family};

use super::rows::Row;
use super::status::{Compliance, Management, Overlap, RowKind};

/// Addresses in use over rows of one kind and IP version (domain.md, D11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageTotal {
    /// Addresses in use.
    pub used: Count,
    /// Addresses in total.
    pub total: Count,
    /// Rows of which nobody knows, left out of both.
    pub left_out: u32,
}

/// Numbers of rows of one scope. `by_kind` counts all four kinds; the statuses count VPCs,
/// vSwitches and custom allocations (domain.md, D28).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeSummary {
    /// Rows by kind, in the order of [`RowKind::ALL`].
    pub by_kind: [u32; 4],
    /// Managed rows.
    pub managed: u32,
    /// Unmanaged rows.
    pub unmanaged: u32,
    /// Ignored rows, in all three statuses.
    pub ignored: u32,
    /// Compliant rows.
    pub compliant: u32,
    /// Noncompliant rows.
    pub noncompliant: u32,
    /// Overlapping rows.
    pub overlapping: u32,
    /// Rows that overlap nothing.
    pub nonoverlapping: u32,
    /// Usage of VPCs: IPv4, then IPv6.
    pub vpc_usage: [UsageTotal; 2],
    /// Usage of vSwitches: IPv4, then IPv6.
    pub vswitch_usage: [UsageTotal; 2],
}

impl ScopeSummary {
    /// Adds one row.
    pub(crate) fn add(&mut self, row: &Row) {
        let [pools, vpcs, vswitches, custom] = &mut self.by_kind;
        let count = match row.kind {
            RowKind::Pool => pools,
            RowKind::Vpc => vpcs,
            RowKind::VSwitch => vswitches,
            RowKind::Custom => custom,
        };
        bump(count);
        if row.kind == RowKind::Pool {
            return;
        }
        bump(match row.management {
            Management::Managed => &mut self.managed,
            Management::Unmanaged => &mut self.unmanaged,
            Management::Ignored => &mut self.ignored,
        });
        match row.compliance {
            Compliance::Compliant => bump(&mut self.compliant),
            Compliance::Noncompliant(_) => bump(&mut self.noncompliant),
            // These two equal the management counts above.
            Compliance::Unmanaged | Compliance::Ignored => {}
        }
        match row.overlap {
            Overlap::Overlapping(_) => bump(&mut self.overlapping),
            Overlap::Nonoverlapping => bump(&mut self.nonoverlapping),
            Overlap::Ignored => {}
        }
        self.add_usage(row);
    }

    fn add_usage(&mut self, row: &Row) {
        if row.management == Management::Ignored {
            return;
        }
        let [v4, v6] = match row.kind {
            RowKind::Vpc => &mut self.vpc_usage,
            RowKind::VSwitch => &mut self.vswitch_usage,
            RowKind::Pool | RowKind::Custom => return,
        };
        let sum = match row.cidr.family() {
            Family::V4 => v4,
            Family::V6 => v6,
        };
        match row.usage.numbers() {
            Some((used, total)) => {
                sum.used = sum.used.plus(used);
                sum.total = sum.total.plus(total);
            }
            None => bump(&mut sum.left_out),
        }
    }

    /// All rows.
    pub fn rows(&self) -> u32 {
        self.by_kind.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// Rows that have statuses: all but sub-pools.
    pub fn resources(&self) -> u32 {
        self.managed.saturating_add(self.unmanaged).saturating_add(self.ignored)
    }
}

fn bump(count: &mut u32) {
    *count = count.saturating_add(1);
}
