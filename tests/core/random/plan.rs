//! Random plans: VPCs and vSwitches that do not exist yet.

use freehold::address::Placement;
use freehold::command::{CidrRequest, Command, PlannedVSwitch, PlannedVpc};
use freehold::model::{Pool, Resource, ResourceKey, ResourceKind, Workspace};

use super::{Dice, inside, pool_command};

/// Plans something, or changes or deletes a plan.
pub fn command(dice: &mut Dice, workspace: &Workspace) -> Command {
    let usable = |pool: &&Pool| pool.region.is_some() && !pool.cidrs.is_empty();
    let pools: Vec<&Pool> = workspace.pools().iter().filter(usable).collect();
    let Some(pool) = dice.pick(&pools).copied() else { return pool_command(dice, workspace) };
    let planned = planned(workspace, ResourceKind::Vpc);
    let vpc = dice.pick(&planned).copied();
    match (dice.below(20), vpc) {
        (0..8, _) | (_, None) => {
            Command::CreatePlannedVpc(pool.id, from_pool(dice, pool), PlannedVpc::default())
        }
        (8..11, Some(vpc)) => Command::AddPlannedCidr(vpc.key, pool.id, from_pool(dice, pool)),
        (11..17, Some(vpc)) => {
            // Sometimes in a VPC that really exists.
            let all: Vec<&Resource> = workspace.resources().iter().collect();
            let vpc = if dice.chance(30) { dice.one(&all) } else { vpc };
            Command::CreatePlannedVSwitch(vpc.key, in_vpc(dice, vpc), PlannedVSwitch::default())
        }
        (17, Some(vpc)) => {
            let facts = PlannedVpc { name: "changed".into(), ..PlannedVpc::default() };
            Command::UpdatePlannedVpc(vpc.key, facts)
        }
        (_, Some(vpc)) => {
            let vswitches = self::planned(workspace, ResourceKind::VSwitch);
            let inner: Option<ResourceKey> = dice.pick(&vswitches).map(|row| row.key);
            Command::DeletePlanned(inner.into_iter().chain([vpc.key]).collect())
        }
    }
}

/// The planned resources of a kind.
pub fn planned(workspace: &Workspace, kind: ResourceKind) -> Vec<&Resource> {
    let resources = workspace.resources().iter();
    resources.filter(|row| row.kind == kind && row.planned_for().is_some()).collect()
}

fn from_pool(dice: &mut Dice, pool: &Pool) -> CidrRequest {
    let outer = dice.one(&pool.cidrs).cidr;
    let deeper = outer.prefix_len() + u8::try_from(1 + dice.below(4)).unwrap();
    let longest = if outer.prefix_len() > 32 { 56 } else { 28 };
    let prefix_len = deeper.min(longest).max(outer.prefix_len());
    if dice.chance(50) {
        CidrRequest::AnyOf { prefix_len, placement: dice.one(&Placement::ALL) }
    } else {
        CidrRequest::Exactly(inside(dice, outer, prefix_len))
    }
}

fn in_vpc(dice: &mut Dice, vpc: &Resource) -> CidrRequest {
    let Some(outer) = dice.pick(&vpc.cidrs).map(|row| row.cidr) else {
        return CidrRequest::Default;
    };
    let longest = if outer.prefix_len() > 32 { 64 } else { 29 };
    let deeper = outer.prefix_len() + u8::try_from(dice.below(4)).unwrap();
    let prefix_len = deeper.min(longest).max(outer.prefix_len());
    if dice.chance(50) {
        CidrRequest::AnyOf { prefix_len, placement: Placement::FirstFit }
    } else {
        CidrRequest::Exactly(inside(dice, outer, prefix_len))
    }
}
