//! Whether members, shares and what others share agree with the rest.

use std::collections::HashSet;

use super::{Checker, Finding, RowRef};
use crate::model::{ClaimState, MemberKey, ShareType, SharedObject, TableName};

impl Checker<'_> {
    pub(super) fn sharing(&mut self) {
        self.members();
        self.shares();
        self.accepted();
        self.claims();
    }

    fn members(&mut self) {
        let workspace = self.workspace;
        for member in workspace.members().iter() {
            let key = match &member.key {
                MemberKey::Account(account) => account.to_string(),
                MemberKey::Folder(id) => id.to_string(),
            };
            self.ipam(&RowRef::new(TableName::Members, key), member.ipam);
        }
    }

    /// What is shared must be there, and say so.
    fn shares(&mut self) {
        let workspace = self.workspace;
        for share in workspace.shares().iter() {
            let row = RowRef::new(TableName::Shares, share.id);
            self.shared_object(&row, share.object);
        }
        let own = |share| if share { ShareType::Sharing } else { ShareType::Plain };
        let shared: HashSet<SharedObject> =
            workspace.shares().iter().map(|row| row.object).collect();
        let pools = workspace.pools().iter().map(|row| (SharedObject::Pool(row.id), row.share));
        let discoveries = workspace.discoveries().iter();
        let discoveries = discoveries.map(|row| (SharedObject::Discovery(row.id), row.share));
        for (object, stated) in pools.chain(discoveries) {
            let true_type = if workspace.accepted().contains(&object) {
                ShareType::Shared
            } else {
                own(shared.contains(&object))
            };
            if stated != true_type {
                self.findings.push(Finding::ShareTypeWrong(object));
            }
        }
    }

    fn accepted(&mut self) {
        for share in self.workspace.accepted().iter() {
            let key = match share.object {
                SharedObject::Pool(id) => id.to_string(),
                SharedObject::Discovery(id) => id.to_string(),
            };
            self.shared_object(&RowRef::new(TableName::Accepted, key), share.object);
        }
    }

    fn shared_object(&mut self, row: &RowRef, object: SharedObject) {
        match object {
            SharedObject::Pool(id) if !self.workspace.pools().contains(&id) => {
                self.missing(row, TableName::Pools, id);
            }
            SharedObject::Discovery(id) if !self.workspace.discoveries().contains(&id) => {
                self.missing(row, TableName::Discoveries, id);
            }
            SharedObject::Pool(_) | SharedObject::Discovery(_) => {}
        }
    }

    fn claims(&mut self) {
        let workspace = self.workspace;
        for claim in workspace.claims().iter() {
            let row = RowRef::new(TableName::Claims, claim.id);
            if !workspace.pools().contains(&claim.pool) {
                self.missing(&row, TableName::Pools, claim.pool);
            }
            let optional = match claim.state {
                ClaimState::Refused { .. } => true,
                ClaimState::Releasing => true,
                ClaimState::Others | ClaimState::Requested | ClaimState::Confirmed => false,
            };
            match workspace.allocations().get(&claim.id) {
                None if !optional => self.missing(&row, TableName::Allocations, claim.id),
                Some(found) if (found.pool, found.cidr) != (claim.pool, claim.cidr) => {
                    self.elsewhere(&row, TableName::Allocations, claim.id);
                }
                None | Some(_) => {}
            }
        }
        for allocation in workspace.allocations().iter() {
            let accepted = workspace.accepted_pool(allocation.pool).is_some();
            if accepted && !workspace.claims().contains(&allocation.id) {
                let row = RowRef::new(TableName::Allocations, allocation.id);
                self.missing(&row, TableName::Claims, allocation.id);
            }
        }
    }
}
