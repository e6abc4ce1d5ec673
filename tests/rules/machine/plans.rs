//! Plans, by chance: a few VPCs that grow, change and go.

use freehold::address::{Cidr, Family, Placement};
use freehold::command::{CidrRequest, Command, PlannedVSwitch, PlannedVpc};
use freehold::model::{AccountId, Pool, Resource, ResourceKind, Workspace};

use crate::random::{self, Dice};

pub fn command(dice: &mut Dice, workspace: &Workspace) -> Command {
    let usable = |pool: &&Pool| pool.region.is_some() && !pool.cidrs.is_empty();
    let pools: Vec<&Pool> = workspace.pools().iter().filter(usable).collect();
    let free = place(dice, workspace, &pools).filter(|_| dice.chance(85));
    let Some((pool, request)) =
        free.map(|(pool, cidr)| (pool, CidrRequest::Exactly(cidr))).or_else(|| {
            let pool = dice.pick(&pools).copied()?;
            let block = dice.one(&pool.cidrs).cidr;
            Some((pool, inside(dice, block, 28)))
        })
    else {
        return Command::DeletePlanned(Vec::new());
    };
    let planned: Vec<&Resource> =
        workspace.resources().iter().filter(|row| row.planned_for().is_some()).collect();
    let of = |kind| planned.iter().copied().filter(|row| row.kind == kind).collect::<Vec<_>>();
    let (vpcs, vswitches) = (of(ResourceKind::Vpc), of(ResourceKind::VSwitch));
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
        _ => {
            let key =
                dice.pick(&vswitches).filter(|_| dice.chance(50)).map_or(vpc.key, |row| row.key);
            Command::DeletePlanned(vec![key])
        }
    }
}

fn facts(dice: &mut Dice) -> PlannedVpc {
    let account = Some(AccountId::new(dice.one(&["0001", "0001", "0001", "0001", "a b"])));
    PlannedVpc { name: "plan".into(), account, ..PlannedVpc::default() }
}

/// What is free and allowed somewhere, if anything is.
fn place<'a>(
    dice: &mut Dice,
    workspace: &'a Workspace,
    pools: &[&'a Pool],
) -> Option<(&'a Pool, Cidr)> {
    let mut found = Vec::new();
    for pool in pools.iter().copied().filter(|pool| pool.family == Family::V4) {
        for row in &pool.cidrs {
            let outer = row.cidr;
            for length in outer.prefix_len()..=(outer.prefix_len() + 4).min(28) {
                let fits = |cidr: &Cidr| {
                    pool.rules.breach(length).is_none()
                        && workspace.allocations_hitting(pool.id, *cidr).is_empty()
                };
                let size = 1u128 << (32 - length);
                let blocks = (0..1u128 << (length - outer.prefix_len())).map(|step| {
                    let first = outer.first() + step * size;
                    Cidr::containing(Family::V4, first, length).expect("a block")
                });
                found.extend(blocks.filter(fits).map(|cidr| (pool, cidr)));
            }
        }
    }
    dice.pick(&found).copied()
}

/// A block a little smaller than the outer one, of a length that clouds take.
fn inside(dice: &mut Dice, outer: Cidr, longest: u8) -> CidrRequest {
    if dice.chance(10) {
        return CidrRequest::Exactly(random::block(dice));
    }
    let most = if outer.prefix_len() > 32 { 64 } else { longest };
    let longer = u8::try_from(1 + dice.below(5)).unwrap();
    let prefix_len = (outer.prefix_len() + longer).min(most).max(outer.prefix_len());
    if dice.chance(25) {
        return CidrRequest::AnyOf { prefix_len, placement: Placement::FirstFit };
    }
    // Typed blocks may hit resources, of which there are many.
    let steps = 1u128 << (prefix_len - outer.prefix_len());
    let size = (outer.last() - outer.first()) / steps + 1;
    let first = outer.first() + size * (u128::from(dice.number()) % steps);
    CidrRequest::Exactly(Cidr::containing(outer.family(), first, prefix_len).expect("a block"))
}
