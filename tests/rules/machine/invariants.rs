//! What must hold in every state, whatever was done.

use freehold::address::Cidr;
use freehold::export::integrity;
use freehold::insight::{Insight, Management, Overlap, Usage, pool_usage};
use freehold::model::{
    AllocationTarget, AutoImport, CidrOrigin, Origin, Pool, ScopeKind, ShareType, Watch, Workspace,
};
use proptest::prelude::*;

use crate::naive::{bad_plans, inside, number, shared};

type Holds = Result<(), TestCaseError>;

/// Rows agree with each other, and every rule on pools and allocations holds.
pub fn of_state(workspace: &Workspace) -> Holds {
    prop_assert_eq!(integrity::check(workspace), Vec::new());
    prop_assert_eq!(bad_plans(workspace), Vec::<String>::new());
    // Of an accepted pool its owner tells what there is.
    let own = |pool: &&Pool| pool.share != ShareType::Shared;
    for pool in workspace.pools().iter().filter(own) {
        tree(workspace, pool)?;
        blocks(workspace, pool)?;
    }
    top_level_pools_are_apart(workspace)?;
    for allocation in workspace.allocations().iter() {
        let pool = workspace.pools().get(&allocation.pool).expect("the pool");
        let around = pool.cidrs.iter().any(|row| inside(allocation.cidr, row.cidr));
        prop_assert!(around, "{:?} lies in no provisioned CIDR", allocation);
        if let AllocationTarget::Vpc(key) = allocation.target {
            let resource = workspace.resources().get(&key).expect("the VPC");
            let row = resource.cidr(allocation.cidr).expect("its CIDR");
            prop_assert_eq!(row.watch, Watch::Watched, "an ignored CIDR is allocated");
            prop_assert!(row.gone_since.is_none(), "a gone CIDR is allocated");
        }
    }
    nothing_lives_unheld(workspace)
}

/// D18: what neither a source holds nor a pool manages is gone, or a plan.
fn nothing_lives_unheld(workspace: &Workspace) -> Holds {
    for resource in workspace.resources().iter() {
        for row in resource.cidrs.iter().filter(|row| row.gone_since.is_none()) {
            let mut allocations = workspace.allocations().iter();
            let allocated = allocations.any(|allocation| {
                allocation.target == AllocationTarget::Vpc(resource.key)
                    && allocation.cidr == row.cidr
            });
            let planned = matches!(resource.origin, Origin::Planned(_));
            let held = planned || allocated || !row.holders.is_empty();
            prop_assert!(held, "{} of {:?} lives on nothing", row.cidr, resource.identity);
        }
    }
    Ok(())
}

/// 2.4: the tree of pools, its regions and its depth.
fn tree(workspace: &Workspace, pool: &Pool) -> Holds {
    let scope = workspace.scopes().get(&pool.scope).expect("the scope");
    let ipam = workspace.ipams().get(&scope.ipam).expect("the IPAM");
    if let Some(region) = &pool.region {
        prop_assert!(ipam.effective_regions.contains(region), "{region} is not effective");
    }
    if pool.auto_import == AutoImport::On {
        prop_assert!(pool.region.is_some());
        prop_assert!([ipam.private_scope, ipam.public_scope].contains(&pool.scope));
    }
    prop_assert_eq!(pool.isp.is_some(), scope.kind == ScopeKind::Public);
    let Some(source) = pool.source_pool else { return Ok(()) };
    let source = workspace.pools().get(&source).expect("the source pool");
    prop_assert_eq!((source.scope, source.family, source.isp), (pool.scope, pool.family, pool.isp));
    prop_assert!(source.region.is_none() || source.region == pool.region);
    Ok(())
}

/// Neither the CIDRs nor the allocations of a pool overlap, and sub-pools stand in both places.
fn blocks(workspace: &Workspace, pool: &Pool) -> Holds {
    apart(&pool.blocks())?;
    let held: Vec<_> = workspace.allocations().iter().filter(|row| row.pool == pool.id).collect();
    apart(&held.iter().map(|row| row.cidr).collect::<Vec<_>>())?;
    for row in held {
        if let AllocationTarget::SubPool(id) = row.target {
            let sub_pool = workspace.pools().get(&id).expect("the sub-pool");
            prop_assert!(sub_pool.blocks().contains(&row.cidr));
        }
    }
    for row in pool.cidrs.iter().filter(|row| row.origin == CidrOrigin::Simulated) {
        let range: Cidr = "2408:4000::/22".parse().expect("a block");
        prop_assert!(inside(row.cidr, range));
    }
    let Some(source) = pool.source_pool else { return Ok(()) };
    for cidr in pool.blocks() {
        let mut places = workspace.allocations().iter();
        let place = places.any(|row| {
            row.pool == source
                && row.cidr == cidr
                && row.target == AllocationTarget::SubPool(pool.id)
        });
        prop_assert!(place, "{cidr} has no place in the source pool");
    }
    Ok(())
}

fn apart(blocks: &[Cidr]) -> Holds {
    for (place, one) in blocks.iter().enumerate() {
        for other in &blocks[..place] {
            prop_assert!(shared(*one, *other).is_none(), "{one} and {other} overlap");
        }
    }
    Ok(())
}

fn top_level_pools_are_apart(workspace: &Workspace) -> Holds {
    for scope in workspace.scopes().keys() {
        let pools = workspace.pools().iter();
        let top = pools.filter(|pool| pool.scope == *scope && pool.source_pool.is_none());
        apart(&top.flat_map(Pool::blocks).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Conflicts are symmetric, usage is at most the whole, and counts are the sums of their rows.
pub fn of_insight(workspace: &Workspace) -> Holds {
    let insight = Insight::of(workspace);
    for (id, row) in insight.rows() {
        let conflicts = insight.conflicts(id);
        match row.overlap {
            Overlap::Overlapping(count) => {
                prop_assert_eq!(usize::try_from(count).unwrap(), conflicts.len());
            }
            Overlap::Nonoverlapping | Overlap::Ignored => prop_assert!(conflicts.is_empty()),
        }
        for conflict in conflicts {
            let back = insight.conflicts(conflict.other);
            let mut same = back.iter().filter(|back| back.other == id);
            prop_assert_eq!(same.next().map(|back| back.shared), Some(conflict.shared));
            prop_assert!(same.next().is_none());
        }
        let ignored = row.management == Management::Ignored;
        prop_assert!(!ignored || (row.allocation.is_none() && row.overlap == Overlap::Ignored));
        prop_assert_eq!(row.management == Management::Managed, row.allocation.is_some());
        if let Usage::Counted { used, total } | Usage::Reported { used, total } = row.usage {
            prop_assert!(used <= total, "{row:?}");
        }
    }
    for pool in workspace.pools().keys() {
        let usage = pool_usage(workspace, *pool);
        prop_assert!(usage.allocated() <= usage.provisioned);
        let parts = [usage.vpcs, usage.sub_pools, usage.custom, usage.available()].map(number);
        prop_assert_eq!(parts.iter().sum::<u128>(), number(usage.provisioned));
    }
    sums(workspace, &insight)
}

fn sums(workspace: &Workspace, insight: &Insight) -> Holds {
    let mut all = 0;
    for scope in workspace.scopes().keys() {
        let (summary, ids) = (insight.summary(*scope), insight.rows_of_scope(*scope));
        let rows = summary.by_kind.iter().sum::<u32>();
        prop_assert_eq!(usize::try_from(rows).unwrap(), ids.len());
        let with_status = rows - summary.by_kind[0];
        prop_assert_eq!(summary.managed + summary.unmanaged + summary.ignored, with_status);
        prop_assert_eq!(summary.compliant + summary.noncompliant, summary.managed);
        prop_assert_eq!(
            summary.overlapping + summary.nonoverlapping + summary.ignored,
            with_status
        );
        all += ids.len();
    }
    prop_assert_eq!(all, insight.rows().count());
    Ok(())
}
