//! What the rules say to a command on pools and allocations, read the slow way: plain lists, every
//! pair looked at. Nothing of the command room is used but its words.

use std::cell::Cell;
use std::collections::BTreeSet;

use freehold::address::{Cidr, Family};
use freehold::command::{Applied, CidrRequest, Command, Note, ObjectRef, Reservation};
use freehold::model::{
    Allocation, AllocationId, AllocationTarget, MaskRules, Pool, PoolId, Workspace,
};

use crate::naive::{inside, shared};

/// The pool that is about to be made has no id yet.
pub const NEW: PoolId = PoolId::new(0);

/// What a command should come to.
pub enum Verdict {
    Refused(&'static str),
    Done(Book),
}

/// Why the rules say no.
pub type No = &'static str;

/// What is provisioned and allocated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    pub provisioned: BTreeSet<(PoolId, Cidr)>,
    pub allocated: BTreeSet<(PoolId, Cidr, AllocationTarget)>,
}

impl Book {
    /// As it stands, but for what auto-import added by itself.
    pub fn without_imports(workspace: &Workspace, applied: &Applied) -> Book {
        let imported: Vec<AllocationId> = applied
            .notes
            .iter()
            .filter_map(|note| match note {
                Note::AutoImported(id) => Some(*id),
                _ => None,
            })
            .collect();
        let mut lists = Lists::of(workspace);
        lists.allocations.retain(|row| !imported.contains(&row.id));
        lists.book()
    }

    /// With the id that the new pool got.
    pub fn named(&self, applied: &Applied) -> Book {
        let id = |pool: PoolId| match applied.object {
            Some(ObjectRef::Pool(made)) if pool == NEW => made,
            _ => pool,
        };
        let target = |target| match target {
            AllocationTarget::SubPool(pool) => AllocationTarget::SubPool(id(pool)),
            other => other,
        };
        Book {
            provisioned: self.provisioned.iter().map(|(pool, cidr)| (id(*pool), *cidr)).collect(),
            allocated: self
                .allocated
                .iter()
                .map(|(pool, cidr, of)| (id(*pool), *cidr, target(*of)))
                .collect(),
        }
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

    pub fn book(&self) -> Book {
        let cidrs = |pool: &Pool| {
            let id = pool.id;
            pool.cidrs.iter().map(move |row| (id, row.cidr)).collect::<Vec<_>>()
        };
        Book {
            provisioned: self.pools.iter().flat_map(cidrs).collect(),
            allocated: self
                .allocations
                .iter()
                .map(|row| (row.pool, row.cidr, row.target))
                .collect(),
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
        self.allocations.push(Allocation {
            id: AllocationId::new(0),
            pool,
            cidr,
            target,
            name: "".into(),
            description: "".into(),
            created_at: Default::default(),
            unmonitored_since: None,
        });
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
        Ok(()) => Verdict::Done(lists.book()),
        Err(no) => Verdict::Refused(no),
    })
}
