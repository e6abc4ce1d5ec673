//! Plans, by chance: a few VPCs that grow, change and go.

use freehold::address::{Cidr, Placement};
use freehold::command::{CidrRequest, Command, PlannedVSwitch, PlannedVpc};
use freehold::model::{AccountId, Pool, Resource, ResourceKind, Workspace};

use crate::random::{self, Dice};

pub fn command(dice: &mut Dice, workspace: &Workspace) -> Command {
    let usable = |pool: &&Pool| pool.region.is_some() && !pool.cidrs.is_empty();
    let pools: Vec<&Pool> = workspace.pools().iter().filter(usable).collect();
    let Some(pool) = dice.pick(&pools).copied() else {
        return Command::DeletePlanned(Vec::new());
    };
    let planned: Vec<&Resource> =
        workspace.resources().iter().filter(|row| row.planned_for().is_some()).collect();
    let of = |kind| planned.iter().copied().filter(|row| row.kind == kind).collect::<Vec<_>>();
    let (vpcs, vswitches) = (of(ResourceKind::Vpc), of(ResourceKind::VSwitch));
    let block = dice.one(&pool.cidrs).cidr;
    let request = inside(dice, block, 28);
    let Some(vpc) = dice.pick(&vpcs).copied().filter(|_| dice.chance(75)) else {
        return Command::CreatePlannedVpc(pool.id, request, facts(dice));
    };
    match (dice.below(12), dice.pick(&vswitches)) {
        (0..3, _) => Command::AddPlannedCidr(vpc.key, pool.id, request),
        (3..7, _) | (9..11, None) => {
            let outer = dice.one(&vpc.cidrs).cidr;
            let request = inside(dice, outer, 29);
            Command::CreatePlannedVSwitch(vpc.key, request, PlannedVSwitch::default())
        }
        (7..9, _) => Command::UpdatePlannedVpc(vpc.key, facts(dice)),
        (9..11, Some(vswitch)) => {
            let zone = Some(dice.one(&["cn-east-a", "cn-east-b", "a b"]).into());
            let facts = PlannedVSwitch { zone, ..PlannedVSwitch::default() };
            Command::UpdatePlannedVSwitch(vswitch.key, facts)
        }
        _ => Command::DeletePlanned(vec![vpc.key]),
    }
}

fn facts(dice: &mut Dice) -> PlannedVpc {
    let account = Some(AccountId::new(dice.one(&["0001", "0001", "a b"])));
    PlannedVpc { name: "plan".into(), account, ..PlannedVpc::default() }
}

/// A block a little smaller than the outer one, of a length that clouds take.
fn inside(dice: &mut Dice, outer: Cidr, longest: u8) -> CidrRequest {
    if dice.chance(20) {
        return CidrRequest::Exactly(random::block(dice));
    }
    let most = if outer.prefix_len() > 32 { 64 } else { longest };
    let longer = u8::try_from(1 + dice.below(3)).unwrap();
    let prefix_len = (outer.prefix_len() + longer).min(most).max(outer.prefix_len());
    CidrRequest::AnyOf { prefix_len, placement: Placement::FirstFit }
}
