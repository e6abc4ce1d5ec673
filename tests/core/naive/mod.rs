//! An independent reading of domain.md, D6 to D12, the slow way: plain loops over the public
//! tables, every pair looked at, no index, no function of the insight room. Only its words are
//! shared: the enums in which an answer is given.

mod overlap;
pub mod place;
mod plan;
pub mod usage;

#[allow(unused_imports, reason = "the stories of the rules read this module too")]
pub use plan::bad_plans;

use freehold::address::{Cidr, Count, Family};
use freehold::insight::{
    Compliance, Management, Monitoring, Overlap, RowKind, ScopeSummary, Subject, Usage, UsageTotal,
};
use freehold::model::{
    Allocation, AllocationId, AllocationTarget, IpamId, MaskBreach, Pool, PoolId, Resource,
    ResourceCidr, ResourceKind, ScopeId, Watch, Workspace,
};

/// One other row in conflict: what it stands for, its block, and the range that both hold.
pub type Rival = (Subject, Cidr, Cidr);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NaiveRow {
    pub scope: ScopeId,
    pub ipam: IpamId,
    pub subject: Subject,
    pub cidr: Cidr,
    pub kind: RowKind,
    pub management: Management,
    pub compliance: Compliance,
    pub overlap: Overlap,
    pub rivals: Vec<Rival>,
    pub pool: Option<PoolId>,
    pub allocation: Option<AllocationId>,
    pub usage: Usage,
    pub monitoring: Monitoring,
}

/// All rows of all scopes, by scope, subject and block.
pub fn rows(workspace: &Workspace) -> Vec<NaiveRow> {
    let mut rows = Vec::new();
    for resource in workspace.resources().iter() {
        for cidr in &resource.cidrs {
            if cidr.gone_since.is_none() {
                for ipam in workspace.ipams().iter() {
                    rows.extend(resource_row(workspace, resource, cidr, ipam.id));
                }
            }
        }
    }
    for allocation in workspace.allocations().iter() {
        rows.extend(allocation_row(workspace, allocation));
    }
    rows.sort_by_key(|row| (row.scope, row.subject, row.cidr));
    overlap::fill_in(workspace, &mut rows);
    rows
}

fn resource_row(
    workspace: &Workspace,
    resource: &Resource,
    row: &ResourceCidr,
    ipam: IpamId,
) -> Option<NaiveRow> {
    let leader = place::leader(workspace, resource, row);
    let ignored = row.watch == Watch::Ignored
        || leader.is_some_and(|(_, followed)| followed.watch == Watch::Ignored);
    let managed = leader
        .and_then(|(vpc, followed)| place::allocation_of(workspace, vpc, followed.cidr))
        .filter(|(_, pool)| place::ipam_of(workspace, pool.scope) == Some(ipam));
    let seen = place::sees(workspace, ipam, resource, row);
    let scope = match managed {
        Some((_, pool)) => pool.scope,
        None if seen => place::unmanaged_scope(workspace, ipam, resource, row, leader),
        None => return None,
    };
    let managed = managed.filter(|_| !ignored);
    Some(NaiveRow {
        scope,
        ipam,
        subject: Subject::Resource(resource.key),
        cidr: row.cidr,
        kind: match resource.kind {
            ResourceKind::Vpc => RowKind::Vpc,
            ResourceKind::VSwitch => RowKind::VSwitch,
        },
        management: match managed {
            _ if ignored => Management::Ignored,
            Some(_) => Management::Managed,
            None => Management::Unmanaged,
        },
        compliance: match managed {
            _ if ignored => Compliance::Ignored,
            Some((allocation, pool)) => judge(pool, allocation.cidr.prefix_len()),
            None => Compliance::Unmanaged,
        },
        overlap: if ignored { Overlap::Ignored } else { Overlap::Nonoverlapping },
        rivals: Vec::new(),
        pool: managed.map(|(_, pool)| pool.id),
        allocation: managed.map(|(allocation, _)| allocation.id),
        usage: usage::of_resource(workspace, resource, row),
        monitoring: if seen { Monitoring::Monitored } else { Monitoring::NotMonitored },
    })
}

fn allocation_row(workspace: &Workspace, allocation: &Allocation) -> Option<NaiveRow> {
    let pool = workspace.pools().iter().find(|pool| pool.id == allocation.pool)?;
    let (subject, kind, compliance, usage) = match allocation.target {
        AllocationTarget::Vpc(_) => return None,
        AllocationTarget::SubPool(id) => (
            Subject::SubPool(id),
            RowKind::Pool,
            Compliance::Compliant,
            usage::of_sub_pool(workspace, id, allocation.cidr),
        ),
        AllocationTarget::Custom => (
            Subject::Custom(allocation.id),
            RowKind::Custom,
            judge(pool, allocation.cidr.prefix_len()),
            Usage::Unknown,
        ),
    };
    Some(NaiveRow {
        scope: pool.scope,
        ipam: place::ipam_of(workspace, pool.scope)?,
        subject,
        cidr: allocation.cidr,
        kind,
        management: Management::Managed,
        compliance,
        overlap: Overlap::Nonoverlapping,
        rivals: Vec::new(),
        pool: Some(pool.id),
        allocation: Some(allocation.id),
        usage,
        monitoring: Monitoring::Monitored,
    })
}

/// D12.
fn judge(pool: &Pool, prefix_len: u8) -> Compliance {
    if let Some(min) = pool.rules.min
        && prefix_len < min
    {
        return Compliance::Noncompliant(MaskBreach::ShorterThanMin(min));
    }
    if let Some(max) = pool.rules.max
        && prefix_len > max
    {
        return Compliance::Noncompliant(MaskBreach::LongerThanMax(max));
    }
    Compliance::Compliant
}

/// The numbers of one scope, counted row by row.
pub fn summary(rows: &[NaiveRow], scope: ScopeId) -> ScopeSummary {
    let count = |wanted: &dyn Fn(&NaiveRow) -> bool| {
        u32::try_from(rows.iter().filter(|row| row.scope == scope && wanted(row)).count()).unwrap()
    };
    let status = |wanted: &dyn Fn(&NaiveRow) -> bool| {
        count(&|row: &NaiveRow| row.kind != RowKind::Pool && wanted(row))
    };
    let usage = |kind: RowKind, family: Family| {
        let mut total = UsageTotal::default();
        for row in rows.iter().filter(|row| row.scope == scope && row.kind == kind) {
            if row.management == Management::Ignored || row.cidr.family() != family {
                continue;
            }
            match row.usage {
                Usage::Unknown => total.left_out += 1,
                Usage::Counted { used, total: all } | Usage::Reported { used, total: all } => {
                    total.used = Count::new(number(total.used) + number(used));
                    total.total = Count::new(number(total.total) + number(all));
                }
            }
        }
        total
    };
    ScopeSummary {
        by_kind: [RowKind::Pool, RowKind::Vpc, RowKind::VSwitch, RowKind::Custom]
            .map(|kind| count(&|row: &NaiveRow| row.kind == kind)),
        managed: status(&|row| row.management == Management::Managed),
        unmanaged: status(&|row| row.management == Management::Unmanaged),
        ignored: status(&|row| row.management == Management::Ignored),
        compliant: status(&|row| row.compliance == Compliance::Compliant),
        noncompliant: status(&|row| matches!(row.compliance, Compliance::Noncompliant(_))),
        overlapping: status(&|row| matches!(row.overlap, Overlap::Overlapping(_))),
        nonoverlapping: status(&|row| row.overlap == Overlap::Nonoverlapping),
        vpc_usage: [Family::V4, Family::V6].map(|family| usage(RowKind::Vpc, family)),
        vswitch_usage: [Family::V4, Family::V6].map(|family| usage(RowKind::VSwitch, family)),
    }
}

/// The universe of the tests is small enough for 128 bits.
pub fn number(count: Count) -> u128 {
    count.as_u128().expect("a small count")
}

/// What two blocks share, by comparing their ends.
pub fn shared(one: Cidr, other: Cidr) -> Option<(u128, u128)> {
    let (first, last) = (one.first().max(other.first()), one.last().min(other.last()));
    (one.family() == other.family() && first <= last).then_some((first, last))
}

/// True where the first block lies inside the second or equals it.
pub fn inside(inner: Cidr, outer: Cidr) -> bool {
    inner.family() == outer.family()
        && outer.first() <= inner.first()
        && inner.last() <= outer.last()
}
