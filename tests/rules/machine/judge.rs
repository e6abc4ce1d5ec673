//! What the rules say to a command on pools and allocations, read the slow way: plain lists, every
//! pair looked at. Nothing of the command room is used but its words.

use std::cell::Cell;
use std::collections::BTreeSet;

use freehold::address::{Cidr, Family};
use freehold::command::{Applied, CidrRequest, Command, ObjectRef, Reservation};
use freehold::model::{
    Allocation, AllocationId, AllocationTarget, MaskRules, Pool, PoolId, ShareType, Workspace,
};

use crate::naive::{inside, shared};

/// The pool that is about to be made has no id yet.
pub const NEW: PoolId = PoolId::new(0);

/// What a command should come to.
pub enum Verdict {
    Refused(&'static str),
    Done(Vec<Pool>, Vec<Allocation>),
}

/// One allocation: the pool, the block, and what for.
pub type Taken = (PoolId, Cidr, AllocationTarget);

/// Why the rules say no.
pub type No = &'static str;

/// What is provisioned and allocated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    pub provisioned: BTreeSet<(PoolId, Cidr)>,
    pub allocated: BTreeSet<Taken>,
}

/// Gives the new pool the id that it got.
pub fn name_new(pools: &mut [Pool], allocations: &mut [Allocation], applied: &Applied) {
    let Some(ObjectRef::Pool(made)) = applied.object else { return };
    for pool in pools.iter_mut().filter(|pool| pool.id == NEW) {
        pool.id = made;
    }
    for row in allocations {
        if row.pool == NEW {
            row.pool = made;
        }
        if row.target == AllocationTarget::SubPool(NEW) {
            row.target = AllocationTarget::SubPool(made);
        }
    }
}

/// What these pools and allocations come to.
pub fn book(pools: &[Pool], allocations: &[Allocation]) -> Book {
    let cidrs = |pool: &Pool| {
        let id = pool.id;
        pool.cidrs.iter().map(move |row| (id, row.cidr)).collect::<Vec<_>>()
    };
    Book {
        provisioned: pools.iter().flat_map(cidrs).collect(),
        allocated: allocations.iter().map(|row| (row.pool, row.cidr, row.target)).collect(),
    }
}

/// An allocation of which nothing else matters.
pub fn allocation(pool: PoolId, cidr: Cidr, target: AllocationTarget) -> Allocation {
    Allocation {
        id: AllocationId::new(0),
        pool,
        cidr,
        target,
        name: "".into(),
        description: "".into(),
        created_at: Default::default(),
        unmonitored_since: None,
    }
}

/// The pools and allocations of a workspace as plain lists.
pub struct Lists<'a> {
    pub workspace: &'a Workspace,
    pub pools: Vec<Pool>,
    pub allocations: Vec<Allocation>,
    /// Set where a block was looked for among too many to try.
    pub too_large: Cell<bool>,
}

impl<'a> Lists<'a> {
    pub fn of(workspace: &'a Workspace) -> Lists<'a> {
        Lists {
            workspace,
            pools: workspace.pools().iter().cloned().collect(),
            allocations: workspace.allocations().iter().cloned().collect(),
            too_large: Cell::new(false),
        }
    }

    /// 2.11: an accepted pool is its owner's.
    pub fn own_pool(&self, id: PoolId) -> Result<Pool, No> {
        let pool = self.pool(id)?;
        if pool.share == ShareType::Shared {
            Err("the pool is another account's")
        } else {
            Ok(pool)
        }
    }

    /// True where the command speaks of a pool that another account shares: what a principal may
    /// do there is another reading.
    fn of_principal(&self, command: &Command) -> bool {
        let theirs = |id: &PoolId| self.own_pool(*id).is_err() && self.pool(*id).is_ok();
        match command {
            Command::Reserve(pool, _) => theirs(pool),
            Command::AllocateVpcs(rows, _) => rows.iter().any(|row| theirs(&row.pool)),
            Command::Release(ids) => {
                let mut rows = self.allocations.iter();
                rows.any(|row| ids.contains(&row.id) && theirs(&row.pool))
            }
            _ => false,
        }
    }

    pub fn pool(&self, id: PoolId) -> Result<Pool, No> {
        self.pools.iter().find(|pool| pool.id == id).cloned().ok_or("there is no such pool")
    }

    /// The allocations of a pool that share an address with the block.
    pub fn hits(&self, pool: PoolId, cidr: Cidr) -> Vec<Allocation> {
        let hit = |row: &&Allocation| row.pool == pool && shared(row.cidr, cidr).is_some();
        self.allocations.iter().filter(hit).cloned().collect()
    }

    pub fn allocate(&mut self, pool: PoolId, cidr: Cidr, target: AllocationTarget) {
        self.allocations.push(allocation(pool, cidr, target));
    }

    /// D14, 2.6: all rows or none, typed ones first.
    fn reserve(&mut self, id: PoolId, rows: &[Reservation]) -> Result<(), No> {
        let pool = self.pool(id)?;
        if rows.is_empty() {
            return Err("nothing is asked for");
        }
        if pool.cidrs.is_empty() {
            return Err("the pool has no CIDR");
        }
        if rows.iter().any(|row| row.name.starts_with("http")) {
            return Err("a name is a URL");
        }
        for request in typed_first(rows.iter().map(|row| row.request)) {
            let cidr = match request {
                CidrRequest::Exactly(cidr) => {
                    self.is_free(&pool, cidr)?;
                    cidr
                }
                CidrRequest::AnyOf { .. } | CidrRequest::Default => {
                    let (length, placement) = asked(&pool, request)?;
                    within(pool.rules, pool.family, length)?;
                    self.choose(&pool, length, placement)?
                }
            };
            within(pool.rules, pool.family, cidr.prefix_len())?;
            self.allocate(id, cidr, AllocationTarget::Custom);
        }
        Ok(())
    }

    fn is_free(&self, pool: &Pool, cidr: Cidr) -> Result<(), No> {
        if !pool.cidrs.iter().any(|row| inside(cidr, row.cidr)) {
            return Err("the block is inside no provisioned CIDR");
        }
        if self.hits(pool.id, cidr).is_empty() { Ok(()) } else { Err("the block is taken") }
    }

    fn release(&mut self, ids: &[AllocationId]) -> Result<(), No> {
        for id in ids {
            match self.allocations.iter().find(|row| row.id == *id).map(|row| row.target) {
                None => return Err("there is no such allocation"),
                Some(AllocationTarget::SubPool(_)) => return Err("it belongs to a sub-pool"),
                Some(AllocationTarget::Vpc(_) | AllocationTarget::Custom) => {}
            }
        }
        self.allocations.retain(|row| !ids.contains(&row.id));
        Ok(())
    }
}

/// Typed blocks first, then those by mask, each in the order of the rows.
pub fn typed_first(requests: impl Iterator<Item = CidrRequest> + Clone) -> Vec<CidrRequest> {
    let typed = |request: &CidrRequest| matches!(request, CidrRequest::Exactly(_));
    let sized = requests.clone().filter(|request| !typed(request));
    requests.filter(typed).chain(sized).collect()
}

/// The length and the fit that a row asks for.
pub fn asked(pool: &Pool, request: CidrRequest) -> Result<(u8, freehold::address::Placement), No> {
    match request {
        CidrRequest::AnyOf { prefix_len, placement } => Ok((prefix_len, placement)),
        CidrRequest::Default => {
            let default = pool.rules.default.ok_or("the pool has no default mask")?;
            Ok((default, freehold::address::Placement::FirstFit))
        }
        CidrRequest::Exactly(cidr) => {
            Ok((cidr.prefix_len(), freehold::address::Placement::FirstFit))
        }
    }
}

fn within(rules: MaskRules, family: Family, length: u8) -> Result<(), No> {
    let (min, max) = (rules.min.unwrap_or(0), rules.max.unwrap_or(family.bits()));
    if (min..=max).contains(&length) { Ok(()) } else { Err("the mask is not allowed") }
}

/// What the rules say to the command; none for commands that this reading does not cover.
pub fn judge(workspace: &Workspace, command: &Command) -> Option<Verdict> {
    let mut lists = Lists::of(workspace);
    if lists.of_principal(command) {
        return None;
    }
    let outcome = match command {
        Command::Reserve(pool, rows) => lists.reserve(*pool, rows),
        Command::Release(ids) => lists.release(ids),
        Command::Provision(pool, requests) => {
            if lists.is_simulated(*pool, requests) {
                return None;
            }
            lists.provision(*pool, requests)
        }
        Command::Deprovision(pool, cidr, dependants) => {
            lists.deprovision(*pool, *cidr, *dependants)
        }
        Command::CreatePool(request) => {
            if lists.would_simulate(request) {
                return None;
            }
            lists.create_pool(request)
        }
        Command::DeletePool(pool, dependants) => lists.delete_pool(*pool, *dependants),
        Command::AllocateVpcs(rows, in_the_way) => match rows.as_slice() {
            [row] => lists.allocate_vpc(row.pool, row.resource, row.cidr, *in_the_way),
            _ => return None,
        },
        _ => return None,
    };
    if lists.too_large.get() {
        return None;
    }
    Some(match outcome {
        Ok(()) => Verdict::Done(lists.pools, lists.allocations),
        Err(no) => Verdict::Refused(no),
    })
}
