//! The verbs: every way to change a workspace, with its rules.
//!
//! [`Workspace::apply`] either does the whole command and returns what changed, or refuses with
//! every reason and leaves the workspace as it was. A command costs what its verb costs, and where
//! monitoring may change O(resource CIDRs + allocations) for what follows of itself; a dry run
//! costs the same and the way back.

mod allocation;
mod auto_import;
mod check;
mod discovery;
mod env;
mod import;
mod ipam;
mod link;
mod members;
mod planned;
mod pool;
mod provider;
mod provision;
mod purge;
mod reference;
mod refusal;
mod request;
mod scope;
mod settings;
mod sharing;
mod tags;
mod teardown;
mod transaction;
mod watch;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::address::Cidr;
use crate::model::{
    AllocationId, AutoImport, Change, DiscoveryId, IpamId, Label, MaskRules, PoolId, Region,
    ResourceKey, ScopeId, Settings, SourceId, Watch, Workspace,
};

use transaction::Transaction;

pub use allocation::{free_space, next_available};
pub use discovery::home_scopes;
pub use env::Env;
pub use import::{
    Candidate, DiscoveryChoice, Import, LargeRemoval, Likeness, ListExtent, Match, NewSource,
    ObservedAddress, ObservedCidr, ObservedList, ObservedResource, SetUp, SourceChoice,
    match_candidates,
};
pub use link::{could_allocate, linkable};
pub use members::{MemberRule, MembersCommand, NewMember};
pub use planned::{PlannedVSwitch, PlannedVpc};
pub use pool::inherited_region;
pub use provider::{FirstBlock, ProviderRules, most_blocks, provider_rules};
pub use provision::provisionable;
pub use purge::Purge;
pub use reference::{ReferenceList, ReferenceSetsCommand};
pub use refusal::{AutoImportObstacle, Dependence, ObjectRef, Reason, Refusal, Remedy, Rule, Spot};
pub use request::{
    Avoid, CidrRequest, CreateIpam, CreatePool, Dependants, InTheWay, Purpose, Reservation, VpcRow,
};
pub use sharing::{
    FileProblem, OfferedAddress, OfferedAllocation, OfferedCidr, OfferedDiscovery, OfferedKind,
    OfferedPool, OfferedResource, OfferedSource, RefusedRequest, Request, ReturnFile, Settlement,
    ShareFile, SharingCommand, SharingRule, Yours, proposed_settlement,
};

pub use tags::{Grouped, Tagged, Untag};

/// Everything that can be asked of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Makes an IPAM with its default scopes and discovery.
    CreateIpam(CreateIpam),
    /// Changes the label of an IPAM.
    UpdateIpam(IpamId, Label),
    /// Adds effective regions to an IPAM.
    AddEffectiveRegions(IpamId, Vec<Region>),
    /// Removes an effective region from an IPAM.
    RemoveEffectiveRegion(IpamId, Region, Dependants),
    /// Deletes an IPAM.
    DeleteIpam(IpamId, Dependants),
    /// Makes a custom private scope.
    CreateScope(IpamId, Label),
    /// Changes the label of a scope.
    UpdateScope(ScopeId, Label),
    /// Deletes a custom scope.
    DeleteScope(ScopeId, Dependants),
    /// Makes a pool, with its first CIDRs.
    CreatePool(CreatePool),
    /// Changes what can change of a pool.
    UpdatePool {
        /// The pool.
        pool: PoolId,
        /// Its new label.
        label: Label,
        /// Its new rules.
        rules: MaskRules,
        /// Its new switch.
        auto_import: AutoImport,
    },
    /// Deletes a pool.
    DeletePool(PoolId, Dependants),
    /// Provisions CIDRs to a pool.
    Provision(PoolId, Vec<CidrRequest>),
    /// Takes a provisioned CIDR back.
    Deprovision(PoolId, Cidr, Dependants),
    /// Reserves CIDRs: custom allocations.
    Reserve(PoolId, Vec<Reservation>),
    /// Allocates CIDRs of VPCs, each from a pool that contains it: all of them or none.
    AllocateVpcs(Vec<VpcRow>, InTheWay),
    /// Plans a VPC: takes a CIDR out of the pool for one that does not exist yet.
    CreatePlannedVpc(PoolId, CidrRequest, PlannedVpc),
    /// Gives a planned VPC another CIDR out of this pool.
    AddPlannedCidr(ResourceKey, PoolId, CidrRequest),
    /// Plans a vSwitch inside a CIDR of this VPC.
    CreatePlannedVSwitch(ResourceKey, CidrRequest, PlannedVSwitch),
    /// Changes what is said of a planned VPC.
    UpdatePlannedVpc(ResourceKey, PlannedVpc),
    /// Changes what is said of a planned vSwitch.
    UpdatePlannedVSwitch(ResourceKey, PlannedVSwitch),
    /// Deletes planned VPCs, with their allocations and planned vSwitches, and planned vSwitches.
    DeletePlanned(Vec<ResourceKey>),
    /// Changes name and description of an allocation.
    UpdateAllocation {
        /// The allocation.
        allocation: AllocationId,
        /// Its new name.
        name: Arc<str>,
        /// Its new description.
        description: Arc<str>,
    },
    /// Releases allocations of VPCs and reservations.
    Release(Vec<AllocationId>),
    /// Makes a custom discovery.
    CreateDiscovery(CreateIpam),
    /// Changes the label of a discovery.
    UpdateDiscovery(DiscoveryId, Label),
    /// Replaces the effective regions of a custom discovery.
    SetDiscoveryRegions(DiscoveryId, Vec<Region>),
    /// Deletes a custom discovery.
    DeleteDiscovery(DiscoveryId),
    /// Associates a discovery with an IPAM.
    Associate(IpamId, DiscoveryId),
    /// Ends an association.
    Dissociate(IpamId, DiscoveryId),
    /// Marks CIDRs as ignored, or clears the mark.
    SetWatch(Vec<(ResourceKey, Cidr)>, Watch),
    /// Lets auto-import take CIDRs again that were released by hand.
    ClearHold(Vec<(ResourceKey, Cidr)>),
    /// Takes in what feeds observed.
    Import(Import),
    /// Removes a source, and what no other source holds.
    RemoveSource(SourceId),
    /// Gives a source's unmanaged rows a scope of their own, or the default one again.
    SetHomeScope(SourceId, Option<ScopeId>),
    /// Forgets what is gone.
    PurgeGone(Purge),
    /// Sets tags on objects, in place of those of the same keys.
    TagResources(Vec<Tagged>, Vec<(Arc<str>, Arc<str>)>),
    /// Takes tags away from objects.
    UntagResources(Vec<Tagged>, Untag),
    /// Puts objects into a resource group; an empty one is the default group.
    ChangeResourceGroup(Vec<Grouped>, Arc<str>),
    /// Changes the settings.
    UpdateSettings(Settings),
    /// Changes known accounts and managed members.
    Members(MembersCommand),
    /// Shares with other accounts, or takes part in what they share.
    Sharing(SharingCommand),
    /// Makes, changes or deletes sets of published ranges.
    ReferenceSets(ReferenceSetsCommand),
}

/// Something worth saying about a command that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Auto-import allocated a VPC's CIDR.
    AutoImported(AllocationId),
    /// A block that was taken intersects a discovered resource.
    HitsResource(Cidr, ResourceKey),
    /// The block lies in shared address space, 100.64.0.0/10.
    SharedSpace(Cidr),
    /// A VPC breaks the rules of the pool that it was linked to.
    BreaksRules(AllocationId),
    /// A discovered resource took the place of a planned one.
    TookOver {
        /// The planned one's row, for its history.
        planned: ResourceKey,
        /// What it was called.
        name: Arc<str>,
        /// The discovered one.
        found: ResourceKey,
        /// The block that both have.
        cidr: Cidr,
    },
    /// An allocation was released because its VPC is gone.
    ReleasedGone(ResourceKey, Cidr),
}

/// A command that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// What changed: rows before and after.
    pub change: Change,
    /// What is worth saying about it.
    pub notes: Vec<Note>,
    /// The object that was made, or else changed.
    pub object: Option<ObjectRef>,
}

impl Workspace {
    /// Does a command, or refuses and changes nothing.
    ///
    /// # Errors
    /// Every rule that the command breaks.
    pub fn apply(&mut self, command: Command, env: &mut Env) -> Result<Applied, Refusal> {
        let mut transaction = Transaction::new(self, env);
        match run(&mut transaction, command) {
            Ok(object) => {
                let (change, notes) = transaction.commit();
                Ok(Applied { change, notes, object })
            }
            Err(refusal) => {
                transaction.roll_back();
                Err(refusal)
            }
        }
    }

    /// What a command would do, without doing it (domain.md, D25).
    ///
    /// # Errors
    /// Every rule that the command breaks.
    pub fn dry_run(&mut self, command: Command, env: &Env) -> Result<Applied, Refusal> {
        let applied = self.apply(command, &mut env.clone())?;
        self.replay(applied.change.clone().inverse());
        Ok(applied)
    }
}

/// Runs the command, and after it what may follow of itself.
fn run(tx: &mut Transaction<'_>, command: Command) -> Result<Option<ObjectRef>, Refusal> {
    sharing::check_permission(tx.workspace, &command)?;
    let object = dispatch(tx, command)?;
    if tx.touched_monitoring() {
        watch::bury_unheld(tx);
        auto_import::run(tx);
        watch::note_unmonitored(tx);
        sharing::tidy(tx);
    }
    tx.whole()?;
    Ok(object)
}

fn dispatch(tx: &mut Transaction<'_>, command: Command) -> Result<Option<ObjectRef>, Refusal> {
    Ok(match command {
        Command::CreateIpam(request) => Some(ipam::create(tx, request)?),
        Command::UpdateIpam(id, label) => Some(ipam::update(tx, id, label)?),
        Command::AddEffectiveRegions(id, regions) => Some(ipam::add_regions(tx, id, regions)?),
        Command::RemoveEffectiveRegion(id, region, dependants) => {
            Some(ipam::remove_region(tx, id, &region, dependants)?)
        }
        Command::DeleteIpam(id, dependants) => {
            ipam::delete(tx, id, dependants)?;
            None
        }
        Command::CreateScope(ipam, label) => Some(scope::create(tx, ipam, label)?),
        Command::UpdateScope(id, label) => Some(scope::update(tx, id, label)?),
        Command::DeleteScope(id, dependants) => {
            scope::delete(tx, id, dependants)?;
            None
        }
        Command::CreatePool(request) => Some(pool::create(tx, request)?),
        Command::UpdatePool { pool, label, rules, auto_import } => {
            Some(pool::update(tx, pool, label, rules, auto_import)?)
        }
        Command::DeletePool(id, dependants) => {
            pool::delete(tx, id, dependants)?;
            None
        }
        Command::Provision(pool, requests) => Some(provision::provision(tx, pool, &requests)?),
        Command::Deprovision(pool, cidr, dependants) => {
            Some(provision::deprovision(tx, pool, cidr, dependants)?)
        }
        Command::Reserve(pool, rows) => Some(allocation::reserve(tx, pool, &rows)?),
        Command::AllocateVpcs(rows, in_the_way) => link::allocate_vpcs(tx, &rows, in_the_way)?,
        Command::CreatePlannedVpc(pool, request, facts) => {
            Some(planned::create_vpc(tx, pool, request, facts)?)
        }
        Command::AddPlannedCidr(vpc, pool, request) => {
            Some(planned::add_cidr(tx, vpc, pool, request)?)
        }
        Command::CreatePlannedVSwitch(vpc, request, facts) => {
            Some(planned::create_vswitch(tx, vpc, request, facts)?)
        }
        Command::UpdatePlannedVpc(vpc, facts) => Some(planned::update_vpc(tx, vpc, facts)?),
        Command::UpdatePlannedVSwitch(vswitch, facts) => {
            Some(planned::update_vswitch(tx, vswitch, facts)?)
        }
        Command::DeletePlanned(keys) => {
            planned::delete(tx, &keys)?;
            None
        }
        Command::UpdateAllocation { allocation, name, description } => {
            Some(allocation::update(tx, allocation, name, description)?)
        }
        Command::Release(allocations) => {
            sharing::release(tx, &allocations)?;
            None
        }
        Command::CreateDiscovery(request) => Some(discovery::create(tx, request)?),
        Command::UpdateDiscovery(id, label) => Some(discovery::update(tx, id, label)?),
        Command::SetDiscoveryRegions(id, regions) => Some(discovery::set_regions(tx, id, regions)?),
        Command::DeleteDiscovery(id) => {
            discovery::delete(tx, id)?;
            None
        }
        Command::Associate(ipam, discovery) => Some(discovery::associate(tx, ipam, discovery)?),
        Command::Dissociate(ipam, discovery) => Some(discovery::dissociate(tx, ipam, discovery)?),
        Command::SetWatch(rows, watch) => {
            watch::set_watch(tx, &rows, watch)?;
            None
        }
        Command::ClearHold(rows) => {
            watch::clear_hold(tx, &rows)?;
            None
        }
        Command::Import(import) => import::import(tx, import)?,
        Command::RemoveSource(id) => {
            discovery::remove_source(tx, id)?;
            None
        }
        Command::SetHomeScope(source, scope) => Some(discovery::set_home_scope(tx, source, scope)?),
        Command::PurgeGone(what) => {
            purge::purge(tx, what)?;
            None
        }
        Command::TagResources(objects, tags) => {
            tags::tag(tx, &objects, tags)?;
            None
        }
        Command::UntagResources(objects, which) => {
            tags::untag(tx, &objects, &which)?;
            None
        }
        Command::ChangeResourceGroup(objects, group) => {
            tags::change_group(tx, &objects, &group)?;
            None
        }
        Command::UpdateSettings(settings) => {
            settings::update(tx, settings)?;
            None
        }
        Command::Members(command) => members::run(tx, command)?,
        Command::Sharing(command) => sharing::run(tx, command)?,
        Command::ReferenceSets(command) => reference::run(tx, command)?,
    })
}

/// Sorted, each once.
fn sorted(regions: impl IntoIterator<Item = Region>) -> Vec<Region> {
    regions.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}
