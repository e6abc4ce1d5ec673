//! What passes between an owner and a principal, and what can be wrong with it. Checking a file
//! costs O(n log n) of its n rows.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::address::Cidr;
use crate::model::{
    AccountId, AllocationId, Discovery, DiscoveryId, DiscoveryKind, Pool, PoolId, Provider, Region,
    ResourceKind, Scope, SharedObject, Source, SourceId, Stated, Tags, Time, VSwitchNote,
};

/// What an owner shares with one principal at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareFile {
    /// The account that owns it all.
    pub owner: AccountId,
    /// Its display name; empty where it has none.
    pub owner_name: Arc<str>,
    /// The account that it is for.
    pub principal: AccountId,
    /// When the file was written.
    pub issued_at: Time,
    /// The pools shared.
    pub pools: Vec<OfferedPool>,
    /// The discoveries shared.
    pub discoveries: Vec<OfferedDiscovery>,
    /// What is shared no longer.
    pub withdrawn: Vec<SharedObject>,
}

/// A shared pool with what is taken from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedPool {
    /// The pool, as the principal keeps it.
    pub pool: Pool,
    /// The scope that it lies in.
    pub scope: Scope,
    /// The managed region of the owner's IPAM.
    pub region: Region,
    /// What is allocated.
    pub allocations: Vec<OfferedAllocation>,
    /// What the owner refused to this principal.
    pub refused: Vec<RefusedRequest>,
}

/// Whether an allocation is the principal's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Yours {
    /// It is.
    Yes,
    /// The owner or another principal holds it.
    No,
}

/// What an offered allocation or a request is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferedKind {
    /// A VPC's CIDR.
    Vpc {
        /// Whose cloud.
        provider: Provider,
        /// The VPC's id there.
        id: Arc<str>,
        /// Its name; empty where it has none.
        name: Arc<str>,
    },
    /// A CIDR of a sub-pool.
    SubPool(PoolId),
    /// A reservation.
    Custom,
}

/// One allocation of a shared pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedAllocation {
    /// Its id.
    pub id: AllocationId,
    /// The block.
    pub cidr: Cidr,
    /// What it is for.
    pub kind: OfferedKind,
    /// Its name; empty for none.
    pub name: Arc<str>,
    /// Its description; empty for none.
    pub description: Arc<str>,
    /// When it was made.
    pub created_at: Time,
    /// Whether the principal asked for it.
    pub yours: Yours,
}

/// A request that the owner refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRequest {
    /// The id that it was asked for under.
    pub id: AllocationId,
    /// The block asked for.
    pub cidr: Cidr,
    /// A free block in its place.
    pub offer: Option<Cidr>,
}

/// A shared discovery with its sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedDiscovery {
    /// The discovery, as the principal keeps it.
    pub discovery: Discovery,
    /// What it lists.
    pub sources: Vec<OfferedSource>,
}

/// A source of a shared discovery with what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedSource {
    /// The source, as the principal keeps it.
    pub source: Source,
    /// VPCs and vSwitches.
    pub resources: Vec<OfferedResource>,
    /// Single addresses.
    pub addresses: Vec<OfferedAddress>,
}

/// A resource of a shared discovery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedResource {
    /// VPC or vSwitch.
    pub kind: ResourceKind,
    /// The id in its cloud or source.
    pub id: Arc<str>,
    /// Its name; empty where it has none.
    pub name: Arc<str>,
    /// Its owner.
    pub account: Option<AccountId>,
    /// Its region.
    pub region: Option<Region>,
    /// Its zone.
    pub zone: Option<Arc<str>>,
    /// A vSwitch's VPC.
    pub vpc_id: Option<Arc<str>>,
    /// Its status.
    pub status: Option<Arc<str>>,
    /// Its tags.
    pub tags: Tags,
    /// What is known of its vSwitches.
    pub vswitches: VSwitchNote,
    /// When it was last observed.
    pub observed_at: Time,
    /// Its blocks.
    pub cidrs: Vec<OfferedCidr>,
}

/// One block of an offered resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedCidr {
    /// The block.
    pub cidr: Cidr,
    /// What is said about its use.
    pub stated: Stated,
    /// When it was first seen.
    pub discovered_at: Time,
}

/// One address in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedAddress {
    /// The address, as a block of one.
    pub address: Cidr,
    /// What uses it.
    pub resource_id: Arc<str>,
    /// The service of that.
    pub service: Arc<str>,
    /// Its vSwitch.
    pub vswitch_id: Arc<str>,
    /// Its VPC.
    pub vpc_id: Arc<str>,
    /// Its region.
    pub region: Option<Region>,
    /// When it was observed.
    pub observed_at: Time,
}

/// What a principal asks of the owner of its shared pools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnFile {
    /// The owner of the pools.
    pub owner: AccountId,
    /// Who asks.
    pub principal: AccountId,
    /// When the file was written.
    pub issued_at: Time,
    /// The blocks asked for.
    pub requests: Vec<Request>,
    /// The allocations given up.
    pub releases: Vec<AllocationId>,
}

/// One block that a principal asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The id that the allocation is to have.
    pub id: AllocationId,
    /// The shared pool.
    pub pool: PoolId,
    /// The block.
    pub cidr: Cidr,
    /// What it is for.
    pub kind: OfferedKind,
    /// Its name; empty for none.
    pub name: Arc<str>,
    /// Its description; empty for none.
    pub description: Arc<str>,
    /// When it was made.
    pub created_at: Time,
}

/// What is wrong with a share file or return file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// A part is missing, or not what it must be.
    Part {
        /// Where, such as `pools[0].allocations[3]`.
        at: String,
        /// What was expected there, in technical English.
        what: String,
    },
    /// It says nothing.
    Empty,
    /// Owner and principal are the same account.
    SameAccount(AccountId),
    /// The object belongs to another account than the file's owner.
    WrongOwner(SharedObject),
    /// The pool is not in the scope beside it.
    WrongScope(PoolId),
    /// Something of the pool is of the other IP version.
    WrongFamily(PoolId, Cidr),
    /// The pool's rules are out of order or out of range.
    UnsoundRules(PoolId),
    /// Two blocks of the pool overlap.
    Overlap(PoolId, Cidr, Cidr),
    /// An allocation lies outside the CIDRs of its pool.
    OutsideCidrs(PoolId, Cidr),
    /// The discovery is not of the custom kind, or lacks its managed region.
    BadRegions(DiscoveryId),
    /// The source feeds another discovery.
    WrongDiscovery(SourceId),
    /// The same id stands there twice.
    Twice(String),
}

impl ShareFile {
    /// Everything that is wrong with it; nothing, as a rule.
    pub fn problems(&self) -> Vec<FileProblem> {
        let mut found = Problems::default();
        if self.owner == self.principal {
            found.list.push(FileProblem::SameAccount(self.owner.clone()));
        }
        if self.pools.is_empty() && self.discoveries.is_empty() && self.withdrawn.is_empty() {
            found.list.push(FileProblem::Empty);
        }
        for offered in &self.pools {
            found.once(offered.pool.id.to_string());
            if offered.pool.owner != self.owner || offered.scope.owner != self.owner {
                found.list.push(FileProblem::WrongOwner(SharedObject::Pool(offered.pool.id)));
            }
            found.pool(offered);
        }
        for offered in &self.discoveries {
            found.once(offered.discovery.id.to_string());
            if offered.discovery.owner != self.owner {
                let object = SharedObject::Discovery(offered.discovery.id);
                found.list.push(FileProblem::WrongOwner(object));
            }
            found.discovery(offered);
        }
        for object in &self.withdrawn {
            found.once(match object {
                SharedObject::Pool(id) => id.to_string(),
                SharedObject::Discovery(id) => id.to_string(),
            });
        }
        found.list
    }
}

impl ReturnFile {
    /// Everything that is wrong with it; nothing, as a rule. Whether the requests fit is for the
    /// owner's books to say.
    pub fn problems(&self) -> Vec<FileProblem> {
        let mut found = Problems::default();
        if self.owner == self.principal {
            found.list.push(FileProblem::SameAccount(self.owner.clone()));
        }
        for request in &self.requests {
            found.once(request.id.to_string());
            if let OfferedKind::SubPool(id) = request.kind {
                let what = "a VPC or a custom allocation".to_owned();
                found.list.push(FileProblem::Part { at: id.to_string(), what });
            }
        }
        self.releases.iter().for_each(|id| found.once(id.to_string()));
        found.list
    }
}

/// Collects problems over a file.
#[derive(Default)]
struct Problems {
    list: Vec<FileProblem>,
    seen: BTreeSet<String>,
}

impl Problems {
    fn once(&mut self, id: String) {
        if !self.seen.insert(id.clone()) {
            self.list.push(FileProblem::Twice(id));
        }
    }

    fn pool(&mut self, offered: &OfferedPool) {
        let OfferedPool { pool, scope, allocations, .. } = offered;
        if pool.scope != scope.id {
            self.list.push(FileProblem::WrongScope(pool.id));
        }
        if !pool.rules.is_sound(pool.family) {
            self.list.push(FileProblem::UnsoundRules(pool.id));
        }
        self.blocks(pool, pool.blocks());
        self.blocks(pool, allocations.iter().map(|row| row.cidr).collect());
        for row in allocations {
            self.once(row.id.to_string());
            if pool.provisioned_around(row.cidr).is_none() {
                self.list.push(FileProblem::OutsideCidrs(pool.id, row.cidr));
            }
        }
        offered.refused.iter().for_each(|row| self.once(row.id.to_string()));
    }

    fn blocks(&mut self, pool: &Pool, mut blocks: Vec<Cidr>) {
        blocks.sort_unstable();
        let mut outer: Option<Cidr> = None;
        for block in blocks {
            if block.family() != pool.family {
                self.list.push(FileProblem::WrongFamily(pool.id, block));
            }
            match outer {
                Some(one) if one.contains(block) => {
                    self.list.push(FileProblem::Overlap(pool.id, one, block));
                }
                _ => outer = Some(block),
            }
        }
    }

    fn discovery(&mut self, offered: &OfferedDiscovery) {
        let OfferedDiscovery { discovery, sources } = offered;
        let whole = match &discovery.kind {
            DiscoveryKind::Custom(regions) => regions.contains(&discovery.region),
            DiscoveryKind::System(_) => false,
        };
        if !whole {
            self.list.push(FileProblem::BadRegions(discovery.id));
        }
        for offered in sources {
            self.once(offered.source.id.to_string());
            if offered.source.discovery != discovery.id {
                self.list.push(FileProblem::WrongDiscovery(offered.source.id));
            }
        }
    }
}
