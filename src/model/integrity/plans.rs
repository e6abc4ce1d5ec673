//! Whether plans are what a plan must be (domain.md, D15): a planned VPC is nothing but what is
//! allocated to it, and planned vSwitches of one VPC lie apart, inside it.
//!
//! | question | cost |
//! |---|---|
//! | all plans | O(n log n) over the resources |

use std::collections::{BTreeMap, HashSet};

use super::{Checker, Finding, PlanFault};
use crate::address::Cidr;
use crate::model::{
    AllocationTarget, Identity, IpamId, Resource, ResourceKey, ResourceKind, RowKey, Workspace,
};

impl Checker<'_> {
    pub(super) fn plans(&mut self) {
        let workspace = self.workspace;
        let ipams: HashSet<IpamId> = workspace.scopes().iter().map(|scope| scope.ipam).collect();
        let mut inner: BTreeMap<ResourceKey, Vec<(Cidr, ResourceKey)>> = BTreeMap::new();
        for resource in workspace.resources().iter() {
            let named = matches!(resource.identity, Identity::Planned(_));
            if named != resource.planned_for().is_some() {
                self.bad_plan(resource, PlanFault::Identity);
            }
            let Some(ipam) = resource.planned_for() else { continue };
            // What is planned from a shared pool is planned for its owner's IPAM.
            if !ipams.contains(&ipam) {
                self.missing(&RowKey::Resources(resource.key), RowKey::Ipams(ipam));
            }
            self.plan(resource, ipam);
            if let (ResourceKind::VSwitch, Some(vpc)) = (resource.kind, resource.vpc) {
                let blocks = resource.cidrs.iter().map(|row| (row.cidr, resource.key));
                inner.entry(vpc).or_default().extend(blocks);
            }
        }
        inner.into_values().for_each(|blocks| self.apart(blocks));
    }

    fn bad_plan(&mut self, resource: &Resource, fault: PlanFault) {
        self.findings.push(Finding::BadPlan(resource.key, fault));
    }

    fn plan(&mut self, resource: &Resource, ipam: IpamId) {
        if resource.cidrs.is_empty() {
            self.bad_plan(resource, PlanFault::Empty);
        }
        for row in &resource.cidrs {
            if !row.holders.is_empty() || !row.is_live() {
                self.bad_plan(resource, PlanFault::Discovered(row.cidr));
            }
            let fault = match resource.kind {
                ResourceKind::Vpc => not_allocated(self.workspace, resource, ipam, row.cidr),
                ResourceKind::VSwitch => outside(self.workspace, resource, row.cidr),
            };
            if let Some(fault) = fault {
                self.bad_plan(resource, fault);
            }
        }
    }

    /// Reports plans that share addresses with one before them, in the order of their blocks.
    fn apart(&mut self, mut blocks: Vec<(Cidr, ResourceKey)>) {
        blocks.sort_unstable();
        let mut outer: Option<(Cidr, ResourceKey)> = None;
        for block in blocks {
            match outer {
                Some(one) if one.0.contains(block.0) => {
                    self.findings.push(Finding::PlansOverlap(one.1, block.1));
                }
                _ => outer = Some(block),
            }
        }
    }
}

/// A planned VPC's CIDR comes out of a pool of the IPAM that it is planned for.
fn not_allocated(
    workspace: &Workspace,
    vpc: &Resource,
    ipam: IpamId,
    cidr: Cidr,
) -> Option<PlanFault> {
    let allocation = workspace.allocation_of(vpc.key, cidr);
    let allocation = allocation.filter(|row| row.target == AllocationTarget::Vpc(vpc.key));
    let scope = allocation.and_then(|row| workspace.scope_of_pool(row.pool));
    (scope.map(|scope| scope.ipam) != Some(ipam)).then_some(PlanFault::NotAllocated(cidr))
}

/// In a planned VPC they lie inside its CIDRs; one that really exists may have changed since.
fn outside(workspace: &Workspace, vswitch: &Resource, cidr: Cidr) -> Option<PlanFault> {
    let Some(key) = vswitch.vpc else { return Some(PlanFault::NoVpc) };
    let vpc = workspace.resources().get(&key)?;
    let inside = vpc.cidrs.iter().any(|row| row.cidr.contains(cidr));
    (vpc.planned_for().is_some() && !inside).then_some(PlanFault::OutsideVpc(key, cidr))
}
