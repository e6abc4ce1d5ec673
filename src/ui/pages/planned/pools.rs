//! The pools that a VPC can get a CIDR from, as a choice.

use std::ops::RangeInclusive;

use leptos::prelude::*;

use crate::address::Family;
use crate::command::provider_rules;
use crate::model::{IpamId, Pool, PoolId, Provider, Region, ResourceKind, Workspace};
use crate::text::{pool_name, region_label};
use crate::ui::language::use_words;
use crate::ui::parts::Choice;
use crate::ui::state::{Desk, use_desk};

/// For which VPC a pool is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum For {
    /// One that is made.
    New,
    /// One that is planned already: pools of its region and IPAM.
    There(Region, IpamId),
}

impl For {
    fn takes(&self, pool: &Pool, workspace: &Workspace) -> bool {
        let ipam = workspace.scopes().get(&pool.scope).map(|scope| scope.ipam);
        match self {
            For::New => pool.region.is_some() && !pool.cidrs.is_empty(),
            For::There(region, own) => {
                pool.region.as_ref() == Some(region) && ipam == Some(*own) && !pool.cidrs.is_empty()
            }
        }
    }
}

/// The pools, each with its CIDRs and region; IPv4 first, by address. `asked` is there whatever
/// it is, so that the core can say why it cannot.
pub fn pool_choices(
    wanted: impl Fn() -> Option<For> + Send + Sync + 'static,
    asked: Option<PoolId>,
) -> Signal<Vec<Choice>> {
    let (desk, words) = (use_desk(), use_words());
    let choices = Memo::new(move |_| {
        let Some(wanted) = wanted() else { return Vec::new() };
        desk.read(|workspace| {
            let mut pools: Vec<&Pool> = workspace
                .pools()
                .iter()
                .filter(|pool| wanted.takes(pool, workspace) || Some(pool.id) == asked)
                .collect();
            pools.sort_by_key(|pool| {
                (pool.family, pool.cidrs.first().map(|row| row.cidr), workspace.depth(pool))
            });
            let choice = |pool: &Pool| {
                let blocks: Vec<String> =
                    pool.cidrs.iter().map(|row| row.cidr.to_string()).collect();
                let region = match &pool.region {
                    Some(region) => region_label(region, words.language()),
                    None => words.get().pools.no_region.to_owned(),
                };
                let name = pool_name(pool.id, workspace);
                let label = (words.get().planned.pool_choice)(&name, &blocks.join(", "), &region);
                Choice::new(pool.id.to_string(), label)
            };
            pools.into_iter().map(choice).collect::<Vec<_>>()
        })
    });
    choices.into()
}

/// The pool that is chosen.
pub fn chosen(pool: RwSignal<String>) -> Option<PoolId> {
    pool.with(|id| id.parse().ok())
}

/// Reads the pool that is chosen.
pub fn of_chosen<T>(desk: Desk, pool: RwSignal<String>, read: impl Fn(&Pool) -> T) -> Option<T> {
    let id = chosen(pool)?;
    desk.read(|workspace| workspace.pools().get(&id).map(read))
}

/// The IP version of the chosen pool.
pub fn family(pool: RwSignal<String>) -> Signal<Family> {
    let desk = use_desk();
    Memo::new(move |_| of_chosen(desk, pool, |pool| pool.family).unwrap_or(Family::V4)).into()
}

/// The lengths that both the chosen pool and its cloud allow.
pub fn lengths(pool: RwSignal<String>) -> Signal<RangeInclusive<u8>> {
    let desk = use_desk();
    let both = move |pool: &Pool| {
        let provider = pool.region.as_ref().map_or(Provider::Other, |region| region.provider);
        let allowed = provider_rules(provider).lengths(ResourceKind::Vpc, pool.family);
        let widest = pool.cidrs.iter().map(|row| row.cidr.prefix_len()).min().unwrap_or(0);
        let min = pool.rules.min.unwrap_or(0).max(*allowed.start()).max(widest);
        let max = pool.rules.max.unwrap_or(pool.family.bits()).min(*allowed.end());
        min..=max
    };
    Memo::new(move |_| of_chosen(desk, pool, both).unwrap_or(0..=Family::V4.bits())).into()
}
