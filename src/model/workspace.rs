//! The workspace: everything that is kept, in plain tables, and the one way to change it.
//!
//! | operation | cost |
//! |---|---|
//! | a row by its key | O(log rows), a resource O(1) |
//! | one row changed, with the lookups | O(log rows) |
//! | what the index leads to | see there |
//! | associations of an IPAM, sources of a discovery | O(rows of that table) |
//! | the depth of a pool | O(depth · log pools) |
//! | a copy, equality | O(rows) |
//! | lookups made anew after reading | O(n log n) over all rows |

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::address::{Cidr, Family};

use super::index::Index;
use super::resources::{MAX_KEYS, Resources};
use super::{
    AcceptedShare, AddressKey, Allocation, AllocationId, AllocationTarget, Association,
    AssociationId, Claim, Delta, DiscoveredAddress, Discovery, DiscoveryId, DiscoveryKind,
    Identity, Ipam, IpamId, Member, MemberKey, Pool, PoolId, ReferenceSet, ReferenceSetId, Region,
    Resource, ResourceKey, Scope, ScopeId, ScopeKind, Settings, Share, ShareId, SharedObject,
    Source, SourceId, Table,
};

/// The key of the one row of settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SettingsKey;

/// A row of one of the tables: lets commands change rows without a verb per noun.
pub(crate) trait TableRow: Clone + Sized {
    /// What finds it.
    type Key: Clone;
    /// The row of this key.
    fn find<'a>(workspace: &'a Workspace, key: &Self::Key) -> Option<&'a Self>;
    /// The operation for this row.
    fn op(delta: Delta<Self::Key, Self>) -> RowOp;
}

/// Declares the tables once, for the workspace, the row operations and their names.
macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident, $variant:ident: $key:ty => $row:ty, $table:ty;)*) => {
        /// Which table a row belongs to.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum TableName {
            $($(#[$doc])* $variant,)*
        }

        impl TableName {
            /// All tables.
            pub const ALL: &'static [TableName] = &[$(TableName::$variant,)*];
        }

        /// Which row of which table.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RowKey {
            $($(#[$doc])* $variant($key),)*
        }

        impl RowKey {
            /// The table that the row is in.
            pub fn table(&self) -> TableName {
                match self {
                    $(RowKey::$variant(_) => TableName::$variant,)*
                }
            }

            /// The operation that puts the row as it is now, or removes it where there is none:
            /// applied later, it restores that state whatever happened in between.
            #[must_use]
            pub fn as_it_is(&self, workspace: &Workspace) -> RowOp {
                match self {
                    $(RowKey::$variant(key) => {
                        let row = <$row as TableRow>::find(workspace, key).cloned().map(Box::new);
                        RowOp::$variant(Delta { key: key.clone(), before: None, after: row })
                    })*
                }
            }
        }

        /// One row of one table, before and after: what changes, journals and replays are made of.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum RowOp {
            $($(#[$doc])* $variant(Delta<$key, $row>),)*
        }

        impl RowOp {
            /// The table that it changes.
            pub fn table(&self) -> TableName {
                match self {
                    $(RowOp::$variant(_) => TableName::$variant,)*
                }
            }

            /// The operation that takes this one back.
            #[must_use]
            pub fn inverse(self) -> RowOp {
                match self {
                    $(RowOp::$variant(delta) => RowOp::$variant(delta.inverse()),)*
                }
            }

            /// The row that it changes.
            pub fn key(&self) -> RowKey {
                match self {
                    $(RowOp::$variant(delta) => RowKey::$variant(delta.key.clone()),)*
                }
            }

            /// The same operation that no longer knows what was there before.
            #[must_use]
            pub fn forgetful(self) -> RowOp {
                match self {
                    $(RowOp::$variant(delta) => RowOp::$variant(Delta { before: None, ..delta }),)*
                }
            }

            /// The operation that puts this one's row in place of the one there now.
            #[must_use]
            pub fn onto(self, workspace: &Workspace) -> RowOp {
                match self {
                    $(RowOp::$variant(delta) => {
                        let before = <$row as TableRow>::find(workspace, &delta.key).cloned();
                        RowOp::$variant(Delta { before: before.map(Box::new), ..delta })
                    })*
                }
            }

            /// True where the row is the same before and after.
            pub fn is_nothing(&self) -> bool {
                match self {
                    $(RowOp::$variant(delta) => delta.before == delta.after,)*
                }
            }

            /// Joins a later operation on the same row into this one, or gives it back.
            ///
            /// # Errors
            /// The later operation, where it changes another row.
            pub fn join(&mut self, later: RowOp) -> Result<(), Box<RowOp>> {
                match (self, later) {
                    $((RowOp::$variant(first), RowOp::$variant(second)) if first.key == second.key => {
                        first.after = second.after;
                        Ok(())
                    })*
                    (_, later) => Err(Box::new(later)),
                }
            }
        }

        $(
            impl TableRow for $row {
                type Key = $key;

                fn find<'a>(workspace: &'a Workspace, key: &$key) -> Option<&'a $row> {
                    workspace.$field.get(key)
                }

                fn op(delta: Delta<$key, $row>) -> RowOp {
                    RowOp::$variant(delta)
                }
            }
        )*

        /// Everything that a person keeps, equal by value where every row is equal.
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        #[serde(from = "Tables")]
        pub struct Workspace {
            $($field: $table,)*
            /// How many resource keys were given out; not part of what is equal by value, and
            /// written beside the tables (see [`Workspace::resource_keys_given`]).
            #[serde(skip)]
            keys_given: u32,
            #[serde(skip)]
            index: Index,
        }

        /// A workspace as it is stored: without what can be derived. A table that a file does
        /// not have yet is empty.
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Tables {
            $($field: $table,)*
        }

        impl From<Tables> for Workspace {
            fn from(tables: Tables) -> Workspace {
                let mut index = Index::default();
                $(tables.$field.iter().for_each(|row| index.enter(row));)*
                let keys_given = keys_up_to(&tables.resources);
                Workspace { $($field: tables.$field,)* keys_given, index }
            }
        }

        impl PartialEq for Workspace {
            fn eq(&self, other: &Workspace) -> bool {
                $(self.$field == other.$field &&)* true
            }
        }

        impl Workspace {
            $(
                $(#[$doc])*
                pub fn $field(&self) -> &$table {
                    &self.$field
                }
            )*

            /// Puts one row in place; the index follows.
            pub(crate) fn put(&mut self, op: RowOp) {
                match op {
                    $(RowOp::$variant(delta) => {
                        if let Some(before) = self.$field.replace(delta.key.clone(), None) {
                            self.index.leave(&before);
                        }
                        if let Some(after) = delta.after {
                            self.index.enter(&*after);
                            self.$field.replace(delta.key, Some(*after));
                        }
                    })*
                }
                self.keys_given = self.keys_given.max(keys_up_to(&self.resources));
            }
        }
    };
}

tables! {
    /// The settings: one row.
    settings_table, Settings: SettingsKey => Settings, Table<SettingsKey, Settings>;
    /// The IPAMs.
    ipams, Ipams: IpamId => Ipam, Table<IpamId, Ipam>;
    /// The scopes of all IPAMs.
    scopes, Scopes: ScopeId => Scope, Table<ScopeId, Scope>;
    /// The pools of all scopes.
    pools, Pools: PoolId => Pool, Table<PoolId, Pool>;
    /// The allocations of all pools.
    allocations, Allocations: AllocationId => Allocation, Table<AllocationId, Allocation>;
    /// The resource discoveries.
    discoveries, Discoveries: DiscoveryId => Discovery, Table<DiscoveryId, Discovery>;
    /// Which IPAM uses which discovery.
    associations, Associations: AssociationId => Association, Table<AssociationId, Association>;
    /// The feed sources.
    sources, Sources: SourceId => Source, Table<SourceId, Source>;
    /// The discovered and planned resources.
    resources, Resources: ResourceKey => Resource, Resources;
    /// The single addresses in use.
    addresses, Addresses: AddressKey => DiscoveredAddress, Table<AddressKey, DiscoveredAddress>;
    /// The managed members.
    members, Members: MemberKey => Member, Table<MemberKey, Member>;
    /// The share units.
    shares, Shares: ShareId => Share, Table<ShareId, Share>;
    /// What other accounts share with this one.
    accepted, Accepted: SharedObject => AcceptedShare, Table<SharedObject, AcceptedShare>;
    /// How allocations of shared pools stand between owner and principal.
    claims, Claims: AllocationId => Claim, Table<AllocationId, Claim>;
    /// The published ranges.
    reference_sets, ReferenceSets: ReferenceSetId => ReferenceSet, Table<ReferenceSetId, ReferenceSet>;
}

impl Workspace {
    /// An empty workspace with these settings.
    pub fn new(settings: Settings) -> Workspace {
        let mut workspace = Workspace::default();
        workspace.settings_table.replace(SettingsKey, Some(settings));
        workspace
    }

    /// The settings that hold.
    pub fn settings(&self) -> std::borrow::Cow<'_, Settings> {
        match self.settings_table.get(&SettingsKey) {
            Some(settings) => std::borrow::Cow::Borrowed(settings),
            None => std::borrow::Cow::Owned(Settings::default()),
        }
    }

    /// The key for the next new resource: none that was ever given to another one, so that what is
    /// kept of one that is gone, such as its history, never becomes that of another. After four
    /// million the lowest free one is taken.
    pub fn next_resource_key(&self) -> ResourceKey {
        if self.keys_given < MAX_KEYS {
            ResourceKey(self.keys_given)
        } else {
            self.resources.free_key()
        }
    }

    /// How many resource keys were given out. Undo does not take it back, and it stands outside
    /// "equal by value" (domain.md, D26); files keep it beside the tables.
    pub fn resource_keys_given(&self) -> u32 {
        self.keys_given
    }

    /// Gives out no key below this number: it is known from elsewhere that they were given.
    pub fn reserve_resource_keys(&mut self, given: u32) {
        self.keys_given = self.keys_given.max(given.min(MAX_KEYS));
    }

    /// Takes keys back whose rows never were: a command was refused, or only tried.
    pub(crate) fn return_resource_keys(&mut self, given: u32) {
        self.keys_given = given.max(keys_up_to(&self.resources));
    }

    /// True where nothing was made or imported yet.
    pub fn is_empty(&self) -> bool {
        self.ipams.is_empty() && self.resources.is_empty() && self.discoveries.is_empty()
    }

    /// The IPAM that a scope belongs to.
    pub fn ipam_of_scope(&self, scope: ScopeId) -> Option<&Ipam> {
        self.ipams.get(&self.scopes.get(&scope)?.ipam)
    }

    /// The scope that a pool belongs to.
    pub fn scope_of_pool(&self, pool: PoolId) -> Option<&Scope> {
        self.scopes.get(&self.pools.get(&pool)?.scope)
    }

    /// True for the two scopes made with their IPAM.
    pub fn is_default_scope(&self, scope: ScopeId) -> bool {
        self.ipam_of_scope(scope)
            .is_some_and(|ipam| ipam.public_scope == scope || ipam.private_scope == scope)
    }

    /// The scope of unmanaged rows of this block (domain.md, D7 and D20).
    pub fn default_scope_for(&self, ipam: &Ipam, cidr: Cidr) -> ScopeId {
        let private_v6 = || self.settings().private_ipv6 == super::PrivateIpv6::Allowed;
        match cidr.family() {
            Family::V4 => ipam.private_scope,
            Family::V6 if is_unique_local(cidr) && private_v6() => ipam.private_scope,
            Family::V6 => ipam.public_scope,
        }
    }

    /// The pools of a scope, in the order of their ids.
    pub fn pools_in(&self, scope: ScopeId) -> impl Iterator<Item = &Pool> {
        self.index.pools_of_scope(scope).filter_map(|id| self.pools.get(id))
    }

    /// The direct sub-pools of a pool.
    pub fn sub_pools(&self, pool: PoolId) -> impl Iterator<Item = &Pool> {
        self.index.sub_pools(pool).filter_map(|id| self.pools.get(id))
    }

    /// How deep a pool lies: 1 for a top-level pool (domain.md, D3).
    pub fn depth(&self, pool: &Pool) -> u32 {
        let mut depth = 1;
        let mut above = pool.source_pool;
        while let Some(next) = above.and_then(|id| self.pools.get(&id)) {
            depth += 1;
            above = next.source_pool;
        }
        depth
    }

    /// The allocations of a pool, by address.
    pub fn allocations_in(&self, pool: PoolId) -> impl Iterator<Item = &Allocation> {
        self.index.allocations_of_pool(pool).filter_map(|id| self.allocations.get(id))
    }

    /// The allocations of a pool that share an address with the block, by address.
    pub fn allocations_hitting(&self, pool: PoolId, block: Cidr) -> Vec<&Allocation> {
        self.index
            .allocations_hitting(pool, block)
            .into_iter()
            .filter_map(|id| self.allocations.get(&id))
            .collect()
    }

    /// The allocation of a VPC's CIDR: at most one in the workspace (domain.md, D7).
    pub fn allocation_of(&self, resource: ResourceKey, cidr: Cidr) -> Option<&Allocation> {
        self.index.allocation_of(resource, cidr).and_then(|id| self.allocations.get(&id))
    }

    /// The allocation in the source pool that stands for a sub-pool's CIDR.
    pub fn allocation_of_sub_pool(&self, pool: &Pool, cidr: Cidr) -> Option<&Allocation> {
        let source = pool.source_pool?;
        self.allocations_hitting(source, cidr).into_iter().find(|allocation| {
            allocation.cidr == cidr && allocation.target == AllocationTarget::SubPool(pool.id)
        })
    }

    /// The resource of this identity.
    pub fn resource_by_identity(&self, identity: &Identity) -> Option<&Resource> {
        self.index.resource(identity).and_then(|key| self.resources.get(&key))
    }

    /// The vSwitches of a VPC.
    pub fn vswitches_of(&self, vpc: ResourceKey) -> impl Iterator<Item = &Resource> {
        self.index.vswitches(vpc).filter_map(|key| self.resources.get(key))
    }

    /// The effective regions of a discovery: its own, or those of the IPAM it comes with.
    pub fn discovery_regions<'a>(&'a self, discovery: &'a Discovery) -> &'a [Region] {
        match &discovery.kind {
            DiscoveryKind::Custom(regions) => regions,
            DiscoveryKind::System(ipam) => {
                self.ipams.get(ipam).map_or(&[][..], |ipam| ipam.effective_regions.as_slice())
            }
        }
    }

    /// The associations of an IPAM.
    pub fn associations_of(&self, ipam: IpamId) -> impl Iterator<Item = &Association> {
        self.associations.iter().filter(move |association| association.ipam == ipam)
    }

    /// The sources that feed a discovery.
    pub fn sources_of(&self, discovery: DiscoveryId) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(move |source| source.discovery == discovery)
    }

    /// The IP version of a scope's pools, where only one is possible.
    pub fn families_of(&self, scope: &Scope) -> &'static [Family] {
        match (scope.kind, self.settings().private_ipv6) {
            (ScopeKind::Public, _) => &[Family::V6],
            (ScopeKind::Private, super::PrivateIpv6::Refused) => &[Family::V4],
            (ScopeKind::Private, super::PrivateIpv6::Allowed) => &Family::BOTH,
        }
    }

    /// The display name of an account, where one is known.
    pub fn account_name(&self, account: &super::AccountId) -> Option<Arc<str>> {
        self.settings().account_names.get(account).cloned()
    }
}

/// How many keys the rows take, with those between them.
fn keys_up_to(resources: &Resources) -> u32 {
    u32::try_from(resources.places()).unwrap_or(u32::MAX)
}

/// True for blocks inside fc00::/7.
pub fn is_unique_local(cidr: Cidr) -> bool {
    cidr.family() == Family::V6 && cidr.prefix_len() >= 7 && (cidr.first() >> 121) == 0x7e
}
