//! The rows of all scopes: where each resource CIDR lives and who manages it (domain.md, D7–D12).

use crate::address::Cidr;
use crate::model::{
    Allocation, AllocationId, AllocationTarget, Identity, IpamId, Pool, PoolId, Provider, Resource,
    ResourceCidr, ResourceKey, ResourceKind, ScopeId, SourceId, Watch, Workspace,
};

use super::overlap::Part;
use super::status::{Compliance, Management, Monitoring, Overlap, RowKind, Usage};
use super::usage::usage_of;
use super::watch::Watchers;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A CIDR of a VPC or vSwitch.
    Resource(ResourceKey),
    /// A CIDR that a sub-pool took from its source pool.
    SubPool(PoolId),
    /// A reservation.
    Custom(AllocationId),
}

/// One row of a scope. The workspace owns names and facts; a row holds what follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The scope that it is listed in.
    pub scope: ScopeId,
    /// The IPAM of that scope.
    pub ipam: IpamId,
    /// What it stands for.
    pub subject: Subject,
    /// Pool, VPC, vSwitch or custom allocation.
    pub kind: RowKind,
    /// The block.
    pub cidr: Cidr,
    /// Managed, unmanaged or ignored.
    pub management: Management,
    /// Whether it keeps its pool's rules.
    pub compliance: Compliance,
    /// With how many others it conflicts.
    pub overlap: Overlap,
    /// The pool that manages it.
    pub pool: Option<PoolId>,
    /// The allocation that makes it managed; of a vSwitch, its VPC's.
    pub allocation: Option<AllocationId>,
    /// How much of it is in use.
    pub usage: Usage,
    /// Whether its IPAM still sees it.
    pub monitoring: Monitoring,
}

impl Row {
    /// The block whose length the rules of the pool judge: of a vSwitch, its VPC's (D12).
    pub fn judged(&self, workspace: &Workspace) -> Cidr {
        let allocation = self.allocation.and_then(|id| workspace.allocations().get(&id));
        allocation.map_or(self.cidr, |allocation| allocation.cidr)
    }
}

/// The CIDR whose management a row takes: a VPC's own, or the one a vSwitch lies in (D8).
#[derive(Clone, Copy)]
pub(crate) struct Leader<'a> {
    pub resource: &'a Resource,
    pub row: &'a ResourceCidr,
}

/// True for a subnet whose network has no CIDR of that family by nature, as at Google: it is
/// treated as a VPC's CIDR (domain.md, D8).
pub fn acts_as_vpc(workspace: &Workspace, resource: &Resource, cidr: Cidr) -> bool {
    match resource.kind {
        ResourceKind::Vpc => true,
        ResourceKind::VSwitch if resource.provider != Provider::Google => false,
        ResourceKind::VSwitch => {
            let vpc = resource.vpc.and_then(|key| workspace.resources().get(&key));
            vpc.is_none_or(|vpc| !vpc.has_family(cidr.family()))
        }
    }
}

/// The CIDR that a row follows: the smallest of its own VPC that contains or equals it.
pub(crate) fn leader<'a>(
    workspace: &'a Workspace,
    resource: &'a Resource,
    row: &'a ResourceCidr,
) -> Option<Leader<'a>> {
    if acts_as_vpc(workspace, resource, row.cidr) {
        return Some(Leader { resource, row });
    }
    let vpc = workspace.resources().get(&resource.vpc?)?;
    vpc.live_cidrs()
        .filter(|outer| outer.cidr.contains(row.cidr))
        .max_by_key(|outer| outer.cidr.prefix_len())
        .map(|row| Leader { resource: vpc, row })
}

/// Makes the rows, resource by resource, so that the rows of one resource stand together.
pub(crate) struct RowMaker<'a> {
    workspace: &'a Workspace,
    watchers: &'a Watchers<'a>,
    pub rows: Vec<Row>,
    /// What each row is to the overlap rule, and the source that it may nest in. Noted while the
    /// resource is at hand: finding it again for the sweep would cost as much as the sweep.
    pub parts: Vec<(Part, Option<SourceId>)>,
}

impl<'a> RowMaker<'a> {
    pub fn new(workspace: &'a Workspace, watchers: &'a Watchers<'a>) -> RowMaker<'a> {
        let count = workspace.resources().len();
        let (rows, parts) = (Vec::with_capacity(count), Vec::with_capacity(count));
        RowMaker { workspace, watchers, rows, parts }
    }

    /// The rows of one resource.
    pub fn resource(&mut self, resource: &'a Resource) {
        for row in resource.live_cidrs() {
            self.resource_cidr(resource, row);
        }
    }

    fn resource_cidr(&mut self, resource: &'a Resource, row: &'a ResourceCidr) {
        let leader = leader(self.workspace, resource, row);
        let leader_ignored = leader.is_some_and(|leader| leader.row.watch == Watch::Ignored);
        let ignored = row.watch == Watch::Ignored || leader_ignored;
        let managed = leader.and_then(|leader| self.managed_by(leader));
        let sightings = self.watchers.sightings(resource, row);
        let usage = if managed.is_some() || !sightings.is_empty() {
            usage_of(self.workspace, self.watchers, resource, row)
        } else {
            Usage::Unknown
        };
        let owner = managed.map(|(_, pool)| pool).and_then(|pool| {
            // In the stub scope of an accepted pool nothing is monitored here (domain.md, D23).
            let ipam = self.workspace.ipam_of_scope(pool.scope)?;
            Some((ipam.id, pool))
        });
        if let (Some((allocation, _)), Some((ipam, pool))) = (managed, owner) {
            let seen = sightings.of(ipam).is_some();
            let state = if ignored { Management::Ignored } else { Management::Managed };
            self.parts.push(part_of(resource));
            self.rows.push(Row {
                scope: pool.scope,
                ipam,
                subject: Subject::Resource(resource.key),
                kind: resource.kind.into(),
                cidr: row.cidr,
                management: state,
                compliance: compliance(state, Some(pool), allocation.cidr),
                overlap: untouched(state),
                pool: Some(pool.id).filter(|_| !ignored),
                allocation: Some(allocation.id).filter(|_| !ignored),
                usage,
                monitoring: if seen { Monitoring::Monitored } else { Monitoring::NotMonitored },
            });
        }
        let state = if ignored { Management::Ignored } else { Management::Unmanaged };
        // A VPC's CIDR leads itself, and was looked up already.
        let followed = leader
            .filter(|leader| leader.resource.key != resource.key)
            .map(|leader| self.watchers.sightings(leader.resource, leader.row));
        for sighting in sightings.iter() {
            if owner.is_some_and(|(ipam, _)| ipam == sighting.ipam) {
                continue;
            }
            // A vSwitch lives where its VPC's CIDR lives, also when that has a home of its own.
            let at = followed.as_ref().and_then(|followed| followed.of(sighting.ipam));
            if let Some(scope) = self.watchers.home(at.unwrap_or(sighting), row.cidr) {
                self.parts.push(part_of(resource));
                self.rows.push(Row {
                    scope,
                    ipam: sighting.ipam,
                    subject: Subject::Resource(resource.key),
                    kind: resource.kind.into(),
                    cidr: row.cidr,
                    management: state,
                    compliance: compliance(state, None, row.cidr),
                    overlap: untouched(state),
                    pool: None,
                    allocation: None,
                    usage,
                    monitoring: Monitoring::Monitored,
                });
            }
        }
    }

    fn managed_by(&self, leader: Leader<'_>) -> Option<(&'a Allocation, &'a Pool)> {
        let allocation = self.workspace.allocation_of(leader.resource.key, leader.row.cidr)?;
        Some((allocation, self.workspace.pools().get(&allocation.pool)?))
    }

    /// The rows of one pool: what its sub-pools took, and its reservations.
    pub fn pool(&mut self, pool: &Pool) {
        let Some(ipam) = self.workspace.ipam_of_scope(pool.scope) else { return };
        for allocation in self.workspace.allocations_in(pool.id) {
            let (subject, kind) = match allocation.target {
                AllocationTarget::Vpc(_) => continue,
                AllocationTarget::SubPool(id) => (Subject::SubPool(id), RowKind::Pool),
                AllocationTarget::Custom => (Subject::Custom(allocation.id), RowKind::Custom),
            };
            let compliance = match kind {
                RowKind::Custom => compliance(Management::Managed, Some(pool), allocation.cidr),
                _ => Compliance::Compliant,
            };
            self.parts.push((Part::Alone, None));
            self.rows.push(Row {
                scope: pool.scope,
                ipam: ipam.id,
                subject,
                kind,
                cidr: allocation.cidr,
                management: Management::Managed,
                compliance,
                overlap: Overlap::Nonoverlapping,
                pool: Some(pool.id),
                allocation: Some(allocation.id),
                usage: self.pool_row_usage(allocation),
                monitoring: Monitoring::Monitored,
            });
        }
    }

    /// A sub-pool's row shows how much of that CIDR the sub-pool has given out.
    fn pool_row_usage(&self, allocation: &Allocation) -> Usage {
        match allocation.target {
            AllocationTarget::SubPool(pool) => {
                let usage = super::usage::provisioned_usage(self.workspace, pool, allocation.cidr);
                Usage::Counted { used: usage.allocated(), total: allocation.cidr.size() }
            }
            AllocationTarget::Vpc(_) | AllocationTarget::Custom => Usage::Unknown,
        }
    }
}

/// What a resource's rows are to the overlap rule, and the source that they may nest in.
fn part_of(resource: &Resource) -> (Part, Option<SourceId>) {
    let source = match &resource.identity {
        Identity::Local(source, _) => Some(*source),
        Identity::Global(..) | Identity::Planned(_) => None,
    };
    let part = match (resource.kind, resource.vpc) {
        (ResourceKind::Vpc, _) => Part::Vpc(resource.key.0),
        // Also where it acts as a VPC's CIDR: then its VPC has none that it could lie in.
        (ResourceKind::VSwitch, Some(vpc)) => Part::VSwitch(vpc.0),
        (ResourceKind::VSwitch, None) => Part::Alone,
    };
    (part, source)
}

fn compliance(state: Management, pool: Option<&Pool>, cidr: Cidr) -> Compliance {
    match (state, pool) {
        (Management::Ignored, _) => Compliance::Ignored,
        (Management::Unmanaged, _) | (_, None) => Compliance::Unmanaged,
        (Management::Managed, Some(pool)) => match pool.rules.breach(cidr.prefix_len()) {
            Some(breach) => Compliance::Noncompliant(breach),
            None => Compliance::Compliant,
        },
    }
}

/// The overlap status before the sweep.
fn untouched(state: Management) -> Overlap {
    match state {
        Management::Ignored => Overlap::Ignored,
        Management::Managed | Management::Unmanaged => Overlap::Nonoverlapping,
    }
}

/// The blocks of the VPCs and vSwitches that live in a scope and are not ignored (domain.md, D14).
pub fn resource_cidrs_of(workspace: &Workspace, scope: ScopeId) -> Vec<Cidr> {
    rows_in(workspace, scope, |_| true).into_iter().map(|row| row.cidr).collect()
}

/// The resources of a scope, not ignored, that share an address with the block and are not
/// allocated from a pool.
pub fn resources_hit(workspace: &Workspace, scope: ScopeId, block: Cidr) -> Vec<ResourceKey> {
    rows_in(workspace, scope, |cidr| cidr.intersects(block))
        .into_iter()
        .filter(|row| row.management == Management::Unmanaged)
        .filter_map(|row| match row.subject {
            Subject::Resource(key) => Some(key),
            Subject::SubPool(_) | Subject::Custom(_) => None,
        })
        .collect()
}

fn rows_in(workspace: &Workspace, scope: ScopeId, wanted: impl Fn(Cidr) -> bool) -> Vec<Row> {
    let watchers = Watchers::new(workspace);
    let mut maker = RowMaker::new(workspace, &watchers);
    for resource in workspace.resources().iter() {
        for row in resource.live_cidrs().filter(|row| wanted(row.cidr)) {
            maker.resource_cidr(resource, row);
        }
    }
    let mut rows = maker.rows;
    rows.retain(|row| row.scope == scope && row.management != Management::Ignored);
    rows
}
