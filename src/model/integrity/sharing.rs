//! Whether members, shares and what others share agree with the rest.

use std::collections::HashSet;

use super::finding::object_row;
use super::{Checker, Finding};
use crate::model::{ClaimState, RowKey, ShareType, SharedObject};

impl Checker<'_> {
    pub(super) fn sharing(&mut self) {
        let workspace = self.workspace;
        for member in workspace.members().iter() {
            self.ipam(&RowKey::Members(member.key.clone()), member.ipam);
        }
        for share in workspace.shares().iter() {
            self.shared_object(&RowKey::Shares(share.id), share.object);
        }
        for share in workspace.accepted().iter() {
            self.shared_object(&RowKey::Accepted(share.object), share.object);
        }
        self.share_types();
        self.claims();
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
