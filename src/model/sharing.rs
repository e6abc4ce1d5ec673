//! Members, shares, what others share with this account, and reference sets (domain.md, 1.12,
//! 1.13, D23, D24).

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::address::Cidr;

use super::{
    AccountId, AllocationId, DiscoveryId, IpamId, Label, PoolId, ReferenceSetId, Region, ScopeId,
    ShareId, Time, Workspace,
};

/// Who is managed: an account, or a named list of accounts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MemberKey {
    /// One account.
    Account(AccountId),
    /// A folder, by its id `fd-…`.
    Folder(Arc<str>),
}

/// A managed member (domain.md, 2.9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub key: MemberKey,
    /// The IPAM that manages it: the same one for all members.
    pub ipam: IpamId,
    /// The accounts of a folder, sorted; empty for an account.
    pub accounts: Vec<AccountId>,
    /// The name shown.
    pub name: Arc<str>,
    /// Since when.
    pub created_at: Time,
}

impl Member {
    /// The accounts that it stands for.
    pub fn covers(&self) -> impl Iterator<Item = &AccountId> {
        let own = match &self.key {
            MemberKey::Account(account) => Some(account),
            MemberKey::Folder(_) => None,
        };
        own.into_iter().chain(&self.accounts)
    }
}

/// What another account is to this one (domain.md, D22).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It is this account itself.
    Own,
    /// It is managed, by itself or in a folder.
    Member,
    /// It shares a pool or discovery with this account.
    Sharer,
    /// None of these.
    Other,
}

/// What is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SharedObject {
    /// A pool.
    Pool(PoolId),
    /// A discovery.
    Discovery(DiscoveryId),
}

/// A resource share unit (domain.md, 1.13).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Its id.
    pub id: ShareId,
    /// What is shared.
    pub object: SharedObject,
    /// With whom.
    pub principal: AccountId,
    /// Its name.
    pub name: Arc<str>,
    /// Since when.
    pub created_at: Time,
}

/// That this account uses an object of another one (domain.md, D23).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedShare {
    /// The pool or discovery, under its owner's id.
    pub object: SharedObject,
    /// The account that owns it.
    pub owner: AccountId,
    /// The owner's managed region.
    pub region: Region,
    /// The label that the owner gave it; one's own may differ.
    pub label: Label,
    /// When the owner wrote the newest file that was accepted.
    pub issued_at: Time,
    /// When it was first accepted.
    pub accepted_at: Time,
}

/// How an allocation of a shared pool stands between its owner and a principal.
///
/// With the owner: what principals hold, and what they were refused. With the principal: every
/// allocation of an accepted pool has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The allocation, under the same id on both sides.
    pub id: AllocationId,
    /// The shared pool.
    pub pool: PoolId,
    /// The block.
    pub cidr: Cidr,
    /// Who asked for it; none for what the owner or another principal holds.
    pub principal: Option<AccountId>,
    /// How it stands.
    pub state: ClaimState,
}

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ClaimState {
    /// The owner or another principal holds the block.
    Others,
    /// Asked for; the owner has not answered yet.
    Requested,
    /// The owner's books have it.
    Confirmed,
    /// The principal gave it up; the owner has not taken it back yet.
    Releasing,
    /// The owner said no, and may offer a free block in its place.
    Refused {
        /// The block offered.
        offer: Option<Cidr>,
    },
}

/// One labelled range of a reference set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceRange {
    /// The block.
    pub cidr: Cidr,
    /// What the publisher calls it.
    pub label: Arc<str>,
}

/// Published ranges, shown on maps and found by search, and never counted (domain.md, D24).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceSet {
    /// Its id.
    pub id: ReferenceSetId,
    /// Its name.
    pub name: Arc<str>,
    /// The file it came in.
    pub file: Arc<str>,
    /// The ranges, sorted, each once.
    pub ranges: Vec<ReferenceRange>,
}

impl Workspace {
    /// True for the scope of an accepted pool: its IPAM is another account's.
    pub fn is_stub_scope(&self, scope: ScopeId) -> bool {
        self.scopes().get(&scope).is_some_and(|scope| !self.ipams().contains(&scope.ipam))
    }

    /// Whose pool it is, where another account shares it with this one.
    pub fn accepted_pool(&self, pool: PoolId) -> Option<&AcceptedShare> {
        self.accepted().get(&SharedObject::Pool(pool))
    }

    /// Whose discovery it is, where another account shares it with this one.
    pub fn accepted_discovery(&self, discovery: DiscoveryId) -> Option<&AcceptedShare> {
        self.accepted().get(&SharedObject::Discovery(discovery))
    }

    /// The share units of an object.
    pub fn shares_of(&self, object: SharedObject) -> impl Iterator<Item = &Share> {
        self.shares().iter().filter(move |share| share.object == object)
    }

    /// The share unit of an object for one principal.
    pub fn share_with(&self, object: SharedObject, principal: &AccountId) -> Option<&Share> {
        self.shares_of(object).find(|share| share.principal == *principal)
    }

    /// The accounts that are managed, each once, those of folders included.
    pub fn member_accounts(&self) -> BTreeSet<&AccountId> {
        self.members().iter().flat_map(Member::covers).collect()
    }

    /// The member that an account is managed as.
    pub fn member_of(&self, account: &AccountId) -> Option<&Member> {
        self.members().iter().find(|member| member.covers().any(|covered| covered == account))
    }

    /// What an account is to this one.
    pub fn relation(&self, account: &AccountId) -> Relation {
        if self.settings().own_account == *account {
            Relation::Own
        } else if self.member_of(account).is_some() {
            Relation::Member
        } else if self.accepted().iter().any(|share| share.owner == *account) {
            Relation::Sharer
        } else {
            Relation::Other
        }
    }

    /// Every account that is heard of, but for the own one: named, managed, shared with, sharing,
    /// or the owner of a resource. O(resources).
    pub fn known_accounts(&self) -> BTreeSet<AccountId> {
        let settings = self.settings();
        let mut known: BTreeSet<AccountId> = settings.account_names.keys().cloned().collect();
        known.extend(self.members().iter().flat_map(Member::covers).cloned());
        known.extend(self.shares().iter().map(|share| share.principal.clone()));
        known.extend(self.accepted().iter().map(|share| share.owner.clone()));
        known.extend(self.resources().iter().filter_map(|resource| resource.account.clone()));
        known.remove(&settings.own_account);
        known
    }

    /// The IPAM that new members go to: the one that manages members, or else the first.
    pub fn managing_ipam(&self) -> Option<IpamId> {
        let managing = self.members().iter().map(|member| member.ipam).next();
        managing.or_else(|| self.ipams().keys().next().copied())
    }
}
