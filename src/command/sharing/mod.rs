//! Sharing pools and discoveries with other accounts (domain.md, 2.11, D23).
//!
//! There is no back end: the owner hands a [`ShareFile`] to a principal, who accepts it; what the
//! principal takes from a pool comes back as a [`ReturnFile`], which the owner settles; the next
//! share file confirms or refuses it. Each file says its cost.

mod accept;
mod accept_discovery;
mod accept_pool;
mod claim;
mod content;
mod handover;
mod permission;
mod settle;
mod share;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::Cidr;
use crate::model::{AccountId, AllocationId, PoolId, ShareId, SharedObject};

use super::transaction::Transaction;
use super::{ObjectRef, Refusal};

pub(super) use claim::{release, tidy};
pub use handover::{
    FileProblem, OfferedAddress, OfferedAllocation, OfferedCidr, OfferedDiscovery, OfferedKind,
    OfferedPool, OfferedResource, OfferedSource, RefusedRequest, Request, ReturnFile, ShareFile,
    Yours,
};
pub(super) use permission::check as check_permission;
pub use permission::owner_only_rule;
pub use settle::proposed_settlement;
pub(super) use share::{refuse_shared, unshare_remedies};

/// What can be done about sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharingCommand {
    /// Shares a pool or discovery with accounts.
    Share {
        /// What.
        object: SharedObject,
        /// With whom.
        principals: Vec<AccountId>,
        /// The name of the share units; empty for none.
        name: Arc<str>,
    },
    /// Ends a share; what the principal holds stays allocated.
    Unshare(ShareId),
    /// Takes in what an owner shares with this account, or shares no longer.
    Accept(Box<ShareFile>),
    /// Gives up what another account shares with this one.
    Leave(SharedObject),
    /// Answers what a principal asks for.
    Settle(Box<Settlement>),
}

/// The owner's answer to a return file: every request is accepted, but for those refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// What the principal asks for.
    pub file: ReturnFile,
    /// The requests refused, each with the block offered in its place.
    pub refused: BTreeMap<AllocationId, Option<Cidr>>,
}

/// A rule of sharing that a command breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharingRule {
    /// Only the owner of a shared object can do this (domain.md, 2.11).
    OwnerOnly {
        /// The object, or one within it.
        object: ObjectRef,
        /// Its owner.
        owner: AccountId,
    },
    /// Of this object a principal can change some of the label only.
    LabelOnly {
        /// The object.
        object: ObjectRef,
        /// Its owner.
        owner: AccountId,
    },
    /// A principal releases only custom allocations that it made itself.
    NotYourAllocation {
        /// The allocation.
        allocation: AllocationId,
        /// The owner of its pool.
        owner: AccountId,
    },
    /// The object is shared with this account already.
    AlreadyShared(ShareId),
    /// A managed member and its administrator do not share discoveries with each other.
    WithMember {
        /// The discovery.
        discovery: ObjectRef,
        /// The member's account.
        account: AccountId,
    },
    /// The file was written for another account.
    NotForThisAccount {
        /// For whom it is.
        wanted: AccountId,
        /// Who this is.
        own: AccountId,
    },
    /// A newer file about the object was accepted already.
    OlderFile(ObjectRef),
    /// An object of the file has the id of another one here.
    Clash(ObjectRef),
    /// The file contradicts itself.
    BadFile(FileProblem),
    /// The pool is not shared with the account that asks for a block of it.
    NotSharedWith(PoolId, AccountId),
}

impl SharingRule {
    /// The error code, ours in the vendor's style.
    pub(super) fn code(&self) -> &'static str {
        match self {
            SharingRule::OwnerOnly { .. } | SharingRule::LabelOnly { .. } => {
                "OperationDenied.SharedResource"
            }
            SharingRule::NotYourAllocation { .. } => "OperationDenied.AllocationOfOther",
            SharingRule::AlreadyShared(_) => "DuplicatedParam.Principal",
            SharingRule::WithMember { .. } => "OperationDenied.ShareWithMember",
            SharingRule::NotForThisAccount { .. } => "OperationDenied.PrincipalMismatch",
            SharingRule::OlderFile(_) => "OperationDenied.ShareFileOutdated",
            SharingRule::Clash(_) => "OperationConflict",
            SharingRule::BadFile(_) => "IllegalParam.ShareFile",
            SharingRule::NotSharedWith(..) => "ResourceNotFound.ResourceShare",
        }
    }
}

pub(super) fn run(
    tx: &mut Transaction<'_>,
    command: SharingCommand,
) -> Result<Option<ObjectRef>, Refusal> {
    match command {
        SharingCommand::Share { object, principals, name } => {
            share::share(tx, object, &principals, &name).map(Some)
        }
        SharingCommand::Unshare(id) => share::unshare(tx, id).map(Some),
        SharingCommand::Accept(file) => accept::accept(tx, &file),
        SharingCommand::Leave(object) => accept::leave(tx, object).map(|()| None),
        SharingCommand::Settle(settlement) => settle::settle(tx, &settlement),
    }
}
