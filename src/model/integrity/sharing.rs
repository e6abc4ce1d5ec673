//! Whether members, shares and what others share agree with the rest.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::finding::object_row;
use super::{Checker, Finding};
use crate::model::{
    AccountId, ClaimState, DirectoryRole, MemberKey, RowKey, ShareType, SharedObject,
};

impl Checker<'_> {
    pub(super) fn sharing(&mut self) {
        let workspace = self.workspace;
        self.members();
        let mut seen = HashMap::new();
        for share in workspace.shares().iter() {
            self.shared_object(&RowKey::Shares(share.id), share.object);
            if let Some(first) = seen.insert((share.object, &share.principal), share.id) {
                self.findings.push(Finding::SharedTwice(first, share.id));
            }
        }
        for share in workspace.accepted().iter() {
            self.shared_object(&RowKey::Accepted(share.object), share.object);
        }
        self.share_types();
        self.claims();
    }

    /// Members are the delegated administrator's, of one IPAM, and share no discovery with it, in
    /// neither direction (domain.md, 2.9).
    fn members(&mut self) {
        let workspace = self.workspace;
        let administrator = DirectoryRole::DelegatedAdministrator;
        let is_administrator = workspace.settings().directory_role == administrator;
        let first = workspace.members().iter().next();
        let mut covered: BTreeMap<&AccountId, &MemberKey> = BTreeMap::new();
        for member in workspace.members().iter() {
            self.ipam(&RowKey::Members(member.key.clone()), member.ipam);
            if !is_administrator {
                self.findings.push(Finding::NoAdministrator(member.key.clone()));
            }
            if let Some(first) = first.filter(|first| first.ipam != member.ipam) {
                let (one, other) = (first.key.clone(), member.key.clone());
                self.findings.push(Finding::ManagedApart(one, other));
            }
            covered.extend(member.covers().map(|account| (account, &member.key)));
        }
        let discovery = |object| matches!(object, SharedObject::Discovery(_));
        let own = workspace.shares().iter().filter(|share| discovery(share.object));
        let own = own.map(|share| (&share.principal, RowKey::Shares(share.id)));
        let accepted = workspace.accepted().iter().filter(|share| discovery(share.object));
        let accepted = accepted.map(|share| (&share.owner, RowKey::Accepted(share.object)));
        for (account, share) in own.chain(accepted) {
            if let Some(member) = covered.get(account) {
                let member = (*member).clone();
                self.findings.push(Finding::SharedWithMember { member, share });
            }
        }
    }

    fn shared_object(&mut self, row: &RowKey, object: SharedObject) {
        let there = match object {
            SharedObject::Pool(id) => self.workspace.pools().contains(&id),
            SharedObject::Discovery(id) => self.workspace.discoveries().contains(&id),
        };
        if !there {
            self.missing(row, object_row(object));
        }
    }

    /// Pools and discoveries say with whom they are shared.
    fn share_types(&mut self) {
        let workspace = self.workspace;
        let shared: HashSet<SharedObject> =
            workspace.shares().iter().map(|row| row.object).collect();
        let pools = workspace.pools().iter().map(|row| (SharedObject::Pool(row.id), row.share));
        let discoveries = workspace.discoveries().iter();
        let discoveries = discoveries.map(|row| (SharedObject::Discovery(row.id), row.share));
        for (object, stated) in pools.chain(discoveries) {
            let right = match (workspace.accepted().contains(&object), shared.contains(&object)) {
                (true, _) => ShareType::Shared,
                (false, true) => ShareType::Sharing,
                (false, false) => ShareType::Plain,
            };
            if stated != right {
                self.findings.push(Finding::ShareTypeWrong(object));
            }
        }
    }

    /// Claims stand for allocations, and every allocation of an accepted pool has one.
    fn claims(&mut self) {
        let workspace = self.workspace;
        for claim in workspace.claims().iter() {
            let row = RowKey::Claims(claim.id);
            if !workspace.pools().contains(&claim.pool) {
                self.missing(&row, RowKey::Pools(claim.pool));
            }
            let alone = match claim.state {
                ClaimState::Refused { .. } | ClaimState::Releasing => true,
                ClaimState::Others | ClaimState::Requested | ClaimState::Confirmed => false,
            };
            match workspace.allocations().get(&claim.id) {
                None if !alone => self.missing(&row, RowKey::Allocations(claim.id)),
                Some(found) if (found.pool, found.cidr) != (claim.pool, claim.cidr) => {
                    self.elsewhere(&row, RowKey::Allocations(claim.id));
                }
                None | Some(_) => {}
            }
        }
        for allocation in workspace.allocations().iter() {
            let accepted = workspace.accepted_pool(allocation.pool).is_some();
            if accepted && !workspace.claims().contains(&allocation.id) {
                self.missing(&RowKey::Allocations(allocation.id), RowKey::Claims(allocation.id));
            }
        }
    }
}
