//! What must hold of every plan (D15), in plain loops.

use freehold::model::{AllocationTarget, Identity, Origin, Resource, ResourceKind, Workspace};

use super::inside;

/// The planned resources that break a rule, and which.
pub fn bad_plans(workspace: &Workspace) -> Vec<String> {
    let mut bad = Vec::new();
    for resource in workspace.resources().iter() {
        let named = matches!(resource.identity, Identity::Planned(_));
        let planned = matches!(resource.origin, Origin::Planned(_));
        let mut wrong = |what: &str| bad.push(format!("{}: {what}", resource.external_id()));
        if named != planned {
            wrong("its id and its origin disagree");
        }
        let Origin::Planned(ipam) = resource.origin else { continue };
        // An accepted pool's IPAM is its owner's, and known by the pool's scope alone.
        let known = workspace.ipams().iter().any(|row| row.id == ipam)
            || workspace.scopes().iter().any(|row| row.ipam == ipam);
        if !known {
            wrong("it is planned for nobody");
        }
        if resource.cidrs.is_empty() {
            wrong("there is nothing planned");
        }
        if resource.cidrs.iter().any(|row| !row.holders.is_empty() || row.gone_since.is_some()) {
            wrong("a feed told of it");
        }
        match resource.kind {
            ResourceKind::Vpc if !all_allocated(workspace, resource) => wrong("no allocation"),
            ResourceKind::VSwitch if !apart(workspace, resource) => {
                wrong("it meets another plan of its VPC");
            }
            ResourceKind::VSwitch if !within(workspace, resource) => wrong("outside its plan"),
            ResourceKind::Vpc | ResourceKind::VSwitch => {}
        }
    }
    bad
}

/// A planned VPC is nothing but what is allocated to it, by its own IPAM.
fn all_allocated(workspace: &Workspace, vpc: &Resource) -> bool {
    vpc.cidrs.iter().all(|row| {
        workspace.allocations().iter().any(|allocation| {
            let pool = workspace.pools().iter().find(|pool| pool.id == allocation.pool);
            let scope = pool.and_then(|pool| workspace.scopes().get(&pool.scope));
            allocation.target == AllocationTarget::Vpc(vpc.key)
                && allocation.cidr == row.cidr
                && scope.is_some_and(|scope| Origin::Planned(scope.ipam) == vpc.origin)
        })
    })
}

/// Planned vSwitches of one VPC do not meet.
fn apart(workspace: &Workspace, vswitch: &Resource) -> bool {
    workspace
        .resources()
        .iter()
        .filter(|other| other.key != vswitch.key && other.vpc == vswitch.vpc)
        .filter(|other| matches!(other.origin, Origin::Planned(_)))
        .flat_map(|other| &other.cidrs)
        .all(|other| vswitch.cidrs.iter().all(|row| super::shared(row.cidr, other.cidr).is_none()))
}

/// In a planned VPC they lie inside its CIDRs; a real one may have changed since.
fn within(workspace: &Workspace, vswitch: &Resource) -> bool {
    let Some(vpc) = workspace.resources().iter().find(|row| Some(row.key) == vswitch.vpc) else {
        return false;
    };
    let held = |row: &freehold::model::ResourceCidr| {
        vpc.cidrs.iter().any(|outer| inside(row.cidr, outer.cidr))
    };
    !matches!(vpc.origin, Origin::Planned(_)) || vswitch.cidrs.iter().all(held)
}
