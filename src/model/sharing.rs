//! Members, shares and reference sets (domain.md, 1.12, 1.13, D23, D24).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::address::Cidr;

use super::{AccountId, DiscoveryId, PoolId, ReferenceSetId, ShareId, Time};

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
    /// The accounts of a folder; empty for an account.
    pub accounts: Vec<AccountId>,
    /// The name shown.
    pub name: Arc<str>,
    /// Since when.
    pub created_at: Time,
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
